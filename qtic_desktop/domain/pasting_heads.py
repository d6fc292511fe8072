"""The heads a pasted table brings: its figures go where the heads say, in whatever order they stand, or nowhere with a word.

Nothing is guessed: a title that no row of the form has, a year that it does not ask for and a head in another unit than
万元 leave their figures out, each named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from qtic_desktop.domain.numbers import narrow
from qtic_desktop.domain.pasting import Block, read_figure

#: What rows of the host's finances are called, the first as the form does.
FINANCE_TITLES: Final[Mapping[str, tuple[str, ...]]] = {
    "revenue": ("营业收入", "营业总收入", "主营业务收入", "销售收入", "总收入"),
    "rd": ("研发投入", "研发费用", "研发经费", "研发经费投入", "研发费用投入", "研究开发费用", "研究开发投入"),
    "profit": ("利润", "利润总额"),
    "new_products": (
        "新产品收入", "新产品销售收入", "高新产品收入", "高新技术产品收入", "新产品高新产品收入", "高新技术产品服务收入",
    ),
    "tax": ("税收", "上缴税收", "上缴税金", "实缴税金", "纳税额", "税金", "缴税总额"),
}  # fmt: skip
#: What rows of an old centre's work are called.
OPERATION_TITLES: Final[Mapping[str, tuple[str, ...]]] = {
    "service": ("服务性收入", "服务收入", "技术服务收入", "对外服务收入"),
    "projects": ("承担项目", "承担项目数", "项目数", "在研项目"),
    "project_money": ("项目经费", "承担项目经费", "科研经费", "到账经费"),
    "patents": ("授权知识产权", "知识产权", "授权专利", "专利授权"),
    "staff": ("研发人员", "研发人员数", "科研人员"),
    "served": ("服务企业", "服务企业数", "服务单位"),
}
#: What rows of the money table are called.
FUNDING_TITLES: Final[Mapping[str, tuple[str, ...]]] = {
    "own": ("依托单位自筹", "自筹", "单位自筹", "企业自筹", "自筹经费"),
    "partners": ("共建单位", "共建单位出资", "共建单位投入"),
    "local": ("地方财政", "地方", "地方配套", "财政资金"),
    "other": ("其他", "其他来源", "其它"),
}
_SUMS: Final = frozenset({"合计", "总计", "小计", "研发投入占营业收入", "研发投入占比", "研发投入占营业收入比例"})
_YEAR: Final = re.compile(r"((?:19|20)\d\d)\s*(?:年度?)?")
_PLAN_YEAR: Final = re.compile(r"第\s*([123一二三])\s*年")


@dataclass(frozen=True, slots=True)
class Missed:
    """Figures that went nowhere: the head they stood under, and why: ``unknown``, ``year``, ``unit``, ``sum``, ``twice``."""

    head: str
    why: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Raw text for each cell named by part and place from 0, blank ones left out, and what was left out."""

    cells: tuple[tuple[str, int, str], ...]
    missed: tuple[Missed, ...]


def plain_title(text: str) -> str:
    """A title without its brackets, numbers of lines and marks, to compare it by."""
    bare = re.sub(r"[(（\[][^)）\]]*[)）\]]|单位.*$", "", narrow(text))
    return re.sub(r"[\s:：、/·.*＊]|^[一二三四五六七八九十\d]+[、.．]", "", bare)


def by_heads(
    block: Block, titles: Mapping[str, tuple[str, ...]], years: Sequence[str], start: tuple[int, int] = (0, 0)
) -> Placed | None:
    """Where the figures of a block go by its own heads; None where it has none and the place of the cursor decides.

    ``years`` are the columns of the form. Rows and columns may be swapped. A plan's columns are 第 1 年 to 第 3 年 (``years``
    empty): years of the calendar go there in their order. A side without heads goes on from ``start`` (row and column).
    """
    rows = [list(row) for row in block]
    if len(rows) > 1 and len(rows[0]) > 1 and _are_years(rows[0][1:]) and _are_titles([row[0] for row in rows[1:]]):
        corner, across, down, body = (
            rows[0][0],
            rows[0][1:],
            [row[0] for row in rows[1:]],
            [row[1:] for row in rows[1:]],
        )
    elif len(rows) > 1 and len(rows[0]) > 1 and _are_years([row[0] for row in rows[1:]]) and _are_titles(rows[0][1:]):
        corner, across, down = rows[0][0], [row[0] for row in rows[1:]], rows[0][1:]
        body = [[row[n + 1] if n + 1 < len(row) else "" for row in rows[1:]] for n in range(len(down))]
    elif len(rows) > 1 and _are_years(rows[0]) and any(_YEAR.fullmatch(head.strip()) is None for head in rows[1]):
        corner, across, body = "", rows[0], rows[1:]
        down = [names[0] for names in list(titles.values())[start[0] :]][: len(body)]
        down += [""] * (len(body) - len(down))
    elif all(len(row) > 1 and any(_part(row[0], titles) for row in rows) for row in rows) and _are_titles(
        [row[0] for row in rows]
    ):
        corner, across, down, body = "", [], [row[0] for row in rows], [row[1:] for row in rows]
    else:
        return None
    if _other_unit(corner):
        return Placed((), (Missed(corner.strip(), "unit"),))
    wide = max(len(row) for row in body)
    places, missed = _columns(across, years) if across else (list(range(start[1], start[1] + wide)), [])
    cells: list[tuple[str, int, str]] = []
    taken: set[str] = set()
    for title, row in zip(down, body, strict=True):
        part = _part(title, titles)
        why = _why_not(title, part, taken)
        if why:
            missed += [] if why == "sum" or not any(cell.strip() for cell in row) else [Missed(title.strip(), why)]
            continue
        taken.add(part)
        cells += [(part, at, text.strip()) for at, text in zip(places, row, strict=False) if at >= 0 and text.strip()]
    return Placed(tuple(cells), tuple(missed))


def _part(title: str, titles: Mapping[str, tuple[str, ...]]) -> str:
    return next((key for key, names in titles.items() if plain_title(title) in map(plain_title, names)), "")


def _why_not(title: str, part: str, taken: AbstractSet[str]) -> str:
    if plain_title(title) in _SUMS:
        return "sum"
    if _other_unit(title):
        return "unit"
    if not part:
        return "unknown"
    return "twice" if part in taken else ""


def _columns(heads: Sequence[str], years: Sequence[str]) -> tuple[list[int], list[Missed]]:
    """For each column its place in the form, -1 for none."""
    found = [_YEAR.fullmatch(narrow(head).strip()) for head in heads]
    calendar = sorted({one[1] for one in found if one is not None})
    known = list(years) if years else calendar[:3]
    places, missed = [], []
    for head, year in zip(heads, found, strict=True):
        plan = _PLAN_YEAR.fullmatch(narrow(head).strip())
        if plan is not None and not years:
            places.append("123".find(plan[1]) if plan[1].isascii() else "一二三".find(plan[1]))
        elif year is not None and year[1] in known and (years or len(calendar) <= len(known)):
            places.append(known.index(year[1]))
        else:
            places.append(-1)
            if head.strip() and plain_title(head) not in _SUMS:
                missed.append(Missed(head.strip(), "year"))
    for at in {place for place in places if place >= 0 and places.count(place) > 1}:
        missed.append(Missed(heads[places.index(at)].strip(), "twice"))
        places = [-1 if place == at else place for place in places]
    return places, missed


def _are_years(heads: Sequence[str]) -> bool:
    """At least one year, and nothing but years, sums and blanks."""
    named = [narrow(head).strip() for head in heads if head.strip() and plain_title(head) not in _SUMS]
    return bool(named) and all(_YEAR.fullmatch(head) or _PLAN_YEAR.fullmatch(head) for head in named)


def _are_titles(heads: Sequence[str]) -> bool:
    """Words, no figures."""
    return any(head.strip() for head in heads) and all(
        not read_figure(head).text or _YEAR.fullmatch(narrow(head).strip()) for head in heads
    )


def _other_unit(head: str) -> bool:
    """Whether a head says that its figures are in yuan, thousands or 亿元."""
    plain = narrow(head).replace("万元", "")
    return bool(re.search(r"[(（:：]\s*(?:人民币)?(?:千|百万|亿)?元|单位.*元", plain))

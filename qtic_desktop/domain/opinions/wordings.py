"""The wording of the opinions: every sentence that is not the panel's own, what each may name, and what stops it from being
put in force (三（二）; the guideline gives no form, 指引未规定).

A sentence names facts of the record as ``{{ 中心名称 }}`` and may depend on one by ``{% 如果 弃权票 %} … {% 结束 %}``.
How that is read is said in ``documents.content.sentences``; here is what an office may write at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from qtic_desktop.domain.opinions import OpinionKind, OpinionText
from qtic_desktop.domain.problems import Problem

SHIPPED: Final = 0
"""The number of the wording that comes with the program."""
MOST_PARTS: Final = 10
LONGEST: Final = 800
"""Characters of one sentence as written."""
LONGEST_PHRASE: Final = 300
MOST_PHRASES: Final = 200

#: What every sentence may name, in the order in which it is offered.
NAMES: Final = (
    "日期", "组织单位", "会议地点", "会议名称", "主管部门", "依托单位", "中心名称", "原中心名称", "编号", "中心主任", "专家人数", "组长",
    "应表决人数", "同意票", "修改后同意票", "不同意票", "弃权票", "需赞成票", "表决多数", "有效评分表数", "平均分", "通过线", "等次",
    "建设期", "原组长", "回避专家", "缺席专家",
)  # fmt: skip
A_CONDITION: Final = "{% 如果 弃权票 %}…{% 否则 %}…{% 结束 %}"
"""A condition as an office writes it, to begin from."""
#: What only one sentence may name.
OWN_NAMES: Final[Mapping[str, tuple[str, ...]]] = {"merged_roles": ("兼任人员",)}
#: The sentences beside the parts, in the order of the paper.
SENTENCES: Final = (
    "title", "opening", "votes", "votes_with_revision", "mean", "unspecified", "conclusion_heading",
    "conclusion.agree", "conclusion.agree_after_revision", "conclusion.disagree", "dissent_heading", "recused",
    "merged_roles", "leader_role", "member_role",
)  # fmt: skip
#: A sentence that the office may leave empty: then nothing is printed there.
MAY_BE_EMPTY: Final = frozenset({"votes_with_revision", "unspecified"})
#: What a sentence must name, so that no wording can make a vote or a name disappear from the paper.
_MUST_NAME: Final[Mapping[str, tuple[str, ...]]] = {
    "opening": ("中心名称", "依托单位"),
    "votes": ("同意票", "不同意票", "弃权票"),
    "votes_with_revision": ("同意票", "修改后同意票", "不同意票", "弃权票"),
    "mean": ("平均分",),
    "recused": ("回避专家",),
    "merged_roles": ("兼任人员",),
}
_AGAINST: Final = ("不同意", "不通过", "不予", "未通过")


@dataclass(frozen=True, slots=True)
class WordingPart:
    """One numbered part: ``criteria`` are numbers of the score sheet it speaks of, parted by blanks. ``body_disagree`` is
    drafted where the panel is against it; empty: ``body`` is, whatever the vote."""

    key: str
    heading: str = ""
    body: str = ""
    body_disagree: str = ""
    criteria: str = ""


@dataclass(frozen=True, slots=True)
class OpinionWording:
    """All sentences of one paper. ``number`` is its version, ``SHIPPED`` the one that comes with the program."""

    kind: OpinionKind
    number: int
    sentences: Mapping[str, str]
    parts: tuple[WordingPart, ...]

    def sentence(self, key: str) -> str:
        """The sentence as it is written; empty where the office wants none."""
        return self.sentences.get(key, "")

    def with_sentence(self, key: str, words: str) -> OpinionWording:
        """The same with another sentence."""
        return replace(self, sentences={**self.sentences, key: words})

    def with_part(self, place: int, part: WordingPart) -> OpinionWording:
        """The same with another part at ``place`` (from 0)."""
        return replace(self, parts=(*self.parts[:place], part, *self.parts[place + 1 :]))

    def fields(self) -> dict[str, str]:
        """Every text by its field: a sentence by its key, a part by ``part.KEY.heading``, ``.body``, ``.body_disagree``."""
        found = {key: self.sentence(key) for key in SENTENCES}
        for part in self.parts:
            found |= {
                f"part.{part.key}.heading": part.heading,
                f"part.{part.key}.body": part.body,
                f"part.{part.key}.body_disagree": part.body_disagree,
            }
        return found

    def says_the_same(self, other: OpinionWording) -> bool:
        """Whether both print the same, whatever their numbers."""
        return self.fields() == other.fields() and self.parts == other.parts

    def new_key(self) -> str:
        """A key for another part, which no part has."""
        taken = {part.key for part in self.parts}
        return next(key for number in range(1, MOST_PARTS * 2 + 2) if (key := f"own{number}") not in taken)


def wording_to_mapping(wording: OpinionWording) -> dict[str, Any]:
    """As it is stored."""
    return {"sentences": dict(wording.sentences), "parts": [asdict(part) for part in wording.parts]}


def wording_from_mapping(kind: OpinionKind, number: int, data: Mapping[str, Any]) -> OpinionWording:
    """Inverse of ``wording_to_mapping``."""
    return OpinionWording(kind, number, dict(data["sentences"]), tuple(WordingPart(**part) for part in data["parts"]))


def names_of(field: str) -> tuple[str, ...]:
    """What the text of a field may name."""
    return (*NAMES, *OWN_NAMES.get(field, ()))


def content_flaws(wording: OpinionWording, named: Mapping[str, frozenset[str]]) -> list[Problem]:
    """What is wrong with a wording whose every text can be read; ``named`` are the names each field uses."""
    found: list[Problem] = []
    for field, text in wording.fields().items():
        empty = not text.strip()
        if empty and field not in MAY_BE_EMPTY and not field.endswith(".body_disagree"):
            found.append(Problem("wording.empty", field))
        lacking = [name for name in _MUST_NAME.get(field, ()) if name not in named.get(field, frozenset())]
        if lacking and not empty:
            found.append(Problem("wording.must_name", field, {"names": "、".join(lacking)}))
        if len(text) > LONGEST:
            found.append(Problem("wording.too_long", field, {"count": len(text), "limit": LONGEST}))
    if not wording.sentence("votes_with_revision").strip():
        found += _revision_unsaid(named)
    for key, against in (("agree", False), ("agree_after_revision", False), ("disagree", True)):
        text = wording.sentence(f"conclusion.{key}")
        if text.strip() and any(word in text for word in _AGAINST) is not against:
            found.append(Problem("wording.opposite", f"conclusion.{key}"))
    if not 1 <= len(wording.parts) <= MOST_PARTS:
        found.append(Problem("wording.parts", "parts", {"count": len(wording.parts), "limit": MOST_PARTS}))
    headings = [part.heading.strip() for part in wording.parts]
    twice = next(
        (part for part in wording.parts if headings.count(part.heading.strip()) > 1 and part.heading.strip()), None
    )
    if twice is not None:
        found.append(Problem("wording.same_heading", f"part.{twice.key}.heading", {"heading": twice.heading}))
    return found


def _revision_unsaid(named: Mapping[str, frozenset[str]]) -> list[Problem]:
    """Without a sentence of its own, votes for 修改后同意 must stand in the usual one."""
    if "修改后同意票" in named.get("votes", frozenset()):
        return []
    return [Problem("wording.must_name", "votes", {"names": "修改后同意票"})]


def reworded(text: OpinionText, before: OpinionText, after: OpinionText) -> OpinionText:
    """The words of a draft that was begun as ``before``, taken over into the wording it would begin as now: what nobody
    touched is as in ``after``, what somebody wrote stays, also in a part that the new wording does not have. The conclusion
    is always that of the wording; nobody can write it."""
    drafted = {part.key: part for part in before.parts}
    written = {part.key: part for part in text.parts}
    parts = []
    for part in after.parts:
        own = written.get(part.key)
        untouched = own is None or (part.key in drafted and own.body == drafted[part.key].body)
        parts.append(part if own is None or untouched else replace(part, body=own.body))
    known = {part.key for part in after.parts}
    kept = [one for one in text.parts if one.key not in known and one != drafted.get(one.key)]
    opening = after.opening if text.opening == before.opening else text.opening
    return OpinionText(opening, (*parts, *kept), after.conclusion, text.dissent)

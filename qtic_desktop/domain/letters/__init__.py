"""推荐函与收件 (三（一）): letters of recommending departments, the list each brings, and what was handed in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.identity import name_key, normalize_name
from qtic_desktop.domain.numbers import narrow
from qtic_desktop.domain.possible import Possible, allowed


class Channel(StrEnum):
    """定向组织 or 主管部门推荐, the two ways of 三（一）; the values are those of a proposal."""

    RECOMMENDED = "recommended"
    DIRECTED = "directed"


class LineState(StrEnum):
    """What became of one line of the list of a letter."""

    DELIVERED = "delivered"  # 已送达
    RENAMED = "renamed"  # 单位已送达，中心名称不同
    MISSING = "missing"  # 未送达


@dataclass(frozen=True, slots=True)
class ListedCenter:
    """A centre as the list of a letter names it."""

    center_name: str
    host_name: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """A proposal that was keyed or accepted, as far as a list is compared with it; ``number`` is empty for a draft."""

    id: str
    number: str
    center_name: str
    host_name: str


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line of the list beside what was delivered for it, if anything."""

    place: int
    listed: ListedCenter
    state: LineState
    found: Delivered | None = None


@dataclass(frozen=True, slots=True)
class ListCheck:
    """A whole list against what was delivered; ``beyond`` quote the letter and do not stand on its list."""

    lines: tuple[CheckedLine, ...]
    beyond: tuple[Delivered, ...]

    def count(self, state: LineState) -> int:
        """How many lines came to this."""
        return sum(line.state is state for line in self.lines)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One kind of paper of a delivery; how many copies and pages where that was written."""

    name: str
    copies: int | None = None
    pages: int | None = None


_COPIES: Final = re.compile(r"(\d+)\s*(?:份|套|册|本)")
_PAGES: Final = re.compile(r"(\d+)\s*(?:页|张)")
_ENDS: Final = " \t，,、；;：:（）()"


def parse_list(text: str) -> tuple[ListedCenter, ...]:
    """The list as it is typed or pasted: a line for each centre, its name and, after a tab or two blanks, its host. A
    running number in front is left out, and so are lines without words."""
    found = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"\t+|\s{2,}|\s*[|｜]\s*", line.strip()) if cell.strip()]
        if cells and re.fullmatch(r"\d+[.、．)]?", narrow(cells[0])):
            cells = cells[1:]
        if cells:
            center = re.sub(r"^\d+[.、．)]\s*", "", cells[0])
            found.append(ListedCenter(normalize_name(center), normalize_name(cells[1]) if len(cells) > 1 else ""))
    return tuple(found)


def list_text(lines: Iterable[ListedCenter]) -> str:
    """Inverse of ``parse_list``."""
    return "\n".join("\t".join(part for part in (line.center_name, line.host_name) if part) for line in lines)


def parse_papers(text: str) -> tuple[PaperLine, ...]:
    """What was handed in, a kind of paper a line: ``建设方案 3份 120页``. Figures without their word stay in the name."""
    found = []
    for line in text.splitlines():
        plain = narrow(line).strip()
        copies, pages = _COPIES.search(plain), _PAGES.search(plain)
        name = _PAGES.sub("", _COPIES.sub("", plain)).strip(_ENDS).replace("共", "").strip(_ENDS)
        if plain:
            found.append(
                PaperLine(
                    name or plain,
                    None if copies is None else int(copies.group(1)),
                    None if pages is None else int(pages.group(1)),
                )
            )
    return tuple(found)


def check_list(listed: Sequence[ListedCenter], delivered: Sequence[Delivered], quoting: Iterable[str]) -> ListCheck:
    """Hold the list against ``delivered``: by the name of the centre, else by the host where the names differ.
    ``quoting`` are ids of those that quote the letter."""
    by_center = {name_key(one.center_name): one for one in delivered if one.center_name}
    taken: set[str] = set()
    lines: list[CheckedLine] = []
    for place, line in enumerate(listed, 1):
        found = by_center.get(name_key(line.center_name))
        if found is not None and found.id not in taken:
            taken.add(found.id)
            lines.append(CheckedLine(place, line, LineState.DELIVERED, found))
        else:
            lines.append(CheckedLine(place, line, LineState.MISSING))
    for n, checked in enumerate(lines):
        if checked.state is LineState.MISSING and checked.listed.host_name:
            same = [
                one
                for one in delivered
                if one.id not in taken and name_key(one.host_name) == name_key(checked.listed.host_name)
            ]
            if len(same) == 1:
                taken.add(same[0].id)
                lines[n] = CheckedLine(checked.place, checked.listed, LineState.RENAMED, same[0])
    wanted = set(quoting)
    return ListCheck(tuple(lines), tuple(one for one in delivered if one.id in wanted and one.id not in taken))


class LetterStanding(Protocol):
    """What decides about the acts on a letter or on a delivery below it."""

    @property
    def is_delivery(self) -> bool:
        """Which of the two it is."""

    @property
    def in_force(self) -> bool:
        """Whether it was not taken back."""


def possible_acts(row: LetterStanding, role: Role) -> tuple[Possible, ...]:
    """What can be done now; what was taken back can be brought back."""
    if row.is_delivery:
        return allowed((Act.TAKE_BACK_DELIVERY,) if row.in_force else (Act.RESTORE_DELIVERY,), role)
    if not row.in_force:
        return allowed((Act.RESTORE_LETTER,), role)
    return allowed(
        (Act.RECEIVE_DELIVERY, Act.LIST_LETTER, Act.ATTACH_SCAN, Act.CORRECT_LETTER, Act.WITHDRAW_LETTER), role
    )

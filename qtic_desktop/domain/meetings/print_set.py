"""The print set of a meeting: which papers there are, what they say, and how often each was printed with the same words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qtic_desktop.domain.meetings.fees import Fee, Grade
from qtic_desktop.domain.meetings.papers import PanelLine
from qtic_desktop.domain.scoring.votes import VoteCount


class SetSheet(StrEnum):
    """A paper of the set, in the order of the day."""

    NOTICE = "notice"  # 会议通知
    AGENDA = "agenda"  # 议程
    LOTS = "lots"  # 答辩抽签表
    VISIT = "visit"  # 现场考察表
    BLANKS = "blanks"  # 空白表
    COUNT = "count"  # 计票单
    FEES = "fees"  # 咨询费发放表


#: What an office edits before it is sent or used.
EDITED = (SetSheet.NOTICE, SetSheet.AGENDA, SetSheet.VISIT, SetSheet.BLANKS)


@dataclass(frozen=True, slots=True)
class SetItem:
    """A proposal in running order. ``count`` is there once the meeting is sealed, with the verdict in words."""

    position: int
    number: str
    center_name: str
    host_name: str
    department_name: str
    director_name: str
    track: str
    recused: tuple[str, ...] = ()
    count: VoteCount | None = None
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class FeeLine:
    """An expert who came, what the meeting pays, and the other meetings of the same month by number."""

    name: str
    organization: str
    title: str
    grade: Grade
    fee: Fee
    same_month: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LotsLine:
    """How the order was drawn: which attempt, the numbers with who spoke them, and the fingerprint of what was drawn from."""

    attempt: int
    spoken: tuple[tuple[str, str], ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SetFacts:
    """What the papers of one meeting say. ``days`` of the fees as text; ``panel`` are names with their units; ``majority``
    as the rules have it; ``made_at`` the printed time of making; ``times`` of the proposals as planned, ``lots`` how
    their order was drawn last."""

    number: str
    title: str
    held_on: date
    place: str
    organizer: str
    panel: tuple[tuple[str, str], ...]
    items: tuple[SetItem, ...]
    majority: str
    sealed: bool
    sample: bool
    made_at: str
    days: str = "1"
    fees: tuple[FeeLine, ...] = ()
    rates: tuple[str, str] = ("", "")
    times: tuple[str, ...] = ()
    lots: LotsLine | None = None
    signers: tuple[PanelLine, ...] = ()
    secret: tuple[str, ...] = ()
    """Numbers of the proposals that are voted on in secret."""
    """Who signs in the accepted table; nobody where the panel signs on lines."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One paper of a set that was made: pages, the code of its words, which version of them this is, and how often these
    very words were made before."""

    sheet: str
    title: str
    file: str
    pages: int
    code: str
    version: int
    before: int


def version_of(code: str, earlier: Sequence[Mapping[str, str]], sheet: str) -> tuple[int, int]:
    """Number of the words among all that this paper ever had, and how often they were made before; ``earlier`` are the
    codes by paper of each set, the oldest first."""
    known = [one[sheet] for one in earlier if sheet in one]
    words = list(dict.fromkeys([*known, code]))
    return words.index(code) + 1, known.count(code)

"""The facts and the wording of an expert opinion (方案论证 and 转建考核, 三（二）; 绩效评估, 三（四）).

Facts come from the record and cannot be typed over; the parts are the panel's own words, drafted from the facts.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, Protocol

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.possible import Possible


class OpinionKind(StrEnum):
    """Which paper: argument of a plan for a new centre, assessment of an existing one for conversion, evaluation of a centre
    about the end of its period (三（四）)."""

    ARGUMENT = "argument"  # 专家论证意见
    ASSESSMENT = "assessment"  # 转建考核意见
    EVALUATION = "evaluation"  # 绩效评估意见

    @classmethod
    def of(cls, track: str) -> OpinionKind:
        """The paper of a track."""
        return {"CONVERSION": cls.ASSESSMENT, "EVALUATION": cls.EVALUATION}.get(track, cls.ARGUMENT)


class Conclusion(StrEnum):
    """The three-way conclusion used in practice; conversion knows only agree and disagree."""

    AGREE = "agree"  # 同意
    AGREE_AFTER_REVISION = "agree-after-revision"  # 修改后同意
    DISAGREE = "disagree"  # 不同意


class OpinionStatus(StrEnum):
    """Life of one version of an opinion: draft, final (text frozen, waiting for signatures), signed, superseded: by a newer
    version, or void by a correction or a reopening until a newer one is drafted."""

    DRAFT = "draft"
    FINAL = "final"
    SIGNED = "signed"
    SUPERSEDED = "superseded"


class LineState(StrEnum):
    """Where one line of the signing board stands. Only the person signs: with the own key, or by hand on paper, which the
    office records with a scan and a second person confirms. Who refuses or is absent has a reason and no signature."""

    WAITING = "waiting"
    SIGNED = "signed"
    PAPER_RECORDED = "paper_recorded"
    PAPER_SIGNED = "paper_signed"
    QUESTIONED = "questioned"
    """A confirmed hand signature that somebody asks to take back; it counts until a second person agrees."""
    REFUSED = "refused"
    ABSENT = "absent"


#: Somebody has signed, with a key or by hand.
HAS_SIGNED = frozenset({LineState.SIGNED, LineState.PAPER_SIGNED, LineState.QUESTIONED})
#: Nothing more is waited for in such a line.
SETTLED = frozenset(
    {LineState.SIGNED, LineState.PAPER_SIGNED, LineState.QUESTIONED, LineState.REFUSED, LineState.ABSENT}
)
#: Signed by hand, confirmed by a second person: taken back by two people only.
BY_HAND = frozenset({LineState.PAPER_SIGNED, LineState.QUESTIONED})
#: What one person recorded and may withdraw with a reason.
RECORDED = frozenset({LineState.PAPER_RECORDED, LineState.REFUSED, LineState.ABSENT})
#: What stands on paper alone, so that a sheet of signatures tells of it; a signature with a key stands in the file.
ON_PAPER = RECORDED | BY_HAND


def status_of(lines: Collection[LineState]) -> OpinionStatus:
    """What a final opinion is called by its lines: signed when nobody is waited for and somebody signed."""
    signed = any(line in HAS_SIGNED for line in lines)
    return OpinionStatus.SIGNED if signed and all(line in SETTLED for line in lines) else OpinionStatus.FINAL


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines of a board are signed, will not be (absent, refused), and still wait (``recorded`` for a second person).
    The one place where signatures are counted."""

    signed: int = 0
    absent: int = 0
    refused: int = 0
    waiting: int = 0
    recorded: int = 0

    @classmethod
    def of(cls, lines: Collection[LineState]) -> Tally:
        """The count of a board."""
        counted = list(lines)
        absent, refused = counted.count(LineState.ABSENT), counted.count(LineState.REFUSED)
        signed, recorded = sum(line in HAS_SIGNED for line in counted), counted.count(LineState.PAPER_RECORDED)
        return cls(signed, absent, refused, len(counted) - signed - absent - refused - recorded, recorded)

    @property
    def lines(self) -> int:
        """All lines there are."""
        return self.signed + self.absent + self.refused + self.waiting + self.recorded

    @property
    def missing(self) -> int:
        """Who will not sign."""
        return self.absent + self.refused


@dataclass(frozen=True, slots=True)
class PanelSeat:
    """One expert of the panel as the opinion shows it. ``field_name`` names the signature field (ASCII)."""

    expert_id: str
    name: str
    organization: str
    title: str
    speciality: str
    is_leader: bool
    recused: bool = False

    @property
    def field_name(self) -> str:
        """Stable ASCII name of the signature field of this person."""
        return ("Leader_" if self.is_leader else "Expert_") + self.expert_id.replace("-", "")[-12:]


@dataclass(frozen=True, slots=True)
class OpinionFacts:
    """Everything on the paper that comes from the record.

    ``mean`` is the printed mean as decimal text (points of 100) or None while it may not be shown. ``check_code`` binds
    the paper to the version of the record: first 12 hex digits of SHA-256 over the canonical facts and text.
    ``merged_roles``: people of a small office with the roles (values of ``Role``) that it merges on them.
    """

    kind: OpinionKind
    center_name: str
    host_name: str
    department_name: str
    proposal_number: str
    director_name: str
    old_center_name: str
    meeting_title: str
    held_on: date
    place: str
    organizer: str
    panel: tuple[PanelSeat, ...]
    entitled: int
    agree: int
    agree_after_revision: int
    disagree: int
    abstain: int
    needed: int
    majority: str
    mean: str | None
    pass_mean: str
    counted: int
    conclusion: Conclusion
    version_no: int
    check_code: str
    opinion_date: date
    sample: bool = False
    merged_roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    grade: str = ""
    """Of an evaluation: the grade that the mean reaches; the bureau decides it."""
    period: str = ""
    """Of an evaluation: first and last day of the period."""
    board: Literal["lines", "table"] = "lines"
    """How the panel signs, as the rules of the meeting say (``domain.rule_settings``)."""
    wording: int = 0
    """Which version of the wording of its kind it is written in (``domain.opinions.wordings``)."""
    absent: tuple[str, ...] = ()
    """Names of the panel who were not there for this proposal, and have no line on its paper."""
    leader_named: str = ""
    """Who leads the panel, where somebody else led it for this proposal."""
    secret: bool = False
    """Whether the vote was held in secret."""
    invalid: int = 0
    """Of a secret vote: spoiled ballots and those not handed back, among those entitled and not in favour."""


@dataclass(frozen=True, slots=True)
class OpinionPart:
    """One numbered part of the text; ``key`` is stable (completeness, positioning, ...), ``heading`` is printed."""

    key: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class OpinionText:
    """The panel's words: an opening paragraph, the numbered parts, the conclusion sentence, dissent if any."""

    opening: str
    parts: tuple[OpinionPart, ...]
    conclusion: str
    dissent: str = ""


class OnTheWay(Protocol):
    """What decides which acts come into question for the opinion on a proposal."""

    @property
    def opinion_id(self) -> str:
        """Empty while none was drafted."""

    @property
    def meeting_sealed(self) -> bool:
        """Whether an opinion may be drafted."""

    @property
    def is_void(self) -> bool:
        """Whether it no longer says what is sealed and nothing took its place."""


def possible_acts(row: OnTheWay) -> tuple[Possible, ...]:
    """An opinion is drafted once, after the scores are sealed, and again when a correction made it void; what is done with
    it then is done at its desk."""
    if row.opinion_id and not row.is_void:
        return ()
    return (Possible(Act.DRAFT_OPINION, "" if row.meeting_sealed else "opinions.not_sealed"),)

"""What a use case touched, and who asked for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol, runtime_checkable

from qtic_desktop.domain.namesakes import called
from qtic_desktop.domain.values import dataclass


class Role(StrEnum):
    """Roles of the people at work; the rights of each are one table in ``domain.acts``."""

    CLERK = "clerk"
    EXPERT = "expert"
    OFFICE = "office"
    SUPERVISOR = "supervisor"
    VERIFIER = "verifier"
    HEAD = "head"
    SYSTEM_ADMIN = "sys_admin"
    SECURITY_ADMIN = "sec_admin"
    AUDIT_ADMIN = "audit_admin"


@dataclass(frozen=True, slots=True)
class Actor:
    """The person in whose name a use case runs; ``expert_id`` is set for an expert at the scoring panel, ``also`` are
    further roles of the person, which only a small office merges. ``reads_only``: at a window that only looks. ``apart``:
    what stands beside the name where somebody else has the same (``domain.namesakes``)."""

    id: str
    name: str
    role: Role
    expert_id: str | None = None
    also: frozenset[Role] = frozenset()
    reads_only: bool = False
    apart: str = ""

    @property
    def called(self) -> str:
        """The name as it is shown, written down and printed."""
        return called(self.name, self.apart)

    @property
    def roles(self) -> tuple[Role, ...]:
        """All roles of the person, the one at work first."""
        return (self.role, *sorted(self.also - {self.role}))


#: The program itself, where it writes of its own accord.
SYSTEM: Final = Actor("system", "QTIC", Role.OFFICE)


class Kind(StrEnum):
    """Kinds of records that use cases touch and views watch; the values stand in the audit log."""

    BATCH = "batch"
    CENTER = "center"
    CONTEXT = "context"
    """The batch or meeting that the window works on."""
    DEPARTMENT = "department"
    DRAW = "draw"
    DUTY = "duty"
    EXAMINATION = "examination"
    EVALUATION = "evaluation"
    EXPERT = "expert"
    FONT = "font"
    LETTER = "letter"
    MEETING = "meeting"
    NOTICE = "notice"
    OPINION = "opinion"
    PERSON = "person"
    PROPOSAL = "proposal"
    RECUSAL = "recusal"
    RULES = "rules"
    SCAN = "scan"
    SELECTION = "selection"
    SHEET = "sheet"
    UNIT = "unit"
    VOTE = "vote"
    WORKSPACE = "workspace"


@dataclass(frozen=True, slots=True)
class Changes:
    """The records a use case touched; views refresh when one of their kinds is among them. A pair with an empty id
    says that records of a kind were touched without naming them."""

    records: frozenset[tuple[Kind, str]] = frozenset()

    @classmethod
    def of(cls, kind: Kind, *ids: str) -> Changes:
        """The usual case: one kind, some ids."""
        return cls(frozenset((kind, one) for one in ids) or frozenset({(kind, "")}))

    @classmethod
    def of_kinds(cls, *kinds: Kind) -> Changes:
        """Records of several kinds, not named."""
        return cls(frozenset((kind, "") for kind in kinds))

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds touched."""
        return frozenset(kind for kind, _ in self.records)

    @property
    def ids(self) -> frozenset[str]:
        """The ids touched, of whatever kind."""
        return frozenset(one for _, one in self.records if one)

    def ids_of(self, kind: Kind) -> frozenset[str]:
        """The ids touched of one kind."""
        return frozenset(one for touched, one in self.records if touched is kind and one)

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.records | other.records)


#: What else may read otherwise after an act whose entry of the log is about a record of a kind: what a window is told of
#: another computer's act is the log alone, and the act itself returned no less than this.
_AROUND: Final[Mapping[str, frozenset[Kind]]] = MappingProxyType(
    {
        Kind.BATCH: frozenset({Kind.PROPOSAL}),
        Kind.CENTER: frozenset({Kind.DUTY, Kind.EVALUATION}),
        Kind.DEPARTMENT: frozenset({Kind.CENTER, Kind.LETTER, Kind.PROPOSAL}),
        Kind.DUTY: frozenset({Kind.CENTER, Kind.EVALUATION}),
        Kind.EVALUATION: frozenset({Kind.CENTER, Kind.PROPOSAL}),
        Kind.EXPERT: frozenset({Kind.PERSON, Kind.RECUSAL}),
        Kind.MEETING: frozenset(
            {Kind.OPINION, Kind.PROPOSAL, Kind.RECUSAL, Kind.SELECTION, Kind.SHEET, Kind.VOTE}
        ),
        Kind.PROPOSAL: frozenset({Kind.BATCH, Kind.RECUSAL}),
        Kind.RECUSAL: frozenset({Kind.SHEET, Kind.VOTE}),
        Kind.RULES: frozenset({Kind.OPINION}),
        Kind.SHEET: frozenset({Kind.RECUSAL, Kind.VOTE}),
    }
)  # fmt: skip
_EVERYTHING: Final = frozenset(Kind) - {Kind.CONTEXT}


def changes_told(told: Iterable[tuple[str, str]] | None) -> Changes:
    """What may read otherwise after entries of the log about these (kind, id); None: after nobody knows what. A kind that
    is not ours, and the workspace itself, stand for everything."""
    pairs = None if told is None else tuple(told)
    if pairs is None or any(kind == Kind.WORKSPACE or kind not in _EVERYTHING for kind, _ in pairs):
        return Changes.of_kinds(*_EVERYTHING)
    named = Changes(frozenset((Kind(kind), one) for kind, one in pairs))
    around = {other for kind in named.kinds for other in _AROUND.get(kind, ())}
    return named | Changes(frozenset((other, "") for other in around - named.kinds))


@runtime_checkable
class Carrying(Protocol):
    """An answer that tells what was touched on the way."""

    @property
    def changes(self) -> Changes:
        """What was touched."""


def changes_of(answer: object) -> Changes:
    """The changes an answer is or carries; none when it speaks of none."""
    if isinstance(answer, Changes):
        return answer
    return answer.changes if isinstance(answer, Carrying) else Changes()

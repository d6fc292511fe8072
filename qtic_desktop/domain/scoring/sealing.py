"""封存: two people seal and reopen, a correction docket changes sealed figures, 修改后同意 comes back for a re-check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from qtic_desktop.domain.acts import Act, may
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.possible import Possible
from qtic_desktop.domain.scoring.blockers import SETTLED_BY_PERSON


class SealState(StrEnum):
    """Asked for by the organizer, sealed, taken back before it was confirmed, or reopened."""

    ASKED = "asked"
    SEALED = "sealed"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"


class DocketKind(StrEnum):
    """What a docket changes: points of a criterion, the sum written by hand, a ballot, or an expert recused too late."""

    POINTS = "points"
    PAPER_TOTAL = "paper_total"
    BALLOT = "ballot"
    RECUSAL = "recusal"


class DocketState(StrEnum):
    """Written by one person, in force once the other confirms, or withdrawn before."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


class RecheckState(StrEnum):
    """Asked of the applicant, passed, failed, or taken back."""

    ASKED = "asked"
    PASSED = "passed"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


#: A pledge not signed, and a sheet changed at two stations of which nobody has said which counts.
PLEDGE_MISSING: Final = "scoring.gate.pledge_missing"
STATIONS_DIFFER: Final = "scoring.gate.stations_differ"

#: Obstacles that the supervisor may let pass with a reason: those only a person settles, a pledge not signed, and a sheet of
#: a station that may never come back. What can still be entered or corrected is never waived.
WAIVABLE: Final = SETTLED_BY_PERSON | {PLEDGE_MISSING, STATIONS_DIFFER}


@dataclass(frozen=True, slots=True)
class SealStanding:
    """What decides about sealing and reopening. ``two``: whether it takes two people; ``asked``: whether one has asked;
    ``reopening``: whether one has asked to reopen; ``listed``: proposals that are judged."""

    open: bool
    sealed: bool
    two: bool = False
    asked: bool = False
    reopening: bool = False
    listed: int = 1


def seal_acts(seal: SealStanding, role: Role) -> tuple[Possible, ...]:
    """What a person of ``role`` can do about the seal now."""
    found: list[Possible] = []
    nothing = "" if seal.listed else "meetings.nothing_listed"
    if seal.open and not seal.two:
        found = [Possible(Act.SEAL_MEETING, nothing)]
    elif seal.open and not seal.asked:
        found = [Possible(Act.ASK_SEAL, nothing)]
    elif seal.open:
        found = [Possible(Act.CONFIRM_SEAL), Possible(Act.WITHDRAW_SEAL)]
    elif seal.sealed and seal.reopening:
        found = [Possible(Act.CONFIRM_REOPEN), Possible(Act.WITHDRAW_REOPEN)]
    elif seal.sealed:
        found = [Possible(Act.ASK_DOCKET), Possible(Act.ASK_REOPEN)]
    return tuple(one for one in found if may(role, one.act))


def docket_acts(state: DocketState, role: Role) -> tuple[Possible, ...]:
    """What a person of ``role`` can do with a docket now; one in force is changed back by another one."""
    found = (Act.CONFIRM_DOCKET, Act.WITHDRAW_DOCKET) if state is DocketState.ASKED else ()
    return tuple(Possible(act) for act in found if may(role, act))


def recheck_acts(state: RecheckState, role: Role) -> tuple[Possible, ...]:
    """What a person of ``role`` can do with a re-check now."""
    found = {
        RecheckState.ASKED: (Act.RECORD_RECHECK, Act.WITHDRAW_REVISION),
        RecheckState.PASSED: (Act.WITHDRAW_RECHECK,),
        RecheckState.FAILED: (Act.WITHDRAW_RECHECK,),
        RecheckState.WITHDRAWN: (),
    }[state]
    return tuple(Possible(act) for act in found if may(role, act))


def touches_paper(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> bool:
    """Whether a paper made from ``before`` says something else than ``after``: the mean, the vote, the verdict, how many
    sheets count, who took part, what was decided beside. Points and places stand on no opinion."""
    return before is None or _on_paper(before) != _on_paper(after)


def _on_paper(figures: Mapping[str, Any]) -> list[Any]:
    states = {expert: sheet[0] for expert, sheet in figures["sheets"].items()}
    said = [figures.get(name) for name in ("mean", "vote", "carried", "verdict", "decision", "waived")]
    return [*said, len(figures["totals"]), states]

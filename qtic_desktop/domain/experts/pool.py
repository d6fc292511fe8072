"""The pool of experts (专家库): who can be asked, what may be done with a record, how personal data are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qtic_desktop.domain.acts import Act, may
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.possible import Possible


class ExpertStatus(StrEnum):
    """In the pool, out of it (retired, resigned, excluded), or the second record of one person."""

    ACTIVE = "active"
    RETIRED = "retired"
    MERGED = "merged"


class DrawState(StrEnum):
    """A pool that is frozen and waits for numbers, a draw that was made, or one that was replaced or given up."""

    FROZEN = "frozen"
    DRAWN = "drawn"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class ExpertStanding:
    """What decides about the acts on a record. ``seated``: on the panel of a meeting that is not over."""

    status: ExpertStatus
    seated: bool = False


def possible_acts(expert: ExpertStanding, role: Role) -> tuple[Possible, ...]:
    """What a person of ``role`` can do with the record of an expert now."""
    seated = "experts.seated" if expert.seated else ""
    found = {
        ExpertStatus.ACTIVE: (
            Possible(Act.CORRECT_EXPERT),
            Possible(Act.RETIRE_EXPERT, seated),
            Possible(Act.MERGE_EXPERTS, seated),
        ),
        ExpertStatus.RETIRED: (Possible(Act.RESTORE_EXPERT),),
        ExpertStatus.MERGED: (Possible(Act.SPLIT_EXPERT),),
    }[expert.status]
    return tuple(one for one in found if may(role, one.act))


def masked(text: str, *, first: int, last: int) -> str:
    """A number of which only the beginning and the end are shown; one too short to hide anything is hidden whole."""
    if len(text) <= first + last:
        return "*" * len(text)
    return text[:first] + "*" * (len(text) - first - last) + (text[-last:] if last else "")


def masked_phone(phone: str) -> str:
    """A telephone number as lists may show it."""
    return masked(phone, first=3, last=4)


def masked_id(number: str) -> str:
    """The number of an identity card as lists may show it: neither the day of birth nor what follows."""
    return masked(number, first=4, last=2)


def masked_account(account: str) -> str:
    """The number of an account as lists may show it."""
    return masked(account, first=0, last=4)


def acts_on_draw(state: DrawState, role: Role, *, seated: bool = False, followed: bool = True) -> tuple[Possible, ...]:
    """What a person of ``role`` can do with a draw now. ``seated``: its panel sits in a meeting already, so a new draw
    would not be the one that counts. ``followed``: another attempt took its place; a pool that was given up is followed
    by none until somebody freezes it anew."""
    drawn = "experts.draw_seated" if seated else ""
    convened = "experts.draw_convened" if seated else ""
    found = {
        DrawState.FROZEN: (Possible(Act.RUN_DRAW), Possible(Act.GIVE_UP_DRAW)),
        DrawState.DRAWN: (
            Possible(Act.RECORD_ANSWER),
            Possible(Act.APPOINT_EXPERT),
            Possible(Act.CONVENE_DRAWN, convened),
            Possible(Act.SEAT_DRAWN),
            Possible(Act.REDRAW, drawn),
        ),
        DrawState.REPLACED: () if followed else (Possible(Act.REDRAW),),
    }[state]
    return tuple(one for one in found if may(role, one.act))


class Part(StrEnum):
    """What an expert is in a draw."""

    MEMBER = "member"  # 正选
    ALTERNATE = "alternate"  # 候补
    APPOINTED = "appointed"  # 指定
    POOL = "pool"  # in the frozen pool, not drawn (yet)
    EXCLUDED = "excluded"  # left out of the pool


#: Why somebody left out of a pool can not be appointed by hand either.
TIED: Final = frozenset({"recused", "tie"})
_ON_THE_WHOLE: Final = frozenset({Act.RUN_DRAW, Act.GIVE_UP_DRAW, Act.CONVENE_DRAWN, Act.SEAT_DRAWN, Act.REDRAW})


def acts_on_line(part: Part, why: str, on_draw: Iterable[Possible], *, on_panel: bool = True) -> tuple[Possible, ...]:
    """What of the acts on a draw can be done with one expert in it, then those on the whole draw. ``why``: why somebody
    was left out of the pool, "" for everybody else. An alternate who is not ``on_panel`` may be appointed by hand."""
    found = {one.act: one for one in on_draw}
    own: list[Possible] = []
    if part in (Part.MEMBER, Part.ALTERNATE, Part.APPOINTED) and Act.RECORD_ANSWER in found:
        own.append(found[Act.RECORD_ANSWER])
    if Act.APPOINT_EXPERT in found and part is Part.APPOINTED:
        own.append(Possible(Act.WITHDRAW_APPOINTMENT))
    waits = part is Part.ALTERNATE and not on_panel
    if Act.APPOINT_EXPERT in found and (part in (Part.POOL, Part.EXCLUDED) or waits):
        own.append(Possible(Act.APPOINT_EXPERT, "experts.appoint_tied" if why in TIED else ""))
    return (*own, *(one for act, one in found.items() if act in _ON_THE_WHOLE))

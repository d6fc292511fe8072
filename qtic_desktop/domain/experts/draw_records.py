"""The record of a draw as a file, and whether it holds when it is drawn again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.contacting import Answer
from qtic_desktop.domain.experts.draw import (
    FORMAT,
    Candidate,
    Drawn,
    DrawResult,
    DrawRule,
    Spoken,
    canonical,
    draw,
    fingerprint,
    plain_pool,
    pool_from,
    rule_from,
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A draw that was replaced: its attempt, the fingerprint of its pool, and why it was drawn again."""

    attempt: int
    fingerprint: str
    reason: str


@dataclass(frozen=True, slots=True)
class DrawRecord:
    """All that was fixed and spoken; ``earlier`` are the draws it replaced, first attempt first."""

    title: str
    rule: DrawRule
    pool: tuple[Candidate, ...]
    attempt: int
    spoken: tuple[Spoken, ...]
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of drawing again: the parts of the record that do not hold (codes), and what was found."""

    faults: tuple[str, ...]
    fingerprint: str
    result: DrawResult | None

    @property
    def holds(self) -> bool:
        """Whether the record is what the draw gives."""
        return not self.faults


def record_of(record: DrawRecord, result: DrawResult) -> dict[str, Any]:
    """The record as it is written to a file, closed by a digest over all the rest."""
    body: dict[str, Any] = {
        "format": FORMAT,
        "title": record.title,
        **plain_pool(record.rule, record.pool),
        "fingerprint": fingerprint(record.rule, record.pool),
        "attempt": record.attempt,
        "spoken": [{"who": one.who, "number": one.number} for one in record.spoken],
        "earlier": [
            {"attempt": one.attempt, "fingerprint": one.fingerprint, "reason": one.reason} for one in record.earlier
        ],
        **_plain(result),
    }
    return {**body, "digest": hashlib.sha256(canonical(body)).hexdigest()}


def replay(body: Mapping[str, Any]) -> Replayed:
    """Draw again what a record says, and compare: pool, attempt, seed, order, members, alternates, digest.

    Raises ``Refused`` (experts.draw_unreadable) for what is no record of a draw.
    """
    try:
        if body["format"] != FORMAT:
            raise Refused("experts.draw_unreadable")
        rule, pool = rule_from(body["rule"]), pool_from(body["pool"])
        numbers = [str(one["number"]) for one in body["spoken"]]
        attempt = int(body["attempt"])
        mark = fingerprint(rule, pool)
        rest = {name: value for name, value in body.items() if name != "digest"}
        result = draw(rule, pool, attempt=attempt, numbers=numbers)
        again = _plain(result)
        told = {
            "pool": body["fingerprint"] == mark and len({one.id for one in pool}) == len(pool),
            "attempt": [one["attempt"] for one in body["earlier"]] == list(range(1, attempt)),
            "seed": body["seed"] == again["seed"],
            "order": body["order"] == again["order"],
            "members": body["members"] == again["members"],
            "alternates": body["alternates"] == again["alternates"] and body["short"] == again["short"],
            "digest": body["digest"] == hashlib.sha256(canonical(rest)).hexdigest(),
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused("experts.draw_unreadable") from error
    return Replayed(tuple(name for name, same in told.items() if not same), mark, result)


def _plain(result: DrawResult) -> dict[str, Any]:
    return {
        "seed": result.seed,
        "order": list(result.order),
        "members": [_place(one) for one in result.members],
        "alternates": [_place(one) for one in result.alternates],
        "short": [list(pair) for pair in result.short],
    }


def _place(drawn: Drawn) -> dict[str, Any]:
    return {"id": drawn.id, "group": drawn.group}


@dataclass(frozen=True, slots=True)
class Named:
    """An expert on the paper of a draw who was left out (``why``: recused, tie, limit, no_group) or appointed by hand, and
    by what or for what reason."""

    name: str
    unit: str
    why: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class CallLine:
    """Somebody to be telephoned: ``part`` member, alternate or appointed, ``group`` from 1 (0: none)."""

    name: str
    unit: str
    part: str
    group: int
    phone: str
    answer: Answer
    note: str


@dataclass(frozen=True, slots=True)
class Calls:
    """All of one draw, in drawn order."""

    title: str
    attempt: int
    lines: tuple[CallLine, ...]


@dataclass(frozen=True, slots=True)
class DrawPaper:
    """All that is printed of a draw: before it the frozen pool alone, after it the numbers and who was drawn as well, with
    what came of asking (expert id, answer, note) as far as it is known."""

    title: str
    attempt: int
    rule: DrawRule
    pool: tuple[Candidate, ...]
    excluded: tuple[Named, ...]
    fingerprint: str
    frozen_at: str
    spoken: tuple[Spoken, ...]
    seed: str
    members: tuple[Drawn, ...]
    alternates: tuple[Drawn, ...]
    appointed: tuple[Named, ...]
    earlier: tuple[Earlier, ...]
    made_at: str
    sample: bool
    proposals: tuple[str, ...] = ()
    drawn_at: str = ""
    answers: tuple[tuple[str, Answer, str], ...] = ()

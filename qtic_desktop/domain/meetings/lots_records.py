"""The record of a drawing of lots as a file, and whether it holds when the lots are drawn again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.draw import Spoken, canonical
from qtic_desktop.domain.experts.draw_records import Earlier
from qtic_desktop.domain.meetings.lots import FORMAT, Lots, draw_lots


@dataclass(frozen=True, slots=True)
class InLots:
    """A proposal that was drawn: its number, the centre and the host."""

    number: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class LotsRecord:
    """All that was fixed and spoken; ``meeting`` is its number, ``earlier`` are the drawings this one replaced."""

    title: str
    meeting: str
    proposals: tuple[InLots, ...]
    groups: tuple[tuple[str, ...], ...]
    attempt: int
    spoken: tuple[Spoken, ...]
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class LotsReplayed:
    """What came of drawing again: the parts of the record that do not hold (codes), and what was found."""

    faults: tuple[str, ...]
    lots: Lots

    @property
    def holds(self) -> bool:
        """Whether the record is what the lots give."""
        return not self.faults


def lots_record_of(record: LotsRecord, lots: Lots) -> dict[str, Any]:
    """The record as it is written to a file, closed by a digest over all the rest; proposals in the order of their numbers."""
    body: dict[str, Any] = {
        "format": FORMAT,
        "title": record.title,
        "meeting": record.meeting,
        "proposals": [asdict(one) for one in sorted(record.proposals, key=lambda one: one.number)],
        "groups": [sorted(group) for group in record.groups],
        "fingerprint": lots.fingerprint,
        "attempt": record.attempt,
        "spoken": [asdict(one) for one in record.spoken],
        "earlier": [asdict(one) for one in record.earlier],
        "seed": lots.seed,
        "order": list(lots.order),
    }
    return {**body, "digest": hashlib.sha256(canonical(body)).hexdigest()}


def replay_lots(body: Mapping[str, Any]) -> LotsReplayed:
    """Draw again what a record says, and compare: proposals, attempt, seed, order, digest.

    Raises ``Refused`` (experts.draw_unreadable) for what is no record of lots.
    """
    try:
        if body["format"] != FORMAT:
            raise Refused("experts.draw_unreadable")
        groups = [[str(number) for number in group] for group in body["groups"]]
        numbers = [str(one["number"]) for one in body["spoken"]]
        attempt = int(body["attempt"])
        lots = draw_lots(str(body["meeting"]), groups, attempt=attempt, numbers=numbers)
        rest = {name: value for name, value in body.items() if name != "digest"}
        named = [str(one["number"]) for one in body["proposals"]]
        drawn = [number for group in groups for number in group]
        told = {
            "proposals": body["fingerprint"] == lots.fingerprint
            and len(set(drawn)) == len(drawn)
            and sorted(drawn) == sorted(named),
            "attempt": [one["attempt"] for one in body["earlier"]] == list(range(1, attempt)),
            "seed": body["seed"] == lots.seed,
            "order": body["order"] == list(lots.order),
            "digest": body["digest"] == hashlib.sha256(canonical(rest)).hexdigest(),
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused("experts.draw_unreadable") from error
    return LotsReplayed(tuple(name for name, same in told.items() if not same), lots)

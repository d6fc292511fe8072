"""Lists of units that the office loads, and what they say about a proposal (一-2: 国家高新技术企业)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.problems import Problem


class UnitListKind(StrEnum):
    """Which list a unit stands on."""

    HIGHTECH = "hightech"  # 高新技术企业
    DISHONEST = "dishonest"  # 失信
    DEREGISTERED = "deregistered"  # 注销、吊销


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A unit of a list, found by its code or, without one, its name; ``source`` is the file it came from."""

    kind: UnitListKind
    name: str
    certificate: str
    valid_until: date | None
    source: str


def unit_hints(
    draft: ProposalDraft, listed: Iterable[ListedUnit], kept: frozenset[UnitListKind], today: date
) -> Iterator[Problem]:
    """Hints from the lists: a host that stands on one it should not, an enterprise that the register of high-tech
    enterprises does not hold on the day of receipt. ``kept`` are the kinds of which a list is loaded."""
    found = tuple(listed)
    for unit in found:
        if unit.kind is not UnitListKind.HIGHTECH:
            facts = {"unit": unit.name, "source": unit.source, "certificate": unit.certificate or "—"}
            yield Problem(f"examination.unit_{unit.kind.value}", "office_list", facts, blocking=False)
    if UnitListKind.HIGHTECH not in kept or draft.get("host_kind") != "enterprise":
        return
    day = parse_date(draft.get("received_on")) or today
    titles = [unit for unit in found if unit.kind is UnitListKind.HIGHTECH]
    if not titles:
        yield Problem("examination.unit_not_hightech", "hightech_number", {}, blocking=False)
    elif all(unit.valid_until is not None and unit.valid_until < day for unit in titles):
        last = max(unit.valid_until for unit in titles if unit.valid_until is not None)
        yield Problem(
            "examination.unit_hightech_expired", "hightech_valid_until", {"date": last.isoformat()}, blocking=False
        )
    typed = draft.get("hightech_number").strip()
    known = [unit.certificate for unit in titles if unit.certificate]
    if typed and known and typed.upper() not in (one.upper() for one in known):
        yield Problem(
            "examination.unit_other_certificate",
            "hightech_number",
            {"typed": typed, "listed": known[0]},
            blocking=False,
        )

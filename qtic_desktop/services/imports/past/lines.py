"""Changes of past years (三（三）) and the task books of the centres: what stood there before, and by which paper it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.identity import name_key, normalize_name
from qtic_desktop.domain.imports.columns_past import Part
from qtic_desktop.domain.launch import ChangeKind, ChangeState
from qtic_desktop.exchange.past_rows import PastChange, PastTarget
from qtic_desktop.services.imports.past.tally import PastTally
from qtic_desktop.storage.tables.launch import Center, CenterChange, CenterTarget
from qtic_desktop.storage.unit_of_work import UnitOfWork


def take_changes(
    work: UnitOfWork, items: Sequence[PastChange], centers: Mapping[str, Center], tally: PastTally
) -> list[CenterChange]:
    """The approved changes of the workbook that the record has not. They are history: the ledger has their outcome
    already, and one that leads to anything else is refused."""
    there: dict[str, set[tuple[str, str, date | None]]] = {}
    numbers: dict[str, int] = {}
    for row in work.session.scalars(select(CenterChange)):
        there.setdefault(row.center_id, set()).add((row.kind, row.after, row.decided_on))
        numbers[row.center_id] = max(numbers.get(row.center_id, 0), row.number)
    made = []
    newest: dict[tuple[str, str], tuple[PastChange, str]] = {}
    for item in sorted(items, key=lambda one: (one.number, one.decided_on or date.max)):
        center = centers.get(item.number)
        values = _values(item, work.today, tally)
        if center is None or values is None:
            continue
        before, after = values
        newest[item.number, item.kind] = (item, after)
        if (item.kind, after, item.decided_on) in there.get(center.id, set()):
            tally.same += 1
            tally.say(Part.CHANGES, item.place, "", "past.change_there", blocking=False, number=item.number)
            continue
        numbers[center.id] = numbers.get(center.id, 0) + 1
        assert item.decided_on is not None
        row = CenterChange(
            id=work.new_id(), center_id=center.id, number=numbers[center.id], kind=item.kind, task=0, before=before,
            after=after, reason=item.reason, asked_on=item.asked_on or item.decided_on, opinion=item.opinion,
            decided_on=item.decided_on, paper=item.paper, state=ChangeState.APPROVED.value, reversed_reason="",
        )  # fmt: skip
        work.session.add(row)
        made.append(row)
        tally.centers[item.number].changes += 1
    for (number, kind), (item, after) in newest.items():
        now = _now(centers[number], ChangeKind(kind))
        if name_key(now) != name_key(after):
            tally.say(Part.CHANGES, item.place, "after", "past.change_elsewhere", number=number, now=now, after=after)
    return made


def _values(item: PastChange, today: date, tally: PastTally) -> tuple[str, str] | None:
    """Before and after as the record keeps them; None where something is wrong with the row."""
    for key in ("asked_on", "decided_on"):
        day: date | None = getattr(item, key)
        if day is not None and day > today:
            tally.say(Part.CHANGES, item.place, key, "past.in_future", date=day.isoformat())
            return None
    if item.asked_on is not None and item.decided_on is not None and item.asked_on > item.decided_on:
        tally.say(Part.CHANGES, item.place, "asked_on", "past.asked_after", date=item.asked_on.isoformat())
        return None
    if item.kind != ChangeKind.PERIOD:
        clean = str if item.kind == ChangeKind.PARTNERS else normalize_name
        return clean(item.before), clean(item.after)
    days = parse_date(item.before), parse_date(item.after)
    for key, day in zip(("before", "after"), days, strict=True):
        if day is None:
            tally.say(Part.CHANGES, item.place, key, "past.change_no_date")
            return None
    return str(days[0]), str(days[1])


def _now(center: Center, kind: ChangeKind) -> str:
    return {
        ChangeKind.NAME: center.name,
        ChangeKind.HOST: center.host_name,
        ChangeKind.DIRECTOR: center.director_name,
        ChangeKind.PARTNERS: center.partners,
        ChangeKind.PERIOD: center.ends_on.isoformat(),
    }[kind]


def take_targets(
    work: UnitOfWork, items: Sequence[PastTarget], centers: Mapping[str, Center], tally: PastTally
) -> list[CenterTarget]:
    """The task books of centres that have none."""
    have = set(work.session.scalars(select(CenterTarget.center_id).distinct()))
    seen: dict[tuple[str, int], int] = {}
    made = []
    for item in items:
        center = centers.get(item.number)
        if center is None or not item.task:
            continue
        first = seen.setdefault((item.number, item.task), item.place.row)
        if first != item.place.row:
            tally.say(Part.TARGETS, item.place, "task", "past.task_twice", task=item.task, first=first)
        elif center.id in have:
            tally.same += 1
            tally.say(Part.TARGETS, item.place, "", "past.targets_there", blocking=False, number=item.number)
        else:
            row = CenterTarget(
                id=work.new_id(), center_id=center.id, version_no=1, number=item.task, content=item.content,
                year1=item.years[0], year2=item.years[1], year3=item.years[2], in_force=True,
            )  # fmt: skip
            work.session.add(row)
            made.append(row)
            tally.centers[item.number].targets += 1
    return made

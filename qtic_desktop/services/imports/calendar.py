"""The notice of a year into the working-day calendar: a year is taken whole or, once it is there, left as it is."""

from __future__ import annotations

from datetime import date

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.calendar import DayKind
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.exchange.calendars import ImportedSpan
from qtic_desktop.exchange.spreadsheets import Imported
from qtic_desktop.services.imports.tally import Tally
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.calendar import calendar_of
from qtic_desktop.storage.tables.registry import CalendarSpan
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.IMPORT_CALENDAR)
def import_calendar(work: UnitOfWork, *, found: Imported[ImportedSpan], source: str, tally: Tally) -> Changes:
    """Add the spans of years that are not loaded yet: all of them, or none while a row of the file is refused. A span of
    a loaded year is compared with it and changes nothing: what was wrong is taken back first, so that no date that was
    counted moves unseen."""
    known = calendar_of(work.session)
    years: dict[int, list[ImportedSpan]] = {}
    for item in found.items:
        assert item.first is not None
        assert item.last is not None
        if item.first.year in known.years:
            wanted = {DayKind.HOLIDAY} if item.kind == "off" else {DayKind.WORK}
            days = range(item.first.toordinal(), item.last.toordinal() + 1)
            kinds = {known.kind(date.fromordinal(day)) for day in days}
            there = "放假" if DayKind.HOLIDAY in kinds else "不放假"
            differs = {} if kinds == wanted else {"类型": (there, "放假" if item.kind == "off" else "上班")}
            tally.known(item.row, item.first.isoformat(), differs)
            continue
        if found.rejected_rows:  # half a year would count wrong days without a word
            tally.refuse(item.row, "imports.calendar_incomplete", year=item.first.year)
            continue
        tally.take(item.row)
        years.setdefault(item.first.year, []).append(item)
    for spans in years.values():
        for item in spans:
            work.session.add(
                CalendarSpan(
                    id=work.new_id(), kind=item.kind, name=item.name, first=item.first, last=item.last, source=source
                )
            )
    told = ",".join(str(year) for year in sorted(years))
    work.record(Act.IMPORT_CALENDAR, Kind.RULES, told, source=source, sha256=found.digest, rows=tally.new, years=told)
    return Changes.of(Kind.RULES, *map(str, sorted(years)))

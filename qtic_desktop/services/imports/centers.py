"""在建中心名单: centres that run already, taken into the ledger (三（三）)."""

from __future__ import annotations

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.dates import PERIOD_YEARS
from qtic_desktop.domain.errors import Refused
from qtic_desktop.exchange.centers import ImportedCenter
from qtic_desktop.exchange.spreadsheets import Imported
from qtic_desktop.services import annual_reports
from qtic_desktop.services.imports.places import Register, register
from qtic_desktop.services.imports.tally import Tally
from qtic_desktop.services.launch import last_day
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.unit_of_work import UnitOfWork

_TRACKS = {"NEW": "新建", "CONVERSION": "转建"}


@use_case(Act.IMPORT_CENTERS)
def import_centers(work: UnitOfWork, *, found: Imported[ImportedCenter], source: str, tally: Tally) -> Changes:
    """Take running centres into the ledger; one is known by its number. The period is three years where the file does
    not say (二（一）), and the reckoned last day is told."""
    departments = register(work.session)
    known = {row.number: row for row in work.session.scalars(select(Center))}
    new = []
    for item in found.items:
        try:
            department_id = _department(item, departments)
            if item.number in known:
                tally.known(item.row, item.number, _differences(known[item.number], item, department_id, departments))
                continue
            new.append(_center(work, item, department_id, tally))
            tally.take(item.row)
        except Refused as refusal:
            tally.refused(item.row, refusal)
    changes = annual_reports.register_centers(work, centers=new) if new else Changes.of(Kind.CENTER)
    work.record(Act.IMPORT_CENTERS, Kind.CENTER, "", source=source, sha256=found.digest, rows=len(new))
    return changes


def _department(item: ImportedCenter, departments: Register) -> str:
    found = departments.id_of(item.department)
    if not found:
        raise Refused("imports.unknown_department", name=item.department, near=departments.near(item.department))
    return found


def _center(work: UnitOfWork, item: ImportedCenter, department_id: str, tally: Tally) -> annual_reports.NewCenter:
    if item.started_on is None:
        raise Refused("imports.no_start")
    ends_on = item.ends_on or last_day(work.session, item.started_on)
    if item.ends_on is None:
        tally.hint(item.row, "imports.end_reckoned", years=PERIOD_YEARS, date=ends_on.isoformat())
    return annual_reports.NewCenter(
        item.number, item.name, item.host_name, department_id, item.track, item.started_on, ends_on
    )


def _differences(
    row: Center, item: ImportedCenter, department_id: str, departments: Register
) -> dict[str, tuple[object, object]]:
    names = departments.names
    return {
        "中心名称": (row.name, item.name),
        "依托单位": (row.host_name, item.host_name),
        "主管部门": (names.get(row.department_id, ""), names.get(department_id, "")),
        "启动日期": (row.started_on, item.started_on),
        "建设期满": (row.ends_on, item.ends_on),
        "类型": (_TRACKS.get(row.track, row.track), _TRACKS.get(item.track, "")),
    }

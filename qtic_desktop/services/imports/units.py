"""单位名单 taken from a workbook: what is known already stays as it is; a whole file can be taken back."""

from __future__ import annotations

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.examination.units import UnitListKind
from qtic_desktop.domain.identity import name_key, normalize_credit_code, normalize_name
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.exchange.spreadsheets import Imported
from qtic_desktop.exchange.units import ImportedUnit
from qtic_desktop.services.imports.tally import Tally
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.examination import ListedUnitRow
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.IMPORT_UNITS)
def import_units(work: UnitOfWork, *, found: Imported[ImportedUnit], source: str, tally: Tally) -> Changes:
    """Add the units of the lists in a file; a unit is known on its list by code or name."""
    known: dict[tuple[str, str], ListedUnitRow] = {}
    for row in work.session.scalars(select(ListedUnitRow).where(ListedUnitRow.in_force)):
        known[row.kind.value, row.name_key] = row
        if row.credit_code:
            known[row.kind.value, row.credit_code] = row
    ids = []
    for item in found.items:
        code = normalize_credit_code(item.credit_code)
        there = known.get((item.kind, code)) if code else None
        there = there or known.get((item.kind, name_key(item.name)))
        if there is not None:
            told: dict[str, tuple[object, object]] = {
                "单位名称": (there.name, item.name),
                "证书编号": (there.certificate, item.certificate),
                "有效期至": (there.valid_until, item.valid_until),
            }
            tally.known(item.row, item.name, told)
            continue
        tally.take(item.row)
        row = ListedUnitRow(
            id=work.new_id(), kind=UnitListKind(item.kind), name=normalize_name(item.name),
            name_key=name_key(item.name), credit_code=code, certificate=item.certificate, valid_until=item.valid_until,
            source=source, loaded_on=work.today, in_force=True, reason="",
        )  # fmt: skip
        work.session.add(row)
        ids.append(row.id)
    work.record(Act.IMPORT_UNITS, Kind.UNIT, "", source=source, sha256=found.digest, rows=len(ids))
    return Changes.of(Kind.UNIT, *ids)


@use_case(Act.TAKE_BACK_UNITS)
def take_back_units(work: UnitOfWork, *, source: str, reason: str) -> Changes:
    """Take back everything that one file brought (the wrong file, or an old one before the new one is loaded); the file
    can be loaded again."""
    rows = list(work.session.scalars(select(ListedUnitRow).filter_by(source=source, in_force=True)))
    if not rows:
        raise Refused("examination.no_such_list")
    if len(reason.strip()) < LEAST_REASON:
        raise Refused("examination.reason_missing").beside("reason")
    for row in rows:
        row.in_force, row.reason = False, reason.strip()
    work.record(Act.TAKE_BACK_UNITS, Kind.UNIT, "", source=source, count=len(rows), reason=reason.strip())
    return Changes.of_kinds(Kind.UNIT)

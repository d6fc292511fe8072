"""专家名单 and 主管部门: who is in the pool and who recommends, taken from lists; what is known already stays as it is."""

from __future__ import annotations

import json

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.experts import in_one_line
from qtic_desktop.domain.experts.pool import ExpertStatus, masked_phone
from qtic_desktop.domain.identity import name_key
from qtic_desktop.exchange.departments import ImportedDepartment
from qtic_desktop.exchange.experts import ImportedExpert
from qtic_desktop.exchange.spreadsheets import Imported
from qtic_desktop.services import experts, registry
from qtic_desktop.services.imports.tally import Tally
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.experts import Expert, ExpertContact
from qtic_desktop.storage.tables.registry import Department
from qtic_desktop.storage.unit_of_work import UnitOfWork

_KINDS = {"technical": "技术", "finance": "财务", "management": "管理", "investment": "投资"}


@use_case(Act.IMPORT_EXPERTS)
def import_experts(
    work: UnitOfWork, *, found: Imported[ImportedExpert], source: str, tally: Tally, update: bool = False
) -> Changes:
    """Add the experts of a list to the pool; an expert is known by name and organization.

    With ``update`` the record of a known one in the pool takes what the list says, except the telephone (that is
    personal data, corrected where they are kept) and except blanks, which say nothing.
    """
    stored = select(Expert, ExpertContact.phone).outerjoin(ExpertContact, ExpertContact.expert_id == Expert.id)
    known = {_key(row.name, row.organization): (row, phone or "") for row, phone in work.session.execute(stored)}
    new = []
    changed: list[tuple[str, experts.ExpertChange]] = []
    for item in found.items:
        there = known.get(_key(item.name, item.organization))
        if there is not None:
            record, phone = there
            told = _differences(record, item)
            if (
                update
                and record.status == ExpertStatus.ACTIVE
                and any(one != other and other for one, other in told.values())
            ):
                tally.updated(item.row, item.name, told)
                changed.append((record.id, _change(item)))
            else:
                tally.known(item.row, item.name, {**told, **_phones(phone, item.phone)})
            continue
        tally.take(item.row)
        kind = item.kind or "technical"
        new.append(
            experts.NewExpert(
                item.name, item.organization, item.title, item.speciality, kind, item.city, item.phone,
                item.fields, item.former_units, item.unit_code,
            )
        )  # fmt: skip
    changes = experts.add_experts(work, experts=new) if new else Changes.of(Kind.EXPERT)
    if changed:
        changes |= experts.update_experts(work, changes=changed, source=source)
    rows = len(new) + len(changed)
    work.record(Act.IMPORT_EXPERTS, Kind.EXPERT, "", source=source, sha256=found.digest, rows=rows)
    return changes


def _key(name: str, organization: str) -> tuple[str, str]:
    return name_key(name), name_key(organization)


def _change(item: ImportedExpert) -> experts.ExpertChange:
    """What a row of the list says; a blank cell leaves the record as it is."""
    return experts.ExpertChange(
        title=item.title or None,
        speciality=item.speciality or None,
        kind=item.kind or None,
        city=item.city or None,
        fields=item.fields or None,
        former_units=item.former_units or None,
        unit_code=item.unit_code or None,
    )


def _phones(there: str, file: str) -> dict[str, tuple[object, object]]:
    """Whether the telephone is another one; the one in the record is never shown in full here."""
    return {"联系电话": (masked_phone(there), file)} if file != there else {}


def _differences(row: Expert, item: ImportedExpert) -> dict[str, tuple[object, object]]:
    return {
        "职称": (row.title, item.title),
        "专业": (row.speciality, item.speciality),
        "专家类别": (_KINDS.get(row.kind, row.kind), _KINDS.get(item.kind, "")),
        "所在城市": (row.city, item.city),
        "领域": (in_one_line(json.loads(row.fields)), in_one_line(item.fields)),
        "原工作单位": (in_one_line(json.loads(row.former_units)), in_one_line(item.former_units)),
        "单位信用代码": (row.unit_code, item.unit_code),
    }


@use_case(Act.IMPORT_DEPARTMENTS)
def import_departments(work: UnitOfWork, *, found: Imported[ImportedDepartment], source: str, tally: Tally) -> Changes:
    """Add the recommending departments of a list; a department is known by its name."""
    known = {name_key(row.name): row for row in work.session.scalars(select(Department))}
    new = []
    for item in found.items:
        there = known.get(name_key(item.name))
        if there is not None:
            tally.known(item.row, item.name, {"区划代码": (there.code, item.code)})
            continue
        tally.take(item.row)
        new.append((item.name, item.code, "district" if item.code else "other"))
    changes = registry.add_departments(work, departments=new) if new else Changes.of(Kind.DEPARTMENT)
    work.record(Act.IMPORT_DEPARTMENTS, Kind.DEPARTMENT, "", source=source, sha256=found.digest, rows=len(new))
    return changes

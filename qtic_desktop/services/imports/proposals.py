"""推荐汇总表: recommended proposals become drafts for a clerk to complete (三（一）); nothing of the list is lost."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.identity import name_key, normalize_credit_code, normalize_name
from qtic_desktop.domain.intake import LISTED, Funding, ProposalDraft, TaskPlan, funding_total
from qtic_desktop.domain.office_lists import OfficeList, standing_for
from qtic_desktop.exchange.proposals import ImportedProposal
from qtic_desktop.exchange.spreadsheets import Imported
from qtic_desktop.services import intake
from qtic_desktop.services.imports.places import Register, register
from qtic_desktop.services.imports.tally import Tally
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.office_lists import entries_in_force
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.unit_of_work import UnitOfWork

_TITLES = {
    "track": "申报类型", "host_name": "依托单位", "credit_code": "统一社会信用代码", "department_id": "主管部门", "letter_number": "推荐函文号",
    "letter_date": "推荐函日期", "field": "领域", "direction": "方向", "mode": "建设模式", "director_name": "中心主任",
    "contact_name": "联系人", "contact_phone": "联系电话", "old_center_name": "原中心名称",
}  # fmt: skip
_CODES = frozenset({"track", "mode", "department_id"})


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    draft: ProposalDraft


@use_case(Act.IMPORT_PROPOSALS)
def import_proposals(work: UnitOfWork, *, found: Imported[ImportedProposal], source: str, tally: Tally) -> Changes:
    """Take recommended proposals as drafts. One that is there already, as a draft or accepted, is known by the name of
    its centre and its host, by credit code or, where list or proposal has none, by name; it is left as it is."""
    departments = register(work.session)
    known = _Record(work)
    fields = entries_in_force(work.session, OfficeList.FIELDS)
    merged, gone = standing_for(fields), {one.key for one in fields if one.retired}
    modes, drafts = standing_for(entries_in_force(work.session, OfficeList.MODES)), []
    for item in found.items:
        draft = _draft(item, departments)
        said = draft.get("field").strip()
        if said in merged:
            draft = draft.having("field", merged[said])
        mode = draft.get("mode")
        if mode in modes:
            draft = draft.having("mode", modes[mode])
        there = known.same(draft)
        if there is not None:
            tally.known(item.row, item.center_name, _differences(there, draft, departments))
            continue
        tally.take(item.row)
        if not draft.get("department_id"):
            near = departments.near(item.department)
            tally.hint(item.row, "imports.department_not_listed", name=item.department, near=near)
        if said in merged:
            tally.hint(item.row, "imports.field_merged", name=said, into=merged[said])
        elif said in gone:
            tally.hint(item.row, "imports.field_retired", name=said)
        if mode in modes:
            tally.hint(item.row, "imports.mode_merged", name=mode, into=modes[mode])
        for code, other in known.akin(draft):
            tally.hint(item.row, code, other=other)
        drafts.append(draft)
    return intake.import_proposals(work, drafts=drafts, source=source, digest=found.digest)


class _Record:
    """The proposals of the workspace, drafts and accepted, by what tells them apart."""

    def __init__(self, work: UnitOfWork) -> None:
        self._both: dict[tuple[str, str], _Known] = {}
        self._named: dict[tuple[str, str], _Known] = {}
        self._center: dict[str, str] = {}
        self._host: dict[str, str] = {}
        columns = (Proposal.number, Proposal.center_name, Proposal.credit_code, Proposal.draft)
        for number, center, code, text in work.session.execute(select(*columns).order_by(Proposal.id)):
            draft = ProposalDraft.from_mapping(json.loads(text))
            center = center or normalize_name(draft.get("center_name"))
            code = code or normalize_credit_code(draft.get("credit_code"))
            name = " ".join(part for part in (number, center) if part)
            known = _Known(name, draft)
            self._center.setdefault(name_key(center), name)
            self._named[name_key(center), name_key(draft.get("host_name"))] = known
            if code:
                self._both[name_key(center), code] = known
                self._host.setdefault(code, name)

    def same(self, draft: ProposalDraft) -> _Known | None:
        """The proposal that the row of a list is about, None when there is none yet."""
        center, code = name_key(draft.get("center_name")), draft.get("credit_code")
        named = self._named.get((center, name_key(draft.get("host_name"))))
        both_coded = named is not None and code and named.draft.get("credit_code")
        return self._both.get((center, code)) or (None if both_coded else named)

    def akin(self, draft: ProposalDraft) -> list[tuple[str, str]]:
        """Hints about proposals that have only the centre or only the host in common."""
        center, host = self._center.get(name_key(draft.get("center_name"))), self._host.get(draft.get("credit_code"))
        found = [("imports.same_center", center), ("imports.same_host", host)]
        return [(code, name) for code, name in found if name]


def _draft(item: ImportedProposal, departments: Register) -> ProposalDraft:
    values = {
        "track": item.track,
        "center_name": item.center_name,
        "department_id": departments.id_of(item.department),
        "letter_number": item.letter_number,
        "letter_date": item.letter_date.isoformat() if item.letter_date else "",
        "channel": "recommended",
        "host_name": item.host_name,
        "credit_code": item.credit_code,
        "field": item.field,
        "direction": item.direction,
        "mode": item.mode,
        "director_name": item.director,
        "contact_name": item.contact,
        "contact_phone": item.contact_phone,
        "old_center_name": item.old_center_name,
    }
    if not values["department_id"]:
        # What the list said stays beside the empty field, so that the clerk can choose.
        values[f"{LISTED}department_id"] = item.department
    total = () if item.total_funding is None else (Funding("own", f"{item.total_funding:f}"),)
    return ProposalDraft(values, tasks=tuple(TaskPlan(number) for number in item.tasks), funding=total)


def _differences(there: _Known, draft: ProposalDraft, departments: Register) -> dict[str, tuple[object, object]]:
    """What a list says otherwise than the proposal does now and than the list said when it was taken in."""
    names = departments.names
    found: dict[str, tuple[object, object]] = {}
    for key, title in _TITLES.items():
        now, said = draft.get(key) or draft.listed(key), there.draft.listed(key)
        current = there.draft.get(key) or said
        if not now or _alike(key, now) in (_alike(key, current), _alike(key, said)):
            continue
        found[title] = (names.get(current, current), names.get(now, now)) if key in _CODES else (current, now)
    if draft.funding and there.draft.funding and funding_total(draft) != funding_total(there.draft):
        found["总投入"] = (f"{funding_total(there.draft):f}", f"{funding_total(draft):f}")
    tasks = [{task.number for task in one.tasks} for one in (there.draft, draft)]
    if tasks[0] and tasks[1] and tasks[0] != tasks[1]:
        found["建设任务"] = ("、".join(map(str, sorted(tasks[0]))), "、".join(map(str, sorted(tasks[1]))))
    return found


def _alike(key: str, text: str) -> str:
    if key.endswith("_date"):
        day = parse_date(text)
        return day.isoformat() if day else text
    return name_key(text)

"""建设意向 (三（一）: 向市科技局提出建设意向，研究制定建设方案): a light record before the plan. It becomes a draft when the
plan comes, and a draft without a plan becomes an intention again."""

from __future__ import annotations

import json
from datetime import date

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import LISTED, ProposalDraft, ProposalStatus
from qtic_desktop.services.intake import tell_apart
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.registry import Department
from qtic_desktop.storage.unit_of_work import UnitOfWork, find

#: The day of an intention stays with the draft that it becomes, like what a recommendation list said.
_SAID_ON = f"{LISTED}intention_on"
#: What an intention says, by the names of the form that takes it over.
FIELDS = ("center_name", "host_name", "department_id", "field", "direction", "contact_name", "contact_phone")


@use_case(Act.REGISTER_INTENTION)
def register_intention(
    work: UnitOfWork,
    *,
    host_name: str,
    center_name: str = "",
    department_id: str = "",
    field: str = "",
    direction: str = "",
    contact_name: str = "",
    contact_phone: str = "",
    received_on: date | None = None,
) -> Changes:
    """Note that a unit intends to build a centre; only its name is needed. The id of the record is the only one in the
    changes.

    Raises ``Refused``: intake.intention_without_host, intake.intention_in_future.
    """
    told = (center_name, host_name, department_id, field, direction, contact_name, contact_phone)
    row = Proposal(id=work.new_id(), status=ProposalStatus.INTENTION.value, page="recommendation", draft="{}")
    work.session.add(row)
    _write(work, row, ProposalDraft(), dict(zip(FIELDS, told, strict=True)), received_on)
    work.record(Act.REGISTER_INTENTION, Kind.PROPOSAL, row.id, center=row.center_name, host=row.host_name)
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.TAKE_UP_INTENTION)
def take_up_intention(work: UnitOfWork, *, proposal_id: str) -> Changes:
    """The plan has come: the intention goes on as a draft with what it says, to be keyed from the paper."""
    row = _intention(work, proposal_id)
    row.status, row.saved_at = ProposalStatus.DRAFT.value, work.stamp
    row.department_id, row.field, row.received_on = None, "", None  # a draft has them in its form alone
    work.record(Act.TAKE_UP_INTENTION, Kind.PROPOSAL, row.id)
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.PUT_BACK_INTENTION)
def put_back_intention(work: UnitOfWork, *, proposal_id: str) -> Changes:
    """A draft of which there is no plan yet is an intention again; everything keyed so far stays in it.

    Raises ``Refused``: intake.already_submitted.
    """
    row = work.get(Proposal, proposal_id)
    if row.status != ProposalStatus.DRAFT:
        raise Refused("intake.already_submitted", number=row.number)
    row.status = ProposalStatus.INTENTION.value
    draft = ProposalDraft.from_mapping(json.loads(row.draft))
    _show(work, row, draft, parse_date(draft.get(_SAID_ON)))
    work.record(Act.PUT_BACK_INTENTION, Kind.PROPOSAL, row.id)
    return Changes.of(Kind.PROPOSAL, row.id)


def _intention(work: UnitOfWork, proposal_id: str) -> Proposal:
    row = work.get(Proposal, proposal_id)
    if row.status != ProposalStatus.INTENTION:
        raise Refused("intake.no_intention")
    return row


def _write(
    work: UnitOfWork, row: Proposal, before: ProposalDraft, told: dict[str, str], received_on: date | None
) -> ProposalDraft:
    if not told["host_name"].strip():
        raise Refused("intake.intention_without_host").beside("host_name")
    if received_on is not None and received_on > work.today:
        raise Refused("intake.intention_in_future", date=received_on.isoformat()).beside("received_on")
    after = before
    for name, text in told.items():
        after = after.having(name, text.strip()) if text.strip() or after.get(name) else after
    after = after.having(_SAID_ON, received_on.isoformat()) if received_on is not None else after
    row.draft = json.dumps(after.to_mapping(), ensure_ascii=False, sort_keys=True)
    row.saved_at = work.stamp
    tell_apart(row, after)
    _show(work, row, after, received_on)
    return after


def _show(work: UnitOfWork, row: Proposal, draft: ProposalDraft, received_on: date | None) -> None:
    """What the list and the card say of an intention."""
    department = draft.get("department_id")
    row.department_id = find(work.session, Department, department).id if department else None
    row.field, row.received_on = draft.get("field"), received_on

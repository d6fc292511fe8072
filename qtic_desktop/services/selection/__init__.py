"""综合评价 (三（三）): draw up a version of the list, decide, adopt it by a meeting, take it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.date_order import Pair, in_order, told
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.domain.selection import Decision, ListStatus, filling
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.selection import SelectionRow, selection_rows
from qtic_desktop.storage.queries.selection_figures import InForce, figures_in_force
from qtic_desktop.storage.queries.selection_late import unlisted, unsealed_meetings
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.publicity import PublicityNotice
from qtic_desktop.storage.tables.registry import Batch
from qtic_desktop.storage.tables.scoring import SealedResult
from qtic_desktop.storage.tables.selection import SelectionItem, SelectionList
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.DRAFT_SELECTION)
def draft_selection(work: UnitOfWork, *, batch_id: str = "", reason: str = "") -> Changes:
    """Draw up the next version of the list of a batch (default: the newest with results that lack a list, else the
    newest with results) from its sealed meetings. Decisions, names and visits of the version before are carried over;
    ``reason`` says why there is a new version."""
    batch = work.get(Batch, batch_id).id if batch_id else batch_to_list(work.session)
    before = _newest(work, batch)
    if before is not None and before.status is ListStatus.DRAFT:
        raise Refused("selection.draft_open", version=before.version_no)
    if before is not None and len(reason.strip()) < LEAST_REASON:
        raise Refused("selection.reason_missing").beside("reason")
    found = _sealed(work, batch)
    if not found:
        raise Refused("selection.nothing_sealed")
    number = (work.session.scalar(select(func.max(SelectionList.version_no)).filter_by(batch_id=batch)) or 0) + 1
    row = SelectionList(
        id=work.new_id(), batch_id=batch, version_no=number, status=ListStatus.DRAFT, reason=reason.strip()
    )
    work.session.add(row)
    work.flush()
    known = {} if before is None else _items(work, before.id)
    for proposal, figures in found:
        work.session.add(_line(work, row.id, proposal, figures, known.get(proposal.id)))
    work.record(Act.DRAFT_SELECTION, Kind.SELECTION, row.id, number=number, count=len(found), reason=row.reason)
    return Changes.of(Kind.SELECTION, row.id)


@use_case(Act.EXTEND_SELECTION)
def extend_selection(work: UnitOfWork, *, list_id: str) -> Changes:
    """Take what was sealed since into a list that is drawn up, undecided, with what a version before noted of it. It is
    taken back with the version."""
    row = work.get(SelectionList, list_id)
    if row.status is not ListStatus.DRAFT:
        raise Refused("selection.not_draft")
    late = unlisted(work.session, row)
    if not late:
        raise Refused("selection.nothing_late")
    figures, known = figures_in_force(work.session, [one.id for one in late]), _noted_before(work, row)
    for proposal in late:
        work.session.add(_line(work, row.id, proposal, figures[proposal.id], known.get(proposal.id)))
    projects = [one.center_name for one in late]
    work.record(
        Act.EXTEND_SELECTION, Kind.SELECTION, row.id, number=row.version_no, count=len(late), proposals=projects
    )
    return Changes.of(Kind.SELECTION, row.id)


def _noted_before(work: UnitOfWork, row: SelectionList) -> dict[str, SelectionItem]:
    older = (
        select(SelectionList.id)
        .where(SelectionList.batch_id == row.batch_id, SelectionList.version_no < row.version_no)
        .order_by(SelectionList.version_no.desc())
        .limit(1)
    )
    found = work.session.scalar(older)
    return {} if found is None else _items(work, found)


def batch_to_list(session: Session) -> str:
    """The batch the next list is drawn up of, as ``draft_selection`` says; ``Refused`` (selection.nothing_sealed)."""
    with_results = (
        select(Batch.id)
        .join(Proposal, Proposal.batch_id == Batch.id)
        .join(AgendaItem, AgendaItem.proposal_id == Proposal.id)
        .join(SealedResult, SealedResult.agenda_item_id == AgendaItem.id)
        .group_by(Batch.id)
        .order_by(Batch.year.desc(), Batch.number.desc())
    )
    found = list(session.scalars(with_results))
    listed = set(session.scalars(select(SelectionList.batch_id)))
    if not found:
        raise Refused("selection.nothing_sealed")
    return next((one for one in found if one not in listed), found[0])


def _newest(work: UnitOfWork, batch_id: str) -> SelectionList | None:
    query = select(SelectionList).filter_by(batch_id=batch_id).order_by(SelectionList.version_no.desc()).limit(1)
    return work.session.scalars(query).first()


def _items(work: UnitOfWork, list_id: str) -> dict[str, SelectionItem]:
    query = select(SelectionItem).where(SelectionItem.list_id == list_id)
    return {item.proposal_id: item for item in work.session.scalars(query)}


def _sealed(work: UnitOfWork, batch_id: str) -> list[tuple[Proposal, InForce]]:
    """Proposals judged in a sealed meeting, with the figures in force."""
    proposals = {row.id: row for row in work.session.scalars(select(Proposal).filter_by(batch_id=batch_id))}
    return [(proposals[one], figures) for one, figures in figures_in_force(work.session, proposals).items()]


def _line(
    work: UnitOfWork, list_id: str, proposal: Proposal, figures: InForce, before: SelectionItem | None
) -> SelectionItem:
    made = SelectionItem(
        id=work.new_id(),
        list_id=list_id,
        proposal_id=proposal.id,
        agenda_item_id=figures.agenda_item_id,
        mean=figures.mean,
        verdict=figures.verdict,
        decision=Decision.UNDECIDED,
        center_name=proposal.center_name,
        reason="",
        visit="",
    )
    if before is not None:
        made.center_name, made.name_agreed_on = before.center_name, before.name_agreed_on
        made.visited_on, made.visit = before.visited_on, before.visit
        if (before.mean, before.verdict) == (made.mean, made.verdict):  # judged anew is decided anew
            made.decision, made.reason = before.decision, before.reason
    return made


@use_case(Act.DECIDE_SELECTION)
def decide_selection(work: UnitOfWork, *, item_id: str, decision: str, reason: str = "") -> Changes:
    """Note the decision about one proposal; ``undecided`` takes it back. What the panel did not let pass cannot be
    supported (三（三）: 对于通过咨询论证的). The reason may still be written until the list is adopted."""
    item = _open_item(work, item_id)
    chosen = Decision(decision)
    if chosen is not Decision.UNDECIDED and not item.verdict:
        raise Refused("selection.reopened", name=item.center_name).beside("decision")
    if chosen is Decision.SUPPORT and item.verdict not in ("pass", "revise"):
        raise Refused("selection.not_passed", name=item.center_name).beside("decision")
    before = {"decision": item.decision.value, "reason": item.reason}
    item.decision, item.reason = chosen, reason.strip()
    after = {"decision": item.decision.value, "reason": item.reason}
    work.record(Act.DECIDE_SELECTION, Kind.SELECTION, item.id, before=before, after=after)
    return Changes.of(Kind.SELECTION, item.id)


@use_case(Act.DECIDE_MANY)
def decide_many(work: UnitOfWork, *, item_ids: Sequence[str], decision: str, reason: str = "") -> Changes:
    """The same decision about several proposals, all or none."""
    for item_id in item_ids:
        decide_selection(work, item_id=item_id, decision=decision, reason=reason)
    return Changes.of(Kind.SELECTION, *item_ids)


@use_case(Act.APPLY_CUT)
def apply_cut(work: UnitOfWork, *, list_id: str, places: Mapping[str, int]) -> Changes:
    """Fill the decisions that are still open from a cut: inside 拟支持, outside and not passed 不支持. Equals the line
    would part, and those whose meeting is reopened, stay open for a person; what was decided already is left alone."""
    rows = selection_rows(work.session, list_id=list_id)
    fills = filling(rows, places)
    chosen = dict.fromkeys(fills.supported, Decision.SUPPORT)
    chosen |= dict.fromkeys((*fills.outside, *fills.not_passed), Decision.REJECT)
    touched = [row.id for row in rows if row.id in chosen]
    for row in (row for row in rows if row.id in chosen):
        decide_selection(work, item_id=row.id, decision=chosen[row.id].value, reason=row.reason)
    if not touched:
        raise Refused("selection.nothing_open")
    work.record(Act.APPLY_CUT, Kind.SELECTION, list_id, places=dict(places), count=len(touched))
    return Changes.of(Kind.SELECTION, *touched)


@use_case(Act.AGREE_NAME)
def agree_name(work: UnitOfWork, *, item_id: str, center_name: str, agreed_on: date | None) -> Changes:
    """Note the name the centre is to have and the day the host organization agreed to it; without a day the consent is
    still awaited."""
    item = _open_item(work, item_id)
    name = normalize_name(center_name)
    if not name:
        raise Refused("selection.name_missing").beside("center_name")
    if agreed_on is not None and agreed_on > work.today:
        raise Refused("selection.in_future", date=agreed_on.isoformat()).beside("agreed_on")
    in_order(Pair.NAME_RECEIPT, _received(work, item), agreed_on, "agreed_on")
    before = {"name": item.center_name, "agreed_on": item.name_agreed_on}
    item.center_name, item.name_agreed_on = name, agreed_on
    after = {"name": name, "agreed_on": agreed_on}
    work.record(Act.AGREE_NAME, Kind.SELECTION, item.id, before=before, after=after)
    return Changes.of(Kind.SELECTION, item.id)


@use_case(Act.RECORD_SITE_VISIT)
def record_site_visit(
    work: UnitOfWork, *, item_id: str, visited_on: date | None, visit: str, order_reason: str = ""
) -> Changes:
    """Note what a visit of the site found (现场考察); without a day and words it was no visit. One before the application
    was received is noted with its reason."""
    item = _open_item(work, item_id)
    if (visited_on is None) != (not visit.strip()):
        raise Refused("selection.visit_incomplete").beside("visit" if visited_on else "visited_on")
    if visited_on is not None and visited_on > work.today:
        raise Refused("selection.in_future", date=visited_on.isoformat()).beside("visited_on")
    in_order(Pair.VISIT_RECEIPT, _received(work, item), visited_on, "visited_on", why=order_reason)
    before = {"visited_on": item.visited_on, "visit": item.visit}
    item.visited_on, item.visit = visited_on, visit.strip()
    after = {"visited_on": visited_on, "visit": item.visit}
    work.record(Act.RECORD_SITE_VISIT, Kind.SELECTION, item.id, before=before, after=after, **told(order_reason))
    return Changes.of(Kind.SELECTION, item.id)


@use_case(Act.ADOPT_SELECTION)
def adopt_selection(
    work: UnitOfWork,
    *,
    list_id: str,
    meeting_reference: str,
    decided_on: date,
    order_reason: str = "",
    despite: str = "",
) -> Changes:
    """Put a version in force by a meeting; the one before it is superseded and kept. A day before the reviews, a visit or
    an agreed name is taken with its reason; while a meeting of the batch is still to judge projects that are not on the
    list, only with the ground for it (``despite``)."""
    row = work.get(SelectionList, list_id)
    if row.status is not ListStatus.DRAFT:
        raise Refused("selection.not_draft")
    if not meeting_reference.strip():
        raise Refused("selection.reference_missing").beside("meeting_reference")
    if decided_on > work.today:
        raise Refused("selection.in_future", date=decided_on.isoformat()).beside("decided_on")
    lines = selection_rows(work.session, list_id=list_id)
    _require_whole(lines)
    _require_all_judged(work, row, despite)
    _require_in_order(work, row, lines, decided_on, order_reason)
    before = work.session.scalars(
        select(SelectionList).filter_by(batch_id=row.batch_id, status=ListStatus.ADOPTED)
    ).one_or_none()
    if before is not None:
        before.status = ListStatus.SUPERSEDED
    row.status, row.meeting_reference, row.decided_on = ListStatus.ADOPTED, meeting_reference.strip(), decided_on
    supported = sum(line.decision is Decision.SUPPORT for line in lines)
    work.record(
        Act.ADOPT_SELECTION, Kind.SELECTION, row.id, number=row.version_no, reference=row.meeting_reference,
        on=decided_on, supported=supported, count=len(lines), **told(order_reason),
        **({"despite": despite.strip()} if despite.strip() else {}),
    )  # fmt: skip
    return Changes.of(Kind.SELECTION, row.id)


def _require_all_judged(work: UnitOfWork, row: SelectionList, despite: str) -> None:
    """Refuse to confirm a list while others of its batch are still to be judged, without the ground for it."""
    meetings = unsealed_meetings(work.session, row.batch_id, row.id)
    if meetings and len(despite.strip()) < LEAST_REASON:
        names, projects = "、".join(one.title for one in meetings), sum(one.projects for one in meetings)
        facts = {"count": len(meetings), "names": names, "projects": projects}
        raise Refused("selection.meetings_open", **facts).beside("despite")


def _require_in_order(
    work: UnitOfWork, row: SelectionList, lines: Sequence[SelectionRow], decided_on: date, why: str
) -> None:
    """A list is decided after what it rests on."""
    held = (
        select(func.max(Meeting.held_on))
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .join(SelectionItem, SelectionItem.agenda_item_id == AgendaItem.id)
        .where(SelectionItem.list_id == row.id)
    )
    visits = [line.visited_on for line in lines if line.visited_on is not None]
    agreed = [line.name_agreed_on for line in lines if line.name_agreed_on is not None]
    in_order(Pair.LIST_MEETING, work.session.scalar(held), decided_on, "decided_on", why=why)
    in_order(Pair.LIST_VISIT, max(visits, default=None), decided_on, "decided_on", why=why)
    in_order(Pair.LIST_NAME, max(agreed, default=None), decided_on, "decided_on", why=why)


def _received(work: UnitOfWork, item: SelectionItem) -> date | None:
    return work.get(Proposal, item.proposal_id).received_on


def _require_whole(lines: Sequence[SelectionRow]) -> None:
    """Refuse a list whose figures are not those in force, or with an open decision, a departure without its reason, or
    a name nobody agreed to."""
    for line in (line for line in lines if line.corrected):
        if line.now is None:
            raise Refused("selection.reopened", name=line.center_name)
        figures = {"was": line.mean or "—", "now": line.now.mean or "—"}
        raise Refused("selection.corrected", name=line.center_name, **figures)
    open_lines = [line for line in lines if line.decision is Decision.UNDECIDED]
    if open_lines:
        raise Refused("selection.undecided", count=len(open_lines), first=open_lines[0].center_name)
    for line in lines:
        if line.departs and len(line.reason) < LEAST_REASON:
            raise Refused("selection.departs", name=line.center_name)
    supported = [line for line in lines if line.decision is Decision.SUPPORT]
    for line in supported:
        if line.center_name != line.proposed_name and line.name_agreed_on is None:
            raise Refused("selection.name_not_agreed", name=line.center_name)
    names = [line.center_name for line in supported]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Refused("selection.name_twice", name=twice)


@use_case(Act.WITHDRAW_SELECTION)
def withdraw_selection(work: UnitOfWork, *, list_id: str, reason: str) -> Changes:
    """Take a version back, whether drawn up or adopted; it is kept, and the adopted one before it is in force again.
    A version that is being published cannot be taken back before its notice is."""
    row = work.get(SelectionList, list_id)
    if row.status not in (ListStatus.DRAFT, ListStatus.ADOPTED):
        raise Refused("selection.not_in_force")
    if len(reason.strip()) < LEAST_REASON:
        raise Refused("selection.reason_missing").beside("reason")
    published = select(PublicityNotice.id).where(
        PublicityNotice.list_id == row.id, PublicityNotice.withdrawn_on.is_(None)
    )
    if work.session.scalars(published).first() is not None:
        raise Refused("selection.published")
    was = row.status
    row.status, row.withdrawn_reason = ListStatus.WITHDRAWN, reason.strip()
    touched = [row.id]
    if was is ListStatus.ADOPTED:
        older = (
            select(SelectionList)
            .filter_by(batch_id=row.batch_id, status=ListStatus.SUPERSEDED)
            .order_by(SelectionList.version_no.desc())
            .limit(1)
        )
        again = work.session.scalars(older).first()
        if again is not None:
            again.status = ListStatus.ADOPTED
            touched.append(again.id)
    work.record(Act.WITHDRAW_SELECTION, Kind.SELECTION, row.id, number=row.version_no, reason=reason.strip())
    return Changes.of(Kind.SELECTION, *touched)


def _open_item(work: UnitOfWork, item_id: str) -> SelectionItem:
    item = work.get(SelectionItem, item_id)
    if work.get(SelectionList, item.list_id).status is not ListStatus.DRAFT:
        raise Refused("selection.not_draft")
    return item

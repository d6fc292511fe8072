"""Sealed figures that change take with them the lines of the list that is drawn up."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.selection import Decision, ListStatus
from qtic_desktop.storage.queries.selection_figures import figures_in_force
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.selection import SelectionItem, SelectionList
from qtic_desktop.storage.unit_of_work import UnitOfWork


def follow_figures(work: UnitOfWork, act: Act, agenda_item_ids: Iterable[str]) -> None:
    """Called in the write that seals, corrects or reopens these agenda items: on a list that is drawn up, the lines of
    their proposals get the figures in force now (none while the meeting is reopened), and a line whose figures changed
    is undecided again. Each is recorded under ``act``, with what stood there. A list in force is left as it was decided.
    """
    work.flush()
    judged = select(AgendaItem.proposal_id).where(AgendaItem.id.in_(list(agenda_item_ids)))
    lines = (
        select(SelectionItem)
        .join(SelectionList, SelectionList.id == SelectionItem.list_id)
        .where(SelectionItem.proposal_id.in_(judged), SelectionList.status == ListStatus.DRAFT)
    )
    items = work.session.scalars(lines.order_by(SelectionItem.id)).all()
    now = figures_in_force(work.session, [item.proposal_id for item in items])
    for item in items:
        found = now.get(item.proposal_id)
        mean, verdict = (None, "") if found is None else (found.mean, found.verdict)
        if found is not None:
            item.agenda_item_id = found.agenda_item_id
        if (item.mean, item.verdict) == (mean, verdict):
            continue
        before = _told(item)
        item.mean, item.verdict = mean, verdict
        item.decision, item.reason = Decision.UNDECIDED, ""
        work.record(act, Kind.SELECTION, item.id, before=before, after=_told(item))


def _told(item: SelectionItem) -> dict[str, object]:
    return {"mean": item.mean, "verdict": item.verdict, "decision": item.decision.value, "reason": item.reason}

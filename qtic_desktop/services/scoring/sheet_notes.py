"""What befell the sheets of a sealed meeting, in sentences for its minutes: returned, void, copied anew, corrected."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.documents.content.audit_words import detail_lines
from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.scoring.sealing import DocketState
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.resources import message, words
from qtic_desktop.services.scoring.docket_paper import shown_value
from qtic_desktop.storage.queries.query import query_about
from qtic_desktop.storage.queries.sealing import dockets
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.scoring import ScoreSheet, Vote

#: What is told of a sheet besides that it was written and handed in.
_TOLD: Final = (
    Act.VOID_SHEET, Act.RETURN_SHEET, Act.WITHDRAW_SHEET, Act.ABSTAIN_SHEET, Act.RESUME_SHEET, Act.KEY_FROM_PAPER,
    Act.CORRECT_KEYING, Act.NOTE_FLAW, Act.SETTLE_FLAW,
)  # fmt: skip
#: Details that the name of the act says already, or that are no sentence.
_LEFT_OUT: Final = frozenset({"points", "expert", "ballot"})
_STATES: Final = (Act.VOID_SHEET, Act.RETURN_SHEET)
#: States of a sheet without points that count, of somebody who takes part.
_UNCOUNTED: Final = (SheetState.VOID, SheetState.ABSTAINED, SheetState.OPEN)


@query_about(Read.RESULTS, lambda session, *, meeting_id: frozenset({meeting_id}))
def sheet_notes(session: Session, *, meeting_id: str) -> dict[str, tuple[str, ...]]:
    """Of each proposal by number, in the order of the seats' names: what was done to a sheet and why, which sheets do not
    count and what became of their ballots, and the corrections made after sealing with what was and what is."""
    told: dict[str, list[str]] = {}
    query = (
        select(ScoreSheet, Expert, Proposal.number, Vote.id)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .join(Expert, Expert.id == ScoreSheet.expert_id)
        .outerjoin(Vote, (Vote.agenda_item_id == AgendaItem.id) & (Vote.expert_id == Expert.id))
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, Expert.name, Expert.organization)
    )
    found = list(session.execute(query))
    entries = _entries(session, [sheet.id for sheet, *_ in found])
    for sheet, expert, number, ballot in found:
        whom = f"{expert.name}（{expert.organization}）"
        lines = told.setdefault(number or "", [])
        lines += [_done(entry, whom) for entry in entries.get(sheet.id, ()) if entry.act in _TOLD]
        lines += _sums(entries.get(sheet.id, ()), whom)
        if sheet.state in _UNCOUNTED:
            vote = message(f"paper.minutes.sheet_ballot_{'stays' if ballot else 'none'}")
            lines.append(message(f"paper.minutes.sheet_{sheet.state}", name=whom, vote=vote))
    for row in dockets(session, meeting_id=meeting_id):
        if row.state is DocketState.CONFIRMED:
            what = message(f"paper.docket.kind_{row.kind}")
            about = message("paper.minutes.criterion", n=row.criterion) if row.criterion else ""
            values = {"before": shown_value(row.kind, row.before), "after": shown_value(row.kind, row.after)}
            facts = {"n": row.number, "name": row.expert, "what": what + about, "reason": row.reason.rstrip("。")}
            told.setdefault(row.proposal_number, []).append(
                message("paper.minutes.docket", "zh", **{name: text or "—" for name, text in values.items()}, **facts)
            )
    return {number: tuple(lines) for number, lines in told.items()}


def _entries(session: Session, sheets: list[str]) -> dict[str, list[AuditEntry]]:
    query = select(AuditEntry).where(
        AuditEntry.subject_id.in_(sheets), AuditEntry.act.in_([*_TOLD, Act.RECORD_PAPER_TOTAL])
    )
    found: dict[str, list[AuditEntry]] = {}
    for entry in session.scalars(query.order_by(AuditEntry.seq)):
        found.setdefault(entry.subject_id, []).append(entry)
    return found


def _done(entry: AuditEntry, whom: str) -> str:
    details = {key: value for key, value in json.loads(entry.details).items() if key not in _LEFT_OUT}
    if entry.act in _STATES:
        details.pop("before", None)
    told = [whom, *detail_lines(details, "zh", entry.act)]
    name = words("audit.act", "zh").get(entry.act, entry.act)
    return message("paper.minutes.sheet_done", at=entry.at[11:16], what=name, told="；".join(told).rstrip("。"))


def _sums(entries: Iterable[AuditEntry], whom: str) -> Iterator[str]:
    """Every change of the sum as written by hand, after it was first copied."""
    before = None
    for entry in entries:
        if entry.act != Act.RECORD_PAPER_TOTAL:
            continue
        total = json.loads(entry.details).get("total")
        if before is not None and total != before:
            facts = {"name": whom, "before": before, "after": total or "—"}
            yield message("paper.minutes.sheet_sum", at=entry.at[11:16], **facts)
        before = total if total is not None else before

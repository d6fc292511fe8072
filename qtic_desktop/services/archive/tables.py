"""Which tables of the record go into the pack of a batch: each asked for like any other question, in the packer's name.

What the table of rights holds back until a meeting is sealed is held back here, too; what is nobody's business outside
the office (who objected) is left out by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.scoring.outcomes import Outcome, ScoreSummary, points_on_paper
from qtic_desktop.services.archive.open_text import Plain, line_of, plain
from qtic_desktop.services.perform import ask
from qtic_desktop.services.summaries import score_summary
from qtic_desktop.storage.queries import opinions as opinion_rows
from qtic_desktop.storage.queries.annual_reports import duties, report_years
from qtic_desktop.storage.queries.audit import trace
from qtic_desktop.storage.queries.intake import ProposalRow, draft, materials, proposals
from qtic_desktop.storage.queries.launch import CenterRow, ledger
from qtic_desktop.storage.queries.meetings import MeetingDetail, meeting_detail, meetings
from qtic_desktop.storage.queries.meetings.recusals import recusals
from qtic_desktop.storage.queries.publicity import NoticeRow, notice_lines, notices
from qtic_desktop.storage.queries.sealing import dockets
from qtic_desktop.storage.queries.selection import ListRow, selection_lists, selection_rows
from qtic_desktop.storage.workspace import Workspace

#: Of an objection, what would tell who made it.
_OBJECTOR: Final = frozenset({"who", "content", "inquiry", "notice"})
Table = list[dict[str, Plain]]


@dataclass(slots=True)
class Batch:
    """All of a batch that the packer may read: rows by kind, in the order of the procedure."""

    workspace: Workspace
    actor: Actor
    title: str
    proposal_ids: frozenset[str]
    proposals: tuple[ProposalRow, ...] = ()
    meetings: tuple[MeetingDetail, ...] = ()
    summaries: dict[str, ScoreSummary] = field(default_factory=dict)
    opinions: tuple[opinion_rows.OpinionRow, ...] = ()
    lists: tuple[ListRow, ...] = ()
    notices: tuple[NoticeRow, ...] = ()
    centers: tuple[CenterRow, ...] = ()

    @property
    def unsealed(self) -> tuple[MeetingDetail, ...]:
        """Meetings whose scores and ballots stay where they are."""
        return tuple(one for one in self.meetings if one.row.id not in self.summaries)


def read_batch(workspace: Workspace, actor: Actor, title: str, proposal_ids: frozenset[str], made_at: str) -> Batch:
    """Ask for everything about a batch."""
    store = workspace.store
    found = Batch(workspace, actor, title, proposal_ids)
    rows = ask(store, actor, proposals.bind())
    found.proposals = tuple(
        sorted((one for one in rows if one.id in proposal_ids), key=lambda one: (one.number, one.id))
    )
    details = (ask(store, actor, meeting_detail.bind(meeting_id=one.id)) for one in ask(store, actor, meetings.bind()))
    mine = [one for one in details if any(item.proposal_id in proposal_ids for item in one.items)]
    found.meetings = tuple(sorted(mine, key=lambda one: (one.row.held_on, one.row.number)))
    for meeting in found.meetings:
        if meeting.sealed_at is not None:
            question = score_summary.bind(meeting_id=meeting.row.id, made_at=made_at)
            found.summaries[meeting.row.id] = ask(store, actor, question)
    every = ask(store, actor, opinion_rows.opinions.bind())
    found.opinions = tuple(one for one in every if one.proposal_id in proposal_ids and one.opinion_id)
    found.lists = tuple(one for one in ask(store, actor, selection_lists.bind()) if one.batch_title == title)
    known = {one.id for one in found.lists}
    found.notices = tuple(one for one in ask(store, actor, notices.bind()) if one.list_id in known)
    found.centers = tuple(one for one in ask(store, actor, ledger.bind()) if one.proposal_id in proposal_ids)
    return found


def tables(batch: Batch) -> Iterator[tuple[str, Table]]:
    """Name and lines of each table."""
    store, actor = batch.workspace.store, batch.actor
    forms = {one.id: ask(store, actor, draft.bind(proposal_id=one.id)).draft for one in batch.proposals}
    yield "proposals", [line_of(one) | {"form": plain(forms[one.id])} for one in batch.proposals]
    files = ((one, ask(store, actor, materials.bind(proposal_id=one.id))) for one in batch.proposals)
    yield "materials", [line_of(file, proposal=one.number) for one, found in files for file in found]
    yield "meetings", [line_of(one.row, sealed_at=one.sealed_at) for one in batch.meetings]
    yield "panel", [line_of(seat, meeting=one.row.number) for one in batch.meetings for seat in one.panel]
    yield "agenda", [line_of(item, meeting=one.row.number) for one in batch.meetings for item in one.items]
    away = ((one, ask(store, actor, recusals.bind(meeting_id=one.row.id))) for one in batch.meetings)
    without = frozenset({"acts"})
    yield "recusals", [line_of(row, meeting=one.row.number, without=without) for one, found in away for row in found]
    yield "results", [line for one in batch.meetings for line in _results(one, batch)]
    yield "scores", [line for one in batch.meetings for line in _scores(one, batch)]
    details = [ask(store, actor, opinion_rows.opinion_detail.bind(opinion_id=one.opinion_id)) for one in batch.opinions]
    yield "opinions", [line_of(one.row) | {"check_code": one.check_code, "text": _text_of(one)} for one in details]
    yield "signatures", [line_of(row, proposal=one.row.number) for one in details for row in one.signatures]
    yield "dockets", [line for one in batch.meetings for line in _dockets(one, batch)]
    yield "selection_lists", [line_of(one) for one in batch.lists]
    lines = ((one, ask(store, actor, selection_rows.bind(list_id=one.id))) for one in batch.lists)
    yield "selection", [line_of(row, version=one.version_no) for one, found in lines for row in found]
    yield "notices", [line_of(one) for one in batch.notices]
    today = batch.workspace.store.now().date()
    told = ((one, ask(store, actor, notice_lines.bind(notice_id=one.id, today=today))) for one in batch.notices)
    yield "notice_lines", [line_of(row, notice=one.number, without=_OBJECTOR) for one, found in told for row in found]
    yield "centers", [line_of(one) for one in batch.centers]
    known = {one.id for one in batch.centers}
    years = [ask(store, actor, duties.bind(year=year, today=today)) for year in ask(store, actor, report_years.bind())]
    yield "annual_reports", [line_of(row) for found in years for row in found if row.center_id in known]
    yield "trace", [line_of(row) for row in ask(store, actor, trace.bind(subjects=_subjects(batch)))]


def _dockets(meeting: MeetingDetail, batch: Batch) -> Table:
    """The correction dockets of a sealed meeting, of proposals of the batch."""
    if meeting.row.id not in batch.summaries:
        return []
    mine = {one.number for one in batch.proposals}
    found = ask(batch.workspace.store, batch.actor, dockets.bind(meeting_id=meeting.row.id))
    return [line_of(one, meeting=meeting.row.number) for one in found if one.proposal_number in mine]


def _text_of(one: opinion_rows.OpinionDetail) -> Plain:
    """The words of a final opinion; a draft is nobody's opinion yet."""
    return plain(one.text) if one.row.pdf_sha256 else None


def _subjects(batch: Batch) -> frozenset[str]:
    ids = set(batch.proposal_ids) | {one.row.id for one in batch.meetings}
    ids |= {item.id for one in batch.meetings for item in one.items if item.proposal_id in batch.proposal_ids}
    ids |= {one.opinion_id for one in batch.opinions} | {one.id for one in batch.lists}
    return frozenset(ids | {one.id for one in batch.notices} | {one.id for one in batch.centers})


def _mine(meeting: MeetingDetail, batch: Batch) -> Iterator[tuple[ScoreSummary, Outcome]]:
    summary = batch.summaries.get(meeting.row.id)
    for outcome in summary.outcomes if summary is not None else ():
        if outcome.proposal_id in batch.proposal_ids:
            yield summary, outcome  # type: ignore[misc]


def _results(meeting: MeetingDetail, batch: Batch) -> Table:
    return [
        {
            "meeting": meeting.row.number, "proposal": one.proposal_number, "center_name": one.center_name,
            "track": plain(one.track), "rubric": f"{one.case.rubric.code} v{one.case.rubric.version}",
            "counted": one.result.counted, "exact": plain(one.result.exact), "mean": plain(one.result.mean),
            "rank": one.shown_rank.rank, "verdict": one.result.verdict, "vote": line_of(one.result.vote),
        }
        for _summary, one in _mine(meeting, batch)
    ]  # fmt: skip


def _scores(meeting: MeetingDetail, batch: Batch) -> Table:
    """One line for each mark, and one for the sum of each sheet that counts."""
    lines: Table = []
    for summary, one in _mine(meeting, batch):
        names = {seat.expert_id: (seat.name, seat.organization) for seat in summary.panel}
        for sheet in one.case.sheets:
            name, unit = names.get(sheet.expert_id, ("", ""))
            total = one.result.totals.get(sheet.expert_id)
            head: dict[str, Plain] = {
                "meeting": meeting.row.number, "proposal": one.proposal_number, "expert_id": sheet.expert_id,
                "expert": name, "organization": unit, "standing": plain(one.standing(sheet.expert_id)),
                "vote": plain(one.case.votes.get(sheet.expert_id)),
            }  # fmt: skip
            marks = one.points_of(sheet.expert_id)
            for place, criterion in enumerate(one.case.rubric.criteria):
                words = sheet.comments[place] if place < len(sheet.comments) else ""
                lines.append(head | {
                    "criterion": criterion.number, "title": criterion.title, "maximum": plain(criterion.maximum),
                    "points": plain(marks[place]), "comment": words,
                })  # fmt: skip
            sum_of_all = None if total is None else plain(points_on_paper(total, summary.rules))
            lines.append(head | {
                "criterion": "total", "title": "", "maximum": "100", "points": sum_of_all, "comment": sheet.comment,
            })  # fmt: skip
    return lines

"""The print set of a meeting: each paper alone, or all of them as one pack with page counts and what was printed before.

Each page carries the number of the meeting, the version and the code of the words; the list on top carries the end of the
record, so that paper and record hold each other.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.documents.code import coded
from qtic_desktop.documents.content.meeting_forms import list_document, set_document
from qtic_desktop.documents.content.meetings import meeting_document
from qtic_desktop.documents.content.scoring.blanks import blank_sheets_document
from qtic_desktop.documents.content.scoring.minutes import minutes_document
from qtic_desktop.documents.model import Document
from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import Presence, RecusalState
from qtic_desktop.domain.meetings.fees import FEE_DEFAULTS, fee_after, grade_of, net_for
from qtic_desktop.domain.meetings.papers import MeetingSheet
from qtic_desktop.domain.meetings.print_set import FeeLine, LotsLine, Printed, SetFacts, SetItem, SetSheet, version_of
from qtic_desktop.domain.meetings.timetable import Timetable
from qtic_desktop.domain.progress import Progress
from qtic_desktop.domain.rule_settings import votes_in_secret
from qtic_desktop.resources import message
from qtic_desktop.services.files import MadeFile, make_file, make_folder, put_file, require_there, safe
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.meetings.papers import meeting_paper, signing_panel
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.scoring.blank_sheets import blank_sheets
from qtic_desktop.services.scoring.minutes import whole_minutes
from qtic_desktop.services.summaries import score_summary
from qtic_desktop.services.use_case import job, long_job, use_case
from qtic_desktop.storage.queries.audit import chain_head
from qtic_desktop.storage.queries.meetings import meeting_detail, recusals
from qtic_desktop.storage.queries.meetings.lots import attempts_of
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import Meeting, PanelMember
from qtic_desktop.storage.tables.registry import Department, RuleSetVersion
from qtic_desktop.storage.unit_of_work import UnitOfWork, find
from qtic_desktop.storage.workspace import Workspace

ONE_DAY: Final = Decimal(1)
#: Papers of a set that are made elsewhere too: the blank score sheets and the minutes.
SCORE_SHEETS: Final = "score_sheets"
MINUTES: Final = "minutes"
_CAME: Final = (Presence.PRESENT, Presence.LEFT)


@query(Read.AGENDA)
def set_facts(session: Session, *, meeting_id: str, made_at: str, days: Decimal = ONE_DAY) -> SetFacts:
    """What the papers say, without a ballot; fees for ``days``."""
    told, facts = meeting_detail(session, meeting_id=meeting_id), workspace_facts(session)
    rules = _rules(session, told.rule_set_id)
    lines = {
        proposal.id: (proposal.director_name, name or "")
        for proposal, name in session.execute(
            select(Proposal, Department.name)
            .outerjoin(Department, Department.id == Proposal.department_id)
            .where(Proposal.id.in_([item.proposal_id for item in told.items]))
        )
    }
    items = tuple(
        SetItem(
            one.position, one.number, one.center_name, one.host_name, lines[one.proposal_id][1],
            lines[one.proposal_id][0], one.track,
        )
        for one in told.items
    )  # fmt: skip
    return SetFacts(
        told.row.number, told.row.title, told.row.held_on, told.row.place, facts.get("organizer", ""),
        tuple((seat.name, seat.organization) for seat in told.panel), items, str(rules.get("vote_majority", "")),
        told.sealed_at is not None, facts.get("sample") == "True", made_at, f"{days}",
        tuple(_fees(session, meeting_id, days)), (str(rules["fee_senior"]), str(rules["fee_other"])),
        _times(told.row.timetable, len(items)), _lots(session, meeting_id, [one.number for one in items]),
        signing_panel(session, meeting_id),
        tuple(one.number for one in told.items if votes_in_secret(rules, one.track)),
    )  # fmt: skip


def _times(timetable: str, count: int) -> tuple[str, ...]:
    plan = Timetable.parse(timetable)
    return () if plan is None else plan.times(count)


def _lots(session: Session, meeting_id: str, order: list[str]) -> LotsLine | None:
    """How the order was drawn; None once it is no longer the one that was drawn."""
    drawn = attempts_of(session, meeting_id)
    if not drawn or list(drawn[-1].order) != order:
        return None
    last = drawn[-1]
    return LotsLine(last.attempt, last.spoken, last.fingerprint)


def _rules(session: Session, rule_set_id: str) -> dict[str, object]:
    return {**FEE_DEFAULTS, **json.loads(find(session, RuleSetVersion, rule_set_id).body)}


def _fees(session: Session, meeting_id: str, days: Decimal) -> Iterator[FeeLine]:
    """Who came, in seat order; the other meetings of the month that were before it count first, each for one day."""
    meeting = find(session, Meeting, meeting_id)
    seats = session.execute(
        select(PanelMember, Expert)
        .join(Expert, Expert.id == PanelMember.expert_id)
        .where(PanelMember.meeting_id == meeting_id, PanelMember.presence.in_(_CAME))
        .order_by(PanelMember.seat)
    )
    for _seat, expert in seats:
        grade = grade_of(expert.title)
        others = _same_month(session, meeting, expert.id)
        earlier = [net_for(grade, ONE_DAY, **_rates(session, one)) for one in others if _is_before(one, meeting)]
        net = net_for(grade, days, **_rates(session, meeting))
        numbers = tuple(one.number for one in others)
        yield FeeLine(expert.name, expert.organization, expert.title, grade, fee_after(net, earlier), numbers)


def _rates(session: Session, meeting: Meeting) -> dict[str, Decimal]:
    rules = _rules(session, meeting.rule_set_id)
    return {"senior": Decimal(str(rules["fee_senior"])), "other": Decimal(str(rules["fee_other"]))}


def _same_month(session: Session, meeting: Meeting, expert_id: str) -> list[Meeting]:
    """Other meetings of the same month to which the person came, one of one name and record."""
    same = select(Expert.id).where(
        func.coalesce(Expert.merged_into_id, Expert.id)
        == select(func.coalesce(Expert.merged_into_id, Expert.id)).where(Expert.id == expert_id).scalar_subquery()
    )
    first = meeting.held_on.replace(day=1)
    after = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    found = session.scalars(
        select(Meeting)
        .join(PanelMember, PanelMember.meeting_id == Meeting.id)
        .where(
            PanelMember.expert_id.in_(same), PanelMember.presence.in_(_CAME), Meeting.id != meeting.id,
            Meeting.held_on >= first, Meeting.held_on < after,
        )
        .order_by(Meeting.held_on, Meeting.number)
    )  # fmt: skip
    return list(found)


def _is_before(one: Meeting, other: Meeting) -> bool:
    return (one.held_on, one.number) < (other.held_on, other.number)


@dataclass(frozen=True, slots=True)
class Set:
    """A set that was made: where, of which meeting, and its papers."""

    path: Path
    about: str
    papers: tuple[Printed, ...]


def facts_of(workspace: Workspace, actor: Actor, meeting_id: str, days: Decimal) -> SetFacts:
    """What the papers say to this person: recusals where they may be read, ballots once the meeting is sealed."""
    from dataclasses import replace

    made_at = f"{workspace.store.now():%Y-%m-%d %H:%M}"
    facts = ask(workspace.store, actor, set_facts.bind(meeting_id=meeting_id, made_at=made_at, days=days))
    away: dict[str, list[str]] = {}
    for row in ask(workspace.store, actor, recusals.bind(meeting_id=meeting_id)):
        if row.state is RecusalState.IN_FORCE:
            away.setdefault(row.proposal_number, []).append(row.expert_name)
    items = [replace(item, recused=tuple(away.get(item.number, ()))) for item in facts.items]
    if facts.sealed:
        summary = ask(workspace.store, actor, score_summary.bind(meeting_id=meeting_id, made_at=made_at))
        results = {one.proposal_number: one.result for one in summary.outcomes}
        items = [
            replace(
                item,
                count=results[item.number].vote,
                verdict=message(f"paper.scoring.verdict_{item.track}_{results[item.number].verdict}"),
            )
            for item in items
        ]
    return replace(facts, items=tuple(items))


@query(Read.AGENDA)
def earlier_sets(session: Session, *, meeting_id: str) -> tuple[tuple[str, str, dict[str, str]], ...]:
    """When, by whom, and the codes by paper of every set that was made of a meeting, the oldest first."""
    entries = session.scalars(
        select(AuditEntry)
        .where(AuditEntry.act == Act.MAKE_PRINT_SET, AuditEntry.subject_id == meeting_id)
        .order_by(AuditEntry.seq)
    )
    return tuple((one.at, one.actor_name, dict(json.loads(one.details).get("papers", {}))) for one in entries)


@job(Act.PRINT_SET_SHEET)
def print_set_sheet(
    workspace: Workspace, actor: Actor, *, meeting_id: str, sheet: SetSheet, out: Path, days: Decimal = ONE_DAY
) -> MadeFile:
    """Make one paper, as the ending of ``out`` says. Nothing is noted: a paper that is edited is no print."""
    facts = facts_of(workspace, actor, meeting_id, days)
    document = set_document(sheet, facts)
    earlier = [codes for _at, _who, codes in ask(workspace.store, actor, earlier_sets.bind(meeting_id=meeting_id))]
    plain = coded(document, version=1)
    version, _before = version_of(plain.footer_code, earlier, sheet.value)
    make_file(coded(document, version=version), out, lambda: fonts_of(workspace))
    return MadeFile(out, facts.title)


@long_job(Act.MAKE_PRINT_SET, saves=True)
def make_print_set(
    workspace: Workspace, actor: Actor, *, meeting_id: str, out: Path, days: Decimal = ONE_DAY
) -> Generator[Progress, None, Set]:
    """Make every paper of a meeting as PDF in the folder ``out``, with the list on top, and note what was made.

    ``Refused`` (meetings.set_exists) where the folder is there already: an older set is never mixed with a newer one.
    """
    from qtic_desktop.documents.making import make_pdf

    if out.exists():
        raise Refused("meetings.set_exists", name=out.name)
    require_there(out.parent)
    fonts = fonts_of(workspace)
    facts = facts_of(workspace, actor, meeting_id, days)
    documents = _documents(workspace, actor, meeting_id, facts)
    earlier = ask(workspace.store, actor, earlier_sets.bind(meeting_id=meeting_id))
    known = [codes for _at, _who, codes in earlier]
    made: list[tuple[Printed, bytes]] = []
    for place, (sheet, document) in enumerate(documents):
        yield Progress(place, len(documents) + 1, document.kind)
        code = coded(document, version=1).footer_code
        version, before = version_of(code, known, sheet)
        drawn = make_pdf(coded(document, version=version, state=_state(before)), fonts)
        file = safe(f"{place + 1:02}_{document.kind}.pdf")
        made.append((Printed(sheet, document.kind, file, drawn.pages, code, version, before), drawn.data))
    printed = tuple(one for one, _data in made)
    entries, last_hash = ask(workspace.store, actor, chain_head.bind())
    told = [(at[:16].replace("T", " "), who, len(codes)) for at, who, codes in earlier]
    top = list_document(facts, printed, before=told, entries=entries, last_hash=last_hash)
    top = coded(top, version=len(earlier) + 1)
    make_folder(out)
    put_file(make_pdf(top, fonts).data, out / safe(f"00_{top.kind}.pdf"))
    for one, data in made:
        put_file(data, out / one.file)
    yield Progress(len(documents) + 1, len(documents) + 1)
    result = Set(out, facts.title, printed)
    perform(workspace.store, actor, record_print_set.bind(meeting_id=meeting_id, papers=printed))
    return result


def _documents(workspace: Workspace, actor: Actor, meeting_id: str, facts: SetFacts) -> list[tuple[str, Document]]:
    """Every paper in the order of the day, by the name under which it is known again."""
    told = ask(workspace.store, actor, meeting_paper.bind(meeting_id=meeting_id, made_at=facts.made_at))
    first = (SetSheet.NOTICE, SetSheet.AGENDA, SetSheet.LOTS)
    tables = [(sheet.value, meeting_document(told, sheet)) for sheet in MeetingSheet]
    own = [(sheet.value, set_document(sheet, facts)) for sheet in SetSheet]
    early = [one for one in own if one[0] in first]
    made = [*early, *tables, *(one for one in own if one not in early)]
    sheets = ask(workspace.store, actor, blank_sheets.bind(meeting_id=meeting_id, made_at=facts.made_at))
    if sheets.sheets:
        made.append((SCORE_SHEETS, blank_sheets_document(sheets)))
    made.append((MINUTES, minutes_document(whole_minutes(workspace, actor, meeting_id))))
    return made


def _state(before: int) -> str:
    return message("paper.set.reprint", n=before + 1) if before else ""


@use_case(Act.MAKE_PRINT_SET)
def record_print_set(work: UnitOfWork, *, meeting_id: str, papers: tuple[Printed, ...]) -> Changes:
    """Note a set that was made: the code of each paper, so that a later one is known as a reprint or as new words."""
    meeting = work.get(Meeting, meeting_id)
    work.record(
        Act.MAKE_PRINT_SET, Kind.MEETING, meeting.id,
        papers={one.sheet: one.code for one in papers}, pages=sum(one.pages for one in papers),
    )  # fmt: skip
    return Changes.of(Kind.MEETING, meeting_id)

"""推荐与受理 (三（一）): the draft a clerk types, its submission, and the materials that come with it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.clashes import draft_pairs, is_another
from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed, Refused
from qtic_desktop.domain.identity import normalize_credit_code, normalize_name
from qtic_desktop.domain.intake import (
    ProposalDraft,
    ProposalStatus,
    Track,
    funding_total,
    with_papers,
)
from qtic_desktop.domain.intake.changes import changes_between
from qtic_desktop.domain.intake.checks import check_draft
from qtic_desktop.domain.intake.others import Likeness
from qtic_desktop.domain.intake.spelling import in_one_spelling
from qtic_desktop.domain.numbers import parse_money
from qtic_desktop.domain.problems import Problem
from qtic_desktop.services.clashes import other_value
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.registry.merging import require_in_use
from qtic_desktop.services.use_case import job, use_case
from qtic_desktop.storage.queries.batches import intake_of
from qtic_desktop.storage.queries.intake import RemovedMaterial, discarded_drafts, may_read_file, removed_materials
from qtic_desktop.storage.queries.office_lists import modes_added
from qtic_desktop.storage.tables.intake import Proposal, ProposalFunding, ProposalPartner, ProposalTask
from qtic_desktop.storage.tables.registry import Attachment, Batch
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.foreign_pages import ForeignPages

TRACK_MARK = {Track.NEW: "X", Track.CONVERSION: "Z"}  # 新建 / 转建 in the human number


@use_case(Act.SAVE_DRAFT)
def save_draft(
    work: UnitOfWork,
    *,
    draft: ProposalDraft,
    page: str,
    cursor_field: str,
    proposal_id: str | None = None,
    seen: Sequence[ProposalDraft] | None = None,
    gave_way: Mapping[str, str] | None = None,
) -> Changes:
    """Keep a draft exactly as typed, with the place where the person is; makes the record at the first call.

    The id of the record is the only id in the changes. ``Refused`` once the proposal has been submitted. ``seen``: the
    states of the draft the person has had before them, the last one known to be kept at the end; another state is another
    person's (``OtherValue``). ``gave_way``: entries that were decided against, for the log.
    """
    if proposal_id is None:
        row = Proposal(id=work.new_id(), status=ProposalStatus.DRAFT.value, draft="{}")
        work.session.add(row)
    else:
        row = _draft_row(work, proposal_id)
    before = ProposalDraft.from_mapping(json.loads(row.draft))
    if proposal_id is not None and seen and is_another(before, (draft, *seen)):
        raise other_value(work, Act.SAVE_DRAFT, row.id, before, draft_pairs(seen[-1], before, draft))
    typed = len(changes_between(before, draft))
    row.draft = json.dumps(draft.to_mapping(), ensure_ascii=False, sort_keys=True)
    tell_apart(row, draft)
    row.page, row.cursor_field, row.saved_at = page, cursor_field, work.stamp
    lost = {"gave_way": dict(gave_way)} if gave_way else {}
    work.record(Act.SAVE_DRAFT, Kind.PROPOSAL, row.id, page=page, field=cursor_field, typed=typed, **lost)
    return Changes.of(Kind.PROPOSAL, row.id)


@dataclass(slots=True)
class DraftSlot:
    """Where a draft that is being typed is kept: empty until its first save made the record. Saves run one after
    another, so a second save asked for before the first was answered still goes to the record of the first. ``seen``: the
    states of it that stood here, or were asked to be kept from here; the one that is surely in the record is the last."""

    proposal_id: str | None = None
    seen: list[ProposalDraft] = field(default_factory=list)


@use_case(Act.SAVE_DRAFT)
def keep_draft(
    work: UnitOfWork,
    *,
    slot: DraftSlot,
    draft: ProposalDraft,
    page: str,
    cursor_field: str,
    gave_way: Mapping[str, str] | None = None,
) -> Changes:
    """As ``save_draft``, into a slot that remembers the record."""
    changes = save_draft(
        work, proposal_id=slot.proposal_id, draft=draft, page=page, cursor_field=cursor_field, seen=slot.seen,
        gave_way=gave_way,
    )  # fmt: skip
    (slot.proposal_id,) = changes.ids
    slot.seen.append(draft)
    return changes


def blocking_in(work: UnitOfWork, draft: ProposalDraft) -> list[Problem]:
    """What of a form cannot be, by the lists of this office."""
    found = check_draft(draft, today=work.today, own_modes=modes_added(work.session))
    return [problem for problem in found if problem.blocking]


@use_case(Act.SUBMIT_PROPOSAL)
def submit_kept(work: UnitOfWork, *, slot: DraftSlot, batch_id: str | None = None) -> Changes:
    """As ``submit_proposal``, for the draft of a slot."""
    return submit_proposal(work, proposal_id=str(slot.proposal_id), batch_id=batch_id)


@use_case(Act.DISCARD_DRAFT)
def discard_draft(work: UnitOfWork, *, proposal_id: str) -> Changes:
    """Remove a draft that was never submitted, or an intention; the audit entry keeps what it held, so that it can come back."""
    row = work.get(Proposal, proposal_id)
    if row.status != ProposalStatus.INTENTION:
        row = _draft_row(work, proposal_id)
    work.record(Act.DISCARD_DRAFT, Kind.PROPOSAL, row.id, draft=row.draft)
    work.session.delete(row)
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.RESTORE_DRAFT)
def restore_draft(work: UnitOfWork, *, proposal_id: str) -> Changes:
    """Bring a discarded draft back as it was, under its own id, with the files that came with it.

    ``Refused`` when it was not discarded, or is there again.
    """
    found = next((row for row in discarded_drafts(work.session) if row.id == proposal_id), None)
    if found is None:
        raise Refused("intake.draft_there")
    draft = ProposalDraft.from_mapping(json.loads(found.draft))
    row = Proposal(id=proposal_id, status=ProposalStatus.DRAFT, page="recommendation", saved_at=work.stamp)
    row.draft, row.track = found.draft, draft.get("track")
    row.center_name, row.host_name = normalize_name(draft.get("center_name")), normalize_name(draft.get("host_name"))
    work.session.add(row)
    work.record(Act.RESTORE_DRAFT, Kind.PROPOSAL, proposal_id)
    return Changes.of(Kind.PROPOSAL, proposal_id)


@use_case(Act.SUBMIT_PROPOSAL)
def submit_proposal(work: UnitOfWork, *, proposal_id: str, batch_id: str | None = None) -> Changes:
    """Turn a checked draft into an accepted proposal with a number; ``Refused`` while blocking problems remain.

    It goes into the batch the person works on, where none is named into that of the day it came; what came after the last
    day of the batch goes into the next one that takes it, and the record says so. The record has dates, numbers and codes
    in their one spelling, as the page before it showed them.
    """
    row = _draft_row(work, proposal_id)
    draft = ProposalDraft.from_mapping(json.loads(row.draft))
    blocking = blocking_in(work, draft)
    if blocking:
        raise Refused("intake.not_ready", count=len(blocking), first=blocking[0].field)
    draft = in_one_spelling(draft)
    row.draft = json.dumps(draft.to_mapping(), ensure_ascii=False, sort_keys=True)
    received = parse_date(draft.get("received_on"))
    if batch_id is not None:
        work.get(Batch, batch_id)
    into = intake_of(work.session, batch_id=batch_id, received_on=received, department_id=draft.get("department_id"))
    row.batch_id = into.batch.id
    _fill(work, row, draft)
    late = (
        {"late_for": into.chosen.name, "closes_on": into.chosen.closes_on, "after": into.batch.name}
        if into.late
        else {}
    )
    work.record(Act.SUBMIT_PROPOSAL, Kind.PROPOSAL, row.id, number=row.number, draft=draft.to_mapping(), **late)
    return Changes.of(Kind.PROPOSAL, row.id)


def import_proposals(work: UnitOfWork, *, drafts: Sequence[ProposalDraft], source: str, digest: str) -> Changes:
    """Take proposals of a recommendation list (推荐汇总表) as drafts for a clerk to complete. ``source`` is the file name,
    ``digest`` its SHA-256; both go to the audit log."""
    ids = []
    for draft in drafts:
        row = Proposal(id=work.new_id(), status=ProposalStatus.DRAFT.value, page="recommendation", saved_at=work.stamp)
        row.draft = json.dumps(draft.as_listed().to_mapping(), ensure_ascii=False, sort_keys=True)
        tell_apart(row, draft)
        work.session.add(row)
        ids.append(row.id)
    work.record(Act.IMPORT_PROPOSALS, Kind.PROPOSAL, "", source=source, sha256=digest, count=len(ids))
    return Changes.of(Kind.PROPOSAL, *ids)


@use_case(Act.ATTACH_MATERIAL)
def attach_material(
    work: UnitOfWork, *, proposal_id: str, kind: str, file_name: str, sha256: str, size: int, replaces: str = ""
) -> Changes:
    """Register a file already kept in the attachments folder as material of a proposal; ``replaces`` is the id of the
    one that it takes the place of. What came is no longer noted as missing (缺件), also after the proposal was accepted."""
    proposal = work.get(Proposal, proposal_id)
    if proposal.status != ProposalStatus.DRAFT.value:
        proposal.draft = _ticked_off(proposal.draft, kind)
        proposal.correction = _ticked_off(proposal.correction, kind) if proposal.correction else ""
    if replaces:
        remove_material(work, material_id=replaces)
    row = Attachment(id=work.new_id(), subject_id=proposal_id, kind=kind, file_name=file_name, sha256=sha256, size=size)
    work.session.add(row)
    work.record(Act.ATTACH_MATERIAL, Kind.PROPOSAL, proposal_id, file=file_name, sha256=sha256)
    return Changes.of(Kind.PROPOSAL, proposal_id)


def _ticked_off(form: str, kind: str) -> str:
    before = ProposalDraft.from_mapping(json.loads(form))
    after = with_papers(before, {kind})
    return form if after is before else json.dumps(after.to_mapping(), ensure_ascii=False, sort_keys=True)


@use_case(Act.REMOVE_MATERIAL)
def remove_material(work: UnitOfWork, *, material_id: str) -> Changes:
    """Take a file off a draft: the audit log keeps what it was, the attachments folder the file, so it can come back.

    ``Refused`` once the proposal was submitted: what the experts were given is corrected, not taken away.
    """
    row = work.get(Attachment, material_id)
    _draft_row(work, row.subject_id)
    work.record(
        Act.REMOVE_MATERIAL, Kind.PROPOSAL, row.subject_id,
        file=row.file_name, file_kind=row.kind, sha256=row.sha256, bytes=row.size,
    )  # fmt: skip
    work.session.delete(row)
    return Changes.of(Kind.PROPOSAL, row.subject_id)


@use_case(Act.RESTORE_MATERIAL)
def restore_material(work: UnitOfWork, *, proposal_id: str, removed: RemovedMaterial) -> Changes:
    """Bring a removed file back as it was."""
    _draft_row(work, proposal_id)
    if removed not in removed_materials(work.session, proposal_id=proposal_id):
        raise Refused("intake.material_there", file=removed.file_name)
    work.session.add(
        Attachment(
            id=work.new_id(), subject_id=proposal_id, kind=removed.kind, file_name=removed.file_name,
            sha256=removed.sha256, size=removed.size,
        )
    )  # fmt: skip
    work.record(Act.RESTORE_MATERIAL, Kind.PROPOSAL, proposal_id, file=removed.file_name, sha256=removed.sha256)
    return Changes.of(Kind.PROPOSAL, proposal_id)


def tell_apart(row: Proposal, draft: ProposalDraft) -> None:
    """What lists show of a draft and others are compared by stands in columns while it is typed."""
    known = Likeness.of(draft)
    row.track = draft.get("track")
    row.center_name, row.host_name = known.center_name, known.host_name
    row.credit_code, row.director_name = known.credit_code, known.director_name


def _draft_row(work: UnitOfWork, proposal_id: str) -> Proposal:
    row = work.get(Proposal, proposal_id)
    if row.status != ProposalStatus.DRAFT.value:
        raise Refused("intake.already_submitted", number=row.number)
    return row


def _fill(work: UnitOfWork, row: Proposal, draft: ProposalDraft) -> None:
    received = parse_date(draft.get("received_on"))
    row.number = _next_number(work, (received or work.today).year, Track(draft.get("track")))
    row.status = ProposalStatus.ACCEPTED.value
    fill_columns(work, row, draft)


def fill_columns(work: UnitOfWork, row: Proposal, draft: ProposalDraft) -> None:
    """Write a whole form into the columns and tables of its proposal; number, batch and state are left alone."""
    require_in_use(work.session, draft.get("department_id"))
    track = Track(draft.get("track"))
    received = parse_date(draft.get("received_on"))
    year = received.year if received else work.today.year
    row.center_name = normalize_name(draft.get("center_name"))
    row.host_name = normalize_name(draft.get("host_name"))
    row.credit_code = normalize_credit_code(draft.get("credit_code"))
    row.department_id = draft.get("department_id")
    row.letter_number, row.letter_date, row.received_on = (
        draft.get("letter_number").strip(),
        parse_date(draft.get("letter_date")),
        received,
    )
    row.field, row.direction, row.mode = draft.get("field").strip(), draft.get("direction").strip(), draft.get("mode")
    row.director_name = normalize_name(draft.get("director_name"))
    row.old_center_name = normalize_name(draft.get("old_center_name")) if track is Track.CONVERSION else ""
    row.funding_total = funding_total(draft)
    _fill_tables(work, row, draft, year)


def _fill_tables(work: UnitOfWork, row: Proposal, draft: ProposalDraft, year: int) -> None:
    add = work.session.add
    for task in draft.tasks:
        add(
            ProposalTask(
                id=work.new_id(),
                proposal_id=row.id,
                number=task.number,
                content=task.content,
                year1=task.year1,
                year2=task.year2,
                year3=task.year3,
            )
        )
    for partner in draft.partners:
        if partner.name.strip():
            name, money = normalize_name(partner.name), parse_money(partner.money)
            add(ProposalPartner(id=work.new_id(), proposal_id=row.id, name=name, duty=partner.duty, money=money))
    for line in draft.funding:
        for offset, text in enumerate((line.year1, line.year2, line.year3)):
            amount = parse_money(text)
            if amount is not None:
                add(
                    ProposalFunding(
                        id=work.new_id(), proposal_id=row.id, source=line.source, year=year + offset, amount=amount
                    )
                )


def _next_number(work: UnitOfWork, year: int, track: Track) -> str:
    prefix = f"QTIC-{year}-{TRACK_MARK[track]}"
    taken = work.session.scalar(select(func.count()).where(Proposal.number.startswith(prefix))) or 0
    return f"{prefix}{taken + 1:03d}"


#: From this size on (bytes) a file is slow to open and to back up, which is said when it is taken in.
LARGE_FILE = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TakenMaterial:
    """A file that was kept; ``remark`` is ``large``, ``locked`` or ``unreadable`` where that will trouble somebody later,
    else empty."""

    changes: Changes
    remark: str


@job(Act.ATTACH_MATERIAL, saves=True)
def take_material(
    workspace: Workspace, actor: Actor, *, proposal_id: str, kind: str, path: Path, replaces: str = ""
) -> TakenMaterial:
    """Keep a PDF or a picture and register it with the proposal; the record says so only once the file is kept. ``replaces``:
    as in ``attach_material``.

    Raises ``Refused`` (intake.not_a_pdf) and ``EnvironmentTrouble`` (intake.file_unreadable).
    """
    from qtic_desktop.documents.page_reading import kind_of

    try:
        data = path.read_bytes()
    except OSError as error:
        raise EnvironmentTrouble("intake.file_unreadable", file=path.name, reason=error.strerror) from error
    if not kind_of(data):
        raise Refused("intake.not_a_pdf", file=path.name)
    remark = _trouble_ahead(data)
    digest = workspace.attachments.put(data)
    kept = attach_material.bind(
        proposal_id=proposal_id, kind=kind, file_name=path.name, sha256=digest, size=len(data), replaces=replaces
    )
    return TakenMaterial(perform(workspace.store, actor, kept), remark)


def _trouble_ahead(data: bytes) -> str:
    """What will trouble whoever opens it: said when it comes, while the other copy is still at hand."""
    from qtic_desktop.documents.foreign_pages import open_foreign

    try:
        open_foreign(data)
    except Refused as refusal:
        return "locked" if refusal.code == "documents.locked" or b"/Encrypt" in data else "unreadable"
    return "locked" if b"/Encrypt" in data else "large" if len(data) > LARGE_FILE else ""


@job(Read.MATERIAL)
def read_material(workspace: Workspace, actor: Actor, *, sha256: str) -> ForeignPages:
    """A file that came with a proposal, opened; ``NotAllowed`` (intake.not_your_project) for an expert who does not judge
    it, ``Refused`` for one that cannot be opened."""
    from qtic_desktop.documents.foreign_pages import open_foreign

    if not ask(workspace.store, actor, may_read_file.bind(sha256=sha256)):
        raise NotAllowed("intake.not_your_project", person=actor.called)
    return open_foreign(workspace.attachments.get(sha256))

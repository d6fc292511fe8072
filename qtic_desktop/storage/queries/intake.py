"""Rows of 推荐与受理."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, String, bindparam, func, select, type_coerce
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Kind, Role
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.examination import ExaminationState
from qtic_desktop.domain.intake import ProposalFilter, ProposalStatus, Verification
from qtic_desktop.domain.intake.others import Likeness, Other
from qtic_desktop.storage.queries.draft_keyers import NOBODY, Keyer, last_keyer
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.queries.own import judged_by
from qtic_desktop.storage.queries.query import query, query_as, query_seen
from qtic_desktop.storage.queries.windows import Listing, counted_by, is_exactly
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.intake import Proposal, ProposalTask
from qtic_desktop.storage.tables.registry import Attachment, Batch, Department, RuleSetVersion
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal in a list; ``number`` is empty for a draft."""

    id: str
    number: str
    status: str
    track: str
    center_name: str
    host_name: str
    department_name: str
    field: str
    received_on: date | None
    funding_total: Decimal | None
    director_name: str
    saved_at: str
    batch_title: str
    correcting: bool
    batch_id: str
    verification: Verification
    verified_by: str
    verified_at: str
    examination: str = ExaminationState.PENDING
    examine_first: bool = False
    key_first: bool = False
    """Whether, by the newest rule set, a meeting waits for the examination and for the second keying (指引未规定)."""
    examination_due: date | None = None
    """Last day of a correction period that runs or ran out."""
    closes_on: date | None = None
    """Last day of its batch, None where there is none."""
    corrections: int = 0
    """How many corrections stand that can be taken back."""

    @property
    def late(self) -> bool:
        """Whether it came after the last day of its batch."""
        return self.closes_on is not None and self.received_on is not None and self.received_on > self.closes_on


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft to go on with: the structure for ``ProposalDraft.from_mapping`` and the place where the person was."""

    id: str
    status: str
    draft: dict[str, Any]
    page: str
    cursor_field: str
    saved_at: str
    correction: dict[str, Any] | None = None
    """A correction begun after acceptance, of the same structure as ``draft``."""
    keyer: Keyer = NOBODY
    """Who typed on it last."""


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """A file that came with a proposal."""

    id: str
    kind: str
    file_name: str
    sha256: str
    size: int


def _asked(key: str, answer: str) -> ColumnElement[bool]:
    """Whether the newest rule set answers ``key`` so."""
    newest = select(func.json_extract(RuleSetVersion.body, f"$.{key}")).order_by(RuleSetVersion.number.desc()).limit(1)
    return func.coalesce(newest.scalar_subquery(), "") == answer


_LINES: Select[*tuple[Any, ...]] = select(
    Proposal.id, func.coalesce(Proposal.number, ""), Proposal.status, Proposal.track, Proposal.center_name,
    Proposal.host_name, func.coalesce(Department.name, ""), Proposal.field, Proposal.received_on,
    Proposal.funding_total, Proposal.director_name, Proposal.saved_at, func.coalesce(Batch.title, ""),
    Proposal.correction != "", func.coalesce(Proposal.batch_id, ""), Proposal.verification, Proposal.verified_by,
    Proposal.verified_at, Proposal.examination, _asked("examination_required", "yes"), _asked("keying_gate", "required"),
    Proposal.examination_due, Batch.closes_on, Proposal.corrections,
).outerjoin(Department, Department.id == Proposal.department_id).outerjoin(
    Batch, Batch.id == Proposal.batch_id
)  # fmt: skip


@query(Read.PROPOSALS)
def proposals(session: Session, *, status: str = "") -> tuple[ProposalRow, ...]:
    """All proposals, or those of one status, newest first. Lists to look through are ``PROPOSALS``."""
    lines = _LINES.order_by(Proposal.id.desc())
    found = session.execute(lines.where(Proposal.status == status) if status else lines)
    return tuple(ProposalRow(*row) for row in found)


#: An evaluation on the docket is no proposal that anybody recommended.
_PROPOSED: Final = Proposal.track != TRACK
_JUDGED: Final = Proposal.track == TRACK
_BATCH: Final = bindparam("batch", type_=String)
_COUNTED: Final = counted_by(Proposal.status, (), _JUDGED)
#: A draft belongs to no batch yet and is counted with each.
_COUNTED_WITHIN: Final = tuple(
    counted_by(Proposal.status, (among,), _JUDGED)
    for among in (Proposal.batch_id.is_(None), Proposal.batch_id == _BATCH)
)


def _by_status(session: Session, within: ProposalFilter | None = None) -> dict[str, int]:
    found = dict.fromkeys((status.value for status in ProposalStatus), 0)
    batch = None if within is None else within.batch_id
    counted, values = ((_COUNTED,), {}) if batch is None else (_COUNTED_WITHIN, {"batch": batch})
    for statement in counted:
        for status, number in session.connection().execute(statement, values):
            found[status] = found.get(status, 0) + number
    return found


def _told(wanted: ProposalFilter, counts: Mapping[str, int]) -> int | None:
    """The counts know of batch and status; of the track they do not."""
    if wanted.track is not None:
        return None
    return sum(counts.values()) if wanted.status is None else counts[wanted.status]


def _of_batch(wanted: ProposalFilter) -> list[ColumnElement[bool]]:
    """Asked so that the narrow index of the list is read, as ``is_exactly`` does."""
    return [] if wanted.batch_id is None else [func.coalesce(Proposal.batch_id, "").in_(("", wanted.batch_id))]


def _passing(wanted: ProposalFilter) -> list[ColumnElement[bool]]:
    pairs = ((Proposal.status, wanted.status), (Proposal.track, wanted.track))
    chosen = [is_exactly(column, value.value) for column, value in pairs if value is not None]
    return [*chosen, *_of_batch(wanted)]


def _passing_alone(wanted: ProposalFilter) -> list[ColumnElement[bool]]:
    """A status newest first is a stretch of an index; a track is in the narrow one that the counts read, too."""
    pairs = ((Proposal.status, wanted.status), (Proposal.track, wanted.track))
    return [*(column == value.value for column, value in pairs if value is not None), *_of_batch(wanted)]


PROPOSALS: Final = Listing(
    Read.PROPOSALS,
    Proposal,
    orders={
        "center_name": Proposal.sort_first,
        "track": Proposal.track,
        "status": Proposal.status,
        "number": Proposal.number,
        "verification": type_coerce(Proposal.verification, String),
        "batch": Proposal.batch_id,
        "host_name": Proposal.sort_second,
    },
    usual=((Proposal.id, True),),
    counts=_by_status,
    counts_within=_by_status,
    told=_told,
    passes=_passing,
    passes_alone=_passing_alone,
    lines=_LINES,
    row=ProposalRow,
    always=(_PROPOSED,),
)
"""The list of proposals, newest first."""


@query(Read.PROPOSALS)
def others(session: Session, *, alike: Likeness) -> tuple[Other, ...]:
    """For each part that is alike the newest two proposals that have it, of which one may be the one asked for; newest
    first."""
    columns = (
        Proposal.id, Proposal.number, Proposal.track, Proposal.center_name, Proposal.host_name, Proposal.credit_code,
        Proposal.director_name,
    )  # fmt: skip
    query = select(*columns).where(_PROPOSED).order_by(Proposal.id.desc()).limit(2)
    found = {}
    for name in fields(alike):
        if value := getattr(alike, name.name):
            for row in session.execute(query.where(getattr(Proposal, name.name) == value)):
                title = " ".join(part for part in (row.number, row.center_name or row.host_name) if part)
                found[row.id] = Other(title, *row[2:], id=row.id)
    return tuple(found[key] for key in sorted(found, reverse=True))


def _own_draft(session: Session, viewer: Actor, row: DraftRow) -> DraftRow:
    if viewer.role is Role.EXPERT and row.id not in judged_by(session, viewer):
        raise NotAllowed("intake.not_your_project", person=viewer.name)
    return row


def _own_files(session: Session, viewer: Actor, rows: tuple[MaterialRow, ...]) -> tuple[MaterialRow, ...]:
    if viewer.role is not Role.EXPERT:
        return rows
    query = select(Attachment.id).where(Attachment.subject_id.in_(judged_by(session, viewer)))
    own = set(session.scalars(query))
    return tuple(row for row in rows if row.id in own)


@query_seen(Read.MATERIAL, _own_draft)
def draft(session: Session, *, proposal_id: str) -> DraftRow:
    """The stored draft of a proposal (kept after submission as what was typed)."""
    row = find(session, Proposal, proposal_id)
    correction = json.loads(row.correction) if row.correction else None
    return DraftRow(
        row.id, row.status, json.loads(row.draft), row.page, row.cursor_field, row.saved_at, correction,
        last_keyer(session, row.id),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LastForm:
    """The last application of a host: its number and its form (of the structure of ``DraftRow.draft``)."""

    number: str
    draft: dict[str, Any]


@query(Read.PROPOSALS)
def last_form(session: Session, *, credit_code: str, but: str) -> LastForm | None:
    """What a host handed in last, ``but`` one proposal; drafts do not count."""
    found = (Proposal.credit_code == credit_code, Proposal.number.is_not(None), Proposal.id != but, _PROPOSED)
    row = session.scalars(select(Proposal).where(*found).order_by(Proposal.id.desc()).limit(1)).first()
    return None if row is None else LastForm(row.number or "", json.loads(row.draft))


@query_seen(Read.MATERIAL, _own_files)
def materials(session: Session, *, proposal_id: str) -> tuple[MaterialRow, ...]:
    """Files of a proposal in the order they came."""
    query = select(Attachment).where(Attachment.subject_id == proposal_id).order_by(Attachment.id)
    return tuple(MaterialRow(r.id, r.kind, r.file_name, r.sha256, r.size) for r in session.scalars(query))


@query_as(Read.MATERIAL)
def may_read_file(session: Session, viewer: Actor, *, sha256: str) -> bool:
    """Whether the file came with a proposal whose material is this person's to read."""
    if viewer.role is not Role.EXPERT:
        return True
    query = select(Attachment.subject_id).where(Attachment.sha256 == sha256)
    return bool(judged_by(session, viewer) & set(session.scalars(query)))


@dataclass(frozen=True, slots=True)
class DiscardedDraft:
    """A draft that was thrown away: its id, its names, what it held (JSON), when (ISO 8601) and by whom."""

    id: str
    center_name: str
    host_name: str
    draft: str
    at: str
    actor_name: str


@query(Read.PROPOSALS)
def discarded_drafts(session: Session) -> tuple[DiscardedDraft, ...]:
    """Drafts thrown away and not brought back, the last one first."""
    there = select(Proposal.id)
    thrown = (AuditEntry.act == Act.DISCARD_DRAFT, AuditEntry.subject_id.not_in(there))
    found: dict[str, DiscardedDraft] = {}
    for entry in session.scalars(select(AuditEntry).where(*thrown).order_by(AuditEntry.seq.desc())):
        held = json.loads(entry.details)["draft"]
        names = json.loads(held).get("values", {})
        found.setdefault(
            entry.subject_id,
            DiscardedDraft(
                entry.subject_id, names.get("center_name", ""), names.get("host_name", ""), held, entry.at,
                entry.actor_name,
            ),
        )  # fmt: skip
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class RemovedMaterial:
    """A file that was taken off a draft and can come back."""

    kind: str
    file_name: str
    sha256: str
    size: int


@query(Read.PROPOSALS)
def removed_materials(session: Session, *, proposal_id: str) -> tuple[RemovedMaterial, ...]:
    """Files taken off a proposal and not there again, the last one first."""
    here = {(row.kind, row.sha256) for row in materials(session, proposal_id=proposal_id)}
    wanted = (AuditEntry.subject_id == proposal_id, AuditEntry.act == Act.REMOVE_MATERIAL)
    told = session.scalars(select(AuditEntry.details).where(*wanted).order_by(AuditEntry.seq.desc()))
    found: dict[tuple[str, str], RemovedMaterial] = {}
    for facts in map(json.loads, told):
        row = RemovedMaterial(facts["file_kind"], facts["file"], facts["sha256"], int(facts["bytes"]))
        if (row.kind, row.sha256) not in here:
            found.setdefault((row.kind, row.sha256), row)
    return tuple(found.values())


@query(Read.PROPOSALS)
def missing_papers(session: Session, *, proposal_id: str) -> tuple[str, ...]:
    """Kinds of paper noted as missing (缺件) of which no file has been taken in since; none of a draft thrown away."""
    row = session.get(Proposal, proposal_id)
    noted = json.loads(row.draft).get("values", {}).get("missing_papers", "") if row is not None else ""
    come = {row.kind for row in materials(session, proposal_id=proposal_id)}
    return tuple(kind for kind in noted.split(",") if kind and kind not in come)


@query(Read.PROPOSALS)
def tasks(session: Session, *, proposal_id: str) -> tuple[tuple[int, str], ...]:
    """Number and content of the chosen tasks of an accepted proposal."""
    query = select(ProposalTask).where(ProposalTask.proposal_id == proposal_id).order_by(ProposalTask.number)
    return tuple((row.number, row.content) for row in session.scalars(query))


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One act on a proposal: when (ISO 8601), by whom, what, and its recorded details."""

    at: str
    actor_name: str
    act: str
    details: dict[str, Any]


#: What is noted at every field that is left; it says no more than the act that follows it.
_EVERY_FIELD = (Act.SAVE_DRAFT, Act.KEEP_CORRECTION, Act.KEY_AGAIN)


@query(Read.PROPOSALS)
def proposal_history(session: Session, *, proposal_id: str) -> tuple[HistoryRow, ...]:
    """What was done with one proposal itself, oldest first, from the audit log; not what was typed on the way."""
    found = session.scalars(
        select(AuditEntry)
        .where(
            AuditEntry.subject_id == proposal_id,
            AuditEntry.subject_kind == Kind.PROPOSAL,
            AuditEntry.act.not_in(_EVERY_FIELD),
        )
        .order_by(AuditEntry.seq)
    )
    names = namesakes(session)
    return tuple(
        HistoryRow(e.at, names.called(e.actor_id, e.actor_name), e.act, _without_form(json.loads(e.details)))
        for e in found
    )


def _without_form(details: dict[str, Any]) -> dict[str, Any]:
    """The whole form as it was handed in is in the record itself; here it would bury the rest."""
    return {name: value for name, value in details.items() if name != "draft"}

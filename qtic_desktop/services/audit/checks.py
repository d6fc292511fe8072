"""Prove a workspace sound: file integrity, audit chain, attachments, and the invariants of the procedure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, or_, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.audit import ChainFault
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.domain.meetings import AWAY, MeetingStatus
from qtic_desktop.domain.opinions import BY_HAND, SETTLED, LineState, OpinionStatus
from qtic_desktop.domain.scoring import check_points
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.services.audit.access import access_findings
from qtic_desktop.services.audit.anchors import anchor_findings
from qtic_desktop.services.audit.findings import CheckFinding, Invariant
from qtic_desktop.services.audit.records import (
    draws_repeat,
    found_by_search,
    lots_repeat,
    papers_recorded,
    points_recorded,
    rows_bound,
    sheets_whole,
    votes_recorded,
)
from qtic_desktop.services.audit.row_rules import RULES, rows_keep_rules
from qtic_desktop.services.registry import rubric_of, rules_of
from qtic_desktop.services.results import decided_codes, meeting_results, result_body
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.attachments import AttachmentStore
from qtic_desktop.storage.audit import chain_faults
from qtic_desktop.storage.queries.archive import JournalPruned, journal_pruned
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import audit_count
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import AnnualDuty, Center
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.opinions import Opinion, OpinionSignature
from qtic_desktop.storage.tables.past import PastRow
from qtic_desktop.storage.tables.registry import Attachment, RubricVersion, RuleSetVersion
from qtic_desktop.storage.tables.scans import Scan
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet, SealedResult, Vote
from qtic_desktop.storage.unit_of_work import Store
from qtic_desktop.storage.workspace import Workspace


def check_workspace(workspace: Workspace) -> tuple[CheckFinding, ...]:
    """All findings; empty when the workspace is sound. Reads only, and beside another window from a copy: the window at
    work must not wait for a check to end."""
    with _apart(workspace) as store, store.read() as session:
        found = check_chain_and_files(session, workspace.attachments)
        for invariant in INVARIANTS:
            found.extend(_findings_of(invariant, session))
        found.extend(anchor_findings(workspace, session))
    found.extend(access_findings(workspace))
    return tuple(found)


@contextmanager
def _apart(workspace: Workspace) -> Iterator[Store]:
    if not workspace.reads_only:
        yield workspace.store
        return
    with TemporaryDirectory(prefix="qtic-") as folder:
        copy = Path(folder) / "qtic.db"
        workspace.copy_database(copy)
        with closing(workspace.store_of(copy)) as store:
            yield store


@job(Read.WORKSPACE, thread="storage")
def check_all(workspace: Workspace, actor: Actor) -> tuple[CheckFinding, ...]:
    """``check_workspace`` for a person at a window; it names what is wrong, never a figure."""
    return check_workspace(workspace)


@query(Read.AUDIT)
def first_chain_fault(session: Session) -> ChainFault | None:
    """Where the audit chain does not hold, None when it does."""
    return next(chain_faults(session), None)


def pruned_of(workspace: Workspace) -> JournalPruned | None:
    """What was taken away of the journal; None where nothing was."""
    with workspace.store.read() as session:
        return journal_pruned(session)


def entries_of(workspace: Workspace) -> int:
    """How many entries the audit log holds."""
    with workspace.store.read() as session:
        return audit_count(session)


def check_chain_and_files(session: Session, attachments: AttachmentStore) -> list[CheckFinding]:
    """What must hold of any copy: the file itself, links between records, the audit chain, the files that are named."""
    found: list[CheckFinding] = []
    if session.get_bind().dialect.name == "sqlite":  # a server has sums of its pages and keeps the links itself
        for (answer,) in session.execute(text("PRAGMA integrity_check")):
            if answer != "ok":
                found.append(CheckFinding("check.file_damaged", "qtic.db", {"reason": answer}))
        for table, row_id, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
            found.append(CheckFinding("check.link_broken", str(table), {"row": row_id, "to": parent}))
    found.extend(
        CheckFinding("check.audit_broken", str(fault.seq), {"what": fault.what}) for fault in chain_faults(session)
    )
    found.extend(_attachments(session, attachments))
    return found


def _findings_of(invariant: Invariant, session: Session) -> list[CheckFinding]:
    """The findings of one rule; where the rows are too damaged for it to be asked, that is a finding as well."""
    found: list[CheckFinding] = []
    try:
        found.extend(invariant(session))
    except SQLAlchemyError:
        raise
    except Exception as error:  # noqa: BLE001 - any content may stand in a damaged row, and the other rules are still asked
        found.append(CheckFinding("check.not_checked", invariant.__name__, {"kind": type(error).__name__}))
    return found


def _attachments(session: Session, store: AttachmentStore) -> Iterator[CheckFinding]:
    wanted = set(session.scalars(select(Attachment.sha256)))
    wanted |= {digest for digest in session.scalars(select(Opinion.pdf_sha256)) if digest}
    wanted |= {digest for digest in session.scalars(select(OpinionSignature.scan_sha256)) if digest}
    wanted |= set(session.scalars(select(Scan.sha256)))
    for digest in sorted(wanted):
        try:
            store.check(digest)
        except Refused as refusal:
            yield CheckFinding("check." + refusal.code, digest[:12])


def one_leader(session: Session) -> Iterator[CheckFinding]:
    """Every meeting has exactly one panel leader."""
    query = (
        select(Meeting.number, func.coalesce(func.sum(PanelMember.is_leader), 0))
        .outerjoin(PanelMember, PanelMember.meeting_id == Meeting.id)
        .group_by(Meeting.number)
    )
    for number, leaders in session.execute(query):
        if leaders != 1:
            yield CheckFinding("check.leaders", number, {"count": leaders})


def sheets_complete(session: Session) -> Iterator[CheckFinding]:
    """A submitted sheet has points for every applicable criterion, within maximum and step."""
    rubrics = {row.id: rubric_of(row) for row in session.scalars(select(RubricVersion))}
    rules = {row.id: rules_of(row) for row in session.scalars(select(RuleSetVersion))}
    query = (
        select(ScoreSheet, AgendaItem, Meeting.rule_set_id)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(ScoreSheet.state == SheetState.SUBMITTED)
    )
    for sheet, item, rule_set_id in session.execute(query):
        entries = {
            entry.criterion: entry.points
            for entry in session.scalars(select(ScoreEntry).where(ScoreEntry.sheet_id == sheet.id))
        }
        left_out = json.loads(item.not_applicable)
        for criterion in rubrics[item.rubric_id].criteria:
            if criterion.number in left_out:
                continue
            points = entries.get(criterion.number)
            if points is None:
                yield CheckFinding("check.blank_submitted", sheet.id, {"criterion": criterion.number})
                continue
            try:
                check_points(str(points), criterion, rules[rule_set_id].step)
            except Refused as refusal:
                yield CheckFinding("check.points", sheet.id, {**refusal.facts, "blocker": refusal.code})


def votes_entitled(session: Session) -> Iterator[CheckFinding]:
    """Nobody who is absent, recused or not on the panel has a vote."""
    query = (
        select(Vote.id, ScoreSheet.state)
        .outerjoin(
            ScoreSheet,
            (ScoreSheet.agenda_item_id == Vote.agenda_item_id) & (ScoreSheet.expert_id == Vote.expert_id),
        )
        .where(or_(ScoreSheet.state.is_(None), ScoreSheet.state.in_(AWAY)))
    )
    for vote_id, state in session.execute(query):
        yield CheckFinding("check.vote_not_entitled", vote_id, {"state": state or "none"})


def sealed_unchanged(session: Session) -> Iterator[CheckFinding]:
    """What was fixed at sealing is still what the sheets give, and its digest holds."""
    for meeting_id in session.scalars(select(Meeting.id).where(Meeting.status == MeetingStatus.SEALED)):
        now = {outcome.agenda_item_id: outcome for outcome in meeting_results(session, meeting_id=meeting_id)}
        for item_id, outcome in now.items():
            sealed = session.scalars(select(SealedResult).where(SealedResult.agenda_item_id == item_id)).one_or_none()
            if sealed is None:
                yield CheckFinding("check.not_sealed", outcome.proposal_number)
            elif hashlib.sha256(sealed.body.encode()).hexdigest() != sealed.digest:
                yield CheckFinding("check.seal_damaged", outcome.proposal_number)
            elif not _still_holds(sealed.body, outcome):
                yield CheckFinding("check.changed_after_seal", outcome.proposal_number)


def seals_of_sealed_meetings(session: Session) -> Iterator[CheckFinding]:
    """A meeting whose results were fixed is still called sealed: reopened by hand, its scores could be edited again."""
    query = (
        select(Meeting.number)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .join(SealedResult, SealedResult.agenda_item_id == AgendaItem.id)
        .where(Meeting.status != MeetingStatus.SEALED)
    )
    for number in session.scalars(query.distinct()):
        yield CheckFinding("check.unsealed", number)


def _still_holds(body: str, outcome: Outcome) -> bool:
    """The figures are those of today, and decision and waivers beside them cover just what stands open today."""
    figures = json.loads(body)
    decision = figures.pop("decision", {"codes": []})
    waived = {one["code"] for one in figures.pop("waived", [])}
    same = bool(figures == json.loads(json.dumps(result_body(outcome))))
    return same and sorted({*decision["codes"], *waived}) == decided_codes(outcome)


def opinions_signed(session: Session) -> Iterator[CheckFinding]:
    """An opinion called signed has all its signatures, and a final one has a file."""
    for opinion in session.scalars(
        select(Opinion).where(Opinion.status.in_((OpinionStatus.FINAL, OpinionStatus.SIGNED)))
    ):
        board = list(session.scalars(select(OpinionSignature).where(OpinionSignature.opinion_id == opinion.id)))
        missing = [line for line in board if line.state not in SETTLED or not _is_backed(line)]
        if not opinion.pdf_sha256 or not board or (opinion.status is OpinionStatus.SIGNED and missing):
            yield CheckFinding("check.signatures", opinion.id, {"missing": len(missing)})


def _is_backed(line: OpinionSignature) -> bool:
    """What a line says stands on its facts: certificate and time, scan and second person, or a reason."""
    if line.state is LineState.SIGNED:
        return bool(line.signed_at and line.certificate_sha256)
    if line.state in BY_HAND:
        return bool(line.scan_sha256 and line.recorded_by and line.confirmed_by)
    return bool(line.reason)


def accepted_numbered(session: Session) -> Iterator[CheckFinding]:
    """Every proposal past the draft has a number, a department and a batch; an evaluation belongs to no batch."""
    no_batch = Proposal.batch_id.is_(None) & (Proposal.track != TRACK)
    past = Proposal.status.not_in(("intention", "draft"))
    lacking = or_(Proposal.number.is_(None), Proposal.department_id.is_(None), no_batch)
    for name in session.scalars(select(Proposal.center_name).where(past, lacking)):
        yield CheckFinding("check.proposal_incomplete", name)


def filed_in_order(session: Session) -> Iterator[CheckFinding]:
    """A filed report had both parts and the district's check before it (三（四）); of one from an older ledger only what that
    ledger knew is here, and what it lacked was said when it came."""
    older = set(session.scalars(select(PastRow.row_id)))
    for duty in session.scalars(select(AnnualDuty).where(AnnualDuty.filed_on.is_not(None))):
        if duty.id not in older and not (
            duty.summary_received_on and duty.plan_received_on and duty.district_checked_on
        ):
            yield CheckFinding("check.filed_early", duty.filing_number)


def cancelled_by_decision(session: Session) -> Iterator[CheckFinding]:
    """A centre is cancelled exactly when a decision about an overdue report says so (三（四）)."""
    decided = set(session.scalars(select(AnnualDuty.center_id).where(AnnualDuty.cancelled_on.is_not(None))))
    for center in session.scalars(select(Center)):
        if (center.status == "cancelled") != (center.id in decided):
            yield CheckFinding("check.cancelled_without_decision", center.number)


def revoked_by_decision(session: Session) -> Iterator[CheckFinding]:
    """A centre is revoked exactly when a decision about its evaluation says so (三（四）)."""
    decided = set(session.scalars(select(Evaluation.center_id).where(Evaluation.revoked_on.is_not(None))))
    for center in session.scalars(select(Center)):
        if (center.status == CenterStatus.REVOKED) != (center.id in decided):
            yield CheckFinding("check.revoked_without_decision", center.number)


INVARIANTS: tuple[Invariant, ...] = (
    one_leader,
    sheets_complete,
    votes_entitled,
    sealed_unchanged,
    seals_of_sealed_meetings,
    opinions_signed,
    accepted_numbered,
    filed_in_order,
    cancelled_by_decision,
    revoked_by_decision,
    points_recorded,
    votes_recorded,
    papers_recorded,
    sheets_whole,
    draws_repeat,
    lots_repeat,
    rows_bound,
    rows_keep_rules,
    found_by_search,
)
#: How many rules a check asks: one of these asks the rules of the rows.
RULES_ASKED = len(INVARIANTS) - 1 + len(RULES)

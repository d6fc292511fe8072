"""Lines of the signing board that no key signs: a hand signature on paper with its scan, a refusal, an absence (三（二）)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.opinions import RECORDED, LineState, OpinionStatus, status_of
from qtic_desktop.services.kept_files import MOST_BYTES, SCANS
from qtic_desktop.services.opinions import require_sealed
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.use_case import job, use_case
from qtic_desktop.storage.queries.opinions import opinion_detail
from qtic_desktop.storage.queries.scans import come_back
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.opinions import Opinion, OpinionSignature
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.foreign_pages import ForeignPages


@use_case(Act.RECORD_PAPER_SIGNATURE)
def record_paper_signature(work: UnitOfWork, *, opinion_id: str, expert_id: str, scan_sha256: str) -> Changes:
    """Note that the person has signed the printed opinion by hand; it counts once a second person has confirmed it.

    ``scan_sha256`` is the kept scan. Raises ``Refused``: opinions.not_final, opinions.line_settled.
    """
    row, line = _waiting(work, opinion_id, expert_id)
    line.state, line.scan_sha256, line.reason = LineState.PAPER_RECORDED, scan_sha256, ""
    _note(work, line)
    _tell(work, Act.RECORD_PAPER_SIGNATURE, row, line, scan=scan_sha256)
    return Changes.of(Kind.OPINION, opinion_id)


@job(Read.OPINIONS, thread="documents")
def read_scan(workspace: Workspace, actor: Actor, *, opinion_id: str, expert_id: str) -> ForeignPages:
    """The kept scan of a hand signature, opened in a process of its own. ``Refused``: opinions.nothing_to_confirm where
    the line has none, and what cannot be opened."""
    from qtic_desktop.documents.foreign_pages import open_foreign

    lines = ask(workspace.store, actor, opinion_detail.bind(opinion_id=opinion_id)).signatures
    scan = next((line.scan_sha256 for line in lines if line.expert_id == expert_id), "")
    if not scan:
        raise Refused("opinions.nothing_to_confirm")
    return open_foreign(workspace.attachments.get(scan))


@use_case(Act.CONFIRM_PAPER_SIGNATURE)
def confirm_paper_signature(work: UnitOfWork, *, opinion_id: str, expert_id: str) -> Changes:
    """A second person has seen paper and scan. Raises ``Refused``: opinions.nothing_to_confirm, opinions.second_person."""
    row, line = _line(work, opinion_id, expert_id)
    if line.state is not LineState.PAPER_RECORDED:
        raise Refused("opinions.nothing_to_confirm")
    if line.recorded_by_id == work.actor.id:
        raise Refused("opinions.second_person", name=line.recorded_by)
    line.state, line.confirmed_by, line.confirmed_at = LineState.PAPER_SIGNED, work.actor.name, work.stamp
    _tell(work, Act.CONFIRM_PAPER_SIGNATURE, row, line, recorded_by=line.recorded_by)
    _settle(work, row)
    return Changes.of(Kind.OPINION, opinion_id)


@use_case(Act.RECORD_NO_SIGNATURE)
def record_no_signature(work: UnitOfWork, *, opinion_id: str, expert_id: str, state: LineState, reason: str) -> Changes:
    """Note that there will be no signature, and why: the person refuses (拒签) or is absent when it is signed.

    Raises ``Refused``: opinions.no_signature_without_reason, opinions.not_final, opinions.line_settled.
    """
    if state not in (LineState.REFUSED, LineState.ABSENT):
        raise ValueError(state)
    if not reason.strip():
        raise Refused("opinions.no_signature_without_reason")
    row, line = _waiting(work, opinion_id, expert_id)
    line.state, line.reason = state, reason.strip()
    _note(work, line)
    _tell(work, Act.RECORD_NO_SIGNATURE, row, line, state=state, reason=reason.strip())
    _settle(work, row)
    return Changes.of(Kind.OPINION, opinion_id)


@use_case(Act.REOPEN_SIGNATURE)
def reopen_signature(work: UnitOfWork, *, opinion_id: str, expert_id: str, reason: str) -> Changes:
    """Withdraw what was recorded about a line, so that it waits again; a signature with a key is not withdrawn.

    Raises ``Refused``: opinions.reopen_without_reason, opinions.nothing_recorded, and
    opinions.leader_has_signed: the leader's key closes the file, nobody signs it after that.
    """
    if not reason.strip():
        raise Refused("opinions.reopen_without_reason")
    row, line = _line(work, opinion_id, expert_id)
    if line.state not in RECORDED:
        raise Refused("opinions.nothing_recorded")
    if _is_closed(work, opinion_id):
        raise Refused("opinions.leader_has_signed")
    before, line.state, line.reason, line.scan_sha256 = line.state, LineState.WAITING, "", ""
    line.recorded_by = line.recorded_by_id = line.recorded_at = line.confirmed_by = line.confirmed_at = ""
    _tell(work, Act.REOPEN_SIGNATURE, row, line, before=before, reason=reason.strip())
    _settle(work, row)
    return Changes.of(Kind.OPINION, opinion_id)


@job(Act.RECORD_PAPER_SIGNATURE, saves=True)
def keep_paper_signature(workspace: Workspace, actor: Actor, *, opinion_id: str, expert_id: str, scan: Path) -> Changes:
    """Keep the scan of a signed page and note the hand signature. Raises ``Refused`` (opinions.scan_kind,
    opinions.scan_too_large) and ``EnvironmentTrouble`` when the file cannot be read."""
    if scan.suffix.lower() not in SCANS:
        raise Refused("opinions.scan_kind", file=scan.name)
    try:
        with scan.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as trouble:
        raise EnvironmentTrouble("files.cannot_read", file=scan.name, reason=trouble.strerror or "") from trouble
    if len(data) > MOST_BYTES or not data:
        raise Refused("opinions.scan_too_large", file=scan.name, most=MOST_BYTES >> 20)
    digest = workspace.attachments.put(data)
    return perform(
        workspace.store,
        actor,
        record_paper_signature.bind(opinion_id=opinion_id, expert_id=expert_id, scan_sha256=digest),
    )


@job(Act.RECORD_PAPER_SIGNATURE, saves=True)
def record_found_signature(workspace: Workspace, actor: Actor, *, opinion_id: str, expert_id: str) -> Changes:
    """Note a hand signature on pages of the opinion that came back as a scan. ``Refused`` (opinions.no_page_came) while
    none has."""
    found = ask(workspace.store, actor, come_back.bind(opinion_id=opinion_id))
    if found is None:
        raise Refused("opinions.no_page_came")
    write = record_paper_signature.bind(opinion_id=opinion_id, expert_id=expert_id, scan_sha256=found.sha256)
    return perform(workspace.store, actor, write)


def _line(work: UnitOfWork, opinion_id: str, expert_id: str) -> tuple[Opinion, OpinionSignature]:
    row = work.get(Opinion, opinion_id)
    if row.status not in (OpinionStatus.FINAL, OpinionStatus.SIGNED):
        raise Refused("opinions.not_final")
    require_sealed(work, row)
    query = select(OpinionSignature).where(
        OpinionSignature.opinion_id == opinion_id, OpinionSignature.expert_id == expert_id
    )
    line = work.session.scalars(query).one_or_none()
    if line is None:
        raise Refused("opinions.not_your_line")
    return row, line


def _waiting(work: UnitOfWork, opinion_id: str, expert_id: str) -> tuple[Opinion, OpinionSignature]:
    row, line = _line(work, opinion_id, expert_id)
    if line.state is not LineState.WAITING:
        raise Refused("opinions.line_settled")
    return row, line


def _is_closed(work: UnitOfWork, opinion_id: str) -> bool:
    query = select(OpinionSignature).where(
        OpinionSignature.opinion_id == opinion_id, OpinionSignature.state == LineState.SIGNED
    )
    return any(line.field_name.startswith("Leader_") for line in work.session.scalars(query))


def _note(work: UnitOfWork, line: OpinionSignature) -> None:
    line.recorded_by, line.recorded_by_id, line.recorded_at = work.actor.name, work.actor.id, work.stamp


def _settle(work: UnitOfWork, row: Opinion) -> None:
    work.session.flush()
    query = select(OpinionSignature.state).where(OpinionSignature.opinion_id == row.id)
    row.status = status_of(list(work.session.scalars(query)))


def _tell(work: UnitOfWork, act: Act, row: Opinion, line: OpinionSignature, **facts: object) -> None:
    """The entry names the person whose line it is."""
    expert = work.get(Expert, line.expert_id)
    work.record(
        act, Kind.OPINION, row.id, expert=line.expert_id, signer=f"{expert.name}（{expert.organization}）", **facts
    )

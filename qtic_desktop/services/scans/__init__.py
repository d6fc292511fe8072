"""扫描回收: take in what scanners give, bind each page to its paper by the printed code, and let a person decide the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read, sees_sheet
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed, QticError, Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.domain.scans import (
    BOUND,
    Finding,
    PageState,
    PaperKind,
    PaperRef,
    ReadPage,
    ScanReport,
    ScansTaken,
    Why,
    place_pages,
)
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.use_case import job, long_job, use_case
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.scans import PaperBook, page_source, pages_there, paper_of
from qtic_desktop.storage.tables.scans import Scan, ScanPage
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace

MOST_BYTES: Final = 100 << 20


# -- taking in


@long_job(Act.TAKE_SCANS, saves=True)
def take_scans(workspace: Workspace, actor: Actor, *, paths: Sequence[Path]) -> Generator[Progress, None, ScansTaken]:
    """Read the files, keep each as it is and write where its pages go. A file is kept whole or not at all, and the very
    same one is not taken in twice; one that cannot be read is told of and leaves the others alone.

    Stopped between two files it leaves those already taken in. Raises what was wrong where there is one file alone.
    """
    reports, changes = [], Changes()
    for path in paths:
        try:
            data, report, pages = yield from _looked_at(workspace, actor, path)
        except QticError as trouble:
            reports.append(_left_out(path, trouble, alone=len(paths) == 1))
            continue
        if not report.seen_before:
            digest = workspace.attachments.put(data)
            changes |= perform(workspace.store, actor, note_scan.bind(sha256=digest, file_name=path.name, pages=pages))
            findings = ask(workspace.store, actor, findings_of.bind(sha256=digest))
            report = ScanReport(path.name, len(pages), findings)
        reports.append(report)
    return ScansTaken(tuple(reports), changes)


@long_job(Act.TAKE_SCANS)
def look_at_scans(
    workspace: Workspace, actor: Actor, *, paths: Sequence[Path]
) -> Generator[Progress, None, ScansTaken]:
    """What ``take_scans`` would do, nothing written."""
    reports = []
    for path in paths:
        try:
            _data, report, _pages = yield from _looked_at(workspace, actor, path)
        except QticError as trouble:
            report = _left_out(path, trouble, alone=len(paths) == 1)
        reports.append(report)
    return ScansTaken(tuple(reports))


def _left_out(path: Path, trouble: QticError, *, alone: bool) -> ScanReport:
    if alone or isinstance(trouble, NotAllowed):
        raise trouble
    return ScanReport(path.name, problem=trouble.code, facts=trouble.facts)


def _looked_at(
    workspace: Workspace, actor: Actor, path: Path
) -> Generator[Progress, None, tuple[bytes, ScanReport, tuple[ReadPage, ...]]]:
    from qtic_desktop.documents.scans import open_scan, read_scan

    data = _bytes_of(path)
    try:
        seen = ask(workspace.store, actor, seen_before.bind(sha256=hashlib.sha256(data).hexdigest()))
        if seen is not None:
            return data, ScanReport(path.name, seen[1], seen_before=seen[0]), ()
        opened = open_scan(data)
        pages: list[ReadPage] = []
        for page in read_scan(opened):
            pages.append(page)
            yield Progress(len(pages), opened.count, path.name)
    except Refused as refusal:
        raise Refused(refusal.code, **{"file": path.name, **refusal.facts}).beside("paths") from refusal
    found = ask(workspace.store, actor, placed.bind(pages=tuple(pages)))
    return data, ScanReport(path.name, opened.count, found), tuple(pages)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as trouble:
        raise EnvironmentTrouble("files.cannot_read", file=path.name, reason=trouble.strerror or "") from trouble
    if not data or len(data) > MOST_BYTES:
        raise Refused("scans.wrong_size", file=path.name, most=MOST_BYTES >> 20).beside("paths")
    return data


@query(Read.SCANS)
def seen_before(session: Session, *, sha256: str) -> tuple[str, int] | None:
    """When the very same file was taken in, and how many pages it has; None for a new one."""
    scan = session.scalars(select(Scan).where(Scan.sha256 == sha256)).one_or_none()
    return None if scan is None else (scan.taken_at, scan.pages)


@query(Read.SCANS)
def placed(session: Session, *, pages: tuple[ReadPage, ...]) -> tuple[Finding, ...]:
    """Where the pages of a scan would go."""
    return place_pages(pages, PaperBook(session), pages_there(session))


@query(Read.SCANS)
def findings_of(session: Session, *, sha256: str) -> tuple[Finding, ...]:
    """Where the pages of a scan went."""
    rows = session.scalars(
        select(ScanPage).join(Scan, Scan.id == ScanPage.scan_id).where(Scan.sha256 == sha256).order_by(ScanPage.number)
    )
    return tuple(
        Finding(
            row.number, row.state, row.why,
            None if row.kind is None else PaperRef(row.kind, row.subject_id, row.sheet, row.pages),
            row.page, row.pages, row.code, row.turn,
        )
        for row in rows
    )  # fmt: skip


@use_case(Act.TAKE_SCANS)
def note_scan(work: UnitOfWork, *, sha256: str, file_name: str, pages: tuple[ReadPage, ...]) -> Changes:
    """Write a kept scan and where each of its pages goes, decided in this very transaction. ``Refused`` (scans.known) for
    a file that was taken in meanwhile."""
    if seen_before(work.session, sha256=sha256) is not None:
        raise Refused("scans.known", file=file_name)
    found = placed(work.session, pages=pages)
    scan = Scan(
        id=work.new_id(), sha256=sha256, file_name=file_name, pages=len(found), taken_at=work.stamp,
        taken_by=work.actor.called,
    )  # fmt: skip
    work.session.add(scan)
    work.flush()
    for one in found:
        paper = one.paper
        work.session.add(
            ScanPage(
                id=work.new_id(), scan_id=scan.id, number=one.number, state=one.state, why=one.why,
                kind=None if paper is None else paper.kind, subject_id="" if paper is None else paper.subject_id,
                sheet="" if paper is None else paper.sheet, page=one.page, pages=one.pages, code=one.code, turn=one.turn,
                reason="", decided_by="", decided_at="",
            )
        )  # fmt: skip
    matched = sum(one.state is PageState.MATCHED for one in found)
    work.record(
        Act.TAKE_SCANS, Kind.SCAN, scan.id, file=file_name, sha256=sha256, pages=len(found), matched=matched,
        waiting=len(found) - matched,
    )  # fmt: skip
    return Changes.of(Kind.SCAN, scan.id)


# -- what a person decides


@use_case(Act.PLACE_SCAN)
def place_scan(work: UnitOfWork, *, page_id: str, paper: str, page: str) -> Changes:
    """Bind a waiting page to the paper named by its check code, sheet digits or proposal number, as page ``page`` of it.

    Raises ``Refused``: scans.not_waiting, scans.paper_missing, scans.paper_unknown, scans.page_unclear.
    """
    row = work.get(ScanPage, page_id)
    if row.state is not PageState.WAITING:
        raise Refused("scans.not_waiting")
    ref, _name = paper_of(work.session, text=paper)
    number = page.strip()
    most = ref.pages or row.pages or 9999
    if not number.isascii() or not number.isdigit() or not 1 <= int(number) <= most:
        raise Refused("scans.page_unclear", most=most).beside("page")
    row.kind, row.subject_id, row.sheet = ref.kind, ref.subject_id, ref.sheet
    row.page, row.pages = int(number), ref.pages or _pages_of(work.session, ref)
    row.state, row.why, row.reason = PageState.PLACED, Why.NONE, ""
    _note(work, row)
    work.record(Act.PLACE_SCAN, Kind.SCAN, row.id, paper=ref.kind.value, subject=ref.subject_id, page=row.page)
    return Changes.of(Kind.SCAN, row.id)


@use_case(Act.SET_ASIDE_SCAN)
def set_aside_scans(work: UnitOfWork, *, page_ids: Sequence[str], reason: str) -> Changes:
    """Keep waiting pages that belong to no paper, for one ``reason``. ``Refused``: scans.not_waiting,
    scans.reason_missing."""
    words = _reason(reason)
    for page_id in page_ids:
        row = work.get(ScanPage, page_id)
        if row.state is not PageState.WAITING:
            raise Refused("scans.not_waiting")
        row.state, row.reason = PageState.SET_ASIDE, words
        _note(work, row)
        work.record(Act.SET_ASIDE_SCAN, Kind.SCAN, row.id, reason=words)
    return Changes.of(Kind.SCAN, *page_ids)


@use_case(Act.TAKE_BACK_SCAN)
def take_back_scan(work: UnitOfWork, *, page_id: str, reason: str) -> Changes:
    """Put a page back to those that wait, whoever decided it, the program too; the picture stays. ``Refused``:
    scans.is_waiting, scans.reason_missing."""
    row, words = work.get(ScanPage, page_id), _reason(reason)
    if row.state is PageState.WAITING:
        raise Refused("scans.is_waiting")
    before, paper = row.state.value, "" if row.kind is None or row.state not in BOUND else row.kind.value
    subject = row.subject_id if paper else ""
    row.state, row.why, row.reason = PageState.WAITING, Why.TAKEN_BACK, words
    row.kind, row.subject_id, row.sheet, row.page, row.pages = None, "", "", 0, 0
    _note(work, row)
    work.record(Act.TAKE_BACK_SCAN, Kind.SCAN, row.id, before=before, paper=paper, subject=subject, reason=words)
    return Changes.of(Kind.SCAN, row.id)


def _pages_of(session: Session, ref: PaperRef) -> int:
    """How many pages a paper has, from another page of it that was found by its code; 0 where none was."""
    found = session.scalar(
        select(ScanPage.pages)
        .where(
            ScanPage.kind == ref.kind, ScanPage.subject_id == ref.subject_id, ScanPage.sheet == ref.sheet,
            ScanPage.pages > 0,
        )
        .limit(1)
    )  # fmt: skip
    return found or 0


def _note(work: UnitOfWork, row: ScanPage) -> None:
    row.decided_by, row.decided_at = work.actor.called, work.stamp


def _reason(reason: str) -> str:
    words = reason.strip()
    if len(words) < LEAST_REASON:
        raise Refused("scans.reason_missing").beside("reason")
    return words


# -- looking


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """What the picture of a page is drawn from (``documents.scans.open_scan``): the file, the page counted from 0, and
    how many degrees clockwise it is turned."""

    data: bytes
    index: int
    turn: int


@job(Read.SCANS)
def scanned_page(workspace: Workspace, actor: Actor, *, page_id: str) -> ScannedPage:
    """One page to look at. ``NotAllowed`` (accounts.secret_until_sealed) for a score sheet of a meeting that is not sealed,
    unless the desk still copies it from paper."""
    source = ask(workspace.store, actor, page_source.bind(page_id=page_id))
    if source.secret_sheet_of and not sees_sheet(
        actor, expert_id=source.secret_sheet_of, sealed=False, keyed=source.keyed
    ):
        raise NotAllowed("accounts.secret_until_sealed", what=PaperKind.SHEET.value)
    return ScannedPage(workspace.attachments.get(source.sha256), source.number - 1, source.turn)

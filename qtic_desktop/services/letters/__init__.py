"""推荐函与收件 (三（一）): register a letter with its list and scan, take papers in against a slip, and take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.letters import Channel, list_text, parse_list, parse_papers
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.services.perform import perform
from qtic_desktop.services.use_case import job, use_case
from qtic_desktop.storage.queries.letters import SCAN, list_of
from qtic_desktop.storage.tables.letters import Delivery, Letter, LetterLine
from qtic_desktop.storage.tables.registry import Attachment, Department
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace

#: What the first bytes of a scan may be.
_MARKS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


@dataclass(frozen=True, slots=True)
class LetterEntry:
    """A letter as it is keyed; ``department`` is the name, or a part of it that fits one alone."""

    number: str
    dated: date
    department: str
    channel: str
    sealed: bool
    received_on: date
    opinion: str = ""
    place: str = ""


@use_case(Act.REGISTER_LETTER)
def register_letter(work: UnitOfWork, *, entry: LetterEntry, centers: str = "") -> Changes:
    """Note a letter that came, with its list where there is one (``centers``: a line for each, as
    ``domain.letters.parse_list`` reads it)."""
    row = Letter(id=work.new_id(), in_force=True, reason="", **_checked(work, entry, ""))
    work.session.add(row)
    work.flush()
    count = _write_list(work, row.id, centers)
    told = {"number": row.number, "on": row.dated, "received": row.received_on, "sealed": row.sealed, "count": count}
    work.record(Act.REGISTER_LETTER, Kind.LETTER, row.id, **told)
    return Changes.of(Kind.LETTER, row.id)


@use_case(Act.CORRECT_LETTER)
def correct_letter(work: UnitOfWork, *, letter_id: str, entry: LetterEntry, reason: str) -> Changes:
    """Put a letter right: number, date, department, channel, seal, opinion, receipt or place; what was there stays in
    the log."""
    row, words = _in_force(work, letter_id), _reason(reason)
    changed = {}
    for name, value in _checked(work, entry, row.id).items():
        before = getattr(row, name)
        if before != value:
            changed[name] = [_told(work, before), _told(work, value)]
            setattr(row, name, value)
    if not changed:
        raise Refused("letters.nothing_corrected")
    work.record(Act.CORRECT_LETTER, Kind.LETTER, row.id, number=row.number, changed=changed, reason=words)
    return Changes.of(Kind.LETTER, row.id)


@use_case(Act.LIST_LETTER)
def list_letter(work: UnitOfWork, *, letter_id: str, centers: str) -> Changes:
    """Write the list of a letter anew; the one before stays in the log."""
    row = _in_force(work, letter_id)
    before = list_text(list_of(work.session, row.id))
    for line in work.session.scalars(select(LetterLine).where(LetterLine.letter_id == row.id)):
        work.session.delete(line)
    work.flush()
    count = _write_list(work, row.id, centers)
    if list_text(list_of(work.session, row.id)) == before:
        raise Refused("letters.nothing_corrected")
    work.record(Act.LIST_LETTER, Kind.LETTER, row.id, number=row.number, count=count, before=before)
    return Changes.of(Kind.LETTER, row.id)


@use_case(Act.WITHDRAW_LETTER)
def withdraw_letter(work: UnitOfWork, *, letter_id: str, reason: str) -> Changes:
    """Take a letter back that was registered by mistake or that the department withdrew; its deliveries stay."""
    row = _in_force(work, letter_id)
    row.reason, row.in_force = _reason(reason), False
    work.record(Act.WITHDRAW_LETTER, Kind.LETTER, row.id, number=row.number, reason=row.reason)
    return Changes.of(Kind.LETTER, row.id)


@use_case(Act.RESTORE_LETTER)
def restore_letter(work: UnitOfWork, *, letter_id: str) -> Changes:
    """Bring a letter back that was taken back."""
    row = work.get(Letter, letter_id)
    if row.in_force:
        raise Refused("letters.in_force")
    _require_new(work, row.number, row.department_id, row.id)
    before, row.reason, row.in_force = row.reason, "", True
    work.record(Act.RESTORE_LETTER, Kind.LETTER, row.id, number=row.number, before=before)
    return Changes.of(Kind.LETTER, row.id)


# -- deliveries


@use_case(Act.RECEIVE_DELIVERY)
def receive_delivery(
    work: UnitOfWork, *, letter_id: str, delivered_on: date, who: str, papers: str, place: str = ""
) -> Changes:
    """Note what was handed in, by whom, and where it lies; it gets the next number of a slip of its year."""
    letter = _in_force(work, letter_id)
    if delivered_on > work.today:
        raise Refused("letters.in_future", date=delivered_on.isoformat()).beside("delivered_on")
    if not who.strip():
        raise Refused("letters.who_missing").beside("who")
    if not parse_papers(papers):
        raise Refused("letters.papers_missing").beside("papers")
    head = f"SJ-{delivered_on.year}-"
    taken = work.session.scalar(select(func.count()).where(Delivery.number.startswith(head))) or 0
    row = Delivery(
        id=work.new_id(), letter_id=letter.id, number=f"{head}{taken + 1:04d}", delivered_on=delivered_on,
        who=who.strip(), papers=papers.strip(), place=place.strip(), in_force=True, reason="",
    )  # fmt: skip
    work.session.add(row)
    work.record(
        Act.RECEIVE_DELIVERY, Kind.LETTER, row.id, number=row.number, on=delivered_on, what=row.papers, place=row.place
    )
    return Changes.of(Kind.LETTER, row.id)


@use_case(Act.TAKE_BACK_DELIVERY)
def take_back_delivery(work: UnitOfWork, *, delivery_id: str, reason: str) -> Changes:
    """Take a delivery back that was noted by mistake, or whose papers were given back; its number is not used again."""
    row = work.get(Delivery, delivery_id)
    if not row.in_force:
        raise Refused("letters.not_in_force")
    row.reason, row.in_force = _reason(reason), False
    work.record(Act.TAKE_BACK_DELIVERY, Kind.LETTER, row.id, number=row.number, reason=row.reason)
    return Changes.of(Kind.LETTER, row.id)


@use_case(Act.RESTORE_DELIVERY)
def restore_delivery(work: UnitOfWork, *, delivery_id: str) -> Changes:
    """Bring a delivery back that was taken back."""
    row = work.get(Delivery, delivery_id)
    if row.in_force:
        raise Refused("letters.in_force")
    before, row.reason, row.in_force = row.reason, "", True
    work.record(Act.RESTORE_DELIVERY, Kind.LETTER, row.id, number=row.number, before=before)
    return Changes.of(Kind.LETTER, row.id)


# -- the scan


@use_case(Act.ATTACH_SCAN)
def attach_scan(work: UnitOfWork, *, letter_id: str, file_name: str, sha256: str, size: int) -> Changes:
    """Register a file already kept in the attachments folder as the scan of a letter; one that was there before stays
    kept by its content and named in the log."""
    row = _in_force(work, letter_id)
    before = []
    for one in work.session.scalars(select(Attachment).filter_by(subject_id=row.id, kind=SCAN)):
        before.append((one.file_name, one.sha256))
        work.session.delete(one)
    work.session.add(
        Attachment(id=work.new_id(), subject_id=row.id, kind=SCAN, file_name=file_name, sha256=sha256, size=size)
    )
    told = {"file": file_name, "sha256": sha256, "was": [" ".join(one) for one in before]}
    work.record(Act.ATTACH_SCAN, Kind.LETTER, row.id, number=row.number, **told)
    return Changes.of(Kind.LETTER, row.id)


@job(Act.ATTACH_SCAN, saves=True, thread="storage")
def take_scan(workspace: Workspace, actor: Actor, *, letter_id: str, path: Path) -> Changes:
    """Keep a scan (PDF, JPEG, PNG) and register it with its letter; the record says so only once the file is kept."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EnvironmentTrouble("intake.file_unreadable", file=path.name, reason=error.strerror) from error
    if not any(mark in data[:1024] if mark == _MARKS[0] else data.startswith(mark) for mark in _MARKS):
        raise Refused("letters.not_a_scan", file=path.name).beside("path")
    digest = workspace.attachments.put(data)
    kept = attach_scan.bind(letter_id=letter_id, file_name=path.name, sha256=digest, size=len(data))
    return perform(workspace.store, actor, kept)


# -- what all of them ask


def _told(work: UnitOfWork, value: object) -> object:
    """A column as the log tells it: a department by its name."""
    department = work.session.get(Department, value) if isinstance(value, str) else None
    return value if department is None else department.name


def _checked(work: UnitOfWork, entry: LetterEntry, letter_id: str) -> dict[str, object]:
    """The columns of a letter from what was keyed."""
    number = entry.number.strip()
    if not number:
        raise Refused("letters.number_missing").beside("number")
    if entry.received_on > work.today:
        raise Refused("letters.in_future", date=entry.received_on.isoformat()).beside("received_on")
    if entry.dated > entry.received_on:
        raise Refused("letters.dated_after_receipt", date=entry.received_on.isoformat()).beside("dated")
    department = _department(work, entry.department)
    _require_new(work, number, department, letter_id)
    return {
        "number": number, "dated": entry.dated, "department_id": department, "channel": Channel(entry.channel),
        "sealed": entry.sealed, "opinion": entry.opinion.strip(), "received_on": entry.received_on,
        "place": entry.place.strip(),
    }  # fmt: skip


def _department(work: UnitOfWork, text: str) -> str:
    wanted = text.strip()
    named = select(Department.id, Department.name).where(Department.merged_into_id.is_(None))
    rows = list(work.session.execute(named))
    exact = [key for key, name in rows if name == wanted]
    found = exact or [key for key, name in rows if wanted and wanted in name]
    if len(found) != 1:
        raise Refused("letters.department_unclear", name=wanted, count=len(found)).beside("department")
    return str(found[0])


def _require_new(work: UnitOfWork, number: str, department_id: str, letter_id: str) -> None:
    wanted = (Letter.number == number, Letter.department_id == department_id, Letter.in_force, Letter.id != letter_id)
    if work.session.scalar(select(Letter.id).where(*wanted).limit(1)) is not None:
        raise Refused("letters.known", number=number).beside("number")


def _write_list(work: UnitOfWork, letter_id: str, centers: str) -> int:
    lines = parse_list(centers)
    names = [line.center_name for line in lines]
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise Refused("letters.listed_twice", name=twice).beside("centers")
    for position, line in enumerate(lines, 1):
        work.session.add(
            LetterLine(
                id=work.new_id(), letter_id=letter_id, position=position, center_name=line.center_name,
                host_name=line.host_name,
            )
        )  # fmt: skip
    work.flush()
    return len(lines)


def _in_force(work: UnitOfWork, letter_id: str) -> Letter:
    row = work.get(Letter, letter_id)
    if not row.in_force:
        raise Refused("letters.not_in_force")
    return row


def _reason(text: str) -> str:
    if len(text.strip()) < LEAST_REASON:
        raise Refused("letters.reason_missing").beside("reason")
    return text.strip()

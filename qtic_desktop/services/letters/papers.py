"""Papers of 推荐函与收件: the slip of a delivery, the list of a letter against what came, the scan as it was kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.letters import parse_papers
from qtic_desktop.domain.letters.papers import LetterFacts, ListPaper, ReceiptPaper
from qtic_desktop.services.files import MadeFile, make_file, put_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.letters import LetterRow, letter_check, letters
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.workspace import Workspace


def _row(session: Session, row_id: str) -> LetterRow:
    found = next((row for row in letters(session) if row.id == row_id), None)
    if found is None:
        raise Refused("letters.choose_one")
    return found


def _facts(session: Session, letter_id: str, made_at: str) -> LetterFacts:
    row, facts = _row(session, letter_id), workspace_facts(session)
    return LetterFacts(
        row.number, row.dated, row.department_name, row.channel, row.sealed, row.received_on or row.dated, row.place,
        facts.get("organizer", ""), facts.get("sample") == "True", made_at,
    )  # fmt: skip


@query(Read.LETTERS)
def receipt_paper(session: Session, *, delivery_id: str, made_at: str) -> ReceiptPaper:
    """The facts of a slip; ``Refused`` where no delivery was chosen."""
    row = _row(session, delivery_id)
    if not row.is_delivery:
        raise Refused("letters.choose_delivery")
    about = _facts(session, row.letter_id, made_at)
    return ReceiptPaper(about, row.number, row.dated, row.who, parse_papers(row.papers), row.place, not row.in_force)


@query(Read.LETTERS)
def list_paper(session: Session, *, letter_id: str, today: date, made_at: str) -> ListPaper:
    """The facts of the list against what was delivered."""
    return ListPaper(_facts(session, letter_id, made_at), letter_check(session, letter_id=letter_id), today)


@job(Act.EXPORT_RECEIPT)
def export_receipt(workspace: Workspace, actor: Actor, *, out: Path, delivery_id: str) -> MadeFile:
    """Write the slip of a delivery."""
    from qtic_desktop.documents.content.letters import receipt_document

    paper = ask(workspace.store, actor, receipt_paper.bind(delivery_id=delivery_id, made_at=_made_at(workspace)))
    make_file(receipt_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.number)


@job(Act.EXPORT_LETTER_LIST)
def export_letter_list(workspace: Workspace, actor: Actor, *, out: Path, letter_id: str) -> MadeFile:
    """Write the list of a letter against what was delivered, line by line."""
    from qtic_desktop.documents.content.letters import list_document

    order = list_paper.bind(letter_id=letter_id, today=workspace.store.now().date(), made_at=_made_at(workspace))
    paper = ask(workspace.store, actor, order)
    make_file(list_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.about.number)


@job(Act.EXPORT_SCAN)
def export_scan(workspace: Workspace, actor: Actor, *, out: Path, letter_id: str) -> MadeFile:
    """Write the scan of a letter as it was kept, byte for byte."""
    row = next((one for one in ask(workspace.store, actor, letters.bind()) if one.id == letter_id), None)
    if row is None or not row.scan_sha256:
        raise Refused("letters.no_scan")
    put_file(workspace.attachments.get(row.scan_sha256), out)
    return MadeFile(out, row.number)


def _made_at(workspace: Workspace) -> str:
    return f"{workspace.store.now():%Y-%m-%d %H:%M}"

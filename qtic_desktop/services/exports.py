"""Papers and workbooks that leave the program: each is written whole, read back, and only then called done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.columns_past import PAST_YEARS
from qtic_desktop.domain.imports.forms import ImportKind
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.resources import Language
from qtic_desktop.services.files import MadeFile, make_file, put_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.scoring.margins import close_sentences, how_close
from qtic_desktop.services.scoring.waived import waived_lines
from qtic_desktop.services.signed_log import sign_export
from qtic_desktop.services.summaries import annual_checklist, score_summary
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.annual_reports import report_years
from qtic_desktop.storage.queries.audit import LogFilter, audit_page
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.tables.meetings import Meeting
from qtic_desktop.storage.workspace import Workspace

LOG_LIMIT: Final = 10_000
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\r\t', "_"))
#: Of a centre's name in a file name: with its number and ending it stays below the 255 bytes a file system allows.
_NAME_BYTES = 160


@query(Read.AGENDA)
def meeting_id_of(session: Session, *, number: str | None) -> str:
    """The meeting with this number or id; without one, the newest that has been opened."""
    query = select(Meeting.id).order_by(Meeting.held_on.desc(), Meeting.number.desc())
    if number is not None:
        query = query.where((Meeting.number == number) | (Meeting.id == number))
    else:
        query = query.where(Meeting.status.in_((MeetingStatus.OPEN, MeetingStatus.SEALED)))
    found = session.scalars(query.limit(1)).first()
    if found is None:
        raise Refused("files.none_found")
    return found


@job(Act.EXPORT_SCORE_SUMMARY)
def export_score_summary(workspace: Workspace, actor: Actor, *, out: Path, meeting: str | None = None) -> MadeFile:
    """Write the score summary of a meeting as a workbook to the file ``out`` and read it back.

    Only once the meeting is sealed, for the file holds everybody's scores: ``NotAllowed``.
    """
    from qtic_desktop.documents.content.scoring import score_summary_document

    meeting_id = ask(workspace.store, actor, meeting_id_of.bind(number=meeting))
    made_at = f"{workspace.store.now():%Y-%m-%d %H:%M}"
    summary = ask(workspace.store, actor, score_summary.bind(meeting_id=meeting_id, made_at=made_at))
    close = ask(workspace.store, actor, how_close.bind(meeting_id=meeting_id))
    waived = ask(workspace.store, actor, waived_lines.bind(meeting_id=meeting_id))
    told = replace(summary, close={row.agenda_item_id: close_sentences(row) for row in close}, waived=waived)
    make_file(score_summary_document(told), out, lambda: fonts_of(workspace))
    return MadeFile(out, summary.meeting_title, "sealed" if summary.sealed else "open")


@job(Act.EXPORT_SCORE_SHEETS)
def export_score_sheets(workspace: Workspace, actor: Actor, *, out: Path, meeting: str | None = None) -> MadeFile:
    """Write all score sheets of a meeting, filled in as far as they are, as one PDF to the file ``out``."""
    from qtic_desktop.documents.content.scoring import score_sheets_document

    meeting_id = ask(workspace.store, actor, meeting_id_of.bind(number=meeting))
    made_at = f"{workspace.store.now():%Y-%m-%d %H:%M}"
    summary = ask(workspace.store, actor, score_summary.bind(meeting_id=meeting_id, made_at=made_at))
    make_file(score_sheets_document(summary), out, lambda: fonts_of(workspace))
    return MadeFile(out, summary.meeting_title, "sealed" if summary.sealed else "open")


@job(Act.EXPORT_ANNUAL_CHECKLIST)
def export_annual_checklist(
    workspace: Workspace,
    actor: Actor,
    *,
    out: Path,
    year: int | None = None,
    today: date | None = None,
    only: frozenset[str] | None = None,
    shown: str = "",
) -> MadeFile:
    """Write the checklist of a year (default: the newest) as a workbook or, for a ``.pdf`` name, as pages. ``only``
    leaves out every other duty id, and ``shown`` says in the file what was kept."""
    from qtic_desktop.documents.content.annual_reports import checklist_document

    years = ask(workspace.store, actor, report_years.bind())
    year = year or next(iter(years), None)
    if year is None:
        raise Refused("files.none_found")
    day = today or workspace.store.now().date()
    facts = ask(workspace.store, actor, annual_checklist.bind(year=year, today=day, only=only, shown=shown))
    made_at = f"{workspace.store.now():%Y-%m-%d %H:%M}"
    on_paper = out.suffix.lower() == ".pdf"
    make_file(checklist_document(facts, made_at=made_at, with_counts=not on_paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, str(year))


@job(Act.EXPORT_AUDIT_LOG)
def export_audit_log(
    workspace: Workspace, actor: Actor, *, out: Path, wanted: LogFilter, shown: str, day: date, lang: Language = "zh"
) -> MadeFile:
    """Write every entry of the log under the filter, newest first, as a workbook that says what it holds (``shown``), and
    the signature of the workspace beside it; ``about`` of the answer is how many. A window for reading signs nothing:
    ``status`` says signed or unsigned.

    More than ``LOG_LIMIT`` are refused (``audit.too_many``): such a file is no use to a reader of paper.
    """
    from qtic_desktop.documents.content.audit import audit_document

    page = ask(workspace.store, actor, audit_page.bind(wanted=wanted, limit=LOG_LIMIT))
    if page.matching > LOG_LIMIT:
        raise Refused("audit.too_many", count=page.matching, limit=LOG_LIMIT)
    if not page.rows:
        raise Refused("files.none_found")
    sample = ask(workspace.store, actor, workspace_facts.bind()).get("sample") == "True"
    document = audit_document(page.rows, shown=shown, last_hash=page.last_hash, day=day, sample=sample, lang=lang)
    make_file(document, out, lambda: fonts_of(workspace))
    if workspace.store.reads_only:
        return MadeFile(out, str(len(page.rows)), "unsigned")
    sign_export(workspace, actor, out, entries=len(page.rows), last_hash=page.last_hash)
    return MadeFile(out, str(len(page.rows)), "signed")


def write_template(kind: ImportKind | str, out: Path, *, lang: Language = "zh") -> None:
    """Write the empty import workbook of a kind, which needs no workspace. ``Refused`` for an unknown kind."""
    from qtic_desktop.documents.content.templates import past_template, template_document
    from qtic_desktop.documents.making import make_workbook

    put_file(make_workbook(past_template(lang) if kind == PAST_YEARS else template_document(kind, lang)), out)

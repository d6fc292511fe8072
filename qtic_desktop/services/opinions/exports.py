"""Opinions as files: one, or all of a meeting or batch, as they are kept or with the draft mark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions import ON_PAPER
from qtic_desktop.services.files import MadeFile, put_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.opinions.papers import opinion_in_word, preview_opinion, signing_sheet
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries import opinions as opinion_rows
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import Meeting
from qtic_desktop.storage.tables.registry import Batch
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet

_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\r\t', "_"))
#: Of a centre's name in a file name: with its number and ending it stays below the 255 bytes a file system allows.
_NAME_BYTES = 160


@query(Read.BATCHES)
def proposals_of_batch(session: Session, *, batch: str) -> frozenset[str]:
    """The proposals of the batch with this id or year-number (2026-1); ``Refused`` when there is no such batch."""
    for row in session.scalars(select(Batch)):
        if batch in (row.id, f"{row.year}-{row.number}"):
            return frozenset(session.scalars(select(Proposal.id).where(Proposal.batch_id == row.id)))
    raise Refused("files.none_found")


@job(Act.EXPORT_OPINIONS)
def export_opinions(
    workspace: Workspace,
    actor: Actor,
    *,
    out: Path,
    meeting: str | None = None,
    proposal: str | None = None,
    batch: str | None = None,
    ending: str = ".pdf",
) -> tuple[MadeFile, ...]:
    """Write the newest opinion of each proposal into the folder ``out``: signed and final files as they are kept, each with
    its sheet 签名情况 where something was recorded in place of a signature, drafts with the draft mark. ``batch`` is an id
    or year-number such as 2026-1. ``ending`` .docx writes drafts as Word files (``opinions.final_not_in_word`` before
    anything is written where one of them is final)."""
    rows = ask(workspace.store, actor, opinion_rows.opinions.bind())
    in_batch = ask(workspace.store, actor, proposals_of_batch.bind(batch=batch)) if batch is not None else None
    chosen = [
        row
        for row in rows
        if row.opinion_id
        and (in_batch is None or row.proposal_id in in_batch)
        and (proposal is None or row.number == proposal)
        and (meeting is None or meeting == row.meeting_id or meeting == _number(workspace, row.meeting_id))
    ]
    if not chosen:
        raise Refused("files.none_found")
    final = next((row.number for row in chosen if row.pdf_sha256), "") if ending == ".docx" else ""
    if final:
        raise Refused("opinions.final_not_in_word", number=final)
    fonts = fonts_of(workspace) if ending == ".pdf" else None
    made: list[MadeFile] = []
    for row in chosen:
        path = (out / opinion_file_name(row)).with_suffix(ending)
        made += _write(workspace, actor, row.opinion_id, path, fonts)
    return tuple(made)


def opinion_file_name(row: opinion_rows.OpinionRow) -> str:
    """What the file of an opinion is called: number, centre and version, and that it is void where it is."""
    name = row.center_name.encode()[:_NAME_BYTES].decode(errors="ignore")
    void = "_作废" if row.is_void else ""
    return f"{row.number}_{name}_v{row.version_no}{void}.pdf".translate(_FORBIDDEN)


@job(Act.EXPORT_OPINIONS)
def export_opinion(
    workspace: Workspace, actor: Actor, *, opinion_id: str, out: Path, fonts: FontSet | None = None
) -> MadeFile:
    """Write one opinion to the file ``out``: as it is kept once it is final, else with the draft mark, or as a Word file for
    the ending .docx. Where something was recorded in place of a signature, the sheet 签名情况 that tells of it is written
    beside it."""
    return _write(workspace, actor, opinion_id, out, fonts)[0]


def _write(
    workspace: Workspace, actor: Actor, opinion_id: str, out: Path, fonts: FontSet | None
) -> tuple[MadeFile, ...]:
    """The opinion, and its sheet 签名情况 where it needs one."""
    detail = ask(workspace.store, actor, opinion_rows.opinion_detail.bind(opinion_id=opinion_id))
    about, status = detail.row.center_name, detail.row.status or ""
    if out.suffix.lower() == ".docx":
        put_file(opinion_in_word(workspace, actor, opinion_id=opinion_id), out)
        return (MadeFile(out, about, status),)
    put_file(preview_opinion(workspace, actor, opinion_id=opinion_id, fonts=fonts), out)
    if not any(line.state in ON_PAPER for line in detail.signatures):
        return (MadeFile(out, about, status),)
    put_file(signing_sheet(workspace, actor, opinion_id=opinion_id, fonts=fonts), beside(out))
    return MadeFile(out, about, status), MadeFile(beside(out), about, status)


def beside(out: Path) -> Path:
    """Where the sheet 签名情况 of the opinion written to ``out`` is put."""
    return out.with_name(f"{out.stem}_签名情况.pdf")


def _number(workspace: Workspace, meeting_id: str) -> str:
    with workspace.store.read() as session:
        found = session.get(Meeting, meeting_id)
        return found.number if found else ""

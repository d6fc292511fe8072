"""归档: the pack of a batch, as a folder or a zip: papers, workbooks, data in open text, digests, 目录, 备考表, and a page.

The same record at the same moment gives the same bytes. Nothing goes in that the packer could not ask for: scores and
ballots of a meeting that is not sealed stay where they are, and the 备考表 says so.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import zipfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.documents.zipped import entry_of
from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.archive import CONTENTS, INDEX, PAGE, REMARKS, SUMS, Drawer, PackedFile, PackFacts
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.resources import Language, message
from qtic_desktop.services.archive import open_text
from qtic_desktop.services.archive.pack_check import check_pack
from qtic_desktop.services.archive.papers import fill, left_out
from qtic_desktop.services.archive.shelf import Shelf
from qtic_desktop.services.archive.tables import Batch, read_batch, tables
from qtic_desktop.services.files import require_there
from qtic_desktop.services.fonts import prepare_fonts
from qtic_desktop.services.opinions.exports import proposals_of_batch
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.use_case import job, long_job, use_case
from qtic_desktop.storage.durable_files import sync_folder, write_pieces_durably
from qtic_desktop.storage.queries.audit import chain_head
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.queries.selection import selection_rows
from qtic_desktop.storage.tables.registry import Batch as BatchRow
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Pack:
    """A finished pack: where it is, of which batch, how many files and bytes, and the code that the 备考表 prints."""

    path: Path
    about: str
    files: int
    size: int
    code: str
    left_out: tuple[str, ...]
    changes: Changes = field(default_factory=Changes)


@query(Read.BATCHES)
def batch_title(session: Session, *, batch: str) -> str:
    """The title of the batch with this id or year-number (2026-1); ``Refused`` (files.none_found) without one."""
    for row in session.scalars(select(BatchRow)):
        if batch in (row.id, f"{row.year}-{row.number}"):
            return row.title
    raise Refused("files.none_found")


@long_job(Act.RECORD_ARCHIVE, saves=True)
def make_pack(
    workspace: Workspace, actor: Actor, *, out: Path, batch: str, replace: bool = False
) -> Generator[Progress, None, Pack]:
    """Make the pack of ``batch`` at ``out``: a zip for that ending, else a folder. What it comes to is read back against
    its own index, and noted in the record with its code, before it counts. What is at ``out`` already is never touched,
    but for a file that ``replace`` names.

    Raises ``Refused`` (files.none_found, archive.pack_exists, archive.pack_inside, archive.not_whole, and whatever a
    paper refuses) and ``EnvironmentTrouble``; then, and when it is stopped, nothing is left at ``out``.
    """
    out = out.resolve()
    if out.is_relative_to(workspace.folder.resolve()):
        raise Refused("archive.pack_inside")
    if out.exists() and not (replace and out.is_file()):
        raise Refused("archive.pack_exists", name=out.name)
    require_there(out.parent)
    title = ask(workspace.store, actor, batch_title.bind(batch=batch))
    ids = ask(workspace.store, actor, proposals_of_batch.bind(batch=batch))
    now = workspace.store.now()
    made_at = f"{now:%Y-%m-%d %H:%M}"
    found = read_batch(workspace, actor, title, ids, made_at)
    staging = out.with_name(f".{out.name}.part")
    _clear(staging)
    try:
        facts = yield from _fill(staging, found, made_at)
        verdict = check_pack(staging)
        if not verdict.whole:
            first = (*verdict.differ, *verdict.missing, *verdict.extra, verdict.broken)[0]
            raise Refused("archive.not_whole", what=first)
        files = sorted(path for path in staging.rglob("*") if path.is_file())
        size = sum(path.stat().st_size for path in files)
        if out.suffix.lower() == ".zip":
            write_pieces_durably(out, _zipped(staging, files, now.date()))
        else:
            staging.rename(out)
            sync_folder(out.parent)
        made = Pack(out, title, len(files), size, facts.code, facts.left_out)
        return replaced(made, changes=perform(workspace.store, actor, record_archive.bind(pack=made)))
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentTrouble("storage.cannot_write", file=out.name, reason=reason) from error
    finally:
        _clear(staging)


@job(Act.RECORD_ARCHIVE)
def ahead_of_pack(workspace: Workspace, actor: Actor, *, batch: str, lang: Language = "zh") -> tuple[str, ...]:
    """What a pack of the batch made now would leave out, and which corrections are still open: said before it is made."""
    title = ask(workspace.store, actor, batch_title.bind(batch=batch))
    ids = ask(workspace.store, actor, proposals_of_batch.bind(batch=batch))
    return left_out(read_batch(workspace, actor, title, ids, f"{workspace.store.now():%Y-%m-%d %H:%M}"), lang)


@use_case(Act.RECORD_ARCHIVE)
def record_archive(work: UnitOfWork, *, pack: Pack) -> Changes:
    """Note that a pack was made: its name, its amount and the code of the whole; not where it lies."""
    work.record(
        Act.RECORD_ARCHIVE, Kind.WORKSPACE, "workspace",
        name=pack.path.name, batch=pack.about, count=pack.files, bytes=pack.size, digest=pack.code,
    )  # fmt: skip
    return Changes.of(Kind.WORKSPACE)


def _clear(staging: Path) -> None:
    if staging.exists():
        shutil.rmtree(staging, ignore_errors=True)


def _fill(staging: Path, batch: Batch, made_at: str) -> Generator[Progress, None, PackFacts]:
    workspace, actor = batch.workspace, batch.actor
    fonts = yield from prepare_fonts(workspace, actor)
    shelf, steps = Shelf(staging), 3 * len(batch.proposals) + 2 * len(batch.meetings) + 4
    yield Progress(0, steps, message("paper.archive.begins"))
    for done, said in enumerate(fill(shelf, batch, fonts), 1):
        yield Progress(min(done, steps - 2), steps, said)
    for name, rows in tables(batch):
        said = message("paper.archive.table", name=name)
        shelf.put(open_text.as_json_lines(rows), Drawer.DATA, f"{name}.jsonl", said)
        shelf.put(open_text.as_csv(rows), Drawer.DATA, f"{name}.csv", said)
    yield Progress(steps - 1, steps)
    entries, last_hash = ask(workspace.store, actor, chain_head.bind())
    told = ask(workspace.store, actor, workspace_facts.bind())
    facts = PackFacts(
        batch.title, told.get("organizer", ""), made_at, entries, last_hash, told.get("sample") == "True",
        tuple(shelf.files()), left_out(batch), tuple(_projects(batch)),
    )  # fmt: skip
    _frame(shelf, facts, batch, fonts)
    yield Progress(steps, steps)
    return facts


def _frame(shelf: Shelf, facts: PackFacts, batch: Batch, fonts: FontSet) -> None:
    """目录, 备考表, index, page and digests: all that is made from the rest."""
    from qtic_desktop.documents.content import archive as content
    from qtic_desktop.documents.making import make_pdf

    day = batch.workspace.store.now().date()
    for name, document in (
        (CONTENTS, content.contents_document(facts, day)),
        (REMARKS, content.remarks_document(facts, day)),
    ):
        shelf.put(make_pdf(document, fonts).data, Drawer.AROUND, name, document.title, facts.batch_title)
    files: tuple[PackedFile, ...] = tuple(shelf.files())
    index = content.index_text(facts, files)
    page = content.page_text(index)
    around = {INDEX: index.encode(), PAGE: page.encode()}
    more = {name: hashlib.sha256(data).hexdigest() for name, data in around.items()}
    for name, data in (*around.items(), (SUMS, content.sums_text(files, more).encode())):
        shelf.put(data, Drawer.AROUND, name, message("paper.archive.index"))


def _projects(batch: Batch) -> Iterator[dict[str, object]]:
    """What the page shows of each project; figures and verdicts of sealed meetings only."""
    results = {
        one.proposal_id: (one, summary) for summary in batch.summaries.values() for one in summary.outcomes
    }  # fmt: skip
    newest = next((one for one in batch.lists if one.status.value == "adopted"), None)
    decided: dict[str, str] = {}
    if newest is not None:
        rows = ask(batch.workspace.store, batch.actor, selection_rows.bind(list_id=newest.id))
        decided = {row.proposal_id: message(f"paper.selection.decision_{row.decision.value}") for row in rows}
    for row in batch.proposals:
        outcome = results[row.id][0] if row.id in results else None
        mean = "" if outcome is None or outcome.result.mean is None else f"{outcome.result.mean:f}"
        verdict = "" if outcome is None else message(f"paper.scoring.verdict_{row.track}_{outcome.result.verdict}")
        yield {
            "number": row.number, "center": row.center_name, "host": row.host_name,
            "track": message(f"paper.scoring.track_{row.track}") if row.track else "",
            "mean": mean, "verdict": verdict, "decision": decided.get(row.id, ""),
        }  # fmt: skip


class _Pipe(io.RawIOBase):
    """What a zip writes, handed on in pieces; it cannot seek, so the zip holds nothing back."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        view = memoryview(data)  # type: ignore[arg-type]
        self.waiting += view
        return view.nbytes

    def take(self) -> bytes:
        """What came since the last time."""
        taken = bytes(self.waiting)
        self.waiting.clear()
        return taken


def _zipped(staging: Path, files: list[Path], day: date) -> Iterator[bytes]:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w") as target:
        for path in files:
            entry = entry_of(path.relative_to(staging).as_posix(), day)
            with path.open("rb") as source, target.open(entry, "w") as place:
                while piece := source.read(_PIECE):
                    place.write(piece)
                    yield pipe.take()
            yield pipe.take()
    yield pipe.take()

"""Scans of pages that were signed by hand: read against the code printed on the page, kept, and looked at before they count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.scans import PageCode, PaperKind, SheetCode, read_page_code
from qtic_desktop.resources import message
from qtic_desktop.services.kept_files import MOST_BYTES, SCANS
from qtic_desktop.services.opinions.signatures import record_paper_signatures
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.opinions import opinion_detail
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.scans import PaperBook, come_back, paper_names
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.foreign_pages import ForeignPages

Code = PageCode | SheetCode


@dataclass(frozen=True, slots=True)
class SignedScan:
    """The kept scan of hand signatures: its pages, whether a printed code on them names this very opinion, and by how many
    quarters clockwise pages (from 0) are turned to stand upright, as far as their codes tell."""

    pages: ForeignPages
    code_read: bool
    turns: Mapping[int, int]


@job(Read.OPINIONS, thread="documents")
def read_scan(workspace: Workspace, actor: Actor, *, opinion_id: str, expert_id: str) -> SignedScan:
    """The kept scan of a hand signature, opened in a process of its own. ``Refused``: opinions.nothing_to_confirm where
    the line has none, and what cannot be opened."""
    from qtic_desktop.documents.foreign_pages import open_foreign

    lines = ask(workspace.store, actor, opinion_detail.bind(opinion_id=opinion_id)).signatures
    scan = next((line.scan_sha256 for line in lines if line.expert_id == expert_id), "")
    if not scan:
        raise Refused("opinions.nothing_to_confirm")
    pages = open_foreign(workspace.attachments.get(scan))
    own, turns = _read(workspace, actor, opinion_id, pages, "", only_this=False)
    return SignedScan(pages, bool(own), turns)


@job(Act.RECORD_PAPER_SIGNATURE, saves=True)
def keep_paper_signatures(
    workspace: Workspace, actor: Actor, *, opinion_id: str, expert_ids: Sequence[str], scan: Path, by_eye: bool = False
) -> Changes:
    """Hold the scan of a signed page against the code printed on it, keep it, and note the hand signatures of all these
    people on it.

    Raises ``Refused``: opinions.scan_kind, opinions.scan_too_large, opinions.scan_of_other and opinions.scan_unknown_code
    where a page is of another paper, opinions.scan_unread where no code can be read and nobody said ``by_eye`` that it is
    of this opinion, opinions.scan_without_places where its pages are there but none with a place for a signature; what cannot
    be opened; ``EnvironmentTrouble`` when the file cannot be read.
    """
    from qtic_desktop.documents.foreign_pages import open_foreign

    data = _bytes_of(scan)
    own, _turns = _read(workspace, actor, opinion_id, open_foreign(data), scan.name, only_this=True)
    read = bool(own)
    if read:
        _require_places(workspace, actor, opinion_id, own, scan.name)
    elif not by_eye:
        raise Refused("opinions.scan_unread", file=scan.name)
    digest = workspace.attachments.put(data)
    write = record_paper_signatures.bind(
        opinion_id=opinion_id, expert_ids=tuple(expert_ids), scan_sha256=digest, by_eye=not read
    )
    return perform(workspace.store, actor, write)


@job(Act.RECORD_PAPER_SIGNATURE, saves=True)
def record_found_signatures(
    workspace: Workspace, actor: Actor, *, opinion_id: str, expert_ids: Sequence[str]
) -> Changes:
    """Note hand signatures on pages of the opinion that came back as a scan. ``Refused``: opinions.no_page_came while none
    has, opinions.scan_without_places while none of those has a place for a signature."""
    found = ask(workspace.store, actor, come_back.bind(opinion_id=opinion_id))
    if found is None:
        raise Refused("opinions.no_page_came")
    _require_places(workspace, actor, opinion_id, found.come, message("opinions.scan_that_came"))
    write = record_paper_signatures.bind(opinion_id=opinion_id, expert_ids=tuple(expert_ids), scan_sha256=found.sha256)
    return perform(workspace.store, actor, write)


def _require_places(workspace: Workspace, actor: Actor, opinion_id: str, own: Iterable[int], file: str) -> None:
    """Nobody can have signed on pages that have no place for it."""
    from qtic_desktop.documents.check import field_pages

    kept = ask(workspace.store, actor, opinion_detail.bind(opinion_id=opinion_id)).row.pdf_sha256
    places = field_pages(workspace.attachments.get(kept)) if kept else ()
    if places and not set(own) & set(places):
        shown, wanted = ("、".join(map(str, sorted(set(which)))) for which in (own, places))
        raise Refused("opinions.scan_without_places", file=file, page=shown, places=wanted)


def _bytes_of(scan: Path) -> bytes:
    if scan.suffix.lower() not in SCANS:
        raise Refused("opinions.scan_kind", file=scan.name)
    try:
        with scan.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as trouble:
        raise EnvironmentTrouble("files.cannot_read", file=scan.name, reason=trouble.strerror or "") from trouble
    if len(data) > MOST_BYTES or not data:
        raise Refused("opinions.scan_too_large", file=scan.name, most=MOST_BYTES >> 20)
    return data


def _read(
    workspace: Workspace, actor: Actor, opinion_id: str, pages: ForeignPages, file: str, *, only_this: bool
) -> tuple[set[int], dict[int, int]]:
    """The pages of this opinion, from 1, that printed codes name, and how the pages are turned; ``only_this`` refuses a page that
    is of something else."""
    from qtic_desktop.documents.scans import read_scan as codes_of

    own: set[int] = set()
    turns = {}
    for number, page in enumerate(codes_of(pages)):
        turns[number] = page.turn // 90 % 4
        for code in map(read_page_code, page.codes):
            if code is None:  # of some other program
                continue
            named = ask(workspace.store, actor, paper_named.bind(code=code))
            if named is not None and named.opinion_id == opinion_id:
                own.add(code.page if isinstance(code, PageCode) else 1)
            elif only_this and named is None:
                raise Refused("opinions.scan_unknown_code", file=file, page=number + 1)
            elif only_this and named is not None:
                raise Refused(
                    f"opinions.scan_of_{named.kind.value}", file=file, page=number + 1, name=named.title,
                    number=named.number, version=named.version, person=named.person,
                )  # fmt: skip
    return own, {number: turn for number, turn in turns.items() if turn}


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """The paper that a printed code names; ``opinion_id`` is empty where it is no opinion."""

    kind: PaperKind
    opinion_id: str
    number: str
    title: str
    version: int
    person: str


@query(Read.OPINIONS)
def paper_named(session: Session, *, code: Code) -> NamedPaper | None:
    """The one paper of the record that a printed code names; None for one it does not know."""
    found = PaperBook(session)(code)
    if found is None:
        return None
    key = (found.kind, found.subject_id, found.sheet)
    name = paper_names(session, {key})[key]
    opinion_id = found.subject_id if found.kind is PaperKind.OPINION else ""
    return NamedPaper(found.kind, opinion_id, name.number, name.title, name.version, name.person)

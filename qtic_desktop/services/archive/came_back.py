"""Signed papers that came back as scans, for the pack of a batch: each with the paper it is of, and nothing of any other.

A scan often holds pages of many papers. What goes in is the file as it came where all of it is one paper, else the pages of
that paper alone; a score sheet or a count of votes of a meeting that is not sealed stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.archive import Drawer
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.meetings.print_set import SetSheet
from qtic_desktop.domain.scans import BOUND, PageState, PaperKind
from qtic_desktop.resources import message
from qtic_desktop.services.archive.shelf import Shelf, ending_of
from qtic_desktop.services.archive.tables import Batch
from qtic_desktop.services.perform import ask
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.scans import PaperName, paper_names
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.scans import Scan, ScanPage
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.workspace import Workspace

_SECRET = SetSheet.COUNT.value


@dataclass(frozen=True, slots=True)
class Returned:
    """The pages of one paper in one scan: ``pages`` (place in the file, page of the paper), in the order of the paper;
    ``whole``: the scan holds nothing else. ``meeting_id`` is that of the paper."""

    sha256: str
    file_name: str
    kind: PaperKind
    meeting_id: str
    name: PaperName
    sheet: str
    pages: tuple[tuple[int, int], ...]
    whole: bool

    @property
    def said(self) -> str:
        """Which pages of the paper: 1、2."""
        return "、".join(str(page) for _place, page in self.pages)


@query(Read.SCANS)
def returned(session: Session, *, proposal_ids: frozenset[str]) -> tuple[Returned, ...]:
    """What came back of the papers of these proposals and of their meetings, by paper; what is secret until a meeting is
    sealed is left out until then."""
    subjects = _subjects(session, proposal_ids)
    rows = session.execute(
        select(ScanPage, Scan).join(Scan, Scan.id == ScanPage.scan_id).order_by(Scan.taken_at, Scan.id, ScanPage.page)
    ).all()
    found: dict[tuple[str, PaperKind, str, str], list[ScanPage]] = {}
    scans: dict[str, Scan] = {}
    kept: dict[str, int] = {}
    for page, scan in rows:
        scans[scan.id] = scan
        if page.state is not PageState.SET_ASIDE:
            kept[scan.id] = kept.get(scan.id, 0) + 1
        if page.state in BOUND and page.kind is not None and (page.kind, page.subject_id) in subjects:
            _meeting, sealed = subjects[page.kind, page.subject_id]
            if sealed or (page.kind is PaperKind.MEETING and page.sheet != _SECRET):
                found.setdefault((scan.id, page.kind, page.subject_id, page.sheet), []).append(page)
    names = paper_names(session, [(kind, subject, sheet) for _scan, kind, subject, sheet in found])
    return tuple(
        Returned(
            scans[scan].sha256, scans[scan].file_name, kind, subjects[kind, subject][0],
            names.get((kind, subject, sheet)) or PaperName("", ""), sheet,
            tuple((page.number, page.page) for page in pages), len(pages) == kept[scan] == scans[scan].pages,
        )
        for (scan, kind, subject, sheet), pages in found.items()
    )  # fmt: skip


def _subjects(session: Session, proposal_ids: frozenset[str]) -> dict[tuple[PaperKind, str], tuple[str, bool]]:
    """Of each paper its meeting, and whether that is sealed."""
    items = (
        select(AgendaItem.id, Meeting.id, Meeting.status)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.proposal_id.in_(proposal_ids))
    )
    known = {item: (meeting, status is MeetingStatus.SEALED) for item, meeting, status in session.execute(items)}
    found = {(PaperKind.MEETING, meeting): (meeting, sealed) for meeting, sealed in known.values()}
    for kind, table in ((PaperKind.OPINION, Opinion), (PaperKind.SHEET, ScoreSheet)):
        own = select(table.id, table.agenda_item_id).where(table.agenda_item_id.in_(known))
        found |= {(kind, one): known[item] for one, item in session.execute(own)}
    return found


@query(Read.SCANS)
def pages_waiting(session: Session) -> int:
    """How many scanned pages belong to no paper yet; of which batch they are nobody knows."""
    return session.scalar(select(func.count()).where(ScanPage.state == PageState.WAITING)) or 0


def scans(shelf: Shelf, batch: Batch) -> Iterator[str]:
    """Put what came back beside the papers it is of."""
    titles = {one.row.id: f"{one.row.number}_{one.row.title}" for one in batch.meetings}
    for one in ask(batch.workspace.store, batch.actor, returned.bind(proposal_ids=batch.proposal_ids)):
        data = _pages_of(batch.workspace, one)
        who = f"_{one.name.person}" if one.name.person else ""
        version = f"_v{one.name.version}" if one.name.version else ""
        paper = message(f"paper.archive.scan_{one.kind.value}")
        name = f"{one.name.number}{version}{who}_{paper}_{one.said}{ending_of(data)}"
        title = message("paper.archive.came_back", paper=paper, pages=one.said, digest=one.sha256[:12])
        drawer = Drawer.OPINIONS if one.kind is PaperKind.OPINION else Drawer.MEETINGS
        under = "" if drawer is Drawer.OPINIONS else titles.get(one.meeting_id, "")
        shelf.put(data, drawer, name, title, one.name.number or one.name.title, under=under)
        yield name


def _pages_of(workspace: Workspace, one: Returned) -> bytes:
    """The file as it came, or the pages of the paper out of it; a picture of several pages goes in as it came only where it
    holds nothing else. ``Refused`` (archive.scan_mixed) for one that does."""
    from qtic_desktop.confined.reader import Reader, read_apart
    from qtic_desktop.documents.page_cutting import cut_pages

    data = workspace.attachments.get(one.sha256)
    if one.whole:
        return data
    if not data.startswith(b"%PDF"):
        raise Refused("archive.scan_mixed", file=one.file_name)
    return read_apart(Reader.PAGES, cut_pages, data, [place for place, _page in one.pages])

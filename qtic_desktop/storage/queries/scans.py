"""Rows of 扫描回收: scanned pages, and the papers that printed codes name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.numbers import narrow
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.scans import BOUND, PageCode, PageState, PaperKind, PaperRef, SheetCode, Why
from qtic_desktop.domain.scoring.sheet_codes import read_code, sheet_code
from qtic_desktop.domain.scoring.values import Hand, SheetState
from qtic_desktop.storage.queries.history import HistoryRow, told_about
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.scans import Scan, ScanPage
from qtic_desktop.storage.tables.scoring import ScoreSheet

_KEPT = (OpinionStatus.FINAL, OpinionStatus.SIGNED, OpinionStatus.SUPERSEDED)
_CODE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class PaperName:
    """A paper in words a person knows it by: ``number`` of the proposal or meeting, ``title`` (centre or meeting), and
    who it is of, where it is one person's; ``version`` of an opinion; ``superseded`` by a newer one."""

    number: str
    title: str
    person: str = ""
    version: int = 0
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class ScanPageRow:
    """One page of a scan. ``name`` is there where it belongs to a paper, or its code names one; ``come`` are the pages of
    that paper that have come."""

    id: str
    scan_id: str
    file_name: str
    number: int
    of: int
    taken_at: str
    taken_by: str
    state: PageState
    why: Why
    kind: PaperKind | None
    subject_id: str
    sheet: str
    page: int
    pages: int
    code: str
    reason: str
    decided_by: str
    decided_at: str
    name: PaperName | None = None
    come: tuple[int, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every page of its paper has come."""
        return self.pages > 0 and self.come == tuple(range(1, self.pages + 1))


Key = tuple[PaperKind, str, str]


@query(Read.SCANS)
def scan_pages(session: Session) -> tuple[ScanPageRow, ...]:
    """Every page, the last scan first, in the order of the file."""
    found = session.execute(
        select(ScanPage, Scan)
        .join(Scan, Scan.id == ScanPage.scan_id)
        .order_by(Scan.taken_at.desc(), Scan.id.desc(), ScanPage.number)
    ).all()
    names = paper_names(session, {(p.kind, p.subject_id, p.sheet) for p, _scan in found if p.kind is not None})
    come: dict[Key, set[int]] = {}
    for page, _scan in found:
        if page.kind is not None and page.state in BOUND:
            come.setdefault((page.kind, page.subject_id, page.sheet), set()).add(page.page)
    rows = []
    for page, scan in found:
        key = None if page.kind is None else (page.kind, page.subject_id, page.sheet)
        rows.append(
            ScanPageRow(
                page.id, scan.id, scan.file_name, page.number, scan.pages, scan.taken_at, scan.taken_by, page.state,
                page.why, page.kind, page.subject_id, page.sheet, page.page, page.pages, page.code, page.reason,
                page.decided_by, page.decided_at, None if key is None else names.get(key),
                () if key is None else tuple(sorted(come.get(key, ()))),
            )
        )  # fmt: skip
    return tuple(rows)


@query(Read.SCANS)
def scan_history(session: Session, *, page_id: str) -> tuple[HistoryRow, ...]:
    """What was noted about a page, oldest first."""
    return told_about(session, page_id)


@dataclass(frozen=True, slots=True)
class ComeBack:
    """What of a paper has come back: its pages, how many it has, and the digest of the scan that holds the last of them."""

    come: tuple[int, ...]
    pages: int
    sha256: str


@query(Read.SCANS)
def come_back(session: Session, *, opinion_id: str) -> ComeBack | None:
    """What of an opinion has come back as a scan; None while nothing has."""
    found = session.execute(
        select(ScanPage.page, ScanPage.pages, Scan.sha256)
        .join(Scan, Scan.id == ScanPage.scan_id)
        .where(
            ScanPage.kind == PaperKind.OPINION,
            ScanPage.subject_id == opinion_id,
            ScanPage.state.in_(tuple(BOUND)),
        )
        .order_by(ScanPage.page, Scan.taken_at)
    ).all()
    if not found:
        return None
    return ComeBack(tuple(sorted({row.page for row in found})), found[-1].pages, found[-1].sha256)


def waiting_scans(session: Session, today: date) -> list[tuple[str, str, int | None]]:
    """Pages that wait for a person: id, file, and for how many days, the oldest first."""
    found = session.execute(
        select(ScanPage.id, Scan.file_name, Scan.taken_at)
        .join(Scan, Scan.id == ScanPage.scan_id)
        .where(ScanPage.state == PageState.WAITING)
        .order_by(Scan.taken_at, ScanPage.number)
    )
    return [(row[0], row[1], (today - date.fromisoformat(row[2][:10])).days) for row in found]


def pages_there(session: Session) -> set[tuple[PaperKind, str, str, int]]:
    """Every page of a paper that has come."""
    rows = session.execute(
        select(ScanPage.kind, ScanPage.subject_id, ScanPage.sheet, ScanPage.page).where(
            ScanPage.state.in_(tuple(BOUND)), ScanPage.kind.is_not(None)
        )
    )
    return {(row[0], row[1], row[2], row[3]) for row in rows if row[0] is not None}


class PaperBook:
    """The papers of the record by their codes, read once for a whole scan."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sheets: dict[str, list[str]] | None = None
        self._sets: dict[str, set[tuple[str, str]]] | None = None

    def __call__(self, code: PageCode | SheetCode) -> PaperRef | None:
        """The one paper that the code names; None where there is none, or more than one."""
        if isinstance(code, SheetCode):
            found = self._all_sheets().get(code.digits, [])
            return PaperRef(PaperKind.SHEET, found[0], "", 1) if len(found) == 1 else None
        opinions = self._session.scalars(
            select(Opinion.id).where(
                Opinion.check_code == code.code, Opinion.version_no == code.version, Opinion.status.in_(_KEPT)
            )
        ).all()
        papers = [PaperRef(PaperKind.OPINION, one) for one in opinions]
        papers += [PaperRef(PaperKind.MEETING, *one) for one in self.sets().get(code.code, ())]
        return papers[0] if len(papers) == 1 else None

    def _all_sheets(self) -> dict[str, list[str]]:
        if self._sheets is None:
            self._sheets = {}
            for row in self._session.execute(select(ScoreSheet.id, ScoreSheet.agenda_item_id, ScoreSheet.expert_id)):
                self._sheets.setdefault(sheet_code(row.agenda_item_id, row.expert_id), []).append(row.id)
        return self._sheets

    def sets(self) -> dict[str, set[tuple[str, str]]]:
        """Papers of the print sets that were made: meeting and paper by code."""
        if self._sets is None:
            self._sets = {}
            for meeting_id, details in self._session.execute(
                select(AuditEntry.subject_id, AuditEntry.details).where(AuditEntry.act == Act.MAKE_PRINT_SET)
            ):
                for sheet, code in dict(json.loads(details).get("papers", {})).items():
                    self._sets.setdefault(code, set()).add((meeting_id, sheet))
        return self._sets


@query(Read.SCANS)
def paper_of(session: Session, *, text: str) -> tuple[PaperRef, PaperName]:
    """The paper a person names: by the check code at the foot, the digits of a score sheet, or the number of a proposal,
    which means its newest final opinion. ``Refused``: scans.paper_unknown, scans.paper_missing."""
    said = "".join(narrow(text).split())
    if not said:
        raise Refused("scans.paper_missing").beside("paper")
    found = list(dict.fromkeys(_named(session, said)))
    if len(found) != 1:
        raise Refused("scans.paper_unknown", text=text.strip()[:30]).beside("paper")
    ref = found[0]
    return ref, paper_names(session, {(ref.kind, ref.subject_id, ref.sheet)})[ref.kind, ref.subject_id, ref.sheet]


def _named(session: Session, said: str) -> Iterator[PaperRef]:
    kept = Opinion.status.in_(_KEPT)
    code = said.lower()
    if len(code) == _CODE_LENGTH:
        for one in session.scalars(select(Opinion.id).where(Opinion.check_code == code, kept)):
            yield PaperRef(PaperKind.OPINION, one)
        book = PaperBook(session)
        for meeting_id, sheet in book.sets().get(code, ()):
            yield PaperRef(PaperKind.MEETING, meeting_id, sheet)
    try:
        found = PaperBook(session)(SheetCode(read_code(said)))
        if found is not None:
            yield found
    except Refused:
        pass
    newest = session.scalars(
        select(Opinion.id)
        .join(AgendaItem, AgendaItem.id == Opinion.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(Proposal.number == said.upper(), kept)
        .order_by(Opinion.version_no.desc())
    ).first()
    if newest is not None:
        yield PaperRef(PaperKind.OPINION, newest)


def paper_names(session: Session, keys: Iterable[Key]) -> dict[Key, PaperName]:
    """What each paper is called."""
    by_kind: dict[PaperKind, list[Key]] = {}
    for key in keys:
        by_kind.setdefault(key[0], []).append(key)
    names: dict[Key, PaperName] = {}
    ids = [key[1] for key in by_kind.get(PaperKind.OPINION, ())]
    for opinion, proposal in session.execute(
        select(Opinion, Proposal)
        .join(AgendaItem, AgendaItem.id == Opinion.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(Opinion.id.in_(ids))
    ):
        names[PaperKind.OPINION, opinion.id, ""] = PaperName(
            proposal.number or "",
            proposal.center_name,
            "",
            opinion.version_no,
            opinion.status is OpinionStatus.SUPERSEDED,
        )
    ids = [key[1] for key in by_kind.get(PaperKind.SHEET, ())]
    for sheet_id, number, center, who, expert in session.execute(
        select(ScoreSheet.id, Proposal.number, Proposal.center_name, Expert.id, Expert.name)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .join(Expert, Expert.id == ScoreSheet.expert_id)
        .where(ScoreSheet.id.in_(ids))
    ):
        names[PaperKind.SHEET, sheet_id, ""] = PaperName(number or "", center, namesakes(session).called(who, expert))
    for key in by_kind.get(PaperKind.MEETING, ()):
        meeting = session.get(Meeting, key[1])
        if meeting is not None:
            names[key] = PaperName(meeting.number, meeting.title)
    return names


@dataclass(frozen=True, slots=True)
class PageSource:
    """Where the picture of a page lies, and whose score sheet it is while that is secret."""

    sha256: str
    number: int
    turn: int
    secret_sheet_of: str = ""
    keyed: bool = False


@query(Read.SCANS)
def page_source(session: Session, *, page_id: str) -> PageSource:
    """The file and page of a picture. ``secret_sheet_of``: the expert of a score sheet whose meeting is not sealed."""
    page = session.get(ScanPage, page_id)
    if page is None:
        raise Refused("storage.not_found", kind=ScanPage.__name__, id=page_id)
    scan = session.get_one(Scan, page.scan_id)
    if page.kind is PaperKind.SHEET and page.state in BOUND:
        sheet, status = session.execute(
            select(ScoreSheet, Meeting.status)
            .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
            .join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .where(ScoreSheet.id == page.subject_id)
        ).one()
        if status is not MeetingStatus.SEALED:
            keyed = sheet.state is SheetState.OPEN and sheet.hand is not Hand.OWN
            return PageSource(scan.sha256, page.number, page.turn, sheet.expert_id, keyed)
    return PageSource(scan.sha256, page.number, page.turn)

"""Which papers go into the pack of a batch, in the order of a project folder (申报 - 评审 - 意见 - 评价 - 公示 - 启动)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qtic_desktop.documents.fonts import FontSet
from qtic_desktop.domain.archive import Drawer
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.pool import DrawState
from qtic_desktop.domain.opinions import ON_PAPER
from qtic_desktop.domain.scoring.sealing import DocketState
from qtic_desktop.domain.selection import ListStatus
from qtic_desktop.resources import Language, message
from qtic_desktop.services.archive.came_back import pages_waiting, scans
from qtic_desktop.services.archive.shelf import Shelf, ending_of
from qtic_desktop.services.archive.tables import Batch
from qtic_desktop.services.examination.papers import export_examination
from qtic_desktop.services.experts.draw_files import print_draw
from qtic_desktop.services.exports import export_score_sheets, export_score_summary
from qtic_desktop.services.launch.papers import export_center_file, export_start
from qtic_desktop.services.opinions.papers import signing_sheet
from qtic_desktop.services.perform import ask
from qtic_desktop.services.publicity.papers import export_notice, export_proof
from qtic_desktop.services.scoring.docket_paper import export_docket
from qtic_desktop.services.scoring.minutes import export_minutes
from qtic_desktop.services.selection.papers import export_letters, export_selection
from qtic_desktop.storage.queries import opinions as opinion_rows
from qtic_desktop.storage.queries.examination import rounds
from qtic_desktop.storage.queries.experts.draws import draws
from qtic_desktop.storage.queries.intake import materials
from qtic_desktop.storage.queries.meetings import MeetingDetail
from qtic_desktop.storage.queries.opinions import SignatureRow
from qtic_desktop.storage.queries.sealing import DocketRow, dockets


def fill(shelf: Shelf, batch: Batch, fonts: FontSet) -> Iterator[str]:
    """Put every paper on the shelf; yields what was put, and raises what a paper that cannot be made raises."""
    yield from _materials(shelf, batch)
    yield from _examinations(shelf, batch)
    yield from _meetings(shelf, batch)
    yield from _dockets(shelf, batch)
    yield from _opinions(shelf, batch, fonts)
    yield from scans(shelf, batch)
    yield from _selection(shelf, batch)
    yield from _publicity(shelf, batch)
    yield from _launch(shelf, batch)


def left_out(batch: Batch, lang: Language = "zh") -> tuple[str, ...]:
    """What is not in the pack though somebody may look for it, and why; a pack is in Chinese."""
    said = [
        message("paper.archive.open_docket", lang, number=one.number, center=one.center_name, meeting=meeting.row.title)
        for meeting, one in _every_docket(batch)
        if one.state is DocketState.ASKED
    ]
    said += [message("paper.archive.unsealed", lang, meeting=one.row.title) for one in batch.unsealed]
    drafts = [one.number for one in batch.opinions if not one.pdf_sha256]
    void = [one.number for one in batch.opinions if one.is_void]
    without = sorted({one.number for one in batch.proposals if one.number} - {one.number for one in batch.opinions})
    said += [message("paper.archive.draft_opinions", lang, numbers="、".join(drafts))] if drafts else []
    said += [message("paper.archive.void_opinions", lang, numbers="、".join(void))] if void else []
    said += [message("paper.archive.no_opinions", lang, numbers="、".join(without))] if without else []
    open_lists = [str(one.version_no) for one in batch.lists if one.status is ListStatus.DRAFT]
    said += [message("paper.archive.draft_list", lang, versions="、".join(open_lists))] if open_lists else []
    waiting = ask(batch.workspace.store, batch.actor, pages_waiting.bind())
    said += [message("paper.archive.scans_waiting", lang, count=waiting)] if waiting else []
    said += [message("paper.archive.no_notice", lang)] if not batch.notices else []
    said += [message("paper.archive.no_center", lang)] if not batch.centers else []
    return tuple(said)


def _materials(shelf: Shelf, batch: Batch) -> Iterator[str]:
    for row in batch.proposals:
        for file in ask(batch.workspace.store, batch.actor, materials.bind(proposal_id=row.id)):
            data = batch.workspace.attachments.get(file.sha256)
            under = f"{row.number}_{row.center_name}"
            shelf.put(data, Drawer.MATERIALS, file.file_name, file.file_name, row.number, under=under)
        yield row.number


def _examinations(shelf: Shelf, batch: Batch) -> Iterator[str]:
    """The sheet of every proposal that was looked at."""
    for row in batch.proposals:
        if ask(batch.workspace.store, batch.actor, rounds.bind(proposal_id=row.id)):
            title = message("paper.archive.examination")
            place = shelf.place(Drawer.EXAMINATION, f"{title}_{row.number}.pdf", title, row.number)
            export_examination(batch.workspace, batch.actor, out=place, proposal_id=row.id)
            yield row.number


def _meetings(shelf: Shelf, batch: Batch) -> Iterator[str]:
    workspace, actor = batch.workspace, batch.actor
    for one in batch.meetings:
        under = f"{one.row.number}_{one.row.title}"
        for attempt in ask(workspace.store, actor, draws.bind()):
            if attempt.meeting_id == one.row.id and attempt.state is not DrawState.FROZEN:
                title = message("paper.archive.draw", attempt=attempt.attempt)
                place = shelf.place(Drawer.MEETINGS, f"{title}.pdf", title, one.row.number, under=under)
                print_draw(workspace, actor, draw_id=attempt.id, out=place)
        if one.row.id in batch.summaries:
            for code, ending, make in (
                ("summary", ".xlsx", export_score_summary),
                ("summary", ".pdf", export_score_summary),
                ("sheets", ".pdf", export_score_sheets),
            ):
                title = message(f"paper.archive.{code}")
                place = shelf.place(Drawer.MEETINGS, title + ending, title, one.row.number, under=under)
                make(workspace, actor, out=place, meeting=one.row.id)
            title = message("paper.archive.minutes")
            place = shelf.place(Drawer.MEETINGS, f"{title}.pdf", title, one.row.number, under=under)
            export_minutes(workspace, actor, out=place, meeting_id=one.row.id)
        yield one.row.title


def _every_docket(batch: Batch) -> Iterator[tuple[MeetingDetail, DocketRow]]:
    """The correction dockets of the sealed meetings that are about a proposal of the batch."""
    mine = {one.number for one in batch.proposals}
    for meeting in batch.meetings:
        if meeting.row.id in batch.summaries:
            for one in ask(batch.workspace.store, batch.actor, dockets.bind(meeting_id=meeting.row.id)):
                if one.proposal_number in mine:
                    yield meeting, one


def _dockets(shelf: Shelf, batch: Batch) -> Iterator[str]:
    """Every docket that was confirmed, and each that still waits: it says so on its page."""
    for meeting, one in _every_docket(batch):
        if one.state is DocketState.WITHDRAWN:
            continue
        code = "docket" if one.state is DocketState.CONFIRMED else "docket_open"
        title = message(f"paper.archive.{code}", number=one.number)
        under = f"{meeting.row.number}_{meeting.row.title}"
        place = shelf.place(Drawer.MEETINGS, f"{title}.pdf", title, one.proposal_number, under=under)
        export_docket(batch.workspace, batch.actor, out=place, meeting_id=meeting.row.id, docket_id=one.id)
        yield title


def _opinions(shelf: Shelf, batch: Batch, fonts: FontSet) -> Iterator[str]:
    """Every version that was ever frozen, the sheet of signatures where it needs one, and the scans of hand signatures."""
    workspace, actor, store = batch.workspace, batch.actor, batch.workspace.store
    for row in batch.opinions:
        for version in ask(store, actor, opinion_rows.opinion_versions.bind(agenda_item_id=row.agenda_item_id)):
            detail = ask(store, actor, opinion_rows.opinion_detail.bind(opinion_id=version.opinion_id))
            digest = detail.row.pdf_sha256
            if not digest:
                continue
            name = f"{row.number}_{row.center_name}_v{version.version_no}"
            void = "opinion_void" if detail.row.is_void else "opinion"
            code = "opinion_replaced" if detail.superseded_by else void
            title = message(f"paper.archive.{code}", version=version.version_no, by=detail.superseded_by)
            shelf.put(workspace.attachments.get(digest), Drawer.OPINIONS, f"{name}.pdf", title, row.number)
            if any(line.state in ON_PAPER for line in detail.signatures):
                sheet = signing_sheet(workspace, actor, opinion_id=version.opinion_id, fonts=fonts)
                shelf.put(sheet, Drawer.OPINIONS, f"{name}_签名情况.pdf", message("paper.archive.signing"), row.number)
            for names, digest in _scans(detail.signatures):
                scan = workspace.attachments.get(digest)
                title = message("paper.archive.scan", name="、".join(names))
                who = names[0] if len(names) == 1 else message("paper.archive.scan_of", name=names[0], n=len(names))
                shelf.put(scan, Drawer.OPINIONS, f"{name}_手写签名_{who}{ending_of(scan)}", title, row.number)
        yield row.number


def _scans(lines: Sequence[SignatureRow]) -> list[tuple[list[str], str]]:
    """Each scan of hand signatures once, with everybody who signed on it."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if line.scan_sha256:
            found.setdefault(line.scan_sha256, []).append(line.called)
    return [(names, digest) for digest, names in found.items()]


def _selection(shelf: Shelf, batch: Batch) -> Iterator[str]:
    for one in batch.lists:
        if one.status is ListStatus.DRAFT:
            continue
        title = message("paper.archive.list", version=one.version_no)
        for ending in (".pdf", ".xlsx"):
            place = shelf.place(Drawer.SELECTION, title + ending, title, batch.title)
            export_selection(batch.workspace, batch.actor, out=place, list_id=one.id)
        if one.status is ListStatus.ADOPTED:
            yield from _letters(shelf, batch, one.id)
        yield title


def _letters(shelf: Shelf, batch: Batch, list_id: str) -> Iterator[str]:
    title = message("paper.archive.letters")
    place = shelf.place(Drawer.SELECTION, f"{title}.pdf", title, batch.title)
    try:
        export_letters(batch.workspace, batch.actor, out=place, list_id=list_id)
    except Refused as nobody:
        if nobody.code != "files.none_found":
            raise
        shelf.forget(place)
    yield title


def _publicity(shelf: Shelf, batch: Batch) -> Iterator[str]:
    for one in batch.notices:
        for code, make in (("notice", export_notice), ("proof", export_proof)):
            title = message(f"paper.archive.{code}", number=one.number, version=one.version_no)
            place = shelf.place(Drawer.PUBLICITY, f"{title}.pdf", title, one.document_number)
            make(batch.workspace, batch.actor, out=place, notice_id=one.id)
            yield title


def _launch(shelf: Shelf, batch: Batch) -> Iterator[str]:
    started: set[str] = set()
    for one in batch.centers:
        if one.start_paper and one.start_paper not in started:
            started.add(one.start_paper)
            title = message("paper.archive.start")
            place = shelf.place(Drawer.LAUNCH, f"{title}_{one.start_paper}.pdf", title, one.start_paper)
            export_start(batch.workspace, batch.actor, out=place, center_id=one.id)
        title = message("paper.archive.center")
        place = shelf.place(Drawer.LAUNCH, f"{title}_{one.number}_{one.name}.pdf", title, one.number)
        export_center_file(batch.workspace, batch.actor, out=place, center_id=one.id)
        yield one.number

"""Scanned papers that come back: shuffled, turned, partly blank, twice; each page at its paper or in the queue, none misfiled."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from qtic_desktop.app.main import main
from qtic_desktop.documents.check import page_count, render_page
from qtic_desktop.documents.scans import open_scan, read_scan
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.meetings.print_set import Printed, SetSheet
from qtic_desktop.domain.scans import PageCode, PageState, PaperKind, ScansTaken, Why, place_pages, read_page_code
from qtic_desktop.domain.scans import ReadPage as Read
from qtic_desktop.domain.scoring.sheet_codes import sheet_code
from qtic_desktop.services import demo, opinions, scans, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.opinions import papers
from qtic_desktop.services.perform import ask, work, work_in_steps
from qtic_desktop.services.print_set import print_set_sheet, record_print_set
from qtic_desktop.services.scoring.blank_sheets import print_blank_sheets
from qtic_desktop.storage.queries import opinions as opinion_rows
from qtic_desktop.storage.queries.scans import ScanPageRow, come_back, paper_of, scan_history, scan_pages
from qtic_desktop.storage.workspace import open_workspace
from tests.helpers.sealed import sealed_story
from tests.review_story import CLERK, OFFICE, Story, begin_story

SUPERVISOR = Actor("supervisor-1", "监督员", Role.SUPERVISOR)
#: What a page belongs to: kind, id, name within the set, and which page it is.
Place = tuple[str, str, str, int]


@dataclass(frozen=True)
class Printed1:
    """A page as the office has it on paper, and what it belongs to; None where it belongs to nothing."""

    pdf: bytes
    number: int
    place: Place | None


@dataclass(frozen=True)
class Office:
    """A workspace whose papers were printed."""

    folder: Path
    pages: tuple[Printed1, ...]
    opinion_ids: tuple[str, ...]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Three final opinions, two of them versions of one; blank sheets; the notice of a set; and a draft."""
    folder = tmp_path_factory.mktemp("printed") / "workspace"
    story = sealed_story(folder)
    out = folder.parent / "blanks.pdf"
    work(story.workspace, CLERK, print_blank_sheets.bind(out=out, meeting_id=story.meeting_id))
    sheets = [story.sheet(place) for place in range(5)]
    pages = [Printed1(out.read_bytes(), n, (PaperKind.SHEET, one.id, "", 1)) for n, one in enumerate(sheets)]
    made = []
    for item in story.items()[:3]:
        (opinion_id,) = story.do(opinions.draft_opinion, agenda_item_id=item).ids
        made.append(opinion_id)
    draft = papers.preview_opinion(story.workspace, OFFICE, opinion_id=made[2])
    pages += [Printed1(draft, n, None) for n in range(page_count(draft))]
    for opinion_id in made[:2]:
        papers.finalize(story.workspace, OFFICE, opinion_id=opinion_id, reason="会上讨论一致")
        pages += _pages_of(story, opinion_id)
    again = {"agenda_item_id": story.items()[0], "reason": "第一版写错了日期"}
    (newer,) = story.do(opinions.draft_opinion, **again).ids
    papers.finalize(story.workspace, OFFICE, opinion_id=newer, reason="会上讨论一致")
    pages += _pages_of(story, newer)
    pages += _set_of(story, folder.parent / "通知.pdf")
    story.workspace.close()
    return Office(folder, tuple(pages), (*made[:2], newer))


def _pages_of(story: Story, opinion_id: str) -> list[Printed1]:
    data = papers.preview_opinion(story.workspace, OFFICE, opinion_id=opinion_id)
    return [Printed1(data, n, (PaperKind.OPINION, opinion_id, "", n + 1)) for n in range(page_count(data))]


def _set_of(story: Story, out: Path) -> list[Printed1]:
    order = print_set_sheet.bind(meeting_id=story.meeting_id, sheet=SetSheet.NOTICE, out=out)
    work(story.workspace, CLERK, order)
    code = read_page_code(scanned_codes(out.read_bytes())[0])
    assert isinstance(code, PageCode)
    one = Printed("notice", "会议通知", out.name, 1, code.code, 1, 0)
    story.do(record_print_set, meeting_id=story.meeting_id, papers=(one,))
    count = page_count(out.read_bytes())
    return [Printed1(out.read_bytes(), n, (PaperKind.MEETING, story.meeting_id, "notice", n + 1)) for n in range(count)]


def scanned_codes(pdf: bytes) -> tuple[str, ...]:
    return next(iter(read_scan(open_scan(pdf)))).codes


@pytest.fixture
def story(printed: Office, tmp_path: Path) -> Iterator[Story]:
    folder = tmp_path / "workspace"
    shutil.copytree(printed.folder, folder)
    with open_workspace(folder, now=demo.demo_clock(datetime(2026, 3, 12, 9, tzinfo=UTC))) as workspace:
        yield Story(workspace, [], [])


def photographed(page: Printed1, draws: random.Random, *, dpi: int = 150, turn: int | None = None) -> Image.Image:
    """The page as a scanner gives it: turned, a little askew, with dust and handwriting."""
    drawn = render_page(page.pdf, page.number, dpi / 72, grey=True)
    picture = Image.frombuffer("L", (drawn.width, drawn.height), drawn.data, "raw", "L", drawn.stride, 1).copy()
    pen = ImageDraw.Draw(picture)
    width, height = picture.size
    for _stroke in range(draws.randrange(4)):
        x, y = draws.randrange(width // 2), height // 4 + draws.randrange(height // 2)
        pen.line([(x + 9 * n, y + draws.randrange(-30, 30)) for n in range(20)], fill=60, width=3)
    for _speck in range(40):
        x, y = draws.randrange(width), draws.randrange(height)
        pen.ellipse((x, y, x + 1, y + 1), fill=90)
    askew = draws.choice((-1.5, -0.6, 0, 0.8, 1.7))
    quarter = draws.choice((0, 90, 180, 270)) if turn is None else turn
    return picture.rotate(askew, fillcolor=250).rotate(-quarter, expand=True)


def saved(pictures: list[Image.Image], form: str) -> bytes:
    target = BytesIO()
    several = {"save_all": True, "append_images": pictures[1:]} if form in ("PDF", "TIFF") else {}
    quality = {"quality": 60} if form in ("PDF", "JPEG") else {}
    dpi = {"resolution": 150.0} if form == "PDF" else {}
    pictures[0].save(target, form, **several, **quality, **dpi)
    return target.getvalue()


def took(story: Story, *paths: Path, actor: Actor = CLERK) -> ScansTaken:
    steps = work_in_steps(story.workspace, actor, scans.take_scans.bind(paths=paths))
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            answer: ScansTaken = ended.value
            return answer


def rows(story: Story) -> tuple[ScanPageRow, ...]:
    return ask(story.workspace.store, CLERK, scan_pages.bind())


def a_file(folder: Path, pictures: list[Image.Image], name: str = "扫描.pdf", form: str = "PDF") -> Path:
    path = folder / name
    path.write_bytes(saved(pictures, form))
    return path


@pytest.mark.parametrize("seed", range(1, 1 + int(os.environ.get("QTIC_SCANS", "1"))))
def test_a_shuffled_turned_and_partly_blank_batch_is_found_or_waits_and_none_is_misfiled(
    story: Story, printed: Office, tmp_path: Path, seed: int
) -> None:
    draws = random.Random(seed)
    blank = Image.new("L", (1240, 1754), 252)
    batch: list[tuple[Image.Image, Place | None]] = [(photographed(one, draws), one.place) for one in printed.pages]
    batch += [(blank.copy(), None) for _ in range(4)]
    torn = photographed(printed.pages[0], draws, turn=0)
    batch.append((torn.crop((0, torn.height // 2, torn.width, torn.height)), None))  # its code is gone
    draws.shuffle(batch)
    parts = [batch[:7], batch[7:9], batch[9:]]
    names = {"意见书（一）.pdf": "PDF", "IMG_0001.tif": "TIFF", "旧的.pdf": "PDF"}
    paths = [
        a_file(tmp_path, [picture for picture, _ in part], name, form)
        for part, (name, form) in zip(parts, names.items(), strict=True)
    ]
    taken = took(story, *paths)
    assert [one.problem for one in taken.reports] == ["", "", ""]
    wanted = [place for part in parts for _, place in part]
    found = [finding for report in taken.reports for finding in report.findings]
    assert len(found) == len(wanted)
    for one, place in zip(found, wanted, strict=True):
        if one.state is PageState.MATCHED:
            assert one.paper is not None
            assert (one.paper.kind, one.paper.subject_id, one.paper.sheet, one.page) == place
        else:
            assert one.state is PageState.WAITING
    should = sum(place is not None for place in wanted)
    assert taken.count(PageState.MATCHED) >= should - 1
    assert sum(one.why is Why.BLANK for one in found) == 4
    assert len(rows(story)) == len(wanted)
    done = [row for row in rows(story) if row.kind is PaperKind.OPINION and row.state is PageState.MATCHED]
    assert all(row.is_complete or taken.count(PageState.MATCHED) < should for row in done)
    assert {row.name.version for row in done if row.name} == {1, 2}
    assert check_workspace(story.workspace) == ()


def test_the_same_file_is_told_of_and_the_same_page_waits(story: Story, printed: Office, tmp_path: Path) -> None:
    draws = random.Random(5)
    page = printed.pages[-3]
    first = a_file(tmp_path, [photographed(page, draws)], "a.pdf")
    assert took(story, first).count(PageState.MATCHED) == 1
    copied = tmp_path / "同一份，另一个名字.pdf"
    shutil.copy(first, copied)
    again = took(story, copied)
    assert again.reports[0].seen_before
    assert (again.same, again.reports[0].findings, len(rows(story))) == (1, (), 1)
    second = took(story, a_file(tmp_path, [photographed(page, draws, turn=90)], "b.pdf"))
    assert [(one.state, one.why) for one in second.reports[0].findings] == [(PageState.WAITING, Why.THERE)]
    assert len(rows(story)) == 2


def test_what_waits_is_decided_by_a_person_and_every_decision_has_its_way_back(
    story: Story, printed: Office, tmp_path: Path
) -> None:
    draws = random.Random(7)
    opinion = [one for one in printed.pages if one.place and one.place[1] == printed.opinion_ids[1]]
    whole = photographed(opinion[0], draws, turn=0)
    torn = whole.crop((0, 0, whole.width, whole.height * 8 // 10))
    took(story, a_file(tmp_path, [photographed(opinion[1], draws), torn, Image.new("L", (900, 1200), 255)]))
    by_number = {row.number: row for row in rows(story)}
    assert by_number[1].come == (2,)
    assert not by_number[1].is_complete
    detail = story.ask(opinion_rows.opinion_detail, opinion_id=printed.opinion_ids[1])
    for paper, page, code in (
        ("", "1", "paper_missing"), ("0123456789ab", "1", "paper_unknown"),
        (detail.check_code, "0", "page_unclear"), (detail.check_code, "一", "page_unclear"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=code):
            story.do(scans.place_scan, actor=CLERK, page_id=by_number[2].id, paper=paper, page=page)
    ref, name = ask(story.workspace.store, CLERK, paper_of.bind(text=f" {detail.check_code.upper()} "))
    assert (ref.subject_id, name.number) == (printed.opinion_ids[1], detail.row.number)
    assert ask(story.workspace.store, CLERK, paper_of.bind(text=detail.row.number))[0] == ref
    story.do(scans.place_scan, actor=CLERK, page_id=by_number[2].id, paper=detail.check_code, page="1")
    with pytest.raises(Refused, match="not_waiting"):
        story.do(scans.place_scan, actor=CLERK, page_id=by_number[2].id, paper=detail.check_code, page="1")
    back = ask(story.workspace.store, CLERK, come_back.bind(opinion_id=printed.opinion_ids[1]))
    assert back is not None
    assert (back.come, back.pages) == ((1, 2), 2)
    assert all(row.is_complete for row in rows(story) if row.number < 3)
    with pytest.raises(Refused, match="reason_missing"):
        story.do(scans.set_aside_scans, actor=CLERK, page_ids=(by_number[3].id,), reason=" ")
    story.do(scans.set_aside_scans, actor=CLERK, page_ids=(by_number[3].id,), reason="背面空白页")
    for number in (1, 2, 3):
        with pytest.raises(Refused, match="reason_missing"):
            story.do(scans.take_back_scan, actor=CLERK, page_id=by_number[number].id, reason="错")
        story.do(scans.take_back_scan, actor=CLERK, page_id=by_number[number].id, reason="认领错了文件")
    assert {row.state for row in rows(story)} == {PageState.WAITING}
    assert ask(story.workspace.store, CLERK, come_back.bind(opinion_id=printed.opinion_ids[1])) is None
    told = ask(story.workspace.store, CLERK, scan_history.bind(page_id=by_number[2].id))
    assert [one.act for one in told] == ["place_scan", "take_back_scan"]
    assert check_workspace(story.workspace) == ()


def test_a_page_is_shown_upright_and_a_sealed_secret_stays_one(story: Story, printed: Office, tmp_path: Path) -> None:
    page = next(one for one in printed.pages if one.place and one.place[0] == PaperKind.OPINION)
    turned = photographed(page, random.Random(3), turn=90)
    assert turned.width > turned.height
    took(story, a_file(tmp_path, [turned], "a.jpg", "JPEG"))
    (row,) = rows(story)
    found = work(story.workspace, CLERK, scans.scanned_page.bind(page_id=row.id))
    shown = open_scan(found.data).draw(found.index, 1.0, found.turn // 90)
    assert shown.width < shown.height
    with pytest.raises(NotAllowed):
        work(story.workspace, SUPERVISOR, scans.scanned_page.bind(page_id=row.id))
    with pytest.raises(NotAllowed):
        took(story, tmp_path / "a.jpg", actor=SUPERVISOR)


def test_the_picture_of_an_own_sheet_is_secret_until_the_meeting_is_sealed(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=1)
    story.convene()
    story.open()
    out = tmp_path / "blanks.pdf"
    work(story.workspace, CLERK, print_blank_sheets.bind(out=out, meeting_id=story.meeting_id))
    own = story.sheet(0)
    story.do(scoring.save_points, actor=story.seat(0), sheet_id=own.id, criterion="1", text="5")
    took(story, out)
    found = {row.subject_id: row for row in rows(story)}
    assert set(found) == {story.sheet(place).id for place in range(5)}
    with pytest.raises(NotAllowed, match="secret_until_sealed"):
        work(story.workspace, CLERK, scans.scanned_page.bind(page_id=found[own.id].id))
    assert work(story.workspace, CLERK, scans.scanned_page.bind(page_id=found[story.sheet(1).id].id)).data
    story.workspace.close()


def test_files_that_are_no_scans_are_refused_and_leave_the_others_alone(
    story: Story, printed: Office, tmp_path: Path
) -> None:
    bad = {
        "a.pdf": b"%PDF-1.7 broken", "b.jpg": b"\xff\xd8\xff\xe0broken", "c.png": b"text", "d.pdf": b"",
        "e.tif": b"II*\x00" + bytes(8),
    }  # fmt: skip
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Refused, match=r"scans\.|documents\.|confined\."):
            took(story, tmp_path / name)
    good = a_file(tmp_path, [photographed(printed.pages[-1], random.Random(1))], "好.pdf")
    taken = took(story, *(tmp_path / name for name in bad), good)
    assert [bool(one.problem) for one in taken.reports] == [True] * 5 + [False]
    assert len(rows(story)) == 1


def test_the_command_line_takes_scans_as_the_window_does(
    printed: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "workspace"
    shutil.copytree(printed.folder, folder)
    draws = random.Random(11)
    pictures = [photographed(printed.pages[-1], draws), Image.new("L", (800, 1100), 255)]
    file = a_file(tmp_path, pictures)
    call = ["import", "scans", str(file), "--workspace", str(folder), "--json"]
    assert main([*call, "--dry-run"]) == 1
    looked = json.loads(capsys.readouterr().out)
    assert (looked["rows"], looked["new"], looked["rejected"], looked["written"]) == (2, 1, 1, 0)
    assert [one["id"] for one in looked["findings"]] == ["scans.why_blank"]
    assert main(call) == 1
    assert json.loads(capsys.readouterr().out) == {**looked, "dry_run": False, "written": 2}
    assert main(call) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["new"], again["same"], again["written"], again["findings"][0]["id"]) == (0, 2, 0, "scans.seen_before")
    assert main(["import", "scans", str(tmp_path / "none.pdf"), "--workspace", str(folder)]) == 2


def test_codes_of_others_are_no_codes_of_ours() -> None:
    code = PageCode("0123456789ab", 2, 1, 3)
    assert read_page_code(code.text()) == code
    for text in ("", "https://example.org", "Q1:0123456789AB:2:4:3", "Q1:0123456789ab:2:1:3", "Q2:0123456789AB:2:1:3",
                 "1234567890", "Q1:0123456789AB:2:1:3 "):  # fmt: skip
        assert read_page_code(text) is None
    good = sheet_code("item", "expert")
    assert read_page_code(good) is not None
    two = place_pages([Read((code.text(), good))], lambda _code: None, ())
    assert [(one.state, one.why) for one in two] == [(PageState.WAITING, Why.TWO_PAPERS)]

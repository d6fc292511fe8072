"""Hand signatures on one scan: held against the code on the page, recorded and confirmed together, taken back by two."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from qtic_desktop.documents import check
from qtic_desktop.documents.check import page_count, render_page
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import QticError
from qtic_desktop.domain.opinions import LineState, OpinionStatus
from qtic_desktop.services import demo, opinions
from qtic_desktop.services.archive.papers import _scans
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.opinions import papers, signatures, signed_scans
from qtic_desktop.services.perform import ask, work
from qtic_desktop.storage.queries.audit import LogFilter, audit_page
from qtic_desktop.storage.queries.opinion_use import opinion_use
from qtic_desktop.storage.queries.opinions import OpinionDetail, opinion_detail
from qtic_desktop.storage.queries.today import waiting
from qtic_desktop.storage.workspace import open_workspace
from tests.helpers.sealed import sealed_story
from tests.review_story import CLERK, OFFICE, Story

VERIFIER = Actor("verifier-1", "复核员", Role.VERIFIER)


@dataclass(frozen=True)
class Printed:
    """Opinions that wait for signatures: the second is version 1 of the third."""

    folder: Path
    ids: tuple[str, str, str]
    draft: str


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("signed") / "w"
    story = sealed_story(folder)
    made = []
    for item, reason in ((0, ""), (1, ""), (1, "第一版写错了日期")):
        (one,) = story.do(opinions.draft_opinion, agenda_item_id=story.items()[item], reason=reason).ids
        papers.finalize(story.workspace, OFFICE, opinion_id=one, reason="会上讨论一致")
        made.append(one)
    (draft,) = story.do(opinions.draft_opinion, agenda_item_id=story.items()[2]).ids
    story.workspace.close()
    return Printed(folder, (made[0], made[1], made[2]), draft)


@pytest.fixture
def story(printed: Printed, tmp_path: Path) -> Iterator[Story]:
    folder = shutil.copytree(printed.folder, tmp_path / "w")
    with open_workspace(folder, now=demo.demo_clock(datetime(2026, 3, 12, 9, tzinfo=UTC))) as workspace:
        yield Story(workspace, [], [])
        assert check_workspace(workspace) == ()


def scanned(story: Story, opinion_id: str, folder: Path, *, code: bool = True, page: int = 0) -> Path:
    """The last page (or ``page``, from 1) as a scanner gives it; without its code where a cup stood on it."""
    data = papers.preview_opinion(story.workspace, OFFICE, opinion_id=opinion_id)
    drawn = render_page(data, (page or page_count(data)) - 1, 150 / 72, grey=True)
    picture = Image.frombuffer("L", (drawn.width, drawn.height), drawn.data, "raw", "L", drawn.stride, 1).copy()
    if not code:
        width, height = picture.size
        picture.paste(255, (0, height * 9 // 10, width, height))
    path = folder / f"{opinion_id[-4:]}{'' if code else '-无码'}{page or ''}.png"
    picture.save(path)
    return path


def detail(story: Story, opinion_id: str) -> OpinionDetail:
    return story.ask(opinion_detail, opinion_id=opinion_id)  # type: ignore[no-any-return]


def keep(story: Story, opinion_id: str, people: list[str], scan: Path, *, by_eye: bool = False) -> None:
    order = signed_scans.keep_paper_signatures.bind(opinion_id=opinion_id, expert_ids=people, scan=scan, by_eye=by_eye)
    work(story.workspace, CLERK, order)


def refusal(call: Callable[[], object]) -> QticError:
    with pytest.raises(QticError) as caught:
        call()
    return caught.value


def told(story: Story, act: str) -> list[dict[str, object]]:
    page = ask(story.workspace.store, OFFICE, audit_page.bind(wanted=LogFilter(), limit=200))
    return [dict(row.details) for row in page.rows if row.act == act]


def asked_about(story: Story, who: Actor, kind: str = "signatures_questioned") -> list[str]:
    """Opinions of which this person is told that a signature is questioned, or waits for a second person."""
    found = ask(story.workspace.store, who, waiting.bind(today=story.workspace.store.now().date()))
    return [row.subject_id for row in found if row.kind == kind]


def test_one_scan_is_for_everybody_on_the_page_and_one_press_confirms_those_who_signed(
    story: Story, printed: Printed, tmp_path: Path
) -> None:
    one = printed.ids[0]
    people = [line.expert_id for line in detail(story, one).signatures]
    keep(story, one, people, scanned(story, one, tmp_path))
    lines = detail(story, one).signatures
    assert {line.state for line in lines} == {LineState.PAPER_RECORDED}
    assert len({line.scan_sha256 for line in lines}) == 1
    assert asked_about(story, VERIFIER, "signatures_to_confirm") == [one]
    assert asked_about(story, OFFICE, "signatures_to_confirm") == [], "told of it as one that is to be signed, once"
    read = work(story.workspace, VERIFIER, signed_scans.read_scan.bind(opinion_id=one, expert_id=people[0]))
    assert (read.pages.count, read.code_read) == (1, True)
    own = {"opinion_id": one, "expert_ids": people}
    assert refusal(lambda: story.do(signatures.confirm_paper_signatures, actor=CLERK, **own)).code == (
        "opinions.second_person"
    )
    none = {"opinion_id": one, "expert_ids": ()}
    assert refusal(lambda: story.do(signatures.confirm_paper_signatures, actor=VERIFIER, **none)).code == (
        "opinions.nobody_chosen"
    )
    left_out = people.pop(1)
    story.do(signatures.confirm_paper_signatures, actor=VERIFIER, opinion_id=one, expert_ids=people)
    states = {line.expert_id: line.state for line in detail(story, one).signatures}
    assert states.pop(left_out) is LineState.PAPER_RECORDED
    assert set(states.values()) == {LineState.PAPER_SIGNED}
    assert detail(story, one).row.status is OpinionStatus.FINAL
    # All or none: one who is confirmed already stops the whole press.
    both = {"opinion_id": one, "expert_ids": (left_out, people[0])}
    assert refusal(lambda: story.do(signatures.confirm_paper_signatures, actor=VERIFIER, **both)).code == (
        "opinions.nothing_to_confirm"
    )
    assert detail(story, one).signatures[1].state is LineState.PAPER_RECORDED
    again = {"opinion_id": one, "expert_id": left_out, "reason": "这一位没有签"}
    story.do(signatures.reopen_signature, actor=CLERK, **again)
    assert detail(story, one).signatures[1].state is LineState.WAITING


def test_a_scan_of_another_paper_or_version_is_refused_and_one_without_a_code_is_asked_about(
    story: Story, printed: Printed, tmp_path: Path
) -> None:
    one, older, newer = printed.ids
    people = [line.expert_id for line in detail(story, newer).signatures][:2]
    other = refusal(lambda: keep(story, newer, people, scanned(story, one, tmp_path)))
    assert other.code == "opinions.scan_of_opinion"
    assert other.facts["number"] == detail(story, one).row.number
    before = refusal(lambda: keep(story, newer, people, scanned(story, older, tmp_path)))
    assert (before.code, before.facts["version"]) == ("opinions.scan_of_opinion", 1)
    drawn = scanned(story, printed.draft, tmp_path)
    assert refusal(lambda: keep(story, newer, people, drawn)).code == "opinions.scan_unknown_code"
    unread = scanned(story, newer, tmp_path, code=False)
    assert refusal(lambda: keep(story, newer, people, unread)).code == "opinions.scan_unread"
    assert {line.state for line in detail(story, newer).signatures} == {LineState.WAITING}
    keep(story, newer, people, unread, by_eye=True)
    assert [line.state for line in detail(story, newer).signatures][:2] == [LineState.PAPER_RECORDED] * 2
    assert [row.get("by_eye") for row in told(story, "record_paper_signature")] == [True, True]
    looked = work(story.workspace, VERIFIER, signed_scans.read_scan.bind(opinion_id=newer, expert_id=people[0]))
    assert not looked.code_read, "the second person is told so too"
    text = tmp_path / "签名.png"
    text.write_bytes(b"no picture")
    assert refusal(lambda: keep(story, newer, people[:1], text)).code == "documents.not_readable"
    # A second page of another paper in the same file is not taken along unseen.
    mixed = tmp_path / "两页.pdf"
    pages = [Image.open(scanned(story, one_of, tmp_path)) for one_of in (newer, one)]
    pages[0].save(mixed, "PDF", save_all=True, append_images=pages[1:], resolution=150.0)
    rest = [line.expert_id for line in detail(story, newer).signatures][2:]
    assert refusal(lambda: keep(story, newer, rest, mixed)).facts["page"] == 2


def test_a_page_without_a_place_for_signatures_proves_none(
    story: Story, printed: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is of this very opinion, yet the places are on another."""
    one = printed.ids[0]
    people = [line.expert_id for line in detail(story, one).signatures]
    data = papers.preview_opinion(story.workspace, OFFICE, opinion_id=one)
    last = page_count(data)
    assert last in check.field_pages(data), "the scans of the other tests show places"
    page = scanned(story, one, tmp_path)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(check, "field_pages", lambda _pdf: (last + 1,))
        said = refusal(lambda: keep(story, one, people[:1], page))
    assert said.code == "opinions.scan_without_places"
    assert (said.facts["page"], said.facts["places"]) == (str(last), str(last + 1))
    assert {line.state for line in detail(story, one).signatures} == {LineState.WAITING}
    keep(story, one, people[:1], page)
    assert detail(story, one).signatures[0].state is LineState.PAPER_RECORDED


def test_a_confirmed_hand_signature_is_taken_back_by_two_people_with_a_reason_and_a_trace(
    story: Story, printed: Printed, tmp_path: Path
) -> None:
    one = printed.ids[0]
    people = [line.expert_id for line in detail(story, one).signatures]
    keep(story, one, people, scanned(story, one, tmp_path))
    scan = detail(story, one).signatures[0].scan_sha256
    story.do(signatures.confirm_paper_signatures, actor=VERIFIER, opinion_id=one, expert_ids=people)
    assert detail(story, one).row.status is OpinionStatus.SIGNED
    line = {"opinion_id": one, "expert_id": people[0]}
    why = "签名不是本人所签"
    alone = refusal(lambda: story.do(signatures.reopen_signature, reason=why, **line))
    assert (alone.code, alone.facts["name"]) == ("opinions.confirmed_by_two", VERIFIER.name)
    assert refusal(lambda: story.do(signatures.strike_signature, **line)).code == "opinions.not_questioned"
    assert refusal(lambda: story.do(signatures.question_signature, reason=" ", **line)).code == (
        "opinions.reopen_without_reason"
    )
    story.do(signatures.question_signature, actor=CLERK, reason=why, **line)
    asked = detail(story, one)
    assert (asked.row.status, asked.row.is_questioned) == (OpinionStatus.SIGNED, True), "it counts until two agree"
    assert (asked.signatures[0].questioned_by, asked.signatures[0].reason) == (CLERK.name, why)
    assert asked_about(story, OFFICE) == asked_about(story, VERIFIER) == [one]
    assert refusal(lambda: story.do(signatures.strike_signature, actor=CLERK, **line)).code == (
        "opinions.second_person_strikes"
    )
    story.do(signatures.uphold_signature, actor=CLERK, reason="看错了行", **line)
    back = detail(story, one)
    assert (back.signatures[0].state, back.row.is_questioned) == (LineState.PAPER_SIGNED, False)
    story.do(signatures.question_signature, actor=CLERK, reason=why, **line)
    use = story.ask(opinion_use, opinion_id=one)
    assert (use.listed, use.begins) == (False, None)
    story.do(signatures.strike_signature, actor=OFFICE, **line)
    after = detail(story, one)
    assert (after.row.status, after.row.signatures.signed) == (OpinionStatus.FINAL, len(people) - 1)
    assert (after.signatures[0].state, after.signatures[0].scan_sha256) == (LineState.WAITING, "")
    (trace,) = told(story, "strike_signature")
    assert (trace["reason"], trace["asked_by"], trace["recorded_by"], trace["confirmed_by"], trace["scan"]) == (
        why, CLERK.name, CLERK.name, VERIFIER.name, scan,
    )  # fmt: skip
    assert story.workspace.attachments.get(scan), "the scan stays where it is"
    keep(story, one, people[:1], scanned(story, one, tmp_path))
    story.do(signatures.confirm_paper_signatures, actor=VERIFIER, opinion_id=one, expert_ids=people[:1])
    assert detail(story, one).row.status is OpinionStatus.SIGNED


def test_the_archive_holds_the_scan_once_and_names_who_signed_on_it(
    story: Story, printed: Printed, tmp_path: Path
) -> None:
    one = printed.ids[0]
    lines = detail(story, one).signatures
    keep(story, one, [line.expert_id for line in lines[:3]], scanned(story, one, tmp_path))
    (tmp_path / "2").mkdir()
    other = scanned(story, one, tmp_path / "2")
    other.write_bytes(other.read_bytes() + b" ")
    keep(story, one, [lines[3].expert_id], other)
    kept = _scans(detail(story, one).signatures)
    assert [names for names, _digest in kept] == [[line.expert_name for line in lines[:3]], [lines[3].expert_name]]
    assert len({digest for _names, digest in kept}) == 2

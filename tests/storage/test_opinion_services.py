"""Opinions through the door of the services: drafted from sealed figures, frozen, signed one by one, never silently."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.signing.verdict import describe
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.opinions import OpinionPart
from qtic_desktop.services import demo, meetings, opinions, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.fonts import prepare_fonts
from qtic_desktop.services.opinions import papers
from qtic_desktop.services.opinions.exports import export_opinion
from qtic_desktop.services.perform import ask as through_the_door
from qtic_desktop.storage.queries import opinions as rows
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.workspace import Workspace, open_workspace
from tests.review_story import CLERK, OFFICE, Story, begin_story


@pytest.fixture(scope="module")
def sealed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sealed proposals: the first agreed with one recused expert, the second refused."""
    folder = tmp_path_factory.mktemp("sealed") / "workspace"
    story = begin_story(folder)
    story.convene(size=6)
    story.open(size=6)
    story.do(meetings.record_recusal, agenda_item_id=story.items()[0], expert_id=story.experts[2], reason="三年内任职")
    for place in range(6):
        if place != 2:
            story.score(place, 0, short=str(place))
        story.score(place, 1, short="5", vote="disagree")
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    story.workspace.close()
    return folder


@pytest.fixture
def story(sealed_folder: Path, tmp_path: Path) -> Iterator[Story]:
    folder = tmp_path / "workspace"
    shutil.copytree(sealed_folder, folder)
    with open_workspace(folder, now=demo.demo_clock(datetime(2026, 3, 11, 9, tzinfo=UTC))) as workspace:
        yield Story(workspace, [], [])


def item(story: Story, place: int = 0) -> rows.OpinionRow:
    return story.ask(rows.opinions)[place]  # type: ignore[no-any-return]


def draft(story: Story, place: int = 0, *, reason: str = "") -> str:
    facts = {"agenda_item_id": item(story, place).agenda_item_id, "reason": reason}
    (opinion_id,) = story.do(opinions.draft_opinion, **facts).ids
    return opinion_id


def view(story: Story, opinion_id: str) -> opinions.OpinionView:
    return story.ask(opinions.opinion_view, opinion_id=opinion_id)  # type: ignore[no-any-return]


def test_the_facts_are_those_of_the_record(story: Story) -> None:
    shown = view(story, draft(story))
    assert (shown.facts.entitled, shown.facts.agree, shown.facts.conclusion) == (5, 5, "agree")
    assert [seat.recused for seat in shown.facts.panel].count(True) == 1
    assert len(opinions.signing_order(shown.facts)) == 5
    assert opinions.signing_order(shown.facts)[-1].is_leader
    assert shown.unfinished == ()


def test_one_draft_at_a_time(story: Story) -> None:
    draft(story)
    with pytest.raises(Refused, match=r"opinions\.draft_exists"):
        draft(story)


def test_no_opinion_before_the_seal(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "open")
    story.convene()
    story.open()
    with pytest.raises(Refused, match=r"opinions\.not_sealed"):
        story.do(opinions.draft_opinion, agenda_item_id=story.items()[0])
    story.workspace.close()


def test_the_conclusion_cannot_be_reworded(story: Story) -> None:
    opinion_id = draft(story)
    text = replace(view(story, opinion_id).text, conclusion="专家组不同意。")
    with pytest.raises(Refused, match=r"opinions\.conclusion_fixed"):
        story.do(opinions.save_opinion_text, opinion_id=opinion_id, text=text)


def test_a_refusal_has_blanks_and_is_not_final_until_they_are_written(story: Story) -> None:
    opinion_id = draft(story, 1)
    shown = view(story, opinion_id)
    assert shown.facts.conclusion == "disagree"
    assert shown.unfinished
    with pytest.raises(Refused, match=r"opinions\.unfinished"):
        papers.finalize(story.workspace, OFFICE, opinion_id=opinion_id, reason="会上讨论一致")
    written = tuple(OpinionPart(part.key, part.heading, "已写明。") for part in shown.text.parts)
    story.do(opinions.save_opinion_text, opinion_id=opinion_id, text=replace(shown.text, parts=written))
    papers.finalize(story.workspace, OFFICE, opinion_id=opinion_id, reason="会上讨论一致")
    assert item(story, 1).status == "final"


def test_signed_step_by_step_and_sound(story: Story, tmp_path: Path) -> None:
    opinion_id = draft(story)
    papers.finalize(story.workspace, OFFICE, opinion_id=opinion_id, reason="会上讨论一致")
    shown = view(story, opinion_id)
    board = shown.detail.signatures
    assert [line.signed_at for line in board] == [None] * 5
    with pytest.raises(Refused, match=r"signing\.last_too_early"):
        papers.sign_opinion(story.workspace, OFFICE, opinion_id=opinion_id, expert_id=board[-1].expert_id)
    papers.sign_opinion(story.workspace, OFFICE, opinion_id=opinion_id, expert_id=board[0].expert_id)
    with pytest.raises(Refused, match="already_signed"):
        papers.sign_opinion(story.workspace, OFFICE, opinion_id=opinion_id, expert_id=board[0].expert_id)
    other = Actor("p", "另一专家", Role.EXPERT, board[1].expert_id)
    with pytest.raises(Refused, match=r"opinions\.not_your_line"):
        papers.sign_opinion(story.workspace, other, opinion_id=opinion_id, expert_id=board[2].expert_id)
    assert [step.done for step in papers.sign_sample(story.workspace, OFFICE, opinion_id=opinion_id)] == [1, 2, 3, 4]
    assert item(story).status == "signed"
    assert check_workspace(story.workspace) == ()
    made = export_opinion(story.workspace, OFFICE, opinion_id=opinion_id, out=tmp_path / "a.pdf")
    data = made.path.read_bytes()
    assert papers.verify_file(story.workspace, OFFICE, data=data).state == "valid"
    whole = papers.verify_file(story.workspace, OFFICE, data=data, name="意见书-qtic-2099-x001.pdf")
    row, first = shown.detail.row, describe(whole)[0]
    assert first.startswith(f"这是 {row.number} {row.center_name}，第 1 版，结论："), first
    assert [one.code for one in whole.remarks] == ["signing.remark.other_name"]
    assert any("写的是 QTIC-2099-X001" in line and row.number in line for line in describe(whole))
    named = papers.verify_file(story.workspace, OFFICE, data=data, name=f"{row.number}-第1版.pdf")
    assert named.remarks == ()
    assert (
        papers.verify_file(story.workspace, OFFICE, data=data.replace(b"/ByteRange", b"/ByteRangf", 1)).state != "valid"
    )
    assert shown.detail.check_code in "".join(page_texts(data))


def test_a_frozen_opinion_keeps_the_names_it_was_frozen_with(story: Story) -> None:
    opinion_id = draft(story)
    papers.finalize(story.workspace, OFFICE, opinion_id=opinion_id, reason="会上讨论一致")
    before = view(story, opinion_id).facts
    signer = opinions.signing_order(before)[0]
    with story.workspace.store.begin(OFFICE) as work:
        expert = work.get(Expert, signer.expert_id)
        expert.name, expert.organization = "改名后", "改后的单位"
        work.record("rename", "expert", expert.id)
    assert view(story, opinion_id).facts == before
    for _ in papers.sign_sample(story.workspace, OFFICE, opinion_id=opinion_id):
        pass
    data = story.workspace.attachments.get(view(story, opinion_id).detail.row.pdf_sha256)
    verdict = papers.verify_file(story.workspace, OFFICE, data=data)
    assert verdict.state == "valid"
    assert (verdict.signatures[0].signer_name, verdict.signatures[0].certificate_owner) == (signer.name, signer.name)


def test_an_older_version_is_never_taken_for_the_one_in_force(story: Story) -> None:
    opinion_id = draft(story)
    papers.finalize(story.workspace, OFFICE, opinion_id=opinion_id, reason="会上讨论一致")
    for _ in papers.sign_sample(story.workspace, OFFICE, opinion_id=opinion_id):
        pass
    digest = view(story, opinion_id).detail.row.pdf_sha256
    data = story.workspace.attachments.get(digest)
    assert papers.verify_file(story.workspace, OFFICE, data=data).state == "valid"
    draft(story, reason="第一版写错了日期")
    verdict = papers.verify_file(story.workspace, OFFICE, data=data)
    assert (verdict.state, verdict.codes) == ("invalid", {"signing.invalid.superseded"})
    assert "第 1 版" in verdict.reasons[0].sentence("zh")
    assert "第 2 版" in verdict.reasons[0].sentence("zh")
    assert all(one.good for one in verdict.signatures)
    assert papers.verify_kept(story.workspace, OFFICE, sha256=digest).state == "valid", "the version itself is whole"


def test_a_print_is_recorded_only_with_its_file_and_by_the_office_or_the_clerk(story: Story) -> None:
    opinion_id = draft(story)
    facts = {"opinion_id": opinion_id, "file_sha256": "0" * 64, "pages": 2, "copies": 3}
    story.do(opinions.confirm_print, actor=CLERK, **facts)
    with pytest.raises(NotAllowed):
        story.do(opinions.confirm_print, actor=Actor("s", "监督", Role.SUPERVISOR), **facts)


def test_a_stale_file_is_not_signed(story: Story) -> None:
    opinion_id = draft(story)
    papers.finalize(story.workspace, OFFICE, opinion_id=opinion_id, reason="会上讨论一致")
    line = view(story, opinion_id).detail.signatures[0]
    with pytest.raises(Refused, match=r"opinions\.file_moved_on"):
        story.do(
            opinions.store_signature,
            opinion_id=opinion_id,
            field_name=line.field_name,
            certificate_sha256="00",
            before="other",
            pdf_sha256="11",
        )


def test_rights(story: Story) -> None:
    opinion_id = draft(story)
    with pytest.raises(NotAllowed):
        papers.finalize(story.workspace, CLERK, opinion_id=opinion_id, reason="会上讨论一致")
    assert item(story).status == "draft"


def test_a_new_version_supersedes_and_frozen_text_stays(story: Story) -> None:
    first = draft(story)
    papers.finalize(story.workspace, OFFICE, opinion_id=first, reason="会上讨论一致")
    with pytest.raises(Refused, match=r"opinions\.not_draft"):
        story.do(opinions.save_opinion_text, opinion_id=first, text=view(story, first).text)
    with pytest.raises(Refused, match=r"opinions\.new_version_without_reason"):
        draft(story)
    second = draft(story, reason="结论漏字")
    assert item(story).opinion_id == second
    assert item(story).version_no == 2
    assert view(story, first).detail.row.status == "superseded"


def test_a_new_version_begins_with_what_the_panel_wrote(story: Story) -> None:
    """To put one thing right nobody has to write the rest again; a sentence nobody touched is drafted anew."""
    first = draft(story)
    text = view(story, first).text
    parts = tuple(replace(part, body="专家组逐条写下的意见。") if part.key == "tasks" else part for part in text.parts)
    written = replace(text, parts=parts, dissent="一名专家有不同意见。")
    story.do(opinions.save_opinion_text, opinion_id=first, text=written)
    papers.finalize(story.workspace, OFFICE, opinion_id=first, reason="会上讨论一致")
    second = draft(story, reason="结论漏字")
    assert view(story, second).text == written


def test_a_preview_is_marked_as_draft_and_names_everybody(story: Story) -> None:
    opinion_id = draft(story)
    workspace: Workspace = story.workspace
    text = "".join("".join(page_texts(papers.preview_opinion(workspace, OFFICE, opinion_id=opinion_id))).split())
    assert "草稿" in text
    assert all("".join(seat.name.split()) in text for seat in view(story, opinion_id).facts.panel)


def test_fonts_are_ready_after_the_steps(story: Story) -> None:
    ready = []

    def steps() -> Iterator[papers.FontStep]:
        ready.append((yield from prepare_fonts(story.workspace, OFFICE)))

    assert all(0 <= step.done <= step.total for step in steps())
    assert ready[0].face_for("中") is not None


def test_a_recused_expert_sees_nothing_of_that_opinion_in_list_page_paper_or_export(tmp_path: Path) -> None:
    told = begin_story(tmp_path / "recused", proposals=2, experts=7)
    told.convene(size=6)
    told.open(size=6)
    told.do(meetings.record_recusal, agenda_item_id=told.items()[0], expert_id=told.experts[5], reason="曾任职")
    for place in range(6):
        for number in range(2):
            if (place, number) != (5, 0):
                told.score(place, number, short=str(place))
    told.do(scoring.seal_meeting, meeting_id=told.meeting_id)
    opinion_id = draft(told)
    recused, member = told.seat(5), told.seat(1)
    assert len(through_the_door(told.workspace.store, member, rows.opinions.bind())) == 2
    assert [row.position for row in through_the_door(told.workspace.store, recused, rows.opinions.bind())] == [2]
    for refusing in (
        lambda: through_the_door(told.workspace.store, recused, opinions.opinion_view.bind(opinion_id=opinion_id)),
        lambda: papers.preview_opinion(told.workspace, recused, opinion_id=opinion_id),
        lambda: export_opinion(told.workspace, recused, opinion_id=opinion_id, out=tmp_path / "x.pdf"),
    ):
        with pytest.raises(NotAllowed, match=r"opinions\.recused"):
            refusing()
    assert not (tmp_path / "x.pdf").exists()
    told.workspace.close()


def test_no_reason_answers_for_an_opening_against_the_record(story: Story) -> None:
    opinion_id = draft(story)
    shown = view(story, opinion_id)
    opening = shown.text.opening
    wrong = opening.replace(shown.facts.center_name, "另一个技术创新中心")
    assert wrong != opening
    story.do(opinions.save_opinion_text, opinion_id=opinion_id, text=replace(shown.text, opening=wrong))
    with pytest.raises(Refused, match=r"opinions\.against_record") as refused:
        papers.finalize(story.workspace, OFFICE, opinion_id=opinion_id, reason="会上讨论一致")
    assert shown.facts.center_name in str(refused.value.facts["what"])
    first, *rest = shown.text.parts
    false = replace(first, body="平均分95.00分，同意3票。")
    story.do(opinions.save_opinion_text, opinion_id=opinion_id, text=replace(shown.text, parts=(false, *rest)))
    with pytest.raises(Refused, match=r"opinions\.against_record"):
        papers.finalize(story.workspace, OFFICE, opinion_id=opinion_id, reason="会上讨论一致")
    assert item(story).status == "draft"
    story.do(opinions.save_opinion_text, opinion_id=opinion_id, text=shown.text)
    papers.finalize(story.workspace, OFFICE, opinion_id=opinion_id, reason="会上讨论一致")
    assert item(story).status == "final"

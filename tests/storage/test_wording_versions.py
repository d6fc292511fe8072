"""The office's own wording: kept while it is typed, in force with its reason, opinions of before untouched, and the way back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.opinions import OpinionKind
from qtic_desktop.domain.opinions.wordings import OpinionWording
from qtic_desktop.services import demo, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.opinions import draft_opinion, opinion_view, save_opinion_text
from qtic_desktop.services.opinions.papers import finalize, preview_opinion
from qtic_desktop.services.opinions.rewording import take_wording
from qtic_desktop.services.opinions.wording_desk import WordingDesk, phrases, preview_wording, wording_desk
from qtic_desktop.services.opinions.wordings import (
    drop_phrase,
    drop_wording,
    keep_phrase,
    keep_wording,
    revise_wording,
    withdraw_wording,
)
from qtic_desktop.services.perform import work
from qtic_desktop.storage import migrations
from qtic_desktop.storage.queries.meetings import meetings
from qtic_desktop.storage.queries.opinions import opinions
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.workspace import create_workspace, open_workspace
from tests.helpers.doors import ask
from tests.review_story import CLERK, OFFICE, Story, begin_story
from tests.storage.test_migrations import pour

KIND = OpinionKind.ARGUMENT


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sealed meeting on two proposals of one track; made once, copied for each test."""
    made = begin_story(tmp_path_factory.mktemp("sealed") / "w", proposals=3)
    made.convene(proposals=made.proposals[::2])
    made.open()
    for item in range(2):
        for place in range(5):
            made.score(place, item=item)
    made.do(scoring.seal_meeting, meeting_id=made.meeting_id)
    made.workspace.close()
    return made.workspace.folder


@pytest.fixture
def sealed(folder: Path, tmp_path: Path) -> Iterator[Story]:
    shutil.copytree(folder, tmp_path / "w")
    clock = demo.demo_clock(datetime(2026, 3, 11, 9, tzinfo=UTC))
    with open_workspace(tmp_path / "w", now=clock) as workspace:
        (meeting_id,) = (row.id for row in ask(workspace.store, meetings))
        yield Story(workspace, [], [], meeting_id)


def desk(story: Story) -> WordingDesk:
    told: WordingDesk = story.ask(wording_desk, kind=KIND)
    return told


def other(story: Story, said: str = "申报材料齐全，格式规范。") -> OpinionWording:
    """The wording in force with another first part."""
    now = desk(story).versions[0].wording
    return now.with_part(0, replace(now.parts[0], body=said))


def refused(code: str, story: Story, use_case: Any, **facts: Any) -> None:
    with pytest.raises(Refused) as caught:
        story.do(use_case, **facts)
    assert caught.value.code == code


def drafted(story: Story, item: int = 0) -> str:
    (opinion,) = story.do(draft_opinion, agenda_item_id=story.items()[item]).ids
    return opinion


def first_part(story: Story, opinion: str) -> str:
    return story.ask(opinion_view, opinion_id=opinion).text.parts[0].body


def test_a_new_wording_is_for_opinions_drafted_later_and_names_the_drafts_of_before(sealed: Story) -> None:
    old = drafted(sealed)
    before = first_part(sealed, old)
    sealed.do(revise_wording, draft=other(sealed), reason="局长办公会议定")
    newest, shipped = desk(sealed).versions
    assert (newest.number, newest.reason, newest.drafts, newest.in_force) == (1, "局长办公会议定", 0, True)
    assert (shipped.number, shipped.id, shipped.drafts, shipped.in_force) == (0, "", 1, False)
    new = drafted(sealed, 1)
    assert first_part(sealed, new) == "申报材料齐全，格式规范。"
    assert first_part(sealed, old) == before
    rows = {row.opinion_id: row for row in sealed.ask(opinions)}
    assert (rows[old].is_in_old_wording, rows[old].wording, rows[old].wording_in_force) == (True, 0, 1)
    assert not rows[new].is_in_old_wording
    assert check_workspace(sealed.workspace) == ()


def test_a_draft_is_taken_over_and_back_and_what_was_written_stays(sealed: Story) -> None:
    opinion = drafted(sealed)
    view = sealed.ask(opinion_view, opinion_id=opinion)
    own = replace(view.text.parts[1], body="专家组认为定位清楚。")
    text = replace(view.text, parts=(view.text.parts[0], own, *view.text.parts[2:]))
    sealed.do(save_opinion_text, opinion_id=opinion, text=text)
    sealed.do(revise_wording, draft=other(sealed), reason="改措辞")
    sealed.do(take_wording, opinion_id=opinion, number=1)
    taken = sealed.ask(opinion_view, opinion_id=opinion)
    assert (taken.text.parts[0].body, taken.text.parts[1]) == ("申报材料齐全，格式规范。", own)
    assert taken.facts.wording == 1
    refused("wording.taken", sealed, take_wording, opinion_id=opinion, number=1)
    refused("wording.gone", sealed, take_wording, opinion_id=opinion, number=7)
    sealed.do(take_wording, opinion_id=opinion, number=0)
    assert sealed.ask(opinion_view, opinion_id=opinion).text == text


def test_a_final_opinion_names_its_wording_and_is_never_touched_by_another(sealed: Story) -> None:
    sealed.do(revise_wording, draft=other(sealed), reason="改措辞")
    opinion, fonts = drafted(sealed), fonts_of(sealed.workspace)
    work(sealed.workspace, OFFICE, finalize.bind(opinion_id=opinion, reason="会上逐句念过", fonts=fonts))
    kept = work(sealed.workspace, OFFICE, preview_opinion.bind(opinion_id=opinion, fonts=fonts))
    sealed.do(revise_wording, draft=other(sealed, "又改了一次。"), reason="再改")
    assert work(sealed.workspace, OFFICE, preview_opinion.bind(opinion_id=opinion, fonts=fonts)) == kept
    view = sealed.ask(opinion_view, opinion_id=opinion)
    assert (view.facts.wording, view.text.parts[0].body) == (1, "申报材料齐全，格式规范。")
    refused("opinions.not_draft", sealed, take_wording, opinion_id=opinion, number=2)
    assert not sealed.ask(opinions)[0].is_in_old_wording
    told = [json.loads(row.details) for row in rows(sealed, AuditEntry) if row.act == "finalize_opinion"]
    assert told[-1]["wording"] == 1
    assert [row.wording for row in rows(sealed, Opinion)] == [1]


def test_a_version_is_taken_back_unless_an_opinion_is_written_in_it(sealed: Story) -> None:
    sealed.do(revise_wording, draft=other(sealed), reason="改措辞")
    newest = desk(sealed).versions[0]
    refused("wording.reason", sealed, withdraw_wording, wording_id=newest.id, reason=" ")
    sealed.do(withdraw_wording, wording_id=newest.id, reason="写错了")
    told = desk(sealed)
    assert [row.number for row in told.versions] == [0]
    assert told.draft is not None
    assert told.draft.parts[0].body == "申报材料齐全，格式规范。"
    sealed.do(revise_wording, draft=told.draft, reason="重新启用")
    assert desk(sealed).versions[0].number == 2  # a number is given once
    drafted(sealed)
    refused("wording.in_use", sealed, withdraw_wording, wording_id=desk(sealed).versions[0].id, reason="撤回")
    back = replace(desk(sealed).versions[-1].wording, number=2)
    sealed.do(revise_wording, draft=back, reason="恢复随程序提供的措辞")
    assert desk(sealed).versions[0].wording.says_the_same(back)


def test_a_draft_is_kept_as_typed_and_only_a_whole_wording_comes_in_force(sealed: Story) -> None:
    half = desk(sealed).versions[0].wording.with_sentence("opening", "{{ 中心名")
    sealed.do(keep_wording, draft=half)
    assert desk(sealed).draft == half
    refused("wording.syntax", sealed, revise_wording, draft=half, reason="改")
    refused("wording.reason", sealed, revise_wording, draft=other(sealed), reason=" ")
    refused("wording.unchanged", sealed, revise_wording, draft=desk(sealed).versions[0].wording, reason="改")
    refused("wording.moved", sealed, revise_wording, draft=replace(other(sealed), number=3), reason="改")
    sealed.do(drop_wording, kind=KIND)
    assert desk(sealed).draft is None
    refused("registry.no_draft", sealed, drop_wording, kind=KIND)  # somebody else gave it up meanwhile
    for actor in (CLERK, Actor("e", "专家", Role.EXPERT, "e")):
        with pytest.raises(NotAllowed):
            sealed.do(revise_wording, actor=actor, draft=other(sealed), reason="改")


def test_a_wording_is_previewed_with_an_invented_and_with_a_chosen_opinion(sealed: Story) -> None:
    from qtic_desktop.documents.check import page_texts

    opinion, fonts = drafted(sealed), fonts_of(sealed.workspace)
    for chosen in ("", opinion):
        data = work(
            sealed.workspace,
            OFFICE,
            preview_wording.bind(wording=other(sealed, "预览里的一句话。"), opinion_id=chosen, fonts=fonts),
        )
        text = "".join("".join(page_texts(data)).split())
        assert "预览里的一句话。" in text
        assert ("青岛市示例装备技术创新中心" in text) is not chosen
    with pytest.raises(Refused, match=r"documents\.wording_unreadable"):
        work(sealed.workspace, OFFICE, preview_wording.bind(wording=other(sealed, "{{ 没有 }}"), fonts=fonts))


def test_phrases_are_kept_and_dropped_and_kept_again(sealed: Story) -> None:
    sealed.do(keep_phrase, text=" 建议进一步细化\n年度指标。 ", actor=CLERK)
    refused("wording.phrase_known", sealed, keep_phrase, text="建议进一步细化 年度指标。")
    refused("wording.phrase_empty", sealed, keep_phrase, text=" ")
    refused("wording.phrase_long", sealed, keep_phrase, text="长" * 301)
    assert sealed.ask(phrases) == ("建议进一步细化 年度指标。",)
    sealed.do(drop_phrase, text="建议进一步细化 年度指标。")
    refused("wording.phrase_gone", sealed, drop_phrase, text="建议进一步细化 年度指标。")
    assert sealed.ask(phrases) == ()
    sealed.do(keep_phrase, text="建议进一步细化 年度指标。")
    assert sealed.ask(phrases) == ("建议进一步细化 年度指标。",)


def rows(story: Story, table: Any) -> list[Any]:
    from sqlalchemy import select

    with story.workspace.store.read() as session:
        return list(session.scalars(select(table)))


@pytest.mark.of_file
def test_opinions_of_before_are_written_in_the_wording_of_the_program(
    sealed: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opinion = drafted(sealed)
    wanted = sealed.ask(opinion_view, opinion_id=opinion)
    sealed.workspace.store.close()
    monkeypatch.setattr(migrations, "HEAD", "0032")
    create_workspace(tmp_path / "old", sample=True).close()
    pour(tmp_path / "w" / "qtic.db", tmp_path / "old" / "qtic.db")
    monkeypatch.undo()
    with open_workspace(tmp_path / "old") as workspace:
        assert ask(workspace.store, opinion_view, opinion_id=opinion) == wanted
        assert [row.wording for row in ask(workspace.store, opinions) if row.opinion_id] == [0]
        assert check_workspace(workspace) == ()

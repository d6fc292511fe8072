"""专家抽取 in the window: from the rule to the panel, another attempt with a reason, an appointment by hand, the papers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.experts.draw_records import replay
from qtic_desktop.gui.draws import draws_page
from qtic_desktop.gui.draws.rule_dialog import RuleDialog
from qtic_desktop.gui.place import Place
from qtic_desktop.services import experts as use
from qtic_desktop.storage.queries import meetings as meeting_rows
from tests.gui.report_desk import click
from tests.gui.review_window import make_context, settle, show_page
from tests.helpers.draw_page import told_by
from tests.review_story import OFFICE, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2, experts=16)
    fields = (("海洋装备",), ("新材料",))
    changes = [
        (expert, use.ExpertChange(organization=f"外地研究所{number}", former_units=(), fields=fields[number % 2]))
        for number, expert in enumerate(made.experts)
    ]
    made.do(use.update_experts, changes=changes, source="名册")
    yield made
    made.workspace.close()


@pytest.fixture
def page(story: Story, qtbot: QtBot, tmp_path: Path, themed: None) -> Iterator[Any]:
    context = make_context(story, OFFICE, tmp_path)
    context.now = story.workspace.store.now
    made = draws_page(context)
    context.notifier.changed.connect(made.refresh)
    context.signals.place_wanted.connect(made.activate)
    show_page(qtbot, made, 1150, 740)
    made.activate(Place("draws"))
    settle(qtbot, context)
    yield made
    assert context.tasks.close()


def do(page: Any, qtbot: QtBot, name: Act, /, **texts: object) -> None:
    """Carry out an act of the card."""
    click(page.card, name)
    for field, value in texts.items():
        page.card.form.field(field).set_value(value)
    click(page.card, f"do_{name}")
    settle(qtbot, page.ctx)


def told(dialog: Any, qtbot: QtBot, words: str) -> None:
    """Wait until the dialog says it of the pool."""
    qtbot.waitUntil(lambda: words in dialog.told.text(), timeout=5000)


def freeze(page: Any, qtbot: QtBot) -> None:
    """Five of any kind with two alternates, and one of a branch."""
    click(page, Act.FREEZE_POOL)
    settle(qtbot, page.ctx)
    dialog = page.dialog
    assert isinstance(dialog, RuleDialog)
    first = dialog.groups[0]
    for field, number in ((first.members, 4), (first.alternates, 2)):
        field.set_value(number)
        field.edited.emit()
    click(dialog, "addGroup")
    second = dialog.groups[1]
    second.field.set_value("海洋装备")
    second.field.edited.emit()
    told(dialog, qtbot, "第 2 组可选")
    assert "抽 1 名" in dialog.told.text()
    click(dialog, "freezePool")
    settle(qtbot, page.ctx)
    assert page.dialog is None


def draw(page: Any, qtbot: QtBot, number: str = "0042") -> None:
    click(page, Act.RUN_DRAW)
    speak(page.dialog, ("监督员", "37"), ("组长", number))
    click(page.dialog, "drawNow")
    settle(qtbot, page.ctx)


def speak(dialog: Any, *said: tuple[str, str]) -> None:
    for fields, words in zip(dialog.lines, said, strict=False):
        for field, text in zip(fields, words, strict=True):
            field.set_value(text)


def parts(page: Any) -> list[str]:
    return [row.part.value for row in page.feed.rows]


def test_from_the_rule_to_the_panel(page: Any, story: Story, qtbot: QtBot, tmp_path: Path) -> None:
    assert page.is_empty
    freeze(page, qtbot)
    assert set(parts(page)) <= {"pool", "excluded"}
    assert page.draw.fingerprint[:8] in page.head.mark.text()
    assert "监督员核对校验码" in page.head.next.text()
    click(page, Act.RUN_DRAW)
    dialog = page.dialog
    speak(dialog, ("监督员", "37"), ("监督员", "42"))
    click(dialog, "drawNow")
    settle(qtbot, page.ctx)
    assert "不同的人" in dialog.message.text
    speak(dialog, ("监督员", "37"), ("组长", "42"))
    click(dialog, "drawNow")
    settle(qtbot, page.ctx)
    assert [(one.who, one.number) for one in page.draw.spoken] == [("监督员", "37"), ("组长", "42")]
    assert parts(page)[:8] == [*["member"] * 5, *["alternate"] * 2, "pool"]
    first = page.table.selected()
    assert (first.number, first.to_ask) == (1, True), "the first one drawn is the first to be asked"
    do(page, qtbot, Act.RECORD_ANSWER, answer="declined")
    assert "原因" in page.card.form.message.text or page.card.form.problem("note")
    page.card.form.field("note").set_value("出差")
    click(page.card, f"do_{Act.RECORD_ANSWER}")
    settle(qtbot, page.ctx)
    come_up = next(row for row in page.feed.rows if row.part == "alternate" and row.on_panel)
    assert come_up.to_ask
    assert come_up.name in page.head.next.text()
    for row in page.feed.rows:
        if row.on_panel:
            page.select(row.id)
            do(page, qtbot, Act.RECORD_ANSWER, answer="accepted")
    assert "都已答复" in page.head.next.text()
    leader = page.draw.panel[0]
    do(page, qtbot, Act.CONVENE_DRAWN, place="第一会议室")
    assert page.card.form.problem("leader_id"), "nobody leads because he or she stands first"
    page.card.form.field("leader_id").set_value(leader)
    click(page.card, f"do_{Act.CONVENE_DRAWN}")
    settle(qtbot, page.ctx)
    (meeting,) = story.ask(meeting_rows.meetings)
    assert tuple(one.expert_id for one in story.ask(meeting_rows.panel, meeting_id=meeting.id)) == page.draw.panel
    assert meeting.number in page.head.next.text()
    page.exporter.ask_path = lambda *_: str(tmp_path / "抽取.html")
    click(page, Act.EXPORT_DRAW)
    settle(qtbot, page.ctx)
    assert replay(json.loads((tmp_path / "抽取.json").read_bytes())).holds
    assert set(told_by(tmp_path / "抽取.html").values()) == {True}


def test_another_attempt_keeps_the_one_before_and_says_why(page: Any, qtbot: QtBot, tmp_path: Path) -> None:
    freeze(page, qtbot)
    draw(page, qtbot)
    old = page.draw
    free = next(row for row in page.feed.rows if row.part == "pool")
    page.select(free.id)
    do(page, qtbot, Act.APPOINT_EXPERT, reason="该领域仅此一位")
    assert page.table.selected().part == "appointed"
    page.exporter.ask_path = lambda *_: str(tmp_path / "记录.pdf")
    click(page, Act.PRINT_DRAW)
    settle(qtbot, page.ctx)
    assert "该领域仅此一位" in "".join("".join(page_texts((tmp_path / "记录.pdf").read_bytes())).split())
    do(page, qtbot, Act.WITHDRAW_APPOINTMENT, reason="不再需要")
    assert "appointed" not in parts(page)
    click(page.card, "to_draws")
    settle(qtbot, page.ctx)
    dialog = page.dialog
    assert [line.group().field for line in dialog.groups] == ["", "海洋装备"], "the rule of before to begin with"
    told(dialog, qtbot, "第 2 组可选")
    click(dialog, "freezePool")
    assert dialog.reason_row.problem
    dialog.groups[1].drop.click()
    dialog.reason.set_value("三位专家同日出差")
    told(dialog, qtbot, "现在冻结")
    click(dialog, "freezePool")
    settle(qtbot, page.ctx)
    assert (page.draw.attempt, page.draw.state, len(page.draw.rule.groups)) == (2, "frozen", 1)
    assert "三位专家同日出差" in page.head.warning.text()
    do(page, qtbot, Act.GIVE_UP_DRAW, reason="规则写错")
    assert "规则写错" in page.head.next.text()
    do(page, qtbot, Act.REDRAW, reason="改规则")
    assert page.draw.attempt == 3
    page.activate(Place("draws", old.id))
    settle(qtbot, page.ctx)
    assert [row.expert_id for row in page.feed.rows if row.part == "member"] == [
        place.expert_id for place in old.places if not place.alternate
    ]
    assert not page.card.buttons


def test_places_the_pool_cannot_fill_are_told_before_it_is_frozen(page: Any, qtbot: QtBot) -> None:
    click(page, Act.FREEZE_POOL)
    settle(qtbot, page.ctx)
    dialog = page.dialog
    told(dialog, qtbot, "现在冻结")
    size = int(re.search(r"名单 (\d+) 位", dialog.told.text())[1])  # type: ignore[index]
    dialog.per_unit.setChecked(False)
    first = dialog.groups[0]
    for field, number in ((first.members, size + 2), (first.alternates, 3)):
        field.set_value(number)
        field.edited.emit()
    qtbot.waitUntil(lambda: "少正选 2 名、少候补 3 名" in dialog.warning.text(), timeout=5000)
    assert dialog.warning.isVisible()
    first.members.set_value(1)
    first.alternates.set_value(0)
    first.members.edited.emit()
    qtbot.waitUntil(lambda: "正选共 1 名，少于规则要求的专家组 5 人" in dialog.warning.text(), timeout=5000)
    assert "少正选" not in dialog.warning.text()
    first.members.set_value(5)
    first.members.edited.emit()
    qtbot.waitUntil(lambda: not dialog.warning.isVisible(), timeout=5000)
    dialog.reject()

"""The box of a secret vote at the table of a meeting: numbers are entered, refused with words, and taken back; an expert's own
sheet says where the ballot goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.scoring.words import vote_line
from qtic_desktop.services import registry
from tests.gui.meeting_desk import at, carry_out, open_table
from tests.review_story import CLERK, Story, begin_story

NUMBERS = {"agree": "3", "agree_after_revision": "0", "disagree": "1", "abstain": "0", "invalid": "1"}
TELLERS = {"counted_by": "jia", "watched_by": "yi"}


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    made.do(registry.revise_rules, settings={"secret_ballot": "conversion"}, reason="转建考核无记名表决")
    made.convene()
    made.open()
    yield made
    made.workspace.close()


def test_the_box_is_entered_on_the_agenda_and_taken_back(qtbot: Any, story: Story, tmp_path: Path) -> None:
    desk, page = open_table(qtbot, story, tmp_path, "agenda", CLERK)
    first, second = story.items()
    assert Act.RECORD_BALLOTS not in at(desk, page, first).buttons or at(desk, page, first).facts.get("表决") is None
    card = at(desk, page, second)
    assert card.facts["表决"] == "无记名；票数还没有登记"
    card.buttons[Act.RECORD_BALLOTS].click()
    form = page.dialog.form
    for name, value in {**NUMBERS, **TELLERS, "agree": "3x"}.items():
        form.field(name).set_value(value)
    form.send()
    assert "0 或正整数" in form.problem("agree")
    assert form.do_button.isEnabled(), "an answer that means nothing does not end the form"
    form.field("agree").set_value("2")
    form.send()
    desk.wait()
    assert "加起来是 4 张" in form.message.text
    form.field("agree").set_value("3")
    form.send()
    desk.wait()
    assert card.facts["表决"] == "无记名；票数已登记，封存前不显示"
    carry_out(desk, card, Act.WITHDRAW_BALLOTS, reason="唱票时看错一张")
    assert card.facts["表决"] == "无记名；票数还没有登记"
    assert desk.context.tasks.close()


def test_an_expert_reads_where_the_ballot_goes() -> None:
    assert "票箱" in vote_line(None, voted=True, paper=False, secret=True)
    assert "票箱" not in vote_line(None, voted=False, paper=False)

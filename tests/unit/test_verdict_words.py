"""One word for what the panel came to: on the screen, in the working of the figures, on opinion, summary, list and docket."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from qtic_desktop.gui.meetings.acts import _agenda_told
from qtic_desktop.gui.scoring.words import verdict
from qtic_desktop.gui.selection.words import verdict as on_the_list
from qtic_desktop.gui.texts import translations
from qtic_desktop.resources import message
from qtic_desktop.services.scoring.docket_paper import _verdict as on_the_docket

pytestmark = pytest.mark.usefixtures("qapp")
WORDS = {
    "NEW": {"pass": "同意", "revise": "修改后同意", "fail": "不同意"},
    "CONVERSION": {"pass": "同意转建", "revise": "修改后同意转建", "fail": "不同意转建"},
    "EVALUATION": {"pass": "合格", "revise": "限期整改", "fail": "不合格"},
}


@pytest.mark.parametrize("track", WORDS)
def test_window_papers_and_working_say_the_same_word(track: str) -> None:
    translations.install("zh")
    for result, word in WORDS[track].items():
        assert message(f"paper.scoring.verdict_{track}_{result}") == word
        assert verdict(result, track)[1] == on_the_list(result, track) == word
        assert on_the_docket({"track": track, "after": result}, "after") == word
        working = message(f"scoring.step.verdict_{track}_{result}", pass_mean="60")
        assert working.startswith(f"结论：{word}（")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("abc", "议程和原来一样，没有变动。"),
        ("acb", "议程已更改：调整了先后顺序。"),
        ("ab", "议程已更改：取下 1 个项目，退回“已受理”。"),
        ("abcde", "议程已更改：加入 2 个项目。"),
        ("cad", "议程已更改：取下 1 个项目，退回“已受理”，加入 1 个项目，调整了先后顺序。"),
    ],
)
def test_a_changed_agenda_reports_what_was_done_and_no_more(now: str, told: str) -> None:
    translations.install("zh")
    desk = SimpleNamespace(items=[SimpleNamespace(life=SimpleNamespace(proposal_id=one)) for one in "abc"])
    assert _agenda_told(cast("Any", desk), list(now)) == told

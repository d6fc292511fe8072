"""A clock that cannot be right is asked about before anything can be dated by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.app.desk import Desk
from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.start.clock_page import ClockPage
from qtic_desktop.services.accounts.founding import found
from qtic_desktop.services.accounts.sign_in import enter
from qtic_desktop.services.audit.clock import SILENCE, clock_doubt, confirm_clock
from qtic_desktop.services.perform import perform
from qtic_desktop.storage.workspace import local_now
from tests.app.seat_desk import QUICK, SECRET, data, page_of, settle, sign_in, start, window_of
from tests.helpers.founded import log

__all__ = ["data", "start"]

WRITTEN = local_now()


def founded(folder: Path, at: datetime) -> Path:
    return found(folder, office="青岛市科学技术局", name="王敏", secret=SECRET, costs=QUICK, now=lambda: at).folder


@pytest.mark.parametrize(
    ("passed", "doubted"),
    [
        (timedelta(minutes=-90), False),
        (timedelta(minutes=-150), True),
        (timedelta(days=-2500), True),
        (timedelta(days=300), False),
        (SILENCE + timedelta(days=1), True),
    ],
)
def test_only_a_clock_that_cannot_be_right_is_doubted(tmp_path: Path, passed: timedelta, doubted: bool) -> None:
    folder = founded(tmp_path / "评审", WRITTEN)
    entered = enter(folder, "王敏", SECRET, now=lambda: WRITTEN + passed)
    with entered.workspace as workspace:
        doubt = clock_doubt(workspace)
        assert (doubt is not None) is doubted
        if doubt is not None:
            assert doubt.is_behind is (passed < timedelta())
            perform(workspace.store, entered.actor, confirm_clock.bind(last=doubt.last))
            assert clock_doubt(workspace) is None


def test_the_window_comes_when_the_clock_was_set(qtbot: Any, start: Callable[..., Desk], tmp_path: Path) -> None:
    desk = start(founded(tmp_path / "评审", local_now() + timedelta(days=30)))
    sign_in(qtbot, desk)
    page = page_of(qtbot, desk, ClockPage)
    assert page.focusWidget() is page.look_again
    assert desk.window is None
    page.look_again.click()
    settle(qtbot, desk)
    assert "还是" in page.message.text
    assert desk.window is None
    desk.workspace.store.now = lambda: local_now() + timedelta(days=30, minutes=1)
    page.look_again.click()
    window_of(qtbot, desk)
    assert log(desk.workspace, Act.CONFIRM_CLOCK) == []


def test_who_says_that_the_clock_is_right_stands_in_the_log(
    qtbot: Any, start: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = start(founded(tmp_path / "评审", local_now() + timedelta(days=30)))
    sign_in(qtbot, desk)
    page_of(qtbot, desk, ClockPage).go_on.click()
    window_of(qtbot, desk)
    (told,) = log(desk.workspace, Act.CONFIRM_CLOCK)
    assert told["last"] > told["clock"]

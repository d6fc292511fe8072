"""The table of rights on the screens: for each role, every act a page offers in every state at hand is the table's.

The oracle is the table alone: what a person of all roles at once can press, reduced to the rows that name the role.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from qtic_desktop.app.pages import build_window
from qtic_desktop.domain.acts import Act, may, may_read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import STAGE_NAMES, Place
from qtic_desktop.gui.settings_page import SettingsPage
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stages import EXPERTS_OWN, STAGE_READS
from qtic_desktop.storage.workspace import Workspace, open_workspace

#: Rows of each list that are looked at: the states differ from row to row.
ROWS = 4
EVERYBODY = Actor("all", "全岗", Role.OFFICE, also=frozenset(Role) - {Role.OFFICE, Role.EXPERT})
#: What a role carries, but not in every state: a report that is filed is corrected by the office alone.
NOT_THEN = {(Role.CLERK, "annual_reports"): frozenset({Act.CORRECT_REPORT, Act.MOVE_REPORT})}
Pressable = dict[tuple[str, str], frozenset[Act]]


@pytest.fixture(scope="module")
def shared(sample_made: Path) -> Iterator[Workspace]:
    """The sample as it is: nothing here presses anything."""
    with open_workspace(sample_made) as workspace:
        yield workspace


def on_screen(qtbot: Any, workspace: Workspace, actor: Actor, folder: Path) -> tuple[tuple[str, ...], Pressable]:
    """The pages of the window of ``actor``, and by page and state (row) the acts that can be pressed there."""
    tasks = BackgroundTasks()
    window = build_window(workspace, actor, tasks, lang="zh", settings_file=folder)
    qtbot.addWidget(window)
    window.show()
    settle(qtbot, window.ctx)
    found: Pressable = {}
    pages = tuple(window._stages)
    for name in pages:
        assert window.go(Place(name))
        settle(qtbot, window.ctx)
        page = window.current_page()
        assert not page.message.text, (actor.role, name, page.message.text)
        if isinstance(page, SettingsPage):
            for part in page.sections:
                page.activate(Place("settings", view=part))
                settle(qtbot, window.ctx)
                assert not page.message.text, (actor.role, part, page.message.text)
                found[name, part] = pressable(page)
        elif isinstance(page, RecordPage):
            for number in range(min(ROWS, page.table.count())):
                page.table.selectRow(number)
                settle(qtbot, window.ctx)
                found[name, str(number)] = pressable(page) | offered(page)
        else:
            found[name, ""] = pressable(page)
    window.close()
    assert tasks.close()
    return pages, found


def settle(qtbot: Any, context: AppContext) -> None:
    """Every page asks much at once: wait as long as a busy machine needs."""
    for _ in range(2):
        qtbot.waitUntil(lambda: context.tasks.running == 0, timeout=60000)
        QApplication.processEvents()


def pressable(page: Any) -> frozenset[Act]:
    """Acts whose button is shown and can be pressed."""
    names = {
        made.objectName() for made in page.findChildren(QPushButton) if made.isVisibleTo(page) and made.isEnabled()
    }
    return frozenset(act for act in Act if act.value in names or f"do_{act.value}" in names)


def offered(page: RecordPage[Any]) -> frozenset[Act]:
    """Acts on the chosen record that wait for nothing."""
    row = page.table.selected()
    offers = [] if row is None else page._offers(row)
    return frozenset(one.act.name for one in offers if not one.why_not and one.act.name is not None)


@pytest.fixture(scope="module")
def whole(qapp: Any, shared: Workspace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return {}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.EXPERT])
def test_each_page_offers_what_the_table_says_and_no_page_is_there_that_must_not_be(
    qtbot: Any, shared: Workspace, whole: dict[str, Any], tmp_path: Path, role: Role
) -> None:
    if not whole:
        whole["seen"] = on_screen(qtbot, shared, EVERYBODY, tmp_path / "all")[1]
    pages, found = on_screen(qtbot, shared, Actor("one", "某人", role), tmp_path / "one")
    assert pages == tuple(name for name in order() if may_read(role, STAGE_READS[name]))
    for place, acts in found.items():
        table = frozenset(act for act in whole["seen"][place] if may(role, act))
        assert acts == table - NOT_THEN.get((role, place[0]), frozenset()) or acts == table, (role, place)
    if role is Role.OFFICE:
        assert len(frozenset[Act]().union(*found.values())) >= 25, "the sample has too few states to say anything"


def test_an_expert_has_the_own_pages_and_presses_nothing_of_the_office(
    qtbot: Any, shared: Workspace, tmp_path: Path
) -> None:
    from qtic_desktop.storage.queries.registry import people

    with shared.store.read() as session:
        row = next(row for row in people(session) if row.expert_id)
    actor = Actor(row.id, row.name, Role.EXPERT, row.expert_id)
    pages, found = on_screen(qtbot, shared, actor, tmp_path)
    assert pages == EXPERTS_OWN
    assert not [act for acts in found.values() for act in acts if not may(Role.EXPERT, act)]


def order() -> tuple[str, ...]:
    from qtic_desktop.gui.catalogue import catalogue
    from qtic_desktop.gui.stages import all_stages

    names = tuple(stage.name for stage in all_stages(catalogue()))
    assert set(names) == set(STAGE_NAMES)
    return names

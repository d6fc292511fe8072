"""Every screen with the sample and with names nobody planned for: in both languages, sizes, themes and larger words.

The suite walks a covering choice; ``QTIC_MATRIX=full`` (part of ``make reliability``) walks every combination.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.texts import translations
from qtic_desktop.gui.theme import THEMES, Theme
from qtic_desktop.resources import Language
from qtic_desktop.services import demo
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.workspace import create_workspace, open_workspace
from tests.gui import matrix_look, matrix_reach, matrix_scenes
from tests.gui.matrix_scenes import CLERK, OFFICE, Scene, Walk
from tests.gui.matrix_words import Data, wrong_language
from tests.gui.matrix_workspace import START, make_workspace

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

SMALL, AT_125 = (1366, 768), (1093, 614)  # the offices' screens, and what is left of them at 125 %
Scenes = tuple[Callable[[Walk], Iterator[Scene]], ...]
LISTS: Scenes = (matrix_scenes.outside_screens, matrix_scenes.page_screens)
WORK: Scenes = (matrix_scenes.meeting_screens, matrix_scenes.scoring_screens, matrix_scenes.opinion_screens)
FORMS: Scenes = (matrix_scenes.wizard_screens, matrix_scenes.after_screens)
ALL = LISTS + WORK + FORMS


class View(NamedTuple):
    """What a person may have set."""

    lang: Language
    theme: str
    scale: float
    size: tuple[int, int]


CHOICE: list[tuple[View, Scenes]] = [
    (View("en", "light", 1.0, AT_125), LISTS),
    (View("en", "light", 1.0, AT_125), WORK),
    (View("en", "light", 1.0, AT_125), FORMS),
    (View("zh", "dark", 1.0, AT_125), WORK),
    (View("zh", "light", 1.0, SMALL), (matrix_scenes.after_screens,)),
    (View("zh", "high-contrast", 1.0, SMALL), (matrix_scenes.meeting_screens, matrix_scenes.scoring_screens)),
]
FULL: list[tuple[View, Scenes]] = [
    (View(lang, theme, scale, size), ALL)  # type: ignore[arg-type]
    for lang in ("zh", "en")
    for theme in THEMES
    for size, scale in ((SMALL, 1.0), (AT_125, 1.0), (SMALL, 1.25))
]
RUNS = FULL if os.environ.get("QTIC_MATRIX") == "full" else CHOICE


def _named(value: object) -> str:
    if isinstance(value, View):
        return f"{value.lang}-{value.theme}-{value.scale:.0%}-{value.size[0]}"
    return "+".join(scenes.__name__.removesuffix("_screens") for scenes in value)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def workspace_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, copied for each walk."""
    folder = tmp_path_factory.mktemp("matrix") / "workspace"
    make_workspace(folder)
    return folder


def findings(root: QWidget, view: View, data: Data) -> list[str]:
    """Everything the rules say about one window."""
    found = [*matrix_look.clipped(root), *matrix_look.overlapping(root), *matrix_look.outside(root)]
    found += [*matrix_look.too_large(root, view.size), *matrix_look.tofu(root), *wrong_language(root, view.lang, data)]
    found += [*matrix_reach.unnamed(root), *matrix_reach.unreachable(root), *matrix_reach.too_small(root)]
    found += [*matrix_reach.faint(root), *matrix_reach.no_ring(root, view.theme)]
    return found


def dress(view: View) -> None:
    """Language and theme of the whole application; both are put back after the test."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    translations.install(view.lang)
    apply_theme(app, Theme(THEMES[view.theme], view.scale))


def walk_through(walk: Walk, scenes: Scenes, view: View, data: Data) -> None:
    """Look at every scene; one failure lists all findings, each once, with the first screen it was seen on."""
    seen: dict[str, str] = {}
    count = 0
    try:
        for screens in scenes:
            for name, root in screens(walk):
                count += 1
                for finding in findings(root, view, data):
                    seen.setdefault(finding, name)
    finally:
        walk.close()
    assert count >= len(scenes)
    assert not seen, f"{len(seen)} findings on {count} screens:\n" + "\n".join(f"{w}: {f}" for f, w in seen.items())


@pytest.mark.parametrize(("view", "scenes"), RUNS, ids=_named)
def test_every_screen_can_be_read_reached_and_understood(
    view: View, scenes: Scenes, workspace_folder: Path, tmp_path: Path, qapp: QApplication
) -> None:
    dress(view)
    folder = tmp_path / "workspace"
    shutil.copytree(workspace_folder, folder)
    with open_workspace(folder, now=demo.demo_clock(START.replace(day=13))) as workspace:
        data = Data(folder, OFFICE.name, CLERK.name, *matrix_scenes.RECENT)
        walk_through(Walk(workspace, tmp_path, view.lang, view.size), scenes, view, data)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_with_nothing_in_it(lang: Language, tmp_path: Path, qapp: QApplication) -> None:
    view = View(lang, "light", 1.0, AT_125)
    dress(view)
    with create_workspace(tmp_path / "workspace", now=demo.demo_clock(START)) as workspace:
        with workspace.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
        data = Data(tmp_path / "workspace", OFFICE.name)
        walk_through(Walk(workspace, tmp_path, lang, view.size), (matrix_scenes.empty_screens,), view, data)

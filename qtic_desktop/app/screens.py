"""Open every main screen of the window on a workspace, one after another: for the self-test and for pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from qtic_desktop.app.pages import build_window
from qtic_desktop.app.window import make_application
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.catalogue import catalogue
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.stages import all_stages
from qtic_desktop.storage.workspace import Workspace


def made_stages() -> tuple[StageName, ...]:
    """The stages this edition has a page for, but for the settings, which have no list."""
    return tuple(stage.name for stage in all_stages(catalogue()) if stage.make is not None and stage.name != "settings")


def open_screens(workspace: Workspace) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield each page's name with a function that opens it and checks that something was painted."""
    from PySide6.QtTest import QTest

    from qtic_desktop.gui.background import BackgroundTasks
    from qtic_desktop.gui.dress import apply_theme
    from qtic_desktop.gui.texts import translations
    from qtic_desktop.gui.theme import LIGHT, Theme

    app = make_application()
    translations.install("zh")
    apply_theme(app, Theme(LIGHT))
    tasks = BackgroundTasks()
    actor = Actor("self-test", "自检", Role.OFFICE)
    window = build_window(workspace, actor, tasks, lang="zh", settings_file=workspace.folder)
    window.resize(1366, 768)
    window.show()

    def show(name: StageName) -> None:
        window.ctx.go(Place(name))
        QTest.qWait(300)
        image = window.grab().toImage()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        if len(colours) < 4:
            raise AssertionError(f"the page {name} stayed empty")

    for name in made_stages():
        yield name, partial(show, name)
    window.close()
    tasks.close()

"""The stages of the window with pages that a test brings; every other stage is shown as done on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from qtic_desktop.gui.catalogue import catalogue
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Page
from qtic_desktop.gui.stages import Catalogue, Stage


def stages_with(**pages: Callable[[AppContext], Page]) -> Catalogue:
    """The catalogue, in which only the stages named have a page, and the settings their own."""

    def made(stage: Stage) -> Stage:
        return replace(stage, make=pages.get(stage.name, stage.make if stage.name == "settings" else None))

    return tuple(replace(group, stages=tuple(map(made, group.stages))) for group in catalogue())

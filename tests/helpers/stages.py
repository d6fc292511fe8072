"""The stages of the window with pages that a test brings; every other stage has a bare one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.catalogue import catalogue
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Page
from qtic_desktop.gui.stages import Catalogue, Stage


class Bare(Page):
    """A page with nothing behind it."""

    def __init__(self, stage: Stage, ctx: AppContext) -> None:
        self.name = stage.name
        super().__init__(ctx)
        self.set_body(QWidget(self))


def stages_with(**pages: Callable[[AppContext], Page]) -> Catalogue:
    """The catalogue, in which only the stages named have a page, and the settings their own; the others have a bare one."""

    def made(stage: Stage) -> Stage:
        bare = stage.make if stage.name == "settings" else partial(Bare, stage)
        return replace(stage, make=pages.get(stage.name, bare))

    return tuple(replace(group, stages=tuple(map(made, group.stages))) for group in catalogue())

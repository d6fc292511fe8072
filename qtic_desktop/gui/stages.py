"""What the window knows of a stage of the procedure before its page is made. The entries stand in ``gui.catalogue``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qtic_desktop.gui.place import Place, StageName

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qtic_desktop.gui.context import AppContext


@dataclass(frozen=True, slots=True)
class Waiting:
    """A card of 今日待办: ``kind`` as the query of what waits names it, ``words`` with {n}, the words of its button, and
    where that leads from the id of the first one that waits."""

    kind: str
    words: str
    act: str
    opens: Callable[[str], Place]


@dataclass(frozen=True, slots=True)
class Stage:
    """One place in the navigation.

    ``make`` makes the page (a ``gui.page.Page``, which in turn knows its stage) when it is first opened; a stage without
    one is done on paper: ``does`` says what it does by the guideline, ``paper`` how it is done meanwhile and where its
    result comes back in. ``manual`` is its section of the manual where that is not called like the stage. ``is_step``:
    one of the steps of the procedure, in the order they stand. ``waits`` are its cards of 今日待办.
    """

    name: StageName
    title: str
    icon: str
    clause: str = ""
    make: Callable[[AppContext], QWidget] | None = None
    does: str = ""
    paper: str = ""
    manual: str = ""
    is_step: bool = False
    waits: tuple[Waiting, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Stages under one heading of the navigation; the first group has none."""

    title: str
    stages: tuple[Stage, ...]


Catalogue = tuple[Group, ...]
"""All groups in the order of the navigation, which is that of the procedure."""


def all_stages(catalogue: Catalogue) -> tuple[Stage, ...]:
    """Every place of the navigation, top to bottom."""
    return tuple(stage for group in catalogue for stage in group.stages)

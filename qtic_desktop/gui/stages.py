"""What the window knows of a stage of the procedure before its page is made. The entries stand in ``gui.catalogue``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.possible import is_for
from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.place import Place, StageName

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qtic_desktop.gui.context import AppContext


@dataclass(frozen=True, slots=True)
class Waiting:
    """A card of 今日待办: ``kind`` as the query of what waits names it, ``words`` with {n} (and {day}, the first day it is
    owed by, where it has one), the words of its button, and
    where that leads from the id of the first one that waits."""

    kind: str
    words: str
    act: str
    opens: Callable[[str], Place]


@dataclass(frozen=True, slots=True)
class Stage:
    """One place in the navigation.

    ``make`` makes the page (a ``gui.page.Page``, which in turn knows its stage) when it is first opened. ``manual`` is its
    section of the manual where that is not called like the stage. ``waits`` are its cards of 今日待办.
    """

    name: StageName
    title: str
    icon: str
    clause: str = ""
    make: Callable[[AppContext], QWidget] = field(kw_only=True)
    manual: str = ""
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


#: The answer that a page cannot do without: who may not have it has no such page.
STAGE_READS: Final[Mapping[StageName, Read]] = MappingProxyType(
    {
        "today": Read.WAITING,
        "letters": Read.LETTERS,
        "intake": Read.PROPOSALS,
        "examination": Read.EXAMINATION,
        "experts": Read.EXPERTS,
        "draws": Read.DRAWS,
        "meetings": Read.AGENDA,
        "scoring": Read.SHEET_STATES,
        "opinions": Read.OPINIONS,
        "scans": Read.SCANS,
        "selection": Read.SELECTION,
        "publicity": Read.PUBLICITY,
        "launch": Read.CENTERS,
        "annual_reports": Read.DUTIES,
        "evaluation": Read.EVALUATIONS,
        "settings": Read.PEOPLE,
        "audit": Read.AUDIT,
    }
)
#: An expert's station: the own sheets, and the papers to sign.
EXPERTS_OWN: Final[tuple[StageName, ...]] = ("scoring", "opinions")


def is_open_to(actor: Actor, name: StageName) -> bool:
    """Whether this person has the page at all."""
    if actor.role is Role.EXPERT:
        return name in EXPERTS_OWN
    return is_for(actor, STAGE_READS[name])


def open_to(actor: Actor, catalogue: Catalogue) -> Catalogue:
    """The catalogue as this person's window has it; a group without a page is left out."""
    groups = (
        replace(group, stages=tuple(stage for stage in group.stages if is_open_to(actor, stage.name)))
        for group in catalogue
    )
    return tuple(group for group in groups if group.stages)

"""Where in the program: a stage, a record of it, a view of it. Everything that leads somewhere leads to such a place."""

from __future__ import annotations

from typing import Final, Literal, get_args

from qtic_desktop.domain.values import dataclass

StageName = Literal[
    "today",
    "letters",
    "intake",
    "examination",
    "experts",
    "draws",
    "meetings",
    "scoring",
    "opinions",
    "scans",
    "selection",
    "publicity",
    "launch",
    "annual_reports",
    "evaluation",
    "settings",
    "audit",
]
STAGE_NAMES: Final[tuple[StageName, ...]] = get_args(StageName)


@dataclass(frozen=True, slots=True)
class Place:
    """``subject`` is the id of the record to land on, ``view`` a part, filter or way of looking that the stage knows,
    ``new`` asks for the stage's first act. A stage that does not exist is an error of types, and ``ValueError``."""

    stage: StageName
    subject: str = ""
    view: str = ""
    new: bool = False

    def __post_init__(self) -> None:
        if self.stage not in STAGE_NAMES:
            raise ValueError(f"no stage is called {self.stage!r}")


def remembered_place(text: str, otherwise: StageName = "today") -> Place:
    """The place of a remembered name; ``otherwise`` where an older or newer edition remembered something else."""
    return Place(next((name for name in STAGE_NAMES if name == text), otherwise))


def desk_of_opinion(opinion_id: str) -> Place:
    """Where one opinion is worked on."""
    return Place("opinions", opinion_id, view="desk")

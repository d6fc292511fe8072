"""What each page of the wizard is: not seen yet, empty, done, lacking something, or done with something to look at."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from qtic_desktop.domain.intake import PAGES, ProposalDraft, page_of
from qtic_desktop.domain.problems import Problem
from qtic_desktop.gui.widgets import Step

_TABLES: Final = ("partners", "tasks", "indicators", "funding", "finance", "operation")
#: Findings of something not there; every other finding that blocks is about something that is there and wrong.
_LACKS: Final = frozenset({"intake.required", "intake.no_task", "intake.task_without_content"})


def steps_of(
    draft: ProposalDraft, pages: Sequence[tuple[str, str]], found: Sequence[Problem], left: AbstractSet[str]
) -> list[Step]:
    """A step for every page of ``pages`` (name and title); those in ``left`` have been seen and left."""
    return [_step(draft, key, title, [p for p in found if page_of(p.field) == key], left) for key, title in pages]


def _step(draft: ProposalDraft, key: str, title: str, found: Sequence[Problem], left: AbstractSet[str]) -> Step:
    if key not in left or key == "readback":
        return Step(key, title)
    blocking = [problem for problem in found if problem.blocking]
    missing = sum(problem.code in _LACKS for problem in blocking)
    hints = len(found) - len(blocking)
    if blocking:
        return Step(key, title, "missing", missing, len(blocking) - missing, hints)
    if hints:
        return Step(key, title, "hint", hints=hints)
    return Step(key, title, "done" if holds_something(draft, key) else "empty")


def holds_something(draft: ProposalDraft, page: str) -> bool:
    """Whether anything stands on a page of the draft."""
    return any(draft.get(name).strip() for name in PAGES.get(page, ())) or any(
        getattr(draft, table) for table in _TABLES if page_of(table) == page
    )

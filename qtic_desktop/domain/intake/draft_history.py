"""Taking back and bringing back what was keyed into a proposal: draft values in, draft values out, across all fields.

One step per field in a row: typing on in the same field is one step, so that one press takes back what one entry did.
"""

from __future__ import annotations

from dataclasses import dataclass

from qtic_desktop.domain.intake import ProposalDraft

_TABLES = ("partners", "tasks", "indicators", "funding", "finance", "operation")
_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be taken back: the draft before and after, and the field it was made in."""

    field: str
    before: ProposalDraft
    after: ProposalDraft


class DraftHistory:
    """The steps of one sitting at the wizard; ``draft`` is what stands now."""

    def __init__(self, draft: ProposalDraft) -> None:
        self.draft = draft
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._closed = True

    def take(self, draft: ProposalDraft) -> Step | None:
        """Note what stands now; the step this makes or goes on with, None when nothing changed."""
        field = changed_field(self.draft, draft)
        if not field:
            return None
        step = Step(field, self.draft, draft)
        if not self._closed and self._done and self._done[-1].field == field:
            step = Step(field, self._done.pop().before, draft)
        self._done = [*self._done, step][-_LIMIT:]
        self._undone.clear()
        self._closed = False
        self.draft = draft
        return step

    def follow(self, draft: ProposalDraft) -> None:
        """What stands now says the same in another writing (``1,200`` shown as ``1200``); nothing to take back."""
        self.draft = draft

    def close_step(self) -> None:
        """The next change is a step of its own, even in the same field."""
        self._closed = True

    @property
    def next_undo(self) -> str:
        """The field whose change would be taken back; empty when there is none."""
        return self._done[-1].field if self._done else ""

    @property
    def next_redo(self) -> str:
        """The field whose change would be brought back; empty when there is none."""
        return self._undone[-1].field if self._undone else ""

    def undo(self) -> Step | None:
        """Take the last step back; ``draft`` is what stood before it."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self.draft, self._closed = step.before, True
        return step

    def redo(self) -> Step | None:
        """Bring the step taken back last; ``draft`` is what stood after it."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self.draft, self._closed = step.after, True
        return step


def changed_field(before: ProposalDraft, after: ProposalDraft) -> str:
    """The first field that differs, as problems name fields (``funding.own.year1``); a table by its own name when rows
    came or went; empty when both say the same."""
    names = [*before.values, *(name for name in after.values if name not in before.values)]
    changed = next((name for name in names if before.get(name) != after.get(name)), "")
    if changed:
        return changed
    return next((found for table in _TABLES if (found := _changed_cell(table, before, after))), "")


def _changed_cell(table: str, before: ProposalDraft, after: ProposalDraft) -> str:
    cells = [dict(_cells(table, draft)) for draft in (before, after)]
    different = [
        name for name in dict.fromkeys([*cells[0], *cells[1]]) if cells[0].get(name, "") != cells[1].get(name, "")
    ]
    if not different:
        return ""
    return _together(table, different) if len(different) > 1 else different[0].removesuffix(".chosen")


def _together(table: str, names: list[str]) -> str:
    """Several cells at once: the task they belong to, or the table."""
    heads = {name.rsplit(".", 1)[0] for name in names}
    return heads.pop() if table == "tasks" and len(heads) == 1 else table


def _cells(table: str, draft: ProposalDraft) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for place, row in enumerate(getattr(draft, table)):
        key = {"tasks": "number", "funding": "source"}.get(table)
        head = f"{table}.{getattr(row, key) if key else place}"
        if table == "tasks":
            found.append((f"{head}.chosen", "1"))
        parts = [part for part in row.__slots__ if part not in (key, "year")]
        found += [(f"{head}.{part}", getattr(row, part)) for part in parts]
    return found

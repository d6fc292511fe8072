"""What may still be done with a proposal after it was accepted, and what a correction changes (推荐与受理)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from qtic_desktop.domain.intake import LAST, LISTED, ProposalDraft, ProposalStatus

#: Tables of the form, each compared line by line.
TABLES = ("partners", "tasks", "funding", "finance", "indicators", "operation")
#: Where a correction is possible: from acceptance on, whatever came of it.
CORRECTABLE = frozenset({ProposalStatus.ACCEPTED, ProposalStatus.IN_REVIEW, ProposalStatus.REVIEWED})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One corrected entry: the field as the wizard names it (``partners.2`` for the second line of a table), raw text
    before and after; a line that was added or taken out has an empty side."""

    field: str
    before: str
    after: str


def changes_between(before: ProposalDraft, after: ProposalDraft) -> tuple[FieldChange, ...]:
    """Every entry that differs, in the order of the form; blanks around a text do not count, and neither does what the
    recommendation list or an earlier application said."""
    names = dict.fromkeys([*before.values, *after.values])
    plain = [
        FieldChange(name, before.get(name), after.get(name))
        for name in names
        if not name.startswith((LISTED, LAST)) and before.get(name).strip() != after.get(name).strip()
    ]
    return (*plain, *(change for table in TABLES for change in _of_table(table, before, after)))


def reverted(now: ProposalDraft, before: ProposalDraft, after: ProposalDraft) -> tuple[ProposalDraft, tuple[str, ...]]:
    """``now`` with what a correction changed from ``before`` to ``after`` put back, and the entries (a table as a whole) that
    stay because they say something else by now."""
    stays: list[str] = []
    for change in changes_between(before, after):
        name = change.field.partition(".")[0]
        if name in TABLES:
            if name in stays or getattr(now, name) == getattr(before, name):
                continue
            if getattr(now, name) == getattr(after, name):
                now = replace(now, **{name: getattr(before, name)})
            else:
                stays.append(name)
        elif now.get(name).strip() == after.get(name).strip():
            now = now.having(name, before.get(name))
        else:
            stays.append(name)
    return now, tuple(stays)


def _of_table(table: str, before: ProposalDraft, after: ProposalDraft) -> Iterator[FieldChange]:
    old, new = getattr(before, table), getattr(after, table)
    for place in range(max(len(old), len(new))):
        one = _line(old[place]) if place < len(old) else ""
        other = _line(new[place]) if place < len(new) else ""
        if one != other:
            yield FieldChange(f"{table}.{place + 1}", one, other)


def _line(row: object) -> str:
    """A line of a table in one text, empty when nothing is written in it."""
    parts = [str(value).strip() for value in asdict(row).values()]  # type: ignore[call-overload]
    return " | ".join(parts) if any(parts) else ""

"""上次所填: what an earlier application of the same host says fills what is still blank, and is marked as coming from there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from qtic_desktop.domain.intake import LAST, PAGES, ProposalDraft, page_of

#: Never taken from an earlier application: what each letter and each year says anew.
_NOT: Final = frozenset({*PAGES["recommendation"], "credit_code", "missing_papers", "funding_declared"})
_TABLES: Final = ("partners", "tasks", "indicators")
#: Pages beside that of the host that may be copied as a whole.
COPIED: Final = ("direction", "tasks", "plan", "people", "old_center")


def remembered(draft: ProposalDraft, last: ProposalDraft, pages: Iterable[str]) -> tuple[ProposalDraft, int]:
    """``draft`` with the blank entries of ``pages`` filled from ``last``, and how many entries and tables that were.

    What is typed already stays. Money by year and the years of finance are never copied.
    """
    wanted = set(pages)
    names = [name for page in PAGES if page in wanted for name in PAGES[page] if name not in _NOT]
    found = {name: last.get(name) for name in names if last.get(name).strip() and not draft.get(name).strip()}
    marks = {f"{LAST}{name}": text for name, text in found.items()}
    tables = {
        table: getattr(last, table)
        for table in _TABLES
        if page_of(table) in wanted and getattr(last, table) and not getattr(draft, table)
    }
    filled = replace(draft, values={**draft.values, **found, **marks}, **tables)
    return filled, len(found) + len(tables)


def is_remembered(draft: ProposalDraft, name: str) -> bool:
    """Whether an entry still says what was taken from an earlier application."""
    return bool(draft.get(f"{LAST}{name}")) and draft.get(f"{LAST}{name}") == draft.get(name)

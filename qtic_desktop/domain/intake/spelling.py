"""One spelling of a form: what was typed as 20261120, １，０００ or ABC［2026］7号 stands in a record as every reader reads it.

A draft stays as it was typed until it is handed in; from then on lists, papers and the second keying meet one spelling.
"""

from __future__ import annotations

from typing import Final

from qtic_desktop.domain.intake import PAPER_NUMBERS, ProposalDraft
from qtic_desktop.domain.intake.second_keying import (
    GROUPS,
    EntryKind,
    fields_to_key,
    kind_of,
    read_entry,
    value_at,
    with_value,
)

_SPELT: Final = frozenset({EntryKind.DATE, EntryKind.MONEY, EntryKind.NUMBER, EntryKind.CODE, EntryKind.NAME})


def in_one_spelling(draft: ProposalDraft) -> ProposalDraft:
    """The form with dates as 2026-11-20, amounts (万元) and numbers in plain figures, and credit codes, names and numbers of
    papers in their one spelling. What cannot be read stays as it is, for the checks to tell; no value becomes another one."""
    for field in fields_to_key(draft, tuple(GROUPS)):
        text = value_at(draft, field)
        if text and (kind_of(field) in _SPELT or field in PAPER_NUMBERS):
            reading = read_entry(field, text)
            # Amounts of the first keying are in 万元 as the form says: a unit that was written is the checks' to refuse.
            if not reading.problem and not reading.unit and reading.written != text:
                draft = with_value(draft, field, reading.written)
    return draft

"""What is typed of a proposal and not yet in the record, in words for a person: every entry by its name, no id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from qtic_desktop.documents.content.field_words import field_words, is_field, value_words
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.changes import changes_between
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.texts import tr
from qtic_desktop.resources import Language

_TABLES: Final = ("partners", "tasks", "indicators", "funding", "finance", "operation")
#: The column that tells one line of a table from another and stands in the name of the entry.
_KEYS: Final = {"tasks": "number", "funding": "source"}


def typed_draft(
    at: str,
    draft: ProposalDraft,
    lang: Language,
    *,
    since: ProposalDraft | None = None,
    departments: Mapping[str, str] | None = None,
) -> Typed:
    """Every entry of a draft, or of a correction what differs from the form ``since`` it was accepted; ``departments`` are
    names by id."""
    before = since or ProposalDraft()
    values = tuple(
        (field_words(one.field, lang), entry_words(one.field, one.after, lang, departments or {}))
        for one in changes_between(before, draft)
        if is_field(one.field) and one.field.partition(".")[0] not in _TABLES
    )
    lines = (*values, *(line for name in _TABLES for line in _cells(name, before, draft, lang)))
    words = tr("申报（{name}）") if since is None else tr("申报的更正（{name}）")
    where = words.format(name=draft.get("center_name") or draft.get("host_name") or tr("还没有名称"))
    return Typed(at, where, lines, {"draft": draft.to_mapping()})


def typed_again(
    proposal_id: str, number: str, field: str, text: str, lang: Language, departments: Mapping[str, str]
) -> Typed:
    """An entry of a second keying."""
    where = tr("复录（{number}）").format(number=number)
    said = entry_words(field, text, lang, departments)
    return Typed(f"{proposal_id}/{field}", where, ((field_words(field, lang), said),))


def entry_words(field: str, text: str, lang: Language, departments: Mapping[str, str]) -> str:
    """What stands in an entry as the form shows it."""
    if field == "department_id":
        return departments.get(text, text)
    return value_words(field, text, lang)


def _cells(table: str, before: ProposalDraft, draft: ProposalDraft, lang: Language) -> Iterator[tuple[str, str]]:
    """The filled cells of the lines of a table that are not as before."""
    old, key = getattr(before, table), _KEYS.get(table, "")
    rows: tuple[Any, ...] = getattr(draft, table)
    for place, row in enumerate(rows):
        if place < len(old) and old[place] == row:
            continue
        name = getattr(row, key) if key else place
        for column in fields(row):
            text = str(getattr(row, column.name))
            if text and column.name != key:
                yield field_words(f"{table}.{name}.{column.name}", lang), text
    for place in range(len(rows), len(old)):
        yield field_words(f"{table}.{place + 1}", lang), tr("（空）")

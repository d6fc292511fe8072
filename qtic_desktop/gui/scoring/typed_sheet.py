"""What is typed on a score sheet and not yet in the record: in words for a person, and put over what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.numbers import parse_number
from qtic_desktop.domain.scoring import SheetState, VoteChoice
from qtic_desktop.domain.scoring.keying import BALLOT, TOTAL, VETO
from qtic_desktop.gui.saving import SaveBook, Typed, Waiting
from qtic_desktop.gui.scoring.words import VOTES, vote_text
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.storage.queries.scoring import EntryRow, SheetRow

#: What keeps the entries of a sheet.
KEPT_BY: Final = (Act.SAVE_POINTS, Act.SAVE_COMMENT, Act.SAVE_VETO, Act.RECORD_PAPER_TOTAL)
_PILE: Final = (Act.SAVE_POINTS, Act.SAVE_VETO, Act.RECORD_PAPER_TOTAL, Act.CAST_VOTE, Act.CORRECT_KEYING)


def typed_points(row: SheetRow, criterion: str, text: str) -> Typed:
    """Points of a criterion."""
    label = tr("第 {n} 项").format(n=criterion)
    return _typed(row, criterion, label, text, {"criterion": criterion, "text": text})


def typed_comment(row: SheetRow, criterion: str, text: str) -> Typed:
    """The comment at a criterion."""
    label = tr("第 {n} 项评语").format(n=criterion)
    return _typed(row, f"{criterion}/comment", label, text, {"criterion": criterion, "text": text})


def typed_veto(row: SheetRow, *, on: bool, reason: str) -> Typed:
    """Whether falsehood was found, and the ground."""
    said = reason if on else tr("未勾选")
    return _typed(row, VETO, tr("弄虚作假"), said, {"veto": on, "reason": reason})


def typed_total(row: SheetRow, text: str) -> Typed:
    """The sum as written on paper."""
    return _typed(row, TOTAL, tr("手写合计"), text, {"text": text})


def typed_ballot(row: SheetRow, choice: VoteChoice) -> Typed:
    """The ballot."""
    given = {"agenda_item_id": row.agenda_item_id, "expert_id": row.expert_id, "choice": choice.value}
    return _typed(row, BALLOT, tr("表决"), vote_text(choice), given)


def typed_correction(row: SheetRow, field: str, label: str, text: str) -> Typed:
    """What the first keyer puts right after the second keying."""
    return _typed(row, field, label, text, {"field": field, "text": text})


def _typed(row: SheetRow, field: str, label: str, text: str, given: Mapping[str, object]) -> Typed:
    where = tr("评分表（{center}，{expert}）").format(center=row.center_name, expert=row.expert_name)
    return Typed(f"{row.id}/{field}", where, ((label, text),), {"sheet_id": row.id, **given})


def unsaved_of(book: SaveBook, sheet_id: str) -> tuple[Waiting, ...]:
    """What of a sheet waits to be written."""
    return book.of_record(*KEPT_BY, at=f"{sheet_id}/")


def unsaved_on_pile(book: SaveBook, sheet_id: str) -> dict[str, str]:
    """What of a paper sheet waits to be written, by its field of the pile and as it is typed there."""
    found = {}
    for one in book.of_record(*_PILE, at=f"{sheet_id}/"):
        given = one.typed.given
        text = (
            ("1" if given["veto"] else "") if one.act is Act.SAVE_VETO else str(given.get("choice", given.get("text")))
        )
        field = one.typed.at.partition("/")[2]
        choices = [choice.value for choice in VOTES]
        found[field] = str(choices.index(text) + 1) if field == BALLOT and text in choices else text
    return found


def names_of(waiting: Iterable[Waiting]) -> str:
    """What they are called, e.g. 第 3 项、手写合计."""
    return mark("、").join(dict.fromkeys(label for one in waiting for label, _text in one.typed.lines))


def as_on_screen(row: SheetRow, book: SaveBook) -> SheetRow:
    """The sheet with what waits to be written over what was read: it is what the person knows. A sheet that was settled
    meanwhile is shown as it is."""
    if row.state is not SheetState.OPEN:
        return row
    for one in unsaved_of(book, row.id):
        given = one.typed.given
        if one.act is Act.SAVE_VETO:
            row = replace(row, veto=bool(given["veto"]), veto_reason=str(given["reason"]))
        elif one.act is Act.RECORD_PAPER_TOTAL:
            row = replace(row, paper_total=parse_number(str(given["text"])))
        else:
            row = _with_entry(row, one)
    return row


def _with_entry(row: SheetRow, one: Waiting) -> SheetRow:
    number, text = str(one.typed.given["criterion"]), str(one.typed.given["text"])
    entry = row.entries.get(number) or EntryRow(number, None, "")
    entry = replace(entry, points=parse_number(text)) if one.act is Act.SAVE_POINTS else replace(entry, comment=text)
    return replace(row, entries={**row.entries, number: entry})

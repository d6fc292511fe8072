"""From a field of the pile to the act that writes it."""

from __future__ import annotations

from collections.abc import Mapping

from qtic_desktop.domain.scoring.keying import BALLOT, TOTAL, VETO
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.scoring.pile.column import OWN, ColumnDraft, field_word
from qtic_desktop.gui.scoring.typed_sheet import (
    typed_ballot,
    typed_correction,
    typed_points,
    typed_total,
    typed_veto,
)
from qtic_desktop.gui.scoring.words import VOTES
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import scoring
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries.keying import Pile
from qtic_desktop.storage.queries.scoring import SheetRow


def first_write(item_id: str, draft: ColumnDraft, name: str, text: str) -> Write | None:
    """What the first keyer left in a field; None where nothing is written (a ballot taken back, a ticked line on falsehood,
    which asks for its ground first)."""
    sheet_id = draft.sheet_id
    if draft.marked:
        return scoring.correct_keying.bind(
            sheet_id=sheet_id, field=name, text=ballot_text(text) if name == BALLOT else text
        )
    if name == VETO:
        return None if text else scoring.save_veto.bind(sheet_id=sheet_id, veto=False, reason="")
    if name == TOTAL:
        return scoring.record_paper_total.bind(sheet_id=sheet_id, text=text)
    if name == BALLOT:
        about = {"agenda_item_id": item_id, "expert_id": draft.column.expert_id}
        return scoring.cast_vote.bind(**about, choice=VOTES[int(text) - 1]) if text else None
    return scoring.save_points.bind(sheet_id=sheet_id, criterion=name, text=text)


def first_typed(row: SheetRow, draft: ColumnDraft, name: str, text: str) -> Typed:
    """The same for the book of what is not kept yet; a field that ``first_write`` writes."""
    if draft.marked:
        return typed_correction(row, name, field_word(name), ballot_text(text) if name == BALLOT else text)
    if name == VETO:
        return typed_veto(row, on=False, reason="")
    if name == TOTAL:
        return typed_total(row, text)
    return typed_ballot(row, VOTES[int(text) - 1]) if name == BALLOT else typed_points(row, name, text)


def second_typed(draft: ColumnDraft, about: str, texts: Mapping[str, str]) -> Typed:
    """What is typed of a second keying, which counts only when the column is whole."""
    lines = tuple((field_word(name), text) for name, text in texts.items())
    where = tr("第二次录入（{center}，{expert}）").format(center=about, expert=draft.column.name)
    return Typed(draft.sheet_id, where, lines)


def second_write(pile: Pile, draft: ColumnDraft) -> Write:
    """The whole second keying of a sheet."""
    texts = draft.texts
    ballot = texts.get(BALLOT, "")
    return scoring.key_second.bind(
        sheet_id=draft.sheet_id,
        points={one.number: texts.get(one.number, "") for one in pile.criteria},
        total=texts.get(TOTAL, ""),
        ballot="" if ballot == OWN else ballot_text(ballot),
        veto=texts.get(VETO) == "1",
    )


def ballot_text(key: str) -> str:
    """The ballot of a key from 1 to 4, as it is recorded."""
    return VOTES[int(key) - 1].value if key else ""

"""From a field of the pile to the act that writes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.clashes import OtherValue
from qtic_desktop.domain.errors import StaleEdit
from qtic_desktop.domain.numbers import parse_number
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
from qtic_desktop.gui.scoring.words import VOTES, points_text
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import scoring
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries.keying import Pile
from qtic_desktop.storage.queries.scoring import SheetRow


class Known:
    """What the person has had before them at each field: another value there is somebody else's."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], set[str]] = {}

    def take(self, rows: Iterable[SheetRow]) -> None:
        """Sheets as they were read, and are shown."""
        for row in rows:
            self._at(row.id, TOTAL).add(points_text(row.paper_total))
            for criterion in row.rubric.criteria:
                entry = row.entries.get(criterion.number)
                self._at(row.id, criterion.number).add(points_text(entry.points if entry is not None else None))

    def _at(self, sheet_id: str, name: str) -> set[str]:
        return self._values.setdefault((sheet_id, name), set())

    def before(self, sheet_id: str, name: str, text: str) -> frozenset[str]:
        """What was known there before ``text`` was typed, which is known from now on."""
        values = self._at(sheet_id, name)
        known = frozenset(values)
        if (points := parse_number(text) if text.strip() else None) is not None or not text.strip():
            values.add(points_text(points))
        return known


def tell_in_vain(write: Write, error: StaleEdit, sheet_id: str, name: str, text: str) -> Write | None:
    """The log keeps what was typed and gave way to what another person wrote; None for an act that is not of a field."""
    if write.act is Act.SAVE_POINTS:
        theirs = str(error.facts["theirs"]).replace("—", "")
        return scoring.save_points.bind(sheet_id=sheet_id, criterion=name, text=theirs, gave_way=text)
    if write.act is Act.RECORD_PAPER_TOTAL and isinstance(error, OtherValue):
        return scoring.record_paper_total.bind(sheet_id=sheet_id, text=str(error.theirs), gave_way=text)
    return None


def both_words(error: OtherValue[object]) -> str:
    """Both values of one field in a sentence."""
    (pair,) = error.pairs
    told = tr("“{field}”：{who} {at} 已填 {theirs}，您填的 {mine} 没有写入；要用您的，请再填一次。")
    both = {"theirs": pair.theirs or "—", "mine": pair.mine or "—"}
    return told.format(field=field_word(pair.key), who=error.who, at=error.at[11:16], **both)


def first_write(item_id: str, draft: ColumnDraft, name: str, text: str, known: Known) -> Write | None:
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
        return scoring.record_paper_total.bind(sheet_id=sheet_id, text=text, seen=known.before(sheet_id, name, text))
    if name == BALLOT:
        about = {"agenda_item_id": item_id, "expert_id": draft.column.expert_id}
        return scoring.cast_vote.bind(**about, choice=VOTES[int(text) - 1]) if text else None
    seen = known.before(sheet_id, name, text)
    return scoring.save_points.bind(sheet_id=sheet_id, criterion=name, text=text, seen=seen)


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
    """The second keying of a sheet, or of those of its fields that are keyed again."""
    texts = {name: text for name, text in draft.texts.items() if draft.asks_for(name)}
    ballot = texts.get(BALLOT, "")
    return scoring.key_second.bind(
        sheet_id=draft.sheet_id,
        points={one.number: texts.get(one.number, "") for one in pile.criteria},
        total=texts.get(TOTAL, ""),
        ballot="" if ballot == OWN else ballot_text(ballot),
        veto=texts.get(VETO) == "1",
        fields=tuple(draft.open) if draft.in_part else (),
    )


def ballot_text(key: str) -> str:
    """The ballot of a key from 1 to 4, as it is recorded."""
    return VOTES[int(key) - 1].value if key else ""

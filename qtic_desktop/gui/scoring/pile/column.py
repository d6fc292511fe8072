"""One sheet of the pile as a column: what stands in its fields, which can be typed into, and what is said above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from qtic_desktop.domain.numbers import decimal_text, parse_number
from qtic_desktop.domain.rubrics import Criterion
from qtic_desktop.domain.scoring.keying import BALLOT, TOTAL, VETO, Flaw, Keying
from qtic_desktop.domain.scoring.paper_totals import likely_slips
from qtic_desktop.domain.scoring.values import Hand, SheetState
from qtic_desktop.gui.scoring.words import VOTES, points_text, sheet_state
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.storage.queries.keying import Pile, PileColumn
from qtic_desktop.storage.queries.meetings import ItemRow
from qtic_desktop.storage.queries.scoring import SheetRow

HIDDEN = "•"
"""What stands where somebody's figure is and is not shown."""
OWN = "—"


@dataclass
class ColumnDraft:
    """``texts`` by field, ``open`` the fields that can be typed into now, ``marked`` those in which the two keyings are
    not the same; ``chip`` is a kind and a word; ``in_part``: only some fields are keyed a second time."""

    column: PileColumn
    chip: tuple[str, str]
    texts: dict[str, str] = field(default_factory=dict)
    open: frozenset[str] = frozenset()
    marked: frozenset[str] = frozenset()
    in_part: bool = False

    @property
    def sheet_id(self) -> str:
        """The sheet it is of."""
        return self.column.sheet_id

    def over(self, keyed: Mapping[str, str]) -> ColumnDraft:
        """With what was keyed and could not be written yet."""
        return replace(self, texts=self.texts | {name: text for name, text in keyed.items() if name in self.open})

    def points(self, criteria: Sequence[Criterion]) -> dict[str, Decimal | None]:
        """What is typed, as numbers."""
        return {one.number: parse_number(self.texts.get(one.number, "")) for one in criteria}

    def missing(self, criteria: Sequence[Criterion]) -> list[str]:
        """Numbers of the criteria that are blank and to be keyed."""
        return [one.number for one in criteria if not self.texts.get(one.number) and self.asks_for(one.number)]

    def asks_for(self, name: str) -> bool:
        """Whether a field is to be keyed here at all."""
        return not self.in_part or name in self.open

    def sum(self, criteria: Sequence[Criterion]) -> Decimal:
        """What the typed points add up to."""
        return sum((points or Decimal(0) for points in self.points(criteria).values()), Decimal(0))


def fields_of(pile: Pile) -> tuple[str, ...]:
    """The rows of the pile in the order of the paper."""
    return (*(one.number for one in pile.criteria), VETO, TOTAL, BALLOT)


def first_draft(pile: Pile, column: PileColumn, sheet: SheetRow | None) -> ColumnDraft:
    """A sheet as the first keyer sees it: open ones with what was keyed so far, others without a figure; where the second
    keying is another one, the fields concerned are open again."""
    fields = fields_of(pile)
    if pile.open and column.state is SheetState.OPEN and column.hand is not Hand.OWN and sheet is not None:
        chip = ("accent", tr("录入中")) if column.hand is Hand.DESK else ("neutral", tr("未录"))
        texts = {
            number: "" if row.points is None else decimal_text(row.points) for number, row in sheet.entries.items()
        }
        texts |= {
            VETO: "1" if sheet.veto else "",
            TOTAL: "" if sheet.paper_total is None else decimal_text(sheet.paper_total),
        }
        texts[BALLOT] = "" if sheet.vote is None else str(VOTES.index(sheet.vote) + 1)
        opened = set(fields)
        if not column.votes_on_paper:
            opened.discard(BALLOT)
            texts[BALLOT] = OWN
        return ColumnDraft(column, chip, texts, frozenset(opened))
    hidden = _hidden(column, fields)
    if pile.open and column.keying.state is Keying.DIFFERS and column.mine:
        marked, mend = frozenset(column.keying.differs), column.mend - {VETO}
        return ColumnDraft(column, chip_of(pile, column), {**hidden, **dict.fromkeys(mend, "")}, mend, marked)
    return ColumnDraft(column, chip_of(pile, column), hidden, marked=frozenset(column.keying.differs))


def second_draft(pile: Pile, column: PileColumn, typed: Mapping[str, str]) -> ColumnDraft:
    """A sheet as the second keyer sees it: blank, until it is keyed and the same. Nobody verifies their own: who wrote on
    it keys only what others have put right there."""
    opened = column.second if pile.open and pile.twice and column.state is SheetState.SUBMITTED else frozenset()
    hidden = _hidden(column, fields_of(pile))
    if not opened:
        return ColumnDraft(column, chip_of(pile, column), hidden)
    texts = {name: text for name, text in hidden.items() if name not in opened}
    texts |= {name: text for name, text in typed.items() if name in opened}
    if not column.votes_on_paper:
        texts[BALLOT] = OWN
    in_part = not opened.issuperset(one.number for one in pile.criteria)
    marked = frozenset(column.keying.differs) if typed or in_part else frozenset()
    return ColumnDraft(column, chip_of(pile, column), texts, opened, marked, in_part=in_part)


def chip_of(pile: Pile, column: PileColumn) -> tuple[str, str]:
    """How a sheet stands in the pile."""
    if column.state is SheetState.OPEN and column.hand is Hand.OWN:
        return "neutral", tr("本人在填")
    if column.state is not SheetState.SUBMITTED:
        return sheet_state(column.state) if column.state is not SheetState.OPEN else ("neutral", tr("未录"))
    return {
        Keying.NOT_NEEDED: ("ok", tr("本人提交") if column.hand is Hand.OWN else tr("已提交")),
        Keying.WAITING: ("warn", tr("未复核")),
        Keying.DIFFERS: ("bad", tr("两次不同")),
        Keying.AGREED: ("ok", tr("已复核")),
    }[column.keying.state]


def shut_words(draft: ColumnDraft) -> str:
    """Why a field cannot be typed into now, and who can go on."""
    column = draft.column
    if column.second and not draft.in_part and not draft.open and column.keying.state is Keying.WAITING:
        return tr("这一份已经录过第一遍，请在“第二次录入（复核）”里再录一遍。")
    if column.keying.own and not column.second:
        return tr("您改过这几格，请换另一人在“第二次录入（复核）”里再录。")
    if column.keying.state is Keying.WAITING and column.mine:
        return tr("您录过第一遍，请换另一人复核。")
    if column.keying.state is Keying.DIFFERS and column.second:
        return tr("两次不同的格您可以在“第二次录入（复核）”里照纸面再录；别的格不用再录。")
    if column.keying.state is Keying.DIFFERS and column.mend and column.mine:
        return tr("只有两次不同的格要改，在“第一次录入”里照纸面录；别的格不用再录。")
    return tr("这一格现在不能录：{state}。").format(state=draft.chip[1])


def done_words(pile: Pile) -> tuple[str, str]:
    """What is left of the pile when nothing more can be keyed in this turn, and how it is said."""
    left = Counter(chip_of(pile, one)[1] for one in pile.columns if _is_left(one))
    if not left:
        return tr("这个项目的评分表都录完了。"), "ok"
    counts = mark("、").join(tr("{word} {n} 份").format(word=word, n=n) for word, n in left.items())
    return tr("您现在能录的都录了。这个项目还有：{counts}。").format(counts=counts), "warn"


def following(items: Sequence[ItemRow], here: str) -> Sequence[ItemRow]:
    """The project after this one, as the piles lie; nothing after the last."""
    place = next((place for place, one in enumerate(items) if one.id == here), len(items))
    return items[place + 1 : place + 2]


def differs_words(draft: ColumnDraft) -> str:
    """What the second keyer is told whose column is another one than the first."""
    names = mark("、").join(field_word(one) for one in draft.column.keying.differs)
    said = tr("{expert}：{fields}与第一次录入不同，已经记下。请对照纸面；录得对的不用改，由第一次录入的人核对。")
    return said.format(expert=draft.column.name, fields=names)


def _is_left(column: PileColumn) -> bool:
    waits = column.state is SheetState.SUBMITTED and column.keying.state in (Keying.WAITING, Keying.DIFFERS)
    return waits or column.state is SheetState.OPEN


def difference_words(pile: Pile, draft: ColumnDraft, written: Decimal) -> tuple[str, str, str]:
    """What is said where the written sum is another one, the words of the way to the likely slip, and its criterion; the
    latter two empty where no single entry would explain it."""
    points, total = draft.points(pile.criteria), draft.sum(pile.criteria)
    slips = likely_slips(pile.criteria, points, pile.step, written)
    facts = {"written": points_text(written), "sum": points_text(total), "by": points_text(abs(written - total))}
    words = tr("手写合计 {written}，各项之和 {sum}，相差 {by}。请先核对有没有录错；合计录错的，按退格键再录。").format(
        **facts
    )
    if not slips:
        return words, "", ""
    look = tr("看第 {n} 项（录了 {points}）").format(n=slips[0], points=points_text(points[slips[0]]))
    return words, look, slips[0]


def flaw_word(kind: Flaw) -> str:
    """What is wrong with a paper."""
    return {
        Flaw.STRUCK_OUT: tr("涂改没有签章"),
        Flaw.UNREADABLE: tr("分数看不清"),
        Flaw.UNSIGNED: tr("没有签名"),
    }[kind]


def field_word(name: str) -> str:
    """A field of the paper in words."""
    return {VETO: tr("弄虚作假"), TOTAL: tr("手写合计"), BALLOT: tr("表决")}.get(name, tr("第 {n} 项").format(n=name))


def _hidden(column: PileColumn, fields: Sequence[str]) -> dict[str, str]:
    shown = column.state is SheetState.SUBMITTED or (column.state is SheetState.OPEN and column.hand is Hand.OWN)
    return dict.fromkeys(fields, HIDDEN) if shown else {}

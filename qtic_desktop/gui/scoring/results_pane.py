"""The figures of a meeting, shown only when nothing stands in their way; each cell explains itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qtic_desktop.domain.scoring import Blocker, Step
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.scoring.seal_box import SealBox
from qtic_desktop.gui.scoring.words import closeness, line_text, verdict
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ProblemList, plain_label
from qtic_desktop.gui.widgets.feedback import STATE_ICONS
from qtic_desktop.gui.widgets.whole_words import WholeWords
from qtic_desktop.services.scoring import ClosenessRow, close_sentences
from qtic_desktop.services.scoring.gate import BoardLine, BoardRow

COLUMNS = ("rank", "proposal", "mean", "grade", "votes", "verdict", "close")
#: Which lines of the working explain which column; a line belongs to the first group whose word it contains.
_OF_COLUMN = {
    "rank": ("mean", "capped", "reached_by_rounding"),
    "mean": (
        *("total", "incomplete", "open", "abstained", "recused", "absent", "void"),
        *("dropped_high", "dropped_low", "not_trimmed", "no_mean", "mean"),
    ),
    "grade": ("mean", "grade", "capped", "reached_by_rounding"),
    "votes": ("needed", "needed_half", "vote_carried", "vote_lost", "vote_open"),
    "verdict": (
        *("mean", "reached_by_rounding", "needed", "needed_half", "vote_carried", "vote_lost", "vote_open"),
        *(
            f"verdict_{track}_{one}"
            for track in ("NEW", "CONVERSION", "EVALUATION")
            for one in ("pass", "revise", "fail")
        ),
        "verdict_undecided",
    ),
}


#: What is said before the sheets one by one: with nine experts their lines would push it out of view.
_FIRST = ("mean", "no_mean", "dropped_high", "dropped_low", "not_trimmed")


def say_fact(ctx: AppContext, what: Step | Blocker, names: Mapping[str, str]) -> str:
    """The sentence of a step or a blocker with the expert's name in place of the id."""
    facts = {key: names.get(value, value) for key, value in what.facts.items()}
    if "line" in facts:
        facts["line"] = line_text(facts["line"])
    return ctx.say(what.code, **facts)


def steps_of(outcome: Outcome, column: str) -> tuple[Step, ...]:
    """The lines of the working that lead to the figure of a column; all of them for the proposal itself."""
    if column not in _OF_COLUMN:
        return outcome.result.steps
    found = [step for step in outcome.result.steps if step.code.rsplit(".", 1)[-1] in _OF_COLUMN[column]]
    return tuple(sorted(found, key=lambda step: step.code.rsplit(".", 1)[-1] not in _FIRST))


class ResultsPane(QWidget):
    """``explained``: title and lines for the figure under the cursor; ``sheet_wanted``: agenda item and expert, with a
    blank between, of what still has to be done."""

    explained = Signal(str, object)
    sheet_wanted = Signal(str)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._outcomes: tuple[Outcome, ...] = ()
        self._gate: tuple[BoardRow, ...] = ()
        self._names: Mapping[str, str] = {}
        self._lines: tuple[Outcome | str, ...] = ()
        self._close: Mapping[str, ClosenessRow] = {}
        self._sealed = False
        self._waiting = plain_label("", "section", self)
        self._waiting.setWordWrap(True)
        self._waiting.setObjectName("results_waiting")
        self._blockers = ProblemList(self)
        self._blockers.setObjectName("blockers")
        self.table = QTableWidget(0, len(COLUMNS), self)
        self.table.setObjectName("results_table")
        self.table.setAccessibleName(tr("评审结果"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setItemDelegateForColumn(COLUMNS.index("proposal"), WholeWords(self.table))
        self.table.horizontalHeader().setHighlightSections(False)
        heads = [tr("名次"), tr("项目"), tr("平均分"), tr("等次"), tr("表决"), tr("结论"), tr("稳固程度")]
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setFont(theme().font(14, tabular=True))
        self.table.currentCellChanged.connect(lambda *_: self._explain())
        self.table.horizontalHeader().sectionResized.connect(lambda *_: self.table.resizeRowsToContents())
        self.table.cellClicked.connect(lambda *_: self._explain())
        self.seal = SealBox(self)
        self._stack = QStackedWidget(self)
        blocked = QWidget(self._stack)
        inside = QVBoxLayout(blocked)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._waiting)
        inside.addWidget(self._blockers, 1)
        self._blockers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._blockers.jump.connect(self.sheet_wanted)
        self._stack.addWidget(blocked)
        self._stack.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.seal)

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in the way of sealing any more; once sealed, it has been decided."""
        return self._sealed or (bool(self._gate) and all(row.clear for row in self._gate))

    def to_decide(self) -> tuple[str, ...]:
        """The sentences of what a person has to decide; none while anything else stands, or when it is sealed."""
        left = self._left()
        if self._sealed or not all(line.decided_in_writing for _row, line in left):
            return ()
        return tuple(self._sentence(row, line) for row, line in left)

    def show_seal(self, number: str, *, is_open: bool, may_seal: bool, sealed_at: str) -> None:
        """The box below, with what is known here of the meeting of that number."""
        self.seal.show_state(
            number,
            ready=self.is_ready,
            is_open=is_open,
            may_seal=may_seal,
            sealed_at=sealed_at,
            to_decide=self.to_decide(),
            waived=sum(line.waiver is not None for row in self._gate for line in row.lines),
        )

    def _left(self) -> list[tuple[BoardRow, BoardLine]]:
        return [(row, line) for row in self._gate for line in row.lines if line.stands]

    def _sentence(self, row: BoardRow, line: BoardLine) -> str:
        return f"{row.proposal_number}  {say_fact(self._ctx, line.blocker, {line.expert_id: line.expert})}".strip()

    def show_gate(self, rows: Sequence[BoardRow]) -> None:
        """Before sealing: what stands in the way, the same as on the board of the meeting, and no figure."""
        self._gate, self._names, self._sealed = tuple(rows), {}, False
        self._outcomes, self._lines, self._close = (), (), {}
        self._show_blockers()

    def show_outcomes(self, outcomes: Sequence[Outcome], names: Mapping[str, str]) -> None:
        """After sealing: the figures."""
        self._gate, self._names, self._sealed = (), names, True
        self._stack.setCurrentWidget(self.table)
        self._outcomes = tuple(sorted(outcomes, key=lambda o: (o.track, o.shown_rank.rank or 999, o.position)))
        self._lines = _with_groups(self._outcomes)
        self.table.clearSpans()
        self.table.setRowCount(len(self._lines))
        for line, entry in enumerate(self._lines):
            if isinstance(entry, str):
                self._head(line, entry)
            else:
                self._fill(line, entry)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(COLUMNS.index("proposal"), QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(theme().px(80))  # the column that gives way still shows its heading
        if self.table.currentRow() < 0:
            self.table.setCurrentCell(1, COLUMNS.index("mean"))
        self._explain()

    def show_closeness(self, rows: Sequence[ClosenessRow]) -> None:
        """After sealing: how close each result was, a word in its row and the sentences beside it."""
        self._close = {row.agenda_item_id: row for row in rows}
        for line, entry in enumerate(self._lines):
            if not isinstance(entry, str) and entry.agenda_item_id in self._close:
                word = closeness(self._close[entry.agenda_item_id].close)
                self.table.setItem(line, COLUMNS.index("close"), QTableWidgetItem(word))
        self._explain()

    def _show_blockers(self) -> None:
        self._stack.setCurrentIndex(0)
        self.explained.emit("", ())
        if decide := self.to_decide():  # the box below lists them, beside the place where the decision is written
            self._waiting.setText(
                tr("评分和表决已完成，有 {n} 项须由人裁定，封存以后才显示分数。").format(n=len(decide))
            )
            self._blockers.set_problems([])
            return
        lines = [
            (f"{row.agenda_item_id} {line.expert_id}", self._sentence(row, line), True) for row, line in self._left()
        ]
        said = tr("还有 {n} 项没有完成，全部完成并封存以后才显示分数。点一项即到该评分表。").format(n=len(lines))
        self._waiting.setText(said if lines else tr("评分和表决已经完成。封存以后显示分数、名次和结论。"))
        self._blockers.set_problems(lines)
        self._blockers.setMinimumHeight(0)
        self._blockers.setMaximumHeight(16777215)

    def _head(self, line: int, track: str) -> None:
        """The line above a group: which one, and that places are counted inside it."""
        count = sum(outcome.track == track for outcome in self._outcomes)
        text = tr("{group}组：{n} 个项目，组内排名").format(group=words.track(track), n=count)
        head = QTableWidgetItem(text)
        head.setFont(theme().font(14, bold=True))
        head.setBackground(theme().colour("sunken"))
        self.table.setItem(line, 0, head)
        for place in range(1, len(COLUMNS)):
            self.table.takeItem(line, place)
        self.table.setSpan(line, 0, 1, len(COLUMNS))

    def _fill(self, line: int, outcome: Outcome) -> None:
        result, vote = outcome.result, outcome.result.vote
        kind, word = verdict(result.verdict, outcome.track)
        ballots = f"{vote.agree + vote.agree_after_revision} / {vote.entitled}"
        texts = {
            "rank": _rank_text(outcome),
            "proposal": outcome.center_name,
            "mean": "—" if result.mean is None else f"{result.mean:f}",
            "grade": result.grade or "—",
            "votes": ballots,
            "verdict": word,
            "close": "",
        }
        for place, column in enumerate(COLUMNS):
            item = QTableWidgetItem(texts[column])
            if column in ("rank", "mean"):
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if column == "verdict":
                item.setIcon(icon(STATE_ICONS[kind], "muted" if kind == "neutral" else kind))
            self.table.setItem(line, place, item)

    def _explain(self) -> None:
        line, column = self.table.currentRow(), self.table.currentColumn()
        if not 0 <= line < len(self._lines) or column < 0:
            return
        entry, key = self._lines[line], COLUMNS[column]
        if isinstance(entry, str):
            self.explained.emit(words.track(entry), tuple(self._of_group(entry)))
            return
        lines = [say_fact(self._ctx, step, self._names) for step in steps_of(entry, key)]
        if key == "rank":
            lines = [*self._of_group(entry.track), *lines]
        close = self._close.get(entry.agenda_item_id)
        if close is not None and key in ("rank", "proposal", "verdict", "close"):
            told = close_sentences(close, self._ctx.lang, named=True)
            lines = [*told, *([] if key == "close" else lines)]
        header = self.table.horizontalHeaderItem(column)
        title = f"{entry.center_name} · {header.text() if header else ''}"
        self.explained.emit(title, tuple(lines))

    def _of_group(self, track: str) -> list[str]:
        """With whom a proposal is compared, and the order among them."""
        same = [other for other in self._outcomes if other.track == track]
        facts = {"group": words.track(track), "n": len(same)}
        said = tr("名次只在“{group}”组内比较，组内 {n} 个项目；各组评分表不同，不混合排名。").format(**facts)
        how = tr("按平均分从高到低；平均分相同的名次并列，下一名次空出。")
        order = [f"{_rank_text(other)}  {other.result.mean or '—'}  {other.center_name}" for other in same]
        return [said, how, *order]


def _with_groups(outcomes: Sequence[Outcome]) -> tuple[Outcome | str, ...]:
    """The outcomes with the track before the first of each group."""
    lines: list[Outcome | str] = []
    for outcome in outcomes:
        if outcome.track not in lines:
            lines.append(outcome.track)
        lines.append(outcome)
    return tuple(lines)


def _rank_text(outcome: Outcome) -> str:
    rank = outcome.shown_rank
    if rank.rank is None:
        return "—"
    return tr("{rank}（并列）").format(rank=rank.rank) if rank.tied_with else str(rank.rank)

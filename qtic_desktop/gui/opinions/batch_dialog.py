"""One act on all opinions of the meeting: each is listed, with what came of it; the first trouble stops the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.progress import Progress
from qtic_desktop.gui.background import Cancelled, Task
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import words
from qtic_desktop.gui.save_path import AskPath, ask_folder
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, Column, Dialog, InlineMessage, RowTable, button
from qtic_desktop.services.opinions.bulk import BatchAct, awaiting, run_batch
from qtic_desktop.storage.queries.opinions import OpinionRow


@dataclass(frozen=True, slots=True)
class BatchLine:
    """An opinion and what came of it: ``none`` (nothing to do), ``waiting``, ``running``, ``done`` or ``stopped``."""

    row: OpinionRow
    result: str


def _result_chip(line: BatchLine) -> tuple[str, str]:
    return {
        "none": ("neutral", ""),
        "waiting": ("warn", tr("待办")),
        "running": ("accent", tr("正在办")),
        "done": ("ok", tr("已办好")),
        "stopped": ("bad", tr("停在这里")),
    }[line.result]


class BatchDialog(Dialog):
    """Choose the act, see what it will touch, start; begun again after trouble it goes on with what is left."""

    harmless = False

    def __init__(self, ctx: AppContext, rows: Sequence[OpinionRow], parent: QWidget | None = None) -> None:
        super().__init__(tr("批量办理意见书"), parent)
        self.ctx = ctx
        self.ask_folder: AskPath = ask_folder
        self.task: Task | None = None
        self._rows = {row.agenda_item_id: row for row in rows}
        self._act = BatchAct.DRAFT
        self._folder: Path | None = None
        self._done = 0
        self._finished: set[str] = set()
        self._worked: tuple[OpinionRow, ...] = ()
        self.chips: dict[BatchAct, QPushButton] = {}
        self.body.addLayout(self._make_choice())
        self.message = InlineMessage(self)
        self.busy = BusyBar(self, delay_ms=300)
        self.table = RowTable(self._columns(), self, name=tr("意见书清单"))
        self.table.setObjectName("batchTable")
        for part in (self.message, self.busy):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.add_button(tr("关闭"), self.reject).setObjectName("closeBatch")
        self.start = self.add_button("", self.begin, "primary")
        self.start.setObjectName("startBatch")
        self.resize(theme().px(760), theme().px(480))
        counts = {act: len(awaiting(rows, act)) for act in BatchAct}
        first = BatchAct.DRAFT if counts[BatchAct.DRAFT] else BatchAct.EXPORT
        self.choose(first)
        self.start.setFocus()

    def _make_choice(self) -> QHBoxLayout:
        line, group = QHBoxLayout(), QButtonGroup(self)
        line.setSpacing(theme().px(8))
        for act, text in (
            (BatchAct.DRAFT, tr("起草")),
            (BatchAct.EXPORT, tr("导出 PDF")),
        ):
            chip = button(text, "", "chip", self)
            chip.setObjectName(f"batch_{act.value}")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, act=act: self.choose(act))
            group.addButton(chip)
            line.addWidget(chip)
            self.chips[act] = chip
        line.addStretch(1)
        return line

    @staticmethod
    def _columns() -> list[Column]:
        return [
            Column("number", tr("编号"), lambda line: line.row.number, width=130),
            Column("center", tr("中心名称"), lambda line: line.row.center_name, width=240, pinyin=True, stretch=True),
            Column(
                "state", tr("状态"), lambda line: line.row.status, width=110, chip=lambda line: words.chip(line.row)
            ),
            Column("result", tr("本次办理"), lambda line: line.result, width=120, chip=_result_chip),
        ]

    def choose(self, act: BatchAct) -> None:
        """List what this act would touch."""
        self._act = act
        self.chips[act].setChecked(True)
        self.message.clear()
        self._worked = awaiting(tuple(self._rows.values()), act)
        self._finished = set()
        self._show(0, "waiting")
        count = len(self._worked)
        self.start.setText(
            {
                BatchAct.DRAFT: tr("起草这 {n} 份"),
                BatchAct.EXPORT: tr("导出这 {n} 份…"),
            }[act].format(n=count)
        )
        why = {
            BatchAct.DRAFT: tr("没有等待起草的意见书"),
            BatchAct.EXPORT: tr("还没有意见书"),
        }[act]
        self.start.setEnabled(count > 0)
        self.start.setToolTip("" if count else why)
        if not count:
            self.message.show_message(why + tr("。"), "info")

    def _show(self, done: int, current: str) -> None:
        """Mark the first ``done`` of the worked rows as done and the next one as ``current``."""
        keys = [row.agenda_item_id for row in self._worked]
        self._finished.update(keys[:done])
        results = dict.fromkeys(self._rows, "none") | dict.fromkeys(keys, "waiting")
        results |= dict.fromkeys(self._finished, "done")
        if done < len(keys):
            results[keys[done]] = current
        lines = [BatchLine(row, results[key]) for key, row in self._rows.items()]
        self.table.set_rows(lines, key=lambda line: line.row.agenda_item_id)
        if done < len(keys):
            self.table.select(keys[done])

    def begin(self) -> None:
        """Start the act, or go on with what is left."""
        if not self._worked:
            return
        if self._act is BatchAct.EXPORT:
            chosen = self.ask_folder(self, tr("选择存放意见书的文件夹"), str(self._folder or ""), "")
            if not chosen:
                return
            self._folder = Path(chosen)
        self._done = 0
        self._lock(True)
        self.message.clear()
        self.task = self.ctx.work_in_steps(
            run_batch.bind(act=self._act, rows=self._worked, folder=self._folder),
            on_done=lambda _changes: self._all_done(len(self._rows)),
            on_error=self._stopped,
            on_progress=self._advance,
            label=tr("批量办理"),
        )
        self.busy.watch(self.task, self.start.text())

    def _advance(self, progress: Progress) -> None:
        self._done = progress.done
        self._show(progress.done, "running")

    def _all_done(self, count: int) -> None:
        self._show(count, "done")
        sentence = {
            BatchAct.DRAFT: tr("已起草 {n} 份。请逐份核对文字后定稿。"),
            BatchAct.EXPORT: tr("已导出 {n} 份到“{folder}”。"),
        }[self._act]
        folder = self._folder.name if self._folder is not None else ""
        self.message.show_message(sentence.format(n=len(self._finished), folder=folder), "ok")
        self._worked = ()
        self._rest()

    def _stopped(self, error: Exception) -> None:
        """The rest waits: named are the one in trouble, how many are done, and that beginning again goes on from there."""
        self._show(self._done, "stopped")
        left = len(self._worked) - self._done
        tail = tr("已办好 {done} 份，都保存了；还有 {left} 份，再按一次从这里接着办。").format(
            done=self._done, left=left
        )
        if isinstance(error, Cancelled):
            self.message.show_message(tr("已停止。") + tail, "info")
        else:
            name = self._worked[min(self._done, len(self._worked) - 1)].center_name
            head = tr("“{name}”没有办好：{why}").format(name=name, why=self.ctx.say(error))
            self.message.show_message(head + "\n" + tail, "bad")
        self._worked = self._worked[self._done :]
        self.start.setText(tr("接着办（{n} 份）").format(n=left))
        self._rest()

    def _rest(self) -> None:
        self._lock(False)
        ids = [row.opinion_id for row in self._rows.values() if row.opinion_id]
        self.ctx.notifier.publish(Changes.of(Kind.OPINION, *ids))

    def _lock(self, running: bool) -> None:
        for chip in self.chips.values():
            chip.setEnabled(not running)
        self.start.setEnabled(not running and bool(self._worked))
        self.start.setToolTip("" if running or self._worked else tr("这一项已经全部办好"))

    def take_rows(self, rows: Sequence[OpinionRow]) -> None:
        """The list was read again: show the new states beside what came of this act."""
        if self.task is not None and self.task.is_running:
            return
        results = {line.row.agenda_item_id: line.result for line in self.table.rows_model.shown()}
        self._rows = {row.agenda_item_id: row for row in rows}
        self._worked = tuple(self._rows[row.agenda_item_id] for row in self._worked if row.agenda_item_id in self._rows)
        lines = [BatchLine(row, results.get(row.agenda_item_id, "none")) for row in rows]
        self.table.set_rows(lines, key=lambda line: line.row.agenda_item_id)

    def may_close(self) -> bool:
        """Running work is stopped at the next step first; what is done is kept."""
        if self.task is not None and self.task.is_running:
            self.task.cancel()
            return False
        return True

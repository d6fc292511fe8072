"""历年台账 on the page of 启动建设: choose, look, teach, take in, give back marked, take back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.imports.columns_past import PAST_YEARS
from qtic_desktop.domain.imports.forms import MARKED_HEADING
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.launch.past_dialogs import PastPreview, PastTakingsDialog, take_back_act
from qtic_desktop.gui.save_path import AskPath, ask_open_path, ask_save_path, with_ending
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.stage.words_dialog import WordsDialog
from qtic_desktop.gui.texts import tone, tr
from qtic_desktop.storage.queries.launch import CenterRow
from qtic_desktop.storage.queries.past import PastTakingRow, past_takings

if TYPE_CHECKING:
    from qtic_desktop.services.files import MadeFile
    from qtic_desktop.services.imports.past import PastReport
    from qtic_desktop.services.imports.words import WordsOfFile


class PastYears(QObject):
    """Carries the workbook from its file into the ledger; ``ask_path`` and ``ask_save`` are the doors to the desktop."""

    def __init__(self, ctx: AppContext, page: RecordPage[CenterRow]) -> None:
        super().__init__(page)
        self._ctx, self._page = ctx, page
        self.ask_path: AskPath = ask_open_path
        self.ask_save: AskPath = ask_save_path
        self.preview: PastPreview | None = None

    def open(self) -> None:
        """What was taken in so far, and taking in more."""
        self._ctx.ask(past_takings.bind(), on_done=self._show, on_error=self._page.report)

    def _show(self, rows: tuple[PastTakingRow, ...]) -> None:
        actor = self._ctx.actor
        dialog = PastTakingsDialog(
            rows, why_not=why_not_mine(actor, Act.TAKE_PAST_YEARS),
            why_not_back=why_not_mine(actor, Act.TAKE_BACK_PAST_YEARS), parent=self._page,
        )  # fmt: skip
        dialog.loading.connect(self.choose)
        dialog.blank.connect(self.save_blank)
        dialog.taking_back.connect(self._take_back)
        self._page.show_dialog(dialog)

    def _take_back(self, row: PastTakingRow) -> None:
        dialog = ActDialog(self._ctx, take_back_act(), row, self._page.window())
        said = tr("已整份撤回“{file}”。改正后可以再记入。").format(file=row.source)
        dialog.acted.connect(lambda _done: self._page.message.show_message(said, "ok"))
        self._page.show_dialog(dialog)

    def choose(self) -> None:
        """Ask for the file."""
        kinds = ";;".join((tr("表格 (*.xlsx *.csv *.tsv *.txt)"), tr("所有文件 (*)")))
        chosen = self.ask_path(self._page, tr("历年台账"), "", kinds)
        if chosen:
            self._page.message.clear()
            self.try_out(Path(chosen))

    def try_out(self, path: Path) -> None:
        """Read the workbook off the GUI thread and show what would come of it."""
        self._run(path, dry_run=True)

    def _run(self, path: Path, *, dry_run: bool) -> None:
        from qtic_desktop.services.imports.past import past_order

        done = partial(self._look, path) if dry_run else self._written
        task = self._ctx.work(past_order(path, dry_run=dry_run), on_done=done, on_error=self._fail)
        self._page.busy.watch(task, tr("正在读取 {name}").format(name=path.name))

    def _look(self, path: Path, report: PastReport) -> None:
        if not isValid(self._page):
            return
        self.preview = PastPreview(self._ctx, path.name, report, self._page.window())
        self.preview.accepted.connect(lambda: self._run(path, dry_run=False))
        self.preview.blank_wanted.connect(self.save_blank)
        self.preview.marked_wanted.connect(lambda: self.save_marked(path))
        self.preview.words_wanted.connect(lambda: self.teach(path))
        self.preview.finished.connect(self._forget)
        self.preview.open()

    def _forget(self) -> None:
        if self.preview is not None:
            self.preview.deleteLater()
        self.preview = None

    def _written(self, report: PastReport) -> None:
        words = report.summary(self._ctx.lang)
        if report.gaps and report.written:
            words += tr("缺项可以用同一份文件再试运行查看，或“标注后退回”。")
        self._page.message.show_message(words, "ok" if report.written else "warn")

    def _fail(self, error: Exception) -> None:
        self._page.message.show_message(self._ctx.say(error), tone(error), ((tr("另存空白表格…"), self.save_blank),))

    def teach(self, path: Path) -> None:
        """Ask what the words of the workbook mean, remember it, and read it again."""
        from qtic_desktop.services.imports.past.words import words_of_past

        if self.preview is not None:
            self.preview.reject()
        self._ctx.work(words_of_past.bind(path=path), on_done=partial(self._ask_words, path), on_error=self._fail)

    def _ask_words(self, path: Path, words: WordsOfFile) -> None:
        if isValid(self._page):
            dialog = WordsDialog(self._ctx, path.name, words, self._page.window())
            dialog.taught.connect(partial(self._learn, path))
            self._page.show_dialog(dialog)

    def _learn(self, path: Path, headings: dict[str, str], departments: dict[str, str]) -> None:
        from qtic_desktop.services.imports.words import learn_words

        if not headings and not departments:
            self.try_out(path)
            return
        self._ctx.perform(
            learn_words.bind(headings=headings, departments=departments),
            on_done=lambda _changes: self.try_out(path),
            on_error=self._fail,
        )

    def save_marked(self, source: Path) -> None:
        """Write their own workbook with every reason beside its cell."""
        from qtic_desktop.services.imports.past import mark_past_file

        name = f"{source.stem}（{MARKED_HEADING}）.xlsx"
        chosen = self.ask_save(self._page, tr("标注后退回"), name, tr("Excel 工作簿 (*.xlsx)"))
        if chosen:
            path = with_ending(Path(chosen), (".xlsx",))
            task = self._ctx.work(
                mark_past_file.bind(path=source, out=path, lang=self._ctx.lang),
                on_done=partial(self._told_marked, path), on_error=self._fail,
            )  # fmt: skip
            self._page.busy.watch(task, tr("正在标注 {name}").format(name=path.name))

    def _told_marked(self, path: Path, made: MadeFile) -> None:
        words = tr("已把 {n} 行的问题和缺项标在 {name} 里；改好后整份再导入。").format(n=made.about, name=path.name)
        said = self.preview.message if self.preview is not None else self._page.message
        said.show_message(words, "ok")

    def save_blank(self) -> None:
        """Write the empty workbook."""
        from qtic_desktop.services.exports import write_template

        chosen = self.ask_save(
            self._page, tr("另存空白表格"), tr("历年台账（空白表格）.xlsx"), tr("Excel 工作簿 (*.xlsx)")
        )
        if not chosen:
            return
        path, lang, page = with_ending(Path(chosen), (".xlsx",)), self._ctx.lang, self._page
        told = tr("空白表格已存为 {name}。填好后从“历年台账”导入。").format(name=path.name)
        task = self._ctx.make(
            lambda: write_template(PAST_YEARS, path, lang=lang),
            on_done=lambda _made: page.message.show_message(told, "ok"),
            on_error=lambda error: page.message.show_message(self._ctx.say(error), tone(error)),
            label=tr("另存空白表格"),
        )
        page.busy.watch(task, tr("正在写空白表格"))

"""Taking in a workbook: read whole and shown before anything is written; a person then takes it in or leaves it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.forms import MARKED_HEADING, ImportKind
from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.background import Cancelled
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.save_path import AskPath, ask_open_path, ask_save_path, with_ending
from qtic_desktop.gui.texts import tone, tr
from qtic_desktop.gui.widgets import BusyBar, InlineMessage

if TYPE_CHECKING:
    from qtic_desktop.gui.stage.words_dialog import WordsDialog
    from qtic_desktop.gui.stage.workbook_preview import ImportPreview
    from qtic_desktop.services.files import MadeFile
    from qtic_desktop.services.imports import ImportReport
    from qtic_desktop.services.imports.words import WordsOfFile


@dataclass(frozen=True, slots=True)
class WorkbookImport:
    """What a stage takes in: the kind of workbook, the act that writes it, and the words. ``blank`` is the name offered
    for the empty workbook; ``taken`` words what came, from {n}. ``updates``: records that are there and differ can take what
    the file says."""

    kind: ImportKind
    act: Act
    title: str
    blank: str
    taken: Callable[[int], str]
    updates: bool = False


def _kinds() -> str:
    """Files that may be chosen: old ones too, because their refusal says what to do, and a greyed-out name does not."""
    return ";;".join(
        (tr("表格 (*.xlsx *.csv *.tsv *.txt)"), tr("旧格式的表格，请先另存 (*.xls *.et)"), tr("所有文件 (*)"))
    )


class Importer(QObject):
    """Carries out a ``WorkbookImport`` for a page: choose, dry run, look, take in. ``ask_path`` and ``ask_save`` are the
    doors to the desktop; ``preview`` is the dialog while it is open."""

    taken_in = Signal(object)

    def __init__(
        self, ctx: AppContext, what: WorkbookImport, page: QWidget, message: InlineMessage, busy: BusyBar
    ) -> None:
        super().__init__(page)
        self._ctx, self._what, self._page, self._message, self._busy = ctx, what, page, message, busy
        self.ask_path: AskPath = ask_open_path
        self.ask_save: AskPath = ask_save_path
        self.preview: ImportPreview | None = None
        self.words: WordsDialog | None = None

    def choose(self) -> None:
        """Ask for the file."""
        chosen = self.ask_path(self._page, self._what.title.rstrip("…"), "", _kinds())
        if chosen:
            self._message.clear()
            self.try_out(Path(chosen))

    def try_out(self, path: Path) -> None:
        """Read the file off the GUI thread and show what would happen."""
        self._run(path, dry_run=True, on_done=lambda report: self._show(path, report))

    def _run(self, path: Path, *, dry_run: bool, on_done: Callable[[ImportReport], None], update: bool = False) -> None:
        from qtic_desktop.services.imports import import_order

        order = import_order(self._what.kind, path, dry_run=dry_run, update=update)
        task = self._ctx.work(order, on_done=on_done, on_error=partial(self._cannot_read, path))
        self._busy.watch(task, tr("正在读取 {name}").format(name=path.name))

    def _show(self, path: Path, report: ImportReport) -> None:
        if not isValid(self._page):
            return
        from qtic_desktop.gui.stage.workbook_preview import ImportPreview

        self.preview = ImportPreview(self._ctx, path.name, report, self._page.window(), updates=self._what.updates)
        self.preview.update_wanted.connect(lambda: self._run(path, dry_run=False, on_done=self._written, update=True))
        self.preview.accepted.connect(lambda: self._run(path, dry_run=False, on_done=self._written))
        self.preview.blank_wanted.connect(self.save_blank)
        self.preview.marked_wanted.connect(lambda: self.save_marked(path))
        self.preview.words_wanted.connect(lambda: self.teach(path))
        self.preview.finished.connect(self._forget)
        self.preview.open()

    def _forget(self) -> None:
        if self.preview is not None:
            self.preview.deleteLater()
        self.preview = None

    def _written(self, report: ImportReport) -> None:
        words = self._what.taken(report.new)
        if report.updated:
            words += tr("已按文件更新 {n} 行，原来的内容留在办理记录里。").format(n=report.updated)
        left = report.same + report.different + len(report.rejected)
        if left:
            words += tr(
                "另有 {n} 行没有导入：已有且相同 {same} 行，已有但不同 {different} 行，不能导入 {bad} 行。"
            ).format(n=left, same=report.same, different=report.different, bad=len(report.rejected))
        self._message.show_message(words, "warn" if report.different or report.rejected else "ok")
        self.taken_in.emit(report)

    def _cannot_read(self, path: Path, error: Exception) -> None:
        """A list whose headings are not known can be explained."""
        unknown = isinstance(error, Refused) and error.code in ("exchange.columns_missing", "exchange.no_heading")
        if not unknown or self._what.kind is not ImportKind.PROPOSALS:
            self._fail(error)
            return
        acts = ((tr("认识这份表…"), partial(self.teach, path)), (tr("另存空白表格…"), self.save_blank))
        self._message.show_message(self._ctx.say(error), tone(error), acts)

    def teach(self, path: Path) -> None:
        """Ask what the words of the file mean, remember it, and read the file again."""
        from qtic_desktop.services.imports.words import words_of_file

        if self.preview is not None:
            self.preview.reject()
        self._ctx.work(words_of_file.bind(path=path), on_done=partial(self._ask_words, path), on_error=self._fail)

    def _ask_words(self, path: Path, words: WordsOfFile) -> None:
        if not isValid(self._page):
            return
        from qtic_desktop.gui.stage.words_dialog import WordsDialog

        self.words = WordsDialog(self._ctx, path.name, words, self._page.window())
        self.words.taught.connect(partial(self._learn, path))
        self.words.finished.connect(self._forget_words)
        self.words.open()

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

    def _forget_words(self) -> None:
        if self.words is not None:
            self.words.deleteLater()
        self.words = None

    def _fail(self, error: Exception) -> None:
        acts = () if isinstance(error, Cancelled) else ((tr("另存空白表格…"), self.save_blank),)
        self._message.show_message(self._ctx.say(error), tone(error), acts)

    def save_marked(self, source: Path) -> None:
        """Write their own workbook with what was found marked in it."""
        from qtic_desktop.services.imports.marked import marked_order

        name = f"{source.stem}（{MARKED_HEADING}）.xlsx"
        chosen = self.ask_save(self._page, tr("标注后退回"), name, tr("Excel 工作簿 (*.xlsx)"))
        if not chosen:
            return
        path = with_ending(Path(chosen), (".xlsx",))
        task = self._ctx.work(
            marked_order(self._what.kind, source, path, lang=self._ctx.lang),
            on_done=partial(self._told_marked, path),
            on_error=self._fail,
        )
        self._busy.watch(task, tr("正在标注 {name}").format(name=path.name))

    def _told_marked(self, path: Path, made: MadeFile) -> None:
        words = tr("已把 {n} 行的问题标在 {name} 里，可以发回去改；改好后再导入，只会导入新的行。")
        if made.status == "table":
            words += tr("原来的格式没有保留，只有表格内容。")
        said = self.preview.message if self.preview is not None else self._message
        said.show_message(words.format(n=made.about, name=path.name), "ok")

    def save_blank(self) -> None:
        """Write the empty workbook of this kind, with its headings, lists to pick from and explanations."""
        from qtic_desktop.services.exports import write_template

        chosen = self.ask_save(self._page, tr("另存空白表格"), f"{self._what.blank}.xlsx", tr("Excel 工作簿 (*.xlsx)"))
        if not chosen:
            return
        path, kind, lang = with_ending(Path(chosen), (".xlsx",)), self._what.kind, self._ctx.lang
        task = self._ctx.make(
            lambda: write_template(kind, path, lang=lang),
            on_done=lambda _made: self._message.show_message(
                tr("空白表格已存为 {name}。填好后从这里导入。").format(name=path.name), "ok"
            ),
            on_error=lambda error: self._message.show_message(self._ctx.say(error), tone(error)),
            label=tr("另存空白表格"),
        )
        self._busy.watch(task, tr("正在写空白表格"))

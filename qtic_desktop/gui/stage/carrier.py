"""A workbook on its way into the record: chosen, read whole, looked at, explained, taken in, given back marked, or asked for
blank. What is taken in, and how it is looked at, the one who carries it says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.imports.forms import MARKED_HEADING, ImportKind
from qtic_desktop.gui.background import Cancelled
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.save_path import AskPath, ask_open_path, ask_save_path, with_ending
from qtic_desktop.gui.texts import tone, tr
from qtic_desktop.gui.widgets import BusyBar, Dialog, InlineMessage, button, plain_label

if TYPE_CHECKING:
    from qtic_desktop.gui.stage.words_dialog import WordsDialog
    from qtic_desktop.services.files import MadeFile
    from qtic_desktop.services.imports.words import WordsOfFile
    from qtic_desktop.services.use_case import WorkOrder

Report = TypeVar("Report")


class Look(Dialog):
    """What would come of a workbook. ``accepted``: take it in; the others ask for the empty workbook, for their own one
    with what was found marked in it, and for the words of the file to be explained."""

    blank_wanted = Signal()
    marked_wanted = Signal()
    words_wanted = Signal()

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.message = InlineMessage(self)
        self.body.addWidget(self.message)
        self.body.addWidget(plain_label(name, "strong", self))

    def add_links(self, *, marked: str, teach: str, is_marked: bool, is_taught: bool) -> None:
        """The three ways out beside taking in; ``marked`` and ``teach`` explain theirs."""
        self.blank = self._link(tr("另存空白表格…"), "download", "blankWorkbook", self.blank_wanted)
        self.marked = self._link(tr("标注后退回…"), "file-pen", "markedWorkbook", self.marked_wanted, marked)
        self.marked.setVisible(is_marked)
        self.teach = self._link(tr("认识这份表…"), "pen-line", "teachImport", self.words_wanted, teach)
        self.teach.setVisible(is_taught)

    def _link(self, text: str, icon: str, name: str, wanted: object, tip: str = "") -> QPushButton:
        made = button(text, icon, "link", self)
        made.setObjectName(name)
        made.setToolTip(tip)
        made.clicked.connect(wanted)
        self.place_button(made)
        return made


class Carrier(QObject, Generic[Report]):
    """``title`` names the file dialog, ``kind`` the form of the empty workbook and ``blank`` its name. ``ask_path`` and
    ``ask_save`` are the doors to the desktop; ``preview`` and ``words`` are the dialogs while they are open."""

    title: str
    blank: str
    kind: ImportKind | str

    def __init__(self, ctx: AppContext, page: QWidget, message: InlineMessage, busy: BusyBar) -> None:
        super().__init__(page)
        self._ctx, self._page, self._message, self._busy = ctx, page, message, busy
        self.ask_path: AskPath = ask_open_path
        self.ask_save: AskPath = ask_save_path
        self.preview: Any = None
        self.words: WordsDialog | None = None

    # -- what each says for itself

    def kinds(self) -> str:
        """Files that may be chosen, as a file dialog takes them."""
        return ";;".join((tr("表格 (*.xlsx *.csv *.tsv *.txt)"), tr("所有文件 (*)")))

    def order(self, path: Path, *, dry_run: bool) -> WorkOrder[Report]:
        """Read the file, or take it in."""
        raise NotImplementedError

    def words_order(self, path: Path) -> WorkOrder[WordsOfFile]:
        """Find the words of the file that nobody explained yet."""
        raise NotImplementedError

    def marked_order(self, source: Path, path: Path) -> WorkOrder[MadeFile]:
        """Write their own workbook with what was found marked in it."""
        raise NotImplementedError

    def look_at(self, path: Path, report: Report) -> Look:
        """The dialog that shows what would come of it."""
        raise NotImplementedError

    def written(self, report: Report) -> None:
        """Say what was taken in."""
        raise NotImplementedError

    def marked_words(self, made: MadeFile, name: str) -> str:
        """Say what was marked in their own workbook."""
        raise NotImplementedError

    def blank_words(self, name: str) -> str:
        """Say that the empty workbook is there."""
        return tr("空白表格已存为 {name}。填好后从这里导入。").format(name=name)

    # -- choose, look, take in

    def choose(self) -> None:
        """Ask for the file."""
        chosen = self.ask_path(self._page, self.title.rstrip("…"), "", self.kinds())
        if chosen:
            self._message.clear()
            self.try_out(Path(chosen))

    def try_out(self, path: Path) -> None:
        """Read the file off the GUI thread and show what would come of it."""
        self.run(path, self.order(path, dry_run=True), partial(self._show, path))

    def take_in(self, path: Path) -> None:
        """Write what was looked at."""
        self.run(path, self.order(path, dry_run=False), self.written)

    def run(self, path: Path, order: WorkOrder[Report], on_done: Callable[[Report], None]) -> None:
        """Carry out a reading or a taking in."""
        task = self._ctx.work(order, on_done=on_done, on_error=partial(self.cannot_read, path))
        self._busy.watch(task, tr("正在读取 {name}").format(name=path.name))

    def _show(self, path: Path, report: Report) -> None:
        if not isValid(self._page):
            return
        self.preview = look = self.look_at(path, report)
        look.accepted.connect(lambda: self.take_in(path))
        look.blank_wanted.connect(self.save_blank)
        look.marked_wanted.connect(lambda: self.save_marked(path))
        look.words_wanted.connect(lambda: self.teach(path))
        look.finished.connect(self._forget)
        look.open()

    def _forget(self) -> None:
        if self.preview is not None:
            self.preview.deleteLater()
        self.preview = None

    def cannot_read(self, path: Path, error: Exception) -> None:
        """Say why, and offer the empty workbook."""
        self.fail(error)

    def fail(self, error: Exception) -> None:
        """Say why; whoever stopped it by hand knows."""
        acts = () if isinstance(error, Cancelled) else ((tr("另存空白表格…"), self.save_blank),)
        self._message.show_message(self._ctx.say(error), tone(error), acts)

    # -- the words of the file

    def teach(self, path: Path) -> None:
        """Ask what the words of the file mean, remember it, and read the file again."""
        if self.preview is not None:
            self.preview.reject()
        self._ctx.work(self.words_order(path), on_done=partial(self._ask_words, path), on_error=self.fail)

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
            on_error=self.fail,
        )

    def _forget_words(self) -> None:
        if self.words is not None:
            self.words.deleteLater()
        self.words = None

    # -- files that go back

    def save_marked(self, source: Path) -> None:
        """Write their own workbook with what was found marked in it."""
        name = f"{source.stem}（{MARKED_HEADING}）.xlsx"
        chosen = self.ask_save(self._page, tr("标注后退回"), name, tr("Excel 工作簿 (*.xlsx)"))
        if not chosen:
            return
        path = with_ending(Path(chosen), (".xlsx",))
        task = self._ctx.work(
            self.marked_order(source, path), on_done=partial(self._told_marked, path), on_error=self.fail
        )
        self._busy.watch(task, tr("正在标注 {name}").format(name=path.name))

    def _told_marked(self, path: Path, made: MadeFile) -> None:
        said = self.preview.message if self.preview is not None else self._message
        said.show_message(self.marked_words(made, path.name), "ok")

    def save_blank(self) -> None:
        """Write the empty workbook of this kind, with its headings, lists to pick from and explanations."""
        from qtic_desktop.services.exports import write_template

        chosen = self.ask_save(self._page, tr("另存空白表格"), f"{self.blank}.xlsx", tr("Excel 工作簿 (*.xlsx)"))
        if not chosen:
            return
        path, kind, lang = with_ending(Path(chosen), (".xlsx",)), self.kind, self._ctx.lang
        task = self._ctx.make(
            lambda: write_template(kind, path, lang=lang),
            on_done=lambda _made: self._message.show_message(self.blank_words(path.name), "ok"),
            on_error=lambda error: self._message.show_message(self._ctx.say(error), tone(error)),
            label=tr("另存空白表格"),
        )
        self._busy.watch(task, tr("正在写空白表格"))

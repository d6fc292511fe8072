"""A file that a stage makes: asked for by name, made in the background, and told where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.save_path import AskPath, ask_save_path, safe_name, size_text, with_ending
from qtic_desktop.gui.texts import tone, tr
from qtic_desktop.gui.widgets import BusyBar, Dialog, InlineMessage

if TYPE_CHECKING:
    from qtic_desktop.domain.acts import Act
    from qtic_desktop.services.use_case import WorkOrder


class Made(Protocol):
    """What a job that makes a file answers."""

    @property
    def path(self) -> Path:
        """Where the file is."""


File = TypeVar("File", bound=Made)
_KINDS: Final = {
    ".xlsx": lambda: tr("Excel 工作簿 (*.xlsx)"),
    ".pdf": lambda: tr("PDF 文件 (*.pdf)"),
    ".docx": lambda: tr("Word 文档 (*.docx)"),
    ".html": lambda: tr("网页 (*.html)"),
    ".ics": lambda: tr("日历文件 (*.ics)"),
    ".zip": lambda: tr("压缩文件 (*.zip)"),
}


def kind_words(kinds: tuple[str, ...]) -> str:
    """Endings as a file dialog takes them."""
    return ";;".join(_KINDS[ending]() for ending in kinds)


@dataclass(frozen=True, slots=True)
class Paper(Generic[File]):
    """``make`` binds the job to the chosen path; ``proposed`` is the name offered, without its ending; the first of
    ``kinds`` is the usual ending. ``told`` adds to the sentence that says it is there; ``why_not`` says why there is
    nothing to make now. ``keywords`` is what Ctrl+K calls it, where the button says less than the whole."""

    act: Act
    title: str
    proposed: Callable[[], str]
    make: Callable[[Path], WorkOrder[File]]
    kinds: tuple[str, ...] = (".xlsx",)
    told: Callable[[File], str] | None = None
    why_not: Callable[[], str] = lambda: ""
    icon: str = "download"
    command: str = ""


class Exporter(QObject):
    """Carries out ``Paper``s for a page. ``ask_path`` and ``open_url`` are the doors to the desktop."""

    def __init__(self, ctx: AppContext, page: QWidget, message: InlineMessage, busy: BusyBar) -> None:
        super().__init__(page)
        self._ctx, self._page, self._message, self._busy = ctx, page, message, busy
        self.ask_path: AskPath = ask_save_path
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.layout: Dialog | None = None

    def export(self, paper: Paper[File]) -> None:
        """Ask where, make the file, say where it is and how large."""
        why_not = paper.why_not()
        if why_not:
            self._message.show_message(why_not, "info")
            return
        name = safe_name(paper.proposed()) + paper.kinds[0]
        chosen = self.ask_path(self._page, paper.title.rstrip("…"), name, kind_words(paper.kinds))
        if not chosen:
            return
        path = with_ending(Path(chosen), paper.kinds)
        doing = tr("正在生成 {name}").format(name=path.name)
        self._message.clear()
        task = self._ctx.work(
            paper.make(path), on_done=lambda made: self._tell(paper, made), on_error=self._fail, label=doing
        )
        self._busy.watch(task, doing)

    def _tell(self, paper: Paper[File], made: File) -> None:
        told = paper.told(made) if paper.told is not None else ""
        name, size = made.path.name, size_text(made.path)
        words = tr("已导出 {name}（{size}）：{told}。") if told else tr("已导出 {name}（{size}）。")
        acts: list[tuple[str, Callable[[], object]]] = [
            (tr("打开文件"), lambda: self._open(made.path)),
            (tr("打开所在文件夹"), lambda: self._open(made.path.parent)),
        ]
        if made.path.suffix.lower() == ".pdf":
            acts.append((tr("排版核对"), lambda: self._check_layout(made.path)))
        self._message.show_message(words.format(name=name, size=size, told=told), "ok", acts=tuple(acts))

    def _check_layout(self, path: Path) -> None:
        """Measure the paper against GB/T 9704-2012, as it lies there now."""
        from qtic_desktop.gui.stage.layout_check import check_file

        def shown(dialog: Dialog) -> None:
            self.layout = dialog

        check_file(self._ctx, path, shown, self._fail, self._page)

    def _open(self, path: Path) -> None:
        if not self.open_url(QUrl.fromLocalFile(str(path))):
            self._message.show_message(tr("系统没有打开它。文件在：{path}").format(path=path), "warn")

    def _fail(self, error: Exception) -> None:
        self._message.show_message(self._ctx.say(error), tone(error))

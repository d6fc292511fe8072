"""The first page: a new workspace, the sample, or one that is there; nothing is asked that has a default."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from qtic_desktop.domain.system_files import holds_something
from qtic_desktop.gui.background import Task
from qtic_desktop.gui.forms.ui_start_page import Ui_StartForm
from qtic_desktop.gui.save_path import ask_folder
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr, translations
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, InlineMessage, button
from qtic_desktop.gui.widgets.basics import button_icon

_MOST_RECENT = 4
_RECENT = 400
_WORDS = 380


class StartPage(QWidget):
    """Asks the composition root by signals; nothing is made here."""

    new_requested = Signal(Path)
    sample_requested = Signal()
    open_requested = Signal(Path)
    copy_requested = Signal(Path)
    rebuild_requested = Signal(Path)

    def __init__(
        self,
        recent: Sequence[Path] = (),
        parent: QWidget | None = None,
        *,
        found: bool = False,
        told: Mapping[Path, str] | None = None,
    ) -> None:
        """``recent``: workspaces to open, the last one first; ``found``: they lie here, but nobody opened them before;
        ``told``: when and about what one worked there last, which says more than the way to the folder."""
        super().__init__(parent)
        set_role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._form = Ui_StartForm()
        self._form.setupUi(self)
        self._folder = default_folder()
        self._first: QWidget = self._form.newButton
        self.message = InlineMessage(self)
        self._form.messageLayout.addWidget(self.message)
        self.new_button, self.sample_button = self._form.newButton, self._form.sampleButton
        self.open_button = self._form.openButton
        icons = ((self.new_button, "plus", "primary"), (self.sample_button, "presentation", ""))
        for made, name, role in (*icons, (self.open_button, "folder-open", "")):
            made.setIcon(button_icon(name, role))
            made.setAutoDefault(True)  # Enter presses it
        self.new_button.setMinimumHeight(theme().px(44))
        self.new_button.clicked.connect(lambda: self.new_requested.emit(self._folder))
        self.sample_button.clicked.connect(self.sample_requested)
        self.open_button.clicked.connect(lambda: self._choose_existing())
        self._form.placeButton.setAutoDefault(True)
        self._form.placeButton.clicked.connect(self._choose_place)
        self._say_place()
        if found:
            self._form.recentLabel.setText(tr("在这台电脑上找到的工作区"))
        self._list_recent(recent, told or {})

    def show_problem(self, sentence: str, kind: str = "bad") -> None:
        """What went wrong with the last attempt."""
        self.message.show_message(sentence, kind)

    def wait_for(self, task: Task) -> None:
        """How far it is, and the button that stops it; nothing else is begun meanwhile."""
        for made in self.findChildren(QPushButton):
            made.setEnabled(False)
        self.busy = BusyBar(self, delay_ms=300)
        self._form.messageLayout.addWidget(self.busy)
        self.busy.watch(task, tr("正在准备示例，约半分钟"))
        self.busy.stop_button.setFocus()

    def show_gone(self, folder: Path, opened_at: str, moved_to: Path | None, *, older_since: str = "") -> None:
        """The workspace of the last session is not where it was: say so, and offer to find it before anything new.
        ``older_since``: the one at ``moved_to`` was not changed after that, so that it is offered last."""
        when = opened_at.replace("T", " ")[:16] or tr("时间不明")
        words = tr("没有找到上次的工作区“{name}”（{folder}，最后打开于 {time}）。里面的数据程序没有动过。").format(
            name=folder.name, folder=folder.parent, time=when
        )
        why = tr("可能是文件夹改了名或移走了，U 盘或网络盘没有接上。")
        acts = [(tr("查找它在哪里…"), "search", partial(self._choose_existing, folder.parent))]
        if moved_to is not None:
            why = tr("在同一个地方找到“{name}”，是同一个工作区。").format(name=moved_to.name)
            found = (tr("打开“{name}”").format(name=moved_to.name), "folder-open", partial(self._open, moved_to))
            if older_since:
                why += tr("但它最后改动于 {time}，早于上次打开，可能是旧的副本：请先找找原来的，或看看备份。").format(
                    time=older_since.replace("T", " ")[:16]
                )
            acts.insert(1 if older_since else 0, found)
        else:
            acts.append((tr("再看一次"), "refresh-cw", partial(self._open, folder)))
        acts.append((tr("从备份恢复…"), "download", partial(self._choose_existing, None)))
        self.message.show_message(words + ("" if translations.lang == "zh" else " ") + why, "warn")
        layout = self.message.layout()
        if layout is not None:  # in a low window the rest of the page gives way, never these words
            self.message.setMinimumHeight(layout.totalHeightForWidth(theme().px(_WORDS)))
        for part in (self.sample_button, self._form.sampleLabel, self._form.introLabel):
            part.hide()
        set_role(self.new_button, "")
        self.new_button.setIcon(button_icon("plus", ""))
        for number, (text, sign, slot) in enumerate(acts):
            made = button(text, sign, "" if number else "primary", self)
            made.setAutoDefault(True)
            made.setObjectName(f"goneAct{number}")
            made.clicked.connect(slot)
            self._form.messageLayout.addWidget(made)
            self._first = made if number == 0 else self._first
        self._avoid(folder)

    def offer_copy(self, folder: Path) -> None:
        """A workspace that is not worked on where it lies, a stick for one, can be copied to this computer."""
        self._offer(tr("复制到这台电脑再打开"), "copyHere", lambda: self.copy_requested.emit(folder))

    def offer_rebuild(self, folder: Path) -> None:
        """The database of a workspace is lost or damaged: what was acknowledged stands in the journal beside it."""
        self._offer(tr("从日志和备份重建到新的文件夹"), "rebuildHere", lambda: self.rebuild_requested.emit(folder))

    def _offer(self, words: str, name: str, act: Callable[[], None]) -> None:
        made = button(words, "download", "", self)
        made.setAutoDefault(True)
        made.setObjectName(name)
        made.clicked.connect(act)
        self._form.messageLayout.addWidget(made)
        self._first = made

    def _avoid(self, folder: Path) -> None:
        """Never propose a new workspace in the place of one that is only gone."""
        if self._folder == folder:
            self._folder = free_folder(folder.with_name(f"{folder.name} 2"))
            self._say_place()

    def _open(self, folder: Path) -> None:
        self.open_requested.emit(folder)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter is all it takes: to open the last workspace, or to make the first one."""
        super().showEvent(event)
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_place(self) -> None:
        self._form.placeLabel.setText(tr("将放在：{folder}").format(folder=self._folder))

    def _list_recent(self, recent: Sequence[Path], told: Mapping[Path, str]) -> None:
        self._form.recentLabel.setVisible(bool(recent))
        made_all: list[QPushButton] = []
        for folder in list(recent)[:_MOST_RECENT]:
            made = button("", "history", "quiet", self)
            room = theme().px(_RECENT) - made.iconSize().width()
            made.setText(_short_place(made.fontMetrics(), folder, room, told.get(folder, "")).replace("&", "&&"))
            made.setAccessibleName(f"{folder.name} {told.get(folder, folder.parent)}")
            made.setToolTip(str(folder))
            made.setAutoDefault(True)
            made.setObjectName("recentButton")
            made.clicked.connect(partial(self.open_requested.emit, folder))
            self._form.recentLayout.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            made_all.append(made)
        if made_all:  # whoever has a workspace is not led into an empty one by a plain Enter
            self._first = made_all[0]

    def _choose_place(self) -> None:
        name = ask_folder(self, tr("选择一个空文件夹"), str(self._folder.parent), "")
        if name:
            chosen = Path(name)
            self._folder = free_folder(chosen / default_name()) if _holds_something(chosen) else chosen
            self._say_place()

    def _choose_existing(self, near: Path | None = None) -> None:
        """A workspace, or a backup of one: what it is, is seen when it is opened."""
        title = tr("选择工作区或备份的文件夹")
        name = ask_folder(self, title, str(near or self._folder.parent), "")
        if name:
            self.open_requested.emit(Path(name))


def _short_place(metrics: QFontMetrics, folder: Path, room: int, told: str = "") -> str:
    """The name of a workspace whole where it can be, and of what is told of it, or else of the way to it, what there is room
    for."""
    name = metrics.elidedText(folder.name, Qt.TextElideMode.ElideMiddle, room)
    left = room - metrics.horizontalAdvance(f"{name}　")
    way = metrics.elidedText(told or str(folder.parent), Qt.TextElideMode.ElideMiddle, left)
    return f"{name}　{way}" if left > metrics.height() * 3 else name


def default_name() -> str:
    """Name of the folder of a new workspace."""
    return tr("技术创新中心评审")


def default_folder() -> Path:
    """A folder among the person's documents that is free."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return free_folder(Path(documents or Path.home()) / default_name())


def free_folder(wanted: Path) -> Path:
    """``wanted``, or with the next number when something is there already."""
    number, folder = 1, wanted
    while _holds_something(folder):
        number += 1
        folder = wanted.with_name(f"{wanted.name} {number}")
    return folder


def _holds_something(folder: Path) -> bool:
    """Whether something is in the folder; one that may not be looked into says so itself when it is to be used."""
    try:
        return folder.is_dir() and holds_something(path.name for path in folder.iterdir())
    except OSError:
        return False

"""Below each paragraph of an opinion, while it is being written, what it can be drawn from: the means of its criteria and
what the experts wrote.

Ctrl and the number, or a double click, takes a remark over into the paragraph, where it can be undone like typing.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from qtic_desktop.domain.opinions import Conclusion
from qtic_desktop.domain.opinions.record_check import RecordFact
from qtic_desktop.domain.opinions.sources import Doubt, DoubtKind, Remark, Sources
from qtic_desktop.gui.opinions import words
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import plain_label

_KEYS = 9
_OF_THE_RECORD = frozenset({"opening", "conclusion"})


class SourcePane(QWidget):
    """``taken(part, words)`` when a remark is to stand in a part."""

    taken = Signal(str, str)

    def __init__(self, desk: QWidget) -> None:
        super().__init__(desk)
        self.setObjectName("sourcePane")
        self._sources: Sources | None = None
        self._part, self._heading = "", ""
        self._remarks: tuple[Remark, ...] = ()
        self.head = plain_label("", "strong", self)
        self.marks = plain_label("", "body", self)
        self.marks.setWordWrap(True)
        self.list = _Remarks(self)
        self.list.chosen.connect(self.take)
        self.hint = plain_label(tr("Ctrl+数字或双击采用到这一段，Ctrl+Z 撤销。"), "muted", self)
        self.hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(8), 0, 0, 0)
        layout.setSpacing(theme().px(4))
        layout.addWidget(self.head)
        layout.addWidget(self.marks)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint)
        for number in range(1, _KEYS + 1):
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), desk)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(partial(self.take, number - 1))
        self.hide()

    @property
    def sources(self) -> Sources | None:
        """What is known; None while it was not read."""
        return self._sources

    def show_sources(self, sources: Sources | None) -> None:
        """These are the sources of the opinion at the desk."""
        self._sources = sources
        self._fill()
        self.follow(self._part, self._heading)

    def follow(self, part: str, heading: str) -> None:
        """The cursor is in this part; opening and conclusion come from the record and are drawn from nothing else."""
        if part and part != self._part:
            self._part, self._heading = part, heading
            self._fill()
        self.setVisible(self._sources is not None and bool(self._part) and self._part not in _OF_THE_RECORD)

    def take(self, place: int) -> None:
        """Put the remark at this place into the part."""
        if 0 <= place < len(self._remarks) and self.isVisible():
            self.taken.emit(self._part, self._remarks[place].text)

    def _fill(self) -> None:
        sources = self._sources
        if sources is None:
            return
        self.head.setText(tr("“{part}”可以采用的专家意见").format(part=self._heading))
        means = [
            tr("{number} {title}：平均 {mean}，满分 {maximum}").format(
                number=mark.criterion, title=mark.title, mean=mark.mean or tr("不适用"), maximum=mark.maximum
            )
            for mark in sources.marks_of(self._part)
        ]
        self.marks.setText(tr("；").join(means))
        self.marks.setVisible(bool(means))
        self._remarks = sources.remarks_of(self._part)
        self.list.clear()
        for number, one in enumerate(self._remarks, 1):
            self.list.addItem(QListWidgetItem(_told(number, one)))
        if not self._remarks:
            nothing = QListWidgetItem(tr("评分表上没有写意见。会上口头说的，写下来，定稿时写明依据。"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        lines = sum(max(1, self.list.sizeHintForRow(row)) for row in range(self.list.count()))
        self.list.setFixedHeight(min(theme().px(132), lines + theme().px(8)))


class _Remarks(QListWidget):
    """``chosen(place)`` by Enter or a double click."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sourceList")
        self.setAccessibleName(tr("专家意见"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # the cursor stays in the words; Ctrl and a number reach it from there
        self.setMaximumHeight(theme().px(132))
        self.itemDoubleClicked.connect(lambda item: self.chosen.emit(self.row(item)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the remark over."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


def _told(number: int, one: Remark) -> str:
    about = f"{one.criterion} {one.title}" if one.criterion else tr("总评")
    key = f"{number}. " if number <= _KEYS else ""
    return tr("{key}专家{seat}（{about}）：{text}").format(key=key, seat=one.seat, about=about, text=one.text)


def _fact(name: str) -> str:
    return {
        RecordFact.CENTER: tr("本项目的名称"),
        RecordFact.OLD_CENTER: tr("原中心的名称"),
        RecordFact.HOST: tr("依托单位"),
        RecordFact.DEPARTMENT: tr("主管部门"),
        RecordFact.CODE: tr("编号"),
        RecordFact.DIRECTOR: tr("中心主任"),
        RecordFact.DAY: tr("会议日期"),
        RecordFact.MEETING: tr("会议名称"),
        RecordFact.PLACE: tr("会议地点"),
        RecordFact.ORGANIZER: tr("组织单位"),
        RecordFact.EXPERTS: tr("专家人数"),
        RecordFact.LEADER: tr("组长"),
        RecordFact.LEADER_NAMED: tr("原组长"),
        RecordFact.RECUSED: tr("回避专家"),
        RecordFact.ABSENT: tr("缺席专家"),
        RecordFact.PERIOD: tr("建设期"),
        RecordFact.MEAN: tr("平均分"),
        RecordFact.VOTES: tr("票数"),
        RecordFact.CONCLUSION: tr("结论"),
    }[RecordFact(name)]


def _against(doubt: Doubt, where: str) -> str:
    """A place against the record: which fact, what is written, what the record has."""
    fact, record = _fact(doubt.fact), doubt.other or tr("没有")
    if doubt.fact == RecordFact.CONCLUSION:
        record = words.conclusion(Conclusion(doubt.other))
    if not doubt.words:
        return tr("{part}没有写{fact}“{record}”").format(part=where, fact=fact, record=record)
    said = _short(doubt.words)
    return tr("{part}写的{fact}是“{said}”，记录是“{record}”").format(part=where, fact=fact, said=said, record=record)


def doubt_words(doubt: Doubt, where: str = "") -> str:
    """A doubt in words; ``where`` is the heading of its part."""
    if doubt.kind is DoubtKind.RECORD:
        return _against(doubt, where)
    if doubt.kind is DoubtKind.STANDARD:
        return tr("标准用语没有改动：“{words}”").format(words=_short(doubt.words))
    if doubt.kind is DoubtKind.NO_SOURCE:
        return tr("在专家写的意见里找不到出处：“{words}”").format(words=_short(doubt.words))
    return tr("“{words}”与“{other}”矛盾").format(words=_short(doubt.words), other=_short(doubt.other))


def _short(text: str) -> str:
    return text if len(text) <= 26 else f"{text[:25]}…"

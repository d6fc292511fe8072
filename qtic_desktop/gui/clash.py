"""Somebody else wrote something else at the same place: both are shown, who and when, and the person decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPlainTextEdit, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.domain.clashes import OtherValue, Pair, Side
from qtic_desktop.domain.errors import StaleEdit
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, plain_label
from qtic_desktop.gui.widgets.in_sight import FocusInSight

_LINES: Final = 6
_WIDE: Final = 24  # characters that surely stand on one line
Sides = Mapping[str, Side]


def others_came(ctx: AppContext, error: StaleEdit) -> str:
    """What another person did to the record meanwhile, with its former and its new values where they may be read."""
    act, details = str(error.facts["act"]), error.facts.get("details", {})
    said = ctx.say(error.code, who=error.facts["who"], at=error.facts["at"], act=words.act(act))
    told = mark("；").join(words.details(details, act)) if isinstance(details, Mapping) else ""
    return f"{said}\n{told}" if told else said


def merged(pairs: tuple[Pair, ...]) -> Sides | None:
    """Whose value stands at each place, where no place was changed by both; None where a person has to decide."""
    sides = {one.key: one.only for one in pairs if one.only is not None}
    return sides if len(sides) == len(pairs) else None


def joined_words(error: OtherValue[Any], name: Callable[[Pair], str]) -> str:
    """What came in from the other one without any clash."""
    places = mark("、").join(name(one) for one in error.pairs if one.only is Side.THEIRS)
    return tr("{who} {at} 改了{places}，已经并入；您写的都在。").format(
        who=error.who, at=error.at[11:16], places=places
    )


class ClashDialog(Dialog):
    """``decided`` carries for each place whose value stands. Nothing is chosen beforehand where both changed it."""

    decided = Signal(object)

    def __init__(self, error: OtherValue[Any], name: Callable[[Pair], str], parent: QWidget) -> None:
        super().__init__(tr("两个人写了不同的内容"), parent)
        self._pairs = error.pairs
        self.groups: dict[str, QButtonGroup] = {}
        told = tr("左边是{who} {at} 写的，已在记录里；右边是您写的，还没有写入。没有选用的一份留在审计记录里。")
        self.body.addWidget(plain_label(told.format(who=error.who or "—", at=error.at[11:16]), "body", self))
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme().px(8), 0)
        column.setSpacing(theme().px(16))
        for pair in self._pairs:
            column.addLayout(self._both(pair, name(pair), inside))
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        FocusInSight(area)
        self.body.addWidget(area, 1)
        self.add_button(tr("以后再定"), self.reject).setObjectName("decideLater")
        self.write = self.add_button(tr("按所选的写入"), self._decide, "primary")
        self.write.setObjectName("decideClash")
        self._follow()
        self.setMinimumWidth(theme().px(720))
        inside.adjustSize()
        self.resize(theme().px(820), min(theme().px(580), inside.sizeHint().height() + theme().px(170)))
        next(iter(self.groups.values())).button(0).setFocus()

    def _both(self, pair: Pair, name: str, parent: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme().px(8))
        group = self.groups[pair.key] = QButtonGroup(parent)
        grid.addWidget(plain_label(name, "strong", parent), 0, 0, 1, 2)
        lines = min(_LINES, max(_lines_of(pair.theirs), _lines_of(pair.mine)))
        choices = ((Side.THEIRS, tr("用对方的"), pair.theirs), (Side.MINE, tr("用我的"), pair.mine))
        for place, (side, label, text) in enumerate(choices):
            area = QPlainTextEdit(parent)
            area.setPlainText(text or tr("（空）"))
            area.setReadOnly(True)
            area.setTabChangesFocus(True)
            area.setAccessibleName(f"{name}，{label}")
            area.setFixedHeight(theme().px(22 * lines + 18))
            choice = QRadioButton(label, parent)
            choice.setObjectName(f"{pair.key}_{side}")
            choice.setAccessibleName(f"{name}，{label}")
            choice.setChecked(pair.only is side)
            choice.toggled.connect(self._follow)
            group.addButton(choice, place)
            grid.addWidget(choice, 1, place)
            grid.addWidget(area, 2, place)
            grid.setColumnStretch(place, 1)
        if pair.only is not None:
            only = tr("只有对方改过。") if pair.only is Side.THEIRS else tr("只有您改过。")
            grid.addWidget(plain_label(only, "help", parent), 3, 0, 1, 2)
        return grid

    def choose(self, side: Side) -> None:
        """The same side at every place."""
        for group in self.groups.values():
            group.button(0 if side is Side.THEIRS else 1).setChecked(True)

    def _follow(self) -> None:
        whole = all(group.checkedId() >= 0 for group in self.groups.values())
        if hasattr(self, "write"):
            self.write.setEnabled(whole)
            self.write.setToolTip("" if whole else tr("还有没有选的。"))

    def _decide(self) -> None:
        sides = {key: Side.THEIRS if group.checkedId() == 0 else Side.MINE for key, group in self.groups.items()}
        self.accept()
        self.decided.emit(sides)


def _lines_of(text: str) -> int:
    """About how many lines it takes; more than there is room for are scrolled to."""
    return sum(1 + len(line) // _WIDE for line in text.split("\n"))


class Clashes:
    """Of one surface: the sentence with its button where the surface says its sentences, and one dialog at a time.

    ``tell`` is handed the sentence, the words of the button and what it does. The focus is left where it is: somebody may
    be typing on."""

    def __init__(self, ctx: AppContext, parent: QWidget, tell: Callable[[str, str, Callable[[], None]], None]) -> None:
        self._ctx, self._parent, self._tell = ctx, parent, tell
        self.dialog: ClashDialog | None = None

    def meet(self, error: OtherValue[Any], name: Callable[[Pair], str], decided: Callable[[Sides], None]) -> None:
        """Say it; ``decided`` is called with the person's choice."""
        self._tell(self._ctx.say(error), tr("对照…"), partial(self._open, error, name, decided))

    def _open(self, error: OtherValue[Any], name: Callable[[Pair], str], decided: Callable[[Sides], None]) -> None:
        if self.dialog is not None:
            return
        self.dialog = ClashDialog(error, name, self._parent)
        self.dialog.decided.connect(decided)
        self.dialog.finished.connect(self._forget)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None

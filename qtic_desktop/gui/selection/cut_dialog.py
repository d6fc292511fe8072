"""What if the line were drawn here: who would stand inside, whom it would part, and how fields and districts stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.domain.selection import balance, cut, filling, ranks
from qtic_desktop.gui import weighing
from qtic_desktop.gui import words as all_words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.selection import words
from qtic_desktop.gui.stage.second_look import SecondLook
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, FieldRow, plain_label
from qtic_desktop.gui.widgets.number_field import NumberField
from qtic_desktop.storage.queries.selection import SelectionRow
from qtic_desktop.storage.queries.selection_late import Unlisted

TRACKS = ("NEW", "CONVERSION")


class CutDialog(Dialog):
    """``taken`` carries the places of each track when the decisions that are open are to be filled from them."""

    taken = Signal(object)

    def __init__(self, ctx: AppContext, rows: Sequence[SelectionRow], *, may_fill: bool, parent: QWidget) -> None:
        super().__init__(tr("名额测算"), parent)
        self._ctx, self._rows = ctx, tuple(rows)
        self._placed = ranks(self._rows)
        self.fields: dict[str, NumberField] = {}
        hint = tr("改名额，下面随之变化；测算本身不作决定。名额指引未规定。")
        self._asks: list[QWidget] = [plain_label(hint, "muted", self)]
        self.body.addWidget(self._asks[0])
        for track in TRACKS:
            passed = sum(row.track == track and row.id in self._placed for row in self._rows)
            if not passed:
                continue
            field = NumberField(self, maximum=Decimal(passed))
            field.setObjectName(f"places_{track}")
            field.set_value(Decimal(passed))
            field.edited.connect(self._show)
            label = tr("{track}名额（通过论证 {n} 个）").format(track=all_words.track(track), n=passed)
            self._asks.append(FieldRow(self, label=label, field=field))
            self.body.addWidget(self._asks[-1])
            self.fields[track] = field
        self.told = plain_label("", "body", self)
        self.told.setObjectName("cutTold")
        self.body.addWidget(self.told)
        self._asks.append(self.told)
        self.unlisted = plain_label("", "warn", self)
        self.unlisted.setObjectName("cutUnlisted")
        self.unlisted.hide()
        self.body.addWidget(self.unlisted)
        self.second = SecondLook(self)
        self.body.addWidget(self.second)
        self.setMinimumWidth(theme().px(560))
        self.back = self.add_button(tr("关闭"), self._leave)
        self.back.setObjectName("closeCut")
        self.fill = self.add_button(tr("按此填写未决定的…"), self._take, "primary")
        self.fill.setObjectName("fillFromCut")
        self._may_fill = may_fill
        self._show()

    def tell_unlisted(self, late: Unlisted) -> None:
        """Which projects of the batch are not counted here, for they are not on the list."""
        if isValid(self):
            told = words.unlisted(late)
            self.unlisted.setText(told)
            self.unlisted.setVisible(bool(told))
            self.make_room()

    def places(self) -> Mapping[str, int]:
        """How many places of each track stand in the fields."""
        return {track: int(field.value() or 0) for track, field in self.fields.items()}

    def _show(self) -> None:
        line = cut(self._rows, self.places())
        inside = [row for row in self._rows if row.id in line.inside]
        tied = [row.center_name for row in self._rows if row.id in line.tied]
        comma = mark("、")
        parts = [tr("名额以内 {n} 个，以外 {m} 个。").format(n=len(inside), m=len(line.outside))]
        if tied:
            told = tr("分数相同、不能由程序取舍的 {n} 个：{names}。")
            parts.append(told.format(n=len(tied), names=comma.join(tied)))
        for heading, values in (
            (tr("领域：{text}"), [row.field or tr("未填") for row in inside]),
            (tr("主管部门：{text}"), [row.department_name for row in inside]),
        ):
            told = comma.join(f"{name} {n}" for name, n in balance(values))
            parts.append(heading.format(text=told or "—"))
        fills = filling(self._rows, self.places())
        if fills.not_passed:
            told = tr("未通过论证、不在测算之内的 {n} 个：按此填写时登记为不支持。")
            parts.append(told.format(n=len(fills.not_passed)))
        self.fill.setEnabled(self._may_fill and bool(self.fields) and bool(fills.filled))
        self.told.setText("\n".join(parts))
        self.make_room()

    def _take(self) -> None:
        """First what it would do, with the way back in the focus; done when it is confirmed."""
        if not self.second.isHidden():
            self.accept()
            self.taken.emit(dict(self.places()))
            return
        self.second.show_again((), weighing.filled_from_a_cut(filling(self._rows, self.places())))
        self._turn(to_second=True)
        self.back.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        if self.second.isHidden():
            self.reject()
        else:
            self._turn(to_second=False)

    def _turn(self, *, to_second: bool) -> None:
        for shown in self._asks:
            shown.setHidden(to_second)
        self.second.setVisible(to_second)
        self.fill.setText(tr("确认填写") if to_second else tr("按此填写未决定的…"))
        self.back.setText(tr("返回修改") if to_second else tr("关闭"))
        self.make_room()

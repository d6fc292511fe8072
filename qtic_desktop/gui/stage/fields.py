"""From the questions of an act to the fields of a form: which widget asks what, and what is wrong with an answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import singledispatch
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.stage.act import Choice, Day, Entry, File, Line, MaybeDay, PaperNumber, Same, Tick, Words
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import ChoiceBox, DateField, EntryTick, PickList, TextArea, TextField
from qtic_desktop.gui.widgets.file_field import FileField
from qtic_desktop.gui.widgets.paper_number import PaperNumberField

_FEW = 12
"""Choices that are seen at a glance; among more one types to search."""


class TickField(EntryTick):
    """A tick as a field of a form."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("是"), parent)
        self.toggled.connect(lambda _on: self.edited.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, on: bool) -> None:
        """Tick or not; nothing is signalled."""
        self.blockSignals(True)
        self.setChecked(on)
        self.blockSignals(False)

    def commit(self) -> None:
        """Nothing is ever pending here."""


@singledispatch
def field_for(entry: Entry[Any], parent: QWidget) -> QWidget:
    """The field that asks ``entry``."""
    raise TypeError(type(entry).__name__)


@field_for.register(Day)
@field_for.register(MaybeDay)
def _(entry: Day | MaybeDay, parent: QWidget) -> QWidget:
    return DateField(parent)


@field_for.register
def _(entry: Line, parent: QWidget) -> QWidget:
    return TextField(parent, limit=entry.limit)


@field_for.register
def _(entry: PaperNumber, parent: QWidget) -> QWidget:
    return PaperNumberField(parent, limit=entry.limit)


@field_for.register
def _(entry: Words, parent: QWidget) -> QWidget:
    return TextArea(parent, limit=entry.limit, lines=entry.lines)


@field_for.register
def _(entry: Choice, parent: QWidget) -> QWidget:
    offered = entry.offered()
    box = ChoiceBox(parent) if len(offered) <= _FEW else PickList(parent)
    box.set_choices(offered)
    return box


@field_for.register
def _(entry: Tick, parent: QWidget) -> QWidget:
    return TickField(parent)


@field_for.register
def _(entry: File, parent: QWidget) -> QWidget:
    return FileField(parent, kinds=entry.kinds)


def first_answer(entry: Entry[Any], filled: Mapping[str, object], today: date) -> object:
    """What stands in a field before anybody typed: what the act fills in, else today, the first choice, or nothing."""
    if entry.name in filled:
        return filled[entry.name]
    if isinstance(entry, Day):
        return None if entry.asked else today
    if isinstance(entry, Choice):
        offered = entry.offered()
        return offered[0][0] if offered and not entry.theirs else None
    return "" if isinstance(entry, Line | Words) else False if isinstance(entry, Tick) else None


def what_is_wrong(entry: Entry[Any], field: Any) -> str:
    """The sentence for an answer that cannot be taken, found without asking the storage; empty when it can."""
    if isinstance(field, DateField) and not field.is_readable():
        return tr("这不是日期，请写成 2026-3-5 的样子。")
    if isinstance(field, TextField | TextArea) and field.is_too_long():
        return tr("字数超出，已全部保留。请删短后再办理。")
    if isinstance(entry, Same) and field.value().strip().upper() != entry.wanted().upper():
        return tr("请照样输入 {text}，现在没有办理。").format(text=entry.wanted())
    if not entry.required or field.value() not in (None, ""):
        return ""
    if isinstance(entry, Day | MaybeDay):
        return tr("请填写日期。")
    if isinstance(entry, Choice):
        return tr("请选择一项。")
    return tr("请选择文件。") if isinstance(entry, File) else tr("请填写{label}。").format(label=entry.label)

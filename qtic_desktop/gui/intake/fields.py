"""Raw text in and out of the entry fields: a draft keeps what was typed, also while it is no date or number yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from qtic_desktop.domain.numbers import normalize_number
from qtic_desktop.gui.widgets import ChoiceBox, DateField, NumberField, TextArea


def object_name(field: str) -> str:
    """``center_name`` of the domain is ``centerName`` in a form."""
    head, *rest = field.split("_")
    return head + "".join(part.title() for part in rest)


def raw_text(field: QWidget) -> str:
    """What stands in ``field``; a key for a choice, empty while nothing is chosen."""
    if isinstance(field, TextArea):
        return field.editor.toPlainText()
    if isinstance(field, NumberField):
        return normalize_number(field.text())
    if isinstance(field, DateField):
        return field.text()
    entry: Any = field
    return str(entry.value() or "")


def put_text(field: QWidget, text: str) -> None:
    """Show raw text again; nothing is signalled. A choice that the list no longer has is added, never dropped."""
    if isinstance(field, (NumberField, DateField)):
        field.setText(text)
        return
    if isinstance(field, ChoiceBox) and text and field.findData(text) < 0 and not field.isEditable():
        field.addItem(text, text)
    entry: Any = field
    entry.set_value(text or None)


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """The fields below ``widget`` as they are laid out, whenever they were made."""
    layout = widget.layout()
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    elif layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item: Any = layout.itemAt(place)
        inner, below = item.widget(), item.layout()
        if inner is not None:
            yield from in_reading_order(inner)
        elif below is not None:
            yield from _in_layout(below)


def order_tabs(content: QWidget, then: tuple[QWidget, ...] = ()) -> None:
    """Let Tab go through ``content`` in reading order and on to the widgets of ``then``."""
    chain = [*in_reading_order(content), *then]
    for first, second in zip(chain, chain[1:], strict=False):
        QWidget.setTabOrder(first, second)

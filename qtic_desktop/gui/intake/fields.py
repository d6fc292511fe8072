"""Raw text in and out of the entry fields: a draft keeps what was typed, also while it is no date or number yet."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

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
        return field.text().replace(",", "")
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

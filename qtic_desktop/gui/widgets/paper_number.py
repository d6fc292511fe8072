"""A field that takes the number of a paper: the brackets around its year are written as papers have them, and it is said."""

from __future__ import annotations

from functools import partial

from qtic_desktop.domain.paper_numbers import paper_number
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets.form import FieldRow
from qtic_desktop.gui.widgets.text_field import TextField


class PaperNumberField(TextField):
    """Its value has the year in 〔〕 from the first moment; what is shown follows when the field is left."""

    def value(self) -> str:
        """The number as papers write it."""
        return paper_number(self.text())


def write_as_paper(field: TextField, row: FieldRow) -> None:
    """From now on the brackets of ``field`` are put right when it is left, with a word below it."""
    field.finished.connect(partial(_write, field, row))


def _write(field: TextField, row: FieldRow) -> None:
    typed = field.text().strip()
    written = paper_number(typed)
    if written != typed:
        field.set_value(written)
        row.say(tr("文号的年份用六角括号，已写成 {written}（录入的是 {typed}）").format(written=written, typed=typed))

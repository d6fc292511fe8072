"""The form of a page of the wizard, with what its lists offer."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.intake.choices import fill_lists
from qtic_desktop.gui.intake.form_page import FormPage
from qtic_desktop.gui.widgets import PickList


def make_page(key: str, parent: QWidget, departments: Sequence[tuple[str, str]], this_year: int) -> FormPage:
    """The compiled Designer form of a page; ``departments`` are id and name, the finances are of the three years before
    ``this_year``."""
    module = import_module(f"qtic_desktop.gui.forms.ui_intake_{key}")
    name = "Intake" + "".join(part.title() for part in key.split("_"))
    made = FormPage(key, getattr(module, f"Ui_{name}")(), parent)
    fields: dict[str, Any] = made.fields
    fill_lists(fields)
    department = fields.get("department_id")
    if isinstance(department, PickList):
        department.set_choices(departments)
    if "finance" in made.tables:
        table: Any = made.tables["finance"]
        table.set_years(this_year - 1)
    return made

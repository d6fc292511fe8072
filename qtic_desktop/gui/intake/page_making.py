"""The form of a page of the wizard, with what its lists offer."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.office_lists import OfficeList, offered
from qtic_desktop.gui.intake.choices import NOTHING_CHANGED, Dictionaries, entries_of, fill_lists
from qtic_desktop.gui.intake.form_page import FormPage
from qtic_desktop.gui.intake.materials import MaterialList
from qtic_desktop.gui.intake.missing_papers import MissingPapers
from qtic_desktop.gui.intake.task_table import TaskTable
from qtic_desktop.gui.intake.years_table import YearsTable
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import PickList


def make_page(
    key: str,
    parent: QWidget,
    departments: Sequence[tuple[str, str]],
    this_year: int,
    dictionaries: Dictionaries = NOTHING_CHANGED,
) -> FormPage:
    """The compiled Designer form of a page; ``departments`` are id and name, the finances are of the three years before
    ``this_year``."""
    module = import_module(f"qtic_desktop.gui.forms.ui_intake_{key}")
    name = "Intake" + "".join(part.title() for part in key.split("_"))
    made = FormPage(key, getattr(module, f"Ui_{name}")(), parent)
    fields: dict[str, Any] = made.fields
    fill_lists(fields, dictionaries)
    department = fields.get("department_id")
    if isinstance(department, PickList):
        department.set_choices(departments)
    for table in made.tables.values():
        if isinstance(table, YearsTable):
            table.set_years(this_year - 1)
    tasks = made.tables.get("tasks")
    if isinstance(tasks, TaskTable):
        tasks.set_entries(entries_of(dictionaries, OfficeList.TASKS))
    papers, missing = entries_of(dictionaries, OfficeList.PAPERS), fields.get("missing_papers")
    if isinstance(missing, MissingPapers):
        missing.set_papers(papers)
    for materials in made.content.findChildren(MaterialList):
        materials.kind.set_choices([(one.key, tr(one.title)) for one in offered(papers)])
        materials.kind.set_value("plan" if "plan" in (one.key for one in offered(papers)) else offered(papers)[0].key)
    return made

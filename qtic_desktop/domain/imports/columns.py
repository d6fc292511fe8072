"""All import forms by kind."""

from __future__ import annotations

from qtic_desktop.domain.imports.columns_calendar import CALENDAR
from qtic_desktop.domain.imports.columns_centers import CENTERS, PROPOSALS
from qtic_desktop.domain.imports.columns_people import DEPARTMENTS, EXPERTS, SCORES
from qtic_desktop.domain.imports.columns_units import UNITS
from qtic_desktop.domain.imports.forms import ImportForm, ImportKind

__all__ = ["CALENDAR", "CENTERS", "DEPARTMENTS", "EXPERTS", "FORMS", "PROPOSALS", "SCORES", "UNITS"]

FORMS: dict[ImportKind, ImportForm] = {
    form.kind: form for form in (PROPOSALS, EXPERTS, SCORES, DEPARTMENTS, CENTERS, UNITS, CALENDAR)
}

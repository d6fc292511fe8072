"""What can be asked for; who may, and until when it is secret, is the one table in ``domain.acts``."""

from __future__ import annotations

from enum import StrEnum


class Read(StrEnum):
    """Every kind of answer that can be asked for."""

    AGENDA = "agenda"
    AUDIT = "audit"
    BATCHES = "batches"
    CENTERS = "centers"
    CONTACTS = "contacts"
    DEPARTMENTS = "departments"
    DRAWS = "draws"
    DUTIES = "duties"
    EXPERTS = "experts"
    GATE = "gate"
    MEETINGS = "meetings"
    OPINIONS = "opinions"
    OWN_SHEETS = "own_sheets"
    PEOPLE = "people"
    PROPOSALS = "proposals"
    PUBLICITY = "publicity"
    RESULTS = "results"
    RULES = "rules"
    SELECTION = "selection"
    SHEET_STATES = "sheet_states"
    WAITING = "waiting"
    WORKSPACE = "workspace"

"""Kinds of answers, and what a row of the table of rights (``domain.acts``) says: who, and until when it is secret."""

from __future__ import annotations

from enum import StrEnum

from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.values import dataclass


class Secret(StrEnum):
    """Until when nobody but the expert concerned learns what an act wrote or a read would answer."""

    NEVER = "never"
    UNTIL_SEALED = "until-sealed"


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
    EXAMINATION = "examination"
    EVALUATIONS = "evaluations"
    EXPERTS = "experts"
    GATE = "gate"
    KEYING = "keying"
    MATERIAL = "material"
    LETTERS = "letters"
    MEETINGS = "meetings"
    OPINIONS = "opinions"
    OWN_SHEETS = "own_sheets"
    PEOPLE = "people"
    PROPOSALS = "proposals"
    PUBLICITY = "publicity"
    RECUSALS = "recusals"
    RESULTS = "results"
    RULES = "rules"
    SCANS = "scans"
    SELECTION = "selection"
    SHEET_STATES = "sheet_states"
    WAITING = "waiting"
    WORKSPACE = "workspace"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: who, and until when the content is secret from everybody but the expert it is of."""

    roles: frozenset[Role]
    secret: Secret = Secret.NEVER

"""Which acts of the one table are of the experts, of meetings and of scoring, by where they are carried out.

A new act that changes the record is of the three stages or of others; where it is not clear from the folder, it is named
here. A test fails until that is done, and until it is in the walk.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from qtic_desktop import services
from qtic_desktop.domain.acts import Act
from qtic_desktop.services.use_case import Job, LongJob, UseCase

A = Act
STAGES = frozenset({"experts", "meetings", "scoring"})
#: Folders and modules of the services all of whose acts are of other stages, or of the house.
OTHERS = frozenset({
    "accounts", "annual_reports", "archive", "audit", "evaluation", "examination", "fonts", "intake",
    "launch", "letters", "opinions",
    "publicity", "road", "scans", "selection",
})  # fmt: skip
#: Acts of the three stages that are carried out elsewhere: lists taken in, the editor of score sheets, other stations.
BESIDE = frozenset({
    A.IMPORT_EXPERTS, A.IMPORT_SCORES, A.REVISE_RUBRIC, A.WITHDRAW_RUBRIC, A.KEEP_RUBRIC, A.DROP_RUBRIC, A.DECIDE_SHEET,
    A.MAKE_PRINT_SET,
})  # fmt: skip
#: What lies in the same folders and is of others: lists of others, rules, the whole workspace, a practice that is apart.
APART = frozenset({
    A.IMPORT_CALENDAR, A.IMPORT_CENTERS, A.IMPORT_DEPARTMENTS, A.IMPORT_PROPOSALS, A.IMPORT_UNITS, A.LEARN_WORDS,
    A.TAKE_BACK_UNITS, A.ADD_DEPARTMENT, A.ADD_DEPARTMENTS, A.MERGE_DEPARTMENTS, A.OPEN_BATCH, A.PREPARE_WORKSPACE,
    A.RENAME_DEPARTMENT, A.REVISE_RULES, A.SPLIT_DEPARTMENT, A.TAKE_BACK_CALENDAR, A.TAKE_BACK_DEPARTMENT,
    A.EXPORT_BUNDLE, A.IMPORT_BUNDLE, A.NAME_STATION, A.MAKE_PRACTICE, A.DELETE_PRACTICE, A.MOVE_WORKSPACE,
    A.TAKE_PAST_YEARS, A.TAKE_BACK_PAST_YEARS,
    A.REVISE_LIST, A.WITHDRAW_LIST, A.KEEP_LIST, A.DROP_LIST, A.SET_BATCH_DATES, A.ROLL_OVER_LATE, A.SET_QUOTA,
})  # fmt: skip


@cache
def homes() -> dict[Act, frozenset[str]]:
    """By act the folders of the services in which something carries it out that changes the record."""
    found: dict[Act, set[str]] = {}
    for module in pkgutil.walk_packages(services.__path__, services.__name__ + "."):
        for one in vars(importlib.import_module(module.name)).values():
            if getattr(one, "__module__", "") != module.name:
                continue
            if isinstance(one, UseCase):
                found.setdefault(one.act, set()).add(module.name.split(".")[2])
            elif isinstance(one, (Job, LongJob)) and one._saves and isinstance(one.right, Act):
                found.setdefault(one.right, set()).add(module.name.split(".")[2])
    return {act: frozenset(places) for act, places in found.items()}


def acts_of_stages() -> set[Act]:
    """Every act of the three stages that changes the record."""
    return {act for act, places in homes().items() if places & STAGES} | BESIDE


def homeless() -> set[Act]:
    """Acts that change the record of which nobody has said whose they are."""
    known = acts_of_stages() | APART
    return {act for act, places in homes().items() if act not in known and not places <= OTHERS}

"""Every act of the table of rights is within somebody's reach: from the window or a command, or it says here why not.

What is looked for is the use case or job itself (not its name): somewhere in ``gui`` or ``app`` it is referred to.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest

import qtic_desktop.app
import qtic_desktop.gui
import qtic_desktop.services
from qtic_desktop.domain.acts import Act
from qtic_desktop.services.imports import import_file, import_order
from qtic_desktop.services.imports.files import WRITERS
from qtic_desktop.services.use_case import Job, LongJob, UseCase

#: Acts without a button or a command of their own, each with what does them.
OF_ANOTHER: Mapping[Act, str] = {
    Act.PREPARE_WORKSPACE: "making a workspace does it",
    Act.BIND_ROWS: "opening a workspace of before does it",
    Act.CARRY_OVER: "carrying a workspace of before over does it",
    Act.WRONG_SECRET: "a wrong secret at the door does it",
    Act.FREE_SEAT: "the secret of somebody of the office at an expert's station does it",
    Act.USE_RECOVERY: "the recovery sheet at the door does it",
    Act.ADD_DEPARTMENTS: "taking in a list of departments does it",
    Act.REGISTER_CENTERS: "taking in a ledger of centres does it",
    Act.UPDATE_EXPERTS: "taking in a list of experts that are to be updated does it",
    Act.DECIDE_SHEET: "taking in a bundle does it, for a sheet that was changed on both sides",
    Act.VERIFY_PROPOSAL: "keying the last field again does it",
}
Doing = UseCase[...] | Job[..., object] | LongJob[..., object]


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if ".forms." not in found.name and not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def acts_done() -> dict[Act, list[Doing]]:
    """The use cases and jobs of each act; those of one module that another module of the services only calls count, too."""
    found: dict[Act, list[Doing]] = {}
    for module in modules(qtic_desktop.services):
        for value in vars(module).values():
            if isinstance(value, (UseCase, Job, LongJob)):
                right = value.act if isinstance(value, UseCase) else value.right
                if isinstance(right, Act) and all(value is not one for one in found.get(right, [])):
                    found.setdefault(right, []).append(value)
    return found


def referred_to(module: ModuleType) -> Iterator[object]:
    """Everything the code of a module names, resolved: imported names wherever they are imported, and parts of them."""
    assert module.__file__ is not None
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    known = dict(vars(module))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("qtic_desktop"):
            source = importlib.import_module(node.module)
            for name in node.names:
                if hasattr(source, name.name):
                    known[name.asname or name.name] = getattr(source, name.name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in known:
            yield known[node.id]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            yield getattr(known[node.value.id], node.attr, None)


@pytest.fixture(scope="module")
def within_reach() -> set[int]:
    packages = (qtic_desktop.gui, qtic_desktop.app)
    return {id(one) for package in packages for module in modules(package) for one in referred_to(module)}


@pytest.fixture(scope="module")
def imported() -> set[int]:
    """What the one import of a file does, by kind of list; window and command both go through it."""
    return {id(one) for one in WRITERS.values()}


def test_every_act_is_within_reach_of_a_button_or_a_command_or_says_why_not(
    within_reach: set[int], imported: set[int]
) -> None:
    done, reached = acts_done(), within_reach | imported
    out_of_reach = {act for act in Act if not any(id(one) in reached for one in done.get(act, []))}
    assert {id(import_file), id(import_order)} <= within_reach
    assert out_of_reach == set(OF_ANOTHER)


def test_a_use_case_that_nobody_refers_to_is_found_out(within_reach: set[int]) -> None:
    """The proof can fail: one that is only called by its neighbours is not within reach by itself."""
    from qtic_desktop.services.accounts.people import rename_person

    assert id(rename_person) not in within_reach
    assert not [one for one in OF_ANOTHER if one not in set(Act)]

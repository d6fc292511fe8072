"""The one table of rights and secrecy covers everything that can be done or asked, and the doors are typed."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import pytest

import qtic_desktop.gui
import qtic_desktop.services
import qtic_desktop.storage.queries
from qtic_desktop.domain import acts
from qtic_desktop.domain.acts import ACTS, READS, SECRET_ACTS, Act, Read, Rule, may, may_read, require_act, require_read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import STAGE_NAMES
from qtic_desktop.gui.stages import STAGE_READS
from qtic_desktop.services import perform
from qtic_desktop.services.doors import Doors
from qtic_desktop.services.use_case import Job, LongJob, UseCase
from qtic_desktop.storage.queries.query import Query, ViewerQuery
from qtic_desktop.storage.unit_of_work import Store

Right = TypeVar("Right", Act, Read)

#: Only ever done while a workspace is made, or recorded at the door, before somebody is at work.
_OF_THE_SYSTEM = {Act.PREPARE_WORKSPACE, Act.BIND_ROWS, Act.CARRY_OVER, Act.SIGN_IN, Act.WRONG_SECRET, Act.USE_RECOVERY}


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if ".forms." not in found.name:
            yield importlib.import_module(found.name)


def values() -> list[object]:
    packages = (qtic_desktop.services, qtic_desktop.storage.queries, qtic_desktop.gui)
    found = {id(value): value for package in packages for module in modules(package) for value in vars(module).values()}
    return list(found.values())


VALUES = values()
USE_CASES = [value for value in VALUES if isinstance(value, UseCase)]
JOBS = [value for value in VALUES if isinstance(value, (Job, LongJob))]
QUERIES = [value for value in VALUES if isinstance(value, (Query, ViewerQuery))]


def without_row(family: Iterable[Right], table: Mapping[Right, Rule]) -> set[Right]:
    """Those that stand in no row of the table, or in one that names nobody."""
    return {one for one in family if one not in table or not table[one].roles}


def test_every_act_and_every_read_has_a_row_that_names_somebody() -> None:
    assert not without_row(Act, ACTS)
    assert not without_row(Read, READS)
    assert (set(ACTS), set(READS)) == (set(Act), set(Read))


def test_an_act_or_a_read_without_a_row_is_reported() -> None:
    acts_left = {act: rule for act, rule in ACTS.items() if act is not Act.SEAL_MEETING}
    assert without_row(Act, acts_left | {Act.CAST_VOTE: Rule(frozenset())}) == {Act.SEAL_MEETING, Act.CAST_VOTE}
    assert without_row(Read, {read: rule for read, rule in READS.items() if read is not Read.RESULTS}) == {Read.RESULTS}


def test_no_act_and_no_read_stands_twice() -> None:
    """A second row would silently win over the first one."""
    tree = ast.parse(Path(acts.__file__).read_text(encoding="utf-8"))
    for table, family in (("ACTS", "Act"), ("READS", "Read")):
        (value,) = [
            node.value
            for node in tree.body
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == table
        ]
        assert value is not None
        named = Counter(
            node.attr
            for node in ast.walk(value)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == family
        )
        assert set(named) == {one.name for one in getattr(acts, family)}
        assert [name for name, times in named.items() if times > 1] == []


def test_every_row_is_about_something_that_can_be_done() -> None:
    done = {use.act for use in USE_CASES} | {job.right for job in JOBS}
    assert {act for act in Act if act not in done} - _OF_THE_SYSTEM == set()
    asked = {query.read for query in QUERIES} | {job.right for job in JOBS}
    listings = {getattr(value, "read", None) for value in VALUES}
    assert {read for read in Read if read not in asked | listings} == set()


@pytest.mark.parametrize("role", Role)
def test_who_is_not_in_a_row_is_refused_and_who_is_passes(role: Role) -> None:
    actor = Actor("a", "某人", role, "e" if role is Role.EXPERT else None)
    for act in Act:
        if may(role, act):
            require_act(actor, act)
        else:
            with pytest.raises(NotAllowed):
                require_act(actor, act)
    for read in Read:
        if may_read(role, read):
            require_read(actor, read, sealed=True)
        else:
            with pytest.raises(NotAllowed):
                require_read(actor, read, sealed=True)


def test_nobody_at_all_reads_results_before_sealing() -> None:
    for role in Role:
        with pytest.raises(NotAllowed):
            require_read(Actor("a", "某人", role), Read.RESULTS, sealed=False)


def test_what_holds_scores_or_ballots_is_secret_in_the_log() -> None:
    assert {Act.SAVE_POINTS, Act.SUBMIT_SHEET, Act.CAST_VOTE, Act.SAVE_VETO, Act.SAVE_COMMENT} <= SECRET_ACTS


def untyped(function: object) -> list[str]:
    """Parameters and answers of a function that the type checker could not hold anybody to."""
    signature = inspect.signature(getattr(function, "__wrapped__", function))  # type: ignore[arg-type]
    told = {name: str(one.annotation) for name, one in signature.parameters.items() if name != "self"}
    told["return"] = str(signature.return_annotation)
    return [
        name
        for name, words in told.items()
        if words in ("object", str(inspect.Signature.empty)) or re.search(r"\bAny\b", words)
    ]


def test_a_door_that_takes_just_anything_is_reported() -> None:
    def door(_store: Store, bare, *more: Mapping[str, Any], **named: object) -> Any:  # type: ignore[no-untyped-def]
        return (bare, more, named)

    assert untyped(door) == ["bare", "more", "named", "return"]


def test_no_door_takes_or_gives_just_anything() -> None:
    doors = [perform.perform, perform.ask, perform.work, perform.work_in_steps]
    doors += [getattr(Doors, name) for name in ("perform", "ask", "work", "work_in_steps")]
    doors += [getattr(AppContext, name) for name in ("perform", "ask", "work", "work_in_steps", "make")]
    assert {door.__qualname__: untyped(door) for door in doors if untyped(door)} == {}
    values = (*USE_CASES, *JOBS, *QUERIES)
    assert {value.__name__: untyped(value) for value in values if untyped(value)} == {}


def test_every_page_names_the_answer_it_cannot_do_without_and_an_expert_has_few() -> None:
    assert set(STAGE_READS) == set(STAGE_NAMES)
    assert {read for read in Read if may_read(Role.EXPERT, read)} == {
        Read.MATERIAL, Read.MEETINGS, Read.OPINIONS, Read.OWN_SHEETS, Read.RULES, Read.WAITING,
    }  # fmt: skip

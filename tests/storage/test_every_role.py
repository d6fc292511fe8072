"""The table of rights at every door, and what is offered in any state; ``conftest`` lets everybody try what the stories
of the other tests do, in the very state in which they do it (all of them in ``make reliability``)."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Callable, Iterator
from enum import EnumMeta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import qtic_desktop.domain
from qtic_desktop.domain.acts import ACTS, READS, Act, Read, may, may_read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.domain.possible import Possible
from qtic_desktop.services.perform import ask, perform, work, work_in_steps
from qtic_desktop.services.use_case import LongOrder, WorkOrder, Write
from qtic_desktop.storage.queries.query import Question
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.workspace import Workspace
from tests.helpers import every_role
from tests.helpers.every_role import EveryRole
from tests.review_story import Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1, experts=6)
    yield made
    made.workspace.close()


@pytest.fixture
def workspace(story: Story) -> Workspace:
    return story.workspace


def never(*_anything: object) -> Any:
    raise AssertionError("it ran")


def entries(workspace: Workspace) -> int:
    with workspace.store.read() as session:
        return session.query(AuditEntry).count()


def test_at_each_door_each_role_without_the_right_is_turned_away_before_anything_runs(workspace: Workspace) -> None:
    before, turned_away = entries(workspace), 0
    for role in Role:
        actor = Actor("x", "旁人", role, "e" if role is Role.EXPERT else None)
        for right in (*ACTS, *READS):
            allowed = may(role, right) if isinstance(right, Act) else may_read(role, right)
            for knock in knocks(workspace, actor, right):
                turned_away += not allowed
                with pytest.raises(AssertionError if allowed else NotAllowed):
                    knock()
    assert entries(workspace) == before
    assert turned_away > 3000


def knocks(workspace: Workspace, actor: Actor, right: Act | Read) -> Iterator[Callable[[], object]]:
    """One try at every door that a right opens."""
    order, steps = WorkOrder(right, never, True, "storage"), LongOrder(right, never, True, "storage")
    yield lambda: work(workspace, actor, order)
    yield lambda: work_in_steps(workspace, actor, steps)
    if isinstance(right, Act):
        yield lambda: perform(workspace.store, actor, Write(right, never))
    else:
        yield lambda: ask(workspace.store, actor, Question(right, never, None))


def test_whoever_gets_done_what_is_not_theirs_is_found_out(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands before the doors of the other tests can fail, and tries each act in the name of everybody."""
    tried = EveryRole(first=1)
    monkeypatch.setattr(every_role, "may", lambda role, act: may(role, act) and role is not Role.CLERK)
    with tried.watching():
        story.convene(size=5)
        story.open(size=5)
        story.score(0)
    done = (Act.CREATE_MEETING, Act.OPEN_MEETING, Act.SAVE_POINTS, Act.SUBMIT_SHEET, Act.CAST_VOTE)
    assert {line.split(":")[0] for line in tried.unexpected} == {f"{Role.CLERK} / {act}" for act in done}
    assert tried.let[Act.SAVE_POINTS, Role.EXPERT] == 1
    assert tried.refused[Act.SAVE_POINTS, Role.EXPERT] == len(story.experts) - 1
    assert tried.refused[Act.CREATE_MEETING, Role.SUPERVISOR] == 1


def rules() -> list[Any]:
    """Every function of the domain that says what a role can do with a record in a state."""
    found = {}
    for module in pkgutil.walk_packages(qtic_desktop.domain.__path__, "qtic_desktop.domain."):
        for one in vars(importlib.import_module(module.name)).values():
            ours = inspect.isfunction(one) and one.__module__.startswith("qtic_desktop.domain.")
            if ours and "role" in inspect.signature(one).parameters:
                hints = typing.get_type_hints(one)
                if hints.get("role") is Role and hints.get("return") == tuple[Possible, ...]:
                    found[one.__module__, one.__name__] = one
    return [found[key] for key in sorted(found)]


RULES = [rule for rule in rules() if rule.__name__ not in ("allowed", "_of_role")]


def states_of(kind: Any, rule: Any, told: str = "") -> st.SearchStrategy[Any]:
    """Values of a type; a protocol is whatever has its parts, and a word is one of those its part is ``told`` to be."""
    if kind is str:
        named = re.search(r"``(\w+)``", told)
        words = vars(importlib.import_module(rule.__module__)).get(named[1]) if named else None
        return st.sampled_from([str(word) for word in words] if isinstance(words, EnumMeta) else ["", "x"])
    if getattr(kind, "_is_protocol", False):
        parts = {name: part.fget for name, part in inspect.getmembers(kind) if isinstance(part, property)}
        made = {
            name: states_of(typing.get_type_hints(part)["return"], rule, part.__doc__ or "")
            for name, part in parts.items()
        }
        return st.builds(SimpleNamespace, **made)
    return st.from_type(kind)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.__module__.split('.')[2]}.{rule.__name__}")
def test_what_is_offered_in_any_state_is_the_tables(rule: Any) -> None:
    """States are made up from the types alone, also those no story comes to."""
    hints = typing.get_type_hints(rule)
    made = {name: states_of(kind, rule) for name, kind in hints.items() if name not in ("role", "return")}
    states = st.fixed_dictionaries(made)
    offered: set[Act] = set()

    @settings(max_examples=60)
    @given(state=states)
    def in_every_role(state: dict[str, Any]) -> None:
        for role in Role:
            acts = {one.act for one in rule(role=role, **state)}
            assert [act for act in acts if not may(role, act)] == []
            offered.update(acts)

    in_every_role()
    assert offered

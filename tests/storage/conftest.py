"""A workspace made once by founding it, copied for each test; and everybody who tries what the stories do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qtic_desktop.services.accounts.founding import Founded, found
from qtic_desktop.services.accounts.sign_in import Entered, enter
from tests.helpers.evaluations import City
from tests.helpers.every_role import EveryRole
from tests.helpers.founded import CHEAP, OFFICE, noon


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    folder = tmp_path_factory.mktemp("founded") / "w"
    return found(folder, office="青岛市科学技术局", name="王明远", secret=OFFICE, now=noon, costs=CHEAP)


@pytest.fixture
def founded(template: Founded, tmp_path: Path) -> Founded:
    """Made once, copied for each test: a folder is all there is to a workspace."""
    shutil.copytree(template.folder, tmp_path / "w")
    return replace(template, folder=tmp_path / "w")


@pytest.fixture
def here(founded: Founded) -> Iterator[Entered]:
    entered = enter(founded.folder, "王明远", OFFICE, now=noon)
    with entered.workspace:
        yield entered


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    """Five centres about the end of their period."""
    made = City(tmp_path / "w")
    yield made
    made.story.workspace.close()


#: Modules whose stories go through most acts: there everybody tries them in the suite, too.
_WATCHED = frozenset(
    f"tests.storage.test_{name}"
    for name in ("four_years", "meeting_life", "recusals", "seal_decision", "examination", "letters", "intake_changes")
)


#: What tries by itself, and what counts the statements of an act, which those of the others would be added to.
_ALONE = ("test_every_role", "test_unit_of_work")


@pytest.fixture(scope="module", autouse=True)
def everybody_tries(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each act is tried in the name of every role in the state in which it is done (``QTIC_EVERY_ROLE``: so many states of
    each act in every module; the suite: the first one, where there is most to see)."""
    name, states = request.module.__name__, int(os.environ.get("QTIC_EVERY_ROLE", "0"))
    if name.endswith(_ALONE) or not (states or name in _WATCHED):
        yield
        return
    tried = EveryRole(first=states or 1)
    with tried.watching():
        yield
    if states:
        print(
            f"{name}: {len({act for act, _ in tried.refused})} acts, {sum(tried.refused.values())} tries refused,"
            f" {sum(tried.let.values())} let, {len(tried.unexpected)} unexpected"
        )
        for (act, role), why in sorted(tried.stopped.items()):
            print(f"    {role} / {act}: {', '.join(sorted(why))}")
    assert tried.unexpected == []

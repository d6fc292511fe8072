"""A workspace made once by founding it, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qtic_desktop.services.accounts.founding import Founded, found
from qtic_desktop.services.accounts.sign_in import Entered, enter
from tests.helpers.evaluations import City
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

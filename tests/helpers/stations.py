"""Copies of one workspace that are at work apart from each other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from qtic_desktop.domain.stations import Choice
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import work
from qtic_desktop.services.stations import export_bundle, look_at_bundle, take_bundle
from qtic_desktop.services.stations.sides import TABLES, sheets_of_open_meetings, units_of
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.witness import row_digest
from qtic_desktop.storage.workspace import open_workspace
from tests.review_story import OFFICE, Story, begin_story


def clock() -> datetime:
    return datetime(2026, 3, 10, 10, tzinfo=UTC)


@dataclass
class Station:
    """One copy of the workspace at work, and the bundles it has written."""

    story: Story
    folder: Path
    out: list[Path] = field(default_factory=list)

    def export(self) -> Path:
        path = self.folder / f"{len(self.out)}.qtic"
        work(self.story.workspace, OFFICE, export_bundle.bind(out=path))
        self.out.append(path)
        return path

    def take(self, path: Path, otherwise: Choice = Choice.LEAVE):
        return work(self.story.workspace, OFFICE, take_bundle.bind(path=path, otherwise=otherwise))

    def look(self, path: Path):
        return work(self.story.workspace, OFFICE, look_at_bundle.bind(path=path))

    def held(self) -> list[str]:
        """Every row that travels, as a digest."""
        with self.story.workspace.store.read() as session:
            units = units_of(session, sheets_of_open_meetings(session))
        return sorted(
            f"{table} {row_digest(row)}" for unit in units.values() for table in TABLES for row in unit.rows[table]
        )

    def points(self, place: int, item: int = 0) -> dict[str, Decimal | None]:
        return {number: entry.points for number, entry in self.story.sheet(place, item).entries.items()}

    def log(self) -> list[AuditEntry]:
        with self.story.workspace.store.read() as session:
            return list(session.scalars(select(AuditEntry).order_by(AuditEntry.seq)))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Story]:
    folder = tmp_path_factory.mktemp("stations") / "workspace"
    story = begin_story(folder, proposals=2)
    story.convene()
    story.open()
    story.workspace.close()
    return folder, story


@pytest.fixture
def stations(opened: tuple[Path, Story], tmp_path: Path) -> Iterator[list[Station]]:
    folder, told = opened
    made = []
    for name in ("main", "left", "right"):
        shutil.copytree(folder, tmp_path / name / "workspace")
        workspace = open_workspace(tmp_path / name / "workspace", now=clock)
        made.append(Station(Story(workspace, told.experts, told.proposals, told.meeting_id), tmp_path / name))
    yield made
    found = [finding for one in made for finding in check_workspace(one.story.workspace)]
    for one in made:
        one.story.workspace.close()
    assert found == []

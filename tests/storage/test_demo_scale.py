"""The bulk writer of very many invented records: what it leaves is as sound as what the use cases leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake import ProposalFilter, ProposalStatus
from qtic_desktop.domain.listing import Wanted
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.demo import demo_clock, fill_demo
from qtic_desktop.services.demo.scale import Volume, fill_scale
from qtic_desktop.services.results import meeting_results
from qtic_desktop.storage.queries.intake import PROPOSALS
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import Meeting
from qtic_desktop.storage.tables.scoring import ScoreEntry
from qtic_desktop.storage.workspace import Workspace, create_workspace

NOW = datetime(2026, 4, 12, 9, tzinfo=UTC)
WATCHER = Actor("w", "监督", Role.SUPERVISOR)


@pytest.fixture(scope="module")
def scaled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with made(tmp_path_factory.mktemp("scale") / "ws") as workspace:
        yield workspace


def made(folder: Path) -> Workspace:
    workspace = create_workspace(folder, sample=True, now=demo_clock(NOW))
    for _ in fill_demo(workspace.store, size="probe", seed=1, today=NOW.date()):
        pass
    for _ in fill_scale(workspace.store, seed=7, today=NOW.date(), volume=Volume(1200, 5000, 100)):
        pass
    return workspace


def test_what_was_written_in_bulk_passes_every_check(scaled: Workspace) -> None:
    assert check_workspace(scaled) == ()


def test_there_are_as_many_as_were_asked_for(scaled: Workspace) -> None:
    with scaled.store.read() as session:
        counts = PROPOSALS.counts(session)
        assert sum(counts.values()) >= 1200
        assert counts[ProposalStatus.DRAFT.value] >= 12
        assert session.scalar(select(func.count()).select_from(ScoreEntry)) >= 5000  # type: ignore[operator]
        assert session.scalar(select(func.count()).select_from(AuditEntry)) >= 1200 + 5000  # type: ignore[operator]
        numbers = session.scalars(select(Proposal.number).where(Proposal.number.is_not(None))).all()
        assert len(numbers) == len(set(numbers))


def test_the_meetings_have_figures_that_differ_and_votes_that_carry(scaled: Workspace) -> None:
    with scaled.store.read() as session:
        sealed = session.scalars(select(Meeting.id).where(Meeting.title.contains("大批量"))).all()
        outcomes = [outcome for key in sealed for outcome in meeting_results(session, meeting_id=key)]
    assert len({outcome.result.mean for outcome in outcomes}) > 20
    assert {outcome.result.vote.carried for outcome in outcomes} == {True, False}


def test_they_are_found_by_words_and_initials(scaled: Workspace) -> None:
    with scaled.store.read() as session:
        for typed in ("技术创新", "jscx", "qd", "X1"):
            look = PROPOSALS.look(Wanted(ProposalFilter(), typed), 0, 1, frozenset(), "").run(session, WATCHER)
            assert look.count >= 100


def test_the_same_seed_tells_the_same(scaled: Workspace, tmp_path: Path) -> None:
    def names(workspace: Workspace) -> list[str]:
        with workspace.store.read() as session:
            return sorted(session.scalars(select(Proposal.center_name)))

    with made(tmp_path / "again") as again:
        assert names(again) == names(scaled)

"""The server goes away in the middle: every save that was acknowledged is there once, and no other twice.

``QTIC_LOSSES``: how many losses of each kind (the suite: a few; ``make reliability``: 500 in all).
"""

from __future__ import annotations

import json
import os
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.services import scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.ids import uuid7_ids
from qtic_desktop.storage.server.address import Address
from qtic_desktop.storage.server.engine import open_server
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.scoring import ScoreEntry
from qtic_desktop.storage.unit_of_work import Store
from tests.helpers.cable import Cable
from tests.helpers.doors import perform
from tests.helpers.on_server import Servers, on_server
from tests.helpers.postgresql import PostgreSQL
from tests.review_story import Story, begin_story

LOSSES = int(os.environ.get("QTIC_LOSSES", "6"))


@pytest.fixture(scope="module")
def apart() -> Iterator[Servers]:
    """A server of this module's own: it is killed again and again."""
    with on_server() as made:
        yield made


@pytest.fixture
def story(apart: Servers, tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1, experts=5)
    made.convene()
    made.open()
    yield made
    made.workspace.close()


class Seat:
    """An expert at a computer of their own, by a cable of its own; types figure after figure."""

    def __init__(self, story: Story, cable: Cable | None = None, place: int = 0) -> None:
        address = Address.parse(story.workspace.info.server)
        if cable is not None:
            address = replace(address, port=cable.port)
        now = story.workspace.store.now
        self._engine = open_server(address, _password(story))
        self.store = Store(self._engine, now=now, ids=uuid7_ids(now))
        assert self.store.line is not None
        self.line = self.store.line
        self.said: list[bool] = []
        self.line.tell = self.said.append
        self._story, self._place = story, place
        self.sheet = story.sheet(place)
        self.criterion = self.sheet.rubric.criteria[0].number
        self.acknowledged: list[str] = []
        self.refused = 0

    def types(self, figure: str) -> None:
        """One figure; a save that is given up is not acknowledged."""
        try:
            perform(
                self.store, self._story.seat(self._place), scoring.save_points,
                sheet_id=self.sheet.id, criterion=self.criterion, text=figure,
            )  # fmt: skip
            self.acknowledged.append(figure)
        except EnvironmentTrouble:
            self.refused += 1

    def stands(self) -> tuple[list[str], Decimal | None]:
        """What the log says was saved by this seat, in its order, and the figure that stands."""
        with self._story.workspace.store.read() as session:
            saved = session.scalars(
                select(AuditEntry.details)
                .where(AuditEntry.act == Act.SAVE_POINTS, AuditEntry.subject_id == self.sheet.id)
                .order_by(AuditEntry.seq)
            ).all()
            figure = session.scalar(
                select(ScoreEntry.points).where(
                    ScoreEntry.sheet_id == self.sheet.id, ScoreEntry.criterion == self.criterion
                )
            )
        return [str(Decimal(json.loads(one)["after"])) for one in saved], figure

    def close(self) -> None:
        self._engine.dispose()


def _password(story: Story) -> str:
    return (story.workspace.folder / "server.secret").read_text()


def figures(count: int) -> list[str]:
    """Figures of which none follows itself, so that a save done twice shows."""
    return [str(Decimal(place % 29) / 2) for place in range(count)]


def require_once(seat: Seat) -> None:
    """Every acknowledged save stands in the log once and in its order; beside them only such as nobody was told of."""
    saved, figure = seat.stands()
    waiting = iter(saved)
    assert all(any(Decimal(one) == Decimal(there) for there in waiting) for one in seat.acknowledged), (
        "lost or disordered"
    )
    assert len(saved) <= len(seat.acknowledged) + seat.refused, "twice"
    assert figure == Decimal(saved[-1])


@pytest.mark.parametrize("lose", ["commit", "answer"])
def test_a_save_whose_commit_or_whose_answer_is_lost_counts_once(story: Story, lose: str) -> None:
    cable = Cable(Address.parse(story.workspace.info.server).port)
    seat = Seat(story, cable)
    for figure in figures(max(2, LOSSES // 3)):
        cable.lose = lose
        saving = threading.Thread(target=seat.types, args=(figure,))
        saving.start()
        assert cable.lost.wait(20)
        cable.mend()
        saving.join(30)
        assert not saving.is_alive()
    assert seat.refused == 0
    assert seat.stands()[0] == seat.acknowledged
    # Said that it is away, and that it is back, as often; not at all where it answered at once what became of the save.
    assert seat.said == [True, False] * (len(seat.said) // 2)
    assert lose == "answer" or len(seat.said) == 2 * len(seat.acknowledged)
    assert check_workspace(story.workspace) == ()
    seat.close()
    cable.close()


def test_a_server_that_does_not_come_back_is_said_and_nothing_is_called_saved(story: Story) -> None:
    cable = Cable(Address.parse(story.workspace.info.server).port)
    seat = Seat(story, cable)
    seat.line.patience = 0.5
    seat.types("3")
    cable.cut()
    for lose, code in (("", "server.unreachable"), ("answer", "server.unsure")):
        if lose:
            cable.mend()
            seat.types("3.5")
            cable.lose = lose
        with pytest.raises(EnvironmentTrouble) as caught:
            perform(
                seat.store, story.seat(0), scoring.save_points,
                sheet_id=seat.sheet.id, criterion=seat.criterion, text="4",
            )  # fmt: skip
        assert caught.value.code == code
    cable.mend()
    seat.types("5")  # it goes on by itself
    assert seat.stands()[0] == ["3", "3.5", "4", "5"]
    seat.close()
    cable.close()


def test_a_server_killed_again_and_again_keeps_each_acknowledged_save_once(story: Story, apart: Servers) -> None:
    server, chance = apart.server, random.Random(12)
    seats = [Seat(story, place=place) for place in range(3)]
    ends = threading.Event()

    def type_on(seat: Seat) -> None:
        for figure in figures(1_000_000):
            if ends.is_set():
                return
            seat.types(figure)

    typing = [threading.Thread(target=type_on, args=(seat,)) for seat in seats]
    for one in typing:
        one.start()
    begun = time.monotonic()
    for loss in range(LOSSES):
        wanted = min(len(seat.acknowledged) for seat in seats) + 1
        _until(lambda: min(len(seat.acknowledged) for seat in seats) >= wanted)  # noqa: B023
        time.sleep(chance.random() * 0.2)
        _lose(server, chance, loss)
    wanted = min(len(seat.acknowledged) for seat in seats) + 2
    _until(lambda: min(len(seat.acknowledged) for seat in seats) >= wanted)
    ends.set()
    for one in typing:
        one.join(60)
        assert not one.is_alive()
    for seat in seats:
        require_once(seat)
        assert seat.refused == 0
        seat.close()
    assert check_workspace(story.workspace) == ()
    saves = sum(len(seat.acknowledged) for seat in seats)
    print(
        f"FIGURE {LOSSES} losses of the server (kill -9, standing still), three seats:"
        f" {saves} saves acknowledged, 0 lost, 0 twice, {time.monotonic() - begun:.0f} s"
    )


def _lose(server: PostgreSQL, chance: random.Random, loss: int) -> None:
    if loss % 3 == 2:
        server.hold(still=True)
        time.sleep(chance.random() * 0.5)
        server.hold(still=False)
        return
    server.kill()
    time.sleep(chance.random() * 0.3)
    server.start()


def _until(met: object) -> None:
    until = time.monotonic() + 120
    while not met():  # type: ignore[operator]
        assert time.monotonic() < until
        time.sleep(0.01)

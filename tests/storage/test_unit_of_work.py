"""One transaction: how much a typed score asks of the database, versions on rows written without objects, the chain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import event, select

from qtic_desktop.domain.errors import Refused, StaleEdit
from qtic_desktop.services import scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.audit import chain_faults
from qtic_desktop.storage.held_rows import held_rows
from qtic_desktop.storage.queries.registry import audit_rows
from qtic_desktop.storage.tables.registry import Batch
from qtic_desktop.storage.tables.scoring import ScoreEntry
from qtic_desktop.storage.unit_of_work import Store
from tests.helpers.doors import ask
from tests.review_story import OFFICE, Story, begin_story

#: BEGIN, everything that decides, the row itself, the last entry of the chain, the next one.
STATEMENTS_OF_ONE_FIELD = 5


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1)
    made.convene()
    made.open()
    yield made
    made.workspace.close()


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


def chain(store: Store) -> list[str]:
    with store.read() as session:
        return [fault.what for fault in chain_faults(session)]


def version_of(story: Story, sheet_id: str) -> int:
    with story.workspace.store.read() as session:
        return session.scalars(select(ScoreEntry.version).where(ScoreEntry.sheet_id == sheet_id)).one()


@pytest.mark.parametrize(
    ("act", "facts"),
    [
        (scoring.save_points, {"criterion": "1", "text": "7"}),
        (scoring.save_comment, {"criterion": "1", "text": "好"}),
        (scoring.save_comment, {"criterion": "", "text": "整体好"}),
        (scoring.save_veto, {"veto": True, "reason": "合同前后不一"}),
    ],
)
def test_a_field_that_is_left_asks_the_database_five_times(story: Story, act: object, facts: dict[str, object]) -> None:
    sheet = story.sheet(0)
    for once in (1, 0):  # the first time makes the row and says whose hand writes the sheet, the second time changes it
        with counted(story.workspace.store) as seen:
            story.do(act, actor=story.seat(0), sheet_id=sheet.id, **facts)
        assert len(seen) <= STATEMENTS_OF_ONE_FIELD + once, seen
    assert chain(story.workspace.store) == []


def test_every_change_of_points_is_a_new_version_and_the_same_points_are_not(story: Story) -> None:
    sheet = story.sheet(0)
    found = []
    for text in ("7", "8", "8.0", ""):
        story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text=text)
        found.append(version_of(story, sheet.id))
    assert found == [1, 2, 2, 3]


def test_points_and_comment_of_one_field_do_not_wipe_each_other(story: Story) -> None:
    sheet = story.sheet(0)
    story.do(scoring.save_comment, sheet_id=sheet.id, criterion="1", text="有依据")
    story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="7")
    story.do(scoring.save_comment, sheet_id=sheet.id, criterion="1", text="依据充分")
    entry = story.sheet(0).entries["1"]
    assert (entry.points, entry.comment) == (Decimal(7), "依据充分")


def test_a_row_that_is_no_longer_the_one_read_is_not_written(story: Story) -> None:
    store = story.workspace.store
    before = ask(store, audit_rows)
    with store.read() as session:
        batch_id, version, title = session.execute(select(Batch.id, Batch.version, Batch.title)).one()
    with pytest.raises(StaleEdit), store.begin(OFFICE) as work:
        work.record("rename", "batch", batch_id)
        work.change(Batch, batch_id, version - 1, title="我改的")
    with pytest.raises(StaleEdit), store.begin(OFFICE) as work:
        work.change(Batch, "nobody", 1, title="我改的")
    with store.read() as session:
        assert session.execute(select(Batch.version, Batch.title)).one() == (version, title)
    assert ask(store, audit_rows) == before


def test_objects_and_tables_share_one_transaction(story: Story) -> None:
    store = story.workspace.store
    with pytest.raises(Refused), store.begin(OFFICE) as work:
        work.session.add(Batch(id=work.new_id(), year=2030, number=1, title="对象"))
        work.add(Batch, year=2030, number=2, title="表")
        assert len(work.rows(select(Batch.id).where(Batch.year == 2030)).all()) == 2
        work.record("open_batch", "batch", "x")
        raise Refused("registry.reason_missing")
    with store.read() as session:
        assert session.scalars(select(Batch).where(Batch.year == 2030)).all() == []
    with store.begin(OFFICE) as work:
        work.session.add(Batch(id=work.new_id(), year=2030, number=1, title="对象"))
        work.record("open_batch", "batch", "x")
        work.record("open_batch", "batch", "y", also=True)
    with store.read() as session:
        assert session.scalars(select(Batch.title).where(Batch.year == 2030)).all() == ["对象"]
    assert chain(store) == []


def test_what_is_left_unwritten_when_a_use_case_ends_is_checked_before_it_counts(story: Story) -> None:
    """An object is written at the end of the transaction, and a refusal there takes the audit entry with it."""
    store = story.workspace.store
    before = ask(store, audit_rows)
    with store.read() as session:
        year, number = session.execute(select(Batch.year, Batch.number)).one()
    with pytest.raises(Refused), store.begin(OFFICE) as work:
        work.record("open_batch", "batch", "x")
        work.session.add(Batch(id=work.new_id(), year=year, number=number, title="同号"))
    assert ask(store, audit_rows) == before


def test_a_row_of_another_station_stands_as_it_is_held_there(story: Story) -> None:
    store = story.workspace.store
    with store.begin(OFFICE) as work:
        batch = Batch(id="b", year=2027, number=2, title="第二批")
        work.session.add(batch)
        work.record("open_batch", "batch", "b")
    with store.read() as session:
        (held,) = held_rows(session.connection(), "batches", "id", ["b"])

    def put(row: dict[str, object] | None) -> list[dict[str, object]]:
        with store.begin(OFFICE) as work:
            work.put_held("batches", row, "b")
            work.record("import_bundle", "workspace", "")
        with store.read() as session:
            assert list(chain_faults(session)) == []
            return list(held_rows(session.connection(), "batches", "id", ["b"]))

    theirs = {**held, "title": "别处的第二批", "version": 7}
    assert put(theirs) == [theirs]  # version and all
    assert put(None) == []
    assert put(theirs) == [theirs]
    assert check_workspace(story.workspace) == ()  # and the witness knows each of them

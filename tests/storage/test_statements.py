"""How many statements a read takes: as many for a dozen records as for one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries import scoring as score_rows
from tests.review_story import Story, begin_story


@contextmanager
def counted(story: Story) -> Iterator[list[str]]:
    """The statements sent to the database meanwhile, but for the begin."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "SET TRANSACTION")):
            sent.append(statement)

    engine = story.workspace.store.engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "ws", proposals=4)
    made.convene()
    made.open()
    made.score(0)
    yield made
    made.workspace.close()


def test_the_sheets_of_an_expert_take_three_statements_however_many_they_are(story: Story) -> None:
    with counted(story) as sent:
        sheets = story.ask(
            score_rows.sheets_of_expert, story.seat(0), meeting_id=story.meeting_id, expert_id=story.experts[0]
        )
    assert len(sheets) == 4
    assert len(sent) == 3
    assert [len(sheet.entries) > 0 for sheet in sheets] == [True, False, False, False]
    assert sheets[0].vote == "agree"


def test_the_list_of_meetings_takes_one_statement(story: Story) -> None:
    with counted(story) as sent:
        (row,) = story.ask(meeting_rows.meetings)
    assert (row.proposals, row.experts) == (4, 5)
    assert len(sent) == 1

"""A failing database is told apart by its codes, whatever language it speaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.resources import message
from qtic_desktop.storage.database_errors import Trouble, trouble_of
from qtic_desktop.storage.tables.registry import Batch, Department
from qtic_desktop.storage.unit_of_work import Store
from qtic_desktop.storage.workspace import Workspace, create_workspace

OFFICE = Actor("o", "办公室", Role.OFFICE)


@pytest.fixture
def workspace(tmp_path: Path):
    with create_workspace(tmp_path / "w") as made:
        yield made


class Said(Exception):
    """What a driver raises."""

    def __init__(self, words: str, **codes: object) -> None:
        super().__init__(words)
        for name, value in codes.items():
            setattr(self, name, value)


def failed(words: str, **codes: object) -> DBAPIError:
    return DBAPIError("select 1", {}, Said(words, **codes))


def add_department(store: Store, name: str, record_id: str) -> None:
    with store.begin(OFFICE) as work:
        work.session.add(Department(id=record_id, name=name, kind="district", code=""))
        work.record("add_department", "department", record_id)


def test_a_name_that_is_taken_is_refused_with_the_column(workspace: Workspace) -> None:
    add_department(workspace.store, "市南区", "d1")
    with pytest.raises(Refused) as caught:
        add_department(workspace.store, "市南区", "d2")
    assert caught.value.code == "storage.already_there"
    assert caught.value.facts["what"] == "departments.name"


def test_a_missing_parent_is_not_called_taken(workspace: Workspace) -> None:
    with pytest.raises(EnvironmentTrouble) as caught, workspace.store.begin(OFFICE) as work:
        work.session.execute(
            text(
                "insert into agenda_items (id, version, meeting_id, proposal_id, position, rubric_id,"
                " not_applicable) values ('a', 1, 'nobody', 'nobody', 1, 'r', '[]')"
            )
        )
        work.record("create_meeting", "meeting", "m")
    assert caught.value.code == "storage.failed"


@pytest.mark.of_file
def test_a_file_that_may_not_be_written_is_said(workspace: Workspace) -> None:
    with pytest.raises(EnvironmentTrouble) as caught, workspace.store.begin(OFFICE) as work:
        work.session.execute(text("pragma query_only = on"))
        work.session.add(Batch(id="b", year=2031, number=9, title="批"))
        work.flush()
    assert caught.value.code == "storage.read_only"
    assert message(caught.value.code, "en", **caught.value.facts)


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        ({"sqlite_errorcode": 5}, Trouble.LOCKED),
        ({"sqlite_errorcode": 517}, Trouble.LOCKED),
        ({"sqlite_errorcode": 13}, Trouble.FULL),
        ({"sqlite_errorcode": 778}, Trouble.DEVICE),
        ({"sqlite_errorcode": 26}, Trouble.DAMAGED),
        ({"sqlstate": "23505"}, Trouble.TAKEN),
        ({"sqlstate": "53100"}, Trouble.FULL),
        ({"sqlstate": "55P03"}, Trouble.LOCKED),
        ({"sqlstate": "57P01"}, Trouble.GONE),
        ({"sqlstate": "08006"}, Trouble.GONE),
        ({}, Trouble.OTHER),
    ],
)
def test_the_kind_does_not_depend_on_the_words(codes: dict[str, object], kind: Trouble) -> None:
    for words in ("disk is full, locked, UNIQUE", "磁盘已满", "la base est verrouillée"):
        assert trouble_of(failed(words, **codes)) is kind

"""Lists as windows on the database: what they find, count, order and place is what going through the rows by hand gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from qtic_desktop.domain.changes import SYSTEM, Actor, Role
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.intake import ProposalDraft, ProposalFilter, ProposalStatus, Track
from qtic_desktop.domain.listing import Order, Wanted
from qtic_desktop.domain.search import in_reading_order
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.intake import save_draft
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.queries.examination import EXAMINATIONS, ExaminationFilter
from qtic_desktop.storage.queries.intake import PROPOSALS
from qtic_desktop.storage.queries.query import Question
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.registry import Batch
from qtic_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from tests.helpers.doors import perform

CLERK = Actor("clerk-1", "录入员甲", Role.CLERK)
# Each character with the letters it may be found by: written down here, not taken from the program.
LETTERS = {
    "青": "q", "岛": "d", "海": "h", "洋": "y", "氢": "q", "能": "n", "重": "zc", "庆": "q", "长": "zc", "安": "a",
    "软": "r", "件": "j", "测": "c", "试": "s", "王": "w", "曾": "zc", "乐": "ly",
    "有": "y", "限": "x", "公": "g", "司": "s",
}  # fmt: skip
SIZE = 120
BATCHES = ("batch-a", "batch-b")
Answer = TypeVar("Answer")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with create_workspace(tmp_path_factory.mktemp("lists") / "ws", sample=True) as made:
        with made.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="示例", sample=True)
            work.session.add_all([Batch(id=key, year=2026, number=n, title=key) for n, key in enumerate(BATCHES, 11)])
        chance = random.Random(20260310)
        with made.store.begin(CLERK) as work:
            for place in range(SIZE):
                name = "".join(chance.choices("青岛海洋氢能重庆长安软件测试", k=chance.randint(0, 7)))
                row = Proposal(
                    id=work.new_id(),
                    status=chance.choice(list(ProposalStatus)).value,
                    track=chance.choice(("", *(track.value for track in Track))),
                    center_name=name + chance.choice(("", "（２）", "100%", "A_b", "")),
                    host_name=chance.choice(("", "青岛氢能有限公司", "海洋软件")),
                    director_name=chance.choice(("", "曾乐", "王安")),
                    number=chance.choice((None, f"QTIC-2026-X{place:03d}")),
                    batch_id=chance.choice((None, *BATCHES)),
                )
                work.session.add(row)
            work.record("import_proposals", "proposal", "", count=SIZE)
        yield made


def rows(workspace: Workspace) -> list[Any]:
    """All proposals, newest first, as one statement without any of the listing gives them."""
    with workspace.store.read() as session:
        columns = "id, number, status, track, center_name, host_name, director_name"
        found = session.execute(text(f"SELECT {columns} FROM proposals ORDER BY id DESC"))
        return [SimpleNamespace(**row._asdict() | {"number": row.number or ""}) for row in found]


def run(workspace: Workspace, question: Question[Answer]) -> Answer:
    with workspace.store.read() as session:
        return question.run(session, CLERK)


def readings(name: str) -> set[str]:
    return {"".join(letters) for letters in product(*(LETTERS.get(char, char.lower()) for char in name))}


def found_by_hand(row: Any, typed: str) -> bool:
    parts = [row.center_name.replace("（２）", "(2)"), row.host_name, row.director_name, row.number]
    for word in typed.lower().replace("（", "(").replace("２", "2").replace("）", ")").split():
        as_written = any(word in part.lower() for part in parts)
        by_letters = any(word in reading for part in parts[:3] for reading in readings(part))
        if not (as_written or (word.isascii() and by_letters)):
            return False
    return True


TYPED = ("", " ", "海", "海洋", "洋海", "qd", "hy", "cq", "zq", "ca", "zl", "cy", "QTIC-2026-x0", "(2", "（2）", "100%", "%", "_",
         "a_b", "青 hy", "qd 软件 x", "zzzz", "\\", "'", "qnyxgs")  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
def test_a_search_finds_what_going_through_the_rows_finds(workspace: Workspace, typed: str) -> None:
    wanted = [row.id for row in rows(workspace) if found_by_hand(row, typed)]
    look = run(workspace, PROPOSALS.look(Wanted(ProposalFilter(), typed), 0, 50, frozenset(), ""))
    assert [row.id for row in look.rows] == wanted[:50]
    assert (look.count, look.total) == (len(wanted), SIZE)
    assert list(run(workspace, PROPOSALS.keys(Wanted(ProposalFilter(), typed), 0, SIZE))) == wanted


@pytest.mark.parametrize("column", ["center_name", "track", "status", "number", "host_name"])
@pytest.mark.parametrize("descending", [False, True])
def test_orders_pages_and_places_agree_with_sorting_by_hand(
    workspace: Workspace, column: str, descending: bool
) -> None:
    chosen = ProposalFilter(status=ProposalStatus.ACCEPTED)
    found = [row for row in rows(workspace) if row.status == "accepted"]
    filled = [row for row in found if getattr(row, column)]
    key = in_reading_order if column.endswith("_name") else str.encode  # names as they are read, not by their code
    filled.sort(key=lambda row: key(getattr(row, column)), reverse=descending)
    if descending:  # alike means newest first in either direction
        filled = [row for value in dict.fromkeys(getattr(r, column) for r in filled)
                  for row in found if getattr(row, column) == value]  # fmt: skip
    expected = [row.id for row in (*filled, *(row for row in found if not getattr(row, column)))]
    wanted = Wanted(chosen, order=Order(column, descending))
    pages = [run(workspace, PROPOSALS.page(wanted, first, 7)) for first in range(0, len(expected) + 7, 7)]
    assert [row.id for page in pages for row in page] == expected
    for asked in (expected[:1], expected[3:5], expected[::3], [*expected, "nobody"]):
        look = run(workspace, PROPOSALS.look(wanted, 0, 7, frozenset(asked), ""))
        assert look.places == {key: expected.index(key) for key in asked if key in expected}


@pytest.mark.parametrize("batch", BATCHES)
def test_a_batch_shows_its_own_and_what_is_in_none_and_counts_them(workspace: Workspace, batch: str) -> None:
    with workspace.store.read() as session:
        found = session.execute(text("SELECT id, status, batch_id FROM proposals ORDER BY id DESC")).all()
    mine = [row for row in found if row.batch_id in (None, batch)]
    look = run(workspace, PROPOSALS.look(Wanted(ProposalFilter(batch_id=batch)), 0, SIZE, frozenset(), ""))
    assert [row.id for row in look.rows] == [row.id for row in mine]
    assert (look.count, look.total) == (len(mine), len(mine))
    assert dict(look.counts) == {status: sum(row.status == status for row in mine) for status in ProposalStatus}
    accepted = Wanted(ProposalFilter(ProposalStatus.ACCEPTED, batch_id=batch))
    look = run(workspace, PROPOSALS.look(accepted, 0, SIZE, frozenset(), ""))
    assert (look.count, look.total) == (sum(row.status == "accepted" for row in mine), len(mine))


@pytest.mark.parametrize("batch", BATCHES)
def test_a_batch_shows_its_own_examinations_and_counts_them(workspace: Workspace, batch: str) -> None:
    with workspace.store.read() as session:
        standing = "('accepted', 'in_review', 'reviewed')"
        found = session.execute(
            text(f"SELECT id FROM proposals WHERE batch_id = '{batch}' AND status IN {standing} ORDER BY id DESC")
        )
        mine = [row.id for row in found]
    look = run(workspace, EXAMINATIONS.look(Wanted(ExaminationFilter(batch_id=batch)), 0, SIZE, frozenset(), ""))
    assert [row.id for row in look.rows] == mine
    assert (look.count, look.total) == (len(mine), len(mine))


@pytest.mark.parametrize("place", [0, 1, 60, 118, 119])
def test_a_look_around_a_record_shows_it(workspace: Workspace, place: int) -> None:
    here = rows(workspace)[place].id
    look = run(workspace, PROPOSALS.look(Wanted(ProposalFilter()), 0, 10, frozenset(), here))
    assert look.places == {here: place}
    assert look.rows[place - look.first].id == here


def test_more_sought_records_than_one_statement_takes_are_placed_too(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qtic_desktop.storage.queries.windows._AT_ONCE", 5)
    ids = [row.id for row in rows(workspace)]
    look = run(workspace, PROPOSALS.look(Wanted(ProposalFilter()), 0, 10, frozenset(ids[::7]), ""))
    assert look.places == {key: ids.index(key) for key in ids[::7]}


def test_counts_are_of_all_records_whatever_is_sought(workspace: Workspace) -> None:
    wanted = Wanted(ProposalFilter(ProposalStatus.DRAFT, Track.NEW), "qd")
    look = run(workspace, PROPOSALS.look(wanted, 0, 10, frozenset(), ""))
    assert look.counts == {s.value: sum(row.status == s for row in rows(workspace)) for s in ProposalStatus}
    assert all(row.status == "draft" and row.track == "NEW" for row in look.rows)


@pytest.mark.of_file
def test_a_search_never_opens_the_wide_rows(workspace: Workspace) -> None:
    """SQLite answers from the narrow index alone, whatever is sought, filtered and sorted by."""
    statements: list[str] = []
    with workspace.store.read() as session:
        connection = session.connection()
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.set_trace_callback(statements.append)
        for wanted in (
            Wanted(ProposalFilter(), "qd"),
            Wanted(ProposalFilter(ProposalStatus.ACCEPTED), "海洋"),
            Wanted(ProposalFilter(), "qd", Order("host_name")),
            Wanted(ProposalFilter(batch_id=BATCHES[0]), "qd", Order("verification")),
            Wanted(ProposalFilter(ProposalStatus.ACCEPTED, batch_id=BATCHES[0]), "qd", Order("center_name")),
        ):
            PROPOSALS.look(wanted, 0, 1, frozenset(), "").run(session, CLERK)
        raw.set_trace_callback(None)
        sought = [line for line in statements if "LIKE" in line]
        assert len(sought) >= 6
        for line in sought:
            plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {line}") if " proposals" in row[3]]
            assert plan.count("SCAN proposals USING COVERING INDEX ix_proposals_list") == 1, plan
            others = [step for step in plan if "COVERING INDEX ix_proposals_list" not in step]
            assert all(step.endswith("sqlite_autoindex_proposals_1 (id=?)") for step in others), others


@pytest.mark.parametrize("batch", [None, *BATCHES, "batch-of-nobody"])
def test_every_filter_counts_and_shows_what_going_through_the_rows_gives(
    workspace: Workspace, batch: str | None
) -> None:
    """With evaluations on the docket beside the proposals, which are in no list and in no count."""
    with workspace.store.engine.connect() as connection, Session(connection) as session:
        for place in range(9):
            status, within = (list(ProposalStatus)[place % 6].value, (None, *BATCHES)[place % 3])
            session.add(Proposal(id=f"ffff-{place}", status=status, track=TRACK, batch_id=within))
        session.flush()
        found = session.execute(text("SELECT id, status, track, batch_id FROM proposals ORDER BY id DESC")).all()
        mine = [row for row in found if row.track != TRACK and (batch is None or row.batch_id in (None, batch))]
        for status, track in product((None, *ProposalStatus), (None, *Track)):
            wanted = Wanted(ProposalFilter(status, track, batch))
            look = PROPOSALS.look(wanted, 0, 7, frozenset({mine[-1].id}), "").run(session, CLERK)
            ids = [row.id for row in mine if status in (None, row.status) and track in (None, row.track)]
            assert [row.id for row in look.rows] == ids[:7]
            assert (look.count, look.total) == (len(ids), len(mine))
            assert look.counts == {one.value: sum(row.status == one for row in mine) for one in ProposalStatus}
            assert look.places == ({mine[-1].id: len(ids) - 1} if mine[-1].id in ids else {})
        session.rollback()


@pytest.mark.of_file
def test_a_first_window_and_a_chip_take_two_statements_and_go_through_no_list(workspace: Workspace) -> None:
    """The work of the first window and of a chip or batch, told by the database: two statements (three within a batch),
    every count a stretch of a narrow index and no grouping."""
    statements: list[str] = []
    with workspace.store.read() as session:
        raw = session.connection().connection.driver_connection
        assert raw is not None
        chips = [Wanted(ProposalFilter(status)) for status in ProposalStatus]
        for wanted, most in [
            (Wanted(ProposalFilter()), 2), *((chip, 2) for chip in chips), (Wanted(ProposalFilter(track=Track.NEW)), 3),
            (Wanted(ProposalFilter(batch_id=BATCHES[0])), 3),
            (Wanted(ProposalFilter(ProposalStatus.DRAFT, batch_id=BATCHES[0])), 3),
        ]:  # fmt: skip
            statements.clear()
            raw.set_trace_callback(statements.append)
            PROPOSALS.look(wanted, 0, 1, frozenset(), "").run(session, CLERK)
            raw.set_trace_callback(None)
            assert len(statements) == most, statements
            for line in statements:
                plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {line}")]
                assert not any("TEMP B-TREE FOR GROUP" in step for step in plan), plan
                through = [step for step in plan if " proposals" in step and "autoindex" not in step]
                assert {"COVERING INDEX" in step for step in through} == {True}, plan
                if wanted in chips:
                    assert not any(step.startswith("SCAN proposals") for step in plan), plan


def test_what_is_typed_anew_is_found_anew_and_the_old_name_no_more(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "ws", sample=True) as workspace:
        with workspace.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="示例", sample=True)
        store, place = workspace.store, {"page": "host", "cursor_field": ""}
        (key,) = perform(store, CLERK, save_draft, draft=ProposalDraft({"center_name": "重庆长安"}), **place).ids
        perform(store, CLERK, save_draft, draft=ProposalDraft({"center_name": "曾乐"}), proposal_id=key, **place)
        for typed, count in (("zy", 1), ("cqca", 0), ("重庆", 0), ("乐", 1)):
            assert run(workspace, PROPOSALS.look(Wanted(ProposalFilter(), typed), 0, 5, frozenset(), "")).count == count
        assert check_workspace(workspace) == ()


def test_texts_of_another_version_are_written_anew_at_opening_and_check_tells_of_wrong_ones(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "ws", sample=True) as workspace:
        with workspace.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="示例", sample=True)
        perform(
            workspace.store,
            CLERK,
            save_draft,
            draft=ProposalDraft({"center_name": "青岛海洋"}),
            page="",
            cursor_field="",
        )
        with workspace.store.engine.begin() as connection:
            connection.execute(text("UPDATE proposals SET search_initials = 'other'"))
        assert [(f.code, f.subject) for f in check_workspace(workspace)] == [("check.not_found_by_search", "青岛海洋")]
        with workspace.store.engine.begin() as connection:
            connection.execute(text("UPDATE workspace_facts SET value = '0' WHERE name = 'search_texts'"))
    with open_workspace(tmp_path / "ws") as workspace:
        assert check_workspace(workspace) == ()
        assert run(workspace, PROPOSALS.look(Wanted(ProposalFilter(), "qdhy"), 0, 5, frozenset(), "")).count == 1

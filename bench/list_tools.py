"""What a person does with a list of 100,000 beside searching: a filter, a batch, another order, a place far down; of the
proposals and of their examinations, each against the bare SQL of the same answer."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bench.timing import Row, Times
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.examination import ExaminationState
from qtic_desktop.domain.intake import ProposalFilter, ProposalStatus, Track
from qtic_desktop.domain.listing import Order, Wanted
from qtic_desktop.services.perform import ask
from qtic_desktop.storage.queries.examination import EXAMINATIONS, ExaminationFilter
from qtic_desktop.storage.queries.intake import PROPOSALS
from qtic_desktop.storage.queries.query import Question
from qtic_desktop.storage.queries.registry import batches
from qtic_desktop.storage.unit_of_work import Store

WINDOW = 100
_COLUMNS = (
    "p.id, p.number, p.status, p.track, p.center_name, p.host_name, d.name, p.field, p.received_on, p.funding_total,"
    " p.director_name, p.saved_at"
)
_ALL = f"track != '{TRACK}'"
_EXAMINED = f"status IN ('accepted', 'in_review', 'reviewed') AND {_ALL}"
#: The columns of the table behind the keys that a list is sorted by.
_BEHIND = {
    "center_name": "sort_first", "host_name": "sort_second", "track": "track", "status": "status", "number": "number",
    "verification": "verification", "batch": "batch_id", "examination": "examination",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One look: the program's question, and the conditions, the order and the place of the bare one."""

    own: Question[Any]
    counted: str
    where: str
    order: str
    values: tuple[str, ...] = ()
    first: int = 0
    by: str = "status"


def _sorted(key: str, *, down: bool) -> str:
    column = f"coalesce({_BEHIND[key]}, '')"
    return f"{column} = '', {column} {'DESC' if down else 'ASC'}, id DESC"


def _look(listing: Any, filter_: object, order: Order | None = None, first: int = 0, text: str = "") -> Question[Any]:
    question: Question[Any] = listing.look(Wanted(filter_, text, order), first, WINDOW, frozenset(), "")
    return question


def _filters(batch_ids: Sequence[str]) -> list[Case]:
    newest = "id DESC"
    cases = [
        Case(_look(PROPOSALS, ProposalFilter(status=status)), _ALL, f"{_ALL} AND status = ?", newest, (status.value,))
        for status in ProposalStatus
    ]
    cases += [
        Case(_look(PROPOSALS, ProposalFilter(track=track)), _ALL, f"{_ALL} AND track = ?", newest, (track.value,))
        for track in Track
    ]
    own = "coalesce(batch_id, '') IN ('', ?)"
    return cases + [
        Case(
            _look(PROPOSALS, ProposalFilter(batch_id=one)), f"{_ALL} AND coalesce(batch_id, '') IN ('', '{one}')",
            f"{_ALL} AND {own}", newest, (one,),
        )
        for one in batch_ids
    ]  # fmt: skip


def _orders() -> list[Case]:
    return [
        Case(_look(PROPOSALS, ProposalFilter(), Order(key, down)), _ALL, _ALL, _sorted(key, down=down))
        for key in PROPOSALS.orders
        for down in (False, True)
    ]


def _far_down(total: int) -> list[Case]:
    places = [total * part // 100 // WINDOW * WINDOW for part in (10, 50, 90, 99)]
    return [Case(_look(PROPOSALS, ProposalFilter(), first=at), _ALL, _ALL, "id DESC", first=at) for at in places]


def _examinations() -> list[Case]:
    wanted = ExaminationFilter()
    cases = [Case(_look(EXAMINATIONS, wanted), _EXAMINED, _EXAMINED, "id DESC", by="examination")]
    cases += [
        Case(
            _look(EXAMINATIONS, ExaminationFilter(state=state)), _EXAMINED, f"{_EXAMINED} AND examination = ?", "id DESC",
            (state.value,), by="examination",
        )
        for state in ExaminationState
    ]  # fmt: skip
    return cases + [
        Case(
            _look(EXAMINATIONS, wanted, Order(key, down)), _EXAMINED, _EXAMINED, _sorted(key, down=down),
            by="examination",
        )
        for key in EXAMINATIONS.orders
        for down in (False, True)
    ]  # fmt: skip


def bare_look(link: Any, case: Case) -> tuple[list[Any], int]:
    """The rows in sight, how many there are, and how many of each kind, in one transaction."""
    link.execute("BEGIN")
    counts = link.execute(f"SELECT {case.by}, count(*) FROM proposals WHERE {case.counted} GROUP BY 1").fetchall()
    ids = f"SELECT id FROM proposals WHERE {case.where} ORDER BY {case.order} LIMIT {WINDOW} OFFSET {case.first}"
    kept = link.execute(ids, case.values).fetchall()
    marks = ",".join("?" * len(kept))
    rows = link.execute(
        f"SELECT {_COLUMNS} FROM proposals p LEFT JOIN departments d ON d.id = p.department_id WHERE p.id IN ({marks})",
        [one for (one,) in kept],
    ).fetchall()
    count = sum(number for _kind, number in counts)
    if case.where != case.counted and len(rows) < WINDOW:
        count = case.first + len(rows)
    elif case.where != case.counted:
        (count,) = link.execute(f"SELECT count(*) FROM proposals WHERE {case.where}", case.values).fetchone()
    link.execute("COMMIT")
    return rows, count


def measure(store: Store, actor: Actor, link: Any, total: int) -> list[Row]:
    """Every case twice, now one way first and now the other."""
    known = tuple(one.id for one in ask(store, actor, batches.bind()))[:2]
    groups = (
        ("a filter or a batch", _filters(known)),
        ("another order", _orders()),
        ("a place far down", _far_down(total)),
    )
    made = [_row(f"list of {total:,} proposals: {name}", store, actor, link, cases) for name, cases in groups]
    what = f"examinations of {total:,} proposals: opened, filtered, in another order"
    return [*made, _row(what, store, actor, link, _examinations())]


def _row(what: str, store: Store, actor: Actor, link: Any, cases: Sequence[Case]) -> Row:
    taken: dict[str, list[float]] = {"bare": [], "own": []}
    spent: list[float] = []
    for case in cases:
        ways: list[tuple[str, Callable[[], object]]] = [
            ("bare", lambda case=case: bare_look(link, case)),  # type: ignore[misc]
            ("own", lambda case=case: ask(store, actor, case.own)),  # type: ignore[misc]
        ]
        for turn in range(3):
            for name, way in ways if turn % 2 else reversed(ways):
                begun, worked = time.perf_counter(), time.thread_time()
                way()
                if turn:  # the first look prepares the statement
                    taken[name].append(time.perf_counter() - begun)
                    spent += [time.thread_time() - worked] * (name == "own")
    worst = 1e3 * statistics.quantiles(spent, n=20)[-1]
    note = f"{len(cases)} looks; processor time of an answer at p95 {worst:.0f} ms"
    bare, own = (Times(tuple(taken[name])) for name in ("bare", "own"))
    return Row(what, "bare SQL of the same answer", bare, own, 1.5, note)

"""统计表: centres by field, district, mode, track, state and year, and how the criteria were scored, each with its chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qtic_desktop.documents.model import Block, Cell, Chart, Column, Document, KeyValues, Paragraph, Part, Row, Table
from qtic_desktop.domain.statistics import CenterFacts, Statistics, YearFacts, counted, percent_of
from qtic_desktop.resources import message, words

_STATES = ("running", "cancelled", "other")


def _say(code: str, **facts: object) -> str:
    return message(f"paper.statistics.{code}", "zh", **facts)


@dataclass(frozen=True, slots=True)
class Counted:
    """One table with its chart; ``members`` are, row by row, the records that were counted there (id and name), empty
    for a row without any, such as a sum. ``stage`` is where such a record is found."""

    title: str
    name: str
    table: Table
    members: tuple[tuple[tuple[str, str], ...], ...]
    stage: str = "launch"
    scores: bool = False
    """Whether it tells how criteria were scored."""


def statistics_tables(facts: Statistics) -> tuple[Counted, ...]:
    """Every table with a chart, in the order of the document: screen, paper and workbook show these and no others."""
    ways: tuple[tuple[str, Callable[[CenterFacts], str], str], ...] = (
        ("field", lambda one: one.field or _say("unknown"), "bars"),
        ("department", lambda one: one.department or _say("unknown"), "bars"),
        ("mode", lambda one: _mode(one.mode), "pie"),
        ("track", lambda one: message(f"paper.scoring.track_{one.track}"), "pie"),
        ("year", lambda one: str(one.started_on.year), "bars"),
        *(
            (("grade", lambda one: one.grade or _say("no_grade"), "pie"),)
            if any(c.grade for c in facts.centers)
            else ()
        ),
    )
    counts = [_counts(facts, name, by, kind) for name, by, kind in ways] if facts.centers else []
    return (*counts, *_years(facts), *_boards(facts), *_scores(facts))


def statistics_document(facts: Statistics) -> Document:
    """One part for each way of counting; the same tables on paper and in the workbook, which has charts besides."""
    blocks: list[Block] = [
        KeyValues(
            (
                (_say("as_of"), facts.as_of.isoformat()),
                (_say("organizer"), facts.organizer),
                (_say("centers"), str(len(facts.centers))),
                (_say("meetings"), str(len(facts.meetings))),
            )
        )
    ]
    if not facts.centers:
        blocks.append(Paragraph(_say("no_centers"), "plain"))
    told: list[Block] = [Paragraph(_say("unsealed", count=facts.unsealed), "note")] if facts.unsealed else []
    tables = statistics_tables(facts)
    for place, one in enumerate(tables):
        if place or not facts.centers:
            blocks.append(Part(one.title, one.name, landscape=False))
        if one.scores:
            blocks += [*told, Paragraph(_say("scores_note"), "note")]
        blocks.append(one.table)
    if not facts.criteria:
        title = _say("scores")
        blocks += [Part(title, title, landscape=False), *told, Paragraph(_say("no_scores"), "plain")]
    return Document(
        title=_say("title"),
        kind=_say("title"),
        code=facts.as_of.isoformat(),
        version_no=1,
        blocks=tuple(blocks),
        sample=facts.sample,
        dated=facts.as_of,
        made_at=facts.made_at,
        name=_say("field"),
        expected=tuple(sorted({one.field for one in facts.centers if one.field})),
    )


def _mode(mode: str) -> str:
    return words("intake.choice", "zh").get(f"mode.{mode}", mode) if mode else _say("unknown")


def _counts(facts: Statistics, name: str, by: Callable[[CenterFacts], str], kind: str) -> Counted:
    columns = (
        Column(_say(name), 34.0), Column(_say("all"), 12.0, "center"),
        *(Column(_say(f"state_{state}"), 12.0, "center") for state in _STATES), Column(_say("share"), 12.0, "center"),
    )  # fmt: skip
    whole = len(facts.centers)
    rows: list[Row] = []
    members = []
    groups = counted(facts.centers, by)
    for group, count, states in sorted(groups) if name == "year" else groups:
        by_state = Counter[str]()
        for status, number in states.items():
            by_state[_state(status)] += number
        rows.append((group, count, *(by_state[state] for state in _STATES), _share(count, whole)))
        members.append(tuple((one.id, one.name) for one in facts.centers if by(one) == group))
    sums = tuple(sum(_state(one.status) == state for one in facts.centers) for state in _STATES)
    rows.append((_say("total"), whole, *sums, _share(whole, whole)))
    chart = Chart("pie" if kind == "pie" else "bars", 0, (1,))
    table = Table(columns, tuple(rows), total_row=True, chart=chart)
    return Counted(_say(f"by_{name}"), _say(name), table, (*members, ()))


#: States of a report as years are compared by them: what the program says of it, in few words.
_REPORTS = {
    "filed": ("filed",), "filed_late": ("filed_late",), "overdue": ("overdue",), "ended": ("cancelled", "ended"),
    "open": ("not_received", "incomplete", "waiting_district", "returned", "waiting_filing"),
}  # fmt: skip


def _years(facts: Statistics) -> list[Counted]:
    """Years beside each other: how the reports of each came, and which grades were given."""
    found = []
    if facts.reports:
        states = {state: name for name, group in _REPORTS.items() for state in group}
        told = [(one.year, states[one.state], one) for one in facts.reports]
        heads = tuple((name, _say(f"report_{name}")) for name in _REPORTS)
        found.append(_compared("reports", told, heads, "annual_reports"))
    if facts.grades:
        names = tuple(dict.fromkeys(one.state for one in facts.grades))
        heads = tuple((name, name) for name in names)
        found.append(_compared("grades", [(one.year, one.state, one) for one in facts.grades], heads, "evaluation"))
    return found


def _compared(
    name: str, told: Sequence[tuple[int, str, YearFacts]], heads: Sequence[tuple[str, str]], stage: str
) -> Counted:
    columns = (
        Column(_say(f"{name}_year"), 16.0), Column(_say(f"{name}_all"), 12.0, "center"),
        *(Column(head, 12.0, "center") for _key, head in heads),
    )  # fmt: skip
    by_year: dict[int, list[tuple[str, YearFacts]]] = {}
    for year, group, one in told:
        by_year.setdefault(year, []).append((group, one))
    rows: list[Row] = []
    members = []
    for year in sorted(by_year):
        mine = by_year[year]
        counts = Counter(group for group, _one in mine)
        rows.append((str(year), len(mine), *(counts[key] for key, _head in heads)))
        members.append(tuple((one.center_id, f"{one.name}") for _group, one in mine))
    chart = Chart("bars", 0, tuple(range(2, 2 + len(heads))))
    return Counted(
        _say(f"by_{name}"), _say(f"by_{name}"), Table(columns, tuple(rows), chart=chart), tuple(members), stage
    )


def _boards(facts: Statistics) -> list[Counted]:
    """How far the proposals of each batch have come: the board of the section chief. The newest two are shown."""
    found: list[Counted] = []
    for batch in list(dict.fromkeys(one.batch for one in facts.batches))[:2]:
        mine = [one for one in facts.batches if one.batch == batch]
        rows: list[Row] = []
        members = []
        for station in _ROAD:
            passed = [one for one in mine if station in one.passed]
            rows.append((message(f"road.{station}"), len(passed), _share(len(passed), len(mine))))
            members.append(tuple((one.proposal_id, one.name) for one in passed))
        columns = (
            Column(_say("station"), 30.0), Column(_say("passed"), 16.0, "center"), Column(_say("share"), 12.0, "center")
        )  # fmt: skip
        table = Table(columns, tuple(rows), chart=Chart("bars", 0, (1,)))
        name = f"{_say('board')}{len(found) + 1}"
        found.append(Counted(f"{_say('board')}\n{batch}", name, table, tuple(members), "intake"))
    return found


_ROAD = ("recommended", "examined", "reviewed", "opinion", "selected", "published", "launched")


def _share(count: int, whole: int) -> Cell:
    return Cell(percent_of(count, whole), suffix="%")


def _state(status: str) -> str:
    return status if status in _STATES else "other"


def _scores(facts: Statistics) -> list[Counted]:
    """A table for each rubric: figures of different sheets are not thrown together."""
    columns = (
        Column(_say("number"), 8.0, "center"), Column(_say("criterion"), 40.0), Column(_say("maximum"), 10.0, "center"),
        Column(_say("sheets"), 12.0, "center"), Column(_say("mean"), 12.0, "center"), Column(_say("rate"), 12.0, "center"),
    )  # fmt: skip
    found = []
    for number, rubric in enumerate(dict.fromkeys(one.rubric for one in facts.criteria), 1):
        rows: tuple[Row, ...] = tuple(
            (
                one.number,
                one.title,
                one.maximum,
                one.sheets,
                one.mean,
                Cell(one.rate, suffix="%"),
            )
            for one in facts.criteria
            if one.rubric == rubric
        )
        title = _say("scores")
        table = Table(columns, rows, chart=Chart("bars", 1, (5,)))
        judged = tuple(one.judged for one in facts.criteria if one.rubric == rubric)
        found.append(Counted(f"{title}\n{rubric}", f"{title}{number}", table, judged, "opinions", scores=True))
    return found

"""统计表: centres by field, district, mode, track, state and year, and how the criteria were scored, each with its chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from qtic_desktop.documents.model import Block, Cell, Chart, Column, Document, KeyValues, Paragraph, Part, Row, Table
from qtic_desktop.domain.statistics import CenterFacts, Statistics, counted, percent_of
from qtic_desktop.resources import message, words

_STATES = ("running", "cancelled", "other")


def _say(code: str, **facts: object) -> str:
    return message(f"paper.statistics.{code}", "zh", **facts)


def statistics_document(facts: Statistics) -> Document:
    """One part for each way of counting; the same tables on paper and in the workbook, which has charts besides."""
    ways: tuple[tuple[str, Callable[[CenterFacts], str], str], ...] = (
        ("field", lambda one: one.field or _say("unknown"), "bars"),
        ("department", lambda one: one.department or _say("unknown"), "bars"),
        ("mode", lambda one: _mode(one.mode), "pie"),
        ("track", lambda one: message(f"paper.scoring.track_{one.track}"), "pie"),
        ("year", lambda one: str(one.started_on.year), "bars"),
    )
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
    for place, (name, by, kind) in enumerate(ways):
        if place:
            blocks.append(Part(_say(f"by_{name}"), _say(name), landscape=False))
        blocks += _counts(facts, name, by, kind)
    blocks += _scores(facts)
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


def _counts(facts: Statistics, name: str, by: Callable[[CenterFacts], str], kind: str) -> list[Block]:
    columns = (
        Column(_say(name), 34.0), Column(_say("all"), 12.0, "center"),
        *(Column(_say(f"state_{state}"), 12.0, "center") for state in _STATES), Column(_say("share"), 12.0, "center"),
    )  # fmt: skip
    whole = len(facts.centers)
    rows: list[Row] = []
    groups = counted(facts.centers, by)
    for group, count, states in sorted(groups) if name == "year" else groups:
        by_state = Counter[str]()
        for status, number in states.items():
            by_state[_state(status)] += number
        rows.append((group, count, *(by_state[state] for state in _STATES), _share(count, whole)))
    if not rows:
        return [Paragraph(_say("no_centers"), "plain")]
    sums = tuple(sum(_state(one.status) == state for one in facts.centers) for state in _STATES)
    rows.append((_say("total"), whole, *sums, _share(whole, whole)))
    chart = Chart("pie" if kind == "pie" else "bars", 0, (1,))
    return [Table(columns, tuple(rows), total_row=True, chart=chart)]


def _share(count: int, whole: int) -> Cell:
    return Cell(percent_of(count, whole), suffix="%")


def _state(status: str) -> str:
    return status if status in _STATES else "other"


def _scores(facts: Statistics) -> list[Block]:
    """A table for each rubric: figures of different sheets are not thrown together."""
    told: list[Block] = [Paragraph(_say("unsealed", count=facts.unsealed), "note")] if facts.unsealed else []
    if not facts.criteria:
        title = _say("scores")
        return [Part(title, title, landscape=False), *told, Paragraph(_say("no_scores"), "plain")]
    blocks: list[Block] = []
    columns = (
        Column(_say("number"), 8.0, "center"), Column(_say("criterion"), 40.0), Column(_say("maximum"), 10.0, "center"),
        Column(_say("sheets"), 12.0, "center"), Column(_say("mean"), 12.0, "center"), Column(_say("rate"), 12.0, "center"),
    )  # fmt: skip
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
        blocks += [Part(f"{title}\n{rubric}", f"{title}{number}", landscape=False), *told]
        blocks += [Paragraph(_say("scores_note"), "note"), Table(columns, rows, chart=Chart("bars", 1, (5,)))]
    return blocks

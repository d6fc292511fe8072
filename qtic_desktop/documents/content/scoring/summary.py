"""评分汇总表: experts by proposals, the points of every criterion, the comments, and the rules that were used (三（二）)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from qtic_desktop.documents.content.panel_signs import panel_signs
from qtic_desktop.documents.content.scoring.rules import rule_lines
from qtic_desktop.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Items,
    KeyValues,
    Paragraph,
    Part,
    Row,
    SignLine,
    Table,
)
from qtic_desktop.domain.meetings.papers import PanelLine
from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.domain.opinions import PanelSeat
from qtic_desktop.domain.rubrics import Criterion
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.outcomes import Outcome, ScoreSummary, Standing, places_on_paper, points_on_paper
from qtic_desktop.resources import Language, message

# Together no wider than A4 turned holds at the size of its letters: a sheet is shrunk to one page width.
_RESULTS = (
    ("rank", 8.0), ("number", 14.5), ("center", 26.0), ("host", 20.0), ("counted", 6.5), ("mean", 8.5), ("grade", 8.0),
)  # fmt: skip
_VOTES = (("agree", 6.5), ("revise", 6.5), ("disagree", 6.5), ("abstain", 6.5), ("needed", 6.5))
_MATRIX = (("rank", 8.0), ("number", 14.5), ("center", 21.0))
_EXPERT_WIDTH = 9.5
_ON_A4 = 9
"""Experts whose totals fit beside each other on A4; a larger panel is printed on A3."""
_LEFT = ("center", "host")

Words = Callable[..., str]


def score_summary_document(summary: ScoreSummary, lang: Language = "zh") -> Document:
    """Results, ranked by track; totals by expert; points by criterion for each track in use; comments if there are any;
    rules, legend, panel and how close it was."""
    words = partial(_word, lang)
    tracks = dict.fromkeys(outcome.track for outcome in summary.outcomes)
    blocks: list[Block] = [*_results(summary, words), *_matrix(summary, words)]
    for track in tracks:
        blocks += _points(summary, track, words)
    blocks += _comments(summary, words)
    blocks += _rules(summary, words, lang)
    return Document(
        title=words("title", meeting=summary.meeting_title),
        kind=words("totals"),
        code="",
        version_no=1,
        blocks=tuple(blocks),
        sample=summary.sample,
        landscape=True,
        dated=summary.held_on,
        made_at=summary.made_at,
        state=words("sealed" if summary.sealed else "unsealed"),
        name=words("totals"),
        expected=tuple(outcome.proposal_number for outcome in summary.outcomes),
        lang=lang,
    )


def _word(lang: Language, code: str, **facts: object) -> str:
    return message(f"paper.scoring.{code}", lang, **facts)


def _head(summary: ScoreSummary, words: Words) -> KeyValues:
    day = summary.held_on
    held = words("held_on", year=day.year, month=day.month, day=day.day, place=summary.place)
    state = words("sealed" if summary.sealed else "unsealed")
    return KeyValues(((words("held"), held), (words("made"), f"{summary.made_at}　{state}")))


def _results(summary: ScoreSummary, words: Words) -> tuple[Block, ...]:
    """What the meeting came to, the best of each track first: the part a reader who decides looks at."""
    columns = [Column(words(code), width, "left" if code in _LEFT else "center") for code, width in _RESULTS]
    columns += [Column(words(code), width, "center", words("votes")) for code, width in _VOTES]
    columns.append(Column(words("verdict"), 12.0, "center"))
    rows = _by_track(summary, len(columns), words, partial(_result_row, words=words))
    return (
        _head(summary, words),
        Table(tuple(columns), rows, small=True, frozen=3),
        *_waived(summary, words),
        *_foot(words, "results_legend"),
    )


def _matrix(summary: ScoreSummary, words: Words) -> tuple[Block, ...]:
    """The total of every expert for every proposal, and what was left out of the mean."""
    panel = summary.panel
    columns = [Column(words(code), width, "left" if code in _LEFT else "center") for code, width in _MATRIX]
    heads = [expert_head(seat, panel, words) for seat in panel]
    columns += [Column(head, _EXPERT_WIDTH, "center", words("expert_totals")) for head in heads]
    columns += [Column(words(code), width, "center") for code, width in (("counted", 6.5), ("mean", 8.5))]
    rows = _by_track(summary, len(columns), words, partial(_total_row, summary=summary, words=words))
    return (
        Part(words("matrix_title"), words("matrix"), large=len(panel) > _ON_A4),
        _head(summary, words),
        Table(tuple(columns), rows, small=True, frozen=3),
        *_foot(words, "totals_legend"),
    )


def _by_track(summary: ScoreSummary, columns: int, words: Words, row: Callable[[Outcome], Row]) -> tuple[Row, ...]:
    """The rows of each track under its name."""
    rows: list[Row] = []
    for track in dict.fromkeys(outcome.track for outcome in summary.outcomes):
        found = _ranked(summary, track)
        banner = words("group", track=words(f"track_{track}"), n=len(found))
        rows.append((Cell(banner, "group", span=columns, align="left"),))
        rows += [row(outcome) for outcome in found]
    return tuple(rows)


def _ranked(summary: ScoreSummary, track: str) -> list[Outcome]:
    """The proposals of a track, the best first; those without a place last, in running order."""
    mine = [outcome for outcome in summary.outcomes if outcome.track == track]
    return sorted(mine, key=lambda one: (one.shown_rank.rank is None, one.shown_rank.rank or 0, one.position))


def expert_head(seat: PanelSeat, panel: Sequence[PanelSeat], words: Words) -> str:
    """Head of an expert: the name, the leader marked, the organization where two experts share a name."""
    name, *organization = _name(seat, panel).split("\n")
    return "\n".join((name, *([words("leader")] if seat.is_leader else []), *organization))


def _name(seat: PanelSeat, panel: Sequence[PanelSeat]) -> str:
    """The name, with the organization below it where two experts share one."""
    shared = sum(other.name == seat.name for other in panel) > 1
    return f"{seat.name}\n{seat.organization}" if shared else seat.name


def _place(outcome: Outcome, words: Words) -> Cell:
    rank = outcome.shown_rank
    if rank.rank is None:
        return Cell(words("none"), "strong")
    return Cell(rank.rank, "strong", suffix=words("tied") if rank.tied_with else "")


def _mean(outcome: Outcome, words: Words) -> Cell:
    mean = outcome.result.mean
    return Cell(words("none") if mean is None else mean, "mean")


def _result_row(outcome: Outcome, *, words: Words) -> Row:
    result, vote = outcome.result, outcome.result.vote
    return (
        _place(outcome, words),
        outcome.proposal_number,
        outcome.center_name,
        outcome.host_name,
        result.counted,
        _mean(outcome, words),
        result.grade or words("none"),
        *(vote.agree, vote.agree_after_revision, vote.disagree, vote.abstain, vote.needed),
        Cell(words(f"verdict_{outcome.track}_{result.verdict}"), "strong"),
    )


def _total_row(outcome: Outcome, *, summary: ScoreSummary, words: Words) -> Row:
    return (
        _place(outcome, words),
        outcome.proposal_number,
        outcome.center_name,
        *(shown_total(outcome, seat.expert_id, summary.rules, words) for seat in summary.panel),
        outcome.result.counted,
        _mean(outcome, words),
    )


def shown_total(outcome: Outcome, expert_id: str, rules: RuleSet, words: Words) -> Cell:
    """A counted total is a number; a dropped one is words with its figure, so that no sum over the row counts it."""
    standing = outcome.standing(expert_id)
    if not standing.has_total:
        return Cell(words(f"state_{standing}"), "mark")
    total = points_on_paper(outcome.result.totals[expert_id], rules)
    return Cell(total) if standing is Standing.COUNTED else Cell(words(standing.value, total=f"{total:f}"), "mark")


def _points(summary: ScoreSummary, track: str, words: Words) -> tuple[Block, ...]:
    outcomes = _ranked(summary, track)
    criteria = outcomes[0].case.rubric.criteria
    lead = (("order", 6.0), ("number", 16.0), ("expert", 14.0), ("state", 11.0))
    columns = [Column(words(code), width, "center") for code, width in lead]
    columns += [Column(_criterion_head(criterion, words), 12.0, "center") for criterion in criteria]
    columns.append(Column(words("sum"), 10.0, "center"))
    rows = [row for outcome in outcomes for row in _points_of_proposal(outcome, summary, words)]
    kind = words(f"track_{track}")
    return (
        Part(words("points_title", track=kind), words("points", track=kind)),
        _head(summary, words),
        Table(tuple(columns), tuple(rows), small=True, frozen=4),
        *_foot(words, "points_legend"),
    )


def _points_of_proposal(outcome: Outcome, summary: ScoreSummary, words: Words) -> list[Row]:
    number, criteria = outcome.proposal_number, outcome.case.rubric.criteria
    banner = words("proposal", number=number, center=outcome.center_name, host=outcome.host_name)
    rows: list[Row] = [
        (Cell(outcome.position, "group"), Cell(banner, "group", span=len(criteria) + 4, align="left")),
    ]
    for seat in summary.panel:
        state = words(f"state_{outcome.standing(seat.expert_id)}")
        name = _name(seat, summary.panel)
        rows.append((outcome.position, number, name, state, *_point_cells(outcome, seat.expert_id, words)))
    return [*rows, _item_means(outcome, summary.rules, words)]


def _criterion_head(criterion: Criterion, words: Words) -> str:
    maximum = decimal_text(criterion.maximum)
    return words("criterion", number=criterion.number, title=criterion.title, maximum=maximum)


def _point_cells(outcome: Outcome, expert_id: str, words: Words) -> list[Cell]:
    """A blank is a dash and what does not apply is said in words: nobody can take it for a zero, no sum counts it."""
    is_read, cells, entered = outcome.standing(expert_id).is_read, list[Cell](), list[Decimal]()
    for criterion, value in zip(outcome.case.rubric.criteria, outcome.points_of(expert_id), strict=True):
        if is_read and criterion.number in outcome.case.not_applicable:
            cells.append(Cell(words("not_applicable"), "mark"))
        elif value is None:
            cells.append(Cell(words("none"), "mark"))
        else:
            cells.append(Cell(_figure(value)))
            entered.append(value)
    total = _figure(sum(entered, Decimal(0))) if entered else words("none")
    return [*cells, Cell(total, "strong")]


def _figure(value: Decimal) -> Decimal:
    """Marks without trailing zeros, as people write them."""
    return Decimal(decimal_text(value))


def _item_means(outcome: Outcome, rules: RuleSet, words: Words) -> Row:
    means = [None if mean is None else points_on_paper(mean, rules) for mean in outcome.item_means()]
    kept = outcome.result.counted - outcome.dropped
    head = words("item_mean", valid=outcome.result.counted, dropped=outcome.dropped, counted=kept)
    return (
        Cell(outcome.position, "mean"),
        Cell(head, "mean", span=3),
        *(Cell(words("none") if mean is None else mean, "mean") for mean in means),
        Cell("", "mean"),
    )


def _comments(summary: ScoreSummary, words: Words) -> tuple[Block, ...]:
    """What the experts wrote, on each criterion and on the sheet as a whole; nothing when nobody wrote anything."""
    rows = [
        (outcome.position, outcome.proposal_number, outcome.center_name, _name(seat, summary.panel), what, comment)
        for outcome in summary.outcomes
        for seat in summary.panel
        for what, comment in _remarks(outcome, seat.expert_id, words)
    ]
    if not rows:
        return ()
    widths = (("order", 6.0), ("number", 14.0), ("center", 28.0), ("expert", 12.0), ("item", 26.0), ("comment", 60.0))
    columns = tuple(
        Column(words(code), width, "center" if code in ("order", "number", "expert") else "left")
        for code, width in widths
    )
    head = Part(words("comments_title"), words("comments"))
    begins = frozenset(place for place, row in enumerate(rows) if not place or rows[place - 1][1] != row[1])
    return head, _head(summary, words), Table(columns, tuple(rows), small=True, together=begins)


def _remarks(outcome: Outcome, expert_id: str, words: Words) -> list[tuple[str, str]]:
    sheet = outcome.sheet_of(expert_id)
    if sheet is None:
        return []
    criteria = outcome.case.rubric.criteria if sheet.comments else ()
    found = [(_criterion_head(one, words), text) for one, text in zip(criteria, sheet.comments, strict=True)]
    return [(what, text.strip()) for what, text in (*found, (words("overall"), sheet.comment)) if text.strip()]


def _rules(summary: ScoreSummary, words: Words, lang: Language) -> tuple[Block, ...]:
    places = places_on_paper(summary.rules)
    legend = words("legend", places=places, decimals=summary.rules.decimals).split("\n")
    heads = (("order", 8.0), ("expert", 34.0), ("organization", 30.0), ("role", 24.0))
    columns = tuple(Column(words(code), width, "left" if code == "organization" else "center") for code, width in heads)
    rows = tuple(
        (number, seat.name, seat.organization, words("role_leader" if seat.is_leader else "role_member"))
        for number, seat in enumerate(summary.panel, start=1)
    )
    return (
        Part(words("rules_title"), words("rules"), landscape=False),
        _head(summary, words),
        Paragraph(words("rules_used"), "h1"),
        Items(rule_lines(summary.rules, lang)),
        Paragraph(words("legend_title"), "h1"),
        Items(tuple(legend)),
        *(_signing(summary) if summary.in_table else (Paragraph(words("experts"), "h1"), Table(columns, rows))),
        *_closeness(summary, words),
    )


def _signing(summary: ScoreSummary) -> tuple[Block, ...]:
    """The list of the panel as the table it signs in."""
    return panel_signs(
        [
            PanelLine(seat, one.name, one.organization, one.title, one.speciality, one.is_leader)
            for seat, one in enumerate(summary.panel, 1)
        ]
    )


def _closeness(summary: ScoreSummary, words: Words) -> tuple[Block, ...]:
    """Of each proposal whether a single mark, ballot or expert could have changed its result; only where it is known."""
    told = [
        f"{outcome.proposal_number}　{outcome.center_name}：{''.join(summary.close[outcome.agenda_item_id])}"
        for outcome in summary.outcomes
        if summary.close.get(outcome.agenda_item_id)
    ]
    return (Paragraph(words("closeness"), "h1"), Items(tuple(told))) if told else ()


def _waived(summary: ScoreSummary, words: Words) -> tuple[Block, ...]:
    """What the supervisor let pass, with the reason, by whom and when, on the page of the results themselves."""
    return (Paragraph(words("waived"), "h2"), Items(summary.waived)) if summary.waived else ()


def _foot(words: Words, legend: str) -> tuple[Block, ...]:
    labels = tuple(map(words, ("prepared_by", "checked_by", "supervised_by", "date")))
    return Paragraph(words(legend), "note"), SignLine(labels)

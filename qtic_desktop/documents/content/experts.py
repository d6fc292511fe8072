"""专家抽取记录: the frozen pool with its rule for the supervisor to sign, and after the draw the numbers and who was drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from qtic_desktop.documents.content.annual_reports import Words
from qtic_desktop.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    KeyValues,
    Paragraph,
    Row,
    SignLine,
    Table,
)
from qtic_desktop.domain.experts.draw import DrawRule
from qtic_desktop.domain.experts.draw_records import Calls, DrawPaper
from qtic_desktop.resources import Language, message


def draw_document(paper: DrawPaper, *, lang: Language = "zh") -> Document:
    """The pool before the draw, or the record after it; the fingerprint stands on every page. Nobody's telephone or number
    of any card is on it."""
    words = partial(_word, lang)
    blocks: list[Block] = [
        KeyValues(
            (
                (words("for"), paper.title),
                (words("proposals"), words("semicolon").join(paper.proposals)),
                (words("attempt"), str(paper.attempt)),
                (words("frozen_at"), _minute(paper.frozen_at)),
                (words("mark"), _grouped(paper.fingerprint)),
                (words("rule"), _rule(paper.rule, words)),
            )
        ),
        Paragraph(words("unset"), "note"),
        *(Paragraph(words("earlier", attempt=one.attempt, reason=one.reason), "warning") for one in paper.earlier),
        *_drawn(paper, words),
        Paragraph(words("pool", count=len(paper.pool)), "h1"),
        _table(words, ("name", "unit", "kind", "reviews"), _pool(paper, words)),
    ]
    if paper.excluded:
        left_out = [(n, one.name, one.unit, words(one.why, what=one.what)) for n, one in enumerate(paper.excluded, 1)]
        blocks += [Paragraph(words("excluded", count=len(left_out)), "h1")]
        blocks += [_table(words, ("name", "unit", "why"), left_out)]
    blocks += [Paragraph(words("replay"), "note"), SignLine((words("drawn_by"), words("supervised_by"), words("date")))]
    return Document(
        title=words("list"),
        kind=words("list"),
        code=str(paper.attempt),
        version_no=paper.attempt,
        blocks=tuple(blocks),
        sample=paper.sample,
        footer_code=paper.fingerprint[:12],
        made_at=paper.made_at,
        name=words("list"),
        expected=tuple(one.name for one in paper.pool),
        lang=lang,
    )


def _drawn(paper: DrawPaper, words: Words) -> list[Block]:
    if not paper.spoken:
        return []
    people = {one.id: one for one in paper.pool}
    spoken = words("comma").join(f"{one.who} {one.number}" for one in paper.spoken)
    answers = {one: words(f"answer_{answer}", note=note) for one, answer, note in paper.answers}
    facts = (
        (words("drawn_at"), _minute(paper.drawn_at)),
        (words("spoken"), spoken),
        (words("seed"), _grouped(paper.seed)),
    )
    blocks: list[Block] = [KeyValues(facts)]
    for part, drawn in (("members", paper.members), ("alternates", paper.alternates)):
        rows = [
            (n, people[one.id].name, people[one.id].unit, str(one.group + 1), answers.get(one.id, ""))
            for n, one in enumerate(drawn, 1)
        ]
        blocks += [
            Paragraph(words(part, count=len(rows)), "h1"),
            _table(words, ("name", "unit", "group", "answer"), rows),
        ]
    by_hand = [(n, one.name, one.unit, one.what) for n, one in enumerate(paper.appointed, 1)]
    if by_hand:
        blocks += [Paragraph(words("appointed", count=len(by_hand)), "h1")]
        blocks += [_table(words, ("name", "unit", "reason"), by_hand)]
    return blocks


def _minute(at: str) -> str:
    return at[:16].replace("T", " ")


def _grouped(code: str) -> str:
    """A code in groups of eight that can be compared by eye."""
    return " ".join(code[place : place + 8] for place in range(0, len(code), 8))


def _pool(paper: DrawPaper, words: Words) -> list[Row]:
    return [
        (n, one.name, one.unit, words(f"kind_{one.kind}"), one.reviews)
        for n, one in enumerate(sorted(paper.pool, key=lambda one: one.id), 1)
    ]


def _table(words: Words, names: tuple[str, ...], rows: Sequence[Row]) -> Table:
    widths = {
        "name": 34.0,
        "unit": 56.0,
        "kind": 20.0,
        "reviews": 20.0,
        "group": 12.0,
        "answer": 26.0,
        "why": 50.0,
        "reason": 50.0,
    }
    columns = (Column(words("order"), 12.0, "center"), *(Column(words(f"head_{one}"), widths[one]) for one in names))
    return Table(columns, tuple(rows))


def _rule(rule: DrawRule, words: Words) -> str:
    groups = [
        words(
            "group",
            number=number,
            kind=words(f"kind_{group.kind or 'any'}"),
            field=group.field or words("any_field"),
            outside=words("outside") if group.outside else words("anywhere"),
            members=group.members,
            alternates=group.alternates,
        )
        for number, group in enumerate(rule.groups, 1)
    ]
    limits = words("per_unit") if rule.one_per_unit else words("any_unit")
    return words("semicolon").join([*groups, limits, words("limit_rule", limit=rule.yearly_limit)])


def calls_document(calls: Calls, *, day: date, sample: bool, made_at: str) -> Document:
    """The sheet for telephoning, for the office alone: it has the numbers, and says that it goes back."""
    words = partial(_word, "zh")
    rows = tuple(
        (
            place,
            one.name,
            one.unit,
            words(f"part_{one.part}", group=one.group),
            one.phone or Cell("—", "mark"),
            words(f"answer_{one.answer}", note=one.note) or "\n\n",
        )
        for place, one in enumerate(calls.lines, 1)
    )
    heads = (
        ("order", 10.0),
        ("head_name", 20.0),
        ("head_unit", 32.0),
        ("head_part", 14.0),
        ("head_phone", 21.0),
        ("head_answer", 25.0),
    )
    columns = tuple(Column(words(code), width, "center" if code == "order" else "left") for code, width in heads)
    blocks: tuple[Block, ...] = (
        Paragraph(words("calls_inside"), "warning"),
        KeyValues(((words("for"), calls.title), (words("attempt"), str(calls.attempt)))),
        Table(columns, rows),
        Paragraph(words("calls_how"), "note"),
        SignLine((words("called_by"), words("date"))),
    )
    return Document(
        title=words("calls"),
        kind=words("calls"),
        code=str(calls.attempt),
        version_no=calls.attempt,
        blocks=blocks,
        sample=sample,
        dated=day,
        made_at=made_at,
        name=words("calls"),
        expected=tuple(one.name for one in calls.lines),
    )


def rule_in_words(rule: DrawRule, lang: Language = "zh") -> str:
    """A rule as it is printed."""
    return _rule(rule, partial(_word, lang))


def left_out_in_words(why: str, what: str, lang: Language = "zh") -> str:
    """Why somebody was left out of a pool, as it is printed."""
    return _word(lang, why, what=what)


def _word(lang: Language, code: str, **facts: object) -> str:
    return message(f"paper.draw.{code}", lang, **facts)

"""专家咨询费发放表: who is paid what for a meeting, from net to gross, checked back from gross to net."""

from __future__ import annotations

from decimal import Decimal

from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import Block, Cell, Column, Document, KeyValues, Paragraph, Row, SignLine, Table
from qtic_desktop.domain.capitals import in_capitals
from qtic_desktop.domain.meetings.fees import HALF_DAY
from qtic_desktop.domain.meetings.print_set import FeeLine, SetFacts
from qtic_desktop.resources import message

_WAN = 10_000


def _say(code: str, **facts: object) -> str:
    return message(f"paper.set.{code}", "zh", **facts)


def fees_document(facts: SetFacts) -> Document:
    """The sheet; without anybody who came it says so and pays nobody."""
    half = facts.days == f"{HALF_DAY}"
    spent = sum((line.fee.gross for line in facts.fees), Decimal("0.00"))
    senior, other = facts.rates
    blocks: list[Block] = [
        KeyValues(
            (
                (_say("meeting"), facts.title),
                (_say("number"), facts.number),
                (_say("when"), f"{chinese_date(facts.held_on)}　{facts.place}"),
                (_say("days"), _say("half_day") if half else _say("days_text", days=facts.days)),
                (_say("rate"), _say("rate_text", senior=senior, other=other)),
                (_say("in_words"), in_capitals(spent / _WAN)),
            )
        )
    ]
    if facts.fees:
        blocks += [_table(facts), Paragraph(_say("fees_note"), "note")]
    else:
        blocks.append(Paragraph(_say("fees_none"), "warning"))
    blocks.append(SignLine(tuple(_say(label) for label in ("kept_by", "checked_by", "approved_by", "day"))))
    return Document(
        title=_say("fees"),
        kind=_say("fees"),
        code=facts.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=facts.sample,
        landscape=True,
        dated=facts.held_on,
        made_at=facts.made_at,
        name=_say("fees"),
        expected=tuple(line.name for line in facts.fees),
    )


def _table(facts: SetFacts) -> Table:
    columns = (
        Column(_say("order"), 6.0, "center"), Column(_say("name"), 11.0), Column(_say("unit"), 24.0),
        Column(_say("title"), 12.0), Column(_say("grade"), 8.0, "center"), Column(_say("net"), 13.0, "right"),
        Column(_say("tax"), 12.0, "right"), Column(_say("gross"), 13.0, "right"), Column(_say("back"), 14.0, "right"),
        Column(_say("same_month"), 16.0), Column(_say("signed"), 14.0),
    )  # fmt: skip
    rows: list[Row] = [_row(place, line) for place, line in enumerate(facts.fees, 1)]
    sums = [
        sum(column, Decimal("0.00"))
        for column in zip(*((line.fee.net, line.fee.tax, line.fee.gross) for line in facts.fees), strict=True)
    ]
    rows.append((Cell(_say("total"), "strong", span=5), *sums, Cell(sums[2] - sums[1], "plain"), "", ""))
    return Table(columns, tuple(rows), total_row=True, frozen=2)


def _row(place: int, line: FeeLine) -> Row:
    fee = line.fee
    return (
        place, line.name, line.organization, line.title, _say(f"grade_{line.grade.value}"), fee.net, fee.tax, fee.gross,
        fee.gross - fee.tax, "、".join(line.same_month), "\n",
    )  # fmt: skip

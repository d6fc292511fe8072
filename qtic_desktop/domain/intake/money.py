"""Figures of money in a keyed proposal that look as if they were written in yuan, or in the wrong row or column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from statistics import median

from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.domain.intake import OPERATION_MONEY, Finance, ProposalDraft, funding_total
from qtic_desktop.domain.numbers import parse_money, round_half_up
from qtic_desktop.domain.problems import Problem

YEARS = ("year1", "year2", "year3")
#: 10,000 yuan are one 万元; figures some thousand times their neighbours are taken for yuan rather than for growth.
_JUMP = 3000
#: 10 billion yuan in 万元: more than any host of the city is likely to mean.
_HUGE = Decimal(1_000_000)
#: A figure up to this, and less than a hundredth of the revenue, may be the share that stands beside it on the paper.
_PER_CENT = Decimal(100)
_SINGLE = ("registered_capital", "equipment_value", "old_service_income", "funding_declared")


def money_hints(draft: ProposalDraft) -> Iterator[Problem]:
    """Hints about amounts in 万元 (人民币)."""
    yield from _yuan(draft)
    yield from _spending(draft)
    yield from _years(draft)
    yield from _partners(draft)
    yield from _declared(draft)


def _hint(code: str, field: str, **facts: object) -> Problem:
    return Problem(f"intake.{code}", field, facts, blocking=False)


def _amounts(cells: Mapping[str, str]) -> dict[str, Decimal]:
    read = {name: parse_money(text) for name, text in cells.items()}
    return {name: amount for name, amount in read.items() if amount}


def _yuan(draft: ProposalDraft) -> Iterator[Problem]:
    groups = [
        {f"funding.{row.source}.{year}": getattr(row, year) for row in draft.funding for year in YEARS},
        {f"partners.{place}.money": partner.money for place, partner in enumerate(draft.partners)},
        *(
            {f"finance.{place}.{part}": getattr(row, part) for place, row in enumerate(draft.finance)}
            for part in ("revenue", "rd", "profit", "new_products", "tax")
        ),
        *(
            {f"operation.{place}.{part}": getattr(row, part) for place, row in enumerate(draft.operation)}
            for part in OPERATION_MONEY
        ),
        *({name: draft.get(name)} for name in _SINGLE),
    ]
    for group in groups:
        filled = _amounts(group)
        for name, amount in filled.items():
            others = [abs(other) for at, other in filled.items() if at != name]
            jumps = bool(others) and abs(amount) >= _JUMP * median(others)
            if abs(amount) >= _HUGE or jumps:
                yield _hint("perhaps_yuan", name, amount=f"{amount:,f}", wan=f"{amount / 10_000:,f}")


def _spending(draft: ProposalDraft) -> Iterator[Problem]:
    for place, row in enumerate(draft.finance):
        revenue, spent, profit = (parse_money(text) for text in (row.revenue, row.rd, row.profit))
        if revenue and spent is not None and spent > revenue:
            yield _hint("rd_above_revenue", f"finance.{place}.rd", year=row.year)
        if revenue and spent and spent <= _PER_CENT and spent * _PER_CENT < revenue:
            yield _hint("perhaps_share", f"finance.{place}.rd", year=row.year, text=row.rd.strip(), share=rd_share(row))
        if revenue and profit is not None and profit > revenue:
            yield _hint("profit_above_revenue", f"finance.{place}.profit", year=row.year)
        new = parse_money(row.new_products)
        if revenue and new is not None and new > revenue:
            yield _hint("new_above_revenue", f"finance.{place}.new_products", year=row.year)


def _years(draft: ProposalDraft) -> Iterator[Problem]:
    years = [row.year for row in draft.finance if row.year.strip()]
    if years != sorted(years):
        yield _hint("years_reversed", "finance.0.revenue", years="、".join(years))
    years = [row.year for row in draft.operation if row.year.strip()]
    if years != sorted(years):
        yield _hint("years_reversed", "operation.0.service", years="、".join(years))


def _partners(draft: ProposalDraft) -> Iterator[Problem]:
    brought = sum(_amounts({str(n): partner.money for n, partner in enumerate(draft.partners)}).values(), Decimal(0))
    planned = next((row for row in draft.funding if row.source == "partners"), None)
    listed = (
        sum(_amounts({year: getattr(planned, year) for year in YEARS}).values(), Decimal(0)) if planned else Decimal(0)
    )
    if brought and listed and brought != listed:
        yield _hint("partners_money", "funding.partners.year1", brought=f"{brought:,f}", listed=f"{listed:,f}")
    for place, partner in enumerate(draft.partners):
        if partner.money.strip() and not normalize_name(partner.name):
            yield _hint("money_without_partner", f"partners.{place}.name")


def _declared(draft: ProposalDraft) -> Iterator[Problem]:
    """The total the paper states against the sum of its own table."""
    declared, total = parse_money(draft.get("funding_declared")), funding_total(draft)
    if declared is not None and total and declared != total:
        yield _hint("declared_not_sum", "funding_declared", declared=f"{declared:,f}", total=f"{total:,f}")


def rd_share(row: Finance) -> str:
    """R&D spending in per cent of revenue with one place; empty while either is blank or the revenue is 0."""
    revenue, spent = parse_money(row.revenue), parse_money(row.rd)
    if spent is None or not revenue:
        return ""
    return f"{round_half_up(Fraction(spent) * 100 / Fraction(revenue), 1):,f}%"

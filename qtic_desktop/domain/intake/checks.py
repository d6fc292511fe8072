"""What is wrong or missing in a keyed proposal: blocking where it cannot be true or is required, hints elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal

from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.identity import check_credit_code
from qtic_desktop.domain.intake import (
    CLOSED_LISTS,
    COUNTS,
    DATES,
    LIMITS,
    NUMBERS,
    OPERATION_MONEY,
    PAGES,
    REQUIRED,
    REQUIRED_CONVERSION,
    ProposalDraft,
    Track,
    funding_total,
    page_of,
)
from qtic_desktop.domain.intake.hints import hints
from qtic_desktop.domain.numbers import narrow, parse_money
from qtic_desktop.domain.problems import Problem


def check_draft(draft: ProposalDraft, *, today: date, own_modes: Collection[str] = ()) -> tuple[Problem, ...]:
    """All problems of a draft, blocking ones and hints, in page order (三（一）, 二（一）, 二（二）, 一-2). ``own_modes`` are those
    the office has beside the guideline's."""
    found = [*_missing(draft, own_modes), *_formats(draft, today), *_tasks(draft), *_money(draft), *hints(draft, today)]
    return in_page_order(found)


def in_page_order(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems as the pages of the wizard follow each other."""
    order = {page: place for place, page in enumerate(PAGES)}
    return tuple(sorted(found, key=lambda problem: order[page_of(problem.field)]))


def _missing(draft: ProposalDraft, own_modes: Collection[str]) -> Iterator[Problem]:
    names = REQUIRED + (REQUIRED_CONVERSION if draft.track is Track.CONVERSION else ())
    for name in names:
        text = draft.get(name).strip()
        known = name == "mode" and text in own_modes
        if not text or (not known and text not in CLOSED_LISTS.get(name, (text,))):
            yield Problem("intake.required", name)


def _formats(draft: ProposalDraft, today: date) -> Iterator[Problem]:
    for name in DATES:
        text = draft.get(name).strip()
        if text and parse_date(text) is None:
            yield Problem("intake.not_a_date", name, {"text": text[:20]})
    for name in NUMBERS + COUNTS:
        text = draft.get(name).strip()
        number = parse_money(text) if text else Decimal(0)
        if number is None or number < 0 or (name in COUNTS and number != int(number)):
            yield Problem(no_number(name, text), name, {"text": text[:20]})
    for name, limit in LIMITS.items():
        if len(draft.get(name)) > limit:
            yield Problem("intake.too_long", name, {"length": len(draft.get(name)), "limit": limit})
    if draft.get("credit_code").strip():
        yield from check_credit_code(draft.get("credit_code"), field="credit_code")
    received, letter = parse_date(draft.get("received_on")), parse_date(draft.get("letter_date"))
    if received and received > today:
        yield Problem("intake.in_future", "received_on", {"date": received.isoformat()})
    if received and letter and letter > received:
        yield Problem("intake.letter_after_receipt", "letter_date", {}, blocking=False)


def no_number(field: str, text: str) -> str:
    """The code of the sentence about a text in a place for a figure: a share in per cent has its own."""
    if narrow(text).rstrip().endswith("%"):
        return "intake.share_not_amount"
    return "intake.not_a_profit" if field.endswith(".profit") else "intake.not_a_number"


def _tasks(draft: ProposalDraft) -> Iterator[Problem]:
    if not draft.tasks:
        yield Problem("intake.no_task", "tasks")
    for task in draft.tasks:
        if not task.content.strip():
            yield Problem("intake.task_without_content", f"tasks.{task.number}.content", {"number": task.number})
        if not any(target.strip() for target in (task.year1, task.year2, task.year3)):
            yield Problem("intake.task_without_target", f"tasks.{task.number}.year1", {"number": task.number}, False)


def _money(draft: ProposalDraft) -> Iterator[Problem]:
    for row in draft.funding:
        for year in ("year1", "year2", "year3"):
            text = getattr(row, year).strip()
            amount = parse_money(text) if text else Decimal(0)
            if amount is None or amount < 0:
                field = f"funding.{row.source}.{year}"
                yield Problem(no_number(field, text), field, {"text": text[:20]})
    for place, partner in enumerate(draft.partners):
        brings = parse_money(partner.money) if partner.money.strip() else Decimal(0)
        if brings is None or brings < 0:
            field, text = f"partners.{place}.money", partner.money.strip()
            yield Problem(no_number(field, text), field, {"text": text[:20]})
    if funding_total(draft) == 0:
        yield Problem("intake.no_funding", "funding", {}, blocking=False)
    for place, year_row in enumerate(draft.finance):
        for name in ("revenue", "rd", "profit", "new_products", "tax"):
            text = getattr(year_row, name).strip()
            if text and parse_money(text) is None:
                field = f"finance.{place}.{name}"
                yield Problem(no_number(field, text), field, {"text": text[:20]})
    if draft.track is Track.CONVERSION:
        yield from _operation(draft)
    for place, indicator in enumerate(draft.indicators):
        if not indicator.name.strip() and any((indicator.baseline, indicator.year1, indicator.year2, indicator.year3)):
            yield Problem("intake.indicator_without_name", f"indicators.{place}.name", {}, blocking=False)


def _operation(draft: ProposalDraft) -> Iterator[Problem]:
    """The old centre's three years: money and counts that can be read, and none below 0."""
    for place, row in enumerate(draft.operation):
        for name in ("service", "projects", "project_money", "patents", "staff", "served"):
            text = getattr(row, name).strip()
            number = parse_money(text) if text else Decimal(0)
            if number is None or number < 0 or (name not in OPERATION_MONEY and number != int(number)):
                field = f"operation.{place}.{name}"
                yield Problem(no_number(field, text), field, {"text": text[:20]})

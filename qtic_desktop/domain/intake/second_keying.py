"""复录 (双人录入, blind second keying): which entries of a proposal are keyed a second time by another person, how two
spellings of one value meet, and what happens when they differ.

指引未规定: the guideline asks for no second keying; which groups of entries are keyed again, and whether a proposal
without it may go to a meeting, are settings of the rule set.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.identity import normalize_credit_code, normalize_name
from qtic_desktop.domain.intake import (
    DATES,
    FUNDING_SOURCES,
    NUMBERS,
    OPERATION_MONEY,
    PAPER_NUMBERS,
    TASK_NUMBERS,
    Finance,
    Funding,
    Indicator,
    Operation,
    Partner,
    ProposalDraft,
    TaskPlan,
    Track,
)
from qtic_desktop.domain.intake.checks import no_number
from qtic_desktop.domain.numbers import decimal_text, narrow, parse_money
from qtic_desktop.domain.paper_numbers import paper_number

YEARS: Final = ("year1", "year2", "year3")
FINANCE_PARTS: Final = ("revenue", "rd", "profit", "new_products", "tax")
FINANCE_YEARS: Final = 3
OPERATION_PARTS: Final = ("service", "projects", "project_money", "patents", "staff", "served")
_PEOPLE: Final = (
    "staff_total", "staff_rd", "staff_fixed", "staff_visiting", "staff_senior", "staff_doctors", "floor_area",
    "equipment_count",
)  # fmt: skip
#: One of a list is taken. The track is not among them: number and papers hang on it, and a correction never changes it.
_CHOICES: Final = ("department_id", "channel", "host_kind", "mode", "legal_entity", "old_center_level")
#: Long texts, each a group of its own: the office chooses the few that matter.
LONG_TEXTS: Final = (
    "direction", "mode_reason", "plan_necessity", "plan_basis", "plan_mechanism", "plan_guarantee", "old_projects",
    "old_result",
)  # fmt: skip
_TASK_PARTS: Final = ("content", *YEARS)
_INDICATOR_PARTS: Final = ("baseline", *YEARS)
#: What the office may ask to be keyed twice, group by group; lines of tables are ``partners.0.name`` and so on.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "identity": ("center_name", "host_name", "credit_code", "director_name", "old_center_name"),
        "numbers": ("letter_number", "hightech_number", "old_approval_number"),
        "dates": DATES,
        "money": ("registered_capital", "equipment_value", "old_service_income", "funding_declared"),
        "funding": ("funding",),
        "partners": ("partners",),
        "finance": ("finance",),
        "operation_money": ("operation_money",),
        "operation": ("operation",),
        "people": _PEOPLE,
        "contacts": ("contact_name", "contact_phone", "contact_mobile", "contact_email", "director_phone"),
        "choices": (*_CHOICES, "field", "tasks"),
        "targets": ("task_texts", "indicators"),
        **{name: (name,) for name in LONG_TEXTS},
    }
)
DEFAULT_GROUPS: Final = ("identity", "numbers", "dates", "money", "funding", "partners", "finance", "operation_money")
#: Whether a proposal may be put on an agenda without it.
GATES: Final = ("optional", "required")

#: The order in which the paper form has them.
_ORDER: Final = (
    "center_name", "department_id", "letter_number", "letter_date", "received_on", "channel", "filled_on",
    "host_name", "credit_code", "host_kind", "registered_capital", "founded_on", "hightech_number",
    "hightech_issued_on", "hightech_valid_until", "contact_name", "contact_phone", "contact_mobile", "contact_email",
    "field", "direction", "mode", "mode_reason", "partners", "tasks", "task_texts",
    "plan_necessity", "plan_basis", "plan_mechanism", "plan_guarantee", "indicators",
    "funding", "funding_declared", "finance",
    "director_name", "director_phone", *_PEOPLE, "legal_entity", "equipment_value",
    "old_center_name", "old_center_level", "old_approval_number", "old_approval_date", "old_service_income",
    "operation_money", "operation", "old_projects", "old_result",
)  # fmt: skip
_NAMES: Final = frozenset({"center_name", "host_name", "director_name", "old_center_name", "contact_name"})


class Keyed(StrEnum):
    """Where one entry stands: nobody keyed it again, two values differ, the same value came twice, or it was undone."""

    OPEN = "open"
    DIFFERS = "differs"
    AGREED = "agreed"
    VOID = "void"


class EntryKind(StrEnum):
    """How an entry is read."""

    NAME = "name"
    CODE = "code"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    TASKS = "tasks"


def fields_to_key(draft: ProposalDraft, groups: Collection[str]) -> tuple[str, ...]:
    """The entries that are keyed again, in the order of the paper form.

    Of the partners one line more than there are is asked for, by its name alone: a line that was skipped in the first
    keying is found by it.
    """
    wanted = {name for group in groups for name in GROUPS.get(group, ())}
    if "operation" in wanted:
        wanted.discard("operation_money")  # the whole table has it
    return tuple(name for head in _ORDER if head in wanted for name in _entries(head, draft))


def _entries(head: str, draft: ProposalDraft) -> Iterator[str]:
    if head == "partners":
        for place in range(len(draft.partners)):
            yield f"partners.{place}.name"
            yield f"partners.{place}.money"
        yield f"partners.{len(draft.partners)}.name"
    elif head == "funding":
        yield from (f"funding.{source}.{year}" for source in FUNDING_SOURCES for year in YEARS)
    elif head == "finance":
        for place in range(max(FINANCE_YEARS, len(draft.finance))):
            yield from (f"finance.{place}.{part}" for part in ("year", *FINANCE_PARTS))
    elif head in ("operation", "operation_money"):
        parts = OPERATION_PARTS if head == "operation" else OPERATION_MONEY
        for place in range(max(FINANCE_YEARS, len(draft.operation)) if draft.track is Track.CONVERSION else 0):
            yield from (f"operation.{place}.{part}" for part in ("year", *parts))
    elif head == "task_texts":
        yield from (f"tasks.{task.number}.{part}" for task in draft.tasks for part in _TASK_PARTS)
    elif head == "indicators":
        for place in range(len(draft.indicators)):
            yield from (f"indicators.{place}.{part}" for part in ("name", *_INDICATOR_PARTS))
        yield f"indicators.{len(draft.indicators)}.name"
    elif not head.startswith("old_") or draft.track is Track.CONVERSION:
        yield head


def value_at(draft: ProposalDraft, field: str) -> str:
    """The raw text of an entry; empty where its line does not exist."""
    head, *rest = field.split(".")
    if field == "tasks":
        return ",".join(str(task.number) for task in draft.tasks)
    if not rest:
        return draft.get(field)
    row = _line_of(draft, head, rest[0])
    return "" if row is None else str(getattr(row, rest[1]))


def _line_of(
    draft: ProposalDraft, head: str, key: str
) -> Partner | Funding | Finance | TaskPlan | Indicator | Operation | None:
    if head == "tasks":
        return next((row for row in draft.tasks if str(row.number) == key), None)
    if head == "funding":
        return next((row for row in draft.funding if row.source == key), None)
    tables: dict[str, tuple[Partner | Finance | Indicator | Operation, ...]] = {
        "partners": draft.partners, "finance": draft.finance, "indicators": draft.indicators,
        "operation": draft.operation,
    }  # fmt: skip
    lines = tables[head]
    place = int(key)
    return lines[place] if place < len(lines) else None


def with_value(draft: ProposalDraft, field: str, text: str) -> ProposalDraft:
    """The draft with one entry replaced; a line that does not exist is added where it belongs."""
    head, *rest = field.split(".")
    if field == "tasks":
        plans = {str(task.number): task for task in draft.tasks}
        chosen = [number for number in text.split(",") if number]
        return replace(draft, tasks=tuple(plans.get(number, TaskPlan(int(number))) for number in chosen))
    if not rest:
        return draft.having(field, text)
    key, part = rest
    if head == "tasks":
        written: dict[str, Any] = {part: text}
        tasks = tuple(replace(one, **written) if str(one.number) == key else one for one in draft.tasks)
        return replace(draft, tasks=tasks)
    if head == "funding":
        known = {row.source: row for row in draft.funding}
        known[key] = replace(known.get(key, Funding(key)), **{part: text})
        return replace(draft, funding=tuple(known[source] for source in FUNDING_SOURCES if source in known))
    place = int(key)
    if head == "indicators":
        lines = [*draft.indicators, *(Indicator() for _ in range(place + 1 - len(draft.indicators)))]
        lines[place] = replace(lines[place], **{part: text})
        return replace(draft, indicators=tuple(lines))
    if head == "partners":
        partners = [*draft.partners, *(Partner() for _ in range(place + 1 - len(draft.partners)))]
        partners[place] = replace(partners[place], **{part: text})
        return replace(draft, partners=tuple(partners))
    if head == "operation":
        years = [*draft.operation, *(Operation() for _ in range(place + 1 - len(draft.operation)))]
        years[place] = replace(years[place], **{part: text})
        return replace(draft, operation=tuple(years))
    finance = [*draft.finance, *(Finance() for _ in range(place + 1 - len(draft.finance)))]
    finance[place] = replace(finance[place], **{part: text})
    return replace(draft, finance=tuple(finance))


def kind_of(field: str) -> EntryKind:
    """How an entry is read."""
    head, last = field.split(".")[0], field.rsplit(".", 1)[-1]
    if field in _CHOICES:
        return EntryKind.CHOICE
    if field == "tasks":
        return EntryKind.TASKS
    if field in LONG_TEXTS or (head == "tasks" and last == "content"):
        return EntryKind.LONG
    if head in ("tasks", "indicators"):
        return EntryKind.TEXT
    if field in DATES:
        return EntryKind.DATE
    if field == "credit_code":
        return EntryKind.CODE
    if field in _NAMES or field.endswith(".name"):
        return EntryKind.NAME
    if field in ("floor_area", *_PEOPLE) or (head == "operation" and last not in ("year", *OPERATION_MONEY)):
        return EntryKind.NUMBER
    money = (*YEARS, *FINANCE_PARTS, *OPERATION_MONEY, "money")
    return EntryKind.MONEY if field in NUMBERS or last in money else EntryKind.TEXT


@dataclass(frozen=True, slots=True)
class Reading:
    """What an entry says: ``value`` in its one spelling (money in 万元, dates as 2026-03-05), empty for a blank;
    ``written`` as it goes into the form.

    ``problem`` is the code of the sentence where nothing can be read in it; ``unit`` the unit that was written with an
    amount and has been reckoned into 万元.
    """

    value: str
    written: str
    problem: str = ""
    unit: str = ""


_UNITS: Final = {
    "亿元": Decimal(10000),
    "亿": Decimal(10000),
    "万元": Decimal(1),
    "万": Decimal(1),
    "元": Decimal("0.0001"),
}
_WITH_UNIT: Final = re.compile(r"(?:人民币|￥|¥)?\s*(?P<figures>[-\d.,]+)\s*(?P<unit>亿元|万元|亿|万|元)(?:整)?")


def read_entry(field: str, text: str) -> Reading:
    """Bring what was keyed to its one spelling, so that the width of a figure or a blank makes no difference."""
    plain = " ".join(narrow(text).split())
    if not plain:
        return Reading("", "")
    kind = kind_of(field)
    if kind is EntryKind.CHOICE:
        return _plainly(text.strip())
    if kind is EntryKind.TASKS:
        return _tasks(plain)
    if kind is EntryKind.DATE:
        day = parse_date(plain)
        return Reading(plain, plain, "intake.not_a_date") if day is None else _plainly(day.isoformat())
    if kind is EntryKind.MONEY:
        return _money(plain)
    if kind is EntryKind.NUMBER:
        number = parse_money(plain)
        return Reading(plain, plain, no_number(field, plain)) if number is None else _plainly(decimal_text(number))
    if kind is EntryKind.CODE:
        return _plainly(normalize_credit_code(plain))
    if kind is EntryKind.NAME:
        name = normalize_name(text)
        return Reading(narrow(name), name)
    if field in PAPER_NUMBERS:
        written = paper_number(text)
        return Reading("".join(narrow(written).split()), written)
    return Reading("".join(plain.split()), text.strip())


def _tasks(plain: str) -> Reading:
    """The numbers of the tasks, however they are kept apart: 1、3、6 or 136."""
    figures = re.sub(r"[\s,、;；，./和及]+", "", plain)
    if not figures.isascii() or not figures.isdecimal() or any(int(one) not in TASK_NUMBERS for one in figures):
        return Reading(plain, plain, "intake.not_tasks")
    return _plainly(",".join(sorted(set(figures))))


def agreeing(first: str, typed: str) -> int:
    """How many characters of two values agree before they differ: where to look, and nothing of what stands there."""
    return next(
        (n for n, (one, other) in enumerate(zip(first, typed, strict=False)) if one != other),
        len(min(first, typed, key=len)),
    )


def _plainly(value: str) -> Reading:
    return Reading(value, value)


def _money(plain: str) -> Reading:
    found = _WITH_UNIT.fullmatch(plain)
    amount = parse_money(found["figures"] if found else plain)
    if amount is None:
        return Reading(plain, plain, no_number("", plain))
    unit = found["unit"] if found else ""
    value = decimal_text(amount * _UNITS.get(unit, Decimal(1)))
    return Reading(value, value, unit=unit)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry in its second keying. ``tried`` is the value that differs and waits to come a second time (None while
    nothing waits); ``keyer_wrong``: the first keying was; ``slips``: how often the second was."""

    state: Keyed = Keyed.OPEN
    tried: str | None = None
    value: str = ""
    keyer_wrong: bool = False
    slips: int = 0


def key_again(first: str, known: Entry, typed: str, *, blank: bool = False) -> Entry:
    """The entry after a value was typed; ``first`` and ``typed`` in their one spelling.

    The same as in the first keying settles it (a value that differed before was the second keyer's slip); a value that
    differs stays until it comes twice, then the first keying was wrong. A third value is a slip, and waits anew. Nothing
    never wipes out what the first keying has, however often it comes, unless the keyer says (``blank``) that the paper
    is empty there: Enter in an empty field is a finger that stays down as often as it is an answer.
    """
    waiting = known.tried is not None
    if typed == first:
        return replace(known, state=Keyed.AGREED, tried=None, value=typed, slips=known.slips + waiting)
    again = waiting and typed == known.tried
    if again and (typed or blank):
        return replace(known, state=Keyed.AGREED, tried=None, value=typed, keyer_wrong=True)
    return replace(known, state=Keyed.DIFFERS, tried=typed, slips=known.slips + (waiting and not again))


def settled(draft: ProposalDraft, written: Mapping[str, str]) -> ProposalDraft:
    """The form with what was settled (as written) in it; an entry that says the same as before keeps its own spelling."""
    for field, text in written.items():
        if read_entry(field, value_at(draft, field)).value != read_entry(field, text).value:
            draft = with_value(draft, field, text)
    return draft


def differing(before: ProposalDraft, after: ProposalDraft, groups: Collection[str]) -> tuple[str, ...]:
    """Entries keyed twice that say something else in two states of a form."""
    both = dict.fromkeys((*fields_to_key(before, groups), *fields_to_key(after, groups)))
    return tuple(
        field
        for field in both
        if read_entry(field, value_at(before, field)).value != read_entry(field, value_at(after, field)).value
    )

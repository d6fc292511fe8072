"""What a formal examination should look at once more (三（一）, 一-2, 二（一）): hints the program works out by itself.

Beside what the wizard already asks (``intake.hints``), this holds the proposal against the ledger of centres, the
recommendation list it came with, and the office's settings. A hint never decides: it says why it is there, and whoever
examines dismisses it with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.examination.units import ListedUnit, UnitListKind, unit_hints
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.domain.intake import ProposalDraft, Track, funding_total
from qtic_desktop.domain.intake.checks import check_draft
from qtic_desktop.domain.intake.others import Other, hints_from_others
from qtic_desktop.domain.numbers import parse_money, round_half_up
from qtic_desktop.domain.problems import Problem

#: Entries of which the recommendation list (推荐汇总表) may say something else than the form.
_LISTED = ("center_name", "host_name", "credit_code", "field", "director_name", "contact_name")
#: Whether all papers came is asked of the papers themselves, not of what was ticked when the form was keyed.
_ASKED_ELSEWHERE = frozenset({"intake.papers_missing"})


@dataclass(frozen=True, slots=True)
class LedgerCenter:
    """A centre of the ledger as far as a proposal is compared with it."""

    number: str
    name: str
    host_name: str
    status: str
    old_center_name: str = ""
    director_name: str = ""


@dataclass(frozen=True, slots=True)
class RegisteredLetter:
    """The letter a proposal quotes, as it is registered; ``lists`` says whether its list names centre or host, None
    where no list was keyed."""

    number: str
    dated: date
    sealed: bool
    lists: bool | None


def examination_hints(
    draft: ProposalDraft,
    *,
    today: date,
    others: Iterable[Other] = (),
    ledger: Iterable[LedgerCenter] = (),
    missing_papers: int = 0,
    own_share: int = 0,
    letter: RegisteredLetter | None = None,
    letters_kept: bool = False,
    units: Iterable[ListedUnit] = (),
    units_kept: frozenset[UnitListKind] = frozenset(),
) -> tuple[Problem, ...]:
    """All hints about a proposal. ``today`` counts only where the day of receipt is unknown; ``others`` are other
    proposals that are alike, ``own_share`` the per cent of own money below which it is said (0: none at all).
    ``units`` are entries of the office's lists about the host, ``units_kept`` the kinds of which a list is loaded.
    ``letter`` is looked for only where the office keeps letters (``letters_kept``)."""
    received = parse_date(draft.get("received_on")) or today
    known = [one for one in check_draft(draft, today=received) if not one.blocking]
    return (
        *(one for one in known if one.code not in _ASKED_ELSEWHERE),
        *hints_from_others(draft, others),
        *_papers(missing_papers),
        *_list(draft),
        *_letter(draft, letter, letters_kept),
        *_own_money(draft, own_share),
        *unit_hints(draft, units, units_kept, today),
        *_ledger(draft, tuple(ledger)),
    )


def _hint(code: str, field: str, **facts: object) -> Problem:
    return Problem(f"examination.{code}", field, facts, blocking=False)


def _papers(count: int) -> Iterator[Problem]:
    if count:
        yield _hint("papers_missing", "missing_papers", count=count)


def _list(draft: ProposalDraft) -> Iterator[Problem]:
    for name in _LISTED:
        if draft.differs_from_list(name):
            yield _hint(f"list_{name}", "listed", listed=draft.listed(name).strip(), typed=draft.get(name).strip())


def _letter(draft: ProposalDraft, letter: RegisteredLetter | None, kept: bool) -> Iterator[Problem]:
    quoted = draft.get("letter_number").strip()
    if letter is None:
        if kept and quoted:
            yield _hint("letter_not_registered", "letter_number", number=quoted)
        return
    if not letter.sealed:
        yield _hint("letter_not_sealed", "seals", number=letter.number)
    if letter.lists is False:
        yield _hint("letter_not_listed", "listed", number=letter.number)
    typed = parse_date(draft.get("letter_date"))
    if typed is not None and typed != letter.dated:
        facts = {"date": letter.dated.isoformat(), "typed": typed.isoformat()}
        yield _hint("letter_other_date", "letter_date", number=letter.number, **facts)


def _own_money(draft: ProposalDraft, least: int) -> Iterator[Problem]:
    total = funding_total(draft)
    if not total:
        return
    row = next((one for one in draft.funding if one.source == "own"), None)
    cells = () if row is None else (row.year1, row.year2, row.year3)
    own = sum((parse_money(cell) or Decimal(0) for cell in cells if cell.strip()), Decimal(0))
    if not own:
        yield _hint("no_own_money", "funding", total=f"{total:,f}")
    elif Fraction(own) * 100 < Fraction(total) * least:
        share = round_half_up(Fraction(own) * 100 / Fraction(total), 1)
        yield _hint("own_money_low", "funding", share=f"{share:f}", least=least)


def _ledger(draft: ProposalDraft, ledger: tuple[LedgerCenter, ...]) -> Iterator[Problem]:
    name, host = normalize_name(draft.get("center_name")), normalize_name(draft.get("host_name"))
    director, old = normalize_name(draft.get("director_name")), normalize_name(draft.get("old_center_name"))
    for center in ledger:
        facts = {"number": center.number, "center": center.name}
        if name and normalize_name(center.name) == name:
            yield _hint("center_in_ledger", "ledger", **facts)
        elif host and normalize_name(center.host_name) == host:
            yield _hint("host_in_ledger", "ledger", **facts)
        if director and normalize_name(center.director_name) == director:
            yield _hint("director_in_ledger", "director_name", director=director, **facts)
        if draft.track is Track.CONVERSION and old and normalize_name(center.old_center_name) == old:
            yield _hint("old_center_converted", "old_center_name", **facts)

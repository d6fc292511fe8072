"""Read the TOML file of ``rehearse``: rules, cases and what is expected of them. Anything unknown is refused by name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.numbers import decimal_from
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring import CaseInput, Criterion, Rubric, SheetScores, SheetState, VoteChoice

_CASE_KEYS = (
    "name", "group", "rubric", "not_applicable", "sheets", "paper_totals", "votes", "veto", "expect",
)  # fmt: skip
_STATES = ("recused", "absent", "void", "abstained")
VOTE_KEYS = ("agree", "agree_after_revision", "disagree", "abstain", "entitled", "needed", "carried")
EXPECT_KEYS = (
    "counted", "dropped", "totals", "exact", "mean", "grade", "rank", "tied_with", "vote", "verdict", "blockers",
    *VOTE_KEYS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A file that was read: the rules, the cases in order, and what the file expects of each (None: nothing)."""

    rules: RuleSet
    cases: tuple[CaseInput, ...]
    expectations: tuple[Mapping[str, Any] | None, ...]


def read_rehearsal(path: Path) -> Rehearsal:
    """Read ``path``. Raises ``EnvironmentTrouble`` (rehearse.unreadable) or ``Refused`` (rehearse.*, scoring.*)."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise Refused("rehearse.no_file", file=str(path)) from error
    except UnicodeDecodeError as error:
        raise Refused("rehearse.not_utf8", file=str(path)) from error
    except OSError as error:
        raise EnvironmentTrouble("rehearse.unreadable", file=str(path), reason=error.strerror or "") from error
    return parse_rehearsal(text)


def parse_rehearsal(text: str) -> Rehearsal:
    """Read the text of a rehearsal file; no number in it passes through binary floating point."""
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, ArithmeticError, ValueError) as error:
        raise Refused("rehearse.not_toml", reason=str(error)[:200]) from error
    _known(data, ("rule", "case"), "-")
    entries = data.get("case", [])
    if not isinstance(entries, list) or not entries:
        raise Refused("rehearse.no_case")
    rules = RuleSet.from_mapping(_table(data.get("rule", {}), "rule", "-"))
    cases = tuple(_case(_table(entry, "case", "-"), place) for place, entry in enumerate(entries, start=1))
    names = [case.name for case in cases]
    for name in names:
        if names.count(name) > 1:
            raise Refused("rehearse.name_twice", case=name)
    return Rehearsal(rules, cases, tuple(_expect(entry, case.name) for entry, case in zip(entries, cases, strict=True)))


def _case(entry: Mapping[str, Any], place: int) -> CaseInput:
    name = entry.get("name", f"case {place}")
    if not isinstance(name, str) or not name.strip():
        raise _bad("name", name, f"case {place}")
    _known(entry, _CASE_KEYS, name)
    if "rubric" not in entry or "sheets" not in entry:
        raise Refused("rehearse.missing_key", key="sheets" if "rubric" in entry else "rubric", case=name)
    group = entry.get("group", "")
    if not isinstance(group, str):
        raise _bad("group", group, name)
    rubric = _rubric(entry["rubric"], name)
    sheets = _sheets(entry, name)
    experts = {sheet.expert_id for sheet in sheets}
    return CaseInput(
        name=name,
        rubric=rubric,
        not_applicable=frozenset(_numbers(entry.get("not_applicable", []), "not_applicable", name)),
        sheets=sheets,
        votes=_votes(entry, experts, name),
        group=group,
    )


def _rubric(pairs: object, case: str) -> Rubric:
    """Pairs of number and maximum. Their sum need not be 100 here: totals are always scaled to the applicable maximum."""
    if not isinstance(pairs, list) or not pairs:
        raise _bad("rubric", pairs, case)
    criteria: list[Criterion] = []
    for pair in pairs:
        if (
            not isinstance(pair, list)
            or len(pair) != 2
            or isinstance(pair[0], bool)
            or not isinstance(pair[0], str | int)
        ):
            raise _bad("rubric", pair, case)
        maximum = decimal_from(pair[1])
        if maximum is None or maximum <= 0:
            raise _bad("rubric", pair, case)
        criteria.append(Criterion(str(pair[0]), maximum=maximum))
    numbers = [criterion.number for criterion in criteria]
    if len(set(numbers)) != len(numbers):
        raise _bad("rubric", numbers, case)
    return Rubric(code="rehearsal", version=1, track="EVALUATION", title=case, criteria=tuple(criteria))


def _sheets(entry: Mapping[str, Any], case: str) -> tuple[SheetScores, ...]:
    given = _table(entry["sheets"], "sheets", case)
    written = _table(entry.get("paper_totals", {}), "paper_totals", case)
    vetoes = _numbers(entry.get("veto", []), "veto", case)
    for expert in (*written, *vetoes):
        if expert not in given:
            raise Refused("rehearse.unknown_expert", expert=expert, case=case)
    sheets = []
    for expert, sheet in given.items():
        paper = decimal_from(written[expert]) if expert in written else None
        if expert in written and paper is None:
            raise _bad(f"paper_totals.{expert}", written[expert], case)
        state, points = _sheet(sheet, expert, case)
        sheets.append(SheetScores(expert, state, points, paper, expert in vetoes))
    return tuple(sheets)


def _sheet(sheet: object, expert: str, case: str) -> tuple[SheetState, tuple[Decimal | None, ...]]:
    if isinstance(sheet, str) and sheet in _STATES:
        return SheetState(sheet), ()
    if not isinstance(sheet, list):
        raise _bad(f"sheets.{expert}", sheet, case)
    points: list[Decimal | None] = []
    for value in sheet:
        if isinstance(value, str) and not value.strip():
            points.append(None)
            continue
        number = decimal_from(value)
        if number is None:
            raise _bad(f"sheets.{expert}", value, case)
        points.append(number)
    return SheetState.SUBMITTED, tuple(points)


def _votes(entry: Mapping[str, Any], experts: set[str], case: str) -> dict[str, VoteChoice]:
    votes = {}
    for expert, choice in _table(entry.get("votes", {}), "votes", case).items():
        if expert not in experts:
            raise Refused("rehearse.unknown_expert", expert=expert, case=case)
        if not isinstance(choice, str) or choice not in set(VoteChoice):
            raise _bad(f"votes.{expert}", choice, case)
        votes[expert] = VoteChoice(choice)
    return votes


def _expect(entry: Mapping[str, Any], case: str) -> Mapping[str, Any] | None:
    if "expect" not in entry:
        return None
    expected = _table(entry["expect"], "expect", case)
    _known(expected, EXPECT_KEYS, case)
    for key, known in (("dropped", ("high", "low")), ("vote", VOTE_KEYS)):
        if key in expected:
            _known(_table(expected[key], key, case), known, case)
    return expected


def _numbers(value: object, key: str, case: str) -> tuple[str, ...]:
    """A list of ids; a bare integer stands for its text, since criteria are often numbered 1, 2, 3."""
    if not isinstance(value, list) or any(isinstance(e, bool) or not isinstance(e, str | int) for e in value):
        raise _bad(key, value, case)
    return tuple(str(element) for element in value)


def _table(value: object, key: str, case: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _bad(key, value, case)
    return value


def _known(table: Mapping[str, Any], known: tuple[str, ...], case: str) -> None:
    for key in table:
        if key not in known:
            raise Refused("rehearse.unknown_key", key=key, case=case, known=" ".join(known))


def _bad(key: str, value: object, case: str) -> Refused:
    return Refused("rehearse.bad_value", key=key, value=str(value)[:60], case=case)

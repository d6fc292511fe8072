"""The whole body of a rule set: the scoring rules, the dates of reports, notices and evaluations, held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from qtic_desktop.domain.annual_reports import LATE_START_MONTH, MEASURES, PAST_PERIOD
from qtic_desktop.domain.dates import PERIOD_LAST
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.examination import MOST_DAYS as MOST_CORRECTION_DAYS
from qtic_desktop.domain.examination import parse_items
from qtic_desktop.domain.intake.second_keying import DEFAULT_GROUPS, GATES, GROUPS
from qtic_desktop.domain.meetings.fees import FEE_DEFAULTS, FEE_RANGE
from qtic_desktop.domain.numbers import decimal_from
from qtic_desktop.domain.publicity import MOST_DAYS
from qtic_desktop.domain.rules import RuleSet

#: Month and day by which the annual report is due (三（四）; the guideline names no date).
CALENDAR = ("annual_due_month", "annual_due_day")
#: Whether the organizer seals alone ("one") or with the supervisor ("two"); a rule set that is silent says "one".
SEALS = "meeting_seals"
#: The office's own list of what a formal examination looks at; a rule set that is silent takes the one that ships.
EXAMINATION_ITEMS = "examination_items"
#: Whether a sheet on paper is keyed "once" or "twice", by two people (指引未规定); a rule set that is silent says "once".
KEYING = "paper_keying"
#: Whether a panel signs on "lines" below the names or in a "table"; a rule set that is silent says lines.
SIGNATURES = "signature_block"
#: Which votes are held in secret (无记名; 指引未规定): "none", of conversions only, or "all"; a rule set that is silent says
#: none.
SECRET = "secret_ballot"
#: What a rule set of an earlier program says by saying nothing.
REPORT_DEFAULTS: dict[str, Any] = {
    "annual_measure": "submitted",
    "annual_late_start_month": LATE_START_MONTH,
    "annual_past_period": PAST_PERIOD[0],
    "period_last": PERIOD_LAST[0],
    "publicity_days": 5,
    "publicity_count": "working",
    "publicity_first_day": "counted",
    "examination_required": "no",
    "examination_days": 10,
    "examination_own_share": 0,
    "evaluation_before": 3,
    "evaluation_after": 6,
    "evaluation_rectify": 12,
    KEYING: "once",
    SIGNATURES: "lines",
    SECRET: "none",
    **FEE_DEFAULTS,
}
#: Which groups of entries are keyed a second time (双人录入), and whether a meeting takes a proposal without it. A rule
#: set that is silent says the usual groups and asks for nothing.
KEYING_DEFAULTS: dict[str, Any] = {"keying_groups": list(DEFAULT_GROUPS), "keying_gate": "optional"}
#: Months before and after the end of a period in which it is evaluated, and months to rectify (三（四）; 指引未规定).
EVALUATION_MONTHS = {"evaluation_before": (0, 24), "evaluation_after": (1, 24), "evaluation_rectify": (1, 36)}
#: How the days of a notice are counted (三（三）并进行公示; the guideline names no number).
PUBLICITY_CHOICES = {"publicity_count": ("working", "calendar"), "publicity_first_day": ("counted", "not_counted")}
_COMMON_YEAR = 2027  # a due day that only leap years have would be missed in the others


def check_settings(body: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a rule set as they are stored; keys this program does not know are left out.

    Raises ``Refused``: scoring.bad_rule_value naming the key, registry.trimming_leaves_too_few, registry.no_such_day.
    """
    scoring = RuleSet.default().to_mapping().keys()
    rules = RuleSet.from_mapping({key: value for key, value in body.items() if key in scoring})
    if rules.trim != "none" and rules.trim_minimum - 2 < rules.trim_leaves:
        raise Refused(
            "registry.trimming_leaves_too_few",
            minimum=rules.trim_minimum,
            left=rules.trim_minimum - 2,
            leaves=rules.trim_leaves,
        )
    month, day = (_whole(body.get(key)) for key in CALENDAR)
    try:
        date(_COMMON_YEAR, month, day)
    except ValueError as error:
        raise Refused("registry.no_such_day", month=body.get(CALENDAR[0]), day=body.get(CALENDAR[1])) from error
    own = {**_reports(body), **_publicity(body), **_sealing(body), **_examination(body), **_keying(body)}
    own |= {**_evaluation(body), **_sheets(body), **_fees(body)}
    return {**rules.to_mapping(), CALENDAR[0]: month, CALENDAR[1]: day, **own}


def _reports(body: Mapping[str, Any]) -> dict[str, Any]:
    """Which date decides about "in time", from which month a starting centre reports first for the next year, whether one
    past its period is asked, and which day is the last of a period."""
    body = {**REPORT_DEFAULTS, **body}
    measure = body["annual_measure"]
    if measure not in MEASURES:
        raise Refused("scoring.bad_rule_value", key="annual_measure", value=measure, wanted=" | ".join(MEASURES))
    late = _whole(body["annual_late_start_month"])
    if not 2 <= late <= 13:
        raise Refused("scoring.bad_rule_value", key="annual_late_start_month", value=late, wanted="2-13")
    past = body["annual_past_period"]
    if past not in PAST_PERIOD:
        raise Refused("scoring.bad_rule_value", key="annual_past_period", value=past, wanted=" | ".join(PAST_PERIOD))
    end = body["period_last"]
    if end not in PERIOD_LAST:
        raise Refused("scoring.bad_rule_value", key="period_last", value=end, wanted=" | ".join(PERIOD_LAST))
    return {
        "annual_measure": measure, "annual_late_start_month": late, "annual_past_period": past, "period_last": end,
    }  # fmt: skip


def _publicity(body: Mapping[str, Any]) -> dict[str, Any]:
    """How long a notice stands and how its days are counted."""
    body = {**REPORT_DEFAULTS, **body}
    for key, known in PUBLICITY_CHOICES.items():
        if body[key] not in known:
            raise Refused("scoring.bad_rule_value", key=key, value=body[key], wanted=" | ".join(known))
    days = _whole(body["publicity_days"])
    if not 1 <= days <= MOST_DAYS:
        raise Refused("scoring.bad_rule_value", key="publicity_days", value=days, wanted=f"1-{MOST_DAYS}")
    return {"publicity_days": days, **{key: body[key] for key in PUBLICITY_CHOICES}}


def _examination(body: Mapping[str, Any]) -> dict[str, Any]:
    """Whether a meeting waits for the examination, the working days of a correction, from which share of own money on
    nothing is said (per cent; 0: only where there is none), and the office's own list of items, where it has one."""
    body = {**REPORT_DEFAULTS, **body}
    required = body["examination_required"]
    if required not in ("yes", "no"):
        raise Refused("scoring.bad_rule_value", key="examination_required", value=required, wanted="yes | no")
    days, share = _whole(body["examination_days"]), decimal_from(body["examination_own_share"])
    if not 1 <= days <= MOST_CORRECTION_DAYS:
        wanted = f"1-{MOST_CORRECTION_DAYS}"
        raise Refused("scoring.bad_rule_value", key="examination_days", value=body["examination_days"], wanted=wanted)
    if share is None or share != int(share) or not 0 <= share <= 100:
        given = body["examination_own_share"]
        raise Refused("scoring.bad_rule_value", key="examination_own_share", value=given, wanted="0-100")
    items = parse_items(body.get(EXAMINATION_ITEMS, ()))
    return {
        "examination_required": required,
        "examination_days": days,
        "examination_own_share": int(share),
        **({EXAMINATION_ITEMS: [item.to_mapping() for item in items]} if items else {}),
    }


def _evaluation(body: Mapping[str, Any]) -> dict[str, Any]:
    """When a centre is evaluated, and how long it has to rectify."""
    return _whole_numbers(body, EVALUATION_MONTHS)


def _whole_numbers(body: Mapping[str, Any], ranges: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    body = {**REPORT_DEFAULTS, **body}
    found = {}
    for key, (low, high) in ranges.items():
        number = decimal_from(body[key])
        if number is None or number != int(number) or not low <= number <= high:
            raise Refused("scoring.bad_rule_value", key=key, value=str(body[key]), wanted=f"{low}-{high}")
        found[key] = int(number)
    return found


def _fees(body: Mapping[str, Any]) -> dict[str, Any]:
    """What an expert is paid for a day, yuan after tax, by title."""
    return _whole_numbers(body, dict.fromkeys(FEE_DEFAULTS, FEE_RANGE))


def _sealing(body: Mapping[str, Any]) -> dict[str, Any]:
    """How many people a sealing takes, where the rule set says it."""
    if SEALS not in body:
        return {}
    if body[SEALS] not in ("one", "two"):
        raise Refused("scoring.bad_rule_value", key=SEALS, value=body[SEALS], wanted="one | two")
    return {SEALS: body[SEALS]}


def _keying(body: Mapping[str, Any]) -> dict[str, Any]:
    """What is keyed a second time, where the rule set says it."""
    found: dict[str, Any] = {}
    if "keying_groups" in body:
        groups = body["keying_groups"]
        if not isinstance(groups, list | tuple) or not groups or set(groups) - set(GROUPS):
            raise Refused("scoring.bad_rule_value", key="keying_groups", value=str(groups), wanted=" ".join(GROUPS))
        found["keying_groups"] = [group for group in GROUPS if group in groups]
    if "keying_gate" in body:
        if body["keying_gate"] not in GATES:
            raise Refused(
                "scoring.bad_rule_value", key="keying_gate", value=body["keying_gate"], wanted=" | ".join(GATES)
            )
        found["keying_gate"] = body["keying_gate"]
    return found


def _sheets(body: Mapping[str, Any]) -> dict[str, Any]:
    """How often a sheet on paper is keyed, how a panel signs and votes, where the rule set says it."""
    known = {KEYING: ("once", "twice"), SIGNATURES: ("lines", "table"), SECRET: ("none", "conversion", "all")}
    for key, values in known.items():
        if key in body and body[key] not in values:
            raise Refused("scoring.bad_rule_value", key=key, value=body[key], wanted=" | ".join(values))
    return {key: body[key] for key in known if key in body}


def votes_in_secret(body: Mapping[str, Any], track: str) -> bool:
    """Whether the vote on a proposal of ``track`` is held in secret under these settings."""
    which = body.get(SECRET, "none")
    return which == "all" or (which == "conversion" and track == "CONVERSION")


def _whole(value: object) -> int:
    number = decimal_from(value)
    return int(number) if number is not None and number == int(number) else 0

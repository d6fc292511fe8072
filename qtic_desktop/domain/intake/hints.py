"""What a clerk should look at once more in a keyed proposal (三（一）): never blocking, for each may be true after all.

The mistakes are those of paper: a branch or a college instead of the unit, yuan in a place for 万元, a figure copied from
the wrong column, a promise that nobody could measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.identity import normalize_credit_code, normalize_name
from qtic_desktop.domain.intake import TASK_NUMBERS, Indicator, Mode, ProposalDraft, Track
from qtic_desktop.domain.intake.money import money_hints
from qtic_desktop.domain.numbers import narrow, parse_money
from qtic_desktop.domain.problems import Problem

_BRANCH = re.compile("分公司|分厂|分院|分所|办事处|分支机构|事业部")
_PART_OF_A_UNIVERSITY = re.compile("(大学|(?<!科)学院).*(学院|系|实验室|研究所|研究院|研究中心)$")
_PENDING_TITLE = re.compile("拟|申报|申请|公示|待|认定中")
_VAGUE = re.compile("若干|一批|多项|多个|一定|适当|较大|较多|显著|明显|大幅|逐步|进一步|不断|有所|力争")
_FIGURE = re.compile("[0-9０-９一二三四五六七八九十百千]")
_VAGUE_WITH_FIGURES = re.compile("一批|一定|进一步")
#: First character of the credit code: who registered the unit (GB 32100-2015, table 1); 9 is the market authority.
_ENTERPRISE_REGISTER = "9"
_LONG_AGO_DAYS = 366
_MOBILE: Final = re.compile(r"(?:86)?1[3-9]\d{9}")
#: What begins like a mobile number and has about as many digits is one with a slip; 1 alone begins no area code.
_NEARLY_MOBILE: Final = re.compile(r"(?:86)?1[3-9]\d{7,11}$")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_USUAL_YEARS = 3


def hints(draft: ProposalDraft, today: date) -> Iterator[Problem]:
    """Every hint about ``draft`` that needs no other proposal to be known."""
    yield from _who(draft)
    yield from _mode(draft)
    yield from _days(draft, today)
    yield from _people(draft)
    yield from _targets(draft)
    yield from _old_center(draft)
    if draft.get("missing_papers"):
        yield _hint("papers_missing", "missing_papers", count=len(draft.get("missing_papers").split(",")))
    yield from money_hints(draft)


def _hint(code: str, field: str, **facts: object) -> Problem:
    return Problem(f"intake.{code}", field, facts, blocking=False)


def _who(draft: ProposalDraft) -> Iterator[Problem]:
    center, host = normalize_name(draft.get("center_name")), normalize_name(draft.get("host_name"))
    kind, code = draft.get("host_kind"), normalize_credit_code(draft.get("credit_code"))
    if center and not (center.startswith("青岛市") and center.endswith("技术创新中心")):
        yield _hint("center_name_unusual", "center_name")
    if _BRANCH.search(host):
        yield _hint("host_is_branch", "host_name")
    elif _PART_OF_A_UNIVERSITY.search(host):
        yield _hint("host_is_part", "host_name")
    if code and kind in ("enterprise", "university") and (code[0] == _ENTERPRISE_REGISTER) != (kind == "enterprise"):
        yield _hint("kind_not_code", "host_kind")
    if _PENDING_TITLE.search(draft.get("hightech_number")):
        yield _hint("hightech_pending", "hightech_number")
    elif kind == "enterprise" and draft.track is Track.NEW and not draft.get("hightech_number").strip():
        yield _hint("hightech_missing", "hightech_number")
    elif draft.get("hightech_number").strip() and not draft.get("hightech_valid_until").strip():
        yield _hint("hightech_without_date", "hightech_valid_until")
    issued, until = parse_date(draft.get("hightech_issued_on")), parse_date(draft.get("hightech_valid_until"))
    if issued and until and issued >= until:
        yield _hint("hightech_days_reversed", "hightech_valid_until")
    yield from _reach(draft)
    for name in ("legal_representative", "contact_name", "director_name"):
        typed = draft.get(name).strip()
        if typed and normalize_name(typed) != typed:
            yield _hint("name_written_as", name, name=normalize_name(typed))


def _reach(draft: ProposalDraft) -> Iterator[Problem]:
    for name in ("contact_phone", "contact_mobile", "director_phone"):
        phone = re.sub(r"[\s\-—()（）+]", "", narrow(draft.get(name)))
        if phone and not (phone.isdigit() and 7 <= len(phone) <= 17):
            yield _hint("phone_unusual", name)
        elif phone and not _MOBILE.fullmatch(phone) and (name == "contact_mobile" or _NEARLY_MOBILE.match(phone)):
            yield _hint("mobile_unusual", name, digits=len(phone.removeprefix("86")))
    mail = narrow(draft.get("contact_email")).strip()
    if mail and not _MAIL.fullmatch(mail):
        yield _hint("mail_unusual", "contact_email")


def _mode(draft: ProposalDraft) -> Iterator[Problem]:
    mode, kind = draft.get("mode"), draft.get("host_kind")
    partners = [normalize_name(partner.name) for partner in draft.partners if partner.name.strip()]
    if mode == Mode.RESEARCH_LED and kind == "enterprise":
        yield _hint("mode_not_host", "mode")
    if mode in (Mode.LEAD_ENTERPRISE, Mode.ALLIANCE) and kind in ("university", "institute"):
        yield _hint("mode_not_host", "mode")
    if mode in (Mode.LEAD_ENTERPRISE, Mode.ALLIANCE) and not partners:
        yield _hint("no_partner", "partners")
    elif mode == Mode.ALLIANCE and not any("公司" in name or "集团" in name or "厂" in name for name in partners):
        yield _hint("alliance_of_one", "partners")
    host = normalize_name(draft.get("host_name"))
    if host and host in partners:
        yield _hint("partner_is_host", f"partners.{_place(draft, host)}.name", name=host)
    twice = next((name for name in partners if partners.count(name) > 1), "")
    if twice:
        yield _hint("partner_twice", f"partners.{_place(draft, twice)}.name", name=twice)


def _place(draft: ProposalDraft, name: str) -> int:
    return max(place for place, partner in enumerate(draft.partners) if normalize_name(partner.name) == name)


def _days(draft: ProposalDraft, today: date) -> Iterator[Problem]:
    received = parse_date(draft.get("received_on"))
    valid_until = parse_date(draft.get("hightech_valid_until"))
    if valid_until and valid_until < (received or today):
        yield _hint("hightech_expired", "hightech_valid_until", date=valid_until.isoformat())
    if received and received <= today and (today - received).days > _LONG_AGO_DAYS:
        yield _hint("received_long_ago", "received_on", date=received.isoformat())
    for name in ("filled_on", "founded_on", "hightech_issued_on", "old_approval_date"):
        day = parse_date(draft.get(name))
        if day and day > (received or today) and (name != "old_approval_date" or draft.track is Track.CONVERSION):
            yield _hint("day_after_receipt", name, date=day.isoformat())


def _people(draft: ProposalDraft) -> Iterator[Problem]:
    total = parse_money(draft.get("staff_total"))
    fixed, visiting = parse_money(draft.get("staff_fixed")), parse_money(draft.get("staff_visiting"))
    both, rd = (fixed or 0) + (visiting or 0), parse_money(draft.get("staff_rd"))
    if fixed is not None and visiting is not None and rd is not None and both != rd:
        yield _hint("fixed_and_visiting", "staff_visiting", sum=both, rd=rd)
    for name in ("staff_rd", "staff_senior", "staff_doctors"):
        part = parse_money(draft.get(name))
        if total is not None and part is not None and part > total:
            yield _hint("rd_above_total" if name == "staff_rd" else "part_above_total", name)


def _targets(draft: ProposalDraft) -> Iterator[Problem]:
    for task in draft.tasks:
        for year in ("year1", "year2", "year3"):
            text = getattr(task, year)
            vague = _VAGUE.search(text)
            if vague and not _FIGURE.search(_VAGUE_WITH_FIGURES.sub("", text)):
                yield _hint("target_not_measurable", f"tasks.{task.number}.{year}", word=vague.group())
    for place, indicator in enumerate(draft.indicators):
        for year in ("year1", "year2", "year3"):
            if _VAGUE.search(text := getattr(indicator, year)) and not _FIGURE.search(text):
                yield _hint("target_not_measurable", f"indicators.{place}.{year}", word=text[:12])
        yield from _two_ways(place, indicator)
    period = parse_money(draft.get("plan_period"))
    if period is not None and period != _USUAL_YEARS:
        yield _hint("period_unusual", "plan_period", years=period)
    if {task.number for task in draft.tasks} == set(TASK_NUMBERS):
        yield _hint("all_tasks", "tasks")


def _two_ways(place: int, indicator: Indicator) -> Iterator[Problem]:
    """One target written as 5%, 5 and 0.05: at the evaluation nobody knows which of them was promised."""
    cells = {part: narrow(getattr(indicator, part)).strip() for part in ("baseline", "year1", "year2", "year3")}
    shares = [text for text in cells.values() if text.endswith("%") and parse_money(text[:-1].strip()) is not None]
    plain = [(part, text) for part, text in cells.items() if parse_money(text) not in (None, 0)]
    if shares and plain:
        part, text = plain[0]
        yield _hint("share_written_two_ways", f"indicators.{place}.{part}", share=shares[0], text=text)


def _old_center(draft: ProposalDraft) -> Iterator[Problem]:
    if draft.track is not Track.CONVERSION:
        return
    name = normalize_name(draft.get("old_center_name"))
    if name and "工程技术研究中心" not in name:
        yield _hint("not_an_engineering_center", "old_center_name")
    if "发改" in draft.get("old_approval_number"):
        yield _hint("approved_elsewhere", "old_approval_number")

"""启动建设 (三（三）): a published centre walks into the ledger; the ledger put right; how a centre leaves and comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.date_order import Pair, in_order, told
from qtic_desktop.domain.dates import PERIOD_YEARS, period_end
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.domain.launch import ENDINGS, OVER, CenterStatus
from qtic_desktop.domain.numbers import decimal_from
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.domain.values import dataclass
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.launch import Center, CenterTarget
from qtic_desktop.storage.tables.registry import Department
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.publicity import ClearedRow

_LONGEST = 10


@use_case(Act.START_CENTERS)
def start_centers(
    work: UnitOfWork,
    *,
    started_on: date,
    first_number: str,
    start_paper: str,
    years: str = str(PERIOD_YEARS),
    order: Sequence[str] = (),
) -> Changes:
    """Start every centre that 经公示无异议 and is not in the ledger yet: numbers counted up from ``first_number`` in
    ``order`` (proposals; else that of the list), the last day by ``period_end``, the targets of the plan frozen
    as the task book. Refused when others wait than ``order`` names (``launch.waiting_changed``)."""
    from qtic_desktop.domain.annual_reports import following_number
    from qtic_desktop.services.launch.planning import in_the_order
    from qtic_desktop.storage.queries.publicity import to_start

    waiting = in_the_order(to_start(work.session, today=work.today), order)
    if not waiting:
        raise Refused("launch.nothing_cleared")
    if not start_paper.strip():
        raise Refused("launch.paper_missing").beside("start_paper")
    first = first_number.strip()
    if not first:
        raise Refused("launch.number_missing").beside("first_number")
    period = period_years(years)
    made = []
    for place, row in enumerate(waiting):
        in_order(Pair.START_NOTICE, row.concluded_on, started_on, "started_on")
        in_order(Pair.START_OUTCOME, row.settled_on, started_on, "started_on")
        number = following_number(first, place) if place else first
        made.append(_start(work, row, number, started_on, period, start_paper.strip()))
    return Changes.of(Kind.CENTER, *made)


def _start(work: UnitOfWork, row: ClearedRow, number: str, started_on: date, years: int, paper: str) -> str:
    from qtic_desktop.storage.tables.intake import Proposal, ProposalPartner, ProposalTask

    _require_free(work, number)
    proposal = work.get(Proposal, row.proposal_id)
    partners = work.session.scalars(select(ProposalPartner.name).filter_by(proposal_id=proposal.id))
    center = Center(
        id=work.new_id(), number=number, name=row.center_name, host_name=row.host_name,
        department_id=proposal.department_id, track=proposal.track, started_on=started_on,
        ends_on=last_day(work.session, started_on, years), status=CenterStatus.RUNNING.value, proposal_id=proposal.id,
        notice_id=row.notice_id, start_paper=paper, old_center_name=proposal.old_center_name,
        director_name=proposal.director_name, partners="、".join(partners),
    )  # fmt: skip
    work.session.add(center)
    work.flush()
    for task in work.session.scalars(select(ProposalTask).filter_by(proposal_id=proposal.id)):
        work.session.add(
            CenterTarget(
                id=work.new_id(), center_id=center.id, version_no=1, number=task.number, content=task.content,
                year1=task.year1, year2=task.year2, year3=task.year3, in_force=True,
            )
        )  # fmt: skip
    work.record(
        Act.START_CENTERS, Kind.CENTER, center.id, number=number, on=started_on, until=center.ends_on, paper=paper
    )
    return center.id


@use_case(Act.TAKE_BACK_START)
def take_back_start(work: UnitOfWork, *, center_id: str, reason: str) -> Changes:
    """Take a start back that should not have been: the centre stays in the ledger as taken back, its number is not given
    again, and the published centre can be started anew."""
    center = running_center(work, center_id)
    if center.proposal_id is None:
        raise Refused("launch.not_started_here")
    return _leave(work, Act.TAKE_BACK_START, center, CenterStatus.TAKEN_BACK, work.today, needed_reason(reason))


@use_case(Act.END_CENTER)
def end_center(work: UnitOfWork, *, center_id: str, ending: str, on: date, reason: str) -> Changes:
    """Note that a centre is no longer run: merged, moved away, bankrupt, given up; ``reason`` names the ground and the
    paper. Nothing is owed any more; what was filed stays."""
    center = running_center(work, center_id)
    if ending not in ENDINGS:
        raise Refused("launch.unknown_ending").beside("ending")
    if on > work.today or on < center.started_on:
        raise Refused("launch.ending_date", start=center.started_on.isoformat()).beside("on")
    return _leave(work, Act.END_CENTER, center, CenterStatus(ending), on, needed_reason(reason))


def _leave(work: UnitOfWork, act: Act, center: Center, to: CenterStatus, on: date, reason: str) -> Changes:
    before = center.status
    center.status, center.status_on, center.status_reason = to.value, on, reason
    work.record(act, Kind.CENTER, center.id, before=before, after=to.value, on=on, reason=reason)
    return Changes(frozenset({(Kind.CENTER, center.id), (Kind.DUTY, "")}))


@use_case(Act.REOPEN_CENTER)
def reopen_center(work: UnitOfWork, *, center_id: str, reason: str) -> Changes:
    """Take it up again: the mistake and its mending stay in the audit log."""
    center = work.get(Center, center_id)
    if center.status not in OVER:
        raise Refused("launch.not_over")
    words = needed_reason(reason)
    if center.proposal_id is not None and center.status == CenterStatus.TAKEN_BACK:
        again = one_or_none(work.session, Center, proposal_id=center.proposal_id, status=CenterStatus.RUNNING.value)
        if again is not None:
            raise Refused("launch.started_anew", number=again.number)
    before, center.status = center.status, CenterStatus.RUNNING.value
    center.status_on, center.status_reason = None, ""
    work.record(Act.REOPEN_CENTER, Kind.CENTER, center.id, before=before, after=center.status, reason=words)
    return Changes(frozenset({(Kind.CENTER, center.id), (Kind.DUTY, "")}))


@use_case(Act.CLOSE_OLD_CENTER)
def close_old_center(
    work: UnitOfWork, *, center_id: str, on: date | None, paper: str, order_reason: str = ""
) -> Changes:
    """Note that the title of the engineering centre it grew from was closed (转建后原工程技术研究中心); both blank: taken
    back. Closed before the start it is noted with its reason."""
    center = running_center(work, center_id)
    if not center.old_center_name:
        raise Refused("launch.no_old_center")
    if (on is None) != (not paper.strip()):
        raise Refused("launch.closing_incomplete").beside("paper" if on else "on")
    if on is not None and on > work.today:
        raise Refused("selection.in_future", date=on.isoformat()).beside("on")
    in_order(Pair.OLD_CENTER_START, center.started_on, on, "on", why=order_reason)
    before = {"on": center.old_closed_on, "paper": center.old_closing_paper}
    center.old_closed_on, center.old_closing_paper = on, paper.strip()
    after = {"on": on, "paper": center.old_closing_paper}
    work.record(Act.CLOSE_OLD_CENTER, Kind.CENTER, center.id, before=before, after=after, **told(order_reason))
    return Changes.of(Kind.CENTER, center.id)


@dataclass(frozen=True, slots=True)
class CenterEntry:
    """A centre as it is keyed by hand; ``department`` is the name, or a part of it that fits one alone; blank ``years``
    leave the last day as it is."""

    number: str
    name: str
    host_name: str
    department: str
    track: str
    started_on: date
    years: str


@use_case(Act.ADD_CENTER)
def add_center(work: UnitOfWork, *, entry: CenterEntry, start_paper: str) -> Changes:
    """Enter a centre by hand, started on paper or before this program."""
    _require_free(work, entry.number)
    center = Center(id=work.new_id(), status=CenterStatus.RUNNING.value, start_paper=start_paper.strip())
    _fill(work, center, entry)
    work.session.add(center)
    work.record(
        Act.ADD_CENTER, Kind.CENTER, center.id, number=center.number, on=center.started_on, until=center.ends_on,
        paper=center.start_paper,
    )  # fmt: skip
    return Changes.of(Kind.CENTER, center.id)


@use_case(Act.CORRECT_CENTER)
def correct_center(work: UnitOfWork, *, center_id: str, entry: CenterEntry, reason: str) -> Changes:
    """Put a slip of the key right. What really changed in a centre is a change with its approval, not this."""
    center = running_center(work, center_id)
    words, before = needed_reason(reason), _kept(center)
    if entry.number.strip() != center.number:
        _require_free(work, entry.number)
    _fill(work, center, entry)
    in_order(Pair.START_NOTICE, _cleared_on(work, center), center.started_on, "started_on")
    after = _kept(center)
    changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if not changed:
        raise Refused("launch.unchanged")
    work.record(Act.CORRECT_CENTER, Kind.CENTER, center.id, changed=changed, reason=words)
    return Changes(frozenset({(Kind.CENTER, center.id), (Kind.DUTY, "")}))


def _cleared_on(work: UnitOfWork, center: Center) -> date | None:
    """When the notice was closed that cleared it; None for one that was started on paper."""
    from qtic_desktop.storage.tables.publicity import PublicityNotice

    return None if center.notice_id is None else work.get(PublicityNotice, center.notice_id).concluded_on


def _kept(center: Center) -> dict[str, str]:
    return {
        "number": center.number, "name": center.name, "host": center.host_name, "track": center.track,
        "started_on": center.started_on.isoformat(), "ends_on": center.ends_on.isoformat(),
        "department": center.department_id,
    }  # fmt: skip


def _fill(work: UnitOfWork, center: Center, entry: CenterEntry) -> None:
    center.number, center.name = entry.number.strip(), normalize_name(entry.name)
    center.host_name, center.track = normalize_name(entry.host_name), entry.track
    if not center.name or not center.host_name:
        raise Refused("launch.name_missing").beside("host_name" if center.name else "name")
    center.department_id = _department(work, entry.department)
    if not entry.years.strip() and entry.started_on != center.started_on:
        raise Refused("launch.years_needed").beside("years")
    center.started_on = entry.started_on
    if entry.years.strip():
        center.ends_on = last_day(work.session, entry.started_on, period_years(entry.years))


def _department(work: UnitOfWork, text: str) -> str:
    wanted = text.strip()
    named = select(Department.id, Department.name).where(Department.merged_into_id.is_(None))
    rows = list(work.session.execute(named))
    exact = [key for key, name in rows if name == wanted]
    found = exact or [key for key, name in rows if wanted and wanted in name]
    if len(found) != 1:
        raise Refused("launch.department_unclear", name=wanted, count=len(found)).beside("department")
    return str(found[0])


def _require_free(work: UnitOfWork, number: str) -> None:
    if not number.strip():
        raise Refused("launch.number_missing").beside("number")
    if one_or_none(work.session, Center, number=number.strip()) is not None:
        raise Refused("launch.number_taken", number=number.strip()).beside("number")


def last_day(session: Session, started_on: date, years: int = PERIOD_YEARS) -> date:
    """The last day of a period by the office's rule: the one way an end is made from now on."""
    from qtic_desktop.services.registry import current_rules

    _, _, body = current_rules(session)
    return period_end(started_on, years, last=str(body["period_last"]))


def period_years(text: str) -> int:
    """Whole years of a period as typed, 1 to 10; refused beside ``years``."""
    number = decimal_from(text)
    if number is None or number != int(number) or not 1 <= number <= _LONGEST:
        raise Refused("launch.bad_years", years=text, most=_LONGEST).beside("years")
    return int(number)


def running_center(work: UnitOfWork, center_id: str) -> Center:
    center = work.get(Center, center_id)
    if center.status != CenterStatus.RUNNING:
        raise Refused("launch.not_running", name=center.name)
    return center


def needed_reason(text: str) -> str:
    if len(text.strip()) < LEAST_REASON:
        raise Refused("selection.reason_missing").beside("reason")
    return text.strip()

"""公示 (三（三）): publish a list, prove it was posted, conclude, take back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.calendar import Span, span_of
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.date_order import Pair, in_order
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.numbers import decimal_from
from qtic_desktop.domain.publicity import MOST_DAYS
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.domain.selection import Decision, ListStatus
from qtic_desktop.resources import message
from qtic_desktop.services.registry import current_rules
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.calendar import calendar_of
from qtic_desktop.storage.queries.opinion_use import wanting_opinions
from qtic_desktop.storage.queries.selection import SelectionRow, selection_rows
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.publicity import PublicityLine, PublicityNotice
from qtic_desktop.storage.tables.registry import Attachment, Batch
from qtic_desktop.storage.tables.selection import SelectionList
from qtic_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PublicityRules:
    """How long, counted how (指引未规定)."""

    days: int
    working: bool
    first_counts: bool


def publicity_rules(session: Session) -> PublicityRules:
    """The settings in force."""
    _, _, body = current_rules(session)
    return PublicityRules(
        int(body["publicity_days"]), body["publicity_count"] == "working", body["publicity_first_day"] == "counted"
    )


def _rules(session: Session, days: str, count: str, first_day: str) -> PublicityRules:
    own = publicity_rules(session)
    number = decimal_from(days) if days.strip() else own.days
    if number is None or number != int(number) or not 1 <= number <= MOST_DAYS:
        raise Refused("publicity.bad_days", days=days.strip(), most=MOST_DAYS).beside("days")
    return PublicityRules(
        int(number),
        own.working if not count else count == "working",
        own.first_counts if not first_day else first_day == "counted",
    )


def span_for(session: Session, posted_on: date, days: str, count: str, first_day: str) -> tuple[PublicityRules, Span]:
    """The rules that count for a posting and the days they come to; ``Refused`` (publicity.bad_days) beside ``days``."""
    rules = _rules(session, days, count, first_day)
    return rules, _span(session, rules, posted_on)


def _span(session: Session, rules: PublicityRules, posted_on: date) -> Span:
    return span_of(calendar_of(session), posted_on, rules.days, working=rules.working, first_counts=rules.first_counts)


@use_case(Act.PUBLISH_NOTICE)
def publish_notice(
    work: UnitOfWork,
    *,
    posted_on: date,
    place: str,
    contact: str,
    days: str = "",
    count: str = "",
    first_day: str = "",
    document_number: str = "",
    despite: str = "",
) -> Changes:
    """Publish the newest list in force that no notice in force carries. The rule of counting is kept with the notice,
    so that later settings do not move its end. A list whose results were corrected after it was confirmed, or with a centre
    whose opinion is not signed, is published only with the ground for it (``despite``)."""
    version = version_to_publish(work.session)
    if _standing(work.session, version.batch_id):
        raise Refused("publicity.published_already")
    chosen = _supported(work, version)
    _require_as_decided(chosen, despite)
    in_order(Pair.NOTICE_LIST, version.decided_on, posted_on, "posted_on")
    _require_signed(work.session, version, chosen, despite)
    span = _posting(work.session, posted_on, place, contact, _rules(work.session, days, count, first_day))
    return _publish(work, Act.PUBLISH_NOTICE, version, span, document_number, chosen, "", despite)


@use_case(Act.REPUBLISH_NOTICE)
def republish_notice(
    work: UnitOfWork,
    *,
    notice_id: str,
    posted_on: date,
    place: str,
    contact: str,
    only_changed: bool,
    reason: str,
    days: str = "",
    count: str = "",
    first_day: str = "",
    document_number: str = "",
    despite: str = "",
) -> Changes:
    """Publish the list in force of the same batch once more, whole or ``only_changed``: what no notice in force printed
    as it stands now. The notice before is kept; what it cleared stays cleared where it was not printed anew."""
    _require(reason)
    older = _in_force(work, notice_id)
    before = work.get(SelectionList, older.list_id)
    version = work.session.scalars(
        select(SelectionList).filter_by(batch_id=before.batch_id, status=ListStatus.ADOPTED)
    ).one_or_none()
    if version is None:
        raise Refused("publicity.list_not_adopted")
    printed = {_printed(line) for line in _standing(work.session, version.batch_id)} if only_changed else set()
    chosen = [row for row in _supported(work, version) if _safe(row) not in printed]
    _require_as_decided(chosen, despite)
    in_order(Pair.NOTICE_LIST, version.decided_on, posted_on, "posted_on")
    in_order(Pair.AGAIN_NOTICE, older.posted_on, posted_on, "posted_on")
    _require_signed(work.session, version, chosen, despite)
    span = _posting(work.session, posted_on, place, contact, _rules(work.session, days, count, first_day))
    return _publish(work, Act.REPUBLISH_NOTICE, version, span, document_number, chosen, reason.strip(), despite)


def _require_as_decided(chosen: list[SelectionRow], despite: str) -> None:
    """Refuse to print a centre whose result is no longer the one its list was confirmed on, without the ground for it."""
    names = [row.center_name for row in chosen if row.corrected]
    if names and len(despite.strip()) < LEAST_REASON:
        raise Refused("publicity.list_corrected", names="、".join(names), count=len(names)).beside("despite")


def _require_signed(session: Session, version: SelectionList, chosen: list[SelectionRow], despite: str) -> None:
    """Refuse to print a centre whose opinion was begun here and is a draft, not signed, void or questioned, without the
    ground for it. Of one that was never begun here nothing is known: it may lie on paper."""
    wanting = wanting_opinions(session, list_id=version.id, proposal_ids=[row.proposal_id for row in chosen])
    named = [one.center_name for one in wanting if one.is_known]
    if named and len(despite.strip()) < LEAST_REASON:
        raise Refused("publicity.opinion_wanting", names="、".join(named), count=len(named)).beside("despite")


@dataclass(frozen=True, slots=True)
class _Posting:
    posted_on: date
    place: str
    contact: str
    rules: PublicityRules
    span: Span


def _posting(session: Session, posted_on: date, place: str, contact: str, rules: PublicityRules) -> _Posting:
    if not place.strip():
        raise Refused("publicity.place_missing").beside("place")
    if not contact.strip():
        raise Refused("publicity.contact_missing").beside("contact")
    return _Posting(posted_on, place.strip(), contact.strip(), rules, _span(session, rules, posted_on))


def _supported(work: UnitOfWork, version: SelectionList) -> list[SelectionRow]:
    return [row for row in selection_rows(work.session, list_id=version.id) if row.decision is Decision.SUPPORT]


def _publish(
    work: UnitOfWork,
    act: Act,
    version: SelectionList,
    posting: _Posting,
    document_number: str,
    chosen: list[SelectionRow],
    reason: str,
    despite: str,
) -> Changes:
    if not chosen:
        raise Refused("publicity.nothing_to_publish")
    rules, span = posting.rules, posting.span
    number = (work.session.scalar(select(func.max(PublicityNotice.number)).filter_by(list_id=version.id)) or 0) + 1
    row = PublicityNotice(
        id=work.new_id(), list_id=version.id, number=number, document_number=document_number.strip(),
        posted_on=posting.posted_on, days=rules.days, working=rules.working, first_counts=rules.first_counts,
        begins_on=span.first, ends_on=span.last, unknown_years=",".join(map(str, span.unknown_years)),
        place=posting.place, contact=posting.contact, reason=reason,
    )  # fmt: skip
    work.session.add(row)
    work.flush()
    for position, line in enumerate(chosen, 1):
        proposal_id, center_name, host_name, department_name, field = _safe(line)
        work.session.add(
            PublicityLine(
                id=work.new_id(), notice_id=row.id, proposal_id=proposal_id, position=position,
                center_name=center_name, host_name=host_name, department_name=department_name, field=field,
            )
        )  # fmt: skip
    work.record(
        act, Kind.NOTICE, row.id, number=row.document_number, on=row.posted_on, until=span.last, days=rules.days,
        count=len(chosen), place=row.place, reason=reason, **({"despite": despite.strip()} if despite.strip() else {}),
    )  # fmt: skip
    return Changes.of(Kind.NOTICE, row.id)


def version_to_publish(session: Session) -> SelectionList:
    """The newest list in force that no notice carries, else the newest; ``Refused`` (publicity.list_not_adopted)."""
    query = (
        select(SelectionList)
        .join(Batch, Batch.id == SelectionList.batch_id)
        .where(SelectionList.status == ListStatus.ADOPTED)
        .order_by(Batch.year.desc(), Batch.number.desc())
    )
    found = list(session.scalars(query))
    if not found:
        raise Refused("publicity.list_not_adopted")
    return next((version for version in found if not _standing(session, version.batch_id)), found[0])


def _standing(session: Session, batch_id: str) -> list[PublicityLine]:
    """Lines of notices of this batch that were not taken back."""
    query = (
        select(PublicityLine)
        .join(PublicityNotice, PublicityNotice.id == PublicityLine.notice_id)
        .join(SelectionList, SelectionList.id == PublicityNotice.list_id)
        .where(SelectionList.batch_id == batch_id, PublicityNotice.withdrawn_on.is_(None))
    )
    return list(session.scalars(query))


def _safe(row: SelectionRow) -> tuple[str, str, str, str, str]:
    return row.proposal_id, row.center_name, row.host_name, row.department_name, row.field


def _printed(line: PublicityLine) -> tuple[str, str, str, str, str]:
    return line.proposal_id, line.center_name, line.host_name, line.department_name, line.field


@use_case(Act.RECORD_POSTING)
def record_posting(
    work: UnitOfWork,
    *,
    notice_id: str,
    proof_on: date | None,
    proof: str,
    file_name: str = "",
    sha256: str = "",
    size: int = 0,
) -> Changes:
    """Note how it is proved that the notice was posted (网页截图、张贴照片 and where they are kept); both blank: taken
    back. The name of a kept file is added to the words; a file that came
    before stays."""
    row = _in_force(work, notice_id)
    if (proof_on is None) != (not proof.strip()):
        raise Refused("publicity.proof_incomplete").beside("proof" if proof_on else "proof_on")
    if proof_on is not None and not row.posted_on <= proof_on <= work.today:
        raise Refused("publicity.proof_date", posted=row.posted_on.isoformat()).beside("proof_on")
    if row.concluded_on is not None:
        raise Refused("publicity.concluded")
    before = {"on": row.proof_on, "proof": row.proof}
    named = message("publicity.proof_file", file=file_name) if file_name and file_name not in proof else ""
    row.proof_on, row.proof = proof_on, proof.strip() + named
    after = {"on": proof_on, "proof": row.proof}
    if sha256:
        after["file"] = file_name
        known = select(Attachment.id).filter_by(subject_id=row.id, sha256=sha256)
        if work.session.scalars(known).first() is None:
            work.session.add(
                Attachment(
                    id=work.new_id(), subject_id=row.id, kind="proof", file_name=file_name, sha256=sha256, size=size
                )
            )
    work.record(Act.RECORD_POSTING, Kind.NOTICE, row.id, before=before, after=after)
    return Changes.of(Kind.NOTICE, row.id)


@use_case(Act.CONCLUDE_NOTICE)
def conclude_notice(work: UnitOfWork, *, notice_id: str, on: date) -> Changes:
    """Close a notice whose last day has passed and whose posting is proved. Centres with an objection that waits or was
    upheld stay where they are; the others 经公示无异议 may be started."""
    row = _in_force(work, notice_id)
    if row.concluded_on is not None:
        raise Refused("publicity.concluded")
    if on > work.today:
        raise Refused("publicity.in_future", date=on.isoformat()).beside("on")
    if on <= row.ends_on:
        raise Refused("publicity.not_over", until=row.ends_on.isoformat()).beside("on")
    if row.proof_on is None:
        raise Refused("publicity.proof_missing")
    in_order(Pair.CLOSE_PROOF, row.proof_on, on, "on")
    row.concluded_on = on
    work.record(Act.CONCLUDE_NOTICE, Kind.NOTICE, row.id, on=on)
    return Changes.of(Kind.NOTICE, row.id)


@use_case(Act.REOPEN_NOTICE)
def reopen_notice(work: UnitOfWork, *, notice_id: str, reason: str) -> Changes:
    """Take the closing of a notice back; nothing is started by it until it is closed again. Refused once a centre was
    started on it."""
    row = _in_force(work, notice_id)
    if row.concluded_on is None:
        raise Refused("publicity.not_concluded")
    _require(reason)
    _require_nothing_started(work, row)
    before, row.concluded_on = row.concluded_on, None
    work.record(Act.REOPEN_NOTICE, Kind.NOTICE, row.id, before=before, reason=reason.strip())
    return Changes.of(Kind.NOTICE, row.id)


@use_case(Act.WITHDRAW_NOTICE)
def withdraw_notice(work: UnitOfWork, *, notice_id: str, reason: str) -> Changes:
    """Take a notice back (posted by mistake, or a list with a mistake): it is kept, and the list may be published anew."""
    row = _in_force(work, notice_id)
    _require(reason)
    _require_nothing_started(work, row)
    row.withdrawn_on, row.withdrawn_reason = work.today, reason.strip()
    work.record(Act.WITHDRAW_NOTICE, Kind.NOTICE, row.id, on=work.today, reason=reason.strip())
    return Changes.of(Kind.NOTICE, row.id)


def _require(reason: str) -> None:
    if len(reason.strip()) < LEAST_REASON:
        raise Refused("selection.reason_missing").beside("reason")


def _require_nothing_started(work: UnitOfWork, row: PublicityNotice) -> None:
    started = select(Center.name).where(Center.notice_id == row.id, Center.status != "withdrawn").limit(1)
    name = work.session.scalar(started)
    if name is not None:
        raise Refused("publicity.started", name=name)


def _in_force(work: UnitOfWork, notice_id: str) -> PublicityNotice:
    row = work.get(PublicityNotice, notice_id)
    if row.withdrawn_on is not None:
        raise Refused("publicity.withdrawn")
    return row

"""形式审查 (三（一）): mark items, note the result, give time for a correction, take the papers, and take any of it back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.calendar import Span, span_of
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.examination import (
    MOST_DAYS,
    STANDING,
    ExaminationResult,
    ExaminationState,
    Mark,
    RoundState,
    check_result,
    on_paper,
)
from qtic_desktop.domain.numbers import decimal_from
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.services.examination.clashes import require_seen
from qtic_desktop.services.examination.hints import Hint, hints_of
from qtic_desktop.services.examination.items import items_in_force, list_in_force
from qtic_desktop.services.registry import current_rules
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.calendar import calendar_of
from qtic_desktop.storage.queries.examination import (
    ExaminationRow,
    RoundItemRow,
    RoundRow,
    examination,
    rounds,
)
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.examination import Examination, ExaminationItem
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything about one examination: where it stands, the items of the round at hand (those in force where none is
    begun), the rounds so far, and the hints."""

    row: ExaminationRow
    items: tuple[RoundItemRow, ...]
    rounds: tuple[RoundRow, ...]
    hints: tuple[Hint, ...]


@query(Read.EXAMINATION)
def examination_sheet(session: Session, *, proposal_id: str, today: date) -> Sheet:
    """The sheet of one proposal; ``Refused`` for one that is not accepted."""
    row = examination(session, proposal_id=proposal_id)
    if row is None:
        raise Refused("examination.not_accepted")
    held = rounds(session, proposal_id=proposal_id)
    items = held[-1].items if held else _blank(session, row.track)
    return Sheet(row, items, held, hints_of(session, proposal_id=proposal_id, today=today))


def _blank(session: Session, track: str) -> tuple[RoundItemRow, ...]:
    return tuple(
        RoundItemRow(item.key, item.group.value, item.title, item.clause, item.fields, required=item.required)
        for item in items_in_force(session, track)
    )


@query(Read.EXAMINATION)
def correction_term(session: Session, *, examined_on: date, days: str = "") -> Span:
    """The term of a correction noted on a day: ``days`` working days (blank: by the settings, 指引未规定), the first
    one the day after. Years whose calendar is not loaded are named, never guessed silently."""
    number = _days(session, days)
    return span_of(calendar_of(session), examined_on, number, working=True, first_counts=False)


@dataclass(frozen=True, slots=True)
class BeforeResult:
    """What is looked at before a result is noted: the sheet, and for a correction its ``days`` and term, None while the
    number of days cannot be read."""

    sheet: Sheet
    days: int = 0
    term: Span | None = None


@query(Read.EXAMINATION)
def before_result(
    session: Session, *, proposal_id: str, today: date, result: ExaminationResult, examined_on: date | None, days: str
) -> BeforeResult:
    """The sheet, and until when a correction noted so would be waited for."""
    sheet = examination_sheet(session, proposal_id=proposal_id, today=today)
    if result is not ExaminationResult.CORRECTION or examined_on is None:
        return BeforeResult(sheet)
    try:
        number = _days(session, days)
    except Refused:
        return BeforeResult(sheet)
    return BeforeResult(sheet, number, correction_term(session, examined_on=examined_on, days=days))


def _days(session: Session, days: str) -> int:
    _, _, body = current_rules(session)
    number = decimal_from(days) if days.strip() else decimal_from(body["examination_days"])
    if number is None or number != int(number) or not 1 <= number <= MOST_DAYS:
        raise Refused("examination.bad_days", days=days.strip(), most=MOST_DAYS).beside("days")
    return int(number)


# -- item by item


@use_case(Act.MARK_EXAMINATION)
def mark_items(
    work: UnitOfWork,
    *,
    proposal_id: str,
    marks: Sequence[tuple[str, str, str]],
    seen: Mapping[str, Collection[tuple[str, str]]] | None = None,
    gave_way: Mapping[str, str] | None = None,
) -> Changes:
    """Note what was found about items: (key, mark, note) each. The first mark begins the round, with the items that
    are in force then. An item that does not fit needs a note: it is what the notice tells the applicant. ``seen``: mark and
    note as the person has had them before them, by item; where something else stands it is another person's
    (``OtherValue``). ``gave_way``: what was decided against, for the log."""
    proposal = _standing(work, proposal_id)
    current = _open_round(work, proposal)
    items = {item.key: item for item in _items(work, current.id)}
    told: dict[str, list[str]] = {}
    notes: list[str] = []
    if any(key not in items for key, _mark, _note in marks):
        raise Refused("examination.no_such_item")
    if seen is not None:
        require_seen(work, proposal.id, items, marks, seen)
    for key, mark, note in marks:
        item, wanted, words = items[key], Mark(mark), note.strip()
        if item.mark is not wanted:
            told[item.title] = [item.mark.value, wanted.value]
        if item.note != words:
            notes.append(f"{item.title}：{words or '—'}")
        item.mark, item.note = wanted, words
    _tell(proposal, current, _standing_rounds(work, proposal.id))
    lost = {"gave_way": dict(gave_way)} if gave_way else {}
    work.record(Act.MARK_EXAMINATION, Kind.EXAMINATION, proposal.id, changed=told, note=notes, **lost)
    return Changes.of(Kind.EXAMINATION, proposal.id)


# -- the result


@use_case(Act.CONCLUDE_EXAMINATION)
def conclude_examination(
    work: UnitOfWork,
    *,
    proposal_id: str,
    result: str,
    examined_on: date,
    note: str = "",
    days: str = "",
    document_number: str = "",
) -> Changes:
    """Note the result. Where no item was marked the examination was made on paper, and the record says so. A correction
    gets its last day by working days; while it is awaited, only a refusal can be noted without the papers."""
    proposal = _standing(work, proposal_id)
    chosen = ExaminationResult(result)
    if examined_on > work.today:
        raise Refused("examination.in_future", date=examined_on.isoformat()).beside("examined_on")
    if proposal.received_on is not None and examined_on < proposal.received_on:
        raise Refused("examination.before_receipt", date=proposal.received_on.isoformat()).beside("examined_on")
    if proposal.examination == ExaminationState.CORRECTION and chosen is not ExaminationResult.REFUSED:
        raise Refused("examination.waiting").beside("result")
    waited = proposal.examination == ExaminationState.CORRECTION
    current = _new_round(work, proposal) if waited else _open_round(work, proposal)
    items = _items(work, current.id)
    if waited and not note.strip():
        raise Refused("examination.note_missing").beside("note")
    check_result(chosen, items, note)
    current.state, current.examined_on, current.concluded_at = RoundState(chosen.value), examined_on, work.stamp
    current.note, current.document_number = note.strip(), document_number.strip()
    current.on_paper = on_paper(items)
    if chosen is ExaminationResult.CORRECTION:
        span = correction_term(work.session, examined_on=examined_on, days=days)
        current.days, current.due_on = _days(work.session, days), span.last
        current.unknown_years = ",".join(map(str, span.unknown_years))
    _tell(proposal, current, _standing_rounds(work, proposal.id))
    work.record(
        Act.CONCLUDE_EXAMINATION, Kind.EXAMINATION, proposal.id, number=proposal.number, result=chosen.value,
        on=examined_on, until=current.due_on, document=current.document_number, reason=current.note,
        on_paper=current.on_paper,
    )  # fmt: skip
    return _changed(proposal)


@use_case(Act.RECORD_SUPPLEMENT)
def record_supplement(work: UnitOfWork, *, proposal_id: str, arrived_on: date, arrived: str) -> Changes:
    """Note that the papers of a correction came: the next round begins, in which what was in order stays so. That they
    came late is said, and whoever examines decides."""
    proposal, current = _waiting(work, proposal_id)
    if arrived_on > work.today:
        raise Refused("examination.in_future", date=arrived_on.isoformat()).beside("arrived_on")
    if current.examined_on is not None and arrived_on < current.examined_on:
        raise Refused("examination.before_notice", date=current.examined_on.isoformat()).beside("arrived_on")
    if not arrived.strip():
        raise Refused("examination.arrived_missing").beside("arrived")
    current.arrived_on, current.arrived = arrived_on, arrived.strip()
    following = _new_round(work, proposal)
    _tell(proposal, following, _standing_rounds(work, proposal.id))
    late = (arrived_on - current.due_on).days if current.due_on is not None else 0
    work.record(
        Act.RECORD_SUPPLEMENT, Kind.EXAMINATION, proposal.id, on=arrived_on, what=current.arrived,
        late_days=max(late, 0),
    )  # fmt: skip
    return _changed(proposal)


@use_case(Act.TAKE_BACK_SUPPLEMENT)
def take_back_supplement(work: UnitOfWork, *, proposal_id: str, reason: str) -> Changes:
    """Take back that papers came: the correction is awaited again, and what was marked since is kept aside."""
    proposal = _standing(work, proposal_id)
    held = _standing_rounds(work, proposal_id)
    if proposal.examination != ExaminationState.RECHECK or len(held) < 2:
        raise Refused("examination.no_supplement")
    words = _reason(reason)
    before, current = held[-2], held[-1]
    told = {"on": before.arrived_on, "what": before.arrived}
    before.arrived_on, before.arrived = None, ""
    _void(work, proposal, current, before)
    work.record(Act.TAKE_BACK_SUPPLEMENT, Kind.EXAMINATION, proposal.id, before=told, reason=words)
    return _changed(proposal)


@use_case(Act.EXTEND_CORRECTION)
def extend_correction(work: UnitOfWork, *, proposal_id: str, due_on: date, reason: str) -> Changes:
    """Put the last day of a correction to another one, later or earlier, and say why."""
    proposal, current = _waiting(work, proposal_id)
    words = _reason(reason)
    if current.examined_on is not None and due_on <= current.examined_on:
        raise Refused("examination.due_before_notice", date=current.examined_on.isoformat()).beside("due_on")
    if due_on == current.due_on:
        raise Refused("examination.same_due", date=due_on.isoformat()).beside("due_on")
    before, current.due_on, current.unknown_years = current.due_on, due_on, ""
    _tell(proposal, current, _standing_rounds(work, proposal.id))
    work.record(Act.EXTEND_CORRECTION, Kind.EXAMINATION, proposal.id, before=before, after=due_on, reason=words)
    return _changed(proposal)


@use_case(Act.WITHDRAW_RESULT)
def withdraw_result(work: UnitOfWork, *, proposal_id: str, reason: str) -> Changes:
    """Take the last result back: the round is open again with its marks, and what had been noted stays in the log. A
    refusal noted while papers were awaited gives back the waiting."""
    proposal = _standing(work, proposal_id)
    held = _standing_rounds(work, proposal_id)
    if not held or held[-1].state is RoundState.OPEN:
        raise Refused("examination.no_result")
    words = _reason(reason)
    current = held[-1]
    told = {"result": current.state.value, "on": current.examined_on, "until": current.due_on, "note": current.note}
    unasked = len(held) > 1 and held[-2].state is RoundState.CORRECTION and held[-2].arrived_on is None
    if unasked:
        _void(work, proposal, current, held[-2])
    else:
        current.state, current.examined_on, current.concluded_at, current.on_paper = RoundState.OPEN, None, "", False
        current.note, current.document_number, current.days, current.due_on = "", "", None, None
        current.unknown_years = ""
        _tell(proposal, current, held)
    work.record(Act.WITHDRAW_RESULT, Kind.EXAMINATION, proposal.id, number=proposal.number, before=told, reason=words)
    return _changed(proposal)


# -- rounds


def _standing(work: UnitOfWork, proposal_id: str) -> Proposal:
    row = work.get(Proposal, proposal_id)
    if row.status not in STANDING:
        raise Refused("examination.not_accepted")
    return row


def _standing_rounds(work: UnitOfWork, proposal_id: str) -> list[Examination]:
    """The rounds of a proposal that were not taken back, the first first."""
    work.flush()
    wanted = (Examination.proposal_id == proposal_id, Examination.state != RoundState.VOID)
    return list(work.session.scalars(select(Examination).where(*wanted).order_by(Examination.number)))


def _items(work: UnitOfWork, round_id: str) -> list[ExaminationItem]:
    lines = select(ExaminationItem).where(ExaminationItem.examination_id == round_id)
    return list(work.session.scalars(lines.order_by(ExaminationItem.position)))


def _open_round(work: UnitOfWork, proposal: Proposal) -> Examination:
    """The round that is open, begun now where there is none yet; ``Refused`` where the last one is concluded."""
    held = _standing_rounds(work, proposal.id)
    if not held:
        return _new_round(work, proposal)
    if held[-1].state is RoundState.CORRECTION:
        raise Refused("examination.waiting")
    if held[-1].state is not RoundState.OPEN:
        raise Refused("examination.concluded")
    return held[-1]


def _new_round(work: UnitOfWork, proposal: Proposal) -> Examination:
    """Begin a round: the first with the items in force, a later one with those of the round before, of which what was
    in order or did not apply stays marked."""
    held = _standing_rounds(work, proposal.id)
    number = work.session.scalar(select(func.max(Examination.number)).filter_by(proposal_id=proposal.id)) or 0
    row = Examination(
        id=work.new_id(), proposal_id=proposal.id, number=number + 1, is_current=True, state=RoundState.OPEN,
    )  # fmt: skip
    work.session.add(row)
    if held:
        held[-1].is_current = False
        row.list_id = held[-1].list_id
        before = [
            (i.key, i.item_group, i.title, i.clause, i.fields, i.required, i.mark) for i in _items(work, held[-1].id)
        ]
    else:
        row.list_id = list_in_force(work.session, proposal.track)
        before = [
            (i.key, i.group.value, i.title, i.clause, ",".join(i.fields), i.required, Mark.OPEN)
            for i in items_in_force(work.session, proposal.track)
        ]
    work.flush()
    for position, (key, group, title, clause, fields, required, mark) in enumerate(before, 1):
        kept = Mark.OPEN if mark is Mark.FAILED else mark
        work.session.add(
            ExaminationItem(
                id=work.new_id(), examination_id=row.id, position=position, key=key, item_group=group, title=title,
                clause=clause, fields=fields, required=required, mark=kept, note="",
            )
        )  # fmt: skip
    work.flush()
    return row


def _waiting(work: UnitOfWork, proposal_id: str) -> tuple[Proposal, Examination]:
    proposal = _standing(work, proposal_id)
    held = _standing_rounds(work, proposal_id)
    if not held or held[-1].state is not RoundState.CORRECTION:
        raise Refused("examination.not_waiting")
    return proposal, held[-1]


def _void(work: UnitOfWork, proposal: Proposal, current: Examination, before: Examination) -> None:
    """Set a round aside; the one before is at hand again."""
    current.state, current.is_current, before.is_current = RoundState.VOID, False, True
    _tell(proposal, before, _standing_rounds(work, proposal.id))


def _tell(proposal: Proposal, current: Examination, held: Sequence[Examination]) -> None:
    """Write beside the proposal where its examination stands."""
    begun = ExaminationState.BEGUN if len(held) == 1 else ExaminationState.RECHECK
    states = {
        RoundState.OPEN: begun,
        RoundState.PASSED: ExaminationState.PASSED,
        RoundState.CORRECTION: ExaminationState.CORRECTION,
        RoundState.REFUSED: ExaminationState.REFUSED,
    }
    proposal.examination = states[current.state].value
    proposal.examination_due = current.due_on if current.state is RoundState.CORRECTION else None


def _changed(proposal: Proposal) -> Changes:
    return Changes.of(Kind.EXAMINATION, proposal.id)


def _reason(text: str) -> str:
    if len(text.strip()) < LEAST_REASON:
        raise Refused("examination.reason_missing").beside("reason")
    return text.strip()

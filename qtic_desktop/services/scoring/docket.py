"""更正单: one change of sealed figures, its effect computed before it is done, two people, a new sealed version."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import AWAY, MeetingStatus, Origin, RecusalState, require_possible
from qtic_desktop.domain.numbers import decimal_text, parse_number
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.possible import for_person
from qtic_desktop.domain.rubrics import check_points
from qtic_desktop.domain.scoring.blockers import DECISION_LENGTH
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.domain.scoring.sealing import DocketKind, DocketState, docket_acts, touches_paper
from qtic_desktop.domain.scoring.values import Blocker, CaseInput, SheetScores, SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.services.meetings.ballots import as_text, put_away
from qtic_desktop.services.meetings.naming import which, whom
from qtic_desktop.services.meetings.ties import note
from qtic_desktop.services.registry import rules_of
from qtic_desktop.services.results import expert_names, meeting_results, outcomes_with, result_body
from qtic_desktop.services.scoring.docket_notes import EffectNote, effect_notes
from qtic_desktop.services.scoring.sealing import fix_again
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.query import query_about
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.opinions import Opinion, OpinionSignature
from qtic_desktop.storage.tables.registry import RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet, Vote
from qtic_desktop.storage.tables.sealing import Docket
from qtic_desktop.storage.unit_of_work import UnitOfWork, find, one_or_none


@dataclass(frozen=True, slots=True)
class ItemEffect:
    """What a correction does to one proposal: figures as they are printed, before and after. Votes are those for, for after
    revision, against, and abstained."""

    agenda_item_id: str
    proposal_number: str
    center_name: str
    mean_before: str
    mean_after: str
    rank_before: int | None
    rank_after: int | None
    verdict_before: str
    verdict_after: str
    votes_before: tuple[int, ...] = ()
    votes_after: tuple[int, ...] = ()
    track: str = ""


@dataclass(frozen=True, slots=True)
class PaperTouched:
    """An opinion that would no longer say what is sealed, with how many have signed it."""

    opinion_id: str
    center_name: str
    version_no: int
    status: OpinionStatus
    signed: int


@dataclass(frozen=True, slots=True)
class DocketEffect:
    """What a correction would do: the value before, the proposals whose figures or places move, the papers that fall, and
    the obstacles it would raise, with names in place of ids. ``total_before`` and ``total_after`` are the sum written by
    hand where it is corrected together with points; ``total_after`` is None where it stays. ``notes``: what else to know."""

    before: str
    items: tuple[ItemEffect, ...]
    papers: tuple[PaperTouched, ...]
    blockers: tuple[Blocker, ...]
    total_before: str = ""
    total_after: str | None = None
    notes: tuple[EffectNote, ...] = ()


def _meeting_of(
    session: Session, *, sheet_id: str, kind: DocketKind, after: str, criterion: str = "", total: str | None = None
) -> frozenset[str]:
    item = find(session, AgendaItem, find(session, ScoreSheet, sheet_id).agenda_item_id)
    return frozenset({item.meeting_id})


@query_about(Read.RESULTS, _meeting_of)
def docket_effect(
    session: Session, *, sheet_id: str, kind: DocketKind, after: str, criterion: str = "", total: str | None = None
) -> DocketEffect:
    """What a correction of one sheet would do to places, verdicts and signed papers; nothing is written.

    ``after`` is the new points or sum as text, the word of the new ballot, or the ground of a recusal. Points on a sheet
    with a sum written by hand may carry the new sum as ``total``, so that the two agree. ``Refused`` for what cannot be:
    an unknown criterion, impossible points, a ballot nobody cast, somebody who takes no part, or what
    stands there already.
    """
    sheet = find(session, ScoreSheet, sheet_id)
    item = find(session, AgendaItem, sheet.agenda_item_id)
    meeting = find(session, Meeting, item.meeting_id)
    rules = rules_of(find(session, RuleSetVersion, meeting.rule_set_id))
    now = meeting_results(session, meeting_id=meeting.id)
    case = next((one.case for one in now if one.agenda_item_id == item.id), None)
    if case is None or sheet.state in AWAY:
        raise Refused("scoring.docket_nobody")
    written = _written(case, sheet, kind, total)
    before, changed = _change(case, sheet, kind, after, criterion, rules.step)
    then = outcomes_with(
        session,
        meeting_id=meeting.id,
        changed=lambda one, other: _with_total(changed(other), sheet, written) if one == item.id else other,
    )
    pairs = list(zip(now, then, strict=True))
    return DocketEffect(
        before,
        tuple(_item_effect(*pair) for pair in pairs if _moves(*pair)),
        tuple(
            paper
            for old, new in pairs
            if touches_paper(result_body(old), result_body(new))
            for paper in _papers(session, new)
        ),
        _named([one for _, new in pairs for one in new.to_complete], expert_names(session, meeting_id=meeting.id)),
        total_before="" if written is None else written[0],
        total_after=None if written is None else written[1],
        notes=effect_notes(session, meeting_id=meeting.id, rules=rules, pairs=pairs),
    )


@use_case(Act.ASK_DOCKET)
def ask_docket(
    work: UnitOfWork,
    *,
    sheet_id: str,
    kind: DocketKind,
    after: str,
    reason: str,
    criterion: str = "",
    total: str | None = None,
) -> Changes:
    """Write a correction docket with its effect; the supervisor confirms it. ``Refused``: what ``docket_effect`` refuses,
    a reason too short, a meeting that is not sealed, another docket that waits, or an effect that leaves something to be
    entered."""
    sheet = work.get(ScoreSheet, sheet_id)
    item = work.get(AgendaItem, sheet.agenda_item_id)
    if work.get(Meeting, item.meeting_id).status != MeetingStatus.SEALED:
        raise Refused("scoring.docket_not_sealed")
    if len(reason.strip()) < DECISION_LENGTH:
        raise Refused("scoring.docket_without_reason", minimum=DECISION_LENGTH)
    mine = select(Docket.id).where(Docket.meeting_id == item.meeting_id, Docket.state == DocketState.ASKED)
    if work.session.scalars(mine.limit(1)).first() is not None:
        raise Refused("scoring.docket_waiting")
    effect = docket_effect(work.session, sheet_id=sheet_id, kind=kind, after=after, criterion=criterion, total=total)
    if effect.blockers:
        raise Refused("scoring.docket_blocked", blocker=effect.blockers[0].code, **effect.blockers[0].facts)
    last = work.session.scalar(select(func.max(Docket.number)).where(Docket.meeting_id == item.meeting_id)) or 0
    row = Docket(
        id=work.new_id(),
        meeting_id=item.meeting_id,
        number=last + 1,
        kind=kind,
        state=DocketState.ASKED,
        sheet_id=sheet_id,
        criterion=criterion,
        before=effect.before,
        after=after.strip(),
        reason=reason.strip(),
        effect=json.dumps(asdict(effect), ensure_ascii=False, sort_keys=True),
        asked_by=work.actor.called,
        asked_by_id=work.actor.id,
        asked_at=work.stamp,
    )
    work.session.add(row)
    facts = {"docket": kind, "criterion": criterion, "before": effect.before, "after": row.after, "reason": row.reason}
    if effect.total_after is not None:
        facts["total"] = effect.total_after
    work.record(Act.ASK_DOCKET, Kind.MEETING, item.meeting_id, number=row.number, **_about(work, sheet, item), **facts)
    return Changes.of(Kind.MEETING, item.meeting_id)


@use_case(Act.WITHDRAW_DOCKET)
def withdraw_docket(work: UnitOfWork, *, docket_id: str, reason: str) -> Changes:
    """Take back a docket before it is confirmed; it is kept with the reason."""
    row = _allowed(work, docket_id, Act.WITHDRAW_DOCKET)
    if not reason.strip():
        raise Refused("meetings.change_without_reason")
    row.state, row.ended_by, row.ended_at = DocketState.WITHDRAWN, work.actor.called, work.stamp
    row.ended_reason = reason.strip()
    work.record(Act.WITHDRAW_DOCKET, Kind.MEETING, row.meeting_id, number=row.number, reason=reason.strip())
    return Changes.of(Kind.MEETING, row.meeting_id)


@use_case(Act.CONFIRM_DOCKET)
def confirm_docket(work: UnitOfWork, *, docket_id: str) -> Changes:
    """The second person puts a correction in force: the sheet changes, the figures are sealed as a new version, opinions
    that state other figures are superseded. ``Refused`` for the person who wrote it, and when its effect is no longer
    the one that was shown. Another docket changes it back."""
    row = _allowed(work, docket_id, Act.CONFIRM_DOCKET)
    if work.actor.id == row.asked_by_id:
        raise Refused("scoring.same_person", person=work.actor.called)
    meeting = work.get(Meeting, row.meeting_id)
    if meeting.status != MeetingStatus.SEALED:
        raise Refused("scoring.docket_not_sealed")
    kept = json.loads(row.effect)
    where = {"sheet_id": row.sheet_id, "criterion": row.criterion}
    effect = docket_effect(work.session, kind=row.kind, after=row.after, total=kept.get("total_after"), **where)
    told = json.loads(json.dumps(asdict(effect)))
    if {**told, **kept} != told:
        raise Refused("scoring.docket_moved")
    sheet = work.get(ScoreSheet, row.sheet_id)
    item = work.get(AgendaItem, sheet.agenda_item_id)
    _WRITERS[row.kind](work, sheet, row)
    if effect.total_after is not None:
        _write_total(work, sheet, effect.total_after)
    work.flush()
    seal, superseded = fix_again(work, meeting, meeting_results(work.session, meeting_id=meeting.id), row)
    row.state, row.ended_by, row.ended_at = DocketState.CONFIRMED, work.actor.called, work.stamp
    row.seal_number = seal.number
    facts = {"number": row.number, "asked_by": row.asked_by, "version": seal.number, "superseded": superseded}
    work.record(Act.CONFIRM_DOCKET, Kind.MEETING, meeting.id, **facts, **_about(work, sheet, item))
    return Changes.of(Kind.MEETING, meeting.id) | Changes.of_kinds(Kind.SHEET, Kind.VOTE, Kind.OPINION, Kind.SELECTION)


def _allowed(work: UnitOfWork, docket_id: str, act: Act) -> Docket:
    row = work.get(Docket, docket_id)
    require_possible(for_person(work.actor, partial(docket_acts, row.state)), act, "scoring.docket_ended")
    return row


def _about(work: UnitOfWork, sheet: ScoreSheet, item: AgendaItem) -> dict[str, str]:
    return {"expert": sheet.expert_id, "whom": whom(work, sheet.expert_id), "project": which(work, item)}


def _change(
    case: CaseInput, sheet: ScoreSheet, kind: DocketKind, after: str, criterion: str, step: Decimal
) -> tuple[str, Callable[[CaseInput], CaseInput]]:
    """What stands there now, and the case as it would be."""
    mine = next(one for one in case.sheets if one.expert_id == sheet.expert_id)
    if kind is DocketKind.BALLOT:
        if case.secret:
            raise Refused("scoring.docket_secret")
        choice = VoteChoice(after) if after in set(VoteChoice) else None
        before = case.votes.get(sheet.expert_id)
        if choice is None or before is None or before is choice:
            raise Refused("scoring.docket_same")
        return before.value, lambda one: replace(one, votes={**one.votes, sheet.expert_id: choice})
    if kind is DocketKind.RECUSAL:
        if not after.strip():
            raise Refused("meetings.recusal_without_reason")
        return mine.state.value, lambda one: _recused(one, sheet.expert_id)
    if mine.state is not SheetState.SUBMITTED:
        raise Refused("scoring.docket_nobody")
    if kind is DocketKind.PAPER_TOTAL:
        total = parse_number(after) if after.strip() else None
        if (after.strip() and total is None) or total == mine.paper_total:
            raise Refused("scoring.docket_same")
        return _shown(mine.paper_total), lambda one: _with_sheet(one, replace(mine, paper_total=total))
    place = next((n for n, one in enumerate(case.rubric.criteria) if one.number == criterion), None)
    if place is None or criterion in case.not_applicable:
        raise Refused("scoring.no_such_criterion", number=criterion)
    points = check_points(after, case.rubric.criteria[place], step)
    if points == mine.points[place]:
        raise Refused("scoring.docket_same")
    changed = (*mine.points[:place], points, *mine.points[place + 1 :])
    return _shown(mine.points[place]), lambda one: _with_sheet(one, replace(mine, points=changed))


def _written(case: CaseInput, sheet: ScoreSheet, kind: DocketKind, total: str | None) -> tuple[str, str] | None:
    """The written sum before and after, where a docket about points changes it as well."""
    mine = next(one for one in case.sheets if one.expert_id == sheet.expert_id)
    if total is None or kind is not DocketKind.POINTS or mine.paper_total is None:
        return None
    after = parse_number(total) if total.strip() else None
    if total.strip() and after is None:
        raise Refused("scoring.paper_total_unreadable", text=total.strip()[:20])
    return None if after == mine.paper_total else (_shown(mine.paper_total), _shown(after))


def _with_total(case: CaseInput, sheet: ScoreSheet, written: tuple[str, str] | None) -> CaseInput:
    if written is None:
        return case
    mine = next(one for one in case.sheets if one.expert_id == sheet.expert_id)
    return _with_sheet(case, replace(mine, paper_total=parse_number(written[1]) if written[1] else None))


def _named(found: list[Blocker], names: dict[str, str]) -> tuple[Blocker, ...]:
    """Each obstacle once per expert, with the name of the expert."""
    told = {}
    for one in found:
        expert = one.facts.get("expert", "")
        facts = {**one.facts, **({"expert": names.get(expert, expert)} if expert else {})}
        told[one.code, expert] = Blocker(one.code, facts)
    return tuple(told[key] for key in sorted(told))


def _with_sheet(case: CaseInput, sheet: SheetScores) -> CaseInput:
    return replace(case, sheets=tuple(sheet if one.expert_id == sheet.expert_id else one for one in case.sheets))


def _recused(case: CaseInput, expert_id: str) -> CaseInput:
    mine = next(one for one in case.sheets if one.expert_id == expert_id)
    votes = {expert: choice for expert, choice in case.votes.items() if expert != expert_id}
    return replace(_with_sheet(case, replace(mine, state=SheetState.RECUSED)), votes=votes)


def _shown(value: Decimal | None) -> str:
    return "" if value is None else decimal_text(value)


def _moves(old: Outcome, new: Outcome) -> bool:
    return _figures(old) != _figures(new)


def _figures(outcome: Outcome) -> tuple[object, ...]:
    result = outcome.result
    return result.exact, result.mean, result.verdict, result.vote, outcome.rank.rank, outcome.shown_rank.rank


def _item_effect(old: Outcome, new: Outcome) -> ItemEffect:
    return ItemEffect(
        new.agenda_item_id,
        new.proposal_number,
        new.center_name,
        "" if old.result.mean is None else str(old.result.mean),
        "" if new.result.mean is None else str(new.result.mean),
        old.shown_rank.rank,
        new.shown_rank.rank,
        old.result.verdict,
        new.result.verdict,
        _votes(old),
        _votes(new),
        new.track,
    )


def _votes(outcome: Outcome) -> tuple[int, ...]:
    vote = outcome.result.vote
    return vote.agree, vote.agree_after_revision, vote.disagree, vote.abstain


def _papers(session: Session, outcome: Outcome) -> list[PaperTouched]:
    query = select(Opinion).where(
        Opinion.agenda_item_id == outcome.agenda_item_id, Opinion.status != OpinionStatus.SUPERSEDED
    )
    found = []
    for row in session.scalars(query.order_by(Opinion.version_no)):
        signed = select(func.count(OpinionSignature.signed_at)).where(OpinionSignature.opinion_id == row.id)
        found.append(PaperTouched(row.id, outcome.center_name, row.version_no, row.status, session.scalar(signed) or 0))
    return found


def _write_points(work: UnitOfWork, sheet: ScoreSheet, row: Docket) -> None:
    entry = one_or_none(work.session, ScoreEntry, sheet_id=sheet.id, criterion=row.criterion)
    if entry is None:
        raise Refused("scoring.docket_moved")
    before, entry.points = entry.points, Decimal(row.after)
    work.record(Act.SAVE_POINTS, Kind.SHEET, sheet.id, criterion=row.criterion, before=before, after=entry.points)


def _write_total(work: UnitOfWork, sheet: ScoreSheet, after: str) -> None:
    sheet.paper_total = parse_number(after) if after else None
    work.record(Act.RECORD_PAPER_TOTAL, Kind.SHEET, sheet.id, total=sheet.paper_total)


def _write_ballot(work: UnitOfWork, sheet: ScoreSheet, row: Docket) -> None:
    vote = one_or_none(work.session, Vote, agenda_item_id=sheet.agenda_item_id, expert_id=sheet.expert_id)
    if vote is None:
        raise Refused("scoring.docket_moved")
    before, vote.choice = vote.choice, VoteChoice(row.after)
    facts = {"item": sheet.agenda_item_id, "before": before, "after": vote.choice}
    work.record(Act.CAST_VOTE, Kind.VOTE, vote.id, **facts)


def _write_recusal(work: UnitOfWork, sheet: ScoreSheet, row: Docket) -> None:
    item = work.get(AgendaItem, sheet.agenda_item_id)
    recusal = note(work, sheet.expert_id, item.proposal_id, Origin.DECLARED, row.after, RecusalState.IN_FORCE)
    recusal.meeting_id, recusal.sheet_id, recusal.before = item.meeting_id, sheet.id, as_text(put_away(work, sheet))
    sheet.state, sheet.reason = SheetState.RECUSED, row.after
    work.record(Act.RECORD_RECUSAL, Kind.SHEET, sheet.id, reason=row.after, **_about(work, sheet, item))


_WRITERS: dict[DocketKind, Callable[[UnitOfWork, ScoreSheet, Docket], None]] = {
    DocketKind.POINTS: _write_points,
    DocketKind.PAPER_TOTAL: lambda work, sheet, row: _write_total(work, sheet, row.after),
    DocketKind.BALLOT: _write_ballot,
    DocketKind.RECUSAL: _write_recusal,
}

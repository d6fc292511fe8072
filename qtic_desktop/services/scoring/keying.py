"""代录: the second keying of a paper sheet, differences put right, and what is wrong with the paper itself (三（二）)."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from decimal import Decimal

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.numbers import parse_number
from qtic_desktop.domain.rubrics import Rubric, check_points
from qtic_desktop.domain.scoring.blockers import DECISION_LENGTH
from qtic_desktop.domain.scoring.keying import (
    BALLOT,
    OF_A_FIGURE,
    TOTAL,
    VETO,
    Copied,
    Flaw,
    differing,
    fields_of_paper,
)
from qtic_desktop.domain.scoring.values import Hand, SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.services.meetings import require_open
from qtic_desktop.services.meetings.naming import which, whom
from qtic_desktop.services.registry import rubric_of, rules_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.keyers import first_writers, wrote
from qtic_desktop.storage.queries.keying import copied_first, keyer_of, needs_two
from qtic_desktop.storage.queries.keying_dockets import second_now
from qtic_desktop.storage.queries.secret_votes import held_in_secret
from qtic_desktop.storage.tables.keying import PaperFlaw, SheetCopy
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.registry import RubricVersion, RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet, Vote
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none


@use_case(Act.KEY_SECOND)
def key_second(
    work: UnitOfWork,
    *,
    sheet_id: str,
    points: Mapping[str, str],
    total: str = "",
    ballot: str = "",
    veto: bool = False,
    fields: Collection[str] = (),
) -> Changes:
    """Keep what a second person copied from a sheet of paper, blind; it is compared with the first keying.

    ``points`` are texts by criterion, blank for a blank; ``total`` is the sum as written by hand. Another keying takes the
    place of this one. ``fields``: only these are keyed again, the others stay as they were keyed second; so who wrote a
    part of the sheet verifies what others have put right on it. ``Refused``: nothing was keyed from paper or not handed in
    (scoring.nothing_keyed), what one wrote oneself (scoring.own_keying), nothing that waits in these fields
    (scoring.no_difference), and what cannot stand on the sheet.
    """
    sheet = _copied(work, sheet_id)
    item = work.get(AgendaItem, sheet.agenda_item_id)
    first = copied_first(work.session, [sheet])[sheet_id]
    numbers, on_paper = tuple(first.points), _on_paper(work, sheet)
    every = fields_of_paper(numbers, with_ballot=on_paper)
    newest = _newest(work, sheet_id)
    wanted = tuple(one for one in every if one in fields) if fields else every
    if fields and (newest is None or not wanted):
        raise Refused("scoring.no_difference")
    written = first_writers(work.session, [sheet])[sheet_id]
    own = {one for one in wanted if wrote(written, one, work.actor.id)}
    if own and (fields or own.issuperset(numbers)):
        raise Refused("scoring.own_keying", person=work.actor.called)
    rubric, step = _rubric(work, item), _step(work, item)
    before = second_now(work.session, sheet, newest) if newest is not None and fields else None
    given = {
        one.number: check_points(points[one.number], one, step) if points.get(one.number, "").strip() else None
        for one in rubric.criteria
        if one.number in wanted
    }
    copied = Copied(given, veto, read_total(total), _ballot(ballot))
    if before is not None:
        copied = before.with_fields(copied, wanted)
    differs = [one for one in differing(first, copied, numbers, with_ballot=on_paper) if one in wanted]
    body = copied.to_mapping()
    if before is not None and newest is not None:
        body |= {"only": list(wanted), "by": {one: keyer_of(newest, one) for one in every if one not in wanted}}
    last = 0 if newest is None else newest.number
    work.session.add(
        SheetCopy(
            id=work.new_id(),
            sheet_id=sheet_id,
            number=last + 1,
            keyed_by=work.actor.called,
            keyed_by_id=work.actor.id,
            keyed_at=work.stamp,
            first_by=sheet.keyed_by,
            body=json.dumps(body, sort_keys=True),
            differs=json.dumps({field: first.value(field) for field in differs}, sort_keys=True),
        )
    )
    facts = {"expert": sheet.expert_id, "whom": whom(work, sheet.expert_id), "project": which(work, item)}
    work.record(Act.KEY_SECOND, Kind.SHEET, sheet_id, points=body["points"], numbers=differs, **facts)
    return Changes.of(Kind.SHEET, sheet_id)


@use_case(Act.CORRECT_KEYING)
def correct_keying(work: UnitOfWork, *, sheet_id: str, field: str, text: str) -> Changes:
    """Put right one field of the first keying in which the second is another one, without knowing what that says.

    ``field`` is a criterion, "total" or "ballot". ``Refused``: the two do not differ there, or the person keyed the field
    second, who would make both the same alone.
    """
    sheet = _copied(work, sheet_id)
    item = work.get(AgendaItem, sheet.agenda_item_id)
    newest = _newest(work, sheet_id)
    first = copied_first(work.session, [sheet])[sheet_id]
    fields: tuple[str, ...] = ()
    if newest is not None:
        second = second_now(work.session, sheet, newest)
        fields = differing(first, second, tuple(first.points), with_ballot=_on_paper(work, sheet))
    if newest is None or field not in fields:
        raise Refused("scoring.no_difference")
    if keyer_of(newest, field) == work.actor.id:
        raise Refused("scoring.own_keying", person=work.actor.called)
    if field == VETO:
        raise Refused("scoring.veto_by_returning")
    before = first.value(field)
    if field == TOTAL:
        sheet.paper_total = read_total(text)
        work.record(Act.RECORD_PAPER_TOTAL, Kind.SHEET, sheet.id, total=sheet.paper_total)
    elif field == BALLOT:
        _write_ballot(work, sheet, _ballot(text))
    else:
        _write_points(work, sheet, item, field, text)
    work.flush()
    after = copied_first(work.session, [sheet])[sheet_id].value(field)
    facts = {"expert": sheet.expert_id, "whom": whom(work, sheet.expert_id), "project": which(work, item)}
    work.record(Act.CORRECT_KEYING, Kind.SHEET, sheet_id, criterion=field, before=before, after=after, **facts)
    return Changes.of(Kind.SHEET, sheet_id) | Changes.of_kinds(Kind.VOTE)


@use_case(Act.NOTE_FLAW)
def note_flaw(work: UnitOfWork, *, sheet_id: str, kind: Flaw, criterion: str = "", note: str = "") -> Changes:
    """Set a sheet of paper apart until a person has settled what is wrong with it: sealing waits for it.

    ``Refused``: a figure of no criterion (scoring.flaw_of_what), the sheet is the expert's own or takes no part, or the
    same is noted already.
    """
    sheet = work.get(ScoreSheet, sheet_id)
    require_open(work, sheet.agenda_item_id)
    item = work.get(AgendaItem, sheet.agenda_item_id)
    if sheet.hand is Hand.OWN or sheet.state not in (SheetState.OPEN, SheetState.SUBMITTED):
        raise Refused("scoring.sheet_locked", state=sheet.state)
    known = {one.number for one in _rubric(work, item).criteria} | {TOTAL}
    if kind in OF_A_FIGURE and criterion not in known:
        raise Refused("scoring.flaw_of_what")
    about = criterion if kind in OF_A_FIGURE else ""
    standing = select(PaperFlaw.id).where(
        PaperFlaw.sheet_id == sheet_id, PaperFlaw.kind == kind, PaperFlaw.criterion == about, PaperFlaw.settled_by == ""
    )
    if work.session.scalars(standing.limit(1)).first() is not None:
        raise Refused("scoring.flaw_known")
    row = PaperFlaw(
        id=work.new_id(),
        sheet_id=sheet_id,
        kind=kind,
        criterion=about,
        note=note.strip(),
        found_by=work.actor.called,
        found_at=work.stamp,
    )
    work.session.add(row)
    facts = {"expert": sheet.expert_id, "whom": whom(work, sheet.expert_id), "project": which(work, item)}
    work.record(Act.NOTE_FLAW, Kind.SHEET, sheet_id, flaw=kind, criterion=about, note=row.note, **facts)
    return Changes.of(Kind.SHEET, sheet_id)


@use_case(Act.SETTLE_FLAW)
def settle_flaw(work: UnitOfWork, *, flaw_id: str, how: str) -> Changes:
    """Write down how a person settled what was wrong with the paper (the expert read the figure out and signed, the note
    was a mistake); noting it again takes this back."""
    row = work.get(PaperFlaw, flaw_id)
    sheet = work.get(ScoreSheet, row.sheet_id)
    require_open(work, sheet.agenda_item_id)
    if row.settled_by:
        raise Refused("scoring.flaw_settled")
    if len(how.strip()) < DECISION_LENGTH:
        raise Refused("scoring.flaw_without_how", minimum=DECISION_LENGTH)
    row.settled_by, row.settled_at, row.settled_how = work.actor.called, work.stamp, how.strip()
    item = work.get(AgendaItem, sheet.agenda_item_id)
    facts = {"expert": sheet.expert_id, "whom": whom(work, sheet.expert_id), "project": which(work, item)}
    work.record(Act.SETTLE_FLAW, Kind.SHEET, row.sheet_id, flaw=row.kind, criterion=row.criterion, reason=how, **facts)
    return Changes.of(Kind.SHEET, row.sheet_id)


def read_total(text: str) -> Decimal | None:
    """The sum as written by hand; None for a blank, ``Refused`` for what is none."""
    total = parse_number(text) if text.strip() else None
    if text.strip() and (total is None or not 0 <= total <= 100):
        raise Refused("scoring.paper_total_unreadable", text=text.strip()[:20])
    return total


def _copied(work: UnitOfWork, sheet_id: str) -> ScoreSheet:
    """A sheet that was keyed from paper and handed in, in an open meeting whose rules want two keyings."""
    sheet = work.get(ScoreSheet, sheet_id)
    require_open(work, sheet.agenda_item_id)
    meeting = work.get(Meeting, work.get(AgendaItem, sheet.agenda_item_id).meeting_id)
    if sheet.hand is not Hand.DESK or sheet.state is not SheetState.SUBMITTED:
        raise Refused("scoring.nothing_keyed")
    if not needs_two(work.get(RuleSetVersion, meeting.rule_set_id)):
        raise Refused("scoring.keyed_once")
    return sheet


def _newest(work: UnitOfWork, sheet_id: str) -> SheetCopy | None:
    query = select(SheetCopy).where(SheetCopy.sheet_id == sheet_id).order_by(SheetCopy.number.desc())
    return work.session.scalars(query.limit(1)).first()


def _on_paper(work: UnitOfWork, sheet: ScoreSheet) -> bool:
    """Whether the sheet of paper has a ballot on it: not one that the expert cast, and none of a secret vote."""
    if held_in_secret(work.session, work.get(AgendaItem, sheet.agenda_item_id)):
        return False
    vote = one_or_none(work.session, Vote, agenda_item_id=sheet.agenda_item_id, expert_id=sheet.expert_id)
    return vote is None or bool(vote.keyed_by)


def _rubric(work: UnitOfWork, item: AgendaItem) -> Rubric:
    return rubric_of(work.get(RubricVersion, item.rubric_id))


def _step(work: UnitOfWork, item: AgendaItem) -> Decimal:
    return rules_of(work.get(RuleSetVersion, work.get(Meeting, item.meeting_id).rule_set_id)).step


def _ballot(text: str) -> str:
    if text and text not in set(VoteChoice):
        raise Refused("scoring.no_such_ballot")
    return text


def _write_ballot(work: UnitOfWork, sheet: ScoreSheet, ballot: str) -> None:
    vote = one_or_none(work.session, Vote, agenda_item_id=sheet.agenda_item_id, expert_id=sheet.expert_id)
    if not ballot:
        raise Refused("scoring.no_such_ballot")
    before = "" if vote is None else vote.choice.value
    if vote is None:
        about = {"agenda_item_id": sheet.agenda_item_id, "expert_id": sheet.expert_id}
        vote = Vote(id=work.new_id(), choice=VoteChoice(ballot), keyed_by=work.actor.called, **about)
        work.session.add(vote)
    vote.choice, vote.keyed_by = VoteChoice(ballot), work.actor.called
    facts = {"item": sheet.agenda_item_id, "expert": sheet.expert_id, "before": before, "after": vote.choice}
    work.record(Act.CAST_VOTE, Kind.VOTE, vote.id, **facts, keyed=True)


def _write_points(work: UnitOfWork, sheet: ScoreSheet, item: AgendaItem, field: str, text: str) -> None:
    criterion = next((one for one in _rubric(work, item).criteria if one.number == field), None)
    if criterion is None:
        raise Refused("scoring.no_such_criterion", number=field)
    entry = one_or_none(work.session, ScoreEntry, sheet_id=sheet.id, criterion=field)
    points = check_points(text, criterion, _step(work, item))
    before = None if entry is None else entry.points
    if entry is None:
        work.session.add(ScoreEntry(id=work.new_id(), sheet_id=sheet.id, criterion=field, points=points))
    else:
        entry.points = points
    work.record(Act.SAVE_POINTS, Kind.SHEET, sheet.id, criterion=field, before=before, after=points)

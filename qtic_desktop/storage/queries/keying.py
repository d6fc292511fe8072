"""Rows of the pile: how the keying of every paper sheet stands, what is wrong with the paper, how well people copy. No
figures: whoever keys a second time does not see the first."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.rubrics import Criterion
from qtic_desktop.domain.rule_settings import KEYING
from qtic_desktop.domain.scoring.keying import (
    BALLOT,
    TOTAL,
    VETO,
    Copied,
    Flaw,
    KeyerTally,
    Keying,
    differing,
    fields_of_paper,
)
from qtic_desktop.domain.scoring.values import Hand, SheetState
from qtic_desktop.storage.bodies import parsed_rubric, parsed_rules
from qtic_desktop.storage.queries.keyers import Writers, first_writers, second_keyers, touched_by_keyers, wrote
from qtic_desktop.storage.queries.keying_dockets import by_docket, dockets_since, with_dockets
from qtic_desktop.storage.queries.query import query, query_as
from qtic_desktop.storage.queries.secret_votes import held_in_secret, is_secret
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.keying import PaperFlaw, SheetCopy
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.registry import RubricVersion, RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet, Vote
from qtic_desktop.storage.unit_of_work import find

#: Acts by which somebody writes what stands on a sheet.
WRITING: Final = (
    Act.SAVE_POINTS, Act.RECORD_PAPER_TOTAL, Act.SAVE_VETO, Act.SUBMIT_SHEET, Act.CORRECT_KEYING,
    Act.DECIDE_SHEET,  # who decided between two computers has seen what was keyed
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FlawRow:
    """What is wrong with a sheet of paper; ``settled_how`` is empty while a person is still to settle it."""

    id: str
    sheet_id: str
    kind: Flaw
    criterion: str
    note: str
    found_by: str
    settled_by: str
    settled_how: str

    @property
    def stands(self) -> bool:
        """Whether it is still to be settled."""
        return not self.settled_by


@dataclass(frozen=True, slots=True)
class SheetKeying:
    """How the keying of one sheet stands: the fields that differ, who keyed it second, the flaws of the paper, and the
    fields that are the same but ``own``: of one person both times, so that they wait for another one."""

    state: Keying
    differs: tuple[str, ...] = ()
    second_by: str = ""
    flaws: tuple[FlawRow, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PileColumn:
    """One sheet of the pile of a proposal. Of a vote held in secret no ballot is awaited here: ``voted`` is True. ``mine``: who
    asks has written on it; ``second``: the fields who asks may key a second time now, never those they wrote; ``mend``:
    those they may put right of the first keying."""

    sheet_id: str
    expert_id: str
    seat: int
    name: str
    organization: str
    state: SheetState
    hand: Hand
    keyed_by: str
    voted: bool
    votes_on_paper: bool
    mine: bool
    keying: SheetKeying
    submitted_at: str | None = None
    second: frozenset[str] = frozenset()
    mend: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pile:
    """The sheets of one proposal as they lie: criteria as rows, experts as columns. ``twice``: each needs two keyings."""

    agenda_item_id: str
    position: int
    number: str
    center_name: str
    criteria: tuple[Criterion, ...]
    step: Decimal
    open: bool
    twice: bool
    columns: tuple[PileColumn, ...]


_NONE: Final = SheetKeying(Keying.NOT_NEEDED)


@query_as(Read.SHEET_STATES)
def pile(session: Session, viewer: Actor, *, agenda_item_id: str) -> Pile:
    """The pile of one proposal, experts in seat order, only the criteria that apply."""
    item = find(session, AgendaItem, agenda_item_id)
    meeting, proposal = find(session, Meeting, item.meeting_id), find(session, Proposal, item.proposal_id)
    rules = find(session, RuleSetVersion, meeting.rule_set_id)
    rubric = parsed_rubric(find(session, RubricVersion, item.rubric_id).body)
    left_out = frozenset(json.loads(item.not_applicable))
    keyings = keyings_of(session, meeting)
    ids = select(ScoreSheet.id).where(ScoreSheet.agenda_item_id == item.id)
    mine = written_by(session, viewer, list(session.scalars(ids)))
    secret = is_secret(rules.body, proposal.track)
    found = session.execute(
        select(ScoreSheet, Expert, PanelMember.seat, Vote)
        .join(Expert, Expert.id == ScoreSheet.expert_id)
        .join(
            PanelMember,
            (PanelMember.expert_id == ScoreSheet.expert_id) & (PanelMember.meeting_id == item.meeting_id),
        )
        .outerjoin(Vote, (Vote.agenda_item_id == item.id) & (Vote.expert_id == ScoreSheet.expert_id))
        .where(ScoreSheet.agenda_item_id == item.id)
        .order_by(PanelMember.seat)
    )
    rows = [(sheet, expert, seat, vote) for sheet, expert, seat, vote in found]
    asked = [row[0] for row in rows if keyings.get(row[0].id, _NONE).state in (Keying.WAITING, Keying.DIFFERS)]
    turns = _turns(session, viewer, asked, keyings)
    return Pile(
        agenda_item_id=item.id,
        position=item.position,
        number=proposal.number or "",
        center_name=proposal.center_name,
        criteria=tuple(one for one in rubric.criteria if one.number not in left_out),
        step=parsed_rules(rules.body).step,
        open=meeting.status is MeetingStatus.OPEN and item.state is not ItemState.SET_ASIDE,
        twice=needs_two(rules),
        columns=tuple(
            PileColumn(
                sheet.id,
                sheet.expert_id,
                seat,
                expert.name,
                expert.organization,
                sheet.state,
                sheet.hand,
                sheet.keyed_by,
                secret or vote is not None,
                not secret and (vote is None or bool(vote.keyed_by)),
                sheet.id in mine,
                keyings.get(sheet.id, _NONE),
                sheet.submitted_at,
                *turns.get(sheet.id, (frozenset(), frozenset())),
            )
            for sheet, expert, seat, vote in rows
        ),
    )


@query(Read.SHEET_STATES)
def keying_states(session: Session, *, meeting_id: str) -> dict[str, SheetKeying]:
    """How the keying of every paper sheet of a meeting stands, by sheet; the others are left out."""
    return keyings_of(session, find(session, Meeting, meeting_id))


@query(Read.SHEET_STATES)
def keyer_tallies(session: Session, *, meeting_id: str) -> tuple[KeyerTally, ...]:
    """How well everybody copied whose sheets were keyed twice, by name. A field counts as wrong for whoever had another
    value in it than the two came to in the end."""
    meeting = find(session, Meeting, meeting_id)
    sheets = _sheets(session, meeting)
    final = copied_first(session, sheets)
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for sheet_id, attempts in _second(session, sheets).items():
        fields = len(final[sheet_id].points) + 2
        first = tally[attempts[0].first_by]
        first[0] += 1
        first[2] += fields
        told: set[str] = set()
        for attempt in attempts:
            stored = json.loads(attempt.body)
            second = tally[attempt.keyed_by]
            second[1] += "only" not in stored
            second[2] += len(stored.get("only", ())) or fields
            body = Copied.from_mapping(stored)
            for field, value in json.loads(attempt.differs).items():
                second[3] += body.value(field) != final[sheet_id].value(field)
                if field not in told and value != final[sheet_id].value(field):
                    told.add(field)
                    tally[attempt.first_by][3] += 1
    return tuple(KeyerTally(person, *counts) for person, counts in sorted(tally.items()))


def keyings_of(session: Session, meeting: Meeting) -> dict[str, SheetKeying]:
    """As ``keying_states``; nothing once the meeting is sealed, because then a correction docket changes what was keyed."""
    if meeting.status is not MeetingStatus.OPEN:
        return {}
    sheets = _sheets(session, meeting)
    copied = [sheet for sheet in sheets if sheet.hand is Hand.DESK and sheet.state is SheetState.SUBMITTED]
    flaws = flaws_of(session, [sheet.id for sheet in sheets])
    found = {key: SheetKeying(Keying.NOT_NEEDED, flaws=told) for key, told in flaws.items()}
    if not copied or not needs_two(find(session, RuleSetVersion, meeting.rule_set_id)):
        return found
    first, second = copied_first(session, copied), _second(session, copied)
    paper, corrected = _ballots_on_paper(session, copied), dockets_since(session, copied)
    keyers = {sheet.id: _keyers(second[sheet.id][-1]) for sheet in copied if second.get(sheet.id)}
    again = [sheet for sheet in copied if sheet.id in keyers]
    both = touched_by_keyers(session, {key: set(told.values()) for key, told in keyers.items()}, again)
    writers = first_writers(session, [sheet for sheet in again if sheet.id in both])
    for sheet in copied:
        told = flaws.get(sheet.id, ())
        attempts = second.get(sheet.id)
        if not attempts:
            found[sheet.id] = SheetKeying(Keying.WAITING, flaws=told)
            continue
        newest, mine = attempts[-1], first[sheet.id]
        dockets = corrected[sheet.id]
        other, on_paper = with_dockets(newest, dockets), sheet.id in paper
        fields = differing(mine, other, tuple(mine.points), with_ballot=on_paper)
        own: tuple[str, ...] = ()
        if sheet.id in both:
            settled = {*fields, *by_docket(dockets)}
            every = fields_of_paper(tuple(mine.points), with_ballot=on_paper)
            written, by = writers[sheet.id], keyers[sheet.id]
            own = tuple(one for one in every if one not in settled and wrote(written, one, by[one]))
        state = Keying.DIFFERS if fields else Keying.WAITING if own else Keying.AGREED
        found[sheet.id] = SheetKeying(state, fields, newest.keyed_by, told, own)
    return found


def _turns(
    session: Session, viewer: Actor, sheets: Sequence[ScoreSheet], keyings: Mapping[str, SheetKeying]
) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """By sheet, the fields this person may key a second time, and those of the first keying they may put right."""
    written, second = first_writers(session, sheets), _second(session, sheets)
    paper, first = _ballots_on_paper(session, sheets), copied_first(session, sheets)
    found = {}
    for sheet in sheets:
        keying = keyings[sheet.id]
        newest = second[sheet.id][-1] if second.get(sheet.id) else None
        numbers = tuple(first[sheet.id].points)
        every = fields_of_paper(numbers, with_ballot=sheet.id in paper)
        wanted = (
            every if newest is None or viewer.id not in written[sheet.id].values() else [*keying.differs, *keying.own]
        )
        others = {one for one in wanted if not wrote(written[sheet.id], one, viewer.id)}
        if newest is None and others:
            others = set(every) if others & set(numbers) else set()
        keyers = {} if newest is None else _keyers(newest)
        mend = {one for one in keying.differs if one in keyers and keyers[one] != viewer.id}
        found[sheet.id] = (frozenset(others), frozenset(mend))
    return found


def _keyers(newest: SheetCopy) -> Writers:
    """Who keyed each field a second time."""
    body = json.loads(newest.body)
    return second_keyers(body, newest.keyed_by_id, (*body["points"], VETO, TOTAL, BALLOT))


def keyer_of(newest: SheetCopy, field: str) -> str:
    """The id of who keyed a field a second time."""
    return _keyers(newest)[field]


def written_by(session: Session, person: Actor, sheet_ids: Sequence[str]) -> frozenset[str]:
    """Those of the sheets on which a person has ever written."""
    query = select(AuditEntry.subject_id).where(
        AuditEntry.subject_id.in_(sheet_ids),
        AuditEntry.actor_id == person.id,
        AuditEntry.act.in_([act.value for act in WRITING]),
    )
    return frozenset(session.scalars(query.distinct()))


def needs_two(rules: RuleSetVersion) -> bool:
    """Whether a sheet on paper is keyed by two people; a rule set of an earlier program says no."""
    return bool(json.loads(rules.body).get(KEYING, "once") == "twice")


def flaws_of(session: Session, sheet_ids: Sequence[str]) -> dict[str, tuple[FlawRow, ...]]:
    """What was found wrong with these sheets of paper, settled or not, in the order found."""
    found: dict[str, list[FlawRow]] = defaultdict(list)
    rows = session.scalars(select(PaperFlaw).where(PaperFlaw.sheet_id.in_(sheet_ids)).order_by(PaperFlaw.found_at))
    for row in rows:
        found[row.sheet_id].append(
            FlawRow(
                row.id, row.sheet_id, row.kind, row.criterion, row.note, row.found_by, row.settled_by, row.settled_how
            )
        )
    return {key: tuple(rows) for key, rows in found.items()}


def copied_first(session: Session, sheets: Sequence[ScoreSheet]) -> dict[str, Copied]:
    """What stands on these sheets now, by sheet: points of the criteria that apply, in their order."""
    rubrics = {row.id: parsed_rubric(row.body) for row in session.scalars(select(RubricVersion))}
    items = {row.id: row for row in _items(session, sheets)}
    points: dict[str, dict[str, Decimal | None]] = defaultdict(dict)
    for entry in session.scalars(select(ScoreEntry).where(ScoreEntry.sheet_id.in_([one.id for one in sheets]))):
        points[entry.sheet_id][entry.criterion] = entry.points
    ballots = {
        (vote.agenda_item_id, vote.expert_id): vote.choice.value
        for vote in session.scalars(select(Vote).where(Vote.agenda_item_id.in_(items)))
    }
    found = {}
    for sheet in sheets:
        item = items[sheet.agenda_item_id]
        left_out = frozenset(json.loads(item.not_applicable))
        numbers = [one.number for one in rubrics[item.rubric_id].criteria if one.number not in left_out]
        given: Mapping[str, Decimal | None] = {number: points[sheet.id].get(number) for number in numbers}
        ballot = ballots.get((sheet.agenda_item_id, sheet.expert_id), "")
        found[sheet.id] = Copied(given, sheet.veto, sheet.paper_total, ballot)
    return found


def _items(session: Session, sheets: Sequence[ScoreSheet]) -> list[AgendaItem]:
    wanted = {sheet.agenda_item_id for sheet in sheets}
    return list(session.scalars(select(AgendaItem).where(AgendaItem.id.in_(wanted))))


def _ballots_on_paper(session: Session, sheets: Sequence[ScoreSheet]) -> frozenset[str]:
    """Sheets whose ballot the expert has not cast with own hand, and whose vote is not held in secret."""
    items = {row.id for row in _items(session, sheets) if not held_in_secret(session, row)}
    own = select(Vote.agenda_item_id, Vote.expert_id).where(Vote.agenda_item_id.in_(items), Vote.keyed_by == "")
    cast = {(item, expert) for item, expert in session.execute(own)}
    by_name = [sheet for sheet in sheets if sheet.agenda_item_id in items]
    return frozenset(sheet.id for sheet in by_name if (sheet.agenda_item_id, sheet.expert_id) not in cast)


def _sheets(session: Session, meeting: Meeting) -> list[ScoreSheet]:
    listed = (
        select(ScoreSheet)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.state != ItemState.SET_ASIDE)
    )
    return list(session.scalars(listed))


def _second(session: Session, sheets: Sequence[ScoreSheet]) -> dict[str, list[SheetCopy]]:
    ids = [sheet.id for sheet in sheets]
    rows = select(SheetCopy).where(SheetCopy.sheet_id.in_(ids)).order_by(SheetCopy.number)
    found: dict[str, list[SheetCopy]] = defaultdict(list)
    for row in session.scalars(rows):
        found[row.sheet_id].append(row)
    return found

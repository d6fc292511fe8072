"""评分与表决 (三（二）): points as they are typed, submission, votes."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from sqlalchemy import bindparam, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.clashes import Pair
from qtic_desktop.domain.errors import Refused, StaleEdit
from qtic_desktop.domain.meetings import AWAY
from qtic_desktop.domain.numbers import decimal_text, parse_number
from qtic_desktop.domain.rubrics import check_points
from qtic_desktop.domain.scoring import SheetState, VoteChoice
from qtic_desktop.domain.scoring.values import Hand
from qtic_desktop.services.clashes import last_writer, other_value
from qtic_desktop.services.meetings import require_open, require_own
from qtic_desktop.services.scoring.open_sheets import change_sheet, hand_of, open_sheet, write_entry
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.secret_votes import held_in_secret
from qtic_desktop.storage.tables.base import table_of
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet, Vote
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none

_ENTRIES = table_of(ScoreEntry)
_POINTS = select(_ENTRIES.c.criterion, _ENTRIES.c.points).where(_ENTRIES.c.sheet_id == bindparam("sheet_id"))


@use_case(Act.SAVE_POINTS)
def save_points(
    work: UnitOfWork,
    *,
    sheet_id: str,
    criterion: str,
    text: str,
    seen: Collection[str] | None = None,
    gave_way: str = "",
) -> Changes:
    """Keep the points of one criterion as soon as the field is left; empty text is blank, which is not zero. ``seen``: the
    values that the person has had before them at this field; None where that is not known. ``gave_way``: a value that was
    typed and did not come to stand here, for the log.

    Raises ``Refused`` for a number that is above the maximum, negative, or off the step of the rules, and ``StaleEdit``
    (scoring.other_value, with both values, who and when) where somebody else has put another value there meanwhile.
    """
    sheet = open_sheet(work, sheet_id, criterion)
    found = sheet.criterion(criterion)
    if criterion in sheet.left_out:
        raise Refused("scoring.not_applicable", criterion=found.title)
    points = check_points(text, found, sheet.rules.step) if text.strip() else None
    before = None if sheet.entry is None else sheet.entry.points
    if seen is not None and before != points and _text(before) not in seen:
        raise _other_value(work, sheet_id, found.title, criterion, before, points)
    if sheet.entry is None or before != points:
        write_entry(work, sheet, criterion, points=points)
    lost = {"gave_way": gave_way} if gave_way else {}
    work.record(Act.SAVE_POINTS, Kind.SHEET, sheet.id, criterion=criterion, before=before, after=points, **lost)
    return Changes.of(Kind.SHEET, sheet.id)


def _text(points: Decimal | None) -> str:
    return "" if points is None else decimal_text(points)


def _other_value(
    work: UnitOfWork, sheet_id: str, title: str, criterion: str, theirs: Decimal | None, mine: Decimal | None
) -> StaleEdit:
    """Both values side by side; nothing is written over before the person has seen the other one."""
    who, at = last_writer(work, Act.SAVE_POINTS, sheet_id, criterion=criterion)
    return StaleEdit(
        "scoring.other_value", criterion=title, theirs=_text(theirs) or "—", mine=_text(mine) or "—", who=who,
        at=at[11:16],
    )  # fmt: skip


@use_case(Act.SAVE_COMMENT)
def save_comment(
    work: UnitOfWork,
    *,
    sheet_id: str,
    criterion: str,
    text: str,
    seen: Collection[str] | None = None,
    gave_way: str = "",
) -> Changes:
    """Keep the comment on one criterion, or on the whole sheet when ``criterion`` is empty. ``seen`` and ``gave_way`` as for
    points: ``OtherValue`` where somebody else has written another comment meanwhile."""
    sheet = open_sheet(work, sheet_id, criterion)
    title = sheet.criterion(criterion).title if criterion else ""
    before = (sheet.entry.comment if sheet.entry is not None else "") if criterion else sheet.comment
    if seen is not None and before not in (text, *seen):
        pair = Pair("comment", before, text, title)
        raise other_value(work, Act.SAVE_COMMENT, sheet_id, before, (pair,), criterion=criterion)
    if criterion:
        write_entry(work, sheet, criterion, comment=text)
    else:
        change_sheet(work, sheet, comment=text)
    lost = {"gave_way": gave_way} if gave_way else {}
    work.record(Act.SAVE_COMMENT, Kind.SHEET, sheet.id, criterion=criterion, length=len(text), **lost)
    return Changes.of(Kind.SHEET, sheet.id)


@use_case(Act.SAVE_VETO)
def save_veto(
    work: UnitOfWork,
    *,
    sheet_id: str,
    veto: bool,
    reason: str,
    seen: Collection[tuple[bool, str]] | None = None,
    gave_way: str = "",
) -> Changes:
    """Tick or clear the veto line (是否发现弄虚作假); a tick needs its reason. ``seen``, ``gave_way`` as for a comment."""
    sheet = open_sheet(work, sheet_id)
    if veto and not reason.strip():
        raise Refused("scoring.veto_without_reason")
    wanted = (veto, reason.strip() if veto else "")
    if seen is not None and sheet.veto not in (wanted, *seen):
        pair = Pair("veto", _veto_text(*sheet.veto), _veto_text(*wanted))
        raise other_value(work, Act.SAVE_VETO, sheet_id, sheet.veto, (pair,))
    change_sheet(work, sheet, veto=wanted[0], veto_reason=wanted[1])
    lost = {"gave_way": gave_way} if gave_way else {}
    work.record(Act.SAVE_VETO, Kind.SHEET, sheet.id, veto=veto, reason=reason, **lost)
    return Changes.of(Kind.SHEET, sheet.id)


def _veto_text(ticked: bool, reason: str) -> str:
    """As a pair shows it: a mark that is ticked is its reason."""
    return f"☑ {reason}" if ticked else "☐"


@use_case(Act.RECORD_PAPER_TOTAL)
def record_paper_total(
    work: UnitOfWork, *, sheet_id: str, text: str, seen: Collection[str] | None = None, gave_way: str = ""
) -> Changes:
    """Keep the sum as written by hand on the paper sheet, to be compared with the computed one.

    Also after submission, so that a sum the expert has corrected and signed can be taken over. ``seen`` (texts of sums),
    ``gave_way`` as for a comment.
    """
    sheet = work.get(ScoreSheet, sheet_id)
    require_open(work, sheet.agenda_item_id)
    if sheet.state not in (SheetState.OPEN, SheetState.SUBMITTED):
        raise Refused("scoring.sheet_locked", state=sheet.state)
    total = parse_number(text) if text.strip() else None
    if text.strip() and (total is None or not 0 <= total <= 100):
        raise Refused("scoring.paper_total_unreadable", text=text.strip()[:20])
    before = sheet.paper_total
    if seen is not None and before != total and _text(before) not in seen:
        pair = Pair("total", _text(before), _text(total))
        raise other_value(work, Act.RECORD_PAPER_TOTAL, sheet_id, _text(before), (pair,))
    sheet.paper_total = total
    lost = {"gave_way": gave_way} if gave_way else {}
    work.record(Act.RECORD_PAPER_TOTAL, Kind.SHEET, sheet.id, total=sheet.paper_total, **lost)
    return Changes.of(Kind.SHEET, sheet.id)


@use_case(Act.ABSTAIN_SHEET)
def abstain_sheet(work: UnitOfWork, *, sheet_id: str, reason: str) -> Changes:
    """The expert gives no score for this proposal; the sheet does not count and is not a zero."""
    sheet = open_sheet(work, sheet_id)
    if not reason.strip():
        raise Refused("scoring.abstain_without_reason")
    change_sheet(work, sheet, state=SheetState.ABSTAINED, reason=reason.strip())
    work.record(Act.ABSTAIN_SHEET, Kind.SHEET, sheet.id, reason=reason)
    return Changes.of(Kind.SHEET, sheet.id)


@use_case(Act.RESUME_SHEET)
def resume_sheet(work: UnitOfWork, *, sheet_id: str) -> Changes:
    """Take back an abstention while the meeting is open."""
    sheet = work.get(ScoreSheet, sheet_id)
    require_own(work, sheet.expert_id)
    require_open(work, sheet.agenda_item_id)
    if sheet.state != SheetState.ABSTAINED:
        raise Refused("scoring.not_abstained")
    sheet.state, sheet.reason = SheetState.OPEN, ""
    work.record(Act.RESUME_SHEET, Kind.SHEET, sheet.id)
    return Changes.of(Kind.SHEET, sheet.id)


@use_case(Act.SUBMIT_SHEET)
def submit_sheet(work: UnitOfWork, *, sheet_id: str) -> Changes:
    """Hand in a complete sheet; from then on it is locked. ``Refused`` while an applicable criterion is blank."""
    sheet = open_sheet(work, sheet_id)
    given = {row.criterion: row.points for row in work.rows(_POINTS, sheet_id=sheet_id)}
    blank = [c.number for c in sheet.rubric.criteria if c.number not in sheet.left_out and given.get(c.number) is None]
    if blank:
        raise Refused("scoring.blank_items", count=len(blank), items="、".join(blank))
    change_sheet(work, sheet, state=SheetState.SUBMITTED, submitted_at=work.stamp, reason="")
    work.record(Act.SUBMIT_SHEET, Kind.SHEET, sheet.id, points={key: str(value) for key, value in given.items()})
    return Changes.of(Kind.SHEET, sheet.id)


@use_case(Act.VOID_SHEET)
def void_sheet(work: UnitOfWork, *, sheet_id: str, reason: str) -> Changes:
    """Declare a sheet void (unsigned, wrong project, two sheets); the reason goes to the record."""
    if not reason.strip():
        raise Refused("scoring.void_without_reason")
    sheet = work.get(ScoreSheet, sheet_id)
    require_open(work, sheet.agenda_item_id)
    if sheet.state not in (SheetState.OPEN, SheetState.SUBMITTED, SheetState.ABSTAINED):
        raise Refused("scoring.cannot_void", state=sheet.state)
    before, sheet.state, sheet.reason = sheet.state, SheetState.VOID, reason.strip()
    work.record(Act.VOID_SHEET, Kind.SHEET, sheet.id, reason=reason, before=before)
    return Changes.of(Kind.SHEET, sheet.id)


@use_case(Act.CAST_VOTE)
def cast_vote(work: UnitOfWork, *, agenda_item_id: str, expert_id: str, choice: VoteChoice) -> Changes:
    """Record the vote of a present, not recused expert; an expert may vote anew until sealing.

    The desk copies a ballot from paper (代录): while it copies the expert's sheet, or where a sheet that is locked has no
    ballot yet. Raises ``Refused``: scoring.own_hand, scoring.ballot_fixed, scoring.ballot_own, and scoring.ballot_secret
    where the vote is held in secret, by papers without a name.
    """
    require_open(work, agenda_item_id)
    sheet = one_or_none(work.session, ScoreSheet, agenda_item_id=agenda_item_id, expert_id=expert_id)
    if sheet is None or sheet.state in AWAY:
        raise Refused("scoring.not_entitled")
    require_own(work, sheet.expert_id)
    if held_in_secret(work.session, work.get(AgendaItem, agenda_item_id)):
        raise Refused("scoring.ballot_secret")
    vote = one_or_none(work.session, Vote, agenda_item_id=agenda_item_id, expert_id=expert_id)
    hand, keyed_by = hand_of(work)
    if hand is Hand.DESK:
        _require_copying(sheet, vote)
    if sheet.state is SheetState.OPEN:
        sheet.hand, sheet.keyed_by = hand, keyed_by
    if vote is None:
        before = ""
        vote = Vote(id=work.new_id(), agenda_item_id=agenda_item_id, expert_id=expert_id, choice=choice)
        work.session.add(vote)
    else:
        before, vote.choice = vote.choice.value, choice
    vote.keyed_by = keyed_by
    facts = {"item": agenda_item_id, "expert": expert_id, "before": before, "after": choice}
    work.record(Act.CAST_VOTE, Kind.VOTE, vote.id, **facts, keyed=bool(keyed_by))
    return Changes.of(Kind.VOTE, agenda_item_id)


def _require_copying(sheet: ScoreSheet, vote: Vote | None) -> None:
    """The desk never changes a ballot that is in, but by the way of the sheet: returned for correction, copied anew."""
    if vote is not None and not vote.keyed_by:
        raise Refused("scoring.ballot_own")
    if sheet.state is not SheetState.OPEN and vote is not None:
        raise Refused("scoring.ballot_fixed")
    if sheet.state is SheetState.OPEN and sheet.hand is Hand.OWN:
        raise Refused("scoring.own_hand")

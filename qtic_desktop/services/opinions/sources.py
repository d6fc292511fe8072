"""What an opinion can be drawn from: the remarks and marks of its sheets, and the wording it was first drafted in."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.documents.content.opinions import draft_text, part_criteria
from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.domain.opinions import OpinionFacts
from qtic_desktop.domain.opinions.sources import Doubt, Mark, Remark, Sources, doubts
from qtic_desktop.domain.scoring.outcomes import Outcome, points_on_paper
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.services.opinions import text_from
from qtic_desktop.services.opinions.facts import facts_of
from qtic_desktop.services.opinions.wordings import wording_of
from qtic_desktop.services.registry import rules_of
from qtic_desktop.services.results import meeting_results
from qtic_desktop.storage.queries.query import query_about
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.registry import RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet
from qtic_desktop.storage.unit_of_work import find


def _meeting_of(session: Session, *, opinion_id: str) -> frozenset[str]:
    item = find(session, AgendaItem, find(session, Opinion, opinion_id).agenda_item_id)
    return frozenset({item.meeting_id})


@query_about(Read.RESULTS, _meeting_of)
def opinion_sources(session: Session, *, opinion_id: str) -> Sources:
    """The sources of one opinion; secret until its meeting is sealed, as the scores are."""
    opinion = find(session, Opinion, opinion_id)
    facts = facts_of(session, opinion)
    return sources_of(session, opinion.agenda_item_id, facts)


def sources_of(session: Session, agenda_item_id: str, facts: OpinionFacts) -> Sources:
    """As ``opinion_sources``, for facts that are known."""
    item = find(session, AgendaItem, agenda_item_id)
    rules = rules_of(find(session, RuleSetVersion, find(session, Meeting, item.meeting_id).rule_set_id))
    outcome = next(
        one for one in meeting_results(session, meeting_id=item.meeting_id) if one.agenda_item_id == agenda_item_id
    )
    means = outcome.item_means()
    marks = tuple(
        Mark(
            criterion.number,
            criterion.title,
            "" if mean is None else f"{points_on_paper(mean, rules):f}",
            decimal_text(criterion.maximum),
        )
        for criterion, mean in zip(outcome.case.rubric.criteria, means, strict=True)
    )
    wording = wording_of(session, facts.kind, facts.wording)
    parts = {key: frozenset(numbers) for key, numbers in part_criteria(facts.kind, wording).items()}
    return Sources(tuple(_remarks(session, item, outcome)), marks, parts, draft_text(facts, wording), facts)


def _remarks(session: Session, item: AgendaItem, outcome: Outcome) -> list[Remark]:
    """What was written on the submitted sheets, in seat order, criterion by criterion, what is about the whole last."""
    seats = {
        row.expert_id: row.seat
        for row in session.scalars(select(PanelMember).where(PanelMember.meeting_id == item.meeting_id))
    }
    titles = {one.number: one.title for one in outcome.case.rubric.criteria}
    order = {number: place for place, number in enumerate(titles)}
    found: list[Remark] = []
    for sheet in session.scalars(
        select(ScoreSheet).where(ScoreSheet.agenda_item_id == item.id, ScoreSheet.state == SheetState.SUBMITTED)
    ):
        seat = seats.get(sheet.expert_id, 0)
        entries = session.scalars(select(ScoreEntry).where(ScoreEntry.sheet_id == sheet.id))
        found += [
            Remark(seat, one.criterion, titles.get(one.criterion, ""), one.comment.strip())
            for one in entries
            if one.comment.strip()
        ]
        if sheet.comment.strip():
            found.append(Remark(seat, "", "", sheet.comment.strip()))
    return sorted(found, key=lambda one: (order.get(one.criterion, len(order)), one.seat))


@query_about(Read.RESULTS, _meeting_of)
def doubts_of(session: Session, *, opinion_id: str) -> tuple[Doubt, ...]:
    """What somebody has to answer for before the kept text of a draft becomes final."""
    opinion = find(session, Opinion, opinion_id)
    facts = facts_of(session, opinion)
    text = text_from(json.loads(opinion.text))
    return doubts(text, sources_of(session, opinion.agenda_item_id, facts), facts.conclusion)

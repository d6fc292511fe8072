"""The figures of a meeting: from stored sheets and votes through the domain to rows a screen or a paper can show."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.meetings import ItemState
from qtic_desktop.domain.scoring import (
    CaseInput,
    CaseResult,
    Rank,
    SheetScores,
    VoteChoice,
    aggregate,
    settle_group,
)
from qtic_desktop.domain.scoring.keying import Keying
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.domain.scoring.ranking import rank_passed
from qtic_desktop.services.registry import rubric_of, rules_of
from qtic_desktop.storage.queries.keying import SheetKeying, keyings_of
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.queries.query import query, query_about
from qtic_desktop.storage.queries.secret_votes import count_values, is_secret, standing_counts
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.registry import RubricVersion, RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet, Vote
from qtic_desktop.storage.unit_of_work import find


@query_about(Read.RESULTS, lambda session, *, meeting_id: frozenset({meeting_id}))
def sealed_results(session: Session, *, meeting_id: str) -> tuple[tuple[Outcome, ...], dict[str, str]]:
    """The outcomes of a sealed meeting, and the names of the experts by id."""
    return meeting_results(session, meeting_id=meeting_id), expert_names(session, meeting_id=meeting_id)


@query_about(Read.RESULTS, lambda session, *, meeting_id: frozenset({meeting_id}))
def meeting_results(session: Session, *, meeting_id: str) -> tuple[Outcome, ...]:
    """The outcomes of all proposals of a meeting in running order, ranked by track."""
    return outcomes_with(session, meeting_id=meeting_id, changed=lambda _item, case: case)


def outcomes_with(
    session: Session, *, meeting_id: str, changed: Callable[[str, CaseInput], CaseInput]
) -> tuple[Outcome, ...]:
    """The outcomes as they would be with every case (by agenda item) as ``changed`` gives it; nothing is written."""
    meeting = find(session, Meeting, meeting_id)
    rules = rules_of(find(session, RuleSetVersion, meeting.rule_set_id))
    rows = session.execute(
        select(AgendaItem, Proposal)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state != ItemState.SET_ASIDE)
        .order_by(AgendaItem.position)
    ).all()
    cases = _cases(session, meeting_id, [(item, proposal) for item, proposal in rows])
    cases = {item_id: changed(item_id, case) for item_id, case in cases.items()}
    settled: dict[str, tuple[CaseResult, Rank, Rank | None]] = {}
    for track in sorted({proposal.track for _, proposal in rows}):
        group = [aggregate(cases[item.id], rules) for item, proposal in rows if proposal.track == track]
        found = settle_group(group, rules)
        # An evaluation grades all of its group; only a selection is among those that passed.
        passed = {} if track == TRACK else rank_passed({result.name: result for result, _rank in found})
        for result, rank in found:
            settled[result.name] = (result, rank, passed.get(result.name))
    return tuple(
        Outcome(
            item.id,
            proposal.id,
            proposal.number or "",
            proposal.center_name,
            proposal.host_name,
            proposal.track,
            item.position,
            cases[item.id],
            *settled[proposal.number or item.id],
        )
        for item, proposal in rows
    )


def outcome_of(session: Session, *, agenda_item_id: str) -> Outcome:
    """The outcome of one proposal that is judged, ranked among the others of its meeting; ``Refused`` for one that is set
    aside there (meetings.item_set_aside)."""
    outcomes = meeting_results(session, meeting_id=find(session, AgendaItem, agenda_item_id).meeting_id)
    found = next((outcome for outcome in outcomes if outcome.agenda_item_id == agenda_item_id), None)
    if found is None:
        raise Refused("meetings.item_set_aside")
    return found


def _cases(session: Session, meeting_id: str, rows: list[tuple[AgendaItem, Proposal]]) -> dict[str, CaseInput]:
    items = [item.id for item, _ in rows]
    entries: dict[str, dict[str, ScoreEntry]] = defaultdict(dict)
    sheets: dict[str, list[ScoreSheet]] = defaultdict(list)
    members = select(PanelMember.expert_id, PanelMember.seat).where(PanelMember.meeting_id == meeting_id)
    seats = dict(session.execute(members).all())
    for sheet in session.scalars(select(ScoreSheet).where(ScoreSheet.agenda_item_id.in_(items))):
        sheets[sheet.agenda_item_id].append(sheet)
    of_meeting = select(ScoreSheet.id).where(ScoreSheet.agenda_item_id.in_(items))
    for entry in session.scalars(select(ScoreEntry).where(ScoreEntry.sheet_id.in_(of_meeting))):
        entries[entry.sheet_id][entry.criterion] = entry
    keyings = keyings_of(session, find(session, Meeting, meeting_id))
    votes: dict[str, dict[str, VoteChoice]] = defaultdict(dict)
    for vote in session.scalars(select(Vote).where(Vote.agenda_item_id.in_(items))):
        votes[vote.agenda_item_id][vote.expert_id] = vote.choice
    rules = find(session, RuleSetVersion, find(session, Meeting, meeting_id).rule_set_id).body
    counts = standing_counts(session, items)
    rubrics = {row.id: rubric_of(row) for row in session.scalars(select(RubricVersion))}
    return {
        item.id: CaseInput(
            name=proposal.number or item.id,
            rubric=rubrics[item.rubric_id],
            not_applicable=frozenset(json.loads(item.not_applicable)),
            sheets=tuple(
                _scores(
                    sheet,
                    [entries[sheet.id].get(c.number) for c in rubrics[item.rubric_id].criteria],
                    keyings.get(sheet.id, SheetKeying(Keying.NOT_NEEDED)),
                )
                for sheet in sorted(sheets[item.id], key=lambda one: seats[one.expert_id])
            ),
            votes=votes[item.id],
            group=proposal.track,
            secret=is_secret(rules, proposal.track),
            count=count_values(counts.get(item.id)),
        )
        for item, proposal in rows
    }


def _scores(sheet: ScoreSheet, entries: list[ScoreEntry | None], keying: SheetKeying) -> SheetScores:
    """A stored sheet as the domain takes it; ``entries`` in the order of the criteria, None where nothing was entered."""
    return SheetScores(
        expert_id=sheet.expert_id,
        state=sheet.state,
        points=tuple(None if entry is None else entry.points for entry in entries),
        paper_total=sheet.paper_total,
        veto=sheet.veto,
        veto_reason=sheet.veto_reason,
        comments=tuple("" if entry is None else entry.comment for entry in entries),
        comment=sheet.comment,
        keying=keying.state,
        differs=keying.differs,
        flaws=tuple(flaw.kind for flaw in keying.flaws if flaw.stands),
        own=keying.own,
    )


def result_body(outcome: Outcome) -> dict[str, Any]:
    """The plain structure of an outcome that is fixed at sealing: inputs, figures and every step."""
    result, vote = outcome.result, outcome.result.vote
    return {
        "proposal": outcome.proposal_number,
        "rubric": [outcome.case.rubric.track, outcome.case.rubric.version],
        "not_applicable": sorted(outcome.case.not_applicable),
        "sheets": {
            sheet.expert_id: [sheet.state.value, [None if p is None else str(p) for p in sheet.points]]
            for sheet in outcome.case.sheets
        },
        "totals": {expert: str(total) for expert, total in result.totals.items()},
        "dropped": [result.dropped_high, result.dropped_low],
        "exact": None if result.exact is None else str(result.exact),
        "mean": None if result.mean is None else str(result.mean),
        "rank": outcome.rank.rank,
        "vote": [vote.agree, vote.agree_after_revision, vote.disagree, vote.abstain, vote.entitled, vote.needed],
        "carried": vote.carried,
        "verdict": result.verdict,
        **({"secret": True, "invalid": vote.invalid} if outcome.case.secret else {}),
    }


def decided_codes(outcome: Outcome) -> list[str]:
    """Codes a decision has to cover, each once and sorted; they stand beside its text in the sealed body."""
    return sorted({blocker.code for blocker in outcome.to_decide})


@query(Read.AGENDA)
def expert_names(session: Session, *, meeting_id: str) -> dict[str, str]:
    """Names of the panel by expert id, for steps and blockers that carry ids."""
    query = (
        select(Expert.id, Expert.name)
        .join(PanelMember, PanelMember.expert_id == Expert.id)
        .where(PanelMember.meeting_id == meeting_id)
    )
    names = namesakes(session)
    return {one: names.called(one, name) for one, name in session.execute(query)}

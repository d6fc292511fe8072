"""How close it was, for every proposal of a sealed meeting: sentences for the minutes (会议记录)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.margins import FAR, Closeness, closeness, spread_of
from qtic_desktop.domain.scoring.outcomes import Outcome, points_on_paper
from qtic_desktop.resources import Language, message
from qtic_desktop.services.registry import rules_of
from qtic_desktop.services.results import expert_names, meeting_results
from qtic_desktop.storage.queries.query import query_about
from qtic_desktop.storage.tables.meetings import Meeting
from qtic_desktop.storage.tables.registry import RuleSetVersion
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class ClosenessRow:
    """How close one proposal was, and the names of the experts on whom it hangs."""

    agenda_item_id: str
    proposal_number: str
    center_name: str
    close: Closeness
    lone: tuple[str, ...]
    apart: tuple[str, str, int] | None = None
    """The highest and the lowest total as printed, and how many lie far from the median; None for fewer than two."""


@query_about(Read.RESULTS, lambda session, *, meeting_id: frozenset({meeting_id}))
def how_close(session: Session, *, meeting_id: str) -> tuple[ClosenessRow, ...]:
    """Whether any single mark or ballot could change the result of each proposal, in running order."""
    rules = rules_of(find(session, RuleSetVersion, find(session, Meeting, meeting_id).rule_set_id))
    outcomes = meeting_results(session, meeting_id=meeting_id)
    found = closeness([outcome.case for outcome in outcomes], rules, all_placed={TRACK})
    names = expert_names(session, meeting_id=meeting_id)
    return tuple(
        ClosenessRow(
            outcome.agenda_item_id,
            outcome.proposal_number,
            outcome.center_name,
            found[outcome.case.name],
            tuple(names[expert] for expert in found[outcome.case.name].lone),
            _apart(outcome, rules),
        )
        for outcome in outcomes
    )


def _apart(outcome: Outcome, rules: RuleSet) -> tuple[str, str, int] | None:
    spread = spread_of(outcome.result.totals)
    if spread is None:
        return None
    highest, lowest = (points_on_paper(total, rules) for total in (spread.highest, spread.lowest))
    return f"{highest:f}", f"{lowest:f}", len(spread.far)


def close_sentences(row: ClosenessRow, lang: Language = "zh", *, named: bool = False) -> tuple[str, ...]:
    """How close one proposal was, in the sentences of the results, the summary and the minutes. ``named`` on the screen
    alone: who the experts are on whom it hangs is no matter for an official paper."""
    told = [message(code, lang, **facts) for code, facts in row.close.sentences]
    names = ("、" if lang == "zh" else ", ").join(row.lone)
    who = [message("scoring.close.names", lang, names=names)] if named and row.lone else []
    return (*told, *who, *_apart_told(row, lang))


def _apart_told(row: ClosenessRow, lang: Language) -> list[str]:
    """How far the experts lie apart, to be looked at before the opinion is signed. Nobody is named: the sheets are."""
    if row.apart is None:
        return []
    highest, lowest, far = row.apart
    told = [message("scoring.close.spread", lang, highest=highest, lowest=lowest)]
    return [*told, message("scoring.close.far", lang, count=far, points=int(FAR))] if far else told

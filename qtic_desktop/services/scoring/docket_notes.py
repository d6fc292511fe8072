"""What a correction does beside figures and papers: sheets that count no more, a leader lost, waivers that fit no longer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.documents.content.audit_words import obstacle_words
from qtic_desktop.domain.meetings import Attendance
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.blockers import without_figures
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.domain.scoring.values import Blocker
from qtic_desktop.resources import Language, message
from qtic_desktop.services.scoring.gate import waivers_of
from qtic_desktop.storage.queries.meetings.sittings import panel
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.sealing import Waiver

Pairs = Sequence[tuple[Outcome, Outcome]]


@dataclass(frozen=True, slots=True)
class EffectNote:
    """The code of a sentence and its facts as text; ``obstacle`` is the code of what stands in the way."""

    code: str
    facts: Mapping[str, str]


def note_text(note: EffectNote, lang: Language = "zh") -> str:
    """The note as a sentence."""
    facts = dict(note.facts)
    if "obstacle" in facts:
        facts["obstacle"] = obstacle_words(facts["obstacle"], lang)
    return message(note.code, lang, **facts)


def effect_notes(session: Session, *, meeting_id: str, rules: RuleSet, pairs: Pairs) -> tuple[EffectNote, ...]:
    """Of every proposal before and after, in running order, what the person who confirms must know."""
    leader = next((seat for seat in panel(session, meeting_id=meeting_id) if seat.is_leader), None)
    query = select(AgendaItem.id, AgendaItem.acting_leader_id).where(AgendaItem.meeting_id == meeting_id)
    acting: dict[str, str | None] = dict(session.execute(query).all())
    given = waivers_of(session, meeting_id)
    found: list[EffectNote] = []
    for old, new in pairs:
        named = {"project": f"{new.proposal_number} {new.center_name}"}
        if old.result.counted != new.result.counted:
            few = new.result.counted < rules.minimum_panel
            counts = {"before": str(old.result.counted), "after": str(new.result.counted)}
            counts["minimum"] = str(rules.minimum_panel)
            found.append(EffectNote("scoring.effect_sheets_few" if few else "scoring.effect_sheets", named | counts))
        if leader is not None:
            leads = [_leads(one, leader.expert_id, acting.get(one.agenda_item_id)) for one in (old, new)]
            if leads[0] and not leads[1]:
                found.append(EffectNote("scoring.effect_no_leader", named))
        found += _decided(old, new, named, given)
    return tuple(found)


def _leads(outcome: Outcome, leader_id: str, acting_id: str | None) -> str | None:
    states = {sheet.expert_id: sheet.state for sheet in outcome.case.sheets}
    return Attendance.of(states, leader_id, acting_id).leader_id


def _decided(
    old: Outcome, new: Outcome, named: Mapping[str, str], given: Mapping[tuple[str, str, str], Waiver]
) -> Iterator[EffectNote]:
    """What was let pass for other figures than there will be, and what nobody has decided about yet."""
    was, now = _open(old), _open(new)
    for key in sorted({*was, *now}):
        code, expert = key
        waiver = given.get((new.agenda_item_id, code, expert))
        if key not in was and waiver is None:
            yield EffectNote("scoring.effect_undecided", {**named, "obstacle": code})
        elif waiver is not None and was.get(key) != now.get(key):
            facts = {"obstacle": code, "why": waiver.reason, "by": waiver.given_by, "at": waiver.given_at[:10]}
            kind = "scoring.effect_waiver" if key in now else "scoring.effect_waiver_gone"
            yield EffectNote(kind, {**named, **facts})


def _open(outcome: Outcome) -> dict[tuple[str, str], dict[str, str]]:
    def key(one: Blocker) -> tuple[str, str]:
        return without_figures(one).code, one.facts.get("expert", "")

    return {key(one): dict(one.facts) for one in outcome.to_decide}

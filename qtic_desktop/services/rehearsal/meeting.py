"""The built-in awkward cases run on the rules and score sheets of one meeting, in sentences, and as a certificate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.domain.rubrics import Rubric
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.awkward import Tried, try_all
from qtic_desktop.domain.scoring.rehearsed import RehearsalPaper, RehearsedLine
from qtic_desktop.resources import Language, message
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.registry import rubric_of, rules_of
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.registry import RubricVersion, RuleSetVersion
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace

_MARK = {"zh": "；", "en": "; "}


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a meeting is rehearsed by: number and values of its rule set, its score sheets in the order of the agenda."""

    number: str
    title: str
    held_on: date
    rules_number: int
    rules: RuleSet
    rubrics: tuple[Rubric, ...]
    sample: bool


@query(Read.AGENDA)
def rules_of_meeting(session: Session, *, meeting_id: str) -> Rehearsed:
    """The meeting with its rules, and whether it is a sample."""
    meeting = find(session, Meeting, meeting_id)
    rules = find(session, RuleSetVersion, meeting.rule_set_id)
    used = select(AgendaItem.rubric_id).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position)
    rubrics = tuple(rubric_of(find(session, RubricVersion, key)) for key in dict.fromkeys(session.scalars(used)))
    sample = workspace_facts(session).get("sample") == "True"
    return Rehearsed(meeting.number, meeting.title, meeting.held_on, rules.number, rules_of(rules), rubrics, sample)


@job(Read.AGENDA)
def rehearse_meeting(workspace: Workspace, actor: Actor, *, meeting_id: str, lang: Language = "zh") -> RehearsalPaper:
    """Run the cases; nothing is written, and no score of a proposal is read."""
    meeting = ask(workspace.store, actor, rules_of_meeting.bind(meeting_id=meeting_id))
    tried = [(rubric, one) for rubric in meeting.rubrics for one in try_all(rubric, meeting.rules)]
    lines = tuple(_line(place, rubric, one, lang) for place, (rubric, one) in enumerate(tried, 1))
    bad = sum(not line.agrees for line in lines)
    code = "paper.rehearsal.some_part" if bad else "paper.rehearsal.all_agree"
    return RehearsalPaper(
        number=meeting.number,
        title=meeting.title,
        held_on=meeting.held_on,
        rules=_rules(meeting.rules_number, meeting.rules, lang),
        lines=lines,
        verdict=message(code, lang, n=len(lines), bad=bad),
        sample=meeting.sample,
        made_at=f"{workspace.store.now():%Y-%m-%d %H:%M}",
    )


@job(Act.EXPORT_REHEARSAL)
def export_rehearsal(workspace: Workspace, actor: Actor, *, meeting_id: str, out: Path) -> MadeFile:
    """Run the cases and print what came out."""
    from qtic_desktop.documents.content.scoring.rehearsal import rehearsal_document

    paper = rehearse_meeting(workspace, actor, meeting_id=meeting_id)
    make_file(rehearsal_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.title, "" if paper.agrees else "differs")


def _line(place: int, rubric: Rubric, tried: Tried, lang: Language) -> RehearsedLine:
    parts = "、".join(message(f"rehearsal.part.{code}", lang) for code in tried.parts)
    check = message("rehearsal.parts", lang, what=parts) if parts else message("rehearsal.agrees", lang)
    facts = {"title": rubric.title, "n": rubric.version, "items": len(rubric.criteria)}
    sheet = message("paper.rehearsal.sheet", lang, **facts)
    case = message(f"rehearsal.case.{tried.code}", lang)
    return RehearsedLine(place, sheet, case, _MARK[lang].join(_came(tried, lang)), check, not tried.parts)


def _came(tried: Tried, lang: Language) -> Iterator[str]:
    result, vote = tried.result, tried.result.vote
    yield message(
        "rehearsal.came",
        lang,
        counted=result.counted,
        mean=message("rehearsal.no_mean", lang) if result.mean is None else f"{result.mean:f}",
        yes=vote.agree + vote.agree_after_revision,
        needed=vote.needed,
        verdict=message(f"rehearsal.verdict.{result.verdict}", lang),
    )
    if result.dropped_high is not None:
        yield message("rehearsal.dropped", lang)
    if tried.code == "tie" and not tried.parts:
        yield message("rehearsal.places", lang)
    for one in result.blockers if tried.code != "tie" else ():
        facts = {**one.facts}
        if "expert" in facts:
            facts["expert"] = message("rehearsal.expert", lang, n=facts["expert"])
        yield message("rehearsal.first", lang, what=message(one.code, lang, **facts).rstrip("。."))


def _rules(number: int, rules: RuleSet, lang: Language) -> str:
    trim = "paper.rehearsal.trim_none" if rules.trim == "none" else "paper.rehearsal.trim_both"
    return message(
        "paper.rehearsal.rules_text",
        lang,
        n=number,
        panel=rules.minimum_panel,
        trim=message(trim, lang, n=rules.trim_minimum),
        step=decimal_text(rules.step),
        decimals=rules.decimals,
        line=decimal_text(rules.pass_mean),
        majority=rules.vote_majority,
    )

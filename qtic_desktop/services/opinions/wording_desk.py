"""What the editor of the wording shows: the versions there are and where they are used, the draft, and how it would look."""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.documents.content.wording import shipped
from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.opinions import Conclusion, OpinionFacts, OpinionKind, OpinionStatus
from qtic_desktop.domain.opinions.wordings import SHIPPED, OpinionWording
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.fonts import fonts_of, prepare_fonts
from qtic_desktop.services.opinions.drawn import Drawn
from qtic_desktop.services.opinions.facts import facts_of
from qtic_desktop.services.opinions.wordings import as_wording, draft_from, draft_name, phrases_in
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job, long_job
from qtic_desktop.storage.queries.opinions import not_recused, opinion_detail
from qtic_desktop.storage.queries.query import query, query_seen
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.opinions import Opinion, Wording
from qtic_desktop.storage.tables.registry import WorkspaceFact
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet


@dataclass(frozen=True, slots=True)
class WordingVersionRow:
    """A version of a wording; ``id`` is empty for the one that comes with the program. ``drafts`` and ``finals`` are the
    opinions written in it. ``since`` (ISO 8601) and ``reason`` are empty for the shipped one."""

    id: str
    kind: OpinionKind
    number: int
    wording: OpinionWording
    drafts: int
    finals: int
    in_force: bool
    since: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WordingDesk:
    """All versions of a kind, the one in force first and the shipped one last, and the draft (None: nothing was begun)."""

    versions: tuple[WordingVersionRow, ...]
    draft: OpinionWording | None


@query(Read.RULES)
def wording_versions(session: Session, *, kind: OpinionKind) -> tuple[WordingVersionRow, ...]:
    """All versions of a kind, the one in force first, the one that comes with the program last."""
    revised = select(AuditEntry).where(AuditEntry.act == Act.REVISE_WORDING)
    told = {entry.subject_id: (entry.at, json.loads(entry.details)["reason"]) for entry in session.scalars(revised)}
    counted = select(Opinion.wording, Opinion.status, func.count()).where(Opinion.kind == kind)
    used: dict[tuple[int, bool], int] = {}
    for number, status, count in session.execute(counted.group_by(Opinion.wording, Opinion.status)):
        place = (number, status is OpinionStatus.DRAFT)
        used[place] = used.get(place, 0) + count
    rows = list(session.scalars(select(Wording).where(Wording.kind == kind).order_by(Wording.number.desc())))
    known = [(row.id, as_wording(row)) for row in rows] + [("", shipped(kind))]
    return tuple(
        WordingVersionRow(
            key, kind, one.number, one, used.get((one.number, True), 0), used.get((one.number, False), 0), not place,
            *told.get(key, ()),
        )
        for place, (key, one) in enumerate(known)
    )  # fmt: skip


@query(Read.RULES)
def wording_desk(session: Session, *, kind: OpinionKind) -> WordingDesk:
    """What the editor of a kind begins with."""
    fact = session.get(WorkspaceFact, draft_name(kind))
    return WordingDesk(wording_versions(session, kind=kind), None if fact is None else draft_from(kind, fact.value))


@query(Read.OPINIONS)
def phrases(session: Session) -> tuple[str, ...]:
    """The phrases kept for reuse, the oldest first."""
    return phrases_in(session)


def _facts_seen(session: Session, viewer: Actor, found: tuple[str, OpinionFacts]) -> tuple[str, OpinionFacts]:
    not_recused(session, viewer, opinion_detail(session, opinion_id=found[0]))
    return found


@query_seen(Read.OPINIONS, _facts_seen)
def _facts_now(session: Session, *, opinion_id: str) -> tuple[str, OpinionFacts]:
    return opinion_id, facts_of(session, find(session, Opinion, opinion_id))


@long_job(Read.RULES)
def draw_wording(
    workspace: Workspace,
    actor: Actor,
    *,
    wording: OpinionWording,
    conclusion: Conclusion = Conclusion.AGREE,
    opinion_id: str = "",
    fonts: FontSet | None = None,
) -> Generator[Progress, None, Drawn]:
    """As ``preview_wording``, for the screen; makes the fonts on the first run."""
    from qtic_desktop.documents.check import page_count
    from qtic_desktop.documents.layout_check import check_layout

    if fonts is None:
        fonts = yield from prepare_fonts(workspace, actor)
    data = preview_wording(workspace, actor, wording=wording, conclusion=conclusion, opinion_id=opinion_id, fonts=fonts)
    return Drawn(data, page_count(data), {}, fonts, layout=check_layout(data))


@job(Read.RULES)
def preview_wording(
    workspace: Workspace,
    actor: Actor,
    *,
    wording: OpinionWording,
    conclusion: Conclusion = Conclusion.AGREE,
    opinion_id: str = "",
    fonts: FontSet | None = None,
) -> bytes:
    """The pages of an opinion first drafted in a wording, with the draft mark: an invented one with ``conclusion``, or that
    of ``opinion_id`` as the record has it now. Nothing is stored.

    Raises ``Refused`` (documents.wording_unreadable) with field and line, and what the facts of the opinion refuse.
    """
    from qtic_desktop.documents.content.opinion_sample import sample_facts
    from qtic_desktop.documents.content.opinions import draft_text, opinion_document
    from qtic_desktop.documents.making import make_pdf

    if opinion_id:
        facts = ask(workspace.store, actor, _facts_now.bind(opinion_id=opinion_id))[1]
    else:
        facts = sample_facts(wording.kind, conclusion)
    facts = replace(facts, wording=wording.number or SHIPPED)
    document = opinion_document(facts, draft_text(facts, wording), draft=True, wording=wording)
    return make_pdf(document, fonts or fonts_of(workspace)).data

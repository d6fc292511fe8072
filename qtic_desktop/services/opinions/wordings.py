"""The office's own wording of the opinions: a draft kept while it is typed, a version put in force with its reason, and the
way back from it. The one that comes with the program is version 0 and always within reach.

A version in force never changes. A draft opinion keeps the wording it was begun in until somebody takes another; one that
is final keeps it for ever, with its file.
"""

from __future__ import annotations

import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.documents.content.sentences import wording_flaws
from qtic_desktop.documents.content.wording import shipped
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions import OpinionKind
from qtic_desktop.domain.opinions.wordings import (
    LONGEST_PHRASE,
    MOST_PHRASES,
    SHIPPED,
    OpinionWording,
    wording_from_mapping,
    wording_to_mapping,
)
from qtic_desktop.services.clashes import of_another
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.opinions import Opinion, Wording
from qtic_desktop.storage.tables.registry import WorkspaceFact
from qtic_desktop.storage.unit_of_work import UnitOfWork

PHRASES = "opinion_phrases"
"""The fact of the workspace that holds the phrases kept for reuse."""


def wording_of(session: Session, kind: OpinionKind, number: int) -> OpinionWording:
    """The wording of a kind with this number. ``Refused`` (wording.gone) where there is none."""
    if number == SHIPPED:
        return shipped(kind)
    row = session.scalars(select(Wording).where(Wording.kind == kind, Wording.number == number)).first()
    if row is None:
        raise Refused("wording.gone", number=number)
    return as_wording(row)


def as_wording(row: Wording) -> OpinionWording:
    """A stored version as a value."""
    return wording_from_mapping(row.kind, row.number, json.loads(row.body))


def wording_in_force(session: Session, kind: OpinionKind) -> OpinionWording:
    """The newest version of a kind: what an opinion drafted now is written in."""
    newest = select(Wording).where(Wording.kind == kind).order_by(Wording.number.desc()).limit(1)
    row = session.scalars(newest).first()
    return shipped(kind) if row is None else as_wording(row)


def draft_name(kind: OpinionKind) -> str:
    """The fact of the workspace that holds the draft of a kind."""
    return f"wording_draft_{kind.value}"


def draft_body(draft: OpinionWording) -> str:
    """A draft as it is stored; its number is that of the version it was begun from."""
    return json.dumps({**wording_to_mapping(draft), "number": draft.number}, ensure_ascii=False, sort_keys=True)


def draft_from(kind: OpinionKind, body: str) -> OpinionWording:
    """Inverse of ``draft_body``."""
    data = json.loads(body)
    return wording_from_mapping(kind, data["number"], data)


@use_case(Act.KEEP_WORDING)
def keep_wording(work: UnitOfWork, *, draft: OpinionWording) -> Changes:
    """Keep a wording as typed so far, one for each kind of opinion; nothing is in force by it."""
    name, kept = draft_name(draft.kind), draft_body(draft)
    fact = work.session.get(WorkspaceFact, name)
    replaced = of_another(work, Act.KEEP_WORDING, draft.kind, "" if fact is None else fact.value, kept)
    work.session.merge(WorkspaceFact(name=name, value=kept))
    work.record(Act.KEEP_WORDING, Kind.RULES, draft.kind, opinion=draft.kind, **replaced)
    return Changes()


@use_case(Act.DROP_WORDING)
def drop_wording(work: UnitOfWork, *, kind: OpinionKind) -> Changes:
    """Give up the draft of a kind; the audit log keeps what it said. ``Refused`` (registry.no_draft) where there is none, as
    when another person gave it up meanwhile."""
    fact = work.session.get(WorkspaceFact, draft_name(kind))
    if fact is None:
        raise Refused("registry.no_draft")
    work.record(Act.DROP_WORDING, Kind.RULES, kind, opinion=kind, draft=fact.value)
    work.session.delete(fact)
    return Changes()


@use_case(Act.REVISE_WORDING)
def revise_wording(work: UnitOfWork, *, draft: OpinionWording, reason: str) -> Changes:
    """Put a wording in force as the next version of its kind, for opinions drafted from now on.

    Raises ``Refused``: wording.reason, wording.moved (another version came meanwhile), wording.unchanged, and the first
    of ``wording_flaws``.
    """
    if not reason.strip():
        raise Refused("wording.reason").beside("reason")
    before = wording_in_force(work.session, draft.kind)
    if before.number != draft.number:
        raise Refused("wording.moved", began=draft.number, now=before.number)
    for flaw in wording_flaws(draft):
        raise Refused(flaw.code, **flaw.facts)
    if draft.says_the_same(before):
        raise Refused("wording.unchanged")
    given = work.session.get(WorkspaceFact, _last_name(draft.kind))
    number = max(before.number, 0 if given is None else int(given.value)) + 1
    body = json.dumps(wording_to_mapping(draft), ensure_ascii=False, sort_keys=True)
    row = Wording(id=work.new_id(), kind=draft.kind, number=number, body=body)
    work.session.add(row)
    facts = {"opinion": draft.kind, "number": number, "before": before.number, "reason": reason.strip()}
    work.record(Act.REVISE_WORDING, Kind.RULES, row.id, **facts)
    fact = work.session.get(WorkspaceFact, draft_name(draft.kind))
    if fact is not None:
        work.session.delete(fact)
    return Changes(frozenset({(Kind.RULES, row.id), (Kind.OPINION, "")}))


@use_case(Act.WITHDRAW_WORDING)
def withdraw_wording(work: UnitOfWork, *, wording_id: str, reason: str) -> Changes:
    """Take the newest version of a kind back in which no opinion is written; the one before is in force again, and what the
    version said is the draft, if there is none. Its number is not given again.

    Raises ``Refused``: wording.reason, wording.in_use, wording.not_newest.
    """
    if not reason.strip():
        raise Refused("wording.reason").beside("reason")
    row = work.get(Wording, wording_id)
    said, kind, number = as_wording(row), row.kind, row.number
    if wording_in_force(work.session, kind).number != number:
        raise Refused("wording.not_newest", number=number)
    written = select(func.count()).where(Opinion.kind == kind, Opinion.wording == number)
    used = work.session.scalar(written) or 0
    if used:
        raise Refused("wording.in_use", number=number, count=used)
    facts = {"opinion": kind, "number": number, "reason": reason.strip(), "draft": row.body}
    work.session.delete(row)
    work.flush()
    if work.session.get(WorkspaceFact, draft_name(kind)) is None:
        before = wording_in_force(work.session, kind)
        kept = OpinionWording(kind, before.number, said.sentences, said.parts)
        work.session.merge(WorkspaceFact(name=draft_name(kind), value=draft_body(kept)))
    work.session.merge(WorkspaceFact(name=_last_name(kind), value=str(number)))
    work.record(Act.WITHDRAW_WORDING, Kind.RULES, wording_id, **facts)
    return Changes(frozenset({(Kind.RULES, wording_id), (Kind.OPINION, "")}))


@use_case(Act.KEEP_PHRASE)
def keep_phrase(work: UnitOfWork, *, text: str) -> Changes:
    """Keep a phrase for reuse; ``Refused``: wording.phrase_empty, wording.phrase_long, wording.phrase_known,
    wording.phrases_full."""
    words = " ".join(text.split())
    known = phrases_in(work.session)
    if not words:
        raise Refused("wording.phrase_empty").beside("text")
    if len(words) > LONGEST_PHRASE:
        raise Refused("wording.phrase_long", count=len(words), limit=LONGEST_PHRASE).beside("text")
    if words in known:
        raise Refused("wording.phrase_known").beside("text")
    if len(known) >= MOST_PHRASES:
        raise Refused("wording.phrases_full", limit=MOST_PHRASES)
    work.session.merge(WorkspaceFact(name=PHRASES, value=json.dumps([*known, words], ensure_ascii=False)))
    work.record(Act.KEEP_PHRASE, Kind.RULES, PHRASES, text=words)
    return Changes.of(Kind.RULES, PHRASES)


@use_case(Act.DROP_PHRASE)
def drop_phrase(work: UnitOfWork, *, text: str) -> Changes:
    """Keep a phrase no longer; the audit log has it, and kept again it is there as before."""
    known = phrases_in(work.session)
    if text not in known:
        raise Refused("wording.phrase_gone")
    work.session.merge(
        WorkspaceFact(name=PHRASES, value=json.dumps([one for one in known if one != text], ensure_ascii=False))
    )
    work.record(Act.DROP_PHRASE, Kind.RULES, PHRASES, text=text)
    return Changes.of(Kind.RULES, PHRASES)


def phrases_in(session: Session) -> tuple[str, ...]:
    """The phrases kept for reuse, the oldest first."""
    fact = session.get(WorkspaceFact, PHRASES)
    return () if fact is None else tuple(json.loads(fact.value))


def _last_name(kind: OpinionKind) -> str:
    return f"wording_last_{kind.value}"

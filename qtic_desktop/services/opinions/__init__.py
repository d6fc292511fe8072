"""意见书 (三（二）): draft from the sealed figures, edit, freeze, and note each signature as it is made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.documents.content.opinions import draft_text, unfinished
from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.clashes import text_pairs
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.opinions import (
    Conclusion,
    LineState,
    OpinionFacts,
    OpinionKind,
    OpinionPart,
    OpinionStatus,
    OpinionText,
    PanelSeat,
    status_of,
)
from qtic_desktop.domain.opinions.record_check import RecordFact
from qtic_desktop.domain.opinions.sources import Doubt, stopping
from qtic_desktop.domain.opinions.wordings import OpinionWording, reworded
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.services.clashes import other_value
from qtic_desktop.services.opinions.facts import facts_of, opinion_facts
from qtic_desktop.services.opinions.wordings import wording_in_force, wording_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.opinions import OpinionDetail, not_recused, opinion_detail
from qtic_desktop.storage.queries.query import query_seen
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.opinions import Opinion, OpinionSignature
from qtic_desktop.storage.unit_of_work import UnitOfWork, find


@dataclass(frozen=True, slots=True)
class OpinionView:
    """One opinion as its page shows it: record, words, and the keys of the parts that are not written yet."""

    detail: OpinionDetail
    facts: OpinionFacts
    text: OpinionText
    unfinished: tuple[str, ...]


def _view_seen(session: Session, viewer: Actor, view: OpinionView) -> OpinionView:
    not_recused(session, viewer, view.detail)
    return view


@query_seen(Read.OPINIONS, _view_seen)
def opinion_view(session: Session, *, opinion_id: str) -> OpinionView:
    """The newest state of one opinion with the facts that stand on its paper: frozen with it, else those of the record."""
    detail = opinion_detail(session, opinion_id=opinion_id)
    row = detail.row
    if detail.facts:
        facts = facts_from(detail.facts)
    else:
        item = find(session, AgendaItem, row.agenda_item_id)
        if find(session, Meeting, item.meeting_id).status != MeetingStatus.SEALED:
            raise Refused("opinions.not_sealed")
        facts = facts_of(session, find(session, Opinion, opinion_id))
    text = text_from(detail.text)
    return OpinionView(detail, replace(facts, check_code=detail.check_code), text, unfinished(text))


@use_case(Act.DRAFT_OPINION)
def draft_opinion(work: UnitOfWork, *, agenda_item_id: str, reason: str = "") -> Changes:
    """Draft the opinion on a proposal of a sealed meeting. A final or signed one is superseded by a new version, which is a
    correction and needs its ``reason``; one that a docket or a reopening made void has its reason there already. The old
    file and its signatures stay, and what the panel wrote into that version goes over into the new one.

    Raises ``Refused``: opinions.not_sealed, opinions.draft_exists, opinions.new_version_without_reason,
    opinions.leader_away where the leader takes no part
    and nobody was named instead, and opinions.undecided where the sealed figures have no verdict, because a veto was
    decided on paper: that opinion is written by hand.
    """
    item = work.get(AgendaItem, agenda_item_id)
    if work.get(Meeting, item.meeting_id).status != MeetingStatus.SEALED:
        raise Refused("opinions.not_sealed")
    if item.state == ItemState.SET_ASIDE:
        raise Refused("opinions.set_aside")
    last = work.session.scalars(
        select(Opinion).where(Opinion.agenda_item_id == agenda_item_id).order_by(Opinion.version_no.desc()).limit(1)
    ).first()
    if last is not None and last.status == OpinionStatus.DRAFT:
        raise Refused("opinions.draft_exists", version=last.version_no)
    if last is not None and last.status != OpinionStatus.SUPERSEDED and not reason.strip():
        raise Refused("opinions.new_version_without_reason", version=last.version_no)
    version = last.version_no + 1 if last else 1
    if last is not None:
        last.status = OpinionStatus.SUPERSEDED
    proposal = work.get(Proposal, item.proposal_id)
    wording = wording_in_force(work.session, OpinionKind.of(proposal.track))
    facts = opinion_facts(work.session, agenda_item_id=agenda_item_id, version_no=version, wording=wording.number)
    if not any(seat.is_leader and not seat.recused for seat in facts.panel):
        raise Refused("opinions.leader_away", proposal=facts.center_name)
    row = Opinion(
        id=work.new_id(),
        agenda_item_id=agenda_item_id,
        kind=facts.kind,
        version_no=version,
        status=OpinionStatus.DRAFT,
        conclusion=facts.conclusion,
        text=text_json(_begun(work.session, facts, wording, last)),
        wording=wording.number,
    )
    work.session.add(row)
    ground = {"reason": reason.strip()} if reason.strip() and last is not None else {}
    work.record(
        Act.DRAFT_OPINION, Kind.OPINION, row.id, item=agenda_item_id, version=version, wording=wording.number, **ground
    )
    return Changes.of(Kind.OPINION, row.id)


def _begun(session: Session, facts: OpinionFacts, wording: OpinionWording, last: Opinion | None) -> OpinionText:
    """The text a version begins with: of a further one every part that somebody wrote stays, and what nobody touched is
    drafted anew. An opening stays only while the record says what it said then: no paper carries facts of before."""
    drafted = draft_text(facts, wording)
    if last is None:
        return drafted
    then = facts_from(json.loads(last.facts)) if last.facts else facts
    try:
        words = wording_of(session, last.kind, last.wording)
    except Refused:  # withdrawn since: nothing tells what of it was written by somebody, so all of it is kept
        return reworded(text_from(json.loads(last.text)), drafted, drafted)
    before = draft_text(replace(then, wording=last.wording), words)
    text = reworded(text_from(json.loads(last.text)), before, drafted)
    moved = draft_text(replace(facts, wording=last.wording), words).opening != before.opening
    return replace(text, opening=drafted.opening) if moved else text


@use_case(Act.SAVE_OPINION_TEXT)
def save_opinion_text(
    work: UnitOfWork,
    *,
    opinion_id: str,
    text: OpinionText,
    seen: list[OpinionText] | None = None,
    gave_way: Mapping[str, str] | None = None,
) -> Changes:
    """Keep the panel's words; only a draft can be edited, and the conclusion stands as the votes made it. ``seen``: the
    texts the person has had before them, the last one they wrote on from at the end, and this one is added; where
    something else stands in the record it is another person's (``OtherValue``). ``gave_way``: words that were decided
    against, by part, for the log."""
    row = work.get(Opinion, opinion_id)
    if row.status != OpinionStatus.DRAFT:
        raise Refused("opinions.not_draft")
    if text.conclusion != json.loads(row.text)["conclusion"]:
        raise Refused("opinions.conclusion_fixed")
    theirs = text_from(json.loads(row.text))
    if seen is not None and theirs not in (text, *seen):
        pairs = text_pairs(seen[-1] if seen else None, theirs, text)
        raise other_value(work, Act.SAVE_OPINION_TEXT, row.id, theirs, pairs)
    row.text = text_json(text)
    lost = {"gave_way": dict(gave_way)} if gave_way else {}
    digest = hashlib.sha256(row.text.encode()).hexdigest()
    work.record(Act.SAVE_OPINION_TEXT, Kind.OPINION, row.id, sha256=digest, **lost)
    if seen is not None:
        seen.append(text)
    return Changes.of(Kind.OPINION, row.id)


@use_case(Act.FINALIZE_OPINION)
def finalize_opinion(
    work: UnitOfWork,
    *,
    opinion_id: str,
    facts: OpinionFacts,
    pdf_sha256: str,
    signers: Sequence[PanelSeat],
    doubts: Sequence[Doubt] = (),
    reason: str = "",
) -> Changes:
    """Freeze text and facts under the file that has all signature fields; ``signers`` in signing order. Parts that are
    doubted (``domain.opinions.sources``) need the ``reason`` of who answers for them: ``Refused`` (opinions.doubted);
    what is against the record no reason answers for (opinions.against_record)."""
    row = work.get(Opinion, opinion_id)
    if row.status != OpinionStatus.DRAFT:
        raise Refused("opinions.not_draft")
    require_sealed(work, row)
    if len(signers) == 0:
        raise Refused("opinions.no_signers")
    require_of_record(doubts)
    if doubts and len(reason.strip()) < LEAST_REASON:
        raise Refused("opinions.doubted", count=len(doubts))
    if facts.wording != row.wording:
        raise Refused("opinions.wording_moved", drawn=facts.wording, now=row.wording)
    row.status = OpinionStatus.FINAL
    row.facts = json.dumps(asdict(facts), ensure_ascii=False, sort_keys=True, default=str)
    row.check_code, row.pdf_sha256 = facts.check_code, pdf_sha256
    for position, seat in enumerate(signers, 1):
        work.session.add(
            OpinionSignature(
                id=work.new_id(),
                opinion_id=row.id,
                expert_id=seat.expert_id,
                position=position,
                field_name=seat.field_name,
            )
        )
    told: dict[str, object] = {"sha256": pdf_sha256, "code": facts.check_code, "wording": facts.wording}
    if doubts:
        told |= {"reason": reason.strip(), "doubted": sorted({f"{one.key} {one.kind}" for one in doubts})}
    work.record(Act.FINALIZE_OPINION, Kind.OPINION, row.id, **told)
    return Changes.of(Kind.OPINION, row.id)


@use_case(Act.STORE_SIGNATURE)
def store_signature(
    work: UnitOfWork, *, opinion_id: str, field_name: str, certificate_sha256: str, before: str, pdf_sha256: str
) -> Changes:
    """Note one signature: the file it was made on (``before``) must be the current one, else somebody was faster."""
    row = work.get(Opinion, opinion_id)
    if row.status not in (OpinionStatus.FINAL, OpinionStatus.SIGNED):
        raise Refused("opinions.not_final")
    require_sealed(work, row)
    if row.pdf_sha256 != before:
        raise Refused("opinions.file_moved_on")
    board = list(work.session.scalars(select(OpinionSignature).where(OpinionSignature.opinion_id == opinion_id)))
    mine = next((line for line in board if line.field_name == field_name), None)
    if mine is None or mine.state is not LineState.WAITING:
        raise Refused("opinions.already_signed")
    if any(line.state is LineState.SIGNED and line.field_name.startswith("Leader_") for line in board):
        raise Refused("opinions.closed_by_leader")
    if work.actor.expert_id is not None and work.actor.expert_id != mine.expert_id:
        raise Refused("opinions.not_your_line")
    mine.certificate_sha256, mine.signed_at = certificate_sha256, work.now.isoformat(timespec="microseconds")
    mine.state = LineState.SIGNED
    row.pdf_sha256 = pdf_sha256
    row.status = status_of([line.state for line in board])
    expert = work.get(Expert, mine.expert_id)
    work.record(
        Act.STORE_SIGNATURE,
        Kind.OPINION,
        row.id,
        field=field_name,
        certificate=certificate_sha256,
        file=pdf_sha256,
        expert=mine.expert_id,
        signer=f"{expert.name}（{expert.organization}）",
    )
    return Changes.of(Kind.OPINION, row.id)


@use_case(Act.CONFIRM_PRINT)
def confirm_print(work: UnitOfWork, *, opinion_id: str, file_sha256: str, pages: int, copies: int) -> Changes:
    """Note that a person found the printed pages complete; the record cannot know what a printer really did.

    ``file_sha256`` is the file that was printed: a draft's, or the kept one.
    """
    row = work.get(Opinion, opinion_id)
    state = "draft" if row.status == OpinionStatus.DRAFT else "kept"
    work.record(
        Act.CONFIRM_PRINT,
        Kind.OPINION,
        row.id,
        file=file_sha256,
        state=state,
        pages=pages,
        copies=copies,
        version=row.version_no,
    )
    return Changes.of(Kind.OPINION, row.id)


def require_sealed(work: UnitOfWork, row: Opinion) -> None:
    """No paper is finished or signed while its meeting is reopened: its figures may change."""
    if work.get(Meeting, work.get(AgendaItem, row.agenda_item_id).meeting_id).status != MeetingStatus.SEALED:
        raise Refused("opinions.not_sealed")


def require_of_record(doubts: Sequence[Doubt]) -> None:
    """No paper becomes final that lacks or contradicts the record: ``Refused`` (opinions.against_record), which names it."""
    if stops := stopping(doubts):
        named = [(one.words, "" if one.fact == RecordFact.CONCLUSION else one.other) for one in stops]
        what = "；".join(f"{said}（{record}）" if said and record else said or record for said, record in named)
        raise Refused("opinions.against_record", count=len(stops), what=what)


def with_check_code(facts: OpinionFacts, text: OpinionText) -> OpinionFacts:
    """The facts with the code that binds paper and record: 12 hex digits of SHA-256 over facts and text."""
    plain = {**asdict(facts), "check_code": ""}
    body = json.dumps([plain, asdict(text)], ensure_ascii=False, sort_keys=True, default=str)
    return replace(facts, check_code=hashlib.sha256(body.encode()).hexdigest()[:12])


def signing_order(facts: OpinionFacts) -> tuple[PanelSeat, ...]:
    """Who signs, in order: the members as seated, the leader last; a recused expert does not sign."""
    present = [seat for seat in facts.panel if not seat.recused]
    return tuple(sorted(present, key=lambda seat: seat.is_leader))


def text_json(text: OpinionText) -> str:
    """The text as stored."""
    return json.dumps(asdict(text), ensure_ascii=False, sort_keys=True)


def text_from(data: dict[str, Any]) -> OpinionText:
    """Inverse of ``text_json`` for a loaded mapping."""
    parts = tuple(OpinionPart(**part) for part in data["parts"])
    return OpinionText(data["opening"], parts, data["conclusion"], data.get("dissent", ""))


def facts_from(data: dict[str, Any]) -> OpinionFacts:
    """The facts as they were frozen, from the loaded mapping; older papers spell the conclusion with underscores."""
    return OpinionFacts(
        **{
            **data,
            "kind": OpinionKind(data["kind"]),
            "conclusion": Conclusion(data["conclusion"].replace("_", "-")),
            "panel": tuple(PanelSeat(**seat) for seat in data["panel"]),
            "held_on": date.fromisoformat(data["held_on"]),
            "opinion_date": date.fromisoformat(data["opinion_date"]),
            "absent": tuple(data.get("absent", ())),
            "merged_roles": tuple((name, tuple(roles)) for name, roles in data.get("merged_roles", ())),
        }
    )

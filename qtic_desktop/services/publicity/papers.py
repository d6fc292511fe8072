"""Papers of 公示 (三（三）): the notice, how it went, the answer to an objection."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.publicity import OPEN_OBJECTIONS, ObjectionState
from qtic_desktop.domain.publicity.papers import AnswerPaper, NoticePaper, ProofLine, ProofPaper, PublicLine
from qtic_desktop.resources import message
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.publicity import NoticeLineRow, notice, notice_lines
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.workspace import Workspace


@query(Read.PUBLICITY)
def notice_paper(session: Session, *, notice_id: str, made_at: str) -> NoticePaper:
    """The facts of a notice; its lines have the safe columns only."""
    told, facts = notice(session, notice_id=notice_id), workspace_facts(session)
    rows = notice_lines(session, notice_id=notice_id, today=told.posted_on)
    return NoticePaper(
        told.batch_title, told.document_number, facts.get("organizer", ""), told.posted_on, told.begins_on,
        told.ends_on, told.days, told.working, told.first_counts, told.unknown_years, told.contact, told.place,
        told.reason,
        tuple(
            PublicLine(row.center_name, row.host_name, row.department_name, row.field)
            for row in rows
            if not row.is_objection
        ),
        facts.get("sample") == "True", made_at, told.withdrawn_on is not None,
    )  # fmt: skip


@query(Read.PUBLICITY)
def proof_paper(session: Session, *, notice_id: str, made_at: str, today: date) -> ProofPaper:
    """How the publication went as of ``today``; objections without whoever made them."""
    told = notice(session, notice_id=notice_id)
    rows = notice_lines(session, notice_id=notice_id, today=today)
    lines = tuple(
        ProofLine(
            row.center_name,
            row.host_name,
            row.state,
            tuple(_told(one) for one in rows if one.is_objection and one.line_id == row.line_id),
        )
        for row in rows
        if not row.is_objection
    )
    return ProofPaper(
        notice_paper(session, notice_id=notice_id, made_at=made_at),
        told.proof_on, told.proof, told.concluded_on, lines, today,
    )  # fmt: skip


def _told(row: NoticeLineRow) -> str:
    outcome = message(f"paper.publicity.objection_{row.state}")
    return message("paper.publicity.objection", n=row.number, date=row.received_on, outcome=outcome)


@query(Read.PUBLICITY)
def answer_paper(session: Session, *, notice_id: str, objection_id: str, made_at: str, today: date) -> AnswerPaper:
    """The facts of an answer; ``Refused`` while the objection waits for its outcome, or when none was chosen."""
    rows = notice_lines(session, notice_id=notice_id, today=today)
    row = next((row for row in rows if row.is_objection and row.id == objection_id), None)
    if row is None or row.received_on is None:
        raise Refused("publicity.choose_objection")
    state = ObjectionState(row.state)
    if state in OPEN_OBJECTIONS or state is ObjectionState.WITHDRAWN:
        raise Refused("publicity.no_outcome")
    facts = workspace_facts(session)
    return AnswerPaper(
        row.who, row.center_name, row.received_on, row.state, row.answer or row.inquiry or row.admission,
        facts.get("organizer", ""), row.answered_on or today, facts.get("sample") == "True", made_at,
        row.answered_on is None,
    )  # fmt: skip


@job(Act.EXPORT_NOTICE)
def export_notice(workspace: Workspace, actor: Actor, *, out: Path, notice_id: str) -> MadeFile:
    """Write a notice with its list: safe columns only, whatever the record holds beside them."""
    from qtic_desktop.documents.content.publicity import notice_document

    paper = ask(workspace.store, actor, notice_paper.bind(notice_id=notice_id, made_at=_made_at(workspace)))
    make_file(notice_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.batch_title)


@job(Act.EXPORT_PROOF)
def export_proof(workspace: Workspace, actor: Actor, *, out: Path, notice_id: str) -> MadeFile:
    """Write how the publication went (公示无异议证明 once it is so); a draft until the notice is concluded."""
    from qtic_desktop.documents.content.publicity import proof_document

    order = proof_paper.bind(notice_id=notice_id, made_at=_made_at(workspace), today=workspace.store.now().date())
    paper = ask(workspace.store, actor, order)
    make_file(proof_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.notice.batch_title)


@job(Act.EXPORT_ANSWER)
def export_answer(workspace: Workspace, actor: Actor, *, out: Path, notice_id: str, objection_id: str) -> MadeFile:
    """Write the answer to an objection; a draft until the answer is noted as sent."""
    from qtic_desktop.documents.content.publicity import answer_document

    order = answer_paper.bind(
        notice_id=notice_id, objection_id=objection_id, made_at=_made_at(workspace),
        today=workspace.store.now().date(),
    )  # fmt: skip
    paper = ask(workspace.store, actor, order)
    make_file(answer_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.center_name)


def _made_at(workspace: Workspace) -> str:
    return f"{workspace.store.now():%Y-%m-%d %H:%M}"

"""The papers of a workspace: make, freeze, sign and verify opinions. Drawing and signing happen outside the database
transaction; the record is changed only after the file has been made, read back and kept."""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions import SETTLED, LineState, OpinionFacts, OpinionStatus, OpinionText
from qtic_desktop.domain.opinions.certificates import holder_is
from qtic_desktop.domain.progress import Progress
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.resources import message
from qtic_desktop.services import opinions
from qtic_desktop.services.accounts.certificates import require_own_certificate, require_sample
from qtic_desktop.services.accounts.sign_in import signing_key
from qtic_desktop.services.accounts.signing_keys import authority_of
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.opinions.facts import VERDICT_OF, facts_of
from qtic_desktop.services.opinions.sources import doubts_of
from qtic_desktop.services.opinions.wordings import wording_of
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.use_case import job, long_job
from qtic_desktop.storage.queries import opinions as opinion_rows
from qtic_desktop.storage.queries.certificates import ever_registered
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.opinions import Opinion, OpinionSignature
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from qtic_desktop.documents.fonts import FontSet
    from qtic_desktop.documents.model import Document
    from qtic_desktop.documents.signing.authority import Authority
    from qtic_desktop.documents.signing.keys import SignerKey
    from qtic_desktop.documents.signing.verdict import Verdict

_NUMBER = re.compile(r"QTIC-\d{4}-[A-Z]*\d+")


@job(Read.OPINIONS)
def preview_opinion(
    workspace: Workspace,
    actor: Actor,
    *,
    opinion_id: str,
    text: OpinionText | None = None,
    fonts: FontSet | None = None,
) -> bytes:
    """The pages of an opinion as they will print: the kept file once it is final, else drawn as a draft (草稿).

    ``text`` previews words that have not been saved yet.
    """
    from qtic_desktop.documents.making import make_pdf

    detail = ask(workspace.store, actor, opinion_rows.opinion_detail.bind(opinion_id=opinion_id))
    if detail.row.pdf_sha256 and text is None:
        return workspace.attachments.get(detail.row.pdf_sha256)
    facts, stored = ask(workspace.store, actor, _draft_of.bind(opinion_id=opinion_id))
    document = _document(workspace, facts, text or stored, draft=True)
    return make_pdf(document, fonts or fonts_of(workspace)).data


@job(Read.OPINIONS)
def opinion_in_word(workspace: Workspace, actor: Actor, *, opinion_id: str) -> bytes:
    """A draft as a Word file, to be worked on outside. ``Refused`` (opinions.final_not_in_word) once it is final: then the
    file that is kept and signed is the paper, and there is no other."""
    from qtic_desktop.documents.making import make_word

    detail = ask(workspace.store, actor, opinion_rows.opinion_detail.bind(opinion_id=opinion_id))
    if detail.row.pdf_sha256:
        raise Refused("opinions.final_not_in_word", number=detail.row.number)
    facts, stored = ask(workspace.store, actor, _draft_of.bind(opinion_id=opinion_id))
    return make_word(_document(workspace, facts, stored, draft=True))


@job(Read.OPINIONS)
def signing_sheet(workspace: Workspace, actor: Actor, *, opinion_id: str, fonts: FontSet | None = None) -> bytes:
    """The sheet that tells how each line of a final opinion was signed, or why it was not."""
    from qtic_desktop.documents.content.signing_record import SignerLine, signing_record
    from qtic_desktop.documents.making import make_pdf

    view = ask(workspace.store, actor, opinions.opinion_view.bind(opinion_id=opinion_id))
    lines = [
        SignerLine(
            *_name_on_paper(view.detail, row),
            row.state,
            (row.signed_at or row.recorded_at)[:16].replace("T", " "),
            row.reason or "；".join(name for name in (row.recorded_by, row.confirmed_by) if name),
        )
        for row in view.detail.signatures
    ]
    return make_pdf(signing_record(view.facts, lines), fonts or fonts_of(workspace)).data


@job(Act.FINALIZE_OPINION, saves=True)
def finalize(
    workspace: Workspace, actor: Actor, *, opinion_id: str, reason: str = "", fonts: FontSet | None = None
) -> Changes:
    """Freeze an opinion: draw it without the draft mark, read it back, make all signature fields, keep the file.

    ``Refused`` (opinions.unfinished) while blanks are left, (opinions.against_record) where the words lack or
    contradict a fact of the record, (opinions.doubted) where a part has no source or contradicts
    another and no ``reason`` is given, which is kept in the audit log.
    """
    from qtic_desktop.documents.content.opinions import unfinished
    from qtic_desktop.documents.making import make_pdf_to_sign

    facts, text = ask(workspace.store, actor, _draft_of.bind(opinion_id=opinion_id))
    if unfinished(text):
        raise Refused("opinions.unfinished", count=len(unfinished(text)))
    doubts = ask(workspace.store, actor, doubts_of.bind(opinion_id=opinion_id))
    opinions.require_of_record(doubts)
    if doubts and len(reason.strip()) < LEAST_REASON:
        raise Refused("opinions.doubted", count=len(doubts))
    facts = opinions.with_check_code(facts, text)
    signers = opinions.signing_order(facts)
    document = _document(workspace, facts, text, draft=False)
    pdf = make_pdf_to_sign(document, fonts or fonts_of(workspace), [seat.field_name for seat in signers])
    digest = workspace.attachments.put(pdf)
    return perform(
        workspace.store,
        actor,
        opinions.finalize_opinion.bind(
            opinion_id=opinion_id, facts=facts, pdf_sha256=digest, signers=signers, doubts=doubts, reason=reason
        ),
    )


def _document(workspace: Workspace, facts: OpinionFacts, text: OpinionText, *, draft: bool) -> Document:
    from qtic_desktop.documents.content.opinions import opinion_document

    with workspace.store.read() as session:
        wording = wording_of(session, facts.kind, facts.wording)
    return opinion_document(
        facts, text, draft=draft, made_at=f"{workspace.store.now():%Y-%m-%d %H:%M}", wording=wording
    )


@query(Read.OPINIONS)
def _draft_of(session: Session, *, opinion_id: str) -> tuple[OpinionFacts, OpinionText]:
    detail = opinion_rows.opinion_detail(session, opinion_id=opinion_id)
    facts = facts_of(session, find(session, Opinion, opinion_id))
    return facts, opinions.text_from(detail.text)


@job(Act.STORE_SIGNATURE, saves=True)
def sign_opinion(
    workspace: Workspace,
    actor: Actor,
    *,
    opinion_id: str,
    expert_id: str,
    key: SignerKey | None = None,
    authority: Authority | None = None,
    fonts: FontSet | None = None,
) -> Changes:
    """Put one expert's signature on a final opinion; the new file is kept before the record says so.

    ``key`` is the person's own: from the slip (``sign_in.signing_key``) or from a PKCS#12 file, whose holder must be the
    person or have been registered for the person. Only a sample signs without one. The stamp names the holder.
    Raises ``Refused``: opinions.not_your_line, accounts.own_key_needed, signing.not_your_certificate.
    """
    from qtic_desktop.documents.content.wording import chinese_date
    from qtic_desktop.documents.signing.signer import sign

    detail = ask(workspace.store, actor, opinion_rows.opinion_detail.bind(opinion_id=opinion_id))
    line = next((row for row in detail.signatures if row.expert_id == expert_id), None)
    if line is None:
        raise Refused("opinions.not_your_line")
    if any(row.state is LineState.SIGNED and row.field_name.startswith("Leader_") for row in detail.signatures):
        raise Refused("opinions.closed_by_leader" if line.state is LineState.WAITING else "opinions.already_signed")
    now = workspace.store.now()
    name, organization = _name_on_paper(detail, line)
    if key is None:
        require_sample(workspace, name)
        own = (authority or authority_of(workspace)).key_for(name, organization, line.expert_id, when=now)
        holder = name
    else:
        own, holder = key, name if holder_is(name, key.owner) else key.owner
        require_own_certificate(
            workspace, expert_id=expert_id, name=name, organization=organization,
            holder=key.owner, holder_unit=key.organization, sha256=key.fingerprint,
        )  # fmt: skip
    before = detail.row.pdf_sha256
    reason = f"{detail.row.number} {detail.check_code}"
    signed = sign(
        workspace.attachments.get(before),
        line.field_name,
        own,
        signer_name=holder,
        reason=reason,
        location=detail.row.meeting_title,
        when=now,
        image=_handwriting(holder, chinese_date(now.date()), fonts or fonts_of(workspace)),
        without=[row.field_name for row in detail.signatures if row.state in SETTLED],
    )
    return perform(
        workspace.store,
        actor,
        opinions.store_signature.bind(
            opinion_id=opinion_id,
            field_name=line.field_name,
            certificate_sha256=own.fingerprint,
            before=before,
            pdf_sha256=workspace.attachments.put(signed),
        ),
    )


@job(Act.STORE_SIGNATURE, saves=True)
def sign_own(
    workspace: Workspace, actor: Actor, *, opinion_id: str, secret: str, fonts: FontSet | None = None
) -> Changes:
    """Let an expert sign their own line with the slip, which is asked for again and gives out the key for this one act.

    Raises ``Refused`` (opinions.not_your_line, accounts.no_signing_key, accounts.slip_misread) and ``NotAllowed`` for a
    wrong slip, counted as at sign-in.
    """
    if actor.expert_id is None:
        raise Refused("opinions.not_your_line")
    key = signing_key(workspace, actor, secret)
    return sign_opinion(workspace, actor, opinion_id=opinion_id, expert_id=actor.expert_id, key=key, fonts=fonts)


def _name_on_paper(detail: opinion_rows.OpinionDetail, line: opinion_rows.SignatureRow) -> tuple[str, str]:
    """Name and organization of a signer as the frozen paper prints them, whatever the list of experts says since."""
    for seat in detail.facts.get("panel", ()):
        if seat["expert_id"] == line.expert_id:
            return seat["name"], seat["organization"]
    return line.expert_name, line.organization


def _handwriting(name: str, line: str, fonts: FontSet) -> bytes:
    from qtic_desktop.documents.signing.appearance import appearance_png

    def choose(character: str) -> tuple[Path, int]:
        file = fonts.require(character, "kai", where=name).file
        return file.path, file.index

    return appearance_png(name, line, size=(96.0, 34.0), fonts=choose)


@long_job(Act.STORE_SIGNATURE, saves=True)
def sign_sample(workspace: Workspace, actor: Actor, *, opinion_id: str) -> Generator[Progress, None, int]:
    """Sign all lines of a sample that still wait, members as seated and the leader last, so that there is something to
    look at. Everywhere else only the person signs: raises ``Refused`` (accounts.own_key_needed)."""
    detail = ask(workspace.store, actor, opinion_rows.opinion_detail.bind(opinion_id=opinion_id))
    waiting = [row for row in detail.signatures if row.state is LineState.WAITING]
    if waiting:
        require_sample(workspace, waiting[0].expert_name)
    authority, fonts = authority_of(workspace), fonts_of(workspace)
    for number, row in enumerate(waiting, 1):
        sign_opinion(workspace, actor, opinion_id=opinion_id, expert_id=row.expert_id, authority=authority, fonts=fonts)
        yield Progress(number, len(waiting), row.expert_name)
    return len(waiting)


def in_place_of(verdict: Verdict, version: int, later: int) -> Verdict:
    """The verdict about a file that is shown in place of the one in force: of an older version, or of one that is void
    while nothing took its place (``later`` is its own number)."""
    from qtic_desktop.documents.signing.verdict import Finding, State

    void = version == later
    code = "signing.invalid.void" if void else "signing.invalid.superseded"
    found = Finding(code, {"version": version} if void else {"version": version, "later": later})
    return replace(verdict, state=State.INVALID, reasons=(found, *verdict.reasons))


def verify_anywhere(data: bytes) -> Verdict:
    """The verdict about a PDF apart from any record."""
    from qtic_desktop.documents.signing.verify_apart import verify_apart

    return verify_apart(data, trust_roots=())


@job(Read.OPINIONS)
def verify_file(workspace: Workspace, actor: Actor, *, data: bytes, name: str = "") -> Verdict:
    """The verdict about a PDF, and whether it is the file that the record of the workspace knows. An older version is never
    an opinion in force, however whole its signatures are (signing.invalid.superseded), nor is a void one
    (signing.invalid.void). The ``name`` of the file is held against the number of the paper that it holds."""
    verdict = _named_as(_verdict(workspace, actor, data), name)
    later = ask(workspace.store, actor, opinion_rows.superseded_by.bind(sha256=verdict.file_sha256))
    return verdict if later is None else in_place_of(verdict, *later)


def _verdict(workspace: Workspace, actor: Actor, data: bytes) -> Verdict:
    import hashlib

    from qtic_desktop.documents.signing.verdict import ExpectedSignature, ExpectedSignatures, Finding
    from qtic_desktop.documents.signing.verify_apart import verify_apart

    digest = hashlib.sha256(data).hexdigest()
    known_lines = ask(workspace.store, actor, _expected_of.bind(sha256=digest))
    expected = None
    if known_lines is not None:
        lines, settled = known_lines
        expected = ExpectedSignatures(tuple(ExpectedSignature(*line) for line in lines), digest, settled)
    known = ask(workspace.store, actor, opinion_rows.opinion_with_file.bind(sha256=digest)) is not None
    roots = [authority_of(workspace).root]
    verdict = verify_apart(
        data, trust_roots=roots, expected=expected, record_searched=not known, now=workspace.store.now()
    )
    paper = ask(workspace.store, actor, _paper_of.bind(sha256=digest))
    return verdict if paper is None else replace(verdict, paper=Finding("signing.paper", paper))


def _named_as(verdict: Verdict, name: str) -> Verdict:
    from qtic_desktop.documents.signing.verdict import Finding

    number = "" if verdict.paper is None else str(verdict.paper.facts["number"])
    named = [one for one in dict.fromkeys(_NUMBER.findall(name.upper())) if one != number.upper()]
    if not number or not named:
        return verdict
    remark = Finding("signing.remark.other_name", {"file": name, "named": "、".join(named), "number": number})
    return replace(verdict, remarks=(remark, *verdict.remarks))


@job(Read.OPINIONS)
def verify_kept(workspace: Workspace, actor: Actor, *, sha256: str) -> Verdict:
    """The verdict about a file that the workspace keeps under its digest, of whatever version it is."""
    return _verdict(workspace, actor, workspace.attachments.get(sha256))


@query(Read.OPINIONS)
def _paper_of(session: Session, *, sha256: str) -> dict[str, object] | None:
    """Number, name, version and conclusion of the opinion whose file this is, as its pages say; None for any other file."""
    opinion = session.scalars(select(Opinion).where(Opinion.pdf_sha256 == sha256)).first()
    if opinion is None:
        return None
    proposal = find(session, Proposal, find(session, AgendaItem, opinion.agenda_item_id).proposal_id)
    conclusion = message(f"paper.scoring.verdict_{proposal.track}_{VERDICT_OF[opinion.conclusion]}")
    return {
        "number": proposal.number or "", "name": proposal.center_name, "version": opinion.version_no,
        "conclusion": conclusion,
    }  # fmt: skip


@query(Read.OPINIONS)
def _expected_of(session: Session, *, sha256: str) -> tuple[list[tuple[str, str, str, bool]], frozenset[str]] | None:
    """Per signature: field, certificate, whose line it is on the paper, and whether the certificate was registered; and
    the fields that stay empty because the line was settled without a key."""
    opinion_id = opinion_rows.opinion_with_file(session, sha256=sha256)
    if opinion_id is None:
        return None
    opinion = find(session, Opinion, opinion_id)
    if opinion.status not in (OpinionStatus.FINAL, OpinionStatus.SIGNED):
        return None
    names = {seat["expert_id"]: seat["name"] for seat in json.loads(opinion.facts or "{}").get("panel", ())}
    registered = ever_registered(session)
    mine = select(OpinionSignature).where(OpinionSignature.opinion_id == opinion_id)
    without = SETTLED - {LineState.SIGNED}
    settled = session.scalars(mine.where(OpinionSignature.state.in_(without)))
    query = mine.where(OpinionSignature.signed_at.is_not(None)).order_by(OpinionSignature.signed_at)
    lines = [
        (
            row.field_name,
            row.certificate_sha256,
            names.get(row.expert_id, ""),
            (row.expert_id, row.certificate_sha256) in registered,
        )
        for row in session.scalars(query)
    ]
    return lines, frozenset(row.field_name for row in settled)

"""Lines of the signing board that no key signs: a hand signature on paper with its scan, a refusal, an absence (三（二）)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions import BY_HAND, RECORDED, LineState, OpinionStatus, status_of
from qtic_desktop.services.opinions import require_sealed
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.opinions import Opinion, OpinionSignature
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.RECORD_PAPER_SIGNATURE)
def record_paper_signatures(
    work: UnitOfWork, *, opinion_id: str, expert_ids: Sequence[str], scan_sha256: str, by_eye: bool = False
) -> Changes:
    """Note that these people have signed the printed opinion by hand, all on one scan; each counts once a second person has
    confirmed it.

    ``scan_sha256`` is the kept scan, ``by_eye`` whether a person had to say that it is of this opinion because no printed
    code could be read. Raises ``Refused``: opinions.not_final, opinions.line_settled, opinions.nobody_chosen.
    """
    _some(expert_ids)
    for expert_id in expert_ids:
        row, line = _waiting(work, opinion_id, expert_id)
        line.state, line.scan_sha256, line.reason = LineState.PAPER_RECORDED, scan_sha256, ""
        _note(work, line)
        eye = {"by_eye": True} if by_eye else {}
        _tell(work, Act.RECORD_PAPER_SIGNATURE, row, line, scan=scan_sha256, **eye)
    return Changes.of(Kind.OPINION, opinion_id)


@use_case(Act.CONFIRM_PAPER_SIGNATURE)
def confirm_paper_signatures(work: UnitOfWork, *, opinion_id: str, expert_ids: Sequence[str]) -> Changes:
    """A second person has seen paper and scan and found these signatures there: all of them count, or none.

    Raises ``Refused``: opinions.nothing_to_confirm, opinions.second_person, opinions.nobody_chosen.
    """
    _some(expert_ids)
    for expert_id in expert_ids:
        row, line = _line(work, opinion_id, expert_id)
        if line.state is not LineState.PAPER_RECORDED:
            raise Refused("opinions.nothing_to_confirm")
        if line.recorded_by_id == work.actor.id:
            raise Refused("opinions.second_person", name=line.recorded_by)
        line.state, line.confirmed_by, line.confirmed_at = LineState.PAPER_SIGNED, work.actor.called, work.stamp
        _tell(work, Act.CONFIRM_PAPER_SIGNATURE, row, line, recorded_by=line.recorded_by)
        _settle(work, row)
    return Changes.of(Kind.OPINION, opinion_id)


@use_case(Act.RECORD_NO_SIGNATURE)
def record_no_signature(work: UnitOfWork, *, opinion_id: str, expert_id: str, state: LineState, reason: str) -> Changes:
    """Note that there will be no signature, and why: the person refuses (拒签) or is absent when it is signed.

    Raises ``Refused``: opinions.no_signature_without_reason, opinions.not_final, opinions.line_settled.
    """
    if state not in (LineState.REFUSED, LineState.ABSENT):
        raise ValueError(state)
    if not reason.strip():
        raise Refused("opinions.no_signature_without_reason")
    row, line = _waiting(work, opinion_id, expert_id)
    line.state, line.reason = state, reason.strip()
    _note(work, line)
    _tell(work, Act.RECORD_NO_SIGNATURE, row, line, state=state, reason=reason.strip())
    _settle(work, row)
    return Changes.of(Kind.OPINION, opinion_id)


@use_case(Act.REOPEN_SIGNATURE)
def reopen_signature(work: UnitOfWork, *, opinion_id: str, expert_id: str, reason: str) -> Changes:
    """Withdraw what one person recorded about a line, so that it waits again; a signature with a key is not withdrawn, and
    one by hand that was confirmed only by two people (``question_signature``).

    Raises ``Refused``: opinions.reopen_without_reason, opinions.nothing_recorded, opinions.confirmed_by_two, and
    opinions.leader_has_signed: the leader's key closes the file, nobody signs it after that.
    """
    words = _reason(reason)
    row, line = _line(work, opinion_id, expert_id)
    if line.state in BY_HAND:
        raise Refused("opinions.confirmed_by_two", name=line.confirmed_by)
    if line.state not in RECORDED:
        raise Refused("opinions.nothing_recorded")
    if line.state is not LineState.PAPER_RECORDED and _is_closed(work, opinion_id):
        raise Refused("opinions.leader_has_signed")
    before = line.state
    _wait_again(line)
    _tell(work, Act.REOPEN_SIGNATURE, row, line, before=before, reason=words)
    _settle(work, row)
    return Changes.of(Kind.OPINION, opinion_id)


@use_case(Act.QUESTION_SIGNATURE)
def question_signature(work: UnitOfWork, *, opinion_id: str, expert_id: str, reason: str) -> Changes:
    """Ask to take back a hand signature that was confirmed, because it is not there or not the person's; it counts until a
    second person agrees. Raises ``Refused``: opinions.reopen_without_reason, opinions.not_confirmed_by_hand."""
    words = _reason(reason)
    row, line = _line(work, opinion_id, expert_id)
    if line.state is not LineState.PAPER_SIGNED:
        raise Refused("opinions.not_confirmed_by_hand")
    line.state, line.reason = LineState.QUESTIONED, words
    line.questioned_by, line.questioned_by_id, line.questioned_at = work.actor.called, work.actor.id, work.stamp
    _tell(work, Act.QUESTION_SIGNATURE, row, line, reason=words)
    return Changes.of(Kind.OPINION, opinion_id)


@use_case(Act.UPHOLD_SIGNATURE)
def uphold_signature(work: UnitOfWork, *, opinion_id: str, expert_id: str, reason: str) -> Changes:
    """Let a questioned signature stand, or take one's own question back, with the reason. Raises ``Refused``:
    opinions.reopen_without_reason, opinions.not_questioned."""
    words = _reason(reason)
    row, line = _questioned(work, opinion_id, expert_id)
    asked_by, why = line.questioned_by, line.reason
    line.state, line.reason = LineState.PAPER_SIGNED, ""
    line.questioned_by = line.questioned_by_id = line.questioned_at = ""
    _tell(work, Act.UPHOLD_SIGNATURE, row, line, asked_by=asked_by, was=why, reason=words)
    return Changes.of(Kind.OPINION, opinion_id)


@use_case(Act.STRIKE_SIGNATURE)
def strike_signature(work: UnitOfWork, *, opinion_id: str, expert_id: str) -> Changes:
    """A second person agrees that a questioned signature does not count: its line waits again and the opinion is no longer
    signed by all. Who recorded and confirmed it, on which scan, stays in the log. After the leader's key it can only be
    signed on paper again.

    Raises ``Refused``: opinions.not_questioned, opinions.second_person_strikes.
    """
    row, line = _questioned(work, opinion_id, expert_id)
    if line.questioned_by_id == work.actor.id:
        raise Refused("opinions.second_person_strikes", name=line.questioned_by)
    facts = {
        "reason": line.reason, "asked_by": line.questioned_by, "recorded_by": line.recorded_by,
        "confirmed_by": line.confirmed_by, "scan": line.scan_sha256,
    }  # fmt: skip
    _wait_again(line)
    _tell(work, Act.STRIKE_SIGNATURE, row, line, **facts)
    _settle(work, row)
    return Changes.of(Kind.OPINION, opinion_id)


def _line(work: UnitOfWork, opinion_id: str, expert_id: str) -> tuple[Opinion, OpinionSignature]:
    row = work.get(Opinion, opinion_id)
    if row.status not in (OpinionStatus.FINAL, OpinionStatus.SIGNED):
        raise Refused("opinions.not_final")
    require_sealed(work, row)
    query = select(OpinionSignature).where(
        OpinionSignature.opinion_id == opinion_id, OpinionSignature.expert_id == expert_id
    )
    line = work.session.scalars(query).one_or_none()
    if line is None:
        raise Refused("opinions.not_your_line")
    return row, line


def _waiting(work: UnitOfWork, opinion_id: str, expert_id: str) -> tuple[Opinion, OpinionSignature]:
    row, line = _line(work, opinion_id, expert_id)
    if line.state is not LineState.WAITING:
        raise Refused("opinions.line_settled")
    return row, line


def _questioned(work: UnitOfWork, opinion_id: str, expert_id: str) -> tuple[Opinion, OpinionSignature]:
    row, line = _line(work, opinion_id, expert_id)
    if line.state is not LineState.QUESTIONED:
        raise Refused("opinions.not_questioned")
    return row, line


def _wait_again(line: OpinionSignature) -> None:
    line.state, line.reason, line.scan_sha256 = LineState.WAITING, "", ""
    line.recorded_by = line.recorded_by_id = line.recorded_at = line.confirmed_by = line.confirmed_at = ""
    line.questioned_by = line.questioned_by_id = line.questioned_at = ""


def _some(expert_ids: Sequence[str]) -> None:
    if not expert_ids:
        raise Refused("opinions.nobody_chosen")


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused("opinions.reopen_without_reason")
    return reason.strip()


def _is_closed(work: UnitOfWork, opinion_id: str) -> bool:
    query = select(OpinionSignature).where(
        OpinionSignature.opinion_id == opinion_id, OpinionSignature.state == LineState.SIGNED
    )
    return any(line.field_name.startswith("Leader_") for line in work.session.scalars(query))


def _note(work: UnitOfWork, line: OpinionSignature) -> None:
    line.recorded_by, line.recorded_by_id, line.recorded_at = work.actor.called, work.actor.id, work.stamp


def _settle(work: UnitOfWork, row: Opinion) -> None:
    work.session.flush()
    query = select(OpinionSignature.state).where(OpinionSignature.opinion_id == row.id)
    row.status = status_of(list(work.session.scalars(query)))


def _tell(work: UnitOfWork, act: Act, row: Opinion, line: OpinionSignature, **facts: object) -> None:
    """The entry names the person whose line it is."""
    expert = work.get(Expert, line.expert_id)
    work.record(
        act, Kind.OPINION, row.id, expert=line.expert_id, signer=f"{expert.name}（{expert.organization}）", **facts
    )

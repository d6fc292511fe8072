"""Certificates of experts: registered before they sign, by an office that saw the person and the certificate."""

from __future__ import annotations

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions.certificates import may_sign_for
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.certificates import certificate_for, namesakes_of
from qtic_desktop.storage.tables.accounts import SignerCertificate
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none
from qtic_desktop.storage.workspace import Workspace


@use_case(Act.REGISTER_CERTIFICATE)
def register_certificate(work: UnitOfWork, *, expert_id: str, sha256: str, holder: str, reason: str) -> Changes:
    """Let a certificate in another name, or of one of several namesakes, sign for this expert from now on.

    ``sha256`` is the certificate's fingerprint (hex), ``holder`` the name written in it; ``reason`` says how the office
    knows that it is the person's. Raises ``Refused``: accounts.reason_missing, accounts.certificate_known.
    """
    if not reason.strip():
        raise Refused("accounts.reason_missing")
    expert = work.get(Expert, expert_id)
    row = one_or_none(work.session, SignerCertificate, expert_id=expert_id, sha256=sha256)
    if row is not None and row.withdrawn_at is None:
        raise Refused("accounts.certificate_known", name=expert.name, holder=row.holder)
    if row is None:
        row = SignerCertificate(
            id=work.new_id(), expert_id=expert_id, sha256=sha256, holder=holder, origin="registered",
            registered_at=work.stamp,
        )  # fmt: skip
        work.session.add(row)
    row.withdrawn_at = None
    work.record(
        Act.REGISTER_CERTIFICATE, Kind.EXPERT, expert_id,
        name=expert.name, holder=holder, certificate=sha256, reason=reason.strip(),
    )  # fmt: skip
    return Changes.of(Kind.EXPERT, expert_id)


@use_case(Act.WITHDRAW_CERTIFICATE)
def withdraw_certificate(work: UnitOfWork, *, certificate_id: str, reason: str) -> Changes:
    """Let a certificate sign nothing new; what it signed stays signed, and registering it again lets it sign again.

    Raises ``Refused``: accounts.reason_missing, accounts.certificate_withdrawn, and accounts.certificate_of_slip for one
    that came with a slip, which goes out of force with the slip.
    """
    if not reason.strip():
        raise Refused("accounts.reason_missing")
    row = work.get(SignerCertificate, certificate_id)
    if row.withdrawn_at is not None:
        raise Refused("accounts.certificate_withdrawn", holder=row.holder)
    if row.origin == "workspace":
        raise Refused("accounts.certificate_of_slip")
    row.withdrawn_at = work.stamp
    expert = work.get(Expert, row.expert_id)
    work.record(
        Act.WITHDRAW_CERTIFICATE, Kind.EXPERT, row.expert_id,
        name=expert.name, holder=row.holder, certificate=row.sha256, reason=reason.strip(),
    )  # fmt: skip
    return Changes.of(Kind.EXPERT, row.expert_id)


def require_own_certificate(
    workspace: Workspace, *, expert_id: str, name: str, organization: str, holder: str, holder_unit: str, sha256: str
) -> None:
    """Raise ``Refused`` (signing.not_your_certificate) unless this certificate may sign in the expert's line: it was
    registered for the expert, or its holder is the expert."""
    with workspace.store.read() as session:
        if certificate_for(session, expert_id=expert_id, sha256=sha256) is not None:
            return
        namesakes = namesakes_of(session, expert_id=expert_id)
    if not may_sign_for(name, organization, holder=holder, holder_organization=holder_unit, namesakes=namesakes):
        raise Refused("signing.not_your_certificate", owner=holder or "—", name=name)


def require_sample(workspace: Workspace, name: str) -> None:
    """Raise ``Refused`` (accounts.own_key_needed) unless this is a sample: elsewhere nobody signs for ``name``."""
    if not workspace.info.sample:
        raise Refused("accounts.own_key_needed", name=name)

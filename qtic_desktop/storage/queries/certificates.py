"""Which certificates sign for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.accounts import SignerCertificate
from qtic_desktop.storage.tables.experts import Expert


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate registered for an expert; ``origin`` is ``workspace`` or ``registered``."""

    id: str
    expert_id: str
    sha256: str
    holder: str
    origin: str
    registered_at: str
    withdrawn_at: str | None


@query(Read.EXPERTS)
def certificates(session: Session, *, expert_id: str) -> tuple[CertificateRow, ...]:
    """The certificates of an expert, those in force first."""
    query = (
        select(SignerCertificate)
        .where(SignerCertificate.expert_id == expert_id)
        .order_by(SignerCertificate.withdrawn_at.is_not(None), SignerCertificate.registered_at)
    )
    return tuple(_row(row) for row in session.scalars(query))


def certificate_for(session: Session, *, expert_id: str, sha256: str) -> CertificateRow | None:
    """The certificate in force with this digest that was registered for the expert."""
    query = select(SignerCertificate).filter_by(expert_id=expert_id, sha256=sha256, withdrawn_at=None)
    row = session.scalars(query).one_or_none()
    return None if row is None else _row(row)


def ever_registered(session: Session) -> Mapping[tuple[str, str], str]:
    """(expert, digest) of all certificates, withdrawn ones too, with their holders: for what was signed before."""
    rows = session.scalars(select(SignerCertificate))
    return {(row.expert_id, row.sha256): row.holder for row in rows}


def namesakes_of(session: Session, *, expert_id: str) -> tuple[str, ...]:
    """The units of other experts of the same name."""
    own = session.get(Expert, expert_id)
    if own is None:
        return ()
    query = select(Expert.organization).where(Expert.name == own.name, Expert.id != own.id)
    return tuple(session.scalars(query))


def _row(row: SignerCertificate) -> CertificateRow:
    return CertificateRow(
        row.id, row.expert_id, row.sha256, row.holder, row.origin, row.registered_at, row.withdrawn_at
    )

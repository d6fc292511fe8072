"""The exported log is signed: a file beside it says what it held, how far the chain went, and that nothing was changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from qtic_desktop.documents.signing.detached import ENDING, check_beside, sign_beside
from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.services.accounts.signing_keys import authority_of
from qtic_desktop.services.files import put_file
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.workspace import Workspace

_SIGNER = "审计记录导出"


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A verdict. ``state``: valid, unknown (nothing to compare it with) or invalid; ``code`` and ``facts`` word it."""

    state: str
    code: str
    facts: dict[str, object]


def beside(path: Path) -> Path:
    """Where the signature of a file lies."""
    return path.with_name(path.name + ENDING)


def sign_export(workspace: Workspace, actor: Actor, out: Path, *, entries: int, last_hash: str) -> Path:
    """Write the signature of the workspace beside the finished file ``out``; returns its path."""
    now = workspace.store.now()
    authority = authority_of(workspace)
    key = authority.new_key(_SIGNER, workspace.folder.name, "audit-log", when=now)
    facts = {
        "file": out.name,
        "entries": str(entries),
        "last": last_hash,
        "by": actor.called,
        "at": now.isoformat(timespec="seconds"),
    }
    put_file(sign_beside(_bytes(out), facts, key, authority.root), beside(out))
    return beside(out)


def check_export(workspace: Workspace | None, path: Path) -> SignedFile:
    """Hold an exported log against the signature beside it, and both against ``workspace`` where one is given."""
    try:
        found = check_beside(_bytes(path), _bytes(beside(path)))
    except Refused as refusal:
        return SignedFile("invalid", refusal.code, {"file": path.name})
    facts: dict[str, object] = {**found.facts, "file": path.name}
    facts["at"] = found.facts.get("at", "")[:16].replace("T", " ")
    if workspace is None:
        return SignedFile("unknown", "signing.beside_whose", facts)
    if authority_of(workspace).fingerprint != found.authority:
        return SignedFile("invalid", "signing.beside_stranger", facts)
    with workspace.store.read() as session:
        known = session.scalar(select(AuditEntry.seq).where(AuditEntry.hash == found.facts.get("last", "")))
    if known is None:
        return SignedFile("invalid", "signing.beside_not_in_log", facts)
    return SignedFile("valid", "signing.beside_valid", {**facts, "seq": known})


def signed_file(path: Path) -> Path | None:
    """The file that has a signature beside it, whichever of the two is named; None for any other."""
    whole = path.with_name(path.name.removesuffix(ENDING))
    return whole if whole.is_file() and beside(whole).is_file() else None


@job(Read.AUDIT)
def verify_export(workspace: Workspace, actor: Actor, *, path: Path) -> SignedFile:
    """The verdict about an exported log or its signature. Raises ``Refused`` (signing.beside_alone) where one of the two is
    missing, ``EnvironmentTrouble`` (files.cannot_read)."""
    whole = signed_file(path)
    if whole is None:
        name = path.name.removesuffix(ENDING)
        raise Refused("signing.beside_alone", file=path.name, other=name if name != path.name else name + ENDING)
    return check_export(workspace, whole)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentTrouble("files.cannot_read", file=path.name, reason=error.strerror) from error

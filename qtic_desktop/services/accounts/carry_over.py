"""A workspace of before secrets becomes an encrypted one: copied, read back row by row and file by file, then in force.

The old folder stays as it is, but for a mark that keeps it from being opened again; the office destroys it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.services.accounts import recovery, signing_keys
from qtic_desktop.services.accounts.founding import Costs, Founded, growing_beside
from qtic_desktop.services.accounts.secret_rules import require_good_secret
from qtic_desktop.services.accounts.sign_in import called, names_of
from qtic_desktop.services.audit.checks import check_chain_and_files
from qtic_desktop.storage.encryption.box import new_key
from qtic_desktop.storage.encryption.key_slots import Held, NewSlot
from qtic_desktop.storage.encryption.slot_file import SlotKind
from qtic_desktop.storage.engine import connect, encrypt_database
from qtic_desktop.storage.tables.opinions import Opinion, OpinionSignature
from qtic_desktop.storage.tables.registry import Attachment, Person
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import (
    Encryption,
    Workspace,
    create_workspace,
    local_now,
    open_workspace,
    read_info,
    write_info,
)


def carry_over(
    old: Path,
    new: Path,
    *,
    name: str,
    secret: str,
    now: Callable[[], datetime] = local_now,
    costs: Costs = Costs(),  # noqa: B008 - a frozen value
) -> Founded:
    """Make ``new``, an encrypted copy of the plain workspace ``old``, with ``secret`` for ``name`` of its office.

    The others get their slips and secrets there. Keys of experts that lay in the old folder are not taken over: with
    each slip a new one is made; what was signed stays signed. Raises ``Refused``: accounts.already_encrypted,
    archive.not_whole, and what ``found`` raises; ``NotAllowed`` when ``name`` is not of the office. Nothing changes then.
    """
    info = read_info(old)
    if info.encrypted:
        raise Refused("accounts.already_encrypted", folder=old.name)
    if info.server:
        raise Refused("server.carry_over_first")
    with open_workspace(old, now=now) as plain, growing_beside(new) as growing:
        person = called(plain, name)
        if person.role is not Role.OFFICE:
            raise NotAllowed("accounts.not_allowed", person=person.name, role=person.role.value, act=Act.CARRY_OVER)
        require_good_secret(plain, secret, name=person.name)
        with plain.store.read() as session:
            names = names_of(session, find(session, Person, person.id))
        key = new_key()
        slot_id, text = recovery.new_sheet()
        first = NewSlot(person.id, SlotKind.PASSWORD, names, secret, Held(key))
        encryption = Encryption(key, (first, recovery.slot_for(slot_id, text, key)), costs.secret, costs.name)
        create_workspace(growing, encryption=encryption, workspace_id=info.id, sample=info.sample, now=now).close()
        _fill(plain, growing, key)
        with open_workspace(growing, unlock=lambda _: key, now=now) as closed:
            _copy_files(plain, closed)
            _require_same(plain, closed)
            with closed.store.begin(person) as work:
                work.record(Act.CARRY_OVER, Kind.WORKSPACE, "workspace", count=len(_digests(closed)))
            sheet = recovery.prove(closed, slot_id, text)
    write_info(old, replace(info, carried_over=True))
    return Founded(new, person.id, sheet)


def _fill(plain: Workspace, growing: Path, key: bytes) -> None:
    """Put the encrypted copy of the database in the place of the empty one."""
    (growing / "qtic.db").unlink()
    encrypt_database(plain.folder / "qtic.db", growing / "qtic.db", key)


def _digests(workspace: Workspace) -> list[str]:
    with workspace.store.read() as session:
        wanted = set(session.scalars(select(Attachment.sha256)))
        wanted |= {digest for digest in session.scalars(select(Opinion.pdf_sha256)) if digest}
        wanted |= {digest for digest in session.scalars(select(OpinionSignature.scan_sha256)) if digest}
    return sorted(wanted)


def _copy_files(plain: Workspace, closed: Workspace) -> None:
    """Every file that lies in the attachments, named by a record or not; the office's fonts; the authority."""
    for path in sorted((plain.folder / "attachments").rglob("*")):
        if path.is_file() and len(path.name) == 64:
            with path.open("rb") as file:
                if closed.attachments.put_file(file) != path.name:
                    raise Refused("archive.not_whole", what=path.name[:12])
    shutil.copytree(plain.office_fonts, closed.office_fonts, dirs_exist_ok=True)
    if (plain.keys / "authority.pem").is_file():
        signing_keys.keep_authority(
            closed, signing_keys.authority_of(plain).exported(signing_keys.passphrase_of(closed))
        )


def _require_same(plain: Workspace, closed: Workspace) -> None:
    """Read the copy back: same tables, same rows, sound chain, every file readable."""
    with (
        closing(connect(plain.folder / "qtic.db")) as before,
        closing(connect(closed.folder / "qtic.db", closed.key)) as after,
    ):
        schema = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
        if before.execute(schema).fetchall() != after.execute(schema).fetchall():
            raise Refused("archive.not_whole", what="qtic.db")
        for (table,) in before.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
            if not _same_rows(before, after, table):
                raise Refused("archive.not_whole", what=table)
    with closed.store.read() as session:
        findings = check_chain_and_files(session, closed.attachments)
    known = {finding.subject for finding in _findings_before(plain)}
    for finding in findings:
        if finding.subject not in known:
            raise Refused("archive.not_whole", what=finding.subject)


def _findings_before(plain: Workspace) -> list[Any]:
    """What was not sound before is not blamed on the copy."""
    with plain.store.read() as session:
        return list(check_chain_and_files(session, plain.attachments))


def _same_rows(before: Any, after: Any, table: str) -> bool:
    query = f'SELECT * FROM "{table}" ORDER BY rowid'
    first, second = before.execute(query), after.execute(query)
    while True:
        ours, theirs = first.fetchmany(500), second.fetchmany(500)
        if ours != theirs:
            return False
        if not ours:
            return True

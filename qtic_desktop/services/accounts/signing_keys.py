"""The keys that sign in a workspace: its authority, and for each expert a key that only the expert's slip gives out."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.errors import Refused
from qtic_desktop.storage.encryption.box import WrongKey, subkey
from qtic_desktop.storage.encryption.box_file import read_box, write_box
from qtic_desktop.storage.tables.registry import WorkspaceFact
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.authority import Authority
    from qtic_desktop.documents.signing.keys import SignerKey

_ABOUT = "workspace authority"


def authority_of(workspace: Workspace) -> Authority:
    """The certificate authority of the workspace, made on first use; in an encrypted one its file is a box under the
    workspace key."""
    from qtic_desktop.documents.signing.authority import (
        new_authority,
        open_authority,
        read_authority,
        workspace_passphrase,
    )

    with workspace.store.read() as session:
        office = _organizer(session)
    now = workspace.store.now()
    if workspace.key is None:
        passphrase = workspace_passphrase(workspace.keys)
        return open_authority(workspace.keys, office_name=office, passphrase=passphrase, when=now)
    data = _kept(workspace, workspace.key)
    if data is None:
        data = new_authority(office, passphrase_of(workspace), when=now)
        keep_authority(workspace, data)
    return read_authority(data, passphrase_of(workspace))


def passphrase_of(workspace: Workspace) -> bytes:
    """The passphrase of the authority's private key, made from the workspace key."""
    if workspace.key is None:
        raise Refused("accounts.no_secrets_here")
    return subkey(workspace.key, "authority passphrase").hex().encode()


def keep_authority(workspace: Workspace, data: bytes) -> None:
    """Put the authority's file, as ``read_authority`` reads it, into its box."""
    if workspace.key is None:
        raise Refused("accounts.no_secrets_here")
    write_box(_authority_file(workspace), subkey(workspace.key, "authority"), data, _ABOUT)


def new_signing_key(workspace: Workspace, *, name: str, organization: str, person_id: str) -> SignerKey:
    """A key of the workspace's authority for a person, kept nowhere yet."""
    return authority_of(workspace).new_key(name, organization, person_id, when=workspace.store.now())


def packed(key: SignerKey) -> bytes:
    """A signing key as a slot keeps it: PKCS#8 and the certificate, to be encrypted by the slot."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    private = key.private_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    parts = {"key": private, "certificate": key.certificate}
    return json.dumps({name: b64encode(part).decode() for name, part in parts.items()}).encode()


def unpacked(workspace: Workspace, own: bytes) -> SignerKey:
    """The signing key that a slot kept; ``Refused`` (accounts.no_signing_key) when it keeps none."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    from qtic_desktop.documents.signing.keys import signer_key

    if not own:
        raise Refused("accounts.no_signing_key")
    parts = {name: b64decode(part) for name, part in json.loads(own).items()}
    key = load_der_private_key(parts["key"], None)
    return signer_key(key, x509.load_der_x509_certificate(parts["certificate"]), when=workspace.store.now())


def _authority_file(workspace: Workspace) -> Path:
    return workspace.keys / "authority.box"


def _kept(workspace: Workspace, key: bytes) -> bytes | None:
    """The authority's file; None when there is none yet, ``Refused`` when it does not open."""
    try:
        return read_box(_authority_file(workspace), subkey(key, "authority"), _ABOUT)
    except WrongKey as error:
        raise Refused("signing.authority_broken") from error


def _organizer(session: Session) -> str:
    return session.scalar(select(WorkspaceFact.value).where(WorkspaceFact.name == "organizer")) or ""

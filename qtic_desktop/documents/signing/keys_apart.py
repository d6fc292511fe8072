"""A certificate file from outside is opened in the child process: a few bytes of it can ask for years of deriving keys."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from qtic_desktop.confined.reader import Reader, forget, read_apart
from qtic_desktop.documents.signing.keys import SignerKey, load_p12

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.keys import PrivateKey


def opened_parts(data: bytes, passphrase: bytes, when: datetime) -> tuple[bytes, bytes, str, str]:
    """In the child: the private key (PKCS#8, DER), the certificate (DER), its owner and organization."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = load_p12(data, passphrase, when=when)
    plain = key.private_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return plain, key.certificate, key.owner, key.organization


def load_p12_apart(data: bytes, passphrase: bytes, *, when: datetime) -> SignerKey:
    """As ``load_p12``, and what ``read_apart`` refuses. The child that held the key is ended."""
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    try:
        plain, certificate, owner, organization = read_apart(Reader.SIGNATURES, opened_parts, data, passphrase, when)
    finally:
        forget(Reader.SIGNATURES)
    return SignerKey(cast("PrivateKey", load_der_private_key(plain, None)), certificate, owner, organization)

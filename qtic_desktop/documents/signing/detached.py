"""A signature in a file of its own beside a file that cannot carry one, such as a workbook.

It is a JSON object: what is said of the file (its SHA-256 among it), the certificate of the key, that of the workspace's
authority above it, and an ECDSA signature over the canonical form of all the rest.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from qtic_desktop.documents.signing.fingerprints import sha256_hex
from qtic_desktop.documents.signing.keys import SignerKey
from qtic_desktop.domain.errors import Refused

ENDING: Final = ".sig"
_FORMAT: Final = "qtic-detached-1"
_MOST_BYTES: Final = 1 << 16
_UNREADABLE: Final = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Detached:
    """What holds: ``facts`` as they were signed, and the SHA-256 (hex) of the authority's certificate."""

    facts: Mapping[str, str]
    authority: str


def sign_beside(data: bytes, facts: Mapping[str, str], key: SignerKey, authority: bytes) -> bytes:
    """The signature file for ``data``; ``authority`` is the certificate (DER) that issued the key's."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    if not isinstance(key.private_key, ec.EllipticCurvePrivateKey):
        raise Refused("signing.key_unsupported", owner=key.owner)
    told: dict[str, Any] = {
        "format": _FORMAT,
        "sha256": sha256_hex(data),
        "facts": dict(facts),
        "certificate": b64encode(key.certificate).decode(),
        "authority": b64encode(authority).decode(),
    }
    signature = key.private_key.sign(_canonical(told), ec.ECDSA(hashes.SHA256()))
    whole = {**told, "signature": b64encode(signature).decode()}
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def check_beside(data: bytes, signature: bytes) -> Detached:
    """What the signature file says of ``data``, once it holds.

    Raises ``Refused``: signing.beside_unreadable, signing.beside_other_file where the file is not as it was signed, and
    signing.beside_broken where the signature does not hold.
    """
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    unreadable = (*_UNREADABLE, x509.InvalidVersion, UnsupportedAlgorithm)
    try:
        if len(signature) > _MOST_BYTES:
            raise ValueError("too long")
        told = json.loads(signature)
        written = told.pop("signature")
        made = b64decode(written, validate=True)
        certificate = x509.load_der_x509_certificate(b64decode(told["certificate"], validate=True))
        issuer_der = b64decode(told["authority"], validate=True)
        issuer = x509.load_der_x509_certificate(issuer_der)
        facts = {str(name): str(text) for name, text in told["facts"].items()}
        digest = told["sha256"]
        if b64encode(made).decode() != written:
            raise ValueError("not as it was written")
        if told["format"] != _FORMAT or set(told) != {"format", "sha256", "facts", "certificate", "authority"}:
            raise ValueError("another format")
        key = certificate.public_key()
    except unreadable as error:
        raise Refused("signing.beside_unreadable") from error
    if digest != sha256_hex(data):
        raise Refused("signing.beside_other_file")
    try:
        if not isinstance(key, ec.EllipticCurvePublicKey):
            raise InvalidSignature
        key.verify(made, _canonical(told), ec.ECDSA(hashes.SHA256()))
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError) as error:
        raise Refused("signing.beside_broken") from error
    return Detached(facts, sha256_hex(issuer_der))


def _canonical(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

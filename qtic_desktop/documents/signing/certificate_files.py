"""A certificate looked at before it is registered: with its key (PKCS#12) or without (what an issuer publishes)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from qtic_desktop.documents.signing.fingerprints import sha256_hex
from qtic_desktop.documents.signing.keys import MAX_P12_BYTES, load_p12, require_usable
from qtic_desktop.domain.errors import Refused

if TYPE_CHECKING:
    from cryptography import x509

_PEM = b"-----BEGIN CERTIFICATE-----"


@dataclass(frozen=True, slots=True)
class CertificateSeen:
    """Whose certificate it is: holder and unit as written in it, ``sha256`` (hex) of its DER, the last day it is valid."""

    holder: str
    organization: str
    sha256: str
    until: date


def look_into(data: bytes, passphrase: str, *, when: datetime) -> CertificateSeen:
    """Read a certificate that is to sign from ``when`` (aware) on; the key beside it is not kept.

    Raises ``Refused``: signing.certificate_unreadable for what is none, and whatever ``keys.load_p12`` refuses, for a
    file with a key and for one without.
    """
    from cryptography import x509

    if len(data) > MAX_P12_BYTES:
        raise Refused("signing.certificate_unreadable")
    found = _alone(data)
    if found is None:
        found = x509.load_der_x509_certificate(load_p12(data, passphrase.encode(), when=when).certificate)
    owner, organization = require_usable(found.public_key(), found, when=when)
    if not owner:
        raise Refused("signing.certificate_unreadable")
    return CertificateSeen(owner, organization, sha256_hex(_der(found)), found.not_valid_after_utc.date())


def _alone(data: bytes) -> x509.Certificate | None:
    """The certificate of a file without a key (PEM, DER); None where it is a PKCS#12 file."""
    from cryptography import x509

    try:
        if _PEM in data:
            return x509.load_pem_x509_certificate(data[data.index(_PEM) :])
        return x509.load_der_x509_certificate(data)
    except ValueError as error:
        if data[:1] == b"\x30" and _PEM not in data:
            return None
        raise Refused("signing.certificate_unreadable") from error


def _der(certificate: x509.Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.DER)

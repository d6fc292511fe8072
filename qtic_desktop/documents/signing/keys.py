"""Signing keys: kept in memory as key objects, read from PKCS#12 files with sentences a clerk can act on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from qtic_desktop.documents.signing.fingerprints import sha256_hex
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions.certificate_text import shown

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

MAX_P12_BYTES = 1 << 20
_RC2_ALGORITHMS = frozenset({"1.2.840.113549.1.12.1.5", "1.2.840.113549.1.12.1.6"})
_NOT_FOR_PEOPLE = frozenset(  # server, program code, time stamps, certificate status
    {"1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.3", "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9"}
)
_CURVES = frozenset({"secp256r1", "secp384r1", "secp521r1"})
_MIN_RSA_BITS = 2048


@dataclass(frozen=True, slots=True)
class SignerKey:
    """A private key and its certificate (DER). Issuers above it are not kept: the record pins the certificate itself."""

    private_key: PrivateKey = field(repr=False)
    certificate: bytes = field(repr=False)
    owner: str = ""
    organization: str = ""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, hex; what the record pins per expert."""
        return sha256_hex(self.certificate)


def load_p12(data: bytes, passphrase: bytes, *, when: datetime) -> SignerKey:
    """Open a PKCS#12 file for signing at ``when`` (aware). Of several keys in it (offices get one for signing and one
    for encryption) the one that may sign and is valid is taken.

    Raises :class:`Refused`: ``signing.p12_broken``, ``signing.p12_passphrase``, ``signing.p12_old_encryption``,
    ``signing.p12_no_key``, ``signing.key_unsupported``, ``signing.certificate_expired``,
    ``signing.certificate_not_yet_valid``, ``signing.certificate_usage``.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    algorithms = _encryption_algorithms(data)
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, passphrase or None)
    except UnsupportedAlgorithm as error:
        raise Refused(_unreadable_code(algorithms, "signing.key_unsupported")) from error
    except (ValueError, TypeError) as error:
        raise Refused(_unreadable_code(algorithms, "signing.p12_passphrase")) from error
    if key is None or certificate is None:
        raise Refused("signing.p12_no_key")
    pairs = [(key, certificate), *_further_pairs(data, passphrase, others)]
    refusals = []
    for pair in pairs:
        try:
            return signer_key(*pair, when=when)
        except Refused as refusal:
            refusals.append(refusal)
    raise refusals[0]


def _further_pairs(
    data: bytes, passphrase: bytes, certificates: Sequence[x509.Certificate]
) -> Iterator[tuple[object, x509.Certificate]]:
    """Keys beside the first one, each with its certificate: the library itself gives only one key of a file."""
    from asn1crypto import cms, pkcs12
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    for info in pkcs12.Pfx.load(data).authenticated_safe:
        if not isinstance(info, cms.ContentInfo) or info["content_type"].native != "data":
            continue
        for bag in pkcs12.SafeContents.load(info["content"].native):
            if bag["bag_id"].native != "pkcs8_shrouded_key_bag":
                continue
            try:
                key = load_der_private_key(bag["bag_value"].untag().dump(), passphrase)
            except (ValueError, TypeError, UnsupportedAlgorithm):
                continue
            for certificate in certificates:
                if certificate.public_key() == key.public_key():
                    yield key, certificate


def signer_key(key: object, certificate: x509.Certificate, *, when: datetime) -> SignerKey:
    """Check that the pair may sign at ``when`` and keep it; refusals as in :func:`load_p12`."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509.oid import NameOID

    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise Refused("signing.key_unsupported", owner=_attribute(certificate, NameOID.COMMON_NAME))
    owner, organization = require_usable(key.public_key(), certificate, when=when)
    return SignerKey(
        private_key=key,
        certificate=certificate.public_bytes(Encoding.DER),
        owner=owner,
        organization=organization,
    )


def require_usable(public_key: object, certificate: x509.Certificate, *, when: datetime) -> tuple[str, str]:
    """Holder and unit of a certificate whose key may sign at ``when``; refusals as in :func:`load_p12`."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa
    from cryptography.x509.oid import NameOID

    owner = _attribute(certificate, NameOID.COMMON_NAME)
    fit_ec = isinstance(public_key, ec.EllipticCurvePublicKey) and public_key.curve.name in _CURVES
    fit_rsa = isinstance(public_key, rsa.RSAPublicKey) and public_key.key_size >= _MIN_RSA_BITS
    if not (fit_ec or fit_rsa):
        raise Refused("signing.key_unsupported", owner=owner)
    if when > certificate.not_valid_after_utc:
        raise Refused("signing.certificate_expired", owner=owner, day=certificate.not_valid_after_utc.date())
    if when < certificate.not_valid_before_utc:
        raise Refused("signing.certificate_not_yet_valid", owner=owner, day=certificate.not_valid_before_utc.date())
    if not _may_sign(certificate):
        raise Refused("signing.certificate_usage", owner=owner)
    return owner, _attribute(certificate, NameOID.ORGANIZATION_NAME)


def _may_sign(certificate: x509.Certificate) -> bool:
    """A certificate that limits its use must allow signatures, and must not be for machines or services alone."""
    from cryptography.x509 import ExtendedKeyUsage, ExtensionNotFound, KeyUsage

    try:
        usage = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        pass
    else:
        if not (usage.digital_signature or usage.content_commitment):
            return False
    try:
        purposes = certificate.extensions.get_extension_for_class(ExtendedKeyUsage).value
    except ExtensionNotFound:
        return True
    return not {purpose.dotted_string for purpose in purposes} <= _NOT_FOR_PEOPLE


def _attribute(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    return shown(str(found[0].value)) if found else ""


def _unreadable_code(algorithms: frozenset[str], otherwise: str) -> str:
    """Files of old Windows exports fail with the same error as a wrong passphrase; the algorithm inside tells them apart."""
    return "signing.p12_old_encryption" if algorithms & _RC2_ALGORITHMS else otherwise


def _encryption_algorithms(data: bytes) -> frozenset[str]:
    """Object identifiers of the encryptions named in the outer layer, which is readable without the passphrase."""
    from asn1crypto import cms, pkcs12

    if len(data) > MAX_P12_BYTES:
        raise Refused("signing.p12_broken")
    try:
        safe = pkcs12.Pfx.load(data, strict=True).authenticated_safe
        return frozenset(
            info["content"]["encrypted_content_info"]["content_encryption_algorithm"]["algorithm"].dotted
            for info in safe
            if isinstance(info, cms.ContentInfo) and info["content_type"].native == "encrypted_data"
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused("signing.p12_broken") from error

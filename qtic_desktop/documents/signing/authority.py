"""The certificate authority of one workspace, made on first use.

What it proves: "signed inside this workspace, with the key kept there for this person". It does not prove identity:
whoever holds the workspace folder and its passphrase can issue a certificate in any name.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.documents.signing.fingerprints import sha256_hex
from qtic_desktop.documents.signing.keys import SignerKey, load_p12, signer_key
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec

_YEARS = 10
_ROOT_NAME = "工作区自签证书"  # no office may look like a public certificate authority
_NAME_LIMIT = (
    64  # upper bound of X.520 for common and organization names, counted here in UTF-8 bytes as the library does
)
_ROOT_FILE = "authority.pem"
_SECRET_FILE = "passphrase"


@dataclass(frozen=True, slots=True)
class Authority:
    """The opened authority; ``root`` is its certificate (DER), the trust root handed to the verifier."""

    folder: Path
    root: bytes = field(repr=False)
    _key: ec.EllipticCurvePrivateKey = field(repr=False)
    _passphrase: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the root certificate, hex."""
        return sha256_hex(self.root)

    def issue_certificate(self, person_name: str, organization: str, person_id: str, *, when: datetime) -> bytes:
        """Return the person's PKCS#12 file (encrypted with the office's passphrase), made once and then kept on disk.

        A changed name or organization gets a new certificate. Raises ``signing.no_name``.
        """
        if not person_name.strip():
            raise Refused("signing.no_name")
        identity = f"{person_id}\n{person_name}\n{organization}\n{self.fingerprint}"
        path = self.folder / "people" / f"{sha256_hex(identity.encode())[:24]}.p12"
        if path.exists():
            return _read(path)
        return _publish(path, self._new_p12(person_name, organization, person_id, when))

    def key_for(self, person_name: str, organization: str, person_id: str, *, when: datetime) -> SignerKey:
        """The person's signing key, issued on first use (see :meth:`issue_certificate`)."""
        data = self.issue_certificate(person_name, organization, person_id, when=when)
        return load_p12(data, self._passphrase, when=when)

    def exported(self, passphrase: bytes) -> bytes:
        """The authority as ``read_authority`` reads it, under another passphrase."""
        from cryptography import x509
        from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

        encryption = BestAvailableEncryption(passphrase)
        private = self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
        return private + x509.load_der_x509_certificate(self.root).public_bytes(Encoding.PEM)

    def new_key(self, person_name: str, organization: str, person_id: str, *, when: datetime) -> SignerKey:
        """A new signing key with its certificate, kept nowhere: whoever gets it keeps it. Raises ``signing.no_name``."""
        if not person_name.strip():
            raise Refused("signing.no_name")
        key, certificate, _ = self._issued(person_name, organization, person_id, when)
        return signer_key(key, certificate, when=when)

    def _new_p12(self, person_name: str, organization: str, person_id: str, when: datetime) -> bytes:
        from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

        key, certificate, issuer = self._issued(person_name, organization, person_id, when)
        encryption = BestAvailableEncryption(self._passphrase)
        return pkcs12.serialize_key_and_certificates(person_name.encode(), key, certificate, [issuer], encryption)

    def _issued(
        self, person_name: str, organization: str, person_id: str, when: datetime
    ) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate, x509.Certificate]:
        from cryptography import x509
        from cryptography.hazmat.primitives.asymmetric import ec

        issuer = x509.load_der_x509_certificate(self.root)
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _certificate(
            _name(person_name, organization, sha256_hex(person_id.encode())[:16]),
            key.public_key(),
            issuer.subject,
            self._key,
            when,
            until=issuer.not_valid_after_utc,
            authority=False,
        )
        return key, certificate, issuer


def workspace_passphrase(folder: Path) -> bytes:
    """The generated secret of a workspace whose office set no passphrase of its own; file mode 0600, made on first use."""
    path = folder / _SECRET_FILE
    return _read(path) if path.exists() else _publish(path, secrets.token_urlsafe(32).encode())


def open_authority(folder: Path, *, office_name: str, passphrase: bytes, when: datetime) -> Authority:
    """Open the authority kept in ``folder``, or make it (EC P-256, ten years) when there is none.

    ``when`` is an aware datetime. Raises ``signing.authority_passphrase``, ``signing.authority_broken`` and, when the
    folder cannot be written, :class:`EnvironmentTrouble` ``signing.keys_not_writable``.
    """
    path = folder / _ROOT_FILE
    data = _read(path) if path.exists() else _publish(path, _new_root(office_name, passphrase, when))
    return _load(folder, data, passphrase)


def new_authority(office_name: str, passphrase: bytes, *, when: datetime) -> bytes:
    """A new authority as ``read_authority`` reads it, for who keeps it in a place of their own."""
    return _new_root(office_name, passphrase, when)


def read_authority(data: bytes, passphrase: bytes) -> Authority:
    """The authority kept elsewhere than in a folder; it issues keys by ``new_key`` only."""
    return _load(Path(), data, passphrase)


def _load(folder: Path, data: bytes, passphrase: bytes) -> Authority:
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

    try:
        root = x509.load_pem_x509_certificate(data)
    except ValueError as error:
        raise Refused("signing.authority_broken") from error
    try:
        key = load_pem_private_key(data, passphrase)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Refused("signing.authority_passphrase") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != root.public_key():
        raise Refused("signing.authority_broken")
    return Authority(folder, root.public_bytes(Encoding.DER), key, passphrase)


def _new_root(office_name: str, passphrase: bytes, when: datetime) -> bytes:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

    if not passphrase:
        raise Refused("signing.authority_passphrase")
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(_ROOT_NAME, office_name, secrets.token_hex(8))
    until = when + timedelta(days=round(365.25 * _YEARS))
    root = _certificate(subject, key.public_key(), subject, key, when, until=until, authority=True)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase))
    return private + root.public_bytes(Encoding.PEM)


def _name(common: str, organization: str, serial: str) -> x509.Name:
    """A subject whose name and organization are UTF8String (the library's default), so that every character survives."""
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    parts = [(NameOID.COMMON_NAME, common), (NameOID.ORGANIZATION_NAME, organization), (NameOID.SERIAL_NUMBER, serial)]
    return x509.Name([x509.NameAttribute(oid, _shortened(text)) for oid, text in parts if text.strip()])


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    if len(text.encode()) <= _NAME_LIMIT:
        return text
    return text.encode()[: _NAME_LIMIT - len("…".encode())].decode(errors="ignore") + "…"


def _certificate(
    subject: x509.Name,
    public: ec.EllipticCurvePublicKey,
    issuer: x509.Name,
    issuer_key: ec.EllipticCurvePrivateKey,
    when: datetime,
    *,
    until: datetime,
    authority: bool,
) -> x509.Certificate:
    """Valid from the day before ``when``, so that two station clocks a few hours apart do not refuse each other."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    usage = x509.KeyUsage(
        digital_signature=not authority, content_commitment=not authority, key_cert_sign=authority, crl_sign=authority,
        key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(when - timedelta(days=1))
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=0 if authority else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    return builder.sign(issuer_key, hashes.SHA256())


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentTrouble("signing.keys_not_readable", reason=error.strerror or "") from error


def _publish(path: Path, data: bytes) -> bytes:
    """Write ``data`` whole or not at all, readable by its owner only; if another process was first, return its bytes."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _rename_unless_taken(draft, path)
    except OSError as error:
        if isinstance(error, FileExistsError) and path.exists():
            return _read(path)
        raise EnvironmentTrouble("signing.keys_not_writable", reason=error.strerror or "") from error
    finally:
        with suppress(OSError):
            draft.unlink()
    return data


def _rename_unless_taken(draft: Path, path: Path) -> None:
    if os.name == "nt":
        draft.rename(path)  # Windows refuses an existing target, which is what is wanted
        return
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        draft.replace(path)

"""Keys and certificates: made on first use, kept, named rightly, refused with their own sentence."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from asn1crypto import core
from asn1crypto import pkcs12 as asn1_pkcs12
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from qtic_desktop.documents.signing.authority import open_authority, workspace_passphrase
from qtic_desktop.documents.signing.fingerprints import fingerprint_words
from qtic_desktop.documents.signing.keys import load_p12
from qtic_desktop.domain.errors import EnvironmentTrouble, QticError, Refused
from tests.documents.signing_kit import NAMES, PASSPHRASE, WHEN, office


def test_the_authority_is_made_once_and_opened_again(tmp_path: Path) -> None:
    first = office(tmp_path / "keys")
    again = office(tmp_path / "keys", name="另一个名字")
    assert again.root == first.root
    certificate = x509.load_der_x509_certificate(first.root)
    assert certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == "工作区自签证书"
    assert certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value == "示例评审办公室"
    assert timedelta(days=3650) < certificate.not_valid_after_utc - WHEN < timedelta(days=3655)
    assert isinstance(certificate.public_key(), ec.EllipticCurvePublicKey)


def test_two_that_make_the_authority_at_once_get_the_same_one(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        roots = list(pool.map(lambda _: office(tmp_path / "keys").root, range(16)))
    assert len(set(roots)) == 1
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["authority.pem"]


def test_a_wrong_passphrase_does_not_open_the_authority(tmp_path: Path) -> None:
    office(tmp_path)
    with pytest.raises(Refused) as refused:
        open_authority(tmp_path, office_name="x", passphrase=b"wrong", when=WHEN)
    assert refused.value.code == "signing.authority_passphrase"


def test_a_damaged_authority_file_is_not_replaced(tmp_path: Path) -> None:
    office(tmp_path)
    (tmp_path / "authority.pem").write_bytes(b"-----BEGIN nothing")
    with pytest.raises(Refused) as refused:
        office(tmp_path)
    assert refused.value.code == "signing.authority_broken"
    assert (tmp_path / "authority.pem").read_bytes() == b"-----BEGIN nothing"


def test_key_files_are_encrypted_and_private(tmp_path: Path) -> None:
    office(tmp_path).key_for("王䶮", "示例大学", "1", when=WHEN)
    secret = workspace_passphrase(tmp_path)
    assert secret == workspace_passphrase(tmp_path)
    assert len(secret) >= 40
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 3
    assert b"ENCRYPTED PRIVATE KEY" in (tmp_path / "authority.pem").read_bytes()
    if os.name == "posix":
        assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_a_folder_that_cannot_be_written_is_the_environments_trouble(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file in the way")
    with pytest.raises(EnvironmentTrouble) as trouble:
        office(tmp_path / "keys")
    assert trouble.value.code == "signing.keys_not_writable"


@pytest.mark.parametrize("name", NAMES)
def test_rare_names_survive_in_utf8(tmp_path: Path, name: str) -> None:
    key = office(tmp_path).key_for(name, "示例研究院", "1", when=WHEN)
    assert (key.owner, key.organization) == (name, "示例研究院")
    subject = asn1_x509.Certificate.load(key.certificate).subject.chosen
    values = {pair["type"].native: pair["value"].chosen for rdn in subject for pair in rdn}
    assert isinstance(values["common_name"], core.UTF8String)
    assert values["common_name"].native == name


def test_a_long_organization_is_cut_between_characters(tmp_path: Path) -> None:
    key = office(tmp_path).key_for("王䶮", "示例" * 40, "1", when=WHEN)
    assert key.organization.endswith("示…") or key.organization.endswith("例…")
    assert len(key.organization.encode()) <= 64


def test_certificates_are_kept_per_person_and_renewed_when_the_name_changes(tmp_path: Path) -> None:
    authority = office(tmp_path)
    first = authority.key_for("王䶮", "示例大学", "1", when=WHEN)
    assert authority.key_for("王䶮", "示例大学", "1", when=WHEN).fingerprint == first.fingerprint
    assert authority.key_for("王䶮", "示例大学", "2", when=WHEN).fingerprint != first.fingerprint
    assert authority.key_for("王龑", "示例大学", "1", when=WHEN).fingerprint != first.fingerprint


def test_a_person_without_a_name_gets_no_certificate(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        office(tmp_path).issue_certificate("  ", "示例大学", "1", when=WHEN)
    assert refused.value.code == "signing.no_name"


def _refusal(data: bytes, passphrase: bytes = PASSPHRASE, days: float = 0) -> str:
    with pytest.raises(QticError) as refused:
        load_p12(data, passphrase, when=WHEN + timedelta(days=days))
    return refused.value.code


def test_each_trouble_with_a_certificate_file_has_its_own_sentence(tmp_path: Path) -> None:
    good = office(tmp_path).issue_certificate("王䶮", "示例大学", "1", when=WHEN)
    assert load_p12(good, PASSPHRASE, when=WHEN).owner == "王䶮"
    assert _refusal(good, b"wrong") == "signing.p12_passphrase"
    assert _refusal(good, b"") == "signing.p12_passphrase"
    assert _refusal(good[:-7]) == "signing.p12_broken"
    assert _refusal(b"not a certificate") == "signing.p12_broken"
    assert _refusal(bytes(2 << 20)) == "signing.p12_broken"
    assert _refusal(good, days=3700) == "signing.certificate_expired"
    assert _refusal(good, days=-2) == "signing.certificate_not_yet_valid"


def test_a_file_of_the_rc2_era_is_not_called_a_wrong_passphrase() -> None:
    old = (
        PrivateFormat.PKCS12.encryption_builder()
        .key_cert_algorithm(pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC)
        .hmac_hash(hashes.SHA1())
        .build(PASSPHRASE)
    )
    key, certificate = _self_signed(ec.generate_private_key(ec.SECP256R1()))
    triple_des = pkcs12.serialize_key_and_certificates(b"old", key, certificate, None, old)
    prefix = bytes.fromhex("060a2a864886f70d010c01")
    assert triple_des.count(prefix + b"\x03") == 2
    rc2 = triple_des.replace(prefix + b"\x03", prefix + b"\x06", 1)
    assert _refusal(rc2) == "signing.p12_old_encryption"


def test_keys_that_cannot_sign_are_refused() -> None:
    encryption = BestAvailableEncryption(PASSPHRASE)
    edwards, certificate = _self_signed(ed25519.Ed25519PrivateKey.generate())
    foreign = pkcs12.serialize_key_and_certificates(b"x", edwards, certificate, None, encryption)
    assert _refusal(foreign) == "signing.key_unsupported"
    assert _refusal(pkcs12.serialize_key_and_certificates(b"x", None, certificate, None, encryption)) == (
        "signing.p12_no_key"
    )


def _p12(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, passphrase: bytes, *, way: str = "AES") -> bytes:
    """A certificate file as other programs write it."""
    builder = PrivateFormat.PKCS12.encryption_builder()
    encryption = {
        "AES": BestAvailableEncryption(passphrase or b"x"),
        "3DES": builder.key_cert_algorithm(pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC)
        .hmac_hash(hashes.SHA1())
        .build(passphrase or b"x"),
        "none": NoEncryption(),
    }[way]
    return pkcs12.serialize_key_and_certificates(b"x", key, _self_signed(key)[1], None, encryption)


@pytest.mark.parametrize("way", ["AES", "3DES"])
@pytest.mark.parametrize("passphrase", ["secret", "口令与Abc", "ｓｅｃｒｅｔ", " with blanks "])
@pytest.mark.parametrize("kind", ["EC", "RSA"])
def test_files_of_other_programs_open_by_their_own_passphrase_only(way: str, passphrase: str, kind: str) -> None:
    key = ec.generate_private_key(ec.SECP256R1()) if kind == "EC" else rsa.generate_private_key(65537, 2048)
    data = _p12(key, passphrase.encode(), way=way)
    assert load_p12(data, passphrase.encode(), when=WHEN).owner == "王䶮"
    for wrong in (b"", passphrase.encode() + b"x", passphrase.upper().encode() + b" "):
        assert _refusal(data, wrong) == "signing.p12_passphrase"


def test_a_file_without_a_passphrase_opens_by_an_empty_one() -> None:
    data = _p12(ec.generate_private_key(ec.SECP256R1()), b"", way="none")
    assert load_p12(data, b"", when=WHEN).owner == "王䶮"


def test_a_file_without_an_integrity_code() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    file = asn1_pkcs12.Pfx.load(_p12(key, PASSPHRASE))
    bare = asn1_pkcs12.Pfx({"version": "v3", "auth_safe": file["auth_safe"]}).dump()
    assert load_p12(bare, PASSPHRASE, when=WHEN).owner == "王䶮"
    assert _refusal(bare, b"wrong") == "signing.p12_passphrase"


@pytest.mark.parametrize(
    "key",
    [rsa.generate_private_key(65537, 1024), ec.generate_private_key(ec.SECP256K1())],
    ids=["RSA-1024", "another curve"],
)
def test_weak_and_unknown_keys_are_named_as_such(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> None:
    assert _refusal(_p12(key, PASSPHRASE)) == "signing.key_unsupported"


@pytest.mark.parametrize(
    ("purposes", "signs"),
    [
        ([ExtendedKeyUsageOID.SERVER_AUTH], False),
        ([ExtendedKeyUsageOID.CODE_SIGNING, ExtendedKeyUsageOID.TIME_STAMPING], False),
        ([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION], True),
        ([ExtendedKeyUsageOID.CLIENT_AUTH], True),
        ([x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")], True),
    ],
    ids=["server", "code and time", "server and mail", "person", "documents"],
)
def test_what_a_certificate_is_for(purposes: list[x509.ObjectIdentifier], signs: bool) -> None:
    key, certificate = _self_signed(ec.generate_private_key(ec.SECP256R1()), x509.ExtendedKeyUsage(purposes))
    file = pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, BestAvailableEncryption(PASSPHRASE))
    if signs:
        assert load_p12(file, PASSPHRASE, when=WHEN).owner == "王䶮"
    else:
        assert _refusal(file) == "signing.certificate_usage"


Key = TypeVar("Key", ec.EllipticCurvePrivateKey, ed25519.Ed25519PrivateKey, rsa.RSAPrivateKey)


def _self_signed(key: Key, extension: x509.ExtensionType | None = None) -> tuple[Key, x509.Certificate]:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "王䶮")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, WHEN, WHEN + timedelta(days=9))
    if extension is not None:
        builder = builder.add_extension(extension, critical=False)
    return key, builder.sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256())


def test_fingerprint_words_differ_where_fingerprints_do(tmp_path: Path) -> None:
    one = office(tmp_path / "a").fingerprint
    other = office(tmp_path / "b").fingerprint
    assert fingerprint_words(one) != fingerprint_words(other)
    assert len(fingerprint_words(one).split()) == 8
    assert fingerprint_words("ab" * 32, "en") == "ABAB-ABAB-ABAB"


def test_the_printed_certificate_is_not_the_key(tmp_path: Path) -> None:
    key = office(tmp_path).key_for("王䶮", "示例大学", "1", when=WHEN)
    assert "private" not in repr(key).lower()
    assert x509.load_der_x509_certificate(key.certificate).public_bytes(Encoding.DER) == key.certificate

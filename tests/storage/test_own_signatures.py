"""Only the person signs: with the key of the slip, or a certificate whose holder is the person or was registered."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from qtic_desktop.documents.signing.keys import SignerKey, load_p12
from qtic_desktop.documents.signing.verdict import describe
from qtic_desktop.domain.errors import QticError
from qtic_desktop.services.accounts import certificates
from qtic_desktop.services.accounts.sign_in import Entered, sign_in, signing_key
from qtic_desktop.services.opinions import papers
from qtic_desktop.services.perform import perform, work
from qtic_desktop.storage.queries import opinions as rows
from tests.helpers.closed import Signer, board, closed_story, now, open_closed, slip_for
from tests.helpers.doors import ask

Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
PASSPHRASE = b"abc123456"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("closed")
    closed_story(folder / "old", folder / "w")
    return folder / "w"


@pytest.fixture
def here(made: Path, tmp_path: Path) -> Iterator[Entered]:
    with open_closed(shutil.copytree(made, tmp_path / "w")) as entered:
        yield entered


def signed(here: Entered, opinion_id: str, line: Signer, key: SignerKey | None) -> None:
    order = papers.sign_opinion.bind(opinion_id=opinion_id, expert_id=line.expert_id, key=key)
    work(here.workspace, here.actor, order)


def refusal(call: Callable[[], object]) -> QticError:
    with pytest.raises(QticError) as caught:
        call()
    return caught.value


def kept(here: Entered, opinion_id: str) -> bytes:
    row = ask(here.workspace.store, rows.opinion_detail, opinion_id=opinion_id).row
    return here.workspace.attachments.get(row.pdf_sha256)


def test_the_office_signs_for_nobody_and_each_expert_with_the_slip(here: Entered) -> None:
    opinion_id, lines = board(here)
    untouched = kept(here, opinion_id)
    order = papers.sign_sample.bind(opinion_id=opinion_id)
    assert refusal(lambda: list(order.run(here.workspace, here.actor))).code == "accounts.own_key_needed"
    assert refusal(lambda: signed(here, opinion_id, lines[0], None)).code == "accounts.own_key_needed"
    first = slip_for(here, lines[0].person_id)
    someone = sign_in(here.workspace, lines[0].name, first.text).actor
    wrong = signing_key(here.workspace, someone, first.text)
    assert refusal(lambda: signed(here, opinion_id, lines[1], wrong)).code == "signing.not_your_certificate"
    assert kept(here, opinion_id) == untouched
    for place, line in enumerate(lines):
        slip = first if place == 0 else slip_for(here, line.person_id)
        actor = sign_in(here.workspace, line.name, slip.text).actor
        again = papers.sign_own.bind(opinion_id=opinion_id, secret=slip.text)
        assert refusal(lambda again=again: work(here.workspace, here.actor, again)).code == "opinions.not_your_line"
        work(here.workspace, actor, again)
    verdict = work(here.workspace, here.actor, papers.verify_file.bind(data=kept(here, opinion_id)))
    assert (verdict.state, verdict.compared) == ("valid", "file")
    assert [report.certificate_owner for report in verdict.signatures] == [line.name for line in lines]


# -- the 24 kinds of certificate files


def named(common: str, organization: str = "") -> x509.Name:
    parts = [(NameOID.COMMON_NAME, common), (NameOID.ORGANIZATION_NAME, organization)]
    return x509.Name([x509.NameAttribute(oid, text) for oid, text in parts if text])


def certificate(
    holder: x509.Name,
    key: Private,
    *,
    issuer: tuple[x509.Name, Private] | None = None,
    days: tuple[int, int] = (-30, 400),
    purpose: x509.ObjectIdentifier | None = None,
    usage: str = "",
) -> x509.Certificate:
    whose, with_key = issuer or (holder, key)
    begins, ends = (now() + timedelta(days=day) for day in days)
    serial = x509.random_serial_number()
    builder = x509.CertificateBuilder(whose, holder, key.public_key(), serial, begins, ends)
    if purpose is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
    if usage:
        names = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
        others = {"key_cert_sign": False, "crl_sign": False, "encipher_only": False, "decipher_only": False}
        builder = builder.add_extension(x509.KeyUsage(**{n: n == usage for n in names}, **others), critical=True)
    return builder.sign(with_key, hashes.SHA256())


def p256() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def big_rsa() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def weak_rsa() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 1024)


def file(
    key: Private, own: x509.Certificate, more: list[x509.Certificate] | None = None, passphrase: bytes = PASSPHRASE,
    algorithm: pkcs12.PBES | None = None, mac: hashes.HashAlgorithm | None = None,
) -> bytes:  # fmt: skip
    encryption = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    if algorithm is not None:
        builder = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2000).key_cert_algorithm(algorithm)
        encryption = builder.hmac_hash(mac or hashes.SHA256()).build(passphrase)
    return pkcs12.serialize_key_and_certificates(b"x", key, own, more, encryption)


def plain(name: str, unit: str = "", make: Callable[[], Private] = p256, passphrase: bytes = PASSPHRASE) -> bytes:
    key = make()
    return file(key, certificate(named(name, unit), key), passphrase=passphrase)


def chained(name: str, depth: int, passphrase: bytes = PASSPHRASE) -> bytes:
    issuer: tuple[x509.Name, Private] = (named("示例根"), p256())
    chain = [certificate(issuer[0], issuer[1])]
    for level in range(depth - 1):
        key, who = p256(), named(f"示例中级{level}")
        chain.insert(0, certificate(who, key, issuer=issuer))
        issuer = (who, key)
    key = big_rsa()
    return file(key, certificate(named(name), key, issuer=issuer), chain, passphrase)


def two_keys(name: str) -> bytes:
    """One for encryption, one for signing, in one file: the first is not the right one. The bags are put together by
    hand, as no library writes two keys."""
    from asn1crypto import pkcs12 as parts

    enc, sig = p256(), p256()
    first = file(enc, certificate(named(name + "(加密)"), enc, usage="key_encipherment"))
    own = certificate(named(name + "(签名)"), sig, usage="digital_signature")
    one = parts.Pfx.load(file(enc, pkcs12.load_pkcs12(first, PASSPHRASE).cert.certificate, [own]))  # type: ignore[union-attr]
    two = parts.Pfx.load(file(sig, own))
    safes = list(one.authenticated_safe) + [
        info for info in two.authenticated_safe if info["content_type"].native == "data"
    ]
    return _sealed_again(parts, safes)


def _sealed_again(parts: object, safes: list[object]) -> bytes:
    """A PKCS#12 file of these parts, with its own check sum (RFC 7292, appendix B)."""
    import hashlib
    import hmac
    import os

    content = parts.AuthenticatedSafe(safes).dump()  # type: ignore[attr-defined]
    salt = os.urandom(8)
    key = _pkcs12_kdf(PASSPHRASE.decode(), salt, 2000)
    digest = hmac.new(key, content, hashlib.sha256).digest()
    return bytes(
        parts.Pfx(  # type: ignore[attr-defined]
            {
                "version": "v3",
                "auth_safe": {"content_type": "data", "content": content},
                "mac_data": {
                    "mac": {"digest_algorithm": {"algorithm": "sha256"}, "digest": digest},
                    "mac_salt": salt,
                    "iterations": 2000,
                },
            }
        ).dump()
    )


def _pkcs12_kdf(passphrase: str, salt: bytes, rounds: int) -> bytes:
    """RFC 7292, appendix B.2, for SHA-256 and purpose 3 (integrity); the first 32 bytes are one block."""
    import hashlib

    block = 64
    stretched = (salt * (block // len(salt) + 1))[:block]
    word = passphrase.encode("utf-16-be") + b"\0\0"
    word = (word * (block // len(word) + 1))[: block * -(-len(word) // block)]
    digest = hashlib.sha256(b"\3" * block + stretched + word).digest()
    for _ in range(rounds - 1):
        digest = hashlib.sha256(digest).digest()
    return digest


@dataclass(frozen=True)
class Case:
    """A certificate file and what comes of it: ``signs``, or the refusal with its own sentence."""

    name: str
    make: Callable[[str, str], bytes]
    outcome: str = "signs"
    passphrase: bytes = PASSPHRASE


def purpose(oid: x509.ObjectIdentifier) -> Callable[[str, str], bytes]:
    def make(name: str, _unit: str) -> bytes:
        key = p256()
        return file(key, certificate(named(name), key, purpose=oid))

    return make


def dated(first: int, last: int) -> Callable[[str, str], bytes]:
    def make(name: str, _unit: str) -> bytes:
        key = p256()
        return file(key, certificate(named(name), key, days=(first, last)))

    return make


def old_encryption(algorithm: pkcs12.PBES, mac: hashes.HashAlgorithm) -> Callable[[str, str], bytes]:
    def make(name: str, _unit: str) -> bytes:
        key = p256()
        return file(key, certificate(named(name), key), algorithm=algorithm, mac=mac)

    return make


CASES = [
    Case("AES-256 and RSA", lambda name, unit: plain(name, unit, big_rsa)),
    Case("AES-256 and P-256", lambda name, unit: plain(name)),
    Case("P-384", lambda name, unit: plain(name, unit, lambda: ec.generate_private_key(ec.SECP384R1()))),
    Case("triple DES", old_encryption(pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC, hashes.SHA1())),
    Case("AES-256, check sum by SHA-1", old_encryption(pkcs12.PBES.PBESv2SHA256AndAES256CBC, hashes.SHA1())),
    Case("no passphrase", lambda name, unit: plain(name, unit, passphrase=b""), passphrase=b""),
    Case("Chinese passphrase", lambda name, unit: plain(name, passphrase="证书口令八".encode()), passphrase="证书口令八".encode()),
    Case("full-width passphrase", lambda name, unit: plain(name, passphrase="ａｂｃ１２３".encode()), passphrase="ａｂｃ１２３".encode()),
    Case("a chain of two", lambda name, unit: chained(name, 1)),
    Case("a chain of four", lambda name, unit: chained(name, 3)),
    Case("two keys, the second may sign", lambda name, unit: two_keys(name)),
    Case("for mail protection", purpose(ExtendedKeyUsageOID.EMAIL_PROTECTION)),
    Case("name with a purpose behind it", lambda name, unit: plain(name + "（签名）")),
    Case("name with a space in it", lambda name, unit: plain(name[0] + " " + name[1:])),
    Case("somebody else's", lambda name, unit: plain("赵六"), "signing.not_your_certificate"),
    Case("somebody else of the same unit", lambda name, unit: plain("赵六", unit), "signing.not_your_certificate"),
    Case("a longer name", lambda name, unit: plain(name + "英"), "signing.not_your_certificate"),
    Case("no name", lambda name, unit: plain("", "示例大学"), "signing.not_your_certificate"),
    Case("expired", dated(-400, -1), "signing.certificate_expired"),
    Case("not yet valid", dated(2, 400), "signing.certificate_not_yet_valid"),
    Case("for web servers", purpose(ExtendedKeyUsageOID.SERVER_AUTH), "signing.certificate_usage"),
    Case("weak RSA", lambda name, unit: plain(name, unit, weak_rsa), "signing.key_unsupported"),
    Case("wrong passphrase", lambda name, unit: plain(name), "signing.p12_passphrase", b"abc12345"),
    Case("cut off", lambda name, unit: plain(name)[:-200], "signing.p12_broken"),
]  # fmt: skip


def test_there_are_twenty_four_kinds() -> None:
    assert len({case.name for case in CASES}) == 24


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_certificate_signs_in_its_holders_line_or_says_why_not(here: Entered, case: Case) -> None:
    opinion_id, lines = board(here)
    before, line = kept(here, opinion_id), lines[0]
    data = case.make(line.name, line.organization)

    def sign() -> None:
        signed(here, opinion_id, line, load_p12(data, case.passphrase, when=when(here)))

    if case.outcome != "signs":
        error = refusal(sign)
        assert error.code == case.outcome
        assert case.passphrase.decode() not in f"{error} {error.facts}"
        assert kept(here, opinion_id) == before
        return
    sign()
    verdict = work(here.workspace, here.actor, papers.verify_file.bind(data=kept(here, opinion_id)))
    assert verdict.codes == {"signing.invalid.incomplete"}
    (report,) = verdict.signatures
    assert (report.signer_name, report.good) == (line.name, True)
    assert report.certificate_owner in " ".join(describe(verdict))


def when(here: Entered) -> datetime:
    return here.workspace.store.now()


def test_a_registered_certificate_signs_and_its_holder_is_named_everywhere(here: Entered) -> None:
    opinion_id, lines = board(here)
    key = load_p12(plain("赵六"), PASSPHRASE, when=when(here))
    assert refusal(lambda: signed(here, opinion_id, lines[0], key)).code == "signing.not_your_certificate"
    facts = {"expert_id": lines[0].expert_id, "sha256": key.fingerprint, "holder": key.owner}
    order = certificates.register_certificate.bind(**facts, reason="本人出示，证书由单位统一申领")
    perform(here.workspace.store, here.actor, order)
    assert refusal(lambda: perform(here.workspace.store, here.actor, order)).code == "accounts.certificate_known"
    assert refusal(lambda: signed(here, opinion_id, lines[1], key)).code == "signing.not_your_certificate"
    signed(here, opinion_id, lines[0], key)
    verdict = work(here.workspace, here.actor, papers.verify_file.bind(data=kept(here, opinion_id)))
    assert verdict.codes == {"signing.invalid.incomplete"}
    assert [(one.signer_name, one.certificate_owner) for one in verdict.signatures] == [("赵六", "赵六")]


def test_a_withdrawn_certificate_signs_nothing_new_and_what_it_signed_stays(here: Entered) -> None:
    from qtic_desktop.storage.queries.certificates import certificates as registered

    opinion_id, lines = board(here)
    key = load_p12(plain("赵六"), PASSPHRASE, when=when(here))
    for line in lines[:2]:
        facts = {"expert_id": line.expert_id, "sha256": key.fingerprint, "holder": key.owner, "reason": "代领"}
        perform(here.workspace.store, here.actor, certificates.register_certificate.bind(**facts))
    signed(here, opinion_id, lines[0], key)
    for line in lines[:2]:
        (row,) = ask(here.workspace.store, registered, expert_id=line.expert_id)
        order = certificates.withdraw_certificate.bind(certificate_id=row.id, reason="证书作废")
        perform(here.workspace.store, here.actor, order)
    assert refusal(lambda: signed(here, opinion_id, lines[1], key)).code == "signing.not_your_certificate"
    verdict = work(here.workspace, here.actor, papers.verify_file.bind(data=kept(here, opinion_id)))
    assert verdict.codes == {"signing.invalid.incomplete"}


def test_a_certificate_put_into_another_line_around_the_program_is_no_signature_of_that_person(here: Entered) -> None:
    """Recorded as well, by somebody who can write into the database: the names give it away all the same."""
    from qtic_desktop.storage.tables.opinions import OpinionSignature

    opinion_id, lines = board(here)
    key = load_p12(plain(lines[0].name), PASSPHRASE, when=when(here))
    signed(here, opinion_id, lines[0], key)
    with here.workspace.store.begin(here.actor) as work_unit:
        for row in work_unit.session.query(OpinionSignature).filter_by(opinion_id=opinion_id):
            if row.expert_id == lines[0].expert_id:
                row.expert_id = lines[1].expert_id
                break
        work_unit.record("tamper", "opinion", opinion_id)
    verdict = work(here.workspace, here.actor, papers.verify_file.bind(data=kept(here, opinion_id)))
    assert "signing.invalid.not_the_signer" in verdict.codes
    assert any(lines[1].name in sentence and lines[0].name in sentence for sentence in describe(verdict))


def test_passphrases_and_keys_never_show_in_what_is_shown(here: Entered) -> None:
    key = load_p12(plain("赵六"), PASSPHRASE, when=when(here))
    slip = slip_for(here, board(here)[1][0].person_id)
    for shown in (repr(key), repr(slip), repr(here), repr(here.workspace)):
        assert PASSPHRASE.decode() not in shown
        assert slip.text not in shown
        assert "PrivateKey" not in shown

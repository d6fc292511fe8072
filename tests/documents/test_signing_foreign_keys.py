"""Keys that came from elsewhere (PKCS#12 of another issuer): RSA, longer curves, chains, certificates without usage."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from qtic_desktop.documents.signing.fields import prepare
from qtic_desktop.documents.signing.keys import SignerKey, load_p12
from qtic_desktop.documents.signing.signer import sign
from qtic_desktop.documents.signing.verdict import ExpectedSignature, ExpectedSignatures, State
from qtic_desktop.documents.signing.verify import verify
from qtic_desktop.domain.errors import Refused
from tests.documents.signing_kit import PASSPHRASE, WHEN, base_pdf, boxes

USAGES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
    "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip
Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def _certificate(
    name: str, key: Private, issuer: str, issuer_key: Private, *, authority: bool, usage: str = ""
) -> x509.Certificate:
    def subject(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    builder = x509.CertificateBuilder(
        subject(issuer), subject(name), key.public_key(), x509.random_serial_number(), WHEN, WHEN + timedelta(days=400)
    )
    if authority:
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    if usage:
        builder = builder.add_extension(x509.KeyUsage(**{each: each == usage for each in USAGES}), critical=True)
    return builder.sign(issuer_key, hashes.SHA256())


def _chained(key: Private) -> tuple[SignerKey, bytes]:
    """A key below an intermediate issuer, through a PKCS#12 file; and the root's certificate."""
    root_key, middle_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = _certificate("示例根", root_key, "示例根", root_key, authority=True)
    middle = _certificate("示例中级", middle_key, "示例根", root_key, authority=True)
    own = _certificate("王䶮", key, "示例中级", middle_key, authority=False)
    file = pkcs12.serialize_key_and_certificates(b"x", key, own, [middle, root], BestAvailableEncryption(PASSPHRASE))
    return load_p12(file, PASSPHRASE, when=WHEN), root.public_bytes(Encoding.DER)


def _signed(key: SignerKey, base: bytes | None = None) -> bytes:
    prepared = prepare(base or base_pdf(), boxes(1), list(boxes(1)))
    return sign(prepared, "Expert_00", key, signer_name="王䶮", reason="r", location="l", when=WHEN)


@pytest.mark.parametrize(
    "key",
    [
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP521R1()),
        rsa.generate_private_key(65537, 3072),
    ],
    ids=["P-256", "P-521", "RSA-3072"],
)
def test_a_key_below_an_intermediate_issuer(key: Private) -> None:
    signer, root = _chained(key)
    assert signer.owner == "王䶮"
    pdf = _signed(signer)
    assert verify(pdf, trust_roots=[signer.certificate]).state is State.VALID
    assert verify(pdf, trust_roots=[root]).codes == {"signing.invalid.unknown_certificate"}
    assert verify(pdf, trust_roots=[]).state is State.UNDECIDABLE
    enrolled = ExpectedSignatures((ExpectedSignature("Expert_00", signer.fingerprint),))
    assert verify(pdf, trust_roots=[root], expected=enrolled).state is State.VALID
    other = ExpectedSignatures((ExpectedSignature("Expert_00", "0" * 64),))
    assert verify(pdf, trust_roots=[root], expected=other).state is State.INVALID


def test_an_enrolled_certificate_is_not_good_for_ever() -> None:
    signer, _ = _chained(ec.generate_private_key(ec.SECP256R1()))
    prepared = prepare(base_pdf(), boxes(1), list(boxes(1)))
    late = WHEN + timedelta(days=401)
    pdf = sign(prepared, "Expert_00", signer, signer_name="王䶮", reason="r", location="l", when=late)
    assert verify(pdf, trust_roots=[signer.certificate]).codes == {"signing.invalid.certificate_time"}


def test_a_document_with_cross_reference_streams() -> None:
    """Some writers keep their objects in compressed streams; increments then do the same."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(base_pdf())), writer_kwargs={"stream_xrefs": True})
    out = io.BytesIO()
    writer.write(out)
    assert b"/XRef" in out.getvalue()
    signer, _ = _chained(ec.generate_private_key(ec.SECP256R1()))
    assert verify(_signed(signer, out.getvalue()), trust_roots=[signer.certificate]).state is State.VALID


@pytest.mark.parametrize("usage", ["digital_signature", "content_commitment", "key_encipherment"])
def test_a_certificate_for_another_purpose_does_not_sign(usage: str) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate("王䶮", key, "王䶮", key, authority=False, usage=usage)
    file = pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, BestAvailableEncryption(PASSPHRASE))
    if usage == "key_encipherment":
        with pytest.raises(Refused) as refused:
            load_p12(file, PASSPHRASE, when=WHEN)
        assert refused.value.code == "signing.certificate_usage"
        return
    signer = load_p12(file, PASSPHRASE, when=WHEN)
    assert verify(_signed(signer), trust_roots=[signer.certificate]).state is State.VALID

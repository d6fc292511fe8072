"""Invented signers, a base document and boxes for the tests of signing and verification."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import reportlab
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from reportlab.pdfgen.canvas import Canvas

from qtic_desktop.documents.signing.authority import Authority, open_authority
from qtic_desktop.documents.signing.boxes import Box
from qtic_desktop.documents.signing.keys import SignerKey, signer_key
from qtic_desktop.documents.signing.signer import SigningOrder, sign_all
from qtic_desktop.documents.signing.verdict import ExpectedSignature, ExpectedSignatures

WHEN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PASSPHRASE = b"office passphrase of the tests"
FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
NAMES = (
    "王䶮",
    "李㛃",
    "陈𬭚",
    "刘𠅤",
    "赵𫖯",
    "钱𬀩",
    "孙㻞",
    "周·古丽",
    "吴喆",
    "郑𠮷",
    "冯𬱖",
    "褚A",
    "卫B",
    "蒋C",
    "沈D",
)


def base_pdf(text: str = "Opinion of the panel", pages: int = 2) -> bytes:
    """A small document without signature fields; always the same bytes."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for number in range(pages):
        canvas.drawString(80, 700, f"{text}, page {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def office(folder: Path, name: str = "示例评审办公室") -> Authority:
    return open_authority(folder, office_name=name, passphrase=PASSPHRASE, when=WHEN)


def boxes(count: int) -> dict[str, Box]:
    return {
        f"Expert_{n:02d}": Box(1, 60 + n % 4 * 120, 560 - n // 4 * 60, 160 + n % 4 * 120, 600 - n // 4 * 60)
        for n in range(count)
    }


def orders(authority: Authority, count: int) -> list[SigningOrder]:
    return [
        SigningOrder(field, authority.key_for(NAMES[n], "示例大学", f"id-{n}", when=WHEN), NAMES[n])
        for n, field in enumerate(boxes(count))
    ]


def rsa_key(name: str) -> SignerKey:
    """A self-signed RSA key of an expert's own."""
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    until = WHEN + timedelta(days=400)
    builder = x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number(), WHEN, until)
    return signer_key(key, builder.sign(key, hashes.SHA256()), when=WHEN)


def signed_pdf(authority: Authority, count: int, text: str = "Opinion of the panel") -> bytes:
    steps = sign_all(
        base_pdf(text), boxes(count), orders(authority, count), reason="确认意见", location="一会议室", when=WHEN
    )
    return list(steps)[-1].pdf


def record(authority: Authority, count: int, sha256: str | None = None) -> ExpectedSignatures:
    """What the workspace would have written down about :func:`signed_pdf`."""
    signatures = tuple(ExpectedSignature(order.field_name, order.key.fingerprint) for order in orders(authority, count))
    return ExpectedSignatures(signatures, sha256)

"""One signature of this program against the bare library call with a kept key, side by side in one run.

Both sign the same prepared two-page document seven times with a picture; the order alternates from round to round.
Usage: python -m bench.sign [rounds] [--json]
"""

from __future__ import annotations

import io
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko.stamp import StaticStampStyle
from reportlab.pdfgen.canvas import Canvas

from qtic_desktop.documents.signing.appearance import opaque_image, plain_png
from qtic_desktop.documents.signing.authority import open_authority
from qtic_desktop.documents.signing.boxes import Box
from qtic_desktop.documents.signing.fields import prepare
from qtic_desktop.documents.signing.keys import SignerKey
from qtic_desktop.documents.signing.pyhanko_parts import KeptKeySigner
from qtic_desktop.documents.signing.signer import sign
from qtic_desktop.documents.signing.verify import verify

SIGNERS = 7
WHEN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PICTURE = plain_png((100, 40))
SignOne = Callable[[bytes, str, SignerKey, bool], bytes]


def bare(pdf: bytes, field: str, key: SignerKey, first: bool) -> bytes:
    """The library's own call as its manual shows it, with a fixed room for the container."""
    metadata = PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, certify=first,
        docmdp_permissions=MDPPerm.FILL_FORMS, name=key.owner, reason="r", location="l",
    )  # fmt: skip
    style = StaticStampStyle(background=PdfImage(opaque_image(PICTURE)), border_width=0, background_opacity=1.0)
    signer = PdfSigner(metadata, KeptKeySigner(key), stamp_style=style)
    signed: bytes = signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), bytes_reserved=8192).getvalue()
    return signed


def ours(pdf: bytes, field: str, key: SignerKey, first: bool) -> bytes:
    """The program's own function."""
    return sign(pdf, field, key, signer_name=key.owner, reason="r", location="l", when=WHEN, image=PICTURE)


def measure(rounds: int) -> dict[str, float]:
    """Median milliseconds of a bare RSA operation and per signature of both ways, their ratio, and of verifying the seven-fold signed file."""
    with tempfile.TemporaryDirectory() as folder:
        authority = open_authority(Path(folder), office_name="bench", passphrase=b"bench", when=WHEN)
        keys = [authority.key_for("王䶮", "示例大学", str(number), when=WHEN) for number in range(SIGNERS)]
    fields = [f"Expert_{number}" for number in range(SIGNERS)]
    boxes = {name: Box(1, 60, 90 + 60 * row, 160, 130 + 60 * row) for row, name in enumerate(fields)}
    start = prepare(_document(), boxes, fields)
    seconds: dict[SignOne, list[float]] = {bare: [], ours: []}
    for number in range(rounds + 1):
        for way in (bare, ours) if number % 2 else (ours, bare):
            times, _ = _sign_all(way, start, fields, keys)
            seconds[way] += times if number else []
    signed = _sign_all(ours, start, fields, keys)[1]
    begun = time.perf_counter()
    state = verify(signed, trust_roots=[authority.root]).state
    check = time.perf_counter() - begun
    if state != "valid":
        raise SystemExit("the signed file does not verify")
    base, own = (statistics.median(seconds[way]) * 1e3 for way in (bare, ours))
    bare_key = statistics.median(_bare_key(rsa.generate_private_key(65537, 2048)) for _round in range(20)) * 1e3
    return {
        "key_ms": bare_key,
        "bare_ms": base,
        "ours_ms": own,
        "ratio": own / base,
        "verify_ms": check * 1e3,
        "bytes": len(signed),
    }


def _bare_key(key: rsa.RSAPrivateKey) -> float:
    """Seconds of the one operation with a key that no signature can do without, here the dearest kind, RSA-2048."""
    begun = time.perf_counter()
    key.sign(b"digest", padding.PKCS1v15(), hashes.SHA256())
    return time.perf_counter() - begun


def _sign_all(way: SignOne, pdf: bytes, fields: list[str], keys: list[SignerKey]) -> tuple[list[float], bytes]:
    times = []
    for number, (field, key) in enumerate(zip(fields, keys, strict=True)):
        begun = time.perf_counter()
        pdf = way(pdf, field, key, number == 0)
        times.append(time.perf_counter() - begun)
    return times, pdf


def _document() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in range(2):
        for line in range(22):
            canvas.drawString(80, 700 - 28 * line, f"page {page + 1}, line {line + 1}: " + "text " * 12)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    result = measure(numbers[0] if numbers else 9)
    if "--json" in sys.argv:
        sys.stdout.write(json.dumps(result) + "\n")
    else:
        sys.stdout.write(
            f"bare RSA-2048 operation      {result['key_ms']:6.1f} ms\n"
            f"bare library call, kept key  {result['bare_ms']:6.1f} ms\n"
            f"this program                 {result['ours_ms']:6.1f} ms\n"
            f"ratio                        {result['ratio']:6.2f}\n"
            f"verify all {SIGNERS} signatures      {result['verify_ms']:6.1f} ms, {result['bytes'] / 1000:.0f} kB\n"
        )

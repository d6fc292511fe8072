"""Many opinions of seven signers in one run: after the last one every signature of every file is valid, here and for others.

The suite signs one; ``make reliability`` signs ``QTIC_OPINIONS`` (50) and prints the time beside the bare calls.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from bench import sign as bench_sign
from qtic_desktop.documents.content.opinions import draft_text, opinion_document
from qtic_desktop.documents.making import make_pdf_to_sign
from qtic_desktop.documents.signing.fingerprints import sha256_hex
from qtic_desktop.documents.signing.signer import sign
from qtic_desktop.documents.signing.verdict import ExpectedSignature, ExpectedSignatures, State
from qtic_desktop.documents.signing.verify import verify
from qtic_desktop.services.opinions import signing_order, with_check_code
from tests.documents import papers
from tests.documents.signing_kit import WHEN, office

OPINIONS = int(os.environ.get("QTIC_OPINIONS", "1"))
SIGNERS = 7


def test_every_signature_of_every_opinion_is_valid_after_the_last_one(tmp_path: Path) -> None:
    authority, fonts = office(tmp_path / "keys"), papers.fonts()
    ours: list[float] = []
    bare: list[float] = []
    made: list[tuple[bytes, ExpectedSignatures]] = []
    for number in range(OPINIONS):
        facts = replace(papers.facts(), proposal_number=f"QTIC-2026-{number + 1:03d}", panel=papers.panel(SIGNERS))
        text = draft_text(facts)
        facts = with_check_code(facts, text)
        seats = signing_order(facts)
        keys = [authority.key_for(one.name, one.organization, one.expert_id, when=WHEN) for one in seats]
        document = opinion_document(facts, text, draft=False, made_at="2026-03-05 10:00")
        start = pdf = make_pdf_to_sign(document, fonts, [one.field_name for one in seats])
        for seat, key in zip(seats, keys, strict=True):
            begun = time.perf_counter()
            pdf = sign(
                pdf, seat.field_name, key, signer_name=seat.name, reason=facts.check_code, location="l", when=WHEN,
                image=bench_sign.PICTURE,
            )  # fmt: skip
            ours.append(time.perf_counter() - begun)
        for place, (seat, key) in enumerate(zip(seats, keys, strict=True)):
            begun = time.perf_counter()
            start = bench_sign.bare(start, seat.field_name, key, place == 0)
            bare.append(time.perf_counter() - begun)
        known = tuple(
            ExpectedSignature(seat.field_name, key.fingerprint, seat.name)
            for seat, key in zip(seats, keys, strict=True)
        )
        made.append((pdf, ExpectedSignatures(known, sha256_hex(pdf))))
    for pdf, expected in made:
        verdict = verify(pdf, trust_roots=[authority.root], expected=expected, now=WHEN)
        assert (verdict.state, len(verdict.signatures)) == (State.VALID, SIGNERS), verdict.codes
        assert all(one.good for one in verdict.signatures)
    seen = _seen_by_poppler([pdf for pdf, _ in made], tmp_path)
    _print(ours, bare, seen)


def _seen_by_poppler(files: list[bytes], folder: Path) -> int:
    """How many signatures another program finds valid; it must be all of them."""
    found = 0
    for number, data in enumerate(files):
        path = folder / f"{number}.pdf"
        path.write_bytes(data)
        told = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
        assert told.count("Signature is Valid") == told.count("Signature #") == SIGNERS
        assert "Total document signed" in told.rsplit("Signature #", 1)[1]
        found += SIGNERS
    return found


def _print(ours: list[float], bare: list[float], seen: int) -> None:
    key = rsa.generate_private_key(65537, 2048)
    times = []
    for _round in range(20):
        begun = time.perf_counter()
        key.sign(b"x", padding.PKCS1v15(), hashes.SHA256())
        times.append(time.perf_counter() - begun)
    told = {"ours": ours, "bare pyHanko": bare, "bare RSA-2048": times}
    print(f"\n{len(ours)} signatures in {len(ours) // SIGNERS} files, {seen} of them seen valid by pdfsig; median ms:")
    print("  ".join(f"{name} {statistics.median(taken) * 1e3:.2f}" for name, taken in told.items()))


def test_poppler_does_not_call_a_changed_file_valid(tmp_path: Path) -> None:
    """The control: it would say so if a signature were broken."""
    from tests.documents.signing_kit import signed_pdf

    pdf = bytearray(signed_pdf(office(tmp_path), 2))
    pdf[pdf.index(b"Opinion") if b"Opinion" in pdf else 200] ^= 1
    path = tmp_path / "changed.pdf"
    path.write_bytes(bytes(pdf))
    told = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
    assert told.count("Signature is Valid") < 2

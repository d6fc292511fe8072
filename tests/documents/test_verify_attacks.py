"""Forged and hostile files: each is refused with a reason, and none makes the verifier fall over."""

from __future__ import annotations

import io
import random
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from asn1crypto import cms
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from qtic_desktop.documents.signing.authority import Authority
from qtic_desktop.documents.signing.fields import prepare
from qtic_desktop.documents.signing.fingerprints import sha256_hex
from qtic_desktop.documents.signing.keys import SignerKey
from qtic_desktop.documents.signing.signer import SigningOrder, sign, sign_all
from qtic_desktop.documents.signing.structure import is_plain_revision
from qtic_desktop.documents.signing.verdict import State, Verdict
from qtic_desktop.documents.signing.verify import verify
from qtic_desktop.domain.errors import QticError
from tests.documents import signing_attacks as attacks
from tests.documents import signing_attacks_raw as raw
from tests.documents.signing_kit import NAMES, WHEN, base_pdf, boxes, office, orders, record, rsa_key, signed_pdf

COUNT = 3


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return office(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def genuine(authority: Authority) -> bytes:
    return signed_pdf(authority, COUNT)


def _judge(pdf: bytes, authority: Authority) -> Verdict:
    """Judged without the record: the file must give itself away."""
    return verify(pdf, trust_roots=[authority.root], now=WHEN)


def test_every_changed_byte_is_refused(genuine: bytes, authority: Authority) -> None:
    assert _judge(genuine, authority).state is State.VALID
    chance = random.Random(20261120)
    start, end = attacks.last_gap(genuine)
    container = len(genuine[start:end].rstrip(b"0"))
    offsets = chance.sample(range(len(genuine)), 240)
    offsets += [*chance.sample(range(start, start + container), 60), start - 1, end - 1, end, len(genuine) - 1]
    accepted = []
    for offset in offsets:
        changed = bytearray(genuine)
        changed[offset] ^= chance.choice((0x01, 0x20, 0x80, chance.randrange(1, 256)))
        if _judge(bytes(changed), authority).state is not State.INVALID:
            accepted.append(offset)
    assert accepted == []


@pytest.mark.parametrize("attack", attacks.APPENDED, ids=lambda attack: attack.__name__)
def test_a_change_appended_after_the_last_signature(
    genuine: bytes, authority: Authority, attack: Callable[[attacks.Writer], None]
) -> None:
    verdict = _judge(attacks.appended(genuine, attack), authority)
    assert verdict.state is State.INVALID
    assert verdict.codes & {"signing.invalid.added_after_last", "signing.invalid.unreadable"}


@pytest.mark.parametrize("attack", attacks.BEFORE_THE_LAST, ids=lambda attack: attack.__name__)
def test_a_change_made_between_two_signatures(authority: Authority, attack: Callable[[attacks.Writer], None]) -> None:
    """The forger changes the half-signed file and lets the others sign the forgery."""
    first, second, third = orders(authority, COUNT)
    pdf = attacks.appended(_sign(prepare(base_pdf(), boxes(COUNT), list(boxes(COUNT))), first), attack)
    with suppress(QticError):  # our own signer need not sign a forgery; then the file is judged as it is
        pdf = _sign(_sign(pdf, second), third)
    verdict = _judge(pdf, authority)
    assert verdict.state is State.INVALID
    assert verdict.codes - {"signing.invalid.incomplete"}


def test_the_insiders_way_of_signing_without_a_change_is_accepted(authority: Authority) -> None:
    """The control of the next test: what is refused there is the change, not the way the file was made."""
    first, second = orders(authority, 2)
    pdf = _sign(prepare(base_pdf(), boxes(2), list(boxes(2))), first)
    honest = attacks.signed_with_change(pdf, second.field_name, second.key, lambda _: None)
    assert verify(honest, trust_roots=[authority.root]).state is State.VALID


@pytest.mark.parametrize("attack", attacks.WITH_THE_LAST, ids=lambda attack: attack.__name__)
def test_a_change_made_together_with_a_signature(
    authority: Authority, attack: Callable[[attacks.Writer], None]
) -> None:
    """An insider with a genuine key hides the change in the revision of his own signature, the last one."""
    first, second = orders(authority, 2)
    pdf = _sign(prepare(base_pdf(), boxes(2), list(boxes(2))), first)
    name = "Leader" if attack is attacks.rename_last_field else second.field_name
    forged = attacks.signed_with_change(pdf, name, second.key, attack)
    verdict = _judge(forged, authority)
    assert verdict.state is State.INVALID
    assert verdict.codes - {"signing.invalid.container"}


def _sign(pdf: bytes, order: SigningOrder) -> bytes:
    return sign(pdf, order.field_name, order.key, signer_name=order.signer_name, reason="r", location="l", when=WHEN)


def test_going_back_to_an_earlier_revision(genuine: bytes, authority: Authority) -> None:
    steps = list(sign_all(base_pdf(), boxes(COUNT), orders(authority, COUNT), reason="r", location="l", when=WHEN))
    for step in steps[:-1]:
        verdict = _judge(step.pdf, authority)
        assert verdict.state is State.INVALID
        assert verdict.codes == {"signing.invalid.incomplete"}
        assert len(verdict.missing) == COUNT - step.done
        recorded = verify(step.pdf, trust_roots=[authority.root], expected=record(authority, COUNT))
        assert "signing.invalid.fewer_than_recorded" in recorded.codes


def test_signatures_in_another_order_than_recorded(authority: Authority) -> None:
    one, two, three = orders(authority, COUNT)
    pdf = prepare(base_pdf(), boxes(COUNT), list(boxes(COUNT)))
    for order in (two, one, three):
        pdf = _sign(pdf, order)
    verdict = verify(pdf, trust_roots=[authority.root], expected=record(authority, COUNT))
    assert (verdict.state, verdict.codes) == (State.INVALID, {"signing.invalid.order_differs"})


def test_two_people_who_signed_in_each_others_place(authority: Authority) -> None:
    one, two, three = orders(authority, COUNT)
    swapped = [
        SigningOrder(one.field_name, two.key, one.signer_name),
        SigningOrder(two.field_name, one.key, two.signer_name),
        three,
    ]
    pdf = list(sign_all(base_pdf(), boxes(COUNT), swapped, reason="r", location="l", when=WHEN))[-1].pdf
    verdict = verify(pdf, trust_roots=[authority.root], expected=record(authority, COUNT))
    assert verdict.state is State.INVALID
    assert verdict.codes == {"signing.invalid.signers_differ", "signing.undecidable.name_differs"}
    assert len(verdict.reasons) == 3


def test_a_certificate_of_the_same_name_from_another_workspace(authority: Authority, tmp_path: Path) -> None:
    forger = office(tmp_path)
    verdict = _judge(signed_pdf(forger, COUNT), authority)
    assert verdict.state is State.INVALID
    assert verdict.codes == {"signing.invalid.unknown_certificate"}
    assert [report.certificate_owner for report in verdict.signatures] == list(NAMES[:COUNT])
    assert not any(report.trusted for report in verdict.signatures)


def test_one_foreign_certificate_among_genuine_ones(authority: Authority, tmp_path: Path) -> None:
    mixed = [*orders(authority, COUNT)[:2], orders(office(tmp_path), COUNT)[2]]
    pdf = list(sign_all(base_pdf(), boxes(COUNT), mixed, reason="r", location="l", when=WHEN))[-1].pdf
    verdict = _judge(pdf, authority)
    assert verdict.state is State.INVALID
    assert [report.good for report in verdict.signatures] == [True, True, False]


def test_a_certificate_of_the_same_name_from_the_same_authority(authority: Authority) -> None:
    """The insider's way: issue a second certificate in the expert's name. Only the pinned fingerprint tells."""
    signers = orders(authority, COUNT)
    twin = authority.key_for(NAMES[1], "示例大学", "another person", when=WHEN)
    signers[1] = SigningOrder(signers[1].field_name, twin, NAMES[1])
    pdf = list(sign_all(base_pdf(), boxes(COUNT), signers, reason="r", location="l", when=WHEN))[-1].pdf
    verdict = verify(pdf, trust_roots=[authority.root], expected=record(authority, COUNT))
    assert (verdict.state, verdict.codes) == (State.INVALID, {"signing.invalid.signers_differ"})


def test_the_genuine_file_of_another_opinion(genuine: bytes, authority: Authority) -> None:
    other = signed_pdf(authority, COUNT, text="Opinion on another proposal")
    expected = record(authority, COUNT, sha256_hex(genuine))
    verdict = verify(other, trust_roots=[authority.root], expected=expected)
    assert (verdict.state, verdict.codes) == (State.INVALID, {"signing.invalid.not_the_recorded_file"})
    assert verify(genuine, trust_roots=[authority.root], expected=expected).state is State.VALID


@pytest.mark.parametrize("certify", [True, False])
def test_files_signed_by_foreign_rules(authority: Authority, certify: bool) -> None:
    key = orders(authority, 1)[0].key
    prepared = prepare(base_pdf(), boxes(1), list(boxes(1)))
    verdict = _judge(attacks.signed_otherwise(prepared, "Expert_00", key, certify=certify), authority)
    assert verdict.state is State.INVALID
    assert ("signing.invalid.not_certified" in verdict.codes) is not certify
    assert "signing.invalid.container" in verdict.codes


@pytest.mark.parametrize(
    "change",
    [attacks.add_unsigned_attribute, attacks.add_digest, attacks.change_version, attacks.add_signer, attacks.no_signer],
    ids=lambda f: f.__name__,
)
def test_parts_of_the_container_that_no_digest_covers(
    genuine: bytes, authority: Authority, change: Callable[[cms.SignedData], None]
) -> None:
    assert attacks.with_container(genuine, lambda _: None) == genuine
    verdict = _judge(attacks.with_container(genuine, change), authority)
    assert verdict.state is State.INVALID
    assert verdict.codes <= {"signing.invalid.container", "signing.invalid.unreadable"}


@pytest.mark.parametrize("attack", raw.RAW, ids=lambda attack: attack.__name__)
def test_bytes_appended_by_hand(genuine: bytes, authority: Authority, attack: Callable[[bytes], bytes]) -> None:
    begun = time.monotonic()
    verdict = _judge(attack(genuine), authority)
    assert time.monotonic() - begun < 10
    assert verdict.state is State.INVALID
    assert verdict.codes & {"signing.invalid.added_after_last", "signing.invalid.unreadable"}


@pytest.mark.parametrize("attack", raw.RAW, ids=lambda attack: attack.__name__)
def test_bytes_appended_by_hand_to_an_opinion_half_signed(
    authority: Authority, attack: Callable[[bytes], bytes]
) -> None:
    """The next signer signs the forgery, if our signer takes it at all."""
    first, second = orders(authority, 2)
    pdf = attack(_sign(prepare(base_pdf(), boxes(2), list(boxes(2))), first))
    with suppress(QticError, ValueError):
        pdf = _sign(pdf, second)
    verdict = _judge(pdf, authority)
    assert verdict.state is State.INVALID
    assert verdict.codes - {"signing.invalid.incomplete"}


def test_a_revision_holds_nothing_but_objects_and_its_end() -> None:
    one, two = b"7 0 obj\n<</A 1>>\nendobj\n", b"8 0 obj\n[1]\nendobj\n"
    end = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 9>>\nstartxref\n50\n%%EOF\n"
    assert is_plain_revision(one + two + end)
    assert is_plain_revision(b"\n" + one + b"\nstartxref\n9\n%%EOF")
    for forged in (
        b"PK\x05\x06" + one + two + end,
        one + b"junk\n" + two + end,
        one + two + b"% remark\n" + end,
        one + two + end.replace(b"<</Size 9>>", b"<</Size 9>>% <script>\n"),
        one + two + end + b"%",
        one + b"9 0 obj\n[2]\n" + end,
        end,
        b"",
    ):
        assert not is_plain_revision(forged)
    begun = time.monotonic()
    assert not is_plain_revision(one + b"xref\n" + b"0 " * 200_000 + b">>" * 200_000)
    assert time.monotonic() - begun < 2


def test_a_last_signature_made_anew_is_as_good_as_before(authority: Authority) -> None:
    """The control of the next test."""
    pdf, key = _with_long_reason(authority)
    old, _ = raw.in_place_of_the_reason(b"")
    honest = raw.signed_again(pdf, key, old, old.replace(b"r", b"s"))
    assert _judge(honest, authority).state is State.VALID


@pytest.mark.parametrize("entry", raw.TWICE)
def test_an_entry_of_the_signature_that_occurs_twice(authority: Authority, entry: str) -> None:
    """An insider signs a dictionary of which one reader sees the first entry and another reader the second."""
    pdf, key = _with_long_reason(authority)
    forged = raw.signed_again(pdf, key, *raw.in_place_of_the_reason(raw.TWICE[entry]))
    assert _judge(forged, authority).state is State.INVALID


def _with_long_reason(authority: Authority) -> tuple[bytes, SignerKey]:
    (order,) = orders(authority, 1)
    prepared = prepare(base_pdf(), boxes(1), list(boxes(1)))
    pdf = sign(
        prepared, order.field_name, order.key, signer_name=order.signer_name, reason="r" * 80, location="l", when=WHEN
    )
    return pdf, order.key


@pytest.fixture(scope="module")
def modern(authority: Authority) -> bytes:
    """Genuine, with cross-reference streams and compressed objects as other programs write them."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(base_pdf())), writer_kwargs={"stream_xrefs": True})
    out = io.BytesIO()
    writer.write(out)
    steps = sign_all(out.getvalue(), boxes(2), orders(authority, 2), reason="r", location="l", when=WHEN)
    return list(steps)[-1].pdf


@pytest.mark.parametrize("attack", attacks.APPENDED, ids=lambda attack: attack.__name__)
def test_a_change_appended_to_a_file_of_object_streams(
    modern: bytes, authority: Authority, attack: Callable[[attacks.Writer], None]
) -> None:
    assert _judge(modern, authority).state is State.VALID
    verdict = _judge(attacks.appended(modern, attack), authority)
    assert verdict.state is State.INVALID
    assert verdict.codes & {"signing.invalid.added_after_last", "signing.invalid.unreadable"}


@pytest.mark.parametrize("digest", ["sha1", "md5"])
def test_digests_that_are_no_longer_safe(authority: Authority, digest: str) -> None:
    key = rsa_key("王䶮")
    prepared = prepare(base_pdf(), boxes(1), list(boxes(1)))
    verdict = verify(
        attacks.signed_by_old_digest(prepared, "Expert_00", key, digest), trust_roots=[key.certificate], now=WHEN
    )
    assert verdict.state is State.INVALID


def test_an_encrypted_file(authority: Authority) -> None:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(base_pdf())))
    writer.encrypt("owner", "")
    out = io.BytesIO()
    writer.write(out)
    key = orders(authority, 1)[0].key
    with pytest.raises(QticError):
        _sign(prepare(out.getvalue(), boxes(1), list(boxes(1))), SigningOrder("Expert_00", key, NAMES[0]))
    assert _judge(out.getvalue(), authority).state is State.INVALID


def test_free_bytes_in_the_gap(genuine: bytes, authority: Authority) -> None:
    start, end = attacks.last_gap(genuine)
    for forged in (
        genuine[: end - 2] + b"41" + genuine[end:],
        genuine[:start] + genuine[start:end].lower() + genuine[end:],
    ):
        assert _judge(forged, authority).codes == {"signing.invalid.byte_range"}


@pytest.mark.parametrize("tail", [b"\n", b" ", b"%%EOF\n", b"\x00" * 40])
def test_anything_after_the_end(genuine: bytes, authority: Authority, tail: bytes) -> None:
    assert _judge(genuine + tail, authority).state is State.INVALID


def test_a_certificate_used_outside_its_time(authority: Authority, tmp_path: Path) -> None:
    key = orders(authority, 1)[0].key
    late = WHEN.replace(year=WHEN.year + 11)
    prepared = prepare(base_pdf(), boxes(1), list(boxes(1)))
    pdf = sign(prepared, "Expert_00", key, signer_name=NAMES[0], reason="r", location="l", when=late)
    verdict = _judge(pdf, authority)
    assert (verdict.state, verdict.codes) == (State.INVALID, {"signing.invalid.certificate_time"})


def _bomb() -> bytes:
    packed = zlib.compress(bytes(160 << 20), 9)
    head = b"%%PDF-1.5\n1 0 obj\n<</Type/XRef/W[1 2 1]/Index[0 99]/Size 99/Root 2 0 R/Filter/FlateDecode/Length %d>>\n"
    return head % len(packed) + b"stream\n" + packed + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"


def _loop() -> bytes:
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n"
    return b"%PDF-1.4\n" + table


HOSTILE = {
    "empty": b"",
    "header only": b"%PDF-1.7\n",
    "no pdf": b"PK\x03\x04" + bytes(500),
    "loop of revisions": _loop(),
    "deep nesting": b"%PDF-1.4\n1 0 obj\n" + b"[" * 200_000 + b"]" * 200_000 + b"\nendobj\ntrailer\n<</Root 1 0 R>>\n",
    "deep trailer": b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n"
    + b"<</A" * 90_000
    + b"\nstartxref\n9\n%%EOF\n",
    "many revisions": b"%PDF-1.4\n" + b"startxref\n9\n%%EOF\n" * 500,
    "noise": b"%PDF-1.4\n" + random.Random(7).randbytes(200_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_give_an_answer_in_time(authority: Authority, name: str) -> None:
    begun = time.monotonic()
    assert _judge(HOSTILE[name], authority).state is State.INVALID
    assert time.monotonic() - begun < 10


def test_a_deflate_bomb_is_not_unpacked(authority: Authority) -> None:
    begun = time.monotonic()
    assert _judge(_bomb(), authority).state is State.INVALID
    assert time.monotonic() - begun < 10


def test_a_file_too_large_is_not_examined(authority: Authority) -> None:
    verdict = _judge(b"%PDF-1.4\n" + bytes(65 << 20), authority)
    assert (verdict.state, verdict.codes) == (State.UNDECIDABLE, {"signing.undecidable.too_large"})


def test_files_cut_short_anywhere(genuine: bytes, authority: Authority) -> None:
    chance = random.Random(5)
    for length in chance.sample(range(len(genuine)), 60):
        assert _judge(genuine[:length], authority).state is State.INVALID

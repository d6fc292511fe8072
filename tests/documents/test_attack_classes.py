"""Every class of attack by name, each made many times with other signers, words and places: all refused with a reason.

The suite makes one file of each class that no test of its own makes; ``make reliability`` makes ``QTIC_ATTACKS`` files
over all classes and ``QTIC_GENUINE`` genuine ones.
"""

from __future__ import annotations

import io
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from qtic_desktop.documents.signing.authority import Authority
from qtic_desktop.documents.signing.fields import prepare
from qtic_desktop.documents.signing.fingerprints import sha256_hex
from qtic_desktop.documents.signing.signer import SigningOrder, sign, sign_all
from qtic_desktop.documents.signing.verdict import ExpectedSignatures, State
from qtic_desktop.documents.signing.verify import verify
from qtic_desktop.domain.errors import QticError
from tests.conftest import ExpectedLog
from tests.documents import signing_attacks as attacks
from tests.documents import signing_attacks_raw as raw
from tests.documents.signing_kit import NAMES, WHEN, base_pdf, boxes, office, orders, record, rsa_key
from tests.documents.test_verify_attacks import HOSTILE

FILES = int(os.environ.get("QTIC_ATTACKS", "0"))
GENUINE = int(os.environ.get("QTIC_GENUINE", "15"))
MOST = 15
_ALPHABET = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@dataclass
class Desk:
    """Who signs here, who forges there, and what was signed before by how many and with which words."""

    authority: Authority
    forger: Authority
    most: int = 3
    _made: dict[tuple[int, str], bytes] = field(default_factory=dict)

    def count(self, draws: random.Random, least: int = 2) -> int:
        return draws.randint(least, max(least, self.most))

    def genuine(self, count: int, text: str = "Opinion of the panel", authority: Authority | None = None) -> bytes:
        known = (count, text if authority is None else f"forged {text}")
        if known not in self._made:
            people = orders(authority or self.authority, count)
            steps = sign_all(base_pdf(text), boxes(count), people, reason="r", location="l", when=WHEN)
            self._made[known] = list(steps)[-1].pdf
        return self._made[known]


@dataclass(frozen=True)
class Forged:
    """A file, what the record would hold of it, and the roots known here beside the office's own."""

    pdf: bytes
    expected: ExpectedSignatures | None = None
    roots: tuple[bytes, ...] = ()


Make = Callable[[Desk, random.Random], Forged]


def signed(pdf: bytes, order: SigningOrder, reason: str = "r") -> bytes:
    return sign(pdf, order.field_name, order.key, signer_name=order.signer_name, reason=reason, location="l", when=WHEN)


def ready(count: int, text: str = "Opinion of the panel") -> bytes:
    return prepare(base_pdf(text), boxes(count), list(boxes(count)))


def words(draws: random.Random) -> str:
    return "".join(draws.choices(_ALPHABET, k=30))


# -- the classes


def after(change: Callable[[attacks.Writer], None], desk: Desk, draws: random.Random) -> Forged:
    return Forged(attacks.appended(desk.genuine(desk.count(draws)), change))


def between(change: Callable[[attacks.Writer], None], desk: Desk, draws: random.Random) -> Forged:
    """The forger changes the half-signed file and lets the others sign it, if our signer takes it at all."""
    people = orders(desk.authority, desk.count(draws))
    pdf, cut = ready(len(people), words(draws)), draws.randint(1, len(people) - 1)
    for one in people[:cut]:
        pdf = signed(pdf, one)
    pdf = attacks.appended(pdf, change)
    with suppress(QticError):
        for one in people[cut:]:
            pdf = signed(pdf, one)
    return Forged(pdf)


def together(change: Callable[[attacks.Writer], None], desk: Desk, draws: random.Random) -> Forged:
    """An insider hides the change in the revision of the own signature."""
    people = orders(desk.authority, desk.count(draws))
    pdf = ready(len(people), words(draws))
    for one in people[:-1]:
        pdf = signed(pdf, one)
    name = "Leader" if change is attacks.rename_last_field else people[-1].field_name
    return Forged(attacks.signed_with_change(pdf, name, people[-1].key, change))


def by_hand(change: Callable[[bytes], bytes], desk: Desk, draws: random.Random) -> Forged:
    return Forged(change(desk.genuine(desk.count(draws))))


def half_by_hand(change: Callable[[bytes], bytes], desk: Desk, draws: random.Random) -> Forged:
    people = orders(desk.authority, desk.count(draws))
    pdf = change(signed(ready(len(people), words(draws)), people[0]))
    with suppress(QticError, ValueError):
        for one in people[1:]:
            pdf = signed(pdf, one)
    return Forged(pdf)


def container(change: Callable[..., None], desk: Desk, draws: random.Random) -> Forged:
    return Forged(attacks.with_container(desk.genuine(desk.count(draws)), change))


def twice(entry: str, desk: Desk, draws: random.Random) -> Forged:
    (one,) = orders(desk.authority, 1)
    pdf = signed(ready(1, words(draws)), one, "r" * 80)
    return Forged(raw.signed_again(pdf, one.key, *raw.in_place_of_the_reason(raw.TWICE[entry])))


def another_byte(desk: Desk, draws: random.Random) -> Forged:
    pdf = bytearray(desk.genuine(desk.count(draws)))
    pdf[draws.randrange(len(pdf))] ^= draws.randrange(1, 256)
    return Forged(bytes(pdf))


def another_digit_of_a_signature(desk: Desk, draws: random.Random) -> Forged:
    pdf = desk.genuine(desk.count(draws))
    start, end = attacks.last_gap(pdf)
    at = draws.randrange(start, start + len(pdf[start:end].rstrip(b"0")))
    other = draws.choice([digit for digit in b"0123456789ABCDEF" if digit != pdf[at]])
    return Forged(pdf[:at] + bytes([other]) + pdf[at + 1 :])


def cut_short(desk: Desk, draws: random.Random) -> Forged:
    pdf = desk.genuine(desk.count(draws))
    return Forged(pdf[: draws.randrange(len(pdf))])


def something_behind(desk: Desk, draws: random.Random) -> Forged:
    tail = draws.choice((b"\n", b" ", b"%%EOF\n", bytes(40), draws.randbytes(draws.randint(1, 60))))
    return Forged(desk.genuine(desk.count(draws)) + tail)


def something_before(desk: Desk, draws: random.Random) -> Forged:
    return Forged(draws.randbytes(draws.randint(1, 60)) + desk.genuine(desk.count(draws)))


def free_bytes_in_the_gap(desk: Desk, draws: random.Random) -> Forged:
    pdf = desk.genuine(desk.count(draws))
    _start, end = attacks.last_gap(pdf)
    return Forged(pdf[: end - 2] + b"%02X" % draws.randint(1, 255) + pdf[end:])


def small_letters_in_the_gap(desk: Desk, draws: random.Random) -> Forged:
    pdf = desk.genuine(desk.count(draws))
    start, end = attacks.last_gap(pdf)
    return Forged(pdf[:start] + pdf[start:end].lower() + pdf[end:])


def wrong_range(desk: Desk, draws: random.Random) -> Forged:
    """The last signature vouches for less than the whole file (a wrapped signature)."""
    pdf = desk.genuine(desk.count(draws))
    at = pdf.rindex(b"/ByteRange")
    start = pdf.index(b"[", at) + 1
    end = pdf.index(b"]", start)
    numbers = [int(one) for one in pdf[start:end].split()]
    place = draws.randrange(4)
    numbers[place] = max(0, numbers[place] - draws.randint(1, 9))
    if place == 0:
        numbers[0] = 1
    said = b" ".join(b"%d" % one for one in numbers).ljust(end - start)
    return Forged(pdf[:start] + said[: end - start] + pdf[end:])


def an_earlier_revision(desk: Desk, draws: random.Random) -> Forged:
    count = desk.count(draws)
    people = orders(desk.authority, count)
    steps = list(sign_all(base_pdf(words(draws)), boxes(count), people, reason="r", location="l", when=WHEN))
    return Forged(draws.choice(steps[:-1]).pdf, record(desk.authority, count))


def another_order(desk: Desk, draws: random.Random) -> Forged:
    people = orders(desk.authority, desk.count(draws, least=3))
    shuffled = [*people[1:-1], people[0], people[-1]]
    pdf = ready(len(people), words(draws))
    for one in shuffled:
        pdf = signed(pdf, one)
    return Forged(pdf, record(desk.authority, len(people)))


def in_each_others_place(desk: Desk, draws: random.Random) -> Forged:
    people = orders(desk.authority, desk.count(draws))
    first, second = draws.sample(range(len(people)), 2)
    one, other = people[first], people[second]
    people[first] = SigningOrder(one.field_name, other.key, one.signer_name)
    people[second] = SigningOrder(other.field_name, one.key, other.signer_name)
    return _all_signed(desk, people, draws)


def another_office(desk: Desk, draws: random.Random) -> Forged:
    count = desk.count(draws)
    return Forged(desk.genuine(count, authority=desk.forger), draws.choice((None, record(desk.authority, count))))


def one_of_another_office(desk: Desk, draws: random.Random) -> Forged:
    people = orders(desk.authority, desk.count(draws))
    place = draws.randrange(len(people))
    people[place] = orders(desk.forger, len(people))[place]
    return _all_signed(desk, people, draws)


def a_namesake_of_this_office(desk: Desk, draws: random.Random) -> Forged:
    people = orders(desk.authority, desk.count(draws))
    place = draws.randrange(len(people))
    twin = desk.authority.key_for(NAMES[place], "示例大学", f"another {draws.random()}", when=WHEN)
    people[place] = SigningOrder(people[place].field_name, twin, NAMES[place])
    return _all_signed(desk, people, draws)


def self_signed_namesake(desk: Desk, draws: random.Random) -> Forged:
    people = orders(desk.authority, desk.count(draws))
    place = draws.randrange(len(people))
    people[place] = SigningOrder(people[place].field_name, rsa_key(NAMES[place]), NAMES[place])
    return _all_signed(desk, people, draws)


def _all_signed(desk: Desk, people: list[SigningOrder], draws: random.Random) -> Forged:
    count = len(people)
    steps = sign_all(base_pdf(words(draws)), boxes(count), people, reason="r", location="l", when=WHEN)
    return Forged(list(steps)[-1].pdf, record(desk.authority, count))


def another_opinion(desk: Desk, draws: random.Random) -> Forged:
    """A genuine opinion of another proposal, or an older version, in place of this one."""
    count = desk.count(draws)
    ours = sha256_hex(desk.genuine(count))
    return Forged(desk.genuine(count, "Opinion on another proposal"), record(desk.authority, count, ours))


def more_signers_than_recorded(desk: Desk, draws: random.Random) -> Forged:
    count = desk.count(draws)
    return Forged(desk.genuine(count), record(desk.authority, count - 1))


def foreign_rules(certify: bool, desk: Desk, draws: random.Random) -> Forged:
    (one,) = orders(desk.authority, 1)
    return Forged(attacks.signed_otherwise(ready(1, words(draws)), "Expert_00", one.key, certify=certify))


def old_digest(digest: str, desk: Desk, draws: random.Random) -> Forged:
    key = rsa_key(NAMES[0])
    pdf = attacks.signed_by_old_digest(ready(1, words(draws)), "Expert_00", key, digest)
    return Forged(pdf, roots=(key.certificate,))


def certificate_out_of_time(desk: Desk, draws: random.Random) -> Forged:
    (one,) = orders(desk.authority, 1)
    when = WHEN.replace(year=WHEN.year + draws.choice((-1, 11, 12, 20)))
    pdf = sign(ready(1, words(draws)), "Expert_00", one.key, signer_name=NAMES[0], reason="r", location="l", when=when)
    return Forged(pdf)


def encrypted(desk: Desk, draws: random.Random) -> Forged:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(desk.genuine(desk.count(draws)))))
    writer.encrypt(words(draws), "")
    out = io.BytesIO()
    writer.write(out)
    return Forged(out.getvalue())


def written_anew(desk: Desk, draws: random.Random) -> Forged:
    """Saved whole by another program, as office programs do: the signatures are still in it."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(desk.genuine(desk.count(draws)))))
    out = io.BytesIO()
    writer.write(out)
    return Forged(out.getvalue())


def glued(desk: Desk, draws: random.Random) -> Forged:
    """The signatures of one opinion behind the words of another."""
    mine, other = desk.genuine(2), desk.genuine(2, "Opinion on another proposal")
    cut = draws.randrange(len(other) // 3, len(other))
    return Forged(other[:cut] + mine[cut:])


def hostile(name: str, desk: Desk, draws: random.Random) -> Forged:
    return Forged(HOSTILE[name])


#: Made one by one in ``test_verify_attacks`` too.
ELSEWHERE: dict[str, Make] = {
    **{f"after: {one.__name__}": partial(after, one) for one in attacks.APPENDED},
    **{f"between: {one.__name__}": partial(between, one) for one in attacks.BEFORE_THE_LAST},
    **{f"together: {one.__name__}": partial(together, one) for one in attacks.WITH_THE_LAST},
    **{f"bytes: {one.__name__}": partial(by_hand, one) for one in raw.RAW},
    **{f"bytes, half signed: {one.__name__}": partial(half_by_hand, one) for one in raw.RAW},
    **{
        f"container: {one.__name__}": partial(container, one)
        for one in (
            attacks.add_unsigned_attribute, attacks.add_digest, attacks.change_version, attacks.add_signer,
            attacks.no_signer,
        )
    },
    **{f"twice: {one}": partial(twice, one) for one in raw.TWICE},
    **{f"hostile: {one}": partial(hostile, one) for one in HOSTILE},
}  # fmt: skip
HERE: dict[str, Make] = {
    made.__name__: made
    for made in (
        another_byte, another_digit_of_a_signature, cut_short, something_behind, something_before,
        free_bytes_in_the_gap, small_letters_in_the_gap, wrong_range, an_earlier_revision, another_order,
        in_each_others_place, another_office, one_of_another_office, a_namesake_of_this_office, self_signed_namesake,
        another_opinion, more_signers_than_recorded, certificate_out_of_time, encrypted, written_anew, glued,
    )
} | {
    "foreign rules, certified": partial(foreign_rules, True),
    "foreign rules": partial(foreign_rules, False),
    "SHA-1": partial(old_digest, "sha1"),
    "MD5": partial(old_digest, "md5"),
}  # fmt: skip
CLASSES = ELSEWHERE | HERE


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder: Path = tmp_path_factory.mktemp("keys")
    return Desk(office(folder / "a"), office(folder / "b"), most=7 if FILES else 3)


def accepted(desk: Desk, make: Make, draws: random.Random) -> bool:
    """Whether one file of a class got through, or was refused without a word."""
    forged = make(desk, draws)
    verdict = verify(forged.pdf, trust_roots=[desk.authority.root, *forged.roots], expected=forged.expected, now=WHEN)
    return verdict.state is not State.INVALID or not verdict.codes


def test_there_are_at_least_forty_five_classes() -> None:
    assert len(CLASSES) >= 45
    assert len(set(CLASSES.values())) == len(CLASSES)


def test_a_file_of_each_class_is_refused_with_a_reason(desk: Desk, expected_log: ExpectedLog) -> None:
    expected_log("filled signature fields")  # the library that makes ``written_anew`` warns of what that attack does
    begun, made, through = time.monotonic(), Counter[str](), []
    wanted = CLASSES if FILES else HERE
    for number in range(max(FILES, len(wanted))):
        name = list(wanted)[number % len(wanted)]
        made[name] += 1
        if accepted(desk, wanted[name], random.Random(f"{name} {number}")):
            through.append((name, number))
    print(
        f"\n{made.total()} forged files of {len(made)} classes, {len(through)} accepted, {time.monotonic() - begun:.0f} s"
    )
    assert through == []


def test_genuine_files_of_one_to_fifteen_signers_are_accepted(desk: Desk) -> None:
    begun, refused = time.monotonic(), []
    for number in range(GENUINE):
        draws = random.Random(f"genuine {number}")
        count = number % MOST + 1 if FILES else (1, 4, 15)[number % 3]
        if not FILES and number >= 3:
            break
        people = orders(desk.authority, count)
        steps = sign_all(base_pdf(words(draws)), boxes(count), people, reason="r", location="l", when=WHEN)
        pdf = list(steps)[-1].pdf
        known = record(desk.authority, count, sha256_hex(pdf))
        verdict = verify(pdf, trust_roots=[desk.authority.root], expected=known, now=WHEN)
        if verdict.state is not State.VALID:
            refused.append((number, sorted(verdict.codes)))
    print(f"\n{number + 1} genuine files, {len(refused)} refused, {time.monotonic() - begun:.0f} s")
    assert refused == []

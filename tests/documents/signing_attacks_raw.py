"""Attacks below the level of a PDF library: bytes written by hand, with genuine digests and keys where an insider has them."""

from __future__ import annotations

import asyncio
import re
import struct
import zlib

from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

from qtic_desktop.documents.signing.keys import SignerKey
from qtic_desktop.documents.signing.pyhanko_parts import KeptKeySigner
from tests.documents.signing_attacks import last_gap
from tests.documents.signing_kit import WHEN


def signed_again(pdf: bytes, key: SignerKey, old: bytes, new: bytes) -> bytes:
    """The file with ``new`` in place of ``old`` (as long) in its last revision, and the last signature made anew by the
    genuine key: what an insider can do to the bytes around his own signature."""
    assert len(old) == len(new)
    at = pdf.rindex(old)
    changed = pdf[:at] + new + pdf[at + len(old) :]
    start, end = last_gap(pdf)
    digest = hashes_of(changed[: start - 1] + changed[end + 1 :])
    container = asyncio.run(
        KeptKeySigner(key).async_sign(
            digest, "sha256", use_pades=True, signed_attr_settings=PdfCMSSignedAttributes(signing_time=WHEN)
        )
    ).dump()
    return changed[:start] + container.hex().upper().encode().ljust(end - start, b"0") + changed[end:]


def hashes_of(data: bytes) -> bytes:
    """SHA-256 of the signed bytes."""
    import hashlib

    return hashlib.sha256(data).digest()


def _numbers(pdf: bytes) -> tuple[int, bytes, bytes]:
    """Place of the last cross-reference table, the /Root and the /Size of the last trailer."""
    place = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    root = re.findall(rb"/Root (\d+ \d+ R)", pdf)[-1]
    size = re.findall(rb"/Size (\d+)", pdf)[-1]
    return place, root, size


def _content(pdf: bytes) -> int:
    """Number of the content stream of the first page."""
    return int(re.findall(rb"/Contents (\d+) 0 R", pdf)[0])


def _other_words(number: int) -> bytes:
    words = b"BT /F1 12 Tf 80 700 Td (Not agreed) Tj ET"
    return b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(words), words)


def _trailer(pdf: bytes, entries: bytes, table: bytes) -> bytes:
    """The file with one more table and trailer at its end."""
    _, root, size = _numbers(pdf)
    at = len(pdf)
    tail = b"xref\n%strailer\n<</Size %s/Root %s%s>>\nstartxref\n%d\n%%%%EOF\n"
    return pdf + tail % (table, size, root, entries, at)


def hybrid(pdf: bytes) -> bytes:
    """Other words under the number of the first page's, known only to readers that follow /XRefStm (hybrid file)."""
    number, (last, _root, size) = _content(pdf), _numbers(pdf)
    place = len(pdf)
    body = pdf + _other_words(number)
    stream = zlib.compress(struct.pack(">BIH", 1, place, 0))
    own = int(size)
    at = len(body)
    head = b"%d 0 obj\n<</Type/XRef/W[1 4 2]/Index[%d 1]/Size %d/Filter/FlateDecode/Length %d>>\nstream\n"
    body += head % (own, number, own + 1, len(stream)) + stream + b"\nendstream\nendobj\n"
    return _trailer(body, b"/Prev %d/XRefStm %d" % (last, at), b"0 0\n")


def plain_table(pdf: bytes) -> bytes:
    """Other words appended by an ordinary cross-reference table, without any library."""
    number, (last, *_) = _content(pdf), _numbers(pdf)
    body = pdf + _other_words(number)
    return _trailer(body, b"/Prev %d" % last, b"%d 1\n%010d 00000 n \n" % (number, len(pdf)))


def own_previous(pdf: bytes) -> bytes:
    """A trailer that names itself as the one before."""
    return _trailer(pdf, b"/Prev %d" % len(pdf), b"0 0\n")


def circle(pdf: bytes) -> bytes:
    """Two trailers, each the one before the other."""
    first = _trailer(pdf, b"/Prev %010d" % 0, b"0 0\n")
    second = len(first)
    first = first.replace(b"/Prev %010d" % 0, b"/Prev %010d" % second)
    return _trailer(first, b"/Prev %d" % len(pdf), b"0 0\n")


def forgotten_past(pdf: bytes) -> bytes:
    """A trailer without the revisions before: readers rebuild the file as they like."""
    number = _content(pdf)
    return _trailer(pdf + _other_words(number), b"", b"%d 1\n%010d 00000 n \n" % (number, len(pdf)))


def second_header(pdf: bytes) -> bytes:
    """A whole other file after the end."""
    return pdf + pdf


def archive_behind(pdf: bytes) -> bytes:
    """An archive after the end: two kinds of file in one."""
    return pdf + b"PK\x05\x06" + bytes(18)


RAW = (hybrid, plain_table, own_previous, circle, forgotten_past, second_header, archive_behind)


def in_place_of_the_reason(words: bytes) -> tuple[bytes, bytes]:
    """What :func:`signed_again` exchanges: the signature's reason against ``words``, blanks up to the same length."""
    old = b"/Reason (" + b"r" * 80 + b")"
    return old, words.ljust(len(old))


#: Entries that occur twice in the signature, so that two readers may see two signatures.
TWICE = {
    "contents": b"/Contents <00>",
    "range": b"/ByteRange [0 10 20 30]",
    "filter": b"/SubFilter /adbe.pkcs7.sha1",
    "kind": b"/Type /DocTimeStamp",
}

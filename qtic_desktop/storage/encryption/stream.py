"""Files under a key, piece by piece: the STREAM construction as the age file format uses it.

Header: mark and 16 random bytes, from which the key of this one file is derived. Then pieces of 64 KiB, each sealed
with AES-256-GCM; the nonce is the number of the piece and whether it is the last, so that pieces cannot be exchanged,
left out, or cut off at the end.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from qtic_desktop.storage.encryption.box import WrongKey, subkey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK: Final = b"QTICENC1"
PIECE: Final = 64 * 1024
_SALT_BYTES: Final = 16
_TAG_BYTES: Final = 16


def encrypt(key: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of an encrypted file; the content comes in pieces of any length."""
    salt = os.urandom(_SALT_BYTES)
    yield MARK + salt
    cipher = _cipher(key, salt)
    number, held = 0, bytearray()
    for piece in pieces:
        held += piece
        while len(held) > PIECE:  # the last piece is known only when the content ends
            yield cipher.encrypt(_nonce(number, last=False), bytes(held[:PIECE]), None)
            del held[:PIECE]
            number += 1
    yield cipher.encrypt(_nonce(number, last=True), bytes(held), None)


def decrypt(key: bytes, file: BinaryIO) -> Iterator[bytes]:
    """The content of an encrypted file, piece by piece; ``WrongKey`` at the first piece that does not fit.

    What was yielded before is genuine, but only the end of the iteration says that nothing is missing.
    """
    from cryptography.exceptions import InvalidTag

    header = file.read(len(MARK) + _SALT_BYTES)
    if header[: len(MARK)] != MARK or len(header) != len(MARK) + _SALT_BYTES:
        raise WrongKey
    cipher = _cipher(key, header[len(MARK) :])
    piece, number = file.read(PIECE + _TAG_BYTES), 0
    while True:
        following = file.read(PIECE + _TAG_BYTES)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), piece, None)
        except (InvalidTag, ValueError) as error:
            raise WrongKey from error
        if not following:
            return
        piece, number = following, number + 1


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(subkey(key, "file", salt))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\1" if last else b"\0")

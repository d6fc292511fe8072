"""Small things under a key: AES-256-GCM with a random nonce, bound to what they are; HKDF-SHA256 for keys of a purpose."""

from __future__ import annotations

import os
from typing import Final

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12


class WrongKey(Exception):
    """The key does not open this, or it was changed; nothing more can be known."""


def new_key() -> bytes:
    """A random key from the operating system's secure source."""
    return os.urandom(KEY_BYTES)


def close_box(key: bytes, content: bytes, about: str) -> bytes:
    """Encrypt ``content``; it opens only with ``key`` and the same ``about`` (whose it is, what it is for)."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, about.encode())


def open_box(key: bytes, box: bytes, about: str) -> bytes:
    """What ``close_box`` was given; ``WrongKey`` for another key, another purpose, or one changed bit."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise WrongKey from error


def subkey(key: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """A key of its own for one purpose, so that no key is used in two ways."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=b"qtic-desktop/1/" + purpose.encode()).derive(key)


def keyed_name(key: bytes, content: bytes) -> str:
    """HMAC-SHA256 (hex): a name that says nothing about the content to somebody without the key."""
    import hashlib
    import hmac

    return hmac.new(key, content, hashlib.sha256).hexdigest()

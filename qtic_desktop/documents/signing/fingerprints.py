"""Fingerprints of certificates in a form that two people can compare aloud."""

from __future__ import annotations

import hashlib
from typing import Literal

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_WORDS = tuple(_STEMS[n % 10] + _BRANCHES[n % 12] for n in range(60))
_WORD_COUNT = 8


def sha256_hex(data: bytes) -> str:
    """SHA-256 of ``data`` as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def fingerprint_words(sha256: str, lang: Literal["zh", "en"] = "zh") -> str:
    """Shorten a SHA-256 (hex) to what a person reads aloud.

    Chinese: eight words of the sexagenary cycle (47 bits); English: the first twelve hex digits in groups (48 bits).
    The whole hexadecimal value stays the one that is compared by the program.
    """
    if lang == "en":
        return "-".join(sha256[at : at + 4].upper() for at in range(0, 12, 4))
    number = int(sha256[:16], 16)
    words = []
    for _ in range(_WORD_COUNT):
        number, digit = divmod(number, len(_WORDS))
        words.append(_WORDS[digit])
    return " ".join(words)

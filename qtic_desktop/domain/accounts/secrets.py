"""What opens a person's slot: rules of a secret a person chooses, slips and the recovery sheet the program makes.

A slip is 15 random digits (49.8 bits) and a check digit, in four groups of four. With what one guess costs (Argon2id,
64 MiB, a tenth of a second and more) the half of all slips takes one processor over a million years. A recovery sheet
is eight groups of four random digits (106 bits), each with its own check digit, so that a misread group is named.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.problems import Problem

LEAST_CHARACTERS: Final = 8
LEAST_DIGITS: Final = 10
MOST_CHARACTERS: Final = 200
SLIP_RANDOM_DIGITS: Final = 15
RECOVERY_GROUPS: Final = 8
RECOVERY_RANDOM_DIGITS: Final = RECOVERY_GROUPS * 4
_LEAST_DIFFERENT: Final = 5
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "01234567890", "09876543210")
_COMMON: Final = ("password", "passw0rd", "admin", "qingdao", "woaini", "iloveyou", "5201314", "123qwe", "1qaz2wsx")
_RUN: Final = 6
_FIRST_WAIT: Final = 15
_LONGEST_WAIT: Final = 240


def check_digit(digits: str) -> str:
    """The digit that ISO/IEC 7064 MOD 11,10 adds: it finds every single wrong digit and nearly every exchanged pair."""
    product = 10
    for digit in digits:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


def _whole(digits: str) -> bool:
    return check_digit(digits[:-1]) == digits[-1]


def only_digits(text: str) -> str:
    """The digits of what was typed, full-width ones too; spaces and dashes between groups are left out."""
    narrow = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\-–—·]+", "", narrow)


def slip_from(random_digits: str) -> str:
    """A slip as it is printed, from ``SLIP_RANDOM_DIGITS`` random digits."""
    if len(random_digits) != SLIP_RANDOM_DIGITS or not random_digits.isdecimal():
        raise ValueError("fifteen digits are needed")
    digits = random_digits + check_digit(random_digits)
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def slip_digits(text: str) -> str | None:
    """The sixteen digits of a typed slip; None when a digit is missing or was misread."""
    digits = only_digits(text)
    fits = len(digits) == SLIP_RANDOM_DIGITS + 1 and digits.isascii() and digits.isdecimal()
    return digits if fits and _whole(digits) else None


def recovery_from(random_digits: str) -> str:
    """A recovery sheet as it is printed, from ``RECOVERY_RANDOM_DIGITS`` random digits."""
    if len(random_digits) != RECOVERY_RANDOM_DIGITS or not random_digits.isdecimal():
        raise ValueError("thirty-two digits are needed")
    parts = [random_digits[at : at + 4] for at in range(0, RECOVERY_RANDOM_DIGITS, 4)]
    return " ".join(part + check_digit(part) for part in parts)


def recovery_digits(text: str) -> str:
    """The forty digits of a typed recovery sheet.

    Raises ``Refused``: accounts.recovery_length (how many digits there are), accounts.recovery_group (which group was
    misread). Nothing has been tried then.
    """
    digits = only_digits(text)
    wanted = RECOVERY_GROUPS * 5
    if len(digits) != wanted or not digits.isascii() or not digits.isdecimal():
        raise Refused("accounts.recovery_length", count=len(digits), wanted=wanted)
    for group in range(RECOVERY_GROUPS):
        if not _whole(digits[group * 5 : group * 5 + 5]):
            raise Refused("accounts.recovery_group", group=group + 1)
    return digits


def is_sheet(text: str) -> bool:
    """Whether what was typed where a secret is asked for has the form of a recovery sheet, misread digits or not."""
    digits = only_digits(text)
    return len(digits) == RECOVERY_GROUPS * 5 and digits.isascii() and digits.isdecimal()


def seat_waits(missed: int) -> int:
    """Seconds that a seat waits after ``missed`` wrong secrets of other people in a row: none after a slip of the finger,
    then twice as long each time."""
    return min(_FIRST_WAIT * 2 ** (missed - 2), _LONGEST_WAIT) if missed > 1 else 0


def secret_problems(secret: str, *, names: Sequence[str], before: str = "") -> tuple[Problem, ...]:
    """What is wrong with a secret a person has chosen, in words; empty when it will do.

    ``names``: what must not be in it (the person's name in characters and in pinyin, the office). ``before``: the secret
    in force until now, which the office may have handed out; it is not taken again, however it is grouped. Field is ``secret``.
    """
    text = unicodedata.normalize("NFKC", secret)
    folded, length = text.casefold(), min(len(secret), len(text))
    wrong = [
        ("accounts.secret_short", length < LEAST_CHARACTERS, {"least": LEAST_CHARACTERS, "length": length}),
        ("accounts.secret_long", len(text) > MOST_CHARACTERS, {"most": MOST_CHARACTERS}),
        ("accounts.secret_sheet", is_sheet(secret), {}),
        ("accounts.secret_few_digits", text.isdecimal() and len(text) < LEAST_DIGITS, {"least": LEAST_DIGITS}),
        ("accounts.secret_name", any(name.casefold() in folded for name in names if len(name) > 1), {}),
        ("accounts.secret_repeated", _repeated(folded), {}),
        ("accounts.secret_common", _common(folded), {}),
        ("accounts.secret_same", bool(before) and _bare(secret) == _bare(before), {}),
    ]
    return tuple(Problem(code, "secret", facts) for code, is_so, facts in wrong if is_so)


def _bare(secret: str) -> str:
    """Without blanks and strokes: the digits of a slip are the same secret however they are grouped."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", secret) if sign.isalnum()) or secret


def _repeated(text: str) -> bool:
    """Few different characters, or one short piece again and again."""
    if len(set(text)) < _LEAST_DIFFERENT:
        return True
    return any(text == (text[:size] * len(text))[: len(text)] for size in range(1, len(text) // 2 + 1))


def _common(text: str) -> bool:
    """A word everybody tries first, or a run along the keyboard, the alphabet or the digits that makes up most of it."""
    if any(word in text and len(text) - len(word) < LEAST_CHARACTERS - 2 for word in _COMMON):
        return True
    rows = [*_ROWS, *(row[::-1] for row in _ROWS)]
    runs = [text[at : at + _RUN] for at in range(len(text) - _RUN + 1)]
    run = next((piece for piece in runs if any(piece in row for row in rows)), "")
    return bool(run) and len(set(text)) <= _RUN + 5 and len(text) < 2 * _RUN

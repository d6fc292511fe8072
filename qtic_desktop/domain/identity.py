"""Names and codes of people and organizations: one way to write each, so that two spellings of one thing meet.

Credit code: GB 32100-2015 (统一社会信用代码), 18 characters without I O Z S V, last one a check character mod 31.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from qtic_desktop.domain.numbers import narrow
from qtic_desktop.domain.problems import Problem

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
LENGTH = 18
_OLD_LICENCE_LENGTH = 15
# Letters that the standard leaves out because people mistake them for these digits.
_MISREAD = str.maketrans("OI", "01")
_JOINTS = re.compile(r"[\s\-‐‑–—_]+")

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CENTRE_BEGINNING, _CENTRE_END = "青岛市", "技术创新中心"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ANY_DOT = re.compile("[\u2022\u30fb\uff65\u2027\u2219\u22c5\u1427\u0387]")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A dot inside a name, and a space beside a Chinese character: sets this large take a while to compile."""
    dot = f"(?<=[{_HAN}A-Za-z])\\s*\uff0e\\s*(?=[{_HAN}A-Za-z])|(?<=[{_HAN}])\\.(?=[{_HAN}])"
    return re.compile(dot), re.compile(f"(?<=[{_HAN}\u00b7]) +(?=[{_HAN}\u00b7])")


def check_character(first_seventeen: str) -> str:
    """The 18th character for 17 characters of ``ALPHABET``; ``ValueError`` for any other character or length."""
    if len(first_seventeen) != LENGTH - 1:
        raise ValueError("seventeen characters are needed")
    total = sum(weight * ALPHABET.index(char) for weight, char in zip(WEIGHTS, first_seventeen, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def normalize_credit_code(text: str) -> str:
    """Upper case, half width, no spaces or hyphens, O read as 0 and I as 1. Nothing is checked."""
    return _JOINTS.sub("", narrow(_INVISIBLE.sub("", text))).upper().translate(_MISREAD)


def is_credit_code(code: str) -> bool:
    """True for an exactly written code whose check character fits; abolished districts are as good as others."""
    return not _faults(code, "")


def check_credit_code(text: str, *, field: str = "credit_code") -> tuple[Problem, ...]:
    """Problems of a typed code: one blocking problem, or one hint when it had to be read otherwise than typed.

    Facts: ``text`` as typed, ``code`` as read, ``length``, ``characters`` that cannot occur, ``expected`` last character.
    """
    code = normalize_credit_code(text)
    faults = _faults(code, field)
    if faults:
        return faults
    if code != text:
        return (Problem("identity.credit_code_read_as", field, {"text": text, "code": code}, blocking=False),)
    return ()


def _faults(code: str, field: str) -> tuple[Problem, ...]:
    if len(code) == _OLD_LICENCE_LENGTH and code.isdigit():
        return (Problem("identity.old_licence_number", field, {"code": code}),)
    if len(code) != LENGTH:
        return (Problem("identity.credit_code_length", field, {"code": code, "length": len(code)}),)
    strange = "".join(sorted(set(code) - set(ALPHABET)))
    if strange:
        return (Problem("identity.credit_code_characters", field, {"code": code, "characters": strange}),)
    if not code[2:8].isdigit():
        return (Problem("identity.credit_code_district", field, {"code": code, "district": code[2:8]}),)
    expected = check_character(code[:-1])
    if expected != code[-1]:
        return (Problem("identity.credit_code_check", field, {"code": code, "expected": expected}),)
    return ()


def normalize_name(text: str) -> str:
    """One spelling of a name of a person, organization or centre, fit for display and for comparing.

    NFC; no invisible or control characters; no space inside a Chinese name (``王　强``), one space between Latin words;
    every dot used between the parts of a name becomes U+00B7. Rare and traditional characters stay as they are.
    """
    plain = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if not plain.isprintable():
        plain = "".join(" " if char.isspace() else char for char in plain if char.isspace() or _printable(char))
    dot_of_a_name, space_at_han = _patterns()
    plain = dot_of_a_name.sub("\u00b7", _ANY_DOT.sub("\u00b7", " ".join(plain.split())))
    return space_at_han.sub("", plain)


def name_key(text: str) -> str:
    """What is compared of two names: one spelling, half width, without case or any space."""
    return "".join(narrow(normalize_name(text)).casefold().split())


def shorter_names(name: str) -> tuple[str, ...]:
    """``name`` and what may stand for it where room is short: without the end, then without the beginning, that all
    centres share (``青岛市…技术创新中心``), for only what lies between tells two of them apart."""
    if not name.endswith(_CENTRE_END) or name == _CENTRE_END:
        return (name,)
    middle = f"{name.removesuffix(_CENTRE_END)}…"
    bare = middle.removeprefix(_CENTRE_BEGINNING)
    return (name, middle, f"…{bare}") if bare not in (middle, "…") else (name, middle)


def _printable(char: str) -> bool:
    # Private-use characters (Co) stay: old systems keep rare surnames there, and dropping one would shorten a name.
    return unicodedata.category(char) not in ("Cc", "Cs", "Cn")

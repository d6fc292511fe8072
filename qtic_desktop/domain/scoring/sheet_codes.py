"""The code of a paper score sheet: ten digits that name one expert and one proposal, the last two a check of the others."""

from __future__ import annotations

import hashlib
from typing import Final

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.numbers import narrow

_LENGTH: Final = 8
_CHECK: Final = 97
"""ISO 7064 mod 97-10: finds every single wrong digit and every two that changed places."""


def sheet_code(agenda_item_id: str, expert_id: str) -> str:
    """Ten digits, the same on every print of a sheet, whatever becomes of the order of the agenda or of the seats."""
    digest = hashlib.sha256(f"{agenda_item_id} {expert_id}".encode()).digest()
    body = int.from_bytes(digest[:8], "big") % 10**_LENGTH
    return f"{body:0{_LENGTH}d}{98 - body * 100 % _CHECK:02d}"


def shown_code(code: str) -> str:
    """The digits as people read them: 1234 5678 90."""
    return f"{code[:4]} {code[4:8]} {code[8:]}"


def read_code(text: str) -> str:
    """The ten digits of what was typed or scanned; ``Refused`` (scoring.code_mistyped) for anything else."""
    code = "".join(narrow(text).replace("-", " ").split())
    if not (code.isascii() and code.isdigit() and len(code) == _LENGTH + 2 and int(code) % _CHECK == 1):
        raise Refused("scoring.code_mistyped", text=text.strip()[:20])
    return code

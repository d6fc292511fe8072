"""Text out of foreign certificates and signatures: shown on one line without what is nobody's business, and the part of
it that is a person's name.

Issuers write more than a name into the name of a holder: ``051@王䶮@370202197001011234@1``, or the name with a number.
"""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 80
#: Identity cards have 15 or 18 figures (the last may be X); whatever else is as long is treated alike.
_LONG_NUMBER = re.compile(r"(?<!\d)\d{14,}[\dXx](?!\d)")
_NUMBER = re.compile(r"[\s@+_|,，、;；:：/\\-]*[\d*]{4,}[\dXx*]*[\s@+_|,，、;；:：/\\-]*")


def shown(text: str) -> str:
    """``text`` as a sentence may quote it: one line, no control or direction marks, long numbers masked, not too long."""
    line = " ".join("".join(" " if _is_control(char) else char for char in text).split())
    line = _LONG_NUMBER.sub(lambda found: _masked(found.group()), line)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def name_in(holder: str) -> str:
    """The name within the holder's text of a certificate, shown or not; the whole text where it is nothing but a name."""
    line = " ".join("".join(" " if _is_control(char) else char for char in holder).split())
    parts = [part.strip() for part in line.split("@")]
    named = [part for part in parts if part and not any(char.isdigit() or char == "*" for char in part)]
    if len(parts) > 1 and len(named) == 1:
        return named[0]
    return _NUMBER.sub(" ", line).strip() or line


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _masked(number: str) -> str:
    return f"{number[:4]}{'*' * (len(number) - 6)}{number[-2:]}"

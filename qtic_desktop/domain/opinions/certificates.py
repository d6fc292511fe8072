"""Whose certificate it is: a certificate signs in a person's line when its holder is that person, or when the office
registered it for that person beforehand."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.domain.opinions.certificate_text import name_in

#: What issuers write behind a name to say what the key is for.
_PURPOSE: Final = re.compile(r"\s*[（(](?:签名|签章|加密|sign(?:ing|ature)?|enc(?:ryption)?)[）)]\s*$", re.IGNORECASE)
#: A certificate has room for 64 bytes; an ellipsis in a shorter name cuts nothing off.
_NEARLY_FULL: Final = 58


def holder_is(person: str, holder: str) -> bool:
    """Whether the name written in a certificate is that of ``person``.

    A name too long for a certificate ends in an ellipsis there; a purpose in brackets behind it and the numbers that
    issuers write around it are no part of it.
    """
    written = normalize_name(name_in(_PURPOSE.sub("", holder)))
    wanted = normalize_name(person)
    if written.endswith("…") and len(written.encode()) >= _NEARLY_FULL:
        return bool(written[:-1]) and wanted.startswith(written[:-1])
    return bool(written) and written == wanted


def may_sign_for(
    person: str, organization: str, *, holder: str, holder_organization: str, namesakes: Collection[str]
) -> bool:
    """Whether an unregistered certificate may sign in this person's line: the name is the person's, and where others of
    the name are known (``namesakes``, their units), its unit is the person's too."""
    if not holder_is(person, holder):
        return False
    if not namesakes:
        return True
    return bool(holder_organization) and normalize_name(holder_organization) == normalize_name(organization)

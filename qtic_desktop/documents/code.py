"""The code of a paper: what it says, as one short word that binds paper and record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal

from qtic_desktop.documents.model import Document

_LENGTH = 12


def code_of(document: Document) -> str:
    """The first twelve figures of the SHA-256 of everything the document says; neither the time of making nor the number of
    the version is part of it, so that the same words have the same code."""
    bare = replace(document, made_at="", version_no=0, footer_code="", state="")
    return hashlib.sha256("\x1f".join(_said(bare)).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def coded(document: Document, *, version: int, state: str = "") -> Document:
    """The document with its code, version and state on every page."""
    return replace(document, footer_code=code_of(document), version_no=version, state=state)


def bound(document: Document) -> Document:
    """The document with a code at the foot of each page: its own where it has one, else that of its words."""
    return document if document.footer_code or document.bare else replace(document, footer_code=code_of(document))


def _said(value: object) -> Iterator[str]:
    if is_dataclass(value):
        yield type(value).__name__
        for one in fields(value):
            yield one.name
            yield from _said(getattr(value, one.name))
    elif isinstance(value, tuple | list):
        yield str(len(value))
        for part in value:
            yield from _said(part)
    elif isinstance(value, Decimal):
        yield f"{value:f}"
    elif isinstance(value, date):
        yield value.isoformat()
    else:
        yield repr(value)

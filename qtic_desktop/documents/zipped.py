"""Archives whose bytes depend on what is in them alone: every part carries the day of the document, never the clock."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date


def same_bytes(raw: io.BytesIO, day: date, change: Callable[[str, bytes], bytes]) -> bytes:
    """The archive packed again under ``day``, each part passed through ``change`` (its name and bytes)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            put(target, name, change(name, source.read(name)), day)
    return packed.getvalue()


def put(target: zipfile.ZipFile, name: str, data: bytes, day: date) -> None:
    """Write one part under ``day``."""
    target.writestr(entry_of(name, day), data)


def entry_of(name: str, day: date) -> zipfile.ZipInfo:
    """The head of a packed part under ``day``; the format knows no year before 1980."""
    entry = zipfile.ZipInfo(name, (max(1980, day.year), day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry

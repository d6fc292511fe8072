"""Record ids: UUID version 7 (RFC 9562), unique across stations and ordered by time of making."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable
from datetime import datetime

Ids = Callable[[], str]


def uuid7_ids(now: Callable[[], datetime]) -> Ids:
    """Return a maker of ids that takes its 48-bit milliseconds from ``now``."""

    def make() -> str:
        milliseconds = int(now().timestamp() * 1000) & ((1 << 48) - 1)
        value = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
        return str(uuid.UUID(int=value))

    return make

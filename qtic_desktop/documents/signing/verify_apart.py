"""The verdict about a file of which nobody knows what it is: worked out in the child process of limited memory and time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from qtic_desktop.confined.reader import Reader, read_apart
from qtic_desktop.documents.signing.fingerprints import sha256_hex
from qtic_desktop.documents.signing.verdict import ExpectedSignatures, Finding, State, Verdict
from qtic_desktop.documents.signing.verify import verify
from qtic_desktop.domain.errors import Refused

_REASONS = {
    "confined.too_slow": "signing.undecidable.too_slow",
    "confined.too_large": "signing.undecidable.too_much_memory",
    "confined.broken": "signing.undecidable.reader_ended",
}


def verify_apart(
    pdf: bytes,
    *,
    trust_roots: Collection[bytes],
    expected: ExpectedSignatures | None = None,
    record_searched: bool = False,
    now: datetime | None = None,
) -> Verdict:
    """As ``verify``; a file that takes too long, too much memory, or ends its reader is UNDECIDABLE and says why.

    Raises ``EnvironmentTrouble`` (confined.no_reader) where no child can be started.
    """
    try:
        return read_apart(
            Reader.SIGNATURES, verify, pdf,
            trust_roots=tuple(trust_roots), expected=expected, record_searched=record_searched, now=now,
        )  # fmt: skip
    except Refused as refusal:
        if refusal.code not in _REASONS:
            raise
        return Verdict(State.UNDECIDABLE, sha256_hex(pdf), (Finding(_REASONS[refusal.code]),))

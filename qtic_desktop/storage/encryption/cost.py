"""A person's secret becomes a key: Argon2id (RFC 9106) over the normalized text."""

from __future__ import annotations

import unicodedata
from typing import Final

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.values import dataclass

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
_LIMITS: Final = {"memory_kib": (8, 1 << 20), "passes": (1, 16), "lanes": (1, 16)}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes that can run side by side. Kept with each slot."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        for name, (least, most) in _LIMITS.items():
            if not least <= getattr(self, name) <= most:
                raise Refused("accounts.slots_damaged", reason=name)


#: The second choice of RFC 9106, for machines without 2 GiB to spare: about 0.1 s on one idle office computer.
ORDINARY: Final = Cost()
#: For the digest under which a name is found: the least that OWASP asks; a name is no secret that cost could save.
FOR_NAMES: Final = Cost(19 * 1024, 2, 1)


def key_from_secret(secret: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes from what a person typed; the same for full-width and half-width forms of the same characters."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        maker = Argon2id(
            salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
        )
        return maker.derive(normalize_secret(secret).encode())
    except (UnsupportedAlgorithm, MemoryError) as error:
        raise EnvironmentTrouble("accounts.no_memory", megabytes=cost.memory_kib // 1024) from error


def normalize_secret(secret: str) -> str:
    """NFKC: an input method set to full width must not lock a person out."""
    return unicodedata.normalize("NFKC", secret)

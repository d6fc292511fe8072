"""A bundle as a file: one line that says what it is, then the content, compressed and under the key of the workspace.

The content is closed with AES-GCM bound to the head: one changed bit anywhere, or the key of another workspace, and it
does not open. A sample has no key; there the digest in the head finds accidents only, and the head says so.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from qtic_desktop.domain.errors import Refused
from qtic_desktop.storage.encryption.box import WrongKey, close_box, open_box, subkey

MAGIC: Final = "qtic-bundle-1"
#: Largest content taken, in bytes: a meeting of 12 proposals and 9 experts with long comments has about 2 million.
LARGEST: Final = 200_000_000
_LONGEST_HEAD: Final = 20_000
_PURPOSE: Final = "bundle"
_MADE_BY: Final = "made_by"
_CALLED: Final = "called"


@dataclass(frozen=True, slots=True)
class BundleHead:
    """What stands in the clear: which workspace, which station and number, when, the format of the tables, whether it is
    closed with a key, the head of the audit chain there, and the digest of what follows. Who made it and what the station is
    ``called`` stand with the content where that is closed: no name of anybody lies in the clear on a stick."""

    workspace: str
    station: str
    number: int
    made_at: str
    made_by: str
    format: str
    closed: bool
    entries: int
    last_hash: str
    digest: str = ""
    called: str = ""


def write_bundle(head: BundleHead, content: dict[str, Any], key: bytes | None) -> bytes:
    """The file."""
    if key is not None:
        content = {**content, _MADE_BY: head.made_by, _CALLED: head.called}
        head = replace(head, made_by="", called="")
    body = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 6)
    if key is not None:
        body = close_box(subkey(key, _PURPOSE), body, _about(head))
    facts = {**asdict(head), "magic": MAGIC, "digest": hashlib.sha256(body).hexdigest()}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True).encode() + b"\n" + body


def is_bundle(data: bytes) -> bool:
    """Whether a file says of itself that it is a bundle."""
    return data[:_LONGEST_HEAD].startswith(b"{") and MAGIC.encode() in data[: data.find(b"\n") + 1][:_LONGEST_HEAD]


def read_head(data: bytes) -> tuple[BundleHead, bytes]:
    """Head and body of a file whose body is whole. Raises ``Refused`` (stations.no_bundle, stations.damaged)."""
    line, _, body = data.partition(b"\n")
    try:
        if len(line) > _LONGEST_HEAD:
            raise ValueError
        facts = json.loads(line)
        if facts.pop("magic") != MAGIC:
            raise ValueError
        head = BundleHead(**facts)
        wrong = (
            not isinstance(head.number, int) or not isinstance(head.entries, int) or not isinstance(head.closed, bool)
        )
        if wrong or any(
            not isinstance(getattr(head, name), str) for name in ("workspace", "station", "made_at", "digest", "called")
        ):
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused("stations.no_bundle") from error
    if hashlib.sha256(body).hexdigest() != head.digest:
        raise Refused("stations.damaged", station=head.station, number=head.number)
    return head, body


def read_content(head: BundleHead, body: bytes, key: bytes | None) -> dict[str, Any]:
    """What the bundle holds. Raises ``Refused`` (stations.other_key, stations.damaged, stations.too_large)."""
    if head.closed != (key is not None):
        raise Refused("stations.other_key", station=head.station)
    try:
        if key is not None:
            body = open_box(subkey(key, _PURPOSE), body, _about(head))
        unpacked = zlib.decompressobj()
        content = unpacked.decompress(body, LARGEST)
        if unpacked.unconsumed_tail:
            raise Refused("stations.too_large", most=LARGEST // 1_000_000)
        found: dict[str, Any] = json.loads(content)
    except WrongKey as error:
        raise Refused("stations.other_key", station=head.station) from error
    except (zlib.error, ValueError, RecursionError) as error:
        raise Refused("stations.damaged", station=head.station, number=head.number) from error
    return found


def with_maker(head: BundleHead, content: dict[str, Any]) -> BundleHead:
    """The head with who made it and where, wherever that stands."""
    if head.made_by:
        return head
    return replace(head, made_by=str(content.get(_MADE_BY, "")), called=str(content.get(_CALLED, "")))


def _about(head: BundleHead) -> str:
    return json.dumps({**asdict(head), "digest": ""}, ensure_ascii=False, sort_keys=True)

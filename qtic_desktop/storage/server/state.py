"""What a server has to say of itself, and what it says of a failure: the SQLSTATE in a driver's error."""

from __future__ import annotations

import os
import socket
from typing import Final

#: What must hold at every connection: setting -> value as the server answers it.
SETTINGS: Final = {
    "server_encoding": "UTF8",
    "lc_collate": "C",  # texts are ordered as in a file, sign by sign
    "lc_ctype": "C",
    "fsync": "on",  # without these three a power cut takes back what was acknowledged
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "standard_conforming_strings": "on",
}


def state_of(error: BaseException | None) -> str:
    """The SQLSTATE that a driver's error carries; empty where the server said nothing."""
    said = error.args[0] if error is not None and error.args else None
    return str(said.get("C", "")) if isinstance(said, dict) else ""


def drop(line: socket.socket) -> None:
    """Close a line at once: the driver's own files on it would keep it open until somebody collects them."""
    if (number := line.detach()) >= 0:
        os.close(number)

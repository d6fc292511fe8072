"""Which station this is."""

from __future__ import annotations

import hashlib
import socket

from qtic_desktop.storage.workspace import Workspace

_CODE = 6


def station_code(workspace: Workspace) -> str:
    """Six signs that stand for this copy of the workspace on this computer; they say nothing about either."""
    told = f"{workspace.info.id} {socket.gethostname()} {workspace.folder.resolve()}"
    return hashlib.sha256(told.encode()).hexdigest()[:_CODE].upper()

"""Whether the session before on a workspace ended as it should: a mark that lies there while the workspace is open."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path


class SessionMark:
    """One mark a workspace, in the folder of the program; whoever holds the workspace's lock reads and writes it."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._file: Path | None = None

    def begin(self, folder: Path, now: datetime) -> datetime | None:
        """The workspace is open from ``now`` on. Returns since when a session that never ended had it open, None when
        the last one ended well. A mark that cannot be written is no reason to stop."""
        digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._file = self._data / f"session-{digest}.txt"
        before = _read(self._file)
        with suppress(OSError):
            self._data.mkdir(parents=True, exist_ok=True)
            self._file.write_text(now.isoformat(timespec="seconds"), encoding="utf-8")
        return before

    def end(self) -> None:
        """It was given back."""
        if self._file is not None:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
            self._file = None


def _read(file: Path) -> datetime | None:
    try:
        return datetime.fromisoformat(file.read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None

"""Where the fonts made by the build are kept; light, because every start looks there."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Where made fonts are kept: ``QTIC_FONT_CACHE``, else the cache folder of the person at this computer."""
    if chosen := os.environ.get("QTIC_FONT_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "qtic-desktop" / "fonts"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "qtic-desktop" / "fonts"

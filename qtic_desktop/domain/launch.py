"""启动建设 (三（三）): the ledger of centres."""

from __future__ import annotations

from dataclasses import dataclass

from qtic_desktop.domain.intake import Track


@dataclass(frozen=True, slots=True)
class CenterFilter:
    """Which centres a list shows; None lets all through."""

    track: Track | None = None

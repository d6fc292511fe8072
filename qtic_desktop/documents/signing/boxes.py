"""Where a visible signature goes on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class SignatureBox(Protocol):
    """Anything with a page (first page 0) and two corners in PDF points from the lower left of the page."""

    @property
    def page_index(self) -> int: ...
    @property
    def x1(self) -> float: ...
    @property
    def y1(self) -> float: ...
    @property
    def x2(self) -> float: ...
    @property
    def y2(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Box:
    """A plain :class:`SignatureBox`; units are PDF points (1/72 inch)."""

    page_index: int
    x1: float
    y1: float
    x2: float
    y2: float

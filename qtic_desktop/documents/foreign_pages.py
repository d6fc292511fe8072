"""A PDF or picture that came from outside, page by page. Nothing of it is taken apart in this process."""

from __future__ import annotations

from dataclasses import dataclass, field

from qtic_desktop.confined.reader import Reader, read_apart
from qtic_desktop.documents.check import PageImage
from qtic_desktop.documents.page_reading import Leaves, OutlineLine, draw_leaf, open_leaves
from qtic_desktop.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class ForeignPages:
    """An opened file: its bytes, and what it has."""

    data: bytes = field(repr=False)
    leaves: Leaves

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self.leaves.sizes)

    @property
    def outline(self) -> tuple[OutlineLine, ...]:
        """Its bookmarks in the order of the file."""
        return self.leaves.outline

    def draw(self, page: int, scale: float, turn: int = 0) -> PageImage:
        """One page (from 0) at ``scale`` pixels per point, turned by ``turn`` quarters clockwise.

        Not for the thread of a window: it waits for the child. Raises ``Refused``: ``documents.not_readable``, and
        ``documents.page_not_drawn`` for a page that ends the child or takes too much of it; ``EnvironmentTrouble``.
        """
        try:
            drawn = read_apart(Reader.PAGES, draw_leaf, self.leaves.key, page, scale, turn)
            if drawn is None:  # the child is a new one, or had to make room
                read_apart(Reader.PAGES, open_leaves, self.data)
                drawn = read_apart(Reader.PAGES, draw_leaf, self.leaves.key, page, scale, turn)
        except Refused as refusal:
            if refusal.code.startswith("confined."):
                raise Refused("documents.page_not_drawn", page=page + 1) from refusal
            raise
        if drawn is None or len(drawn.data) < drawn.stride * drawn.height or drawn.stride < drawn.width * 4:
            raise Refused("documents.page_not_drawn", page=page + 1)
        return drawn


def open_foreign(data: bytes) -> ForeignPages:
    """Open a PDF or picture; ``Refused`` as ``open_leaves`` and ``read_apart``."""
    return ForeignPages(data, read_apart(Reader.PAGES, open_leaves, data))


def foreign_page_count(data: bytes) -> int:
    """Number of pages; ``Refused`` as ``open_foreign``."""
    return open_foreign(data).count

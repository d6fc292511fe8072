"""The pile: paper sheets of one proposal keyed as they lie, experts as columns, criteria as rows; once, and once more."""

from qtic_desktop.gui.scoring.pile.page import PilePage

__all__ = ["PilePage"]

"""意见书措辞: the office's own wording of the opinions, written, tried and put in force."""

from qtic_desktop.gui.wordings.section import WordingSection

__all__ = ["WordingSection"]

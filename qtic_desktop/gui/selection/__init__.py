"""综合评价: the list of supported proposals, version by version."""

from qtic_desktop.gui.selection.page import selection_page

__all__ = ["selection_page"]

"""专家抽取: the witnessed draw, from the frozen pool to the panel."""

from qtic_desktop.gui.draws.page import draws_page

__all__ = ["draws_page"]

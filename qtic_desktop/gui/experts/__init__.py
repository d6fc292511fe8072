"""专家库: the pool of experts."""

from qtic_desktop.gui.experts.page import experts_page

__all__ = ["experts_page"]

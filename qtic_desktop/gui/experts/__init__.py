"""专家与抽取: the pool of experts."""

from qtic_desktop.gui.experts.page import ExpertsPage

__all__ = ["ExpertsPage"]

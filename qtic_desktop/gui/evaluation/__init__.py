"""绩效评估: who falls due, the panel, grades, and what follows them."""

from qtic_desktop.gui.evaluation.page import evaluation_page

__all__ = ["evaluation_page"]

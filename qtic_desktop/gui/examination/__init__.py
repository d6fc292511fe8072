"""形式审查: the list of accepted applications, the sheet of items, results and corrections."""

from qtic_desktop.gui.examination.page import examination_page

__all__ = ["examination_page"]

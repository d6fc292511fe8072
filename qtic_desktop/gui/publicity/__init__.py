"""公示: notices, the centres on them, and the objections."""

from qtic_desktop.gui.publicity.page import publicity_page

__all__ = ["publicity_page"]

"""推荐函与收件: letters with their lists, and what was handed in with them."""

from qtic_desktop.gui.letters.page import letters_page

__all__ = ["letters_page"]

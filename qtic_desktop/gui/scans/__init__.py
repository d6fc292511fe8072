"""扫描回收: signed papers that come back as pictures."""

from qtic_desktop.gui.scans.page import scans_page

__all__ = ["scans_page"]

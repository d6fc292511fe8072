"""启动建设: the ledger of centres under construction."""

from qtic_desktop.gui.launch.page import launch_page

__all__ = ["launch_page"]

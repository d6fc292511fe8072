"""启动建设: the ledger of centres under construction."""

from qtic_desktop.gui.launch.page import LaunchPage

__all__ = ["LaunchPage"]

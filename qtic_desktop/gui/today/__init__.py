"""今日待办: what waits for the person at work."""

from qtic_desktop.gui.today.page import TodayPage

__all__ = ["TodayPage"]

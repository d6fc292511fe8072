"""The first page of all, and who is at work."""

from qtic_desktop.gui.start.people import PersonChooser
from qtic_desktop.gui.start.start_page import StartPage

__all__ = ["PersonChooser", "StartPage"]

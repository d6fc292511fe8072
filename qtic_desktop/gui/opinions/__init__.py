"""意见书: draft, edit, finalise, sign, verify, export and print."""

from qtic_desktop.gui.opinions.page import OpinionsPage

__all__ = ["OpinionsPage"]

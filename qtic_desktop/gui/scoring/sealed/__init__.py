"""What comes after sealing: correction dockets, proposals agreed to after revision, and another review."""

from qtic_desktop.gui.scoring.sealed.pane import SealedPane

__all__ = ["SealedPane"]

"""推荐与受理: list, proposal wizard, import of recommendation lists."""

from qtic_desktop.gui.intake.page import IntakePage
from qtic_desktop.gui.intake.wizard import ProposalWizard

__all__ = ["IntakePage", "ProposalWizard"]

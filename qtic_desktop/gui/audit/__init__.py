"""审计: what was done by whom, and whether the chain holds."""

from qtic_desktop.gui.audit.page import AuditPage

__all__ = ["AuditPage"]

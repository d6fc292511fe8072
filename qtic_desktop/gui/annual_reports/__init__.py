"""年度报告: who owes a report, what has come, what is overdue."""

from qtic_desktop.gui.annual_reports.page import AnnualReportsPage

__all__ = ["AnnualReportsPage"]

"""年度报告: who owes a report, what has come, what is overdue."""

from qtic_desktop.gui.annual_reports.page import annual_reports_page

__all__ = ["annual_reports_page"]

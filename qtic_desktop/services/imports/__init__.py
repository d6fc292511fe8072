"""Take a workbook into a workspace: read it whole, say of each row what would come of it, then write."""

from qtic_desktop.services.imports.files import ImportReport, import_file, import_order

__all__ = ["ImportReport", "import_file", "import_order"]

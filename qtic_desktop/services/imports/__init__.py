"""Take a workbook into a workspace: read it whole, say of each row what would come of it, then write."""

from qtic_desktop.services.imports.files import ImportEntry, ImportReport, import_file, import_order
from qtic_desktop.services.imports.tally import RowOutcome

__all__ = ["ImportEntry", "ImportReport", "RowOutcome", "import_file", "import_order"]

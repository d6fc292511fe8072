"""评分与表决 on paper (三（二）): the sheet of each expert, and the summary of a meeting."""

from qtic_desktop.documents.content.scoring.sheets import score_sheets_document
from qtic_desktop.documents.content.scoring.summary import score_summary_document

__all__ = ["score_sheets_document", "score_summary_document"]

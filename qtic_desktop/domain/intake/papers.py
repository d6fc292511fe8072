"""What the printed application form says (三（一）)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qtic_desktop.domain.intake import ProposalDraft


@dataclass(frozen=True, slots=True)
class ApplicationPaper:
    """The form of one proposal: ``number`` is empty for a draft, ``verification`` where its second keying stands,
    ``materials`` kind and file name of what came with it, ``missing`` kinds of what has not come."""

    number: str
    batch_title: str
    department_name: str
    draft: ProposalDraft
    materials: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    verification: str
    sample: bool
    as_of: date
    made_at: str

"""The application form of one proposal as a file."""

from __future__ import annotations

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.intake.choices import name_of
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.intake.papers import export_application
from qtic_desktop.storage.queries.intake import ProposalRow


def form_paper(row: ProposalRow) -> Paper[MadeFile]:
    """PDF to print, Word or a workbook to go on with."""
    return Paper(
        Act.EXPORT_APPLICATION,
        tr("打印申报表"),
        lambda: f"{tr('申报表')} {row.number or name_of(row)}",
        lambda path: export_application.bind(out=path, proposal_id=row.id),
        (".pdf", ".docx", ".xlsx"),
        icon="printer",
    )

"""What the list of proposals gives as files: the application form of one, and the list itself."""

from __future__ import annotations

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.choices import name_of
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.intake.papers import export_application
from qtic_desktop.services.lists import export_proposals
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


def list_paper(ctx: AppContext) -> Paper[MadeFile]:
    """The proposals of the batch in the header, drafts included, as a workbook that can be taken in again."""
    return Paper(
        Act.EXPORT_PROPOSALS,
        tr("导出清单…"),
        lambda: tr("申报清单_{day}").format(day=ctx.now().date().isoformat()),
        lambda path: export_proposals.bind(out=path, batch=ctx.batch_id or None, drafts=True, lang=ctx.lang),
        told=lambda made: tr("共 {n} 份申报").format(n=made.about),
        command=tr("导出申报清单"),
    )

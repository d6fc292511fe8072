"""Papers that are made on the page of scoring."""

from __future__ import annotations

from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.scoring.blank_sheets import print_blank_sheets
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.meetings import MeetingRow


def blank_paper(meeting: MeetingRow) -> Paper[MadeFile]:
    """Blank score sheets of a meeting, a page for each expert and proposal, each with its code."""

    def make(path: Path) -> WorkOrder[MadeFile]:
        return print_blank_sheets.bind(out=path, meeting_id=meeting.id)

    return Paper(
        Act.PRINT_SHEETS,
        tr("空白评分表…"),
        lambda: tr("{number} 空白评分表").format(number=meeting.number),
        make,
        (".pdf",),
        told=lambda made: tr("{n} 份").format(n=made.about),
        icon="printer",
    )

"""The list on the screen as a file: the columns chosen, in their order, with what was left out said above."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.resources import Language
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.content.shown_list import ShownList

#: More lines than anybody reads on paper; a workbook takes them all.
PAPER_LIMIT: Final = 5_000


@job(Act.EXPORT_LIST)
def export_shown_list(
    workspace: Workspace, actor: Actor, *, out: Path, shown: ShownList, lang: Language = "zh"
) -> MadeFile:
    """Write what ``shown`` holds, which this person has read on the screen. ``about`` of the answer is how many rows.

    Raises ``Refused``: files.none_found without a row, shown_list.too_long for more than ``PAPER_LIMIT`` on paper.
    """
    from qtic_desktop.documents.content.shown_list import shown_list_document

    rows = shown.rows()
    if not rows:
        raise Refused("files.none_found")
    if len(rows) > PAPER_LIMIT and out.suffix.lower() != ".xlsx":
        raise Refused("shown_list.too_long", count=len(rows), limit=PAPER_LIMIT)
    now = workspace.store.now()
    document = shown_list_document(
        shown, rows, day=now.date(), made_at=f"{now:%Y-%m-%d %H:%M}", sample=workspace.info.sample, lang=lang
    )
    make_file(document, out, lambda: fonts_of(workspace))
    return MadeFile(out, str(len(rows)))

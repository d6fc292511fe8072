"""One act on all opinions of a meeting: draft or export them one after the other. The first trouble stops the rest;
what is done stays done, and the same act begun again goes on with what is left."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.opinions import draft_opinion
from qtic_desktop.services.opinions.exports import export_opinion, opinion_file_name
from qtic_desktop.services.perform import perform
from qtic_desktop.services.use_case import long_job
from qtic_desktop.storage.queries.opinions import OpinionRow
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet


class BatchAct(StrEnum):
    """What is done to each opinion."""

    DRAFT = "draft"
    EXPORT = "export"


def awaiting(rows: Sequence[OpinionRow], act: BatchAct) -> tuple[OpinionRow, ...]:
    """The opinions that ``act`` is still to be done to, in the running order of the meeting."""
    return tuple(row for row in rows if _awaits(row, act))


def _awaits(row: OpinionRow, act: BatchAct) -> bool:
    if act is BatchAct.DRAFT:
        return (row.status is None or row.is_void) and row.meeting_sealed
    return bool(row.opinion_id)


@long_job(Read.OPINIONS, saves=True)
def run_batch(
    workspace: Workspace,
    actor: Actor,
    *,
    act: BatchAct,
    rows: Sequence[OpinionRow],
    folder: Path | None = None,
    fonts: FontSet | None = None,
) -> Generator[Progress, None, Changes]:
    """Do ``act`` to each of ``rows``; ``folder`` takes the exported files. Raises what the single act raises, and by then
    as many opinions are done as the last step said."""
    chosen = fonts if act is BatchAct.DRAFT else fonts or fonts_of(workspace)
    total, changes = len(rows), Changes.of(Kind.OPINION)
    for done, row in enumerate(rows):
        yield Progress(done, total, row.center_name)
        if act is BatchAct.DRAFT:
            changes |= perform(workspace.store, actor, draft_opinion.bind(agenda_item_id=row.agenda_item_id))
        else:
            assert folder is not None
            export_opinion(
                workspace, actor, opinion_id=row.opinion_id, out=folder / opinion_file_name(row), fonts=chosen
            )
    yield Progress(total, total, "")
    return changes

"""A batch that was filed: the workspace it was made from, closed, and its pack; made once for all tests of packs."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from qtic_desktop.services import intake
from qtic_desktop.services.archive.pack import Pack, make_pack
from qtic_desktop.services.demo import demo_clock
from qtic_desktop.services.opinions import draft_opinion, papers
from qtic_desktop.services.perform import perform, work, work_in_steps
from qtic_desktop.storage.queries import opinions as opinion_rows
from qtic_desktop.storage.queries.intake import proposals
from qtic_desktop.storage.queries.registry import batches
from qtic_desktop.storage.workspace import Workspace, open_workspace
from tests.helpers.doors import ask
from tests.helpers.sealed import sealed_story
from tests.review_story import OFFICE

NASTY = '../../<script>alert(1)</script> "推荐函" CON.pdf'
_KEPT = tempfile.TemporaryDirectory(prefix="qtic-filed-")


@dataclass(frozen=True)
class Filed:
    """A workspace that is closed, the pack that was made from it, and what the record says of its opinions."""

    source: Path
    folder: Path
    final: opinion_rows.OpinionRow
    draft: opinion_rows.OpinionRow
    numbers: frozenset[str]


@cache
def filed_batch() -> Filed:
    """A sealed meeting over six proposals; one opinion is final, one a draft; a file of the applicant has a nasty name."""
    made = sealed_story(Path(_KEPT.name) / "w")
    with made.workspace as workspace:
        items = [row.agenda_item_id for row in ask(workspace.store, opinion_rows.opinions)]
        drafted = [perform(workspace.store, OFFICE, draft_opinion.bind(agenda_item_id=item)).ids for item in items[:2]]
        work(workspace, OFFICE, papers.finalize.bind(opinion_id=next(iter(drafted[0])), reason="会上讨论一致"))
        data = b"%PDF-1.4 not really"
        order = intake.attach_material.bind(
            proposal_id=made.proposals[0], kind="letter", file_name=NASTY, sha256=workspace.attachments.put(data),
            size=len(data),
        )  # fmt: skip
        perform(workspace.store, OFFICE, order)
        out = Path(_KEPT.name) / "归档"
        packed(workspace, out)
        rows = ask(workspace.store, opinion_rows.opinions)
        final = next(row for row in rows if row.pdf_sha256)
        draft = next(row for row in rows if row.opinion_id and not row.pdf_sha256)
        numbers = frozenset(row.number for row in ask(workspace.store, proposals) if row.number)
        return Filed(workspace.folder, out, final, draft, numbers)


@contextmanager
def opened_copy(folder: Path) -> Iterator[Workspace]:
    """A copy in ``folder`` of the workspace that was filed."""
    shutil.copytree(filed_batch().source, folder)
    with open_workspace(folder, now=demo_clock(datetime(2026, 4, 1, 9, tzinfo=UTC))) as opened:
        yield opened


def batch_of(workspace: Workspace) -> str:
    return ask(workspace.store, batches)[0].id


def packed(workspace: Workspace, out: Path, **more: bool) -> Pack:
    """The pack of the batch, made through the door that window and command line use."""
    steps = work_in_steps(workspace, OFFICE, make_pack.bind(out=out, batch=batch_of(workspace), **more))
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            made: Pack = ended.value
            return made

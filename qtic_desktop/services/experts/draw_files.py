"""The record of a draw for whoever wants to repeat it: a file for programs, and a page that needs none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.draw_records import replay
from qtic_desktop.domain.experts.pool import DrawState
from qtic_desktop.services.drawn_page import put_page
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.experts.draws import draw_detail, draw_paper, draw_record
from qtic_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DrawFiles:
    """What was made: the page, and beside it the record for programs; the record was replayed and found to hold."""

    path: Path
    record: Path
    fingerprint: str


@job(Act.EXPORT_DRAW)
def export_draw(workspace: Workspace, actor: Actor, *, draw_id: str, out: Path) -> DrawFiles:
    """Write the stand-alone page that repeats a draw to ``out`` (.html), with the record in it, and the record for
    programs beside it under the same name (.json). The record is read back and replayed first; ``Refused`` for a draw
    that was not made, or one whose record does not hold."""
    detail = ask(workspace.store, actor, draw_detail.bind(draw_id=draw_id))
    if detail.drawn_at is None or detail.state is DrawState.FROZEN:
        raise Refused("experts.not_drawn_yet")
    body = ask(workspace.store, actor, draw_record.bind(draw_id=draw_id))
    text = json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True)
    if not replay(json.loads(text)).holds:
        raise Refused("experts.draw_pool_changed")
    return DrawFiles(out, put_page(text, out), detail.fingerprint)


@job(Act.PRINT_DRAW)
def print_draw(workspace: Workspace, actor: Actor, *, draw_id: str, out: Path) -> MadeFile:
    """Make the paper of a draw: the frozen pool to be signed before it, the record after it."""
    from qtic_desktop.documents.content.experts import draw_document

    made_at = f"{workspace.store.now():%Y-%m-%d %H:%M}"
    paper = ask(workspace.store, actor, draw_paper.bind(draw_id=draw_id, made_at=made_at))
    make_file(draw_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.title)

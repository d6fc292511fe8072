"""An opinion drawn for the screen: the file that would print, and where in it each part stands."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.domain.opinions import OpinionText
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.fonts import prepare_fonts
from qtic_desktop.services.opinions.papers import preview_opinion, verify_file
from qtic_desktop.services.use_case import job, long_job
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet
    from qtic_desktop.documents.layout_check import LayoutReport
    from qtic_desktop.documents.signing.verdict import Verdict

_MOST_BYTES: Final = 65 << 20  # one more than the verifier examines, so that it says itself that the file is too large


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn opinion: the file, its number of pages, the page on which each heading stands, and where the lowest
    signature field ends (page and part of its height), None in a draft."""

    data: bytes
    pages: int
    headings: dict[str, int]
    fonts: FontSet | None
    signed_at: tuple[int, float] | None = None
    layout: LayoutReport | None = None
    """How the pages deviate from GB/T 9704-2012."""


@long_job(Read.OPINIONS)
def draw_opinion(
    workspace: Workspace, actor: Actor, *, opinion_id: str, text: OpinionText | None, fonts: FontSet | None
) -> Generator[Progress, None, Drawn]:
    """Draw unsaved words as a draft, or with ``text`` None give the kept file; makes the fonts on the first run."""
    from qtic_desktop.documents.check import lowest_field, page_count, page_texts
    from qtic_desktop.documents.layout_check import check_layout

    if fonts is None:
        fonts = yield from prepare_fonts(workspace, actor)
    data = preview_opinion(workspace, actor, opinion_id=opinion_id, text=text, fonts=fonts)
    return Drawn(
        data, page_count(data), _headings(page_texts(data), text), fonts, lowest_field(data), check_layout(data)
    )


def _headings(texts: list[str], text: OpinionText | None) -> dict[str, int]:
    """The page of each part of ``text``, found by its printed heading."""
    pages = ["".join(page.split()) for page in texts]
    found = {}
    for part in text.parts if text is not None else ():
        heading = "、" + "".join(part.heading.split())
        found[part.key] = next((number for number, page in enumerate(pages) if heading in page), 0)
    return found


@job(Read.OPINIONS)
def verify_path(workspace: Workspace, actor: Actor, *, path: Path) -> Verdict:
    """The verdict about a file from anywhere. Raises ``EnvironmentTrouble`` (files.cannot_read)."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
    except OSError as trouble:
        raise EnvironmentTrouble("files.cannot_read", file=path.name, reason=trouble.strerror or "") from trouble
    return verify_file(workspace, actor, data=data, name=path.name)

"""The pages of an opinion, drawn and turned into pixels off the GUI thread."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.opinions import OpinionText
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.use_case import long_job

if TYPE_CHECKING:
    from qtic_desktop.documents.check import PageImage
    from qtic_desktop.documents.fonts import FontSet
    from qtic_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn opinion: the file, its number of pages, the page on which each heading stands, and where the lowest
    signature field ends (page and part of its height), None in a draft."""

    data: bytes
    pages: int
    headings: dict[str, int]
    fonts: FontSet | None
    signed_at: tuple[int, float] | None = None


@long_job(Read.OPINIONS)
def draw(
    workspace: Workspace, actor: Actor, *, opinion_id: str, text: OpinionText | None, fonts: FontSet | None
) -> Generator[Progress, None, Drawn]:
    """Draw unsaved words as a draft, or with ``text`` None give the kept file; makes the fonts on the first run."""
    from qtic_desktop.documents.check import lowest_field, page_count, page_texts
    from qtic_desktop.services.papers import prepare_fonts, preview_opinion

    if fonts is None:
        fonts = yield from prepare_fonts(workspace, actor)
    data = preview_opinion(workspace, actor, opinion_id=opinion_id, text=text, fonts=fonts)
    return Drawn(data, page_count(data), _headings(page_texts(data), text), fonts, lowest_field(data))


def _headings(texts: list[str], text: OpinionText | None) -> dict[str, int]:
    """The page of each part of ``text``, found by its printed heading."""
    pages = ["".join(page.split()) for page in texts]
    found = {}
    for part in text.parts if text is not None else ():
        heading = "、" + "".join(part.heading.split())
        found[part.key] = next((number for number, page in enumerate(pages) if heading in page), 0)
    return found


def page_pixels(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """One page as the view takes it: width, height, packed RGBA."""
    from qtic_desktop.documents.check import render_page

    image = to_image(render_page(pdf, page, scale)).convertToFormat(QImage.Format.Format_RGBA8888)
    return image.width(), image.height(), bytes(image.constBits())


def to_image(page: PageImage) -> QImage:
    """The pixels of the renderer as an image of Qt's."""
    form = QImage.Format.Format_Grayscale8 if page.depth == 1 else QImage.Format.Format_RGB32
    return QImage(page.data, page.width, page.height, page.stride, form).copy()

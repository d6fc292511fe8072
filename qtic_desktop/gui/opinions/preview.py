"""The pages of an opinion as pixels, made off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from qtic_desktop.documents.check import PageImage


def page_pixels(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """One page as the view takes it: width, height, packed RGBA."""
    from qtic_desktop.documents.check import render_page

    image = to_image(render_page(pdf, page, scale)).convertToFormat(QImage.Format.Format_RGBA8888)
    return image.width(), image.height(), bytes(image.constBits())


def to_image(page: PageImage) -> QImage:
    """The pixels of the renderer as an image of Qt's."""
    form = QImage.Format.Format_Grayscale8 if page.depth == 1 else QImage.Format.Format_RGB32
    return QImage(page.data, page.width, page.height, page.stride, form).copy()

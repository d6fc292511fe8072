"""Icons of one open set (Lucide, ISC licence, in ``resources/icons``), painted in the colour of the theme."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from qtic_desktop.gui.theme import Tokens, theme
from qtic_desktop.resources import resource

STROKE: Final = b'stroke-width="2"'
_SIZES: Final = (16, 20, 24, 32, 48)


@cache
def icon_names() -> frozenset[str]:
    """Names that ``icon`` takes."""
    return frozenset(path.stem for path in resource("icons").glob("*.svg"))


def icon(name: str, colour: str = "text", gap: float = 0.0) -> QIcon:
    """An icon in the colour of a token (``text``, ``muted``, ``accent``, ``on_accent``, ``ok``, ``warn``, ``bad``).

    ``gap`` is empty room at the right as a part of the size, where a style sets the word too close. Raise
    ``FileNotFoundError`` for a name the set here does not hold.
    """
    return _made(name, colour, gap, theme().tokens)


@cache
def _made(name: str, colour: str, gap: float, tokens: Tokens) -> QIcon:
    """All sizes are drawn into one strip, which is coloured once and cut: forty icons stand on the first page."""
    made, ink = QIcon(), getattr(tokens, colour)
    widths = [round(size * (1 + gap)) for size in _SIZES]
    places = [QRect(sum(widths[:n]), 0, widths[n], size) for n, size in enumerate(_SIZES)]
    strip, drawing = QPixmap(sum(widths), max(_SIZES)), _drawing(name, ink)
    strip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(strip)
    for place, size in zip(places, _SIZES, strict=True):
        drawing.render(painter, QRectF(place.x(), 0, size, size))
    painter.end()
    for place in places:
        made.addPixmap(strip.copy(place), QIcon.Mode.Normal)
    if colour not in ("on_accent", "muted"):
        muted = _in_ink(strip, tokens.muted)
        for place in places:
            made.addPixmap(muted.copy(place), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon as a pixmap of ``size`` device-independent px, sharp at the screen's ``ratio``."""
    painted = _painted(_drawing(name, getattr(theme().tokens, colour)), round(size * ratio))
    painted.setDevicePixelRatio(ratio)
    return painted


def svg_source(name: str, colour: str) -> bytes:
    """The drawing itself with its strokes in ``colour`` (``#RRGGBB``); 1.75 keeps lines calm at 16 and 20 px."""
    source = resource("icons", f"{name}.svg").read_bytes()
    return source.replace(b"currentColor", colour.encode()).replace(STROKE, b'stroke-width="1.75"')


def _drawing(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg_source(name, colour)))


def _in_ink(painted: QPixmap, ink: str) -> QPixmap:
    """The same strokes in another colour, without drawing them a second time."""
    other = QPixmap(painted)
    painter = QPainter(other)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(other.rect(), QColor(ink))
    painter.end()
    return other


def _painted(renderer: QSvgRenderer, size: int) -> QPixmap:
    painted = QPixmap(QSize(size, size))
    painted.fill(Qt.GlobalColor.transparent)
    painter = QPainter(painted)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return painted

"""The visible part of a signature: an opaque picture, drawn once (text drawn by the signing library costs 65 ms each).

The picture is decoration; the verdict of the verifier is what counts.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.domain.errors import MissingGlyph, Refused

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

    from qtic_desktop.documents.signing.boxes import SignatureBox

FontChoice = Callable[[str], tuple[Path, int]]

_PIXELS_PER_POINT = 3
_INK = 25
_FRAME = 150
_PAPER = 255
_LONG_NAME = 8  # characters; longer ones are drawn in two lines


def appearance_png(name: str, line: str, *, size: tuple[float, float], fonts: Sequence[Path] | FontChoice) -> bytes:
    """Draw ``name`` and, small below it, ``line`` (such as the date) into an opaque PNG, as a hand would sign: without a frame,
    which would make it look like a field that waits to be filled in.

    ``size`` is width and height in points. ``fonts`` are files tried in order, character by character, or a function
    that names the file of a character and the number of the face in it.
    Raises :class:`MissingGlyph` ``signing.missing_glyph`` with the character that no font has.
    """
    choose = fonts if callable(fonts) else _first_with(fonts)
    image, draw = _canvas(size, framed=False)
    width, height = image.size
    margin = max(2, height // 20)
    name_height = round((height - 2 * margin) * (0.68 if line else 0.9))
    parts = _halves(name)
    step = name_height // len(parts)
    for place, part in enumerate(parts):
        top = margin + place * step
        _draw_line(draw, part, choose, (margin, top, width - margin, top + step))
    if line:
        _draw_line(draw, line, choose, (margin, margin + name_height + 2, width - margin, height - margin))
    return _png(image)


def plain_png(size: tuple[float, float]) -> bytes:
    """An opaque empty frame of ``size`` points, for a paper that already prints the name beside the box."""
    return _png(_canvas(size, framed=True)[0])


def box_size(box: SignatureBox) -> tuple[float, float]:
    """Width and height of a box in points."""
    return abs(box.x2 - box.x1), abs(box.y2 - box.y1)


def opaque_image(data: bytes) -> Image.Image:
    """Open a picture and put it on white: no transparency may reach the PDF. Raises ``signing.image_unreadable``."""
    from PIL import Image

    try:
        picture = Image.open(io.BytesIO(data))
        picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused("signing.image_unreadable") from error
    if picture.mode in ("L", "RGB"):
        return picture
    layered = picture.convert("RGBA")
    paper = Image.new("RGB", layered.size, (_PAPER, _PAPER, _PAPER))
    paper.paste(layered, mask=layered.getchannel("A"))
    return paper


def _halves(name: str) -> list[str]:
    """A name too long to be read in one line in two: after the middle dot or blank next to its middle, else just there."""
    if len(name) <= _LONG_NAME:
        return [name]
    middle = len(name) / 2
    cuts = [place + 1 for place, mark in enumerate(name[:-1]) if mark in "· "] or [round(middle)]
    cut = min(cuts, key=lambda place: abs(place - middle))
    return [name[:cut], name[cut:].lstrip()]


def _canvas(size: tuple[float, float], *, framed: bool) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    from PIL import Image, ImageDraw

    pixels = (max(8, round(size[0] * _PIXELS_PER_POINT)), max(8, round(size[1] * _PIXELS_PER_POINT)))
    image = Image.new("L", pixels, _PAPER)
    draw = ImageDraw.Draw(image)
    if framed:
        draw.rectangle((0, 0, pixels[0] - 1, pixels[1] - 1), outline=_FRAME)
    return image, draw


def _draw_line(draw: ImageDraw.ImageDraw, text: str, choose: FontChoice, area: tuple[int, int, int, int]) -> None:
    """Draw ``text`` as large as the area allows, left-aligned on one baseline, each character in its own font."""
    from PIL import ImageFont

    left, top, right, bottom = area
    chosen = [(character, *choose(character)) for character in text]
    wanted = max(6, round((bottom - top) * 0.82))
    natural = sum(ImageFont.truetype(str(path), wanted, face).getlength(character) for character, path, face in chosen)
    pixels = wanted if natural <= right - left else max(6, int(wanted * (right - left) / natural))
    x = float(left)
    baseline = top + (bottom - top + 0.76 * pixels) / 2
    for character, path, face in chosen:
        font = ImageFont.truetype(str(path), pixels, face)
        draw.text((x, baseline), character, fill=_INK, font=font, anchor="ls")
        x += font.getlength(character)


def _first_with(fonts: Sequence[Path]) -> FontChoice:
    def choose(character: str) -> tuple[Path, int]:
        for path in fonts:
            if ord(character) in _coverage(path):
                return path, 0
        raise MissingGlyph("signing.missing_glyph", character=character, point=f"U+{ord(character):04X}")

    return choose


@cache
def _coverage(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=0, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, format="PNG")
    return out.getvalue()

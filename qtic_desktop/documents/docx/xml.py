"""Paragraphs and runs as the file holds them."""

from __future__ import annotations

import re
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from qtic_desktop.documents.docx import look
from qtic_desktop.documents.docx.look import Style
from qtic_desktop.documents.docx.words import word_text

#: What 仿宋 and its like never have: the planes above the first.
_PLANES: Final = re.compile(r"[\U00010000-\U0010ffff]+|[^\U00010000-\U0010ffff]+")

_KEPT_ROWS: Final = 2


def sub(parent: Any, tag: str, **values: object) -> Any:
    """A new element at the end of ``parent``; ``values`` are its attributes of the same namespace."""
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), str(value))
    parent.append(element)
    return element


def paragraph(parent: Any, style: Style, text: str = "", **properties: dict[str, object]) -> Any:
    """A paragraph of a style; ``properties`` are elements of its own (``spacing={"after": 100}``), in the order of the
    format."""
    element = sub(parent, "w:p")
    own = sub(element, "w:pPr")
    sub(own, "w:pStyle", val=style.id)
    for name, values in properties.items():
        sub(own, f"w:{name}", **values)
    if text:
        runs(element, text)
    return element


def runs(target: Any, text: str, font: str = "", *, underlined: bool = False) -> None:
    """``text`` at the end of a paragraph; line ends break the line, rare characters name a font that may have them."""
    for number, line in enumerate(word_text(text).split("\n")):
        if number:
            sub(sub(target, "w:r"), "w:br")
        for part in _PLANES.findall(line):
            run = sub(target, "w:r")
            own = sub(run, "w:rPr")
            fonts = sub(own, "w:rFonts", hint="eastAsia")
            name = look.RARE if ord(part[0]) > 0xFFFF else font
            if name:
                fonts.set(qn("w:eastAsia"), name)
                if name == look.RARE:
                    fonts.set(qn("w:ascii"), name)
                    fonts.set(qn("w:hAnsi"), name)
            if underlined:
                sub(own, "w:u", val="single")
            words = sub(run, "w:t")
            words.text = part
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def keep_end(body: Any) -> None:
    """Tie the last lines of what stands so far, or the last rows of its table, to what follows: signatures never stand
    on a page alone."""
    for element in reversed(body):
        if element.tag == qn("w:tbl"):
            for row in element.findall(qn("w:tr"))[-_KEPT_ROWS:]:
                _keep(row)
            return
        _keep(element)
        if any(words.text for words in element.iter(qn("w:t"))):
            return


def _keep(element: Any) -> None:
    for own in element.iter(qn("w:pPr")):
        if own.find(qn("w:keepNext")) is None:
            own.insert(1, OxmlElement("w:keepNext"))

"""One opinion: the program's way from facts to PDF against reportlab drawing the same glyphs at the same places."""

from __future__ import annotations

import io
from datetime import date
from typing import Any
from unittest.mock import patch

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from bench.timing import Row, alternate
from qtic_desktop.documents.content.opinions import draft_text, opinion_document
from qtic_desktop.documents.fonts import FontSet, load_fonts
from qtic_desktop.documents.pdf import RenderedPdf, render
from qtic_desktop.domain.opinions import Conclusion, OpinionFacts, OpinionKind, OpinionText, PanelSeat

NAMES = ("王䶮", "李㛃", "张喆", "陈𬭚", "刘𠅤", "赵𫖯", "钱𬀩")
_DRAWN = ("setLineWidth", "line", "saveState", "restoreState", "translate", "rotate", "setFillGray", "setStrokeGray",
          "setFillColorRGB", "setStrokeColorRGB", "setFillColor", "setStrokeColor", "rect", "showPage")  # fmt: skip
_SET = ("setTextOrigin", "setFont", "setCharSpace", "textOut")
Call = tuple[str, tuple[Any, ...]]


def facts() -> OpinionFacts:
    """An invented opinion of two pages with seven signers whose names hold rare characters."""
    panel = tuple(
        PanelSeat(f"0000-{n:012d}", name, "示例大学", "教授", "自动化", n == 0) for n, name in enumerate(NAMES)
    )
    return OpinionFacts(
        kind=OpinionKind.ARGUMENT, center_name="青岛市海洋智能装备技术创新中心（示例）",
        host_name="青岛示例装备股份有限公司", department_name="示例区科技局", proposal_number="QTIC-2026-0001",
        director_name="孙㻞", old_center_name="", meeting_title="2026年青岛市技术创新中心专家评审会",
        held_on=date(2026, 11, 20), place="市民中心第一会议室", organizer="青岛市科学技术局", panel=panel,
        entitled=7, agree=7, agree_after_revision=0, disagree=0, abstain=0, needed=5, majority="2/3",
        mean="86.43", pass_mean="70", counted=5, conclusion=Conclusion.AGREE, version_no=1,
        check_code="0123456789ab", opinion_date=date(2026, 11, 20), sample=True,
    )  # fmt: skip


_ARCHIVE = 3000
"""Bytes of what the bare drawing does without: metadata and colour space for the archive."""


def text(of: OpinionFacts) -> OpinionText:
    """The words as the program drafts them."""
    return draft_text(of)


def make(of: OpinionFacts, words: OpinionText, fonts: FontSet) -> RenderedPdf:
    """The program's own way: wording, line breaking, choice of font per character, grid, check, drawing."""
    return render(opinion_document(of, words, draft=False), fonts)


class _Text(PDFTextObject):
    """Notes what is set, then sets it."""

    calls: list[Call]


def _noted(kind: type, names: tuple[str, ...], made: dict[str, Any]) -> type:
    def noting(name: str) -> Any:
        plain = getattr(kind, name)

        def method(self: Any, *arguments: Any) -> Any:
            self.calls.append((name, arguments))
            return plain(self, *arguments)

        return method

    return type("Noted" + kind.__name__, (kind,), {name: noting(name) for name in names} | made)


def strokes(of: OpinionFacts, words: OpinionText, fonts: FontSet) -> tuple[dict[str, Any], list[Call]]:
    """What the program asks of the canvas for this paper: how it is opened, and every call in order."""
    calls: list[Call] = []
    opened: dict[str, Any] = {}
    text_kind = _noted(_Text, _SET, {"calls": calls})

    def open_it(self: Any, out: Any, **options: Any) -> None:
        opened.update(options)
        Canvas.__init__(self, out, **options)

    def begin_text(self: Any, x: float = 0, y: float = 0) -> Any:
        calls.append(("beginText", ()))
        return text_kind(self, x, y)

    def draw_text(self: Any, target: Any) -> None:
        calls.append(("drawText", ()))
        Canvas.drawText(self, target)

    canvas_kind = _noted(
        Canvas, _DRAWN, {"calls": calls, "__init__": open_it, "beginText": begin_text, "drawText": draw_text}
    )
    with patch("reportlab.pdfgen.canvas.Canvas", canvas_kind):
        make(of, words, fonts)
    return opened, calls


def bare(opened: dict[str, Any], calls: list[Call]) -> bytes:
    """The same glyphs at the same places by reportlab alone, everything about them known beforehand."""
    out = io.BytesIO()
    canvas = Canvas(out, **opened)
    target: Any = None
    for name, arguments in calls:
        if name == "beginText":
            target = canvas.beginText()
        elif name == "drawText":
            canvas.drawText(target)
        else:
            getattr(target if name in _SET else canvas, name)(*arguments)
    canvas.save()
    return out.getvalue()


def measure(rounds: int) -> list[Row]:
    """One unsigned opinion, fonts loaded. Stops when the two files do not show the same text."""
    fonts, of = load_fonts(), facts()
    words = text(of)
    opened, calls = strokes(of, words, fonts)
    made = make(of, words, fonts)
    if abs(len(bare(opened, calls)) - len(made.data)) > 2000 + _ARCHIVE:
        raise SystemExit("the bare drawing is not the same paper")
    times = alternate({"bare": lambda: bare(opened, calls), "own": lambda: make(of, words, fonts)}, rounds)
    glyphs = sum(len(arguments[0]) for name, arguments in calls if name == "textOut")
    note = f"{made.pages} pages, {glyphs} glyphs, {len(made.data) // 1000} kB"
    return [Row("one unsigned opinion", "reportlab, same glyphs", times["bare"], times["own"], 1.25, note)]

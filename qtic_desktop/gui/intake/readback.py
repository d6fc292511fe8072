"""核对: the whole proposal as the paper form has it, read-only; what differs from the recommendation list is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme


@dataclass(frozen=True, slots=True)
class Entry:
    """A label with what was filled in; ``listed`` is what the list said where that is something else."""

    field: str
    label: str
    text: str
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the form: heads, then lines as wide."""

    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the wizard on paper; ``page`` is where its link goes."""

    page: str
    title: str
    entries: tuple[Entry, ...] = ()
    grids: tuple[Grid, ...] = ()


_LONG = 24


class ReadbackSheet(QTextBrowser):
    """``jump`` carries the page or field that a link names."""

    jump = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName(tr("核对"))
        set_role(self, "paper")
        self.anchorClicked.connect(self._follow)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_sections(self, heading: str, sections: Sequence[Section]) -> None:
        """Lay the sheet out; every text of the applicant is shown as it is, never as markup."""
        place = self.verticalScrollBar().value()
        parts = [f'<h2 align="center">{escape(heading)}</h2>']
        for section in sections:
            parts.append(self._section(section))
        self.setHtml("".join(parts))
        self.verticalScrollBar().setValue(place)

    def _section(self, section: Section) -> str:
        tokens = theme().tokens
        link = f'<a href="field:{section.page}" style="color:{tokens.accent}">{escape(tr("修改"))}</a>'
        table = f'<table width="100%" border="1" cellspacing="0" cellpadding="{theme().px(5)}" '
        table += f'style="border-collapse:collapse; border-style:solid; border-color:{tokens.line}">'
        body = [f"<h4>{escape(section.title)} &nbsp; {link}</h4>"]
        if section.entries:
            body.append(f"{table}{''.join(self._pairs(section.entries))}</table>")
        for grid in section.grids:
            body.append("<p></p>" if section.entries or len(body) > 1 else "")
            body.append(f"{table}{self._grid(grid)}</table>")
        return "".join(body)

    def _pairs(self, entries: Sequence[Entry]) -> list[str]:
        lines, waiting = [], ""
        for entry in entries:
            pair = (
                self._label(entry.label)
                + f"<td width='{{w}}%' style='{self._border()}' {{s}}>"
                + self._value(entry)
                + "</td>"
            )
            if len(entry.text) > _LONG or entry.listed:
                lines += [f"<tr>{waiting}<td colspan='2' style='{self._border()}'></td></tr>"] if waiting else []
                lines.append("<tr>" + _filled(pair, 76, "colspan='3'") + "</tr>")
                waiting = ""
            elif waiting:
                lines.append(f"<tr>{waiting}{_filled(pair, 26)}</tr>")
                waiting = ""
            else:
                waiting = _filled(pair, 26)
        return [*lines, f"<tr>{waiting}<td colspan='2' style='{self._border()}'></td></tr>"] if waiting else lines

    @staticmethod
    def _border() -> str:
        return f"border:1px solid {theme().tokens.line}"

    def _label(self, label: str, width: int = 24) -> str:
        tokens = theme().tokens
        return f'<td width="{width}%" bgcolor="{tokens.sunken}"><span style="color:{tokens.muted}">{_safe(label)}</span></td>'

    def _value(self, entry: Entry) -> str:
        text = _safe(entry.text) or "—"
        if not entry.listed:
            return text
        words = tr("推荐汇总表为：{text}").format(text=entry.listed)
        return f'{text}<br><span style="color:{theme().tokens.warn}">⚠ {_safe(words)}</span>'

    def _grid(self, grid: Grid) -> str:
        width = 100 // len(grid.heads)
        head = "".join(self._label(text, width) for text in grid.heads)
        lines = "".join(
            "<tr>" + "".join(f"<td style='{self._border()}'>{_safe(t) or '—'}</td>" for t in line) + "</tr>"
            for line in grid.lines
        )
        return f"<tr>{head}</tr>{lines}"

    def _follow(self, url: QUrl) -> None:
        self.jump.emit(url.path())


def _safe(text: str) -> str:
    return escape(text).replace("{", "&#123;").replace("}", "&#125;").replace("\n", "<br>")


def _filled(pair: str, width: int, span: str = "") -> str:
    return pair.replace("{w}", str(width)).replace("{s}", span)

"""The page that repeats a draw, run by the JavaScript engine of Qt: what the page says of the record that lies in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from PySide6.QtQml import QJSEngine

_PROGRAM = re.compile(r'<script id="program">([\s\S]*?)</script>')
_RECORD = re.compile(r'<script type="application/json" id="record">([\s\S]*?)</script>')


class DrawPage:
    """The program of the page, loaded once; needs a ``QCoreApplication``."""

    def __init__(self, page: str) -> None:
        found = _PROGRAM.search(page)
        assert found is not None
        self._engine = QJSEngine()
        answer = self._engine.evaluate(found[1])
        assert not answer.isError(), answer.toString()

    def told(self, record: str) -> dict[str, bool]:
        """Which parts of a record (its text) hold, by the page alone."""
        literal = json.dumps(record)  # in ASCII alone, so that nothing but the page reads the characters
        answer = self._engine.evaluate(f"JSON.stringify(compare(JSON.parse({literal})).told)")
        assert not answer.isError(), answer.toString()
        told: dict[str, bool] = json.loads(answer.toString())
        return told


def told_by(page: Path) -> dict[str, bool]:
    """What a page says of the record that lies in it."""
    text = page.read_text(encoding="utf-8")
    inside = _RECORD.search(text)
    assert inside is not None
    return DrawPage(text).told(inside[1])

"""Read the wording of a paper from the editable files of ``resources/texts/opinions``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from qtic_desktop.domain.errors import Refused
from qtic_desktop.resources import resource

NUMERALS = "一二三四五六七八九十"
BLANK = "……"
_JOINER = "\u2060"
_FIGURE = re.compile(r"\d[票份分名]")


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


class Wording:
    """The sentences of one file; a missing one is refused with its name, not printed as a gap."""

    def __init__(self, name: str) -> None:
        self._name = f"{name}.toml"
        path = resource("texts", "opinions", self._name)
        self._data = _read(path, path.stat().st_mtime_ns)

    def has(self, key: str) -> bool:
        """Whether the file has the sentence ``key``."""
        return self._find(key) is not None

    def sentence(self, key: str, facts: Mapping[str, object] | None = None) -> str:
        """The sentence under a dotted key, facts filled in; an empty fact shows as a blank to be written in."""
        text = self._find(key)
        if not isinstance(text, str):
            raise Refused("documents.wording_missing", file=self._name, key=key)
        return self.fill(text, facts or {})

    def fill(self, text: str, facts: Mapping[str, object]) -> str:
        """Put facts into a sentence of the office; a wrong brace is refused with the name of the file."""
        shown = {name: value if str(value).strip() else BLANK for name, value in facts.items()}
        try:
            return text.format_map(shown)
        except (KeyError, ValueError, IndexError, AttributeError) as trouble:
            raise Refused("documents.wording_missing", file=self._name, key=str(trouble)) from trouble

    def parts(self) -> list[dict[str, str]]:
        """The numbered parts: tables with key, heading, body and body_disagree."""
        return list(self._data.get("part", []))

    def _find(self, key: str) -> object:
        found: object = self._data
        for step in key.split("."):
            found = found.get(step) if isinstance(found, dict) else None
        return found


def kept_whole(text: str, names: Iterable[str]) -> str:
    """The text with marks that keep a person's name, and a figure with its unit, on one line of paper."""
    marked = _FIGURE.sub(lambda found: _JOINER.join(found[0]), text)
    for name in {name for name in names if 2 <= len(name) <= 4}:
        marked = marked.replace(name, _JOINER.join(name))
    return marked


def chinese_date(day: date) -> str:
    """A date as public papers write it, without leading zeros (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def numeral(number: int) -> str:
    """1 to 99 as a Chinese heading numeral."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return NUMERALS[ones - 1]
    return ("" if tens == 1 else NUMERALS[tens - 1]) + "十" + (NUMERALS[ones - 1] if ones else "")

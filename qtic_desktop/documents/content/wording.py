"""The wording of an opinion with the facts of the record in it: the office's own, or that of ``resources/texts/opinions``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from qtic_desktop.documents.content.sentences import BLANK, Fact, written
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions import OpinionKind
from qtic_desktop.domain.opinions.wordings import MAY_BE_EMPTY, SENTENCES, SHIPPED, OpinionWording, WordingPart
from qtic_desktop.resources import resource

__all__ = ["BLANK", "NUMERALS", "Wording", "chinese_date", "kept_whole", "numeral", "shipped"]

NUMERALS = "一二三四五六七八九十"
_JOINER = "\u2060"
_FIGURE = re.compile(r"\d[票份分名]")


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _file(kind: OpinionKind) -> dict[str, Any]:
    path = resource("texts", "opinions", f"{kind.value}.toml")
    return _read(path, path.stat().st_mtime_ns)


def shipped(kind: OpinionKind) -> OpinionWording:
    """The wording that comes with the program; ``Refused`` (documents.wording_missing) for a file that lacks a sentence,
    which is not printed as a gap."""
    data = _file(kind)
    sentences = {}
    for key in SENTENCES:
        text: Any = data
        for step in key.split("."):
            text = text.get(step, "") if isinstance(text, dict) else ""
        if not text and key not in MAY_BE_EMPTY:
            raise Refused("documents.wording_missing", file=f"{kind.value}.toml", key=key)
        sentences[key] = str(text)
    parts = tuple(WordingPart(**part) for part in data.get("part", ()))
    return OpinionWording(kind, SHIPPED, sentences, parts)


class Wording:
    """The sentences of one paper with the facts of the record filled in. ``text``: the wording, the shipped one without."""

    def __init__(self, kind: OpinionKind, text: OpinionWording | None = None) -> None:
        self.text = text or shipped(kind)
        self._fixed = _file(kind)

    def has(self, key: str) -> bool:
        """Whether the office wants the sentence ``key``."""
        return bool(self.text.sentence(key).strip())

    def sentence(self, key: str, facts: Mapping[str, Fact] | None = None) -> str:
        """The sentence with the facts filled in; a fact the record does not have shows as a blank to be written in."""
        return written(self.text.sentence(key), key, facts or {})

    def part(self, part: WordingPart, facts: Mapping[str, Fact], *, against: bool) -> tuple[str, str]:
        """Heading and first text of a part."""
        chosen = "body_disagree" if against and part.body_disagree.strip() else "body"
        text = part.body_disagree if chosen == "body_disagree" else part.body
        where = f"part.{part.key}"
        return written(part.heading, f"{where}.heading", facts), written(text, f"{where}.{chosen}", facts)

    @property
    def kind(self) -> str:
        """What the paper is called; not the office's to change."""
        return str(self._fixed["kind"])

    def role(self, role: str) -> str:
        """A role of the house in words."""
        return str(self._fixed["role"][role])


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

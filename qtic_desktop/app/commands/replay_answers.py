"""The record of a draw of experts or of lots, drawn again: what is said of it, for ``replay`` and ``verify``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.draw import FORMAT as DRAW
from qtic_desktop.domain.experts.draw_records import replay
from qtic_desktop.domain.meetings.lots import FORMAT as LOTS
from qtic_desktop.domain.meetings.lots_records import replay_lots
from qtic_desktop.resources import Language, message


@dataclass(frozen=True, slots=True)
class Told:
    """Whether a record holds, its faults (codes), what a program reads of it and the sentences for a person."""

    holds: bool
    faults: tuple[str, ...]
    data: dict[str, Any]
    sentences: tuple[str, ...]


def is_drawn_record(data: bytes) -> bool:
    """Whether a file says of itself that it is such a record."""
    try:
        body = json.loads(data)
    except ValueError:
        return False
    return isinstance(body, dict) and body.get("format") in (DRAW, LOTS)


def told_of(data: bytes, lang: Language) -> Told:
    """Draw again what the record says; ``Refused`` (experts.draw_unreadable) for what is no record."""
    try:
        body = json.loads(data)
    except ValueError as error:
        raise Refused("experts.draw_unreadable") from error
    if not isinstance(body, dict):
        raise Refused("experts.draw_unreadable")
    try:
        return _lots(body, lang) if body.get("format") == LOTS else _draw(body, lang)
    except (KeyError, TypeError) as error:  # what is named without being in the lists
        raise Refused("experts.draw_unreadable") from error


def _head(kind: str, body: Mapping[str, Any], faults: tuple[str, ...], mark: str, lang: Language) -> list[str]:
    """``kind`` is "" for a draw of experts, "lots_" for lots."""
    verdict = "broken" if faults else "holds"
    return [
        message(f"replay.{kind}{verdict}", lang, title=body.get("title", "")),
        message(f"replay.{kind}mark", lang, fingerprint=mark, attempt=body["attempt"]),
        *(message("replay.fault", lang, what=message(f"replay.{name}", lang)) for name in faults),
    ]


def _draw(body: dict[str, Any], lang: Language) -> Told:
    found = replay(body)
    lines = _head("", body, found.faults, found.fingerprint, lang)
    people = {one["id"]: f"{one['name']}（{one['unit']}）" for one in body["pool"]}
    result = found.result
    if result is not None:
        for code, drawn in (("replay.member", result.members), ("replay.alternate", result.alternates)):
            lines += [
                message(code, lang, place=place, expert=people[one.id], group=one.group + 1)
                for place, one in enumerate(drawn, 1)
            ]
    gave = {} if result is None else {key: value for key, value in asdict(result).items() if key != "order"}
    return _told(body, found.faults, found.fingerprint, gave, lines)


def _lots(body: dict[str, Any], lang: Language) -> Told:
    found = replay_lots(body)
    lines = _head("lots_", body, found.faults, found.lots.fingerprint, lang)
    names = {one["number"]: one["name"] for one in body["proposals"]}
    lines += [
        message("replay.place", lang, place=place, number=number, name=names.get(number, ""))
        for place, number in enumerate(found.lots.order, 1)
    ]
    gave = {"seed": found.lots.seed, "order": list(found.lots.order)}
    return _told(body, found.faults, found.lots.fingerprint, gave, lines)


def _told(
    body: Mapping[str, Any], faults: tuple[str, ...], mark: str, gave: Mapping[str, Any], lines: list[str]
) -> Told:
    data = {
        "ok": not faults,
        "format": body["format"],
        "title": body.get("title", ""),
        "attempt": body["attempt"],
        "fingerprint": mark,
        "faults": list(faults),
        **gave,
    }
    return Told(not faults, faults, data, tuple(lines))

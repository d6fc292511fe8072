"""``replay``: the record of a draw of experts, drawn again."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from qtic_desktop.app.answers import DONE, FINDINGS, Answer
from qtic_desktop.app.usage import existing_file
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.draw_records import Replayed, replay
from qtic_desktop.resources import message


def run(options: argparse.Namespace) -> Answer:
    """Draw again what the record says; whatever does not hold is a finding."""
    body = _read(existing_file(options.file).read_bytes())
    found = replay(body)
    lines = [
        message("replay.holds" if found.holds else "replay.broken", options.lang, title=body.get("title", "")),
        message("replay.mark", options.lang, fingerprint=found.fingerprint, attempt=body["attempt"]),
    ]
    lines += [
        message("replay.fault", options.lang, what=message(f"replay.{name}", options.lang)) for name in found.faults
    ]
    lines += _drawn(body, found, options)
    return Answer(_data(body, found), lines, DONE if found.holds else FINDINGS)


def _read(data: bytes) -> dict[str, Any]:
    try:
        body = json.loads(data)
    except ValueError as error:
        raise Refused("experts.draw_unreadable") from error
    if not isinstance(body, dict):
        raise Refused("experts.draw_unreadable")
    return body


def _drawn(body: dict[str, Any], found: Replayed, options: argparse.Namespace) -> list[str]:
    people = {one["id"]: f"{one['name']}（{one['unit']}）" for one in body["pool"]}
    if found.result is None:
        return []
    lines = []
    for code, drawn in (("replay.member", found.result.members), ("replay.alternate", found.result.alternates)):
        lines += [
            message(code, options.lang, place=place, expert=people[one.id], group=one.group + 1)
            for place, one in enumerate(drawn, 1)
        ]
    return lines


def _data(body: dict[str, Any], found: Replayed) -> dict[str, Any]:
    result = found.result
    drawn = {} if result is None else {key: value for key, value in asdict(result).items() if key != "order"}
    return {
        "ok": found.holds,
        "title": body.get("title", ""),
        "attempt": body["attempt"],
        "fingerprint": found.fingerprint,
        "faults": list(found.faults),
        **drawn,
    }

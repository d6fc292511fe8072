"""The record of the lots: it holds when it is drawn again, and changing anything of it is found."""

from __future__ import annotations

import copy
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.draw import Spoken
from qtic_desktop.domain.experts.draw_records import Earlier
from qtic_desktop.domain.meetings.lots import draw_lots
from qtic_desktop.domain.meetings.lots_records import InLots, LotsRecord, lots_record_of, replay_lots

GROUPS = (("P-03", "P-01", "P-12"), ("P-02", "P-07"))


def record(attempt: int = 1, groups: tuple[tuple[str, ...], ...] = GROUPS) -> dict[str, Any]:
    spoken = (Spoken("监督员", "37"), Spoken("组长", "0042"))
    lots = draw_lots("PS-2026-1", groups, attempt=attempt, numbers=[one.number for one in spoken])
    named = tuple(InLots(number, f"{number} 中心", "示例单位") for group in groups for number in group)
    earlier = tuple(Earlier(n, "f" * 64, "申报人晚到") for n in range(1, attempt))
    return lots_record_of(LotsRecord("示例会", "PS-2026-1", named, groups, attempt, spoken, earlier), lots)


def plain(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def second_program(body: dict[str, Any]) -> tuple[str, str, list[str]]:
    """Fingerprint, seed and order from the specification ``qtic-lots-1`` alone."""
    groups = [sorted(group) for group in body["groups"]]
    mark = hashlib.sha256(plain({"meeting": body["meeting"], "groups": groups})).hexdigest()
    numbers = [one["number"] for one in body["spoken"]]
    seed = hashlib.sha256(plain(["qtic-lots-1", mark, body["attempt"], numbers])).digest()
    blocks = (hmac.new(seed, b"qtic-draw-1" + n.to_bytes(8, "big"), hashlib.sha256).digest() for n in range(999))
    stream = (byte for block in blocks for byte in block)
    order = []
    for group in groups:
        for place in range(len(group) - 1):
            left = len(group) - place
            fair = 256 - 256 % left
            step = next(byte for byte in stream if byte < fair) % left
            group[place], group[place + step] = group[place + step], group[place]
        order += group
    return mark, seed.hex(), order


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sets(st.text("ABZ019-中𠅤￿", min_size=1), min_size=1, max_size=9), max_size=4), st.integers(1, 5))
def test_every_drawing_agrees_with_the_second_program(sets: list[set[str]], attempt: int) -> None:
    groups = tuple(tuple(f"{place}{name}" for name in group) for place, group in enumerate(sets))
    body = record(attempt, groups)
    assert (body["fingerprint"], body["seed"], body["order"]) == second_program(body)
    assert replay_lots(json.loads(json.dumps(body, ensure_ascii=False))).faults == ()


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "one proposal more": lambda b: (b["groups"][0].append("P-99"), b["proposals"].append({"number": "P-99"})),
    "one proposal less": lambda b: (b["groups"][1].pop(), b["proposals"].pop()),
    "one proposal for another": lambda b: (
        b["groups"][0].__setitem__(0, "P-77"), b["proposals"][0].update(number="P-77"), b["order"].reverse(),
    ),
    "a proposal moved to the other group": lambda b: b["groups"][1].append(b["groups"][0].pop()),
    "the name of a proposal": lambda b: b["proposals"][0].update(name="别的中心"),
    "a proposal that is only named": lambda b: b["proposals"].append({"number": "P-99", "name": "", "unit": ""}),
    "the seed": lambda b: b.update(seed="0" * 64),
    "a number": lambda b: b["spoken"][0].update(number="38"),
    "a leading zero of a number": lambda b: b["spoken"][1].update(number="42"),
    "who spoke it": lambda b: b["spoken"][0].update(who="别人"),
    "the attempt": lambda b: b.update(attempt=2),
    "the meeting": lambda b: b.update(meeting="PS-2026-2"),
    "the order": lambda b: b["order"].reverse(),
    "an earlier drawing left out": lambda b: b["earlier"].append({"attempt": 7, "fingerprint": "", "reason": ""}),
    "the fingerprint": lambda b: b.update(fingerprint="0" * 64),
    "the digest": lambda b: b.update(digest="0" * 64),
    "the title": lambda b: b.update(title="别的会"),
}  # fmt: skip
#: What only the digest guards: words beside the lots, not what was drawn.
WORDS = {"the name of a proposal", "who spoke it", "the digest", "the title"}


@pytest.mark.parametrize("change", CHANGES)
def test_changing_anything_of_a_record_is_found(change: str) -> None:
    body = copy.deepcopy(record())
    CHANGES[change](body)
    assert not replay_lots(body).holds
    rest = {name: value for name, value in body.items() if name != "digest"}
    body["digest"] = hashlib.sha256(plain(rest)).hexdigest()
    assert replay_lots(body).holds == (change in WORDS)


@pytest.mark.parametrize(
    "body", [{}, {"format": "qtic-draw-1"}, {**record(), "groups": 3}, {**record(), "spoken": [1]}]
)
def test_what_is_no_record_is_said_to_be_none(body: dict[str, Any]) -> None:
    with pytest.raises(Refused) as caught:
        replay_lots(body)
    assert caught.value.code == "experts.draw_unreadable"

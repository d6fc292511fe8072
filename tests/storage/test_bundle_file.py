"""The file of a bundle from its first byte on: what is none, what was damaged, what is of another key, what is too large."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any

import pytest

from qtic_desktop.domain.errors import QticError, Refused
from qtic_desktop.services.stations.sides import TABLES, units_in
from qtic_desktop.storage import bundle_file
from qtic_desktop.storage.bundle_file import MAGIC, BundleHead, is_bundle, read_content, read_head, write_bundle
from qtic_desktop.storage.tables.every import all_tables

HEAD = BundleHead(
    workspace="w", station="A1", number=3, made_at="2026-03-10T09:00:00+00:00", made_by="王敏", format="0036", closed=False,
    entries=7, last_hash="ab",
)  # fmt: skip
KEY = bytes(range(32))


def refusal(call: Any) -> QticError:
    with pytest.raises(QticError) as caught:
        call()
    return caught.value


def of(facts: dict[str, Any], body: bytes = b"") -> bytes:
    return json.dumps(facts).encode() + b"\n" + body


def facts(**changed: Any) -> dict[str, Any]:
    return {**asdict(HEAD), "magic": MAGIC, "digest": hashlib.sha256(b"").hexdigest(), **changed}


@pytest.mark.parametrize("key", [None, KEY])
def test_what_was_written_is_read(key: bytes | None) -> None:
    head = replace(HEAD, closed=key is not None)
    data = write_bundle(head, {"a": "海洋"}, key)
    assert is_bundle(data)
    found, body = read_head(data)
    assert (found.station, found.number, found.entries) == ("A1", 3, 7)
    assert found.made_by == ("" if key else "王敏")  # nobody without the key reads who made it
    assert read_content(found, body, key)["a"] == "海洋"


def test_what_is_no_bundle_does_not_say_that_it_is() -> None:
    magic = MAGIC.encode()
    assert not is_bundle(b"PK" + magic + b"\n")
    assert not is_bundle(b"{}\n" + magic)  # what comes after the first line is the body
    assert not is_bundle(b"{" + magic)  # no line at all
    assert not is_bundle(b"{" + b" " * 25_000 + magic + b"\n")  # a head as long as that is none
    assert is_bundle(b"{" + magic + b"\n")


@pytest.mark.parametrize(
    "changed",
    [
        {"magic": "qtic-bundle-9"}, {"number": "3"}, {"entries": None}, {"closed": "no"}, {"workspace": 1}, {"station": 1},
        {"made_at": 1}, {"digest": 1}, {"more": 1},
    ],
)  # fmt: skip
def test_a_head_of_another_shape_is_refused(changed: dict[str, Any]) -> None:
    assert refusal(lambda: read_head(of(facts(**changed)))).code == "stations.no_bundle"


def test_a_head_that_is_no_head_is_refused() -> None:
    assert read_head(of(facts()))[0].number == 3
    for data in (b"", b"[]\n", b"7\n", b"\xff\n", b"[" * 20_000 + b"\n", of(facts(last_hash="x" * 20_000))):
        assert refusal(lambda: read_head(data)).code == "stations.no_bundle"  # noqa: B023
    less = facts()
    del less["magic"]
    assert refusal(lambda: read_head(of(less))).code == "stations.no_bundle"


def test_every_byte_of_the_body_counts() -> None:
    data = bytearray(write_bundle(HEAD, {"a": 1}, None))
    data[-1] ^= 1
    found = refusal(lambda: read_head(bytes(data)))
    assert (found.code, found.facts) == ("stations.damaged", {"station": "A1", "number": 3})


def test_a_body_of_another_key_or_none_is_refused() -> None:
    head, body = read_head(write_bundle(replace(HEAD, closed=True), {"a": 1}, KEY))
    for key in (None, bytes(32)):
        assert refusal(lambda: read_content(head, body, key)).code == "stations.other_key"  # noqa: B023
    head, body = read_head(write_bundle(HEAD, {"a": 1}, None))
    assert refusal(lambda: read_content(head, body, KEY)).code == "stations.other_key"
    assert refusal(lambda: read_content(head, b"no zlib", None)).code == "stations.damaged"


def test_a_body_that_swells_is_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle_file, "LARGEST", 3_000_000)
    head, body = read_head(write_bundle(HEAD, {"a": "x" * 4_000_000}, None))
    found = refusal(lambda: read_content(head, body, None))
    assert (found.code, found.facts["most"]) == ("stations.too_large", 3)
    head, body = read_head(write_bundle(HEAD, {"a": "x" * 1_000_000}, None))
    assert len(read_content(head, body, None)["a"]) == 1_000_000


def rows_of(table: str, **values: object) -> list[dict[str, object]]:
    names = all_tables().tables[table].columns.keys()
    return [{**dict.fromkeys(names, ""), **values}]


def unit(**changed: object) -> dict[str, Any]:
    sheet = rows_of("score_sheets", id="s", agenda_item_id="i", expert_id="e")
    rows: dict[str, Any] = {table: [] for table in TABLES} | {"score_sheets": sheet} | changed
    return {"sheet_id": "s", "rows": rows}


def test_units_hold_our_rows_and_nothing_else() -> None:
    point = rows_of("score_entries", sheet_id="s", criterion="1", version=1)
    vote = rows_of("votes", agenda_item_id="i", expert_id="e")
    found = units_in([unit(score_entries=point, votes=vote)])
    assert found["s"].rows["score_entries"] == point
    bad: tuple[dict[str, Any], ...] = (
        unit(score_entries=[{**point[0], "more": 1}]),  # a column that is not ours
        unit(score_entries=[{**point[0], "criterion": 1.5}]),  # a value that no column holds
        unit(score_entries=[{**point[0], "criterion": ["1"]}]),
        unit(score_entries=rows_of("score_entries", sheet_id="other", criterion="1")),
        unit(score_entries=[*point, *point]),  # the same place twice
        unit(votes=rows_of("votes", agenda_item_id="i", expert_id="another")),
        unit(votes=rows_of("votes", agenda_item_id="another", expert_id="e")),
        unit(score_sheets=[]),
        unit(score_sheets=rows_of("score_sheets", id="other", agenda_item_id="i", expert_id="e")),
    )
    for one in bad:
        with pytest.raises(Refused, match=r"stations\.other_shape"):
            units_in([one])

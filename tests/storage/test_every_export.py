"""Every exporter with hostile text in every column: no formula, no link, no object, and the text unchanged, as workbook and
as Word file. The suite takes some payloads; ``make reliability`` takes all of them (``QTIC_PAYLOADS``) and LibreOffice too."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree

import pytest

from qtic_desktop.documents.docx.words import said
from qtic_desktop.documents.making import make_word, make_workbook
from qtic_desktop.documents.model import Cell, Column, Document, Row, SignatureBoard, Table, as_cell
from qtic_desktop.documents.xlsx.grid import clean_text
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.forms import ImportKind
from qtic_desktop.domain.meetings.papers import MeetingSheet
from qtic_desktop.domain.meetings.print_set import SetSheet
from qtic_desktop.services.examination.papers import export_examination
from qtic_desktop.services.experts.expert_list import export_experts
from qtic_desktop.services.exports import export_score_sheets, export_score_summary, write_template
from qtic_desktop.services.intake.papers import export_application
from qtic_desktop.services.launch.papers import export_ledger
from qtic_desktop.services.lists import export_proposals
from qtic_desktop.services.meetings.papers import print_meeting
from qtic_desktop.services.perform import work
from qtic_desktop.services.print_set import print_set_sheet
from qtic_desktop.services.scoring.blank_sheets import print_blank_sheets
from qtic_desktop.services.scoring.minutes import export_minutes
from qtic_desktop.services.statistics import export_statistics
from tests.documents import every_paper, word_papers
from tests.documents.test_xlsx_injection import PAYLOADS
from tests.documents.word_reading import assert_nothing_acts as nothing_acts_in_word
from tests.documents.word_reading import texts
from tests.documents.xlsx_facts import checklist, summary
from tests.documents.xlsx_reading import assert_nothing_acts, cells
from tests.helpers.sealed import sealed_story
from tests.review_story import OFFICE

FULL = bool(os.environ.get("QTIC_PAYLOADS"))
USED = PAYLOADS if FULL else PAYLOADS[:: len(PAYLOADS) // 11]
#: Papers that a sealed meeting gives nothing to: draws, dockets, evaluations, letters; the full run takes all there are.
NOT_IN_A_MEETING = ("experts.", "scoring.dockets", "evaluation.", "letters.")
#: What every office text goes through before it is written (``clean_text``) and what Word does with a tab.
Making = Callable[[Document], bytes]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """One document of every exporter that a sealed meeting gives something to, and of all kinds of Word file."""
    from qtic_desktop.documents.content.annual_reports import checklist_document
    from qtic_desktop.documents.content.scoring import score_summary_document

    folder = tmp_path_factory.mktemp("exports")
    story = sealed_story(folder / "w")
    caught: list[Document] = []

    def catch(document: Document, *_fonts: object) -> None:
        caught.append(document)

    proposal = story.proposals[0]
    meeting = {"meeting_id": story.meeting_id}
    orders = [
        export_score_summary.bind(out=folder / "1.xlsx"),
        export_score_sheets.bind(out=folder / "2.xlsx"),
        export_proposals.bind(out=folder / "3.xlsx"),
        export_experts.bind(out=folder / "4.xlsx"),
        export_statistics.bind(out=folder / "5.xlsx"),
        export_minutes.bind(out=folder / "6.docx", **meeting),
        export_application.bind(out=folder / "7.docx", proposal_id=proposal),
        export_examination.bind(out=folder / "8.docx", proposal_id=proposal),
        export_ledger.bind(out=folder / "9.xlsx"),
        print_blank_sheets.bind(out=folder / "10.xlsx", **meeting),
        *(print_set_sheet.bind(out=folder / f"{one}.docx", sheet=one, **meeting) for one in SetSheet),
        *(print_meeting.bind(out=folder / f"{one}.docx", sheet=one, **meeting) for one in MeetingSheet),
    ]
    empty = 0
    with patch.multiple("qtic_desktop.services.files", make_workbook=catch, make_word=catch, put_file=lambda *_a: None):
        for order in orders:
            try:
                work(story.workspace, OFFICE, order)
            except Refused:  # there is nothing to export; how many these may be is checked below
                empty += 1
    with (
        patch.multiple("qtic_desktop.documents.making", make_workbook=catch),
        patch.multiple("qtic_desktop.services.exports", put_file=lambda *_a: None),
    ):
        for kind in ImportKind:
            write_template(kind, folder / "t.xlsx")
    story.workspace.close()
    found = {f"{number} {one.title[:12]}": one for number, one in enumerate(caught)}
    found |= {f"word {name}": one for name, one in word_papers.documents(count=1).items()}
    papers = every_paper.documents()
    found |= {f"paper {name}": one for name, one in papers.items() if FULL or name.startswith(NOT_IN_A_MEETING)}
    found["summary of many"] = score_summary_document(summary(2, 2))
    found["checklist"] = checklist_document(checklist(2))
    assert len(caught) >= len(orders) + len(ImportKind) - 3
    assert empty <= 3
    return {name: replace(one, dated=one.dated or date(2026, 3, 5)) for name, one in found.items()}


def hostile(document: Document) -> Document:
    """The document with a payload in every place of every text: a row for each payload in each table, and one after
    another in whatever else is said. Charts go: their references are no text of anybody's."""
    turn = iter(range(10**9))

    def payload(text: str) -> str:
        return USED[next(turn) % len(USED)] if text.strip() else text

    def changed(value: Any) -> Any:
        if isinstance(value, Table):
            return filled(value)
        if is_dataclass(value) and not isinstance(value, type):
            told = {
                one.name: changed(getattr(value, one.name))
                for one in fields(value)
                if one.name
                not in ("level", "look", "align", "kind", "form", "name", "field_name", "landscape", "text_")
            }
            return replace(value, **told)
        if isinstance(value, tuple):
            return tuple(changed(one) for one in value)
        return payload(value) if isinstance(value, str) else value

    return replace(document, blocks=tuple(changed(one) for one in document.blocks), expected=())


def filled(table: Table) -> Table:
    """A row for each payload: in every column of text, whatever stood there."""
    if not table.rows:
        return replace(table, columns=tuple(replace(one, choices=()) for one in table.columns), chart=None)
    model = max(table.rows, key=len)
    rows = tuple(_row(model, one) for one in USED)
    return replace(table, rows=rows, total_row=False, chart=None, entry_rows=0)


def _row(model: Row, payload: str) -> Row:
    made: list[Any] = []
    for entry in model:
        cell = as_cell(entry)
        if isinstance(cell.value, str) or not made:
            made.append(replace(cell, value=payload, suffix="") if isinstance(entry, Cell) else payload)
        else:
            made.append(entry)
    return tuple(made)


def columns_of_text(document: Document) -> int:
    found = 0
    for block in document.blocks:
        if isinstance(block, Table) and block.rows:
            found += sum(isinstance(as_cell(one).value, str) for one in block.rows[0])
    return found


def test_payloads_stand_in_every_column_of_every_workbook_as_text(
    exported: dict[str, Document], tmp_path: Path
) -> None:
    columns = 0
    for name, document in exported.items():
        if any(isinstance(block, SignatureBoard) for block in document.blocks):
            continue  # a paper that is signed is no workbook
        full = hostile(document)
        path = tmp_path / "a.xlsx"
        path.write_bytes(make_workbook(full))
        assert_nothing_acts(path)
        columns += columns_of_text(full)
        held = Counter(
            text.replace("_x005F_", "_") for sheet in cells(path) for kind, text, _ in sheet.values() if kind == "s"
        )
        for block in full.blocks:
            if isinstance(block, Table) and block.rows:
                wanted = sum(isinstance(as_cell(one).value, str) for one in block.rows[0])
                for payload in USED:
                    if clean_text(payload):
                        assert held[clean_text(payload)] >= wanted, (name, payload)
    print(f"\n{len(USED)} payloads x {columns} columns of {len(exported)} exports: nothing acts, every text unchanged")
    assert columns >= 60


def test_payloads_stand_in_every_word_file_as_text(exported: dict[str, Document]) -> None:
    for name, document in exported.items():
        full = hostile(document)
        data = make_word(full)
        nothing_acts_in_word(data)
        held = "".join(texts(data))
        for word in USED:
            plain = "".join(clean_text(word).split())
            if plain and any(word in one for one in said(full)):
                assert plain[:6] in "".join(held.split()) or not plain.isprintable(), (name, word)


@pytest.mark.skipif(not FULL, reason="make reliability: LibreOffice takes its time")
def test_libreoffice_finds_no_formula_and_no_link(exported: dict[str, Document], tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is part of the test environment"
    books = [one for one in exported.values() if not any(isinstance(block, SignatureBoard) for block in one.blocks)]
    for number, document in enumerate(books):
        (tmp_path / f"{number}.xlsx").write_bytes(make_workbook(hostile(document)))
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "fods",
         "--outdir", tmp_path, *sorted(tmp_path.glob("*.xlsx"))],
        check=True, capture_output=True, timeout=900,
    )  # fmt: skip
    seen = 0
    for path in tmp_path.glob("*.fods"):
        for node in _nodes(path):
            assert not [name for name in node.attrib if name.endswith(("}formula", "}href"))], (path, node.attrib)
            seen += node.tag.endswith("}table-cell")
    assert len(list(tmp_path.glob("*.fods"))) == len(books)
    print(f"\nLibreOffice: {len(books)} workbooks, {seen} cells, no formula and no link")


def _nodes(path: Path) -> Iterator[ElementTree.Element]:
    body = re.sub(r"<office:scripts.*?</office:scripts>", "", path.read_text(encoding="utf-8"), flags=re.S)
    inside = ElementTree.fromstring(body).find(".//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}spreadsheet")
    assert inside is not None
    yield from inside.iter()


def test_the_filling_itself_reaches_every_column() -> None:
    table = Table((Column("甲", 1), Column("乙", 1), Column("丙", 1)), (("a", 1, Cell("b", "strong")),))
    rows = filled(table).rows
    assert len(rows) == len(USED)
    assert rows[0][0] == USED[0]
    assert as_cell(rows[0][2]).value == USED[0]
    assert rows[0][1] == 1

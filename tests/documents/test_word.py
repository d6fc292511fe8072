"""Word papers: the page and the faces of the standard, the words of the paper and no others, nothing that acts."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.docx import check_word
from qtic_desktop.documents.making import make_pdf, make_word
from qtic_desktop.documents.model import Column, Document, KeyValues, Paragraph, Table
from qtic_desktop.domain.errors import Refused
from tests.documents import measured_papers, papers
from tests.documents.test_xlsx_injection import PAYLOADS
from tests.documents.word_papers import NAME, documents
from tests.documents.word_reading import W, assert_nothing_acts, parts, root, rows, texts

KINDS = tuple(documents())
TWIP = 25.4 / 1440  # millimetres
#: What a name from an old system, a web page or a hostile form may hold.
HOSTILE = "买买提·吐\u202e尔逊\x00\x1b\ud800𠅤䶮\ufdd0" + "很长的名称" * 60


#: Forms of a meeting, which an office edits too.
OF_MEETINGS = ("sign-in", "minutes", "agenda", "site visit", "blank forms", "pledges")


def squeezed(text: str) -> str:
    """Without what the end of a line may change."""
    return "".join(char for char in text if not char.isspace() and char not in "-\u2060\x02\ufffe\u00b7·")


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_that_of_the_standard(kind: str) -> None:
    """GB/T 9704-2012, 5.2: 37 mm above, 28 mm at the binding edge, a text area of 156 by 225 mm with 22 lines."""
    document = documents()[kind]
    section = root(make_word(document)).find(f".//{W}sectPr")
    size, margin, grid = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar", "docGrid"))
    edge = {name: int(margin.get(f"{W}{name}")) * TWIP for name in ("top", "right", "bottom", "left")}
    width, height = (int(size.get(f"{W}{name}")) * TWIP for name in ("w", "h"))
    line = int(grid.get(f"{W}linePitch")) * TWIP
    if document.landscape:
        assert (round(width), round(height)) == (297, 210)
        lines = 16
    else:
        assert (round(width), round(height)) == (210, 297)
        assert edge == pytest.approx({"top": 37, "right": 26, "bottom": 35, "left": 28}, abs=0.2)
        lines = 22
    room = height - edge["top"] - edge["bottom"]
    assert lines * line <= room + 0.05 < (lines + 0.1) * line
    footers = [name for name in parts(make_word(document)) if name.startswith("word/footer")]
    assert len(footers) == 2  # odd pages right, even pages left
    sides = {root(make_word(document), name).find(f".//{W}jc").get(f"{W}val") for name in footers}
    assert sides == {"left", "right"}


def test_chinese_text_names_its_faces_apart_from_latin_ones() -> None:
    styles = root(make_word(documents()["opinion"]), "word/styles.xml")
    faces = {
        style.get(f"{W}styleId"): style.find(f".//{W}rFonts").attrib
        for style in styles.iter(f"{W}style")
        if style.find(f".//{W}rFonts") is not None
    }
    wanted = {"Normal": "仿宋", "QticBody": "仿宋", "Title": "方正小标宋简体", "Heading1": "黑体", "Heading2": "楷体"}
    assert {name: faces[name][f"{W}eastAsia"] for name in wanted} == wanted
    assert not [name for fonts in faces.values() for name in fonts if "Theme" in name]
    sizes = {style.get(f"{W}styleId"): style.find(f".//{W}sz") for style in styles.iter(f"{W}style")}
    assert [sizes[name].get(f"{W}val") for name in ("Normal", "Title", "Heading1", "QticPageNumber")] == [
        "32", "44", "32", "28",
    ]  # fmt: skip
    table = root(make_word(documents()["opinion"]), "word/fontTable.xml")
    stand_ins = {font.get(f"{W}name"): font.find(f"{W}altName").get(f"{W}val") for font in table}
    assert "华文中宋" in stand_ins["方正小标宋简体"]
    assert "仿宋_GB2312" in stand_ins["仿宋"]


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_what_the_paper_says(kind: str) -> None:
    document = documents()[kind]
    data = make_word(document)
    paper = squeezed("".join(page_texts(make_pdf(document, papers.fonts()).data)))
    said = [squeezed(part) for text in texts(data) for part in re.split("[：\n]", text) if squeezed(part)]
    board = {"序号", "分工", "姓名", "单位", "签字", "1", "2", "3", "4", "5", "6", "7"} if kind == "opinion" else set()
    assert len(said) > 6
    assert not [word for word in said if word not in paper and word not in board]
    assert data == make_word(document)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_names_are_kept_in_all_that_paper_can_show(kind: str) -> None:
    data = make_word(documents(HOSTILE)[kind])
    assert_nothing_acts(data)
    whole = "".join(texts(data))
    assert not set("\x00\x1b\ud800\u202e\ufdd0") & set(whole)
    assert "买买提·吐尔逊𠅤䶮很长的名称很长" in whole
    run = next(one for one in root(data).iter(f"{W}r") if "𠅤" in "".join(t.text or "" for t in one.iter(f"{W}t")))
    assert run.find(f".//{W}rFonts").get(f"{W}eastAsia") == "SimSun-ExtB"


def tables(document: Document) -> list[Table]:
    """The tables of a paper."""
    return [block for block in document.blocks if isinstance(block, Table)]


def shown(text: str) -> str:
    """A payload as paper can show it, by the letter: no control characters, none that turn the writing, no half ones."""
    return "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\u202e\ufeff")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if tables(documents()[kind])])
def test_no_payload_acts_in_any_column(kind: str) -> None:
    """Each of more than 200 payloads in each column of each table, as a fact, a heading, a title and in the margin."""
    document = documents()[kind]
    filled = [
        replace(block, rows=tuple((payload,) * len(block.columns) for payload in PAYLOADS), total_row=False)
        for block in tables(document)
    ]
    worst = PAYLOADS[2]
    around = (KeyValues(tuple((one, one) for one in PAYLOADS[::9])), Paragraph(worst, "h1"), Paragraph(worst, "note"))
    data = make_word(replace(document, title=worst, code=worst, state=worst, blocks=(*around, *filled)))
    assert_nothing_acts(data)
    found = [[cell.strip() for cell in row] for row in rows(data)]
    for block in filled:
        for payload in PAYLOADS:
            assert [shown(payload).strip()] * len(block.columns) in found, payload


def test_a_file_that_says_something_else_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = make_word(documents("一个中心")["notice"])
    monkeypatch.setattr("qtic_desktop.documents.docx.render", lambda _document: drawn)
    with pytest.raises(Refused, match=r"documents\.word_differs"):
        make_word(documents()["notice"])
    for broken in (b"", drawn[:-30]):
        with pytest.raises(Refused, match=r"documents\.word_broken"):
            check_word(broken, documents("一个中心")["notice"])


def test_a_row_that_does_not_fill_its_columns_is_a_mistake_of_the_program() -> None:
    table = Table((Column("甲", 8.0), Column("乙", 8.0)), (("一",),))
    with pytest.raises(ValueError, match="number of cells"):
        make_word(Document("标题", "种类", "1", 1, (table,), dated=date(2026, 3, 5)))


def test_libreoffice_opens_each_and_counts_the_pages_of_the_paper(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is part of the test environment"
    of_meetings = {kind: measured_papers.paper(kind, 1) for kind in OF_MEETINGS}
    for kind, document in (documents() | of_meetings).items():
        (tmp_path / f"{kind}.docx").write_bytes(make_word(document))
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf",
         "--outdir", tmp_path, *sorted(tmp_path.glob("*.docx"))],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    for kind, document in documents().items():
        pages = page_texts((tmp_path / f"{kind}.pdf").read_bytes())
        own = make_pdf(document, papers.fonts()).pages
        # The table that a panel signs is taller than the board of the final file; signatures never stand alone on a page.
        assert len(pages) in ((own, own + 1) if kind == "opinion" else (own,)), kind
        if kind == "opinion":
            assert "不同意见" in squeezed(pages[-1])
            assert "签字" in squeezed(pages[-1])
        whole = squeezed("".join(pages))
        assert not [word for word in document.expected if squeezed(word) not in whole], kind
        assert squeezed(NAME) in whole
    for kind, document in of_meetings.items():
        pages = page_texts((tmp_path / f"{kind}.pdf").read_bytes())
        own = make_pdf(document, papers.fonts()).pages
        # Minutes run on without forms: the PDF ties the last rows of their log together, Word fills the page before.
        assert len(pages) in ((own - 1, own) if kind == "minutes" else (own,)), kind

"""The opinion measured by poppler and pypdf, which know nothing of the program that drew it (GB/T 9704-2012)."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from qtic_desktop.documents.code import code_of
from qtic_desktop.documents.content.opinions import draft_text, opinion_document
from qtic_desktop.documents.making import make_pdf
from qtic_desktop.documents.model import Document, Paragraph, SignatureBoard, SignatureSlot
from qtic_desktop.documents.pdf import RenderedPdf, render
from tests.documents import papers

MM = 72 / 25.4
SENTENCE = "专家组听取建设单位汇报审阅建设方案及附件经质询讨论独立评分形成意见"


def words(pdf: RenderedPdf, folder: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """Words of every page in millimetres from the upper left corner, by ``pdftotext -bbox``."""
    program = shutil.which("pdftotext")
    assert program, "poppler-utils is needed to measure a paper"
    file = folder / "paper.pdf"
    file.write_bytes(pdf.data)
    html = subprocess.run([program, "-bbox", str(file), "-"], capture_output=True, check=True).stdout.decode()
    pages = html.split("<page ")[1:]
    pattern = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
    return [[(*(float(n) / MM for n in found[:4]), found[4]) for found in pattern.findall(page)] for page in pages]


def long_paper() -> Document:
    return Document(
        "青岛市示例技术创新中心\n建设方案专家论证意见",
        "专家论证意见",
        "QTIC-2026-001",
        1,
        (Paragraph(SENTENCE * 60),),
        footer_code="3fa91b2c77de",
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[float, float, float, float, str]]]:
    return words(render(long_paper(), papers.fonts()), tmp_path_factory.mktemp("geometry"))


def body(page: list[tuple[float, float, float, float, str]]) -> list[tuple[float, float, float, float, str]]:
    return [word for word in page if word[1] > 30 and word[3] < 264]


def test_a_full_page_has_22_lines_of_28_characters(pages: list[list[tuple[float, float, float, float, str]]]) -> None:
    middle = body(pages[1])
    lines = Counter(round(word[1], 1) for word in middle)
    assert len(lines) == 22
    text = {top: "".join(word[4] for word in middle if round(word[1], 1) == top) for top in lines}
    assert {len(line) for line in text.values()} == {28}


def test_the_text_area_is_156_by_225_mm(pages: list[list[tuple[float, float, float, float, str]]]) -> None:
    middle = body(pages[1])
    assert min(word[0] for word in middle) == pytest.approx(28, abs=0.5)
    assert max(word[2] for word in middle) == pytest.approx(28 + 156, abs=0.5)
    tops = sorted({round(word[1], 2) for word in middle})
    pitch = (tops[-1] - tops[0]) / 21
    assert pitch * 22 == pytest.approx(225, abs=0.3)
    centre = (middle[0][1] + middle[0][3]) / 2
    assert centre - pitch / 2 == pytest.approx(37, abs=1)
    assert centre - pitch / 2 + 22 * pitch == pytest.approx(262, abs=1)


def test_sizes_are_those_of_the_standard() -> None:
    sizes: dict[float, str] = {}

    def note(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes[round(size * tm[0], 2)] = sizes.get(round(size * tm[0], 2), "") + text.strip()

    reader = PdfReader(render_file(long_paper()))
    reader.pages[0].extract_text(visitor_text=note)
    assert set(sizes) == {22.0, 16.0, 14.0, 7.5}
    assert "论证意见" in sizes[22.0]
    assert SENTENCE[:9] in sizes[16.0].replace("\n", "")
    assert "1" in sizes[14.0]


def render_file(document: Document) -> object:
    from io import BytesIO

    return BytesIO(render(document, papers.fonts()).data)


def test_page_numbers_stand_outside_and_7_mm_below(pages: list[list[tuple[float, float, float, float, str]]]) -> None:
    for number, page in enumerate(pages, 1):
        found = [word for word in page if word[4] in ("—", str(number)) and 264 < word[1] < 276]
        assert [word[4] for word in sorted(found)] == ["—", str(number), "—"]
        left, right = min(word[0] for word in found), max(word[2] for word in found)
        if number % 2:
            assert right == pytest.approx(184 - 14 / MM, abs=1)
        else:
            assert left == pytest.approx(28 + 14 / MM, abs=1)


def test_the_title_is_centred(pages: list[list[tuple[float, float, float, float, str]]]) -> None:
    title = [word for word in pages[0] if word[4] == "建设方案专家论证意见"]
    assert len(title) == 1
    assert (title[0][0] + title[0][2]) / 2 == pytest.approx(28 + 78, abs=0.5)


def test_every_font_is_embedded_and_named(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(render(long_paper(), papers.fonts()).data)
    rows = subprocess.run(["pdffonts", str(file)], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert rows
    for row in rows:
        embedded, subset, unicode = row.split()[-5:-2]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), row
        assert "Helvetica" not in row


@pytest.mark.parametrize("count", [1, 2, 7, 8, 15])
def test_signature_boxes_do_not_meet_and_stay_in_the_text_area(count: int) -> None:
    slots = tuple(SignatureSlot(f"Expert_{n}", "专家组成员", papers.RARE_NAMES[n], "示例大学") for n in range(count))
    made = render(
        Document("意见", "意见", "1", 1, (Paragraph(SENTENCE), SignatureBoard(slots, "2026年3月5日"))), papers.fonts()
    )
    boxes = list(made.signature_boxes.values())
    assert len(boxes) == count
    for box in boxes:
        assert box.x2 - box.x1 == pytest.approx(34 * MM, abs=0.1)
        assert box.y2 - box.y1 == pytest.approx(12 * MM, abs=0.1)
        assert box.x1 >= 28 * MM
        assert box.x2 <= 184 * MM + 0.1
        assert box.y1 >= 35 * MM - 0.1
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            apart = one.x2 <= other.x1 or other.x2 <= one.x1 or one.y1 >= other.y2 or other.y1 >= one.y2
            assert apart or one.page_index != other.page_index


def test_nine_experts_sign_on_the_second_page_without_touching_each_other() -> None:
    """An opinion is one sheet of paper: the leader moves beside the words of the role before a third page is begun."""
    facts = papers.facts(panel=papers.panel(9))
    made = render(opinion_document(facts, draft_text(facts), draft=False), papers.fonts())
    assert made.pages == 2
    boxes = list(made.signature_boxes.values())
    assert len(boxes) == 9
    assert {box.page_index for box in boxes} == {1}
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = one.x2 <= other.x1 or other.x2 <= one.x1 or one.y2 <= other.y1 or other.y2 <= one.y1
            assert apart, (one, other)


@pytest.mark.parametrize("kind", ["清单", "很长的种类名称" * 9])
def test_the_line_at_the_foot_carries_the_code_of_the_words_and_stays_inside(kind: str, tmp_path: Path) -> None:
    document = Document(
        "清单", kind, "QTIC-2026-X001", 1, (Paragraph("一段。"),), dated=date(2026, 3, 5), made_at="2026-03-05 16:00"
    )
    made = make_pdf(document, papers.fonts())
    placed = words(made, tmp_path)[0]
    assert code_of(document) in "".join(word for *_, word in placed)
    assert max(right for _, _, right, _, _ in placed) <= 28 + 156 + 0.5
    later = make_pdf(replace(document, made_at="2026-03-06 16:00"), papers.fonts())
    assert code_of(document) in "".join(word for *_, word in words(later, tmp_path)[0])
    other = replace(document, blocks=(Paragraph("另一段。"),))
    assert code_of(document) not in "".join(word for *_, word in words(make_pdf(other, papers.fonts()), tmp_path)[0])

"""The table in which a panel signs: a row for each signer, the box inside its cell, legible stamps without a frame."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.content.opinions import draft_text, opinion_document
from qtic_desktop.documents.making import make_pdf_to_sign, make_word
from qtic_desktop.documents.pdf import render
from qtic_desktop.documents.pdf.styles import MM, PORTRAIT
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.rule_settings import check_settings
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.services.opinions import facts_from, signing_order
from qtic_desktop.services.opinions.papers import _handwriting
from tests.documents import papers


@pytest.mark.parametrize("count", [5, 9, 15])
def test_every_signer_has_a_row_with_a_box_inside_the_text_area(count: int) -> None:
    facts = replace(papers.facts(), board="table", panel=papers.panel(count), check_code="0123456789ab")
    document = opinion_document(facts, draft_text(facts), draft=False)
    drawn = render(document, papers.fonts())
    assert len(drawn.signature_boxes) == count
    boxes = sorted(drawn.signature_boxes.values(), key=lambda box: (box.page_index, -box.y2))
    right = (PORTRAIT.left + PORTRAIT.text_width) * MM
    for box in boxes:
        assert box.x2 <= right
        assert box.x2 - box.x1 >= 30 * MM
        assert box.y2 - box.y1 >= 7.9 * MM
    for upper, lower in zip(boxes, boxes[1:], strict=False):
        assert upper.page_index < lower.page_index or upper.y1 > lower.y2
    fields = [seat.field_name for seat in signing_order(facts)]
    texts = page_texts(make_pdf_to_sign(document, papers.fonts(), fields))
    for title in ("序", "姓名", "单位", "职称", "专业", "签字"):
        assert title in texts[-1]
    assert "（组长）" in "".join(texts)
    last = texts[-1].split("签字")[-1]
    assert len(texts) <= (2 if count == 5 else 3)
    assert sum(str(number) in last for number in (count, count - 1)) >= 1  # the date never stands alone
    make_word(document)


def test_papers_frozen_before_keep_their_lines() -> None:
    from dataclasses import asdict

    data = {**asdict(papers.facts()), "held_on": "2026-03-05", "opinion_date": "2026-03-05"}
    del data["board"]
    assert facts_from(data).board == "lines"


def test_the_office_chooses_and_nothing_else_is_taken() -> None:
    body = {**RuleSet.default().to_mapping(), "annual_due_month": 3, "annual_due_day": 31}
    assert "signature_block" not in check_settings(body)
    assert check_settings({**body, "signature_block": "table"})["signature_block"] == "table"
    with pytest.raises(Refused, match="bad_rule_value"):
        check_settings({**body, "signature_block": "columns"})


def test_a_stamp_is_a_name_and_no_frame_that_waits() -> None:
    picture = Image.open(io.BytesIO(_handwriting("王䶮", "2026年3月5日", papers.fonts())))
    width, height = picture.size
    edge = [picture.getpixel((x, y)) for x in range(width) for y in (0, height - 1)]
    edge += [picture.getpixel((x, y)) for y in range(height) for x in (0, width - 1)]
    assert min(edge) == 255
    dark = [y for y in range(height) if min(picture.crop((0, y, width, y + 1)).tobytes()) < 128]
    assert dark[0] < height * 0.25
    assert sum(y < height * 0.7 for y in dark) > height * 0.4  # the name is what one sees

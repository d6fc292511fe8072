"""What a reader gets out of a paper: names, marks, no orphan signatures, the same bytes again."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from qtic_desktop.documents.check import page_texts, read_back, render_page
from qtic_desktop.documents.content.annual_reports import checklist_document
from qtic_desktop.documents.content.opinions import draft_text, opinion_document, unfinished
from qtic_desktop.documents.content.scoring import score_sheets_document
from qtic_desktop.documents.making import make_pdf
from qtic_desktop.documents.model import Column, Document, Paragraph, SignatureBoard, SignatureSlot, Table
from qtic_desktop.documents.pdf import render
from qtic_desktop.domain.errors import MissingGlyph, Refused
from qtic_desktop.domain.opinions import Conclusion, OpinionFacts, OpinionKind, OpinionText
from qtic_desktop.domain.scoring.outcomes import ScoreSummary
from qtic_desktop.resources import message
from tests.documents import papers

HARD = ["王䶮", "李㛃", "赵𬱖", "刘𠅤", "孙𠮷", "买买提·吐尔逊", "张喆", "陈𬭚", "𫖯𬀩㻞"]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("kind", list(OpinionKind))
@pytest.mark.parametrize("conclusion", list(Conclusion))
def test_an_opinion_fits_on_two_pages_and_reads_back(kind: OpinionKind, conclusion: Conclusion) -> None:
    facts = papers.facts(kind, conclusion=conclusion)
    document = opinion_document(facts, draft_text(facts), draft=False)
    made = make_pdf(document, papers.fonts())
    assert made.pages <= 2
    assert len(made.signature_boxes) == 7
    assert set(document.expected) >= {facts.center_name, facts.host_name, *(seat.name for seat in facts.panel)}


def test_poppler_gives_back_every_rare_name(tmp_path: Path) -> None:
    slots = tuple(SignatureSlot(f"E_{n}", "专家组成员", name, "示例大学") for n, name in enumerate(HARD))
    document = Document(
        "、".join(HARD[:3]),
        "意见",
        "1",
        1,
        (
            Paragraph("、".join(HARD)),
            Paragraph("一、" + "、".join(HARD), "h1"),
            Paragraph("（一）" + "、".join(HARD), "h2"),
            SignatureBoard(slots, "2026年3月5日"),
        ),
    )
    file = tmp_path / "names.pdf"
    file.write_bytes(render(document, papers.fonts()).data)
    text = squeezed(subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode())
    by_pypdf = squeezed("".join(page.extract_text() for page in PdfReader(file).pages))
    by_pdfium = squeezed("".join(page_texts(file.read_bytes())))
    for name in HARD:
        for reader in (text, by_pypdf, by_pdfium):
            assert reader.count(name) >= 4, name


def test_a_character_without_a_font_stops_the_paper_by_name() -> None:
    facts = papers.facts(panel=papers.panel(names=("王某", "李\ue123")))
    with pytest.raises(MissingGlyph) as caught:
        render(opinion_document(facts, draft_text(facts), draft=False), papers.fonts())
    assert caught.value.code == "documents.missing_glyph"
    assert caught.value.facts["codepoint"] == "U+E123"
    assert "李" in str(caught.value.facts["name"])


def test_all_characters_without_a_font_are_named_at_once() -> None:
    facts = papers.facts(panel=papers.panel(names=("王\uf0d8某", "李\ue123")))
    with pytest.raises(MissingGlyph) as caught:
        render(opinion_document(facts, draft_text(facts), draft=False), papers.fonts())
    assert caught.value.code == "documents.missing_glyphs"
    for lang in ("zh", "en"):
        sentence = message(caught.value.code, lang, **caught.value.facts)
        assert all(part in sentence for part in ("U+F0D8", "U+E123", "王", "李", "“·”"))
        assert "{" not in sentence


def test_draft_and_sample_are_marked_on_every_page() -> None:
    facts = papers.facts()
    for draft, sample in ((True, True), (False, False)):
        paper = opinion_document(replace(facts, sample=sample), draft_text(facts), draft=draft)
        texts = page_texts(render(paper, papers.fonts()).data)
        assert len(texts) == 2
        assert all(("草稿" in squeezed(text)) is draft for text in texts)
        assert all(("示例数据" in squeezed(text)) is sample for text in texts)
        assert all("核对码3fa91b2c77de" in squeezed(text) and "第1版" in squeezed(text) for text in texts)


def test_the_same_input_gives_the_same_bytes() -> None:
    facts = papers.facts()
    paper = opinion_document(facts, draft_text(facts), draft=True)
    first = render(paper, papers.fonts()).data
    assert render(paper, papers.fonts()).data == first
    assert render(replace(paper, version_no=2), papers.fonts()).data != first
    assert b"20260305" in PdfReader(BytesIO(first)).metadata.creation_date_raw.encode()  # type: ignore[union-attr]


@settings(max_examples=40)
@given(length=st.integers(1, 1400), experts=st.integers(1, 15))
@example(length=500, experts=15)
@example(length=420, experts=7)
def test_signatures_never_stand_alone_on_a_page(length: int, experts: int) -> None:
    text = "评" * length
    slots = tuple(SignatureSlot(f"E_{n}", "专家组成员", "王某某", "示例大学") for n in range(experts))
    made = render(
        Document("意见", "意见", "1", 1, (Paragraph(text), SignatureBoard(slots, "2026年3月5日"))), papers.fonts()
    )
    texts = page_texts(made.data)
    assert sum(page.count("评") for page in texts) == length
    assert len({box.page_index for box in made.signature_boxes.values()}) == 1
    last = texts[-1].count("评")
    assert last >= min(length, 2), "two lines of text travel with the signatures"
    lines = [line for line in texts[-1].splitlines() if "评" in line]
    assert len(lines) >= min(2, -(-(length + 2) // 28))


def test_names_of_60_characters_are_whole() -> None:
    name = "阿卜杜拉·买买提依明·" * 6
    slots = tuple(SignatureSlot(f"E_{n}", "专家组成员", name, "青岛示例" * 15) for n in range(3))
    made = render(
        Document("中心" * 30, "意见", "1", 1, (Paragraph("文"), SignatureBoard(slots, "2026年3月5日"))), papers.fonts()
    )
    whole = squeezed("".join(page_texts(made.data)))
    assert whole.count("阿卜杜拉·买买提依明·" * 2) >= 3
    read_back(made.data, [name, "中心" * 30, "青岛示例" * 15])


def test_read_back_refuses_a_paper_that_lacks_a_name_or_a_page() -> None:
    data = render(Document("意见", "意见", "1", 1, (Paragraph("王某"),)), papers.fonts()).data
    with pytest.raises(Refused, match="readback_text"):
        read_back(data, ["李某"])
    with pytest.raises(Refused, match="readback_pages"):
        read_back(data, ["王某"], pages=2)
    with pytest.raises(Refused, match="readback_broken"):
        read_back(b"%PDF-1.4 not really", [])
    with pytest.raises(Refused, match="no_such_page"):
        render_page(data, 1)


@pytest.mark.parametrize("width", [3.0, 5.0, 9.0, 30.0])
def test_what_a_narrow_column_breaks_is_found_again(width: float) -> None:
    """A hyphen at the end of a line comes back as another character; nobody must be refused a sound file for that."""
    words = ("QTIC-C-0001", "青岛市海洋智能装备-水下机器人技术创新中心", "Müller-Lüdenscheidt 研究院", "买买提·吐尔逊")
    columns = tuple(Column(str(place), width if place == 1 else 8.0) for place in range(4))
    rows = tuple(tuple(words[(place + shift) % 4] for place in range(4)) for shift in range(4))
    document = Document("清单", "清单", "1", 1, (Table(columns, rows, small=True),), expected=words)
    make_pdf(document, papers.fonts())
    with pytest.raises(Refused, match="readback_text"):
        make_pdf(replace(document, expected=("QTIC-C-0002",)), papers.fonts())


def test_a_page_is_drawn_as_pixels() -> None:
    data = render(Document("意见", "意见", "1", 1, (Paragraph("王某"),)), papers.fonts()).data
    image = render_page(data, 0, 0.5)
    assert (image.width, image.height) == (298, 421)
    assert len(image.data) == image.stride * image.height
    assert min(image.data) < 60 < max(image.data)


def with_signature_field(data: bytes) -> bytes:
    """The paper with a signature field whose appearance is a black square of 100 points, made by another library."""
    writer = PdfWriter(clone_from=BytesIO(data))
    square = StreamObject()
    square.set_data(b"0 g 0 0 100 100 re f")
    square.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): numbers(0, 0, 100, 100),
        }
    )
    field = writer._add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject("/Sig"),
                NameObject("/T"): TextStringObject("Leader_1"),
                NameObject("/F"): NumberObject(4),
                NameObject("/Rect"): numbers(300, 200, 400, 300),
                NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(square)}),
            }
        )
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([field])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([field]), NameObject("/SigFlags"): NumberObject(3)}
    )
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def numbers(*values: int) -> ArrayObject:
    return ArrayObject([NumberObject(value) for value in values])


def black_pixels(data: bytes) -> int:
    image = render_page(data, 0)
    return sum(image.data[place] < 40 for place in range(0, len(image.data), 4))


def test_preview_shows_the_appearance_of_signatures() -> None:
    data = render(Document("意见", "意见", "1", 1, (Paragraph("王某"),)), papers.fonts()).data
    assert black_pixels(with_signature_field(data)) - black_pixels(data) == pytest.approx(10_000, rel=0.03)


def test_a_refusal_leaves_blanks_that_count_as_unfinished() -> None:
    assert unfinished(draft_text(papers.facts())) == ()
    refused = draft_text(papers.facts(conclusion=Conclusion.DISAGREE))
    assert "positioning" in unfinished(refused)


def test_names_and_figures_are_not_torn_by_a_line_end() -> None:
    torn = 0
    for shift in range(28):
        facts = papers.facts(place="甲" * (shift + 1))
        text = "\n".join(
            page_texts(render(opinion_document(facts, draft_text(facts), draft=False), papers.fonts()).data)
        )
        lines = [line.strip() for line in text.splitlines()]
        torn += sum(a.endswith("钱") and b.startswith("𠮷") for a, b in zip(lines, lines[1:], strict=False))
        torn += sum(a[-1:].isdigit() and b.startswith("票") for a, b in zip(lines, lines[1:], strict=False))
    assert torn == 0


def test_facts_come_from_the_record_and_the_mean_may_be_withheld() -> None:
    facts = papers.facts(mean=None)
    text = squeezed(
        "".join(page_texts(render(opinion_document(facts, draft_text(facts), draft=False), papers.fonts()).data))
    )
    assert "同意5票，修改后同意1票，不同意1票，弃权0票" in text
    assert "指引未规定" not in text, "what the rules fix stands on the summary, not in the official text"
    assert "平均得分" not in text


def test_the_opening_states_the_panel_as_it_was() -> None:
    """Who led in whose place, who was recused and who was not there; nothing of it where all sat as they were named."""
    whole = squeezed(draft_text(papers.facts()).opening)
    assert "专家组由7名专家组成，钱䶮任组长。" in whole.replace(leader(papers.facts()), "钱䶮")
    seats = tuple(replace(seat, recused=place == 2) for place, seat in enumerate(papers.panel(7)))
    facts = papers.facts(panel=seats, absent=("孙一", "赵二"), leader_named="周原")
    said = squeezed(draft_text(facts).opening)
    assert f"专家组由9名专家组成，组长周原未参加本项目评审，由{leader(facts)}代行组长职责" in said
    assert f"；本项目{seats[2].name}回避；孙一、赵二缺席。" in said


def leader(facts: OpinionFacts) -> str:
    return next(seat.name for seat in facts.panel if seat.is_leader)


def test_a_recused_expert_is_named_and_does_not_sign() -> None:
    seats = (*papers.panel(6), replace(papers.panel(7)[6], recused=True))
    facts = papers.facts(panel=seats)
    made = render(opinion_document(facts, draft_text(facts), draft=False), papers.fonts())
    assert len(made.signature_boxes) == 6
    assert f"回避专家：{seats[6].name}" in squeezed("".join(page_texts(made.data)))


def sheets_said(summary: ScoreSummary) -> list[str]:
    """The text of every page of the score sheets, blanks left out."""
    made = make_pdf(score_sheets_document(summary), papers.fonts())
    return [squeezed(text) for text in page_texts(made.data)]


def test_score_sheets_have_a_page_each_with_points_or_empty_boxes() -> None:
    texts = sheets_said(papers.summary())
    assert len(texts) == 2
    assert "合计10096.00" in texts[0]
    assert "王䶮" in texts[0]
    assert "建议补充近三年市场数据" in texts[0]
    assert "合计100" in texts[1]
    assert "96.00" not in texts[1]
    assert all("弄虚作假" in text and "专家签字" in text for text in texts)


def test_the_line_on_falsehood_is_ticked_as_it_was_answered() -> None:
    summary = papers.summary()
    first, second = sheets_said(summary)
    assert "情形：■否□是" in first
    assert "情形：□否□是" in second, "nobody has answered yet"
    (outcome,) = summary.outcomes
    sheet = replace(outcome.case.sheets[0], veto=True, veto_reason="业绩材料不实")
    case = replace(outcome.case, sheets=(sheet, outcome.case.sheets[1]))
    ticked = sheets_said(papers.summary(outcomes=(replace(outcome, case=case),)))[0]
    assert "情形：□否■是，理由：业绩材料不实" in ticked


def rewritten(comments: tuple[str, ...], comment: str = "", **facts: str) -> ScoreSummary:
    """The summary with other comments on the first sheet, and other words about the proposal."""
    summary = papers.summary()
    (outcome,) = summary.outcomes
    sheets = (replace(outcome.case.sheets[0], comments=comments, comment=comment), *outcome.case.sheets[1:])
    case = replace(outcome.case, sheets=sheets)
    return replace(summary, outcomes=(replace(outcome, case=case, **facts),))  # type: ignore[arg-type]


def test_a_score_sheet_full_of_long_names_still_is_one_page_with_its_signature() -> None:
    long = (
        "青岛市深远海智能养殖装备与数字化渔业资源监测评估及海洋生态环境修复一体化关键共性技术创新中心（筹建）培育示例"
    )
    summary = rewritten(("",) * 8, center_name=long, host_name=long)
    panel = tuple(replace(seat, organization=long[:44]) for seat in summary.panel)
    texts = sheets_said(replace(summary, panel=panel, meeting_title=long[:30], place="第一会议室"))
    assert len(texts) == len(panel)
    assert all("专家签字" in text and "评分规则" in text for text in texts)


def test_a_sheet_with_long_comments_never_leaves_its_signature_alone_on_a_page() -> None:
    for words in range(20, 200, 12):
        summary = rewritten(("应当细化" * (words // 4),) * 8, "总的意见" * (words // 8))
        texts = sheets_said(replace(summary, panel=summary.panel[:1]))
        assert "合计" in texts[-1], words
        assert "专家签字" in texts[-1]


def test_no_line_of_a_paragraph_stands_alone_at_the_end_or_the_beginning_of_a_page() -> None:
    facts = papers.facts()
    two_lines = "一二三四五六七八九十" * 5
    for before in range(12, 24):
        text = OpinionText(
            "字" * 10 + "\n" + "\n".join(["短句。"] * before) + "\n" + two_lines,
            draft_text(facts).parts,
            draft_text(facts).conclusion,
        )
        pages = [
            squeezed(page)
            for page in page_texts(render(opinion_document(facts, text, draft=False), papers.fonts()).data)
        ]
        assert any(two_lines in page for page in pages), before


def test_every_page_says_when_it_was_made() -> None:
    facts = papers.facts()
    document = opinion_document(facts, draft_text(facts), draft=True, made_at="2026-03-10 16:05")
    texts = page_texts(render(document, papers.fonts()).data)
    assert all("生成于 2026-03-10 16:05" in text for text in texts)


def test_the_checklist_counts_by_state_in_words() -> None:
    checklist = replace(papers.checklist(6), counts={"due": 6, "filed": 2, "overdue": 4, "returned": 0})
    text = squeezed("".join(page_texts(render(checklist_document(checklist), papers.fonts()).data)))
    assert "应报中心：6个（已备案2，逾期4）" in text


def test_a_checklist_of_five_centres_is_one_sheet_with_its_notes_and_signatures() -> None:
    (page,) = page_texts(render(checklist_document(papers.checklist(5), with_counts=False), papers.fonts()).data)
    text = squeezed(page)
    assert text.count("QC-2024-") == 5
    assert "系统不自动处理" in text
    assert "监督人" in text


def test_the_checklist_repeats_its_head_and_names_the_clause() -> None:
    document = checklist_document(papers.checklist(30))
    texts = [squeezed(text) for text in page_texts(render(document, papers.fonts()).data)]
    assert len(texts) > 1
    assert sum("中心名称" in text for text in texts) >= len(texts) - 1
    whole = "".join(texts)
    assert whole.count("QC-2024-") == 30
    assert "未按时提报的，取消市技术创新中心资格" in whole
    assert "系统不自动处理" in whole

"""Papers that an office edits afterwards, of invented facts, one text in every place that people fill."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from qtic_desktop.documents.content.launch import CenterLine, FilePart, Paper, file_document, start_document
from qtic_desktop.documents.content.opinions import draft_text, opinion_document
from qtic_desktop.documents.content.publicity import answer_document, notice_document, proof_document
from qtic_desktop.documents.content.selection import letters_document, selection_document
from qtic_desktop.documents.model import Document
from qtic_desktop.domain.publicity.papers import AnswerPaper, NoticePaper, ProofLine, ProofPaper, PublicLine
from qtic_desktop.domain.selection import Decision
from qtic_desktop.domain.selection.papers import Letter, ListLine, ListPaper
from tests.documents import papers

DAY = date(2026, 3, 5)
NAME = "青岛市海洋智能装备与绿色制造协同技术创新中心"


def notice(text: str = NAME, count: int = 3) -> NoticePaper:
    """A notice of five working days."""
    return NoticePaper(
        text, text, text, DAY, DAY, date(2026, 3, 11), 5, True, True, (), text, text, "",
        tuple(PublicLine(text, text, text, text) for _ in range(count)), True, "2026-03-05 09:00",
    )  # fmt: skip


def documents(text: str = NAME, count: int = 3) -> dict[str, Document]:
    """Every paper of which there is a Word file."""
    line = ListLine(
        text, text, text, text, text, "NEW", Decimal("82.50"), 1, False, "pass", text, Decision.SUPPORT, text
    )
    centers = tuple(CenterLine(text, text, text, text, "NEW", DAY, DAY, text, text) for _ in range(count))
    letter = Letter("QTIC-2026-X001", text, text, text, Decision.REJECT, False, ((text, text),), text, DAY)
    told = notice(text, count)
    facts = papers.facts(center_name=text, host_name=text, department_name=text, place=text)
    part = FilePart("目标", (("甲", 10.0), ("乙", 10.0)), ((text, text),))
    started = Paper(DAY, text, True, "2026-03-05 09:00")
    return {
        "notice": notice_document(told),
        "proof": proof_document(ProofPaper(told, DAY, text, DAY, (ProofLine(text, text, "cleared", (text,)),), DAY)),
        "answer": answer_document(AnswerPaper(text, text, DAY, "upheld", text, text, DAY, True, "", False)),
        "selection": selection_document(ListPaper(text, 1, "adopted", text, DAY, text, (line,) * count, DAY, True)),
        "letters": letters_document((letter,) * count, sample=True, draft=False, made_at=""),
        "start": start_document(centers, started, number=text),
        "file": file_document(centers[0], ((text, text),), (part,), started),
        "opinion": opinion_document(facts, replace(draft_text(facts), dissent=text), draft=True),
    }  # fmt: skip

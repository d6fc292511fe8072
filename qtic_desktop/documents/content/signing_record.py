"""签名情况: the sheet that lies with a signed opinion where not everybody signed with a key: who signed how, who did not, why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qtic_desktop.documents.model import Column, Document, Paragraph, Table
from qtic_desktop.domain.opinions import LineState, OpinionFacts

_COLUMNS = (
    Column("序号", 7, "center"),
    Column("姓名", 12),
    Column("单位", 26),
    Column("签名方式", 17),
    Column("时间", 17),
    Column("说明", 21),
)
_HOW = {
    LineState.WAITING: "待签名",
    LineState.SIGNED: "电子签名",
    LineState.PAPER_RECORDED: "手写签名（待确认）",
    LineState.PAPER_SIGNED: "手写签名",
    LineState.QUESTIONED: "手写签名（待核实）",
    LineState.REFUSED: "拒签",
    LineState.ABSENT: "缺席未签",
}


@dataclass(frozen=True, slots=True)
class SignerLine:
    """One person as the sheet tells of them; ``when`` is local time, ``note`` the reason or who recorded and confirmed."""

    name: str
    organization: str
    state: LineState
    when: str
    note: str


def signing_record(facts: OpinionFacts, lines: Sequence[SignerLine]) -> Document:
    """The sheet, bound to the opinion by its number, version and check code."""
    rows = tuple(
        (str(place), line.name, line.organization, _HOW[line.state], line.when, line.note)
        for place, line in enumerate(lines, 1)
    )
    bound = f"本页说明编号{facts.proposal_number}意见书第{facts.version_no}版（核对码{facts.check_code}）的签名情况。"
    return Document(
        "签名情况",
        "签名情况",
        facts.proposal_number,
        facts.version_no,
        (Paragraph(facts.center_name, "h1"), Paragraph(bound), Table(_COLUMNS, rows, small=True)),
        sample=facts.sample,
        footer_code=facts.check_code,
        dated=facts.opinion_date,
        expected=tuple(line.note for line in lines if line.state in (LineState.REFUSED, LineState.ABSENT)),
    )

"""Papers of a sample workspace: an invented plan for each proposal, the opinions of sealed meetings, one signed a track."""

from __future__ import annotations

from collections.abc import Generator

from sqlalchemy.orm import Session

from qtic_desktop.documents.fonts import FontSet
from qtic_desktop.documents.making import make_pdf
from qtic_desktop.documents.model import Block, Document, KeyValues, Paragraph
from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services import intake, opinions
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.opinions.papers import finalize, sign_sample
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.storage.queries import opinions as opinion_rows
from qtic_desktop.storage.queries.intake import ProposalRow, proposals, tasks
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace

PLANS = 40  # plans are drawn for the newest proposals only: a sample of a whole city needs no 500 of them


def attach_demo_plans(workspace: Workspace) -> Generator[Progress, None, int]:
    """Draw a plan for each submitted proposal and attach it as its material; tells each, returns how many."""
    fonts = fonts_of(workspace)
    rows = [row for row in ask(workspace.store, SYSTEM, proposals.bind()) if row.number][:PLANS]
    for number, row in enumerate(rows):
        yield Progress(number, len(rows))
        data = _plan(workspace, row, fonts)
        digest = workspace.attachments.put(data)
        perform(
            workspace.store,
            SYSTEM,
            intake.attach_material.bind(
                proposal_id=row.id,
                kind="plan",
                file_name=f"{row.number} 建设方案（示例）.pdf",
                sha256=digest,
                size=len(data),
            ),
        )
    return len(rows)


def _plan(workspace: Workspace, row: ProposalRow, fonts: FontSet) -> bytes:
    direction = ask(workspace.store, SYSTEM, _direction.bind(proposal_id=row.id))
    blocks: list[Block] = [
        KeyValues((("依托单位", row.host_name), ("主管部门", row.department_name), ("中心主任", row.director_name))),
        Paragraph("一、领域和方向", "h1"),
        Paragraph(f"本中心面向{row.field}领域。{direction}"),
        Paragraph("二、建设任务", "h1"),
        *(
            Paragraph(f"任务{number}：{content}")
            for number, content in ask(workspace.store, SYSTEM, tasks.bind(proposal_id=row.id))
        ),
        Paragraph("三、经费", "h1"),
        Paragraph(f"建设期三年，总投入{row.funding_total}万元，由依托单位自筹和地方支持组成，分年度安排见附表。"),
    ]
    paper = Document(
        f"{row.center_name}\n建设方案", "建设方案", row.number, 1, tuple(blocks), sample=True, dated=row.received_on
    )
    return make_pdf(paper, fonts).data


@query(Read.PROPOSALS)
def _direction(session: Session, *, proposal_id: str) -> str:
    return find(session, Proposal, proposal_id).direction


#: A sample has no words of experts that somebody could quote.
_GROUND = "示例：文字由程序按标准用语起草"


def draft_demo_opinions(workspace: Workspace) -> Generator[Progress, None, int]:
    """Draft the opinions of all sealed meetings; sign the first of each track. Tells each, returns how many."""
    rows = [row for row in ask(workspace.store, SYSTEM, opinion_rows.opinions.bind()) if row.meeting_sealed]
    signed_tracks: set[str] = set()
    for number, row in enumerate(rows):
        yield Progress(number, len(rows))
        changes = perform(workspace.store, SYSTEM, opinions.draft_opinion.bind(agenda_item_id=row.agenda_item_id))
        (opinion_id,) = changes.ids
        if row.track not in signed_tracks:
            signed_tracks.add(row.track)
            finalize(workspace, SYSTEM, opinion_id=opinion_id, reason=_GROUND)
            for _ in sign_sample(workspace, SYSTEM, opinion_id=opinion_id):
                pass
    return len(rows)

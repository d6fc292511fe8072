"""Formal examinations of the sample: passed before the meeting, and one application awaited with its corrected papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.examination import ExaminationResult, Mark
from qtic_desktop.domain.letters import ListedCenter, list_text
from qtic_desktop.services.examination import conclude_examination, examination_sheet, mark_items
from qtic_desktop.services.letters import LetterEntry, receive_delivery, register_letter
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.registry import Department
from qtic_desktop.storage.unit_of_work import Store

Do = Callable[[Write], object]
#: Of so many passed examinations one was made item by item, the others on paper.
_ONE_OF = 4


def pass_all(do: Do, store: Store, actor: Actor, ids: Sequence[str], today: date) -> None:
    """Every one of these passes; some item by item, the others noted as made on paper."""
    for place, proposal_id in enumerate(ids):
        if place % _ONE_OF == 0:
            _mark(do, store, actor, proposal_id, today, {})
        note = "" if place % _ONE_OF == 0 else "纸质审查表存申报卷"
        do(
            conclude_examination.bind(
                proposal_id=proposal_id, result=ExaminationResult.PASSED.value, examined_on=today - timedelta(days=20),
                note=note,
            )
        )  # fmt: skip


def leave_correction(do: Do, store: Store, actor: Actor, proposal_id: str, today: date) -> None:
    """One that lacks a seal and waits for its papers."""
    failed = {"seals": "推荐函为复印件，请交盖章原件", "papers": "缺近三年财务审计报告"}
    _mark(do, store, actor, proposal_id, today, failed)
    do(
        conclude_examination.bind(
            proposal_id=proposal_id, result=ExaminationResult.CORRECTION.value, examined_on=today - timedelta(days=6),
            document_number=f"示例科函〔{today.year}〕2号",
        )
    )  # fmt: skip


def _mark(do: Do, store: Store, actor: Actor, proposal_id: str, today: date, failed: dict[str, str]) -> None:
    sheet = ask(store, actor, examination_sheet.bind(proposal_id=proposal_id, today=today))
    marks = [
        (item.key, Mark.FAILED.value if item.key in failed else Mark.MET.value, failed.get(item.key, ""))
        for item in sheet.items
    ]
    do(mark_items.bind(proposal_id=proposal_id, marks=marks))


def register_letters(do: Do, store: Store, actor: Actor) -> None:
    """The letter that every application quotes, with the list of those that quote it; the first one came with papers."""
    with store.read() as session:
        columns = (
            Proposal.letter_number, Department.name, Proposal.letter_date, Proposal.received_on, Proposal.center_name,
            Proposal.host_name,
        )  # fmt: skip
        query = select(*columns).join(Department, Department.id == Proposal.department_id)
        rows = list(session.execute(query.where(Proposal.number.is_not(None)).order_by(Proposal.id)))
    quoted: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in rows:
        quoted[row.letter_number, row.name].append(row)
    for place, ((number, department), lines) in enumerate(quoted.items()):
        entry = LetterEntry(
            number, lines[0].letter_date, department, "recommended", True, lines[0].received_on, place="示例柜"
        )
        centers = list_text(ListedCenter(line.center_name, line.host_name) for line in lines)
        made = perform(store, actor, register_letter.bind(entry=entry, centers=centers))
        if place == 0:
            (letter_id,) = made.ids
            papers = "建设方案 3份 120页\n法人证书复印件 1份 2页\n近三年审计报告 1份 86页"
            do(
                receive_delivery.bind(
                    letter_id=letter_id, delivered_on=lines[0].received_on, who="送件人（示例）", papers=papers,
                    place="示例柜",
                )
            )  # fmt: skip

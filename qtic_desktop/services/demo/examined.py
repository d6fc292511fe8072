"""Formal examinations of the sample: passed before the meeting, and one application awaited with its corrected papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.examination import ExaminationResult, Mark
from qtic_desktop.services.examination import conclude_examination, examination_sheet, mark_items
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import Write
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

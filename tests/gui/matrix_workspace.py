"""A workspace with everything the program can hold, told by the sample and spoilt with names nobody planned for."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select

from qtic_desktop.app.steps import to_the_end
from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.services import demo, intake
from qtic_desktop.services.demo.papers import draft_demo_opinions
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.meetings import Meeting
from qtic_desktop.storage.workspace import create_workspace

START = datetime(2026, 4, 12, 1, 30, tzinfo=UTC)
LONG_CENTER = "青岛市面向深远海养殖与海上风电融合发展的高端海洋工程装备及其智能运维与全生命周期安全保障关键共性技术研发及中试熟化创新中心"
LONG_HOST = "青岛市黄海北部深远海智能装备与海洋新材料联合研究院有限责任公司（中外合资·示例）西海岸新区灵山湾分公司暨产业转化基地"
LONG_PERSON = "阿卜杜热依木·麦麦提图尔荪·买买提艾力"
LONG_ENGLISH = "International Joint Center for Deep-Sea Aquaculture Equipment & Offshore Wind <b>Integration</b>"


def make_workspace(folder: Path) -> None:
    """One sealed meeting with opinions (two signed, one draft), one running, one prepared; drafts; a report year."""
    clock = demo.demo_clock(START)
    with create_workspace(folder, sample=True, now=clock) as workspace:
        with workspace.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer=demo.ORGANIZER, sample=True)
        teller = demo.DemoTeller(workspace.store, random.Random(5), date(2026, 4, 12))
        teller.add_experts(14)
        teller.hold_meeting(1, 3, 13)
        teller.half_meeting(0, 3, 9)
        teller.leave_work()
        for conversion in (False, True):
            whole = teller._draft(4 + conversion, 1, conversion)
            draft = ProposalDraft(
                {**whole.values, "center_name": LONG_CENTER, "host_name": LONG_HOST, "credit_code": "1" * 18},
                whole.partners,
                whole.tasks,
                whole.funding,
                whole.finance,
            )
            teller.do(intake.save_draft.bind(draft=draft, page="recommendation", cursor_field=""))
        teller.fill_ledger(12)
        with workspace.store.begin(SYSTEM) as work:
            _spoil(work.session)
            work.record("spoil", "workspace", "")
        to_the_end(draft_demo_opinions(workspace))


def _spoil(session: object) -> None:
    for kind, fields in (
        (Proposal, {"center_name": LONG_CENTER, "host_name": LONG_HOST}),
        (Expert, {"name": LONG_PERSON, "organization": LONG_HOST}),
        (Meeting, {"title": LONG_CENTER}),
        (Center, {"name": LONG_CENTER, "host_name": LONG_HOST}),
    ):
        rows = session.scalars(select(kind).order_by(kind.id)).all()  # type: ignore[attr-defined]
        for place, row in enumerate(rows):
            for field, text in fields.items():
                if place % 3 == 0:
                    setattr(row, field, text + ("甲乙丙丁戊"[place // 3] if kind is Expert else ""))
        if kind in (Proposal, Center):
            setattr(rows[1], "center_name" if kind is Proposal else "name", LONG_ENGLISH)

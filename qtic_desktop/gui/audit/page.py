"""审计: the log, newest first, and the state of its chain. Nothing here can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.accounts.words import role_words
from qtic_desktop.gui.audit import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, EmptyState, RowTable, StateChip, plain_label
from qtic_desktop.storage.audit import ChainFault, chain_faults
from qtic_desktop.storage.queries.registry import AuditRow, audit_count, audit_rows

LIMIT = 5000


def _columns() -> list[Column]:
    acts, subjects = words.acts(), words.subjects()
    return [
        Column("seq", tr("序号"), lambda row: row.seq, align="right", width=72),
        Column("at", tr("时间"), lambda row: row.at[:19].replace("T", " "), width=150),
        Column("actor", tr("人员"), lambda row: row.actor_name, width=130, pinyin=True),
        Column("role", tr("角色"), lambda row: role_words(row.role), width=72),
        Column("act", tr("事项"), lambda row: acts.get(row.act, row.act), width=150, pinyin=True, stretch=True),
        Column("subject", tr("对象"), lambda row: subjects.get(row.subject_kind, row.subject_kind), width=90),
        Column("hash", tr("校验码"), lambda row: row.hash[:12], width=120),
    ]


def read_log(session: Any) -> tuple[tuple[AuditRow, ...], int]:
    """The newest entries and how many there are."""
    return audit_rows(session, limit=LIMIT), audit_count(session)


def first_fault(session: Any) -> ChainFault | None:
    """Where the chain does not hold, None when it does."""
    return next(chain_faults(session), None)


class AuditPage(Page):
    """A list without any act but checking."""

    name = "audit"
    title_source = "审计"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self._count = 0
        self._last = ""
        self.set_primary(tr("核对整条记录链"), "shield-check", self.check).setObjectName("checkChainButton")
        self.chip = StateChip(parent=self)
        self.state = plain_label(tr("正在核对记录链…"), "body", self)
        self.table = RowTable(_columns(), self, name=tr("审计记录"))
        self.table.setObjectName("auditTable")
        self.table.shown_changed.connect(self._count_shown)
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        line = QHBoxLayout()
        line.addWidget(self.chip)
        line.addWidget(self.state, 1)
        layout.addLayout(line)
        layout.addWidget(self.table, 1)
        self.set_list(body)
        self.set_empty(
            EmptyState(tr("每一次写入都会在这里留下一行：谁、什么时候、做了什么。现在还没有记录。"), "", "audit")
        )
        self.set_search(self.table.set_filter)

    def activate(self, **place: object) -> None:
        """Read the log and check the chain."""
        self._read()
        self.check()

    def refresh(self, changes: Changes) -> None:
        """Every write makes an entry."""
        self._read()

    def commands(self) -> Sequence[Command]:
        """Acts for Ctrl+K."""
        return (Command(tr("核对整条记录链"), self.check, "shield-check"),)

    def _read(self) -> None:
        self.ctx.query(read_log, on_done=self._take, on_error=self.report)

    def _take(self, found: tuple[tuple[AuditRow, ...], int]) -> None:
        rows, self._count = found
        self._last = rows[0].hash if rows else ""
        self.show_empty(not rows)
        self.table.set_rows(rows, key=lambda row: row.seq)

    def _count_shown(self, shown: int, total: int) -> None:
        self.set_footer(
            tr("共 {count} 条，读入最近 {total} 条，显示 {shown} 条").format(
                count=self._count, total=total, shown=shown
            )
        )

    def check(self) -> None:
        """Walk the whole chain on the storage thread."""
        self.state.setText(tr("正在核对记录链…"))
        self.chip.set_state("neutral", tr("核对中"))
        self.ctx.query(first_fault, on_done=self._show_chain, on_error=self.report)

    def _show_chain(self, fault: ChainFault | None) -> None:
        if fault is None:
            self.chip.set_state("ok", tr("完整"))
            code = "-".join(self._last[place : place + 4].upper() for place in (0, 4, 8)) if self._last else "—"
            self.state.setText(
                tr("记录链完整，共 {n} 条，末条校验码 {code}。抄下校验码，可与以后的导出核对。").format(
                    n=self._count, code=code
                )
            )
            return
        self.chip.set_state("bad", tr("不完整"))
        what = {
            "sequence": tr("序号不连续"),
            "link": tr("与上一条不相接"),
            "content": tr("内容与校验码不符"),
        }.get(fault.what, fault.what)
        self.state.setText(
            tr("第 {seq} 条起记录链不完整（{what}）。数据没有被程序改动；请停止录入，保留工作区并从备份核对。").format(
                seq=fault.seq, what=what
            )
        )

"""审计: the log, newest first, and the state of its chain. Nothing here can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qtic_desktop.documents.content.audit_words import second, short_code
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.audit import Break, ChainFault, LogRow
from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui import words
from qtic_desktop.gui.audit.export_check import tell_about_export
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.save_path import AskPath, ask_open_path
from qtic_desktop.gui.stage.paper import Exporter, Paper
from qtic_desktop.gui.texts import mark, tr, translations
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import (
    BusyBar,
    ChoiceBox,
    Column,
    EmptyState,
    RowTable,
    StateChip,
    button,
    plain_label,
)
from qtic_desktop.resources import message
from qtic_desktop.storage.queries.audit import LogFilter, LogPage, audit_page

if TYPE_CHECKING:
    from qtic_desktop.services.files import MadeFile
    from qtic_desktop.services.use_case import WorkOrder

_ANY = "*"
_PAUSE_MS = 300


def _columns() -> list[Column]:
    return [
        Column("act", tr("事项"), lambda row: words.act(row.act), width=132),
        Column("about", tr("对象"), lambda row: row.about or words.subject(row.subject_kind), width=160, stretch=True),
        Column("actor", tr("人员"), lambda row: row.actor_name, width=150),
        Column("at", tr("时间"), lambda row: words.minute(row.at), width=128),
        Column("role", tr("角色"), lambda row: words.role(row.role), width=64),
    ]


class AuditPage(Page):
    """A list without any act but checking and taking a copy."""

    name: StageName = "audit"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self._page = LogPage((), 0, 0, (), "")
        self._rows: tuple[LogRow, ...] = ()
        self.set_primary(tr("核对整条记录链"), "shield-check", self.check).setObjectName("checkChainButton")
        self.add_action(tr("导出记录…"), "download", self.export_log).setObjectName("exportLogButton")
        self.add_action(tr("核验导出的记录…"), "file-check", self.verify_a_log).setObjectName("verifyLogButton")
        self.ask_open: AskPath = ask_open_path
        self._make_filters()
        self.table = RowTable(_columns(), self, name=tr("审计记录"))
        self.table.setObjectName("auditTable")
        self.table.row_selected.connect(self._show_entry)
        self.more = button(tr("再读 500 条更早的"), "arrow-right", "", self)
        self.more.setObjectName("moreLogButton")
        self.more.clicked.connect(self._read_more)
        self.busy = BusyBar(self)
        self.exporter = Exporter(ctx, self, self.message, self.busy)
        self.set_list(self._make_list())
        self.set_detail(self._make_detail())
        self.table.widths.gives_way = True
        if ctx.settings.state(f"split/{self.name}").isEmpty():
            self._splitter.setSizes([theme().px(760), theme().px(340)])
        self.set_empty(
            EmptyState(tr("每一次写入都会在这里留下一行：谁、什么时候、做了什么。现在还没有记录。"), "", "audit")
        )
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE_MS)
        self._typing.timeout.connect(self._read)
        self.set_search(lambda _text: self._typing.start())

    def _make_filters(self) -> None:
        self.person = ChoiceBox(self)
        self.kind = ChoiceBox(self)
        self.period = ChoiceBox(self)
        self.person.set_choices([(_ANY, tr("全部人员"))])
        kinds = sorted(words.subjects().items(), key=lambda pair: pair[1])
        self.kind.set_choices([(_ANY, tr("全部对象")), *kinds])
        days = [("0", tr("今天")), ("6", tr("最近 7 天")), ("29", tr("最近 30 天")), ("364", tr("最近一年"))]
        self.period.set_choices([(_ANY, tr("全部时间")), *days])
        named = ((self.person, tr("人员")), (self.kind, tr("对象")), (self.period, tr("时间")))
        for box, name in named:
            box.setAccessibleName(name)
            box.setMinimumWidth(theme().px(150))
            box.set_value(_ANY)
            box.edited.connect(self._read)
            self._filters.add(box)
        self.chip = StateChip(parent=self)
        self.chip.setToolTip(tr("抄下末条校验码，可与以后的导出核对。"))
        self._filters.add(self.chip)

    def _make_list(self) -> QWidget:
        self.state = plain_label(tr("正在核对记录链…"), "body", self)
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self.state)
        layout.addWidget(self.busy)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        return body

    def _make_detail(self) -> QWidget:
        pane = QWidget(self)
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(theme().px(16), 0, 0, 0)
        layout.setSpacing(theme().px(8))
        self.entry_title = plain_label("", "title", pane)
        self.entry_about = plain_label("", "muted", pane)
        self.entry_who = plain_label("", "body", pane)
        self.entry_details = plain_label("", "body", pane)
        self.entry_code = plain_label("", "help", pane)
        for part in (self.entry_title, self.entry_about, self.entry_who, self.entry_details, self.entry_code):
            layout.addWidget(part)
        layout.addStretch(1)
        return pane

    def activate(self, place: Place) -> None:
        """Read the log and check the chain."""
        self._read()
        self.check()

    def refresh(self, changes: Changes) -> None:
        """Every write makes an entry."""
        self._read()

    def commands(self) -> Sequence[Command]:
        """Acts for Ctrl+K."""
        return (
            Command(tr("核对整条记录链"), self.check, "shield-check"),
            Command(tr("导出审计记录…"), self.export_log, "download"),
            Command(tr("核验导出的记录…"), self.verify_a_log, "file-check"),
        )

    def verify_a_log(self) -> None:
        """Whether a log that came back is one of this workspace, as it was exported."""
        kinds = tr("导出的记录或它的签名 (*.xlsx *.sig)")
        if chosen := self.ask_open(self, tr("选择要核验的记录"), "", kinds):
            tell_about_export(self, Path(chosen))

    # -- reading

    def wanted(self) -> LogFilter:
        """The filter as it is chosen."""
        person, kind, days = self.person.value(), self.kind.value(), self.period.value()
        return LogFilter(
            person="" if person in (None, _ANY) else str(person),
            kind="" if kind in (None, _ANY) else str(kind),
            since=None if days in (None, _ANY) else self._today() - timedelta(days=int(str(days))),
            words=self.search.text().strip(),
        )

    def _today(self) -> date:
        return self.ctx.now().date()

    def _read(self) -> None:
        self.ctx.ask(audit_page.bind(wanted=self.wanted()), on_done=self._take, on_error=self.report)

    def _read_more(self) -> None:
        if not self._rows:
            return
        further = audit_page.bind(wanted=self.wanted(), before=self._rows[-1].seq, counted=False)
        self.ctx.ask(further, on_done=self._take_more, on_error=self.report)

    def _take(self, page: LogPage) -> None:
        self._page = page
        self.show_empty(page.total == 0)
        chosen = self.person.value()
        self.person.set_choices([(_ANY, tr("全部人员")), *((name, name) for name in page.people)])
        self.person.set_value(chosen if chosen in page.people else _ANY)
        self._show_rows(page.rows)

    def _take_more(self, page: LogPage) -> None:
        self._show_rows(self._rows + page.rows)

    def _show_rows(self, rows: tuple[LogRow, ...]) -> None:
        self._rows = rows
        self.table.set_rows(rows, key=lambda row: row.seq)
        if rows and self.table.selected() is None:
            self.table.select(rows[0].seq)
        self._show_entry(self.table.selected())
        self.more.setVisible(len(rows) < self._page.matching)
        self.set_footer(
            tr("共 {total} 条记录，符合条件 {matching} 条，已读入 {shown} 条").format(
                total=self._page.total, matching=self._page.matching, shown=len(rows)
            )
        )

    def _show_entry(self, row: LogRow | None) -> None:
        if row is None:
            self.entry_title.setText(tr("选择一条记录，查看改动了什么。"))
            for label in (self.entry_about, self.entry_who, self.entry_details, self.entry_code):
                label.setText("")
            return
        self.entry_title.setText(words.act(row.act))
        kind = words.subject(row.subject_kind)
        self.entry_about.setText(f"{kind} · {row.about}" if row.about else kind)
        self.entry_who.setText(f"{second(row.at)}  {row.actor_name} · {words.role(row.role)}")
        self.entry_details.setText(_content(row))
        self.entry_code.setText(tr("第 {seq} 条，校验码 {code}").format(seq=row.seq, code=short_code(row.hash)))

    # -- the chain

    def check(self) -> None:
        """Walk the whole chain on the storage thread."""
        self.state.setText(tr("正在核对记录链…"))
        self.chip.set_state("neutral", tr("核对中"))
        from qtic_desktop.services.audit.checks import first_chain_fault

        self.ctx.ask(first_chain_fault.bind(), on_done=self._show_chain, on_error=self.report)

    def _show_chain(self, fault: ChainFault | None) -> None:
        if fault is None:
            self.chip.set_state("ok", tr("完整"))
            self.state.setText(
                tr("记录链完整，共 {n} 条，末条校验码 {code}。").format(
                    n=self._page.total, code=short_code(self._page.last_hash)
                )
            )
            return
        self.chip.set_state("bad", tr("不完整"))
        what = {
            Break.SEQUENCE: tr("序号不连续"),
            Break.LINK: tr("与上一条不相接"),
            Break.CONTENT: tr("内容与校验码不符"),
        }[fault.what]
        self.state.setText(tr("第 {seq} 条起记录链不完整（{what}）。").format(seq=fault.seq, what=what))
        self.message.show_message(
            tr("第 {seq} 条起记录链不完整（{what}）。数据没有被程序改动；请停止录入，保留工作区并从备份核对。").format(
                seq=fault.seq, what=what
            ),
            "bad",
        )

    # -- a copy

    def filter_words(self) -> str:
        """The filter in words, as it is written into the file."""
        chosen = [box.currentText() for box in (self.person, self.kind, self.period) if box.value() not in (None, _ANY)]
        if self.search.text().strip():
            chosen.append(tr("搜索“{text}”").format(text=self.search.text().strip()))
        return mark("，").join(chosen) or tr("全部记录")

    def export_log(self) -> None:
        """Write every entry under the filter as a workbook, with the code of the last entry of the chain."""
        from qtic_desktop.services.exports import export_audit_log

        shown = self.filter_words()

        def make(path: Path) -> WorkOrder[MadeFile]:
            return export_audit_log.bind(
                out=path, wanted=self.wanted(), shown=shown, lang=translations.lang, day=self._today()
            )

        self.exporter.export(
            Paper(
                Act.EXPORT_AUDIT_LOG,
                tr("导出审计记录"),
                lambda: tr("审计记录_{day}").format(day=self._today().isoformat()),
                make,
                told=lambda made: _exported(made, shown),
            )
        )


def _exported(made: MadeFile, shown: str) -> str:
    """How much of what, and whether the signature lies beside it."""
    told = tr("{about} 条，{filter}").format(about=made.about, filter=shown)
    signed = tr("旁边的 .sig 是它的签名，请一起保存") if made.status == "signed" else tr("只能查看的窗口不签名")
    return mark("；").join((told, signed))


def _content(row: LogRow) -> str:
    if row.withheld:
        return message("audit.withheld", translations.lang)
    return "\n".join(words.details(row.details, row.act)) or tr("没有其他内容。")

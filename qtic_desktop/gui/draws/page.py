"""专家抽取 (三（二）): one draw at a time, everybody in it in drawn order, and the way from the frozen pool to the panel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.experts import in_one_line
from qtic_desktop.domain.experts.pool import Part
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.possible import is_for, is_theirs
from qtic_desktop.gui import words as all_words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.draws import acts, words
from qtic_desktop.gui.draws.head import DrawHead
from qtic_desktop.gui.draws.rule_dialog import RuleDialog
from qtic_desktop.gui.draws.spoken_dialog import SpokenDialog
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.act_form import Done
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Own, Records, Scope, by_value
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.stage.shown import Fact, Link, Shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.experts import DrawFiles, export_draw, print_calls, print_draw
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.experts import draw_lines as rows
from qtic_desktop.storage.queries.experts.draw_lines import DrawLine
from qtic_desktop.storage.queries.experts.draws import DrawDetail
from qtic_desktop.storage.queries.meetings import MeetingRow, meetings

RULE = "rule"
"""The view of a draw that asks for another rule and draws again."""
_LOW = 560
_TO_COME = (MeetingStatus.PREPARED, MeetingStatus.POSTPONED)


class DrawsPage(RecordPage[DrawLine]):
    """The draws; a place with the view ``rule`` draws its subject again by another rule."""

    def __init__(self, ctx: AppContext) -> None:
        self.ctx = ctx
        self._meetings: tuple[MeetingRow, ...] = ()
        super().__init__(ctx, self._make_records())
        self.acted.connect(self._follow)
        self.feed.came.connect(self._show_head)
        self.head.run_wanted.connect(self.run_draw)

    def body(self) -> None:
        """The head above the list."""
        part = QWidget(self)
        self.head = DrawHead(part)
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.head)
        layout.addWidget(self.table, 1)
        self.table.remember_in(self.ctx.settings, self.name)
        self.set_list(part)

    def activate(self, place: Place) -> None:
        """As every page; and ask for another rule where the place says so."""
        super().activate(place)
        draw = self.draw
        if place.view == RULE and draw is not None and draw.id == place.subject and self._may(Act.REDRAW):
            self._open_rule(draw)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the list has the room."""
        super().resizeEvent(event)
        self.head.make_room(low=self.height() < theme().px(_LOW))

    @property
    def draw(self) -> DrawDetail | None:
        """The draw in view."""
        return self.feed.rows[0].draw if self.feed.rows else None

    def _may(self, act: Act) -> bool:
        return is_theirs(self.ctx.actor, act)

    def _show_head(self) -> None:
        self.ctx.ask(meetings.bind(), on_done=self._take_meetings, on_error=self.report)
        if self.draw is not None:
            self.head.show_draw(self.draw)

    def _take_meetings(self, found: tuple[MeetingRow, ...]) -> None:
        self._meetings = found

    def run_draw(self) -> None:
        """Enter the numbers spoken in the room, and draw."""
        draw = self.draw
        if draw is not None:
            dialog = SpokenDialog(self.ctx, draw, self.window())
            dialog.drawn.connect(lambda: self._on_drawn(draw.id))
            self.show_dialog(dialog)

    def _on_drawn(self, draw_id: str) -> None:
        self.message.show_message(tr("已抽取。按抽中的顺序逐个联系，结果登记在各人名下。"), "ok")
        self.feed.want(draw_id, whatever=True)
        self.read_again()

    # -- what the forms offer

    def _panel(self) -> list[tuple[str, str]]:
        """Those who come, in drawn order."""
        known = {row.expert_id: f"{row.name}（{row.unit}）" for row in self.feed.rows}
        return [(one, known.get(one, "")) for one in self.draw.panel] if self.draw is not None else []

    def _meetings_to_come(self) -> list[tuple[str, str]]:
        return [(one.id, f"{one.number} {one.title}") for one in self._meetings if one.status in _TO_COME]

    def open_rule(self) -> None:
        """Freeze a pool for a first draw."""
        self._open_rule(None)

    def _open_rule(self, again: DrawDetail | None) -> None:
        dialog = RuleDialog(self.ctx, self.window(), again)
        dialog.frozen.connect(lambda changes: self._on_frozen(changes, again))
        self.show_dialog(dialog)

    def _on_frozen(self, changes: Changes, again: DrawDetail | None) -> None:
        told = tr("名单已冻结。请打印出来，由监督员核对校验码并签字，再现场报数。")
        self.message.show_message(told, "ok")
        self._go_to(changes, "" if again is None else again.id)

    def _go_to(self, changes: Changes, left: str) -> None:
        new = next((one for one in changes.ids if one != left), "")
        if new:
            self.activate(Place("draws", new))

    def _follow(self, done: Done) -> None:
        """After a further attempt is frozen it is the one in view."""
        row = done.subject
        assert isinstance(row, DrawLine)
        if done.act.name is Act.REDRAW:
            self._go_to(done.changes, row.draw.id)

    # -- the stage as a value

    def _make_records(self) -> Records[DrawLine]:
        watching = is_for(self.ctx.actor, Read.AUDIT)
        return Records(
            name="draws",
            table=tr("抽取名单"),
            scope=Scope(
                "drawBox",
                tr("哪一次抽取"),
                rows.draw_keys.bind,
                words.draw_title,
                lambda subject: rows.draw_of.bind(subject=subject),
            ),
            reads=lambda key: rows.draw_lines.bind(draw_id=key.partition("@")[0]),
            kinds=frozenset({Kind.DRAW, Kind.MEETING}),
            key=lambda row: row.id,
            also=lambda row: (row.expert_id, row.draw.id, row.place_id, row.draw.meeting_id or "-"),
            columns=_columns(self.ctx.lang),
            narrow=frozenset({"fields", "why"} if self.ctx.lang == "zh" else {"why"}),
            kept_back=frozenset({"group", *(() if self.ctx.lang == "zh" else ("fields",))}),
            filters=by_value(lambda row: row.part.value, *((one.value, words.part(one)) for one in Part)),
            first=lambda row: row.to_ask,
            shown=self._shown,
            nothing=Shown(tr("选择一位专家，查看资料和可以办理的事。")),
            begins=(Own(Act.FREEZE_POOL, tr("新的抽取…"), self.open_rule),),
            acts=acts.acts(self._panel, self._meetings_to_come),
            possible=lambda row: row.acts,
            history=lambda row: rows.draw_history.bind(draw_id=row.draw.id) if watching else None,
            papers=(self._paper(), self._calls(), self._page()),
            empty=Empty(self._nothing_yet(), "draws"),
            counted=tr("共 {total} 位专家，显示 {shown} 位"),
            split=(750, 360),
        )

    def _nothing_yet(self) -> str:
        """What comes here, and for whoever finds the button grey, who begins it."""
        told = tr("还没有抽取。先按条件冻结名单，打印出来由监督员签字，再用现场报出的数字抽取。")
        why = why_not_mine(self.ctx.actor, Act.FREEZE_POOL)
        return told + (("" if self.ctx.lang == "zh" else " ") + why if why else "")

    def _shown(self, row: DrawLine) -> Shown:
        group = "" if row.group is None else str(row.group + 1)
        facts = (
            Fact(tr("类别"), all_words.expert_kind(row.kind)),
            Fact(tr("领域"), in_one_line(row.fields)),
            Fact(tr("地区"), tr("外地") if row.outside else ""),
            Fact(tr("今年评审"), "" if row.reviews is None else tr("冻结时 {n} 次").format(n=row.reviews)),
            Fact(tr("抽取的组"), group),
            Fact(tr("联系结果"), words.answer_of(row)),
            Fact(tr("没有列入") if row.part is Part.EXCLUDED else tr("说明"), words.why(row)),
        )
        links = []
        if row.on_panel and self._may(Act.SHOW_CONTACT):
            links.append(Link(tr("查看电话…"), Place("experts", row.expert_id, "contact"), icon="eye"))
        if row.draw.meeting_id:
            links.append(Link(tr("到评审会议"), Place("meetings", row.draw.meeting_id)))
        if any(one.act is Act.REDRAW and not one.why_not for one in row.acts):
            links.append(Link(tr("改规则，重新抽取…"), Place("draws", row.draw.id, RULE), icon="scale"))
        return Shown(
            row.name,
            row.unit,
            words.chip(row),
            facts=tuple(fact for fact in facts if fact.text),
            links=tuple(links),
        )

    # -- papers

    def _why_no_paper(self) -> str:
        return "" if self.draw is not None else tr("还没有抽取，没有可打印的。")

    def _why_no_page(self) -> str:
        done = self.draw is not None and self.draw.drawn_at is not None
        return "" if done else tr("抽取以后才有。")

    def _name(self) -> str:
        draw = self.draw
        return (
            ""
            if draw is None
            else tr("专家抽取记录 第 {n} 次 {code}").format(n=draw.attempt, code=draw.fingerprint[:8])
        )

    def _id(self) -> str:
        return "" if self.draw is None else self.draw.id

    def _paper(self) -> Paper[MadeFile]:
        def make(path: Path) -> WorkOrder[MadeFile]:
            return print_draw.bind(draw_id=self._id(), out=path)

        return Paper(
            Act.PRINT_DRAW,
            tr("打印…"),
            self._name,
            make,
            (".pdf",),
            why_not=self._why_no_paper,
            icon="printer",
            command=tr("打印专家抽取的名单和记录…"),
        )

    def _calls(self) -> Paper[MadeFile]:
        def make(path: Path) -> WorkOrder[MadeFile]:
            return print_calls.bind(draw_id=self._id(), out=path)

        return Paper(
            Act.SHOW_CONTACT,
            tr("联系单…"),
            lambda: tr("专家联系单（内部）"),
            make,
            (".pdf",),
            told=lambda made: tr("{n} 位专家的电话，记入审计记录，用后收回").format(n=made.about),
            why_not=self._why_no_page,
            icon="printer",
            command=tr("打印联系专家用的电话单…"),
        )

    def _page(self) -> Paper[DrawFiles]:
        def make(path: Path) -> WorkOrder[DrawFiles]:
            return export_draw.bind(draw_id=self._id(), out=path)

        return Paper(
            Act.EXPORT_DRAW,
            tr("验证网页…"),
            self._name,
            make,
            (".html",),
            told=lambda made: tr("旁边另有供程序重新演算的 {name}").format(name=made.record.name),
            why_not=self._why_no_page,
            command=tr("导出可以重新演算的抽取记录…"),
        )


def draws_page(ctx: AppContext) -> DrawsPage:
    """The draws of experts."""
    return DrawsPage(ctx)


def _columns(lang: str) -> tuple[Column, ...]:
    zh = lang == "zh"
    return (
        Column(
            "number",
            tr("序号"),
            lambda row: row.number,
            align="right",
            width=46,
            sort_key=lambda row: row.number or 10**6,
        ),
        Column("part", tr("身份"), lambda row: row.part.value, width=96, chip=words.chip),
        Column("name", tr("姓名"), lambda row: row.name, width=84, pinyin=True),
        Column("unit", tr("工作单位"), lambda row: row.unit, width=136, stretch=True, pinyin=True),
        Column("kind", tr("类别"), lambda row: all_words.expert_kind(row.kind), width=52 if zh else 92),
        Column("fields", tr("领域"), lambda row: in_one_line(row.fields), width=84),
        Column("group", tr("组"), lambda row: "" if row.group is None else row.group + 1, align="right", width=36),
        Column("answer", tr("联系结果"), words.answer_of, width=72 if zh else 110),
        Column("why", tr("说明"), words.why, width=92),
    )

"""推荐函与收件 (三（一）): letters, and below each of them what was handed in with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.letters import LineState, ListCheck, parse_papers, possible_acts
from qtic_desktop.domain.possible import for_person
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.letters.acts import acts, channel, register_act
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Filter, More, Records
from qtic_desktop.gui.stage.shown import Chip, Fact, Line, Link, Shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.letters.papers import export_letter_list, export_receipt, export_scan
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.letters import LetterRow, letter_check, letter_history, letters


def letters_page(ctx: AppContext) -> RecordPage[LetterRow]:
    """The letters."""
    return _Letters(ctx).page


class _Letters:
    """The page, and what of it is no value: papers of the row at hand."""

    def __init__(self, ctx: AppContext) -> None:
        self.ctx = ctx
        self.page = RecordPage(ctx, self._records())

    def _records(self) -> Records[LetterRow]:
        actor = self.ctx.actor
        return Records(
            name="letters",
            table=tr("推荐函和收件"),
            reads=lambda _scope: letters.bind(),
            kinds=frozenset({Kind.LETTER, Kind.PROPOSAL, Kind.DEPARTMENT, Kind.BATCH}),
            key=lambda row: row.id,
            columns=_columns(),
            filters=(
                Filter("all", tr("全部")),
                Filter("letters", tr("推荐函"), lambda row: not row.is_delivery),
                Filter("incomplete", tr("未齐"), lambda row: row.incomplete),
                Filter("deliveries", tr("收件"), lambda row: row.is_delivery),
                Filter("withdrawn", tr("已撤销"), lambda row: not row.in_force, seldom=True),
            ),
            shown=_shown,
            nothing=Shown(tr("选择一封推荐函，查看名单和收件。")),
            begins=(register_act(),),
            acts=acts(),
            possible=lambda row: for_person(actor, partial(possible_acts, row)),
            history=lambda row: letter_history.bind(row_id=row.id),
            more=_more,
            papers=(
                self._paper(Act.EXPORT_RECEIPT, tr("收件回执…"), tr("收件回执"), self._receipt, True),
                self._paper(Act.EXPORT_LETTER_LIST, tr("名单核对表…"), tr("推荐名单核对表"), self._list, False),
                Paper(
                    Act.EXPORT_SCAN, tr("取出扫描件…"), self._scan_name, self._scan, (".pdf", ".jpg", ".png"),
                    why_not=self._why_no_scan,
                ),
            ),
            empty=Empty(tr("收到主管部门的推荐函，在这里登记文号、盖章和名单，收件时打印回执。"), "letters"),
            counted=tr("共 {total} 行，显示 {shown} 行"),
            split=(720, 370),
        )  # fmt: skip

    # -- papers

    def _paper(
        self, act: Act, title: str, name: str, make: Callable[[Path], WorkOrder[MadeFile]], of_delivery: bool
    ) -> Paper[MadeFile]:
        def why_not() -> str:
            row = self._row()
            if row is None:
                return self.ctx.say("letters.choose_one")
            return self.ctx.say("letters.choose_delivery") if of_delivery and not row.is_delivery else ""

        def proposed() -> str:
            row = self._row()
            return name if row is None else f"{name} {row.number}"

        return Paper(act, title, proposed, make, (".pdf", ".docx", ".xlsx"), why_not=why_not)

    def _row(self) -> LetterRow | None:
        row: LetterRow | None = self.page.table.selected()
        return row

    def _receipt(self, path: Path) -> WorkOrder[MadeFile]:
        row = self._row()
        return export_receipt.bind(out=path, delivery_id="" if row is None else row.id)

    def _list(self, path: Path) -> WorkOrder[MadeFile]:
        row = self._row()
        return export_letter_list.bind(out=path, letter_id="" if row is None else row.letter_id)

    def _scan(self, path: Path) -> WorkOrder[MadeFile]:
        row = self._row()
        name = "" if row is None else row.scan
        return export_scan.bind(
            out=path.with_suffix(Path(name).suffix or path.suffix), letter_id="" if row is None else row.letter_id
        )

    def _scan_name(self) -> str:
        row = self._row()
        return tr("推荐函扫描件") if row is None else Path(row.scan).stem or tr("推荐函扫描件")

    def _why_no_scan(self) -> str:
        row = self._row()
        if row is None:
            return self.ctx.say("letters.choose_one")
        return "" if row.scan else self.ctx.say("letters.no_scan")


def _chip(row: LetterRow) -> Chip:
    if not row.in_force:
        return "neutral", tr("已撤销")
    if row.is_delivery:
        return "ok", tr("已收件")
    if not row.sealed:
        return "bad", tr("未盖章")
    if not row.listed:
        return "neutral", tr("无名单")
    if row.delivered < row.listed:
        return "warn", tr("送达 {n}/{all}").format(n=row.delivered, all=row.listed)
    return "ok", tr("全部送达")


def _shown(row: LetterRow) -> Shown:
    if row.is_delivery:
        return _shown_delivery(row)
    facts = (
        Fact(tr("函件日期"), row.dated.isoformat()),
        Fact(tr("收到日期"), "" if row.received_on is None else row.received_on.isoformat()),
        Fact(tr("推荐方式"), channel(row.channel)),
        Fact(tr("盖章"), tr("已盖章") if row.sealed else tr("未盖章")),
        Fact(tr("推荐意见"), row.opinion),
        Fact(tr("存放位置"), row.place),
        Fact(tr("扫描件"), row.scan),
        Fact(tr("撤销的原因"), row.reason),
    )
    return Shown(
        row.number,
        row.department_name,
        _chip(row),
        facts=tuple(fact for fact in facts if fact.text),
        lines=_quota(row),
        note=_next(row),
        links=(Link(tr("去录入申报"), Place("intake", new=True)),) if row.in_force else (),
    )


def _quota(row: LetterRow) -> tuple[Line, ...]:
    """How many its department may recommend in the batch of the letter, and by how many that is passed."""
    one = row.quota
    if one is None or not row.in_force:
        return ()
    told = tr("“{batch}”推荐限额 {most} 项：各函共列 {listed} 项，已受理 {accepted} 项").format(
        batch=one.batch, most=one.most, listed=one.listed, accepted=one.accepted
    )
    if not one.over:
        return (Line(tr("{told}。").format(told=told), "muted"),)
    return (Line(tr("{told}，超出 {n} 项；照常登记，由本局决定。").format(told=told, n=one.over), "warn"),)


def _quota_chip(row: LetterRow) -> Chip:
    one = row.quota
    if one is None or row.is_delivery or not row.in_force:
        return "neutral", ""
    if one.over:
        return "warn", tr("超 {n}").format(n=one.over)
    return "neutral", f"{max(one.accepted, one.listed)}/{one.most}"


def _shown_delivery(row: LetterRow) -> Shown:
    papers = tuple(
        Line(
            " · ".join(
                part
                for part in (
                    line.name,
                    "" if line.copies is None else tr("{n} 份").format(n=line.copies),
                    "" if line.pages is None else tr("{n} 页").format(n=line.pages),
                )
                if part
            )
        )
        for line in parse_papers(row.papers)
    )
    facts = (
        Fact(tr("收件日期"), row.dated.isoformat()),
        Fact(tr("送件人"), row.who),
        Fact(tr("存放位置"), row.place),
        Fact(tr("撤销的原因"), row.reason),
    )
    return Shown(
        tr("收件 {number}").format(number=row.number),
        row.department_name,
        _chip(row),
        facts=tuple(fact for fact in facts if fact.text),
        lines=papers,
        note=tr("上方“收件回执…”打印给送件人。") if row.in_force else "",
    )


def _next(row: LetterRow) -> str:
    if not row.in_force:
        return tr("这封推荐函已撤销，可以恢复。")
    if not row.sealed:
        return tr("登记为没有盖章：请主管部门补章，换来以后在这里更正。")
    if not row.listed:
        return tr("还没有登记名单；登记以后逐行核对是否送达。")
    return ""


def _more(row: LetterRow) -> More[ListCheck] | None:
    if row.is_delivery or not row.listed:
        return None
    return More(letter_check.bind(letter_id=row.letter_id), _told)


def _told(check: ListCheck) -> tuple[Line, ...]:
    """Every line of the list and whether it came, then what came beyond it."""
    lines = []
    for one in check.lines:
        text = f"{one.place}. {one.listed.center_name}"
        if one.state is LineState.DELIVERED and one.found is not None:
            lines.append(Line(tr("{text} —— {number}").format(text=text, number=one.found.number or tr("录入中"))))
        elif one.state is LineState.RENAMED and one.found is not None:
            told = tr("{text} —— 单位已送达，名称写作“{name}”")
            lines.append(Line(told.format(text=text, name=one.found.center_name), "warn"))
        else:
            lines.append(Line(tr("{text} —— 未送达").format(text=text), "bad"))
    for extra in check.beyond:
        told = tr("名单以外：{number} {name} 也引用了本函")
        lines.append(Line(told.format(number=extra.number or tr("录入中"), name=extra.center_name), "warn"))
    if any(one.state is LineState.MISSING for one in check.lines):
        lines.append(Line(tr("只从推荐汇总表导入、还没有填收到日期的草稿不算送达。"), "muted"))
    return tuple(lines)


def _columns() -> tuple[Column, ...]:
    return (
        Column("number", tr("推荐函或收件"), _name, width=220, stretch=True, pinyin=True),
        Column("state", tr("状态"), lambda row: _chip(row)[1], width=112, chip=_chip),
        Column("quota", tr("限额"), lambda row: _quota_chip(row)[1], width=64, chip=_quota_chip),
        Column("dated", tr("日期"), lambda row: row.dated.isoformat(), width=96),
        Column("department", tr("主管部门"), lambda row: row.department_name, width=170, pinyin=True),
    )


def _name(row: LetterRow) -> str:
    return tr("　收件 {number}  {who}").format(number=row.number, who=row.who) if row.is_delivery else row.number

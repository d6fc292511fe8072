"""公示 (三（三）): a notice, the centres it printed, and below each of them the objections that came."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.possible import for_person
from qtic_desktop.domain.publicity import ObjectionState, PublicityState, possible_acts
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.publicity import acts, words
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Filter, Records, Scope
from qtic_desktop.gui.stage.shown import Fact, Line, Link, Shown
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.publicity.papers import export_answer, export_notice, export_proof
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.publicity import NoticeLineRow, notice_history, notice_keys, notice_lines, notice_of

_WAITING = (PublicityState.OVER, ObjectionState.RECEIVED, ObjectionState.ADMITTED)


def publicity_page(ctx: AppContext) -> RecordPage[NoticeLineRow]:
    """The notices."""
    return _Publicity(ctx).page


class _Publicity:
    """The page, and what of it is no value: the notice in view."""

    def __init__(self, ctx: AppContext) -> None:
        self.ctx = ctx
        self.page = RecordPage(ctx, self._records())

    def notice_id(self) -> str:
        """The notice in view; empty while there is none."""
        return "" if self.page.scope is None else self.page.scope.key.partition("@")[2]

    def _records(self) -> Records[NoticeLineRow]:
        actor = self.ctx.actor
        return Records(
            name="publicity",
            table=tr("公示名单和异议"),
            scope=Scope(
                "noticeBox", tr("公示"), notice_keys.bind, _notice_words, lambda one: notice_of.bind(subject=one)
            ),
            reads=lambda key: notice_lines.bind(notice_id=key.partition("@")[2], today=self.ctx.now().date()),
            kinds=frozenset({Kind.NOTICE, Kind.SELECTION, Kind.CENTER, Kind.CONTEXT}),
            key=lambda row: row.id,
            also=lambda row: (row.proposal_id, row.notice.id),
            columns=_columns(),
            filters=(
                Filter("all", tr("全部")),
                Filter("centers", tr("名单"), lambda row: not row.is_objection),
                Filter("objections", tr("异议"), lambda row: row.is_objection),
                Filter("waiting", tr("待办"), lambda row: row.state in _WAITING),
            ),
            first=lambda row: row.state in _WAITING,
            waits=lambda row: row.state in _WAITING,
            shown=self._shown,
            nothing=Shown(tr("选择一个中心或一件异议，查看公示期和处理经过。")),
            begins=(acts.publish_act(),),
            acts=acts.acts(),
            possible=lambda row: for_person(actor, partial(possible_acts, row)),
            history=lambda row: notice_history.bind(row_id=row.id, notice_id=row.notice.id),
            papers=(
                self._paper(Act.EXPORT_NOTICE, tr("公示文…"), tr("公示文"), self._notice, (".pdf", ".docx", ".xlsx")),
                self._paper(
                    Act.EXPORT_PROOF, tr("公示情况表…"), tr("公示情况表"), self._proof, (".pdf", ".docx", ".xlsx")
                ),
                self._paper(Act.EXPORT_ANSWER, tr("异议答复函…"), tr("异议答复函"), self._answer, (".pdf", ".docx")),
            ),
            empty=Empty(tr("拟支持名单确定以后，在这里发布公示，登记异议，期满办结。"), "publicity"),
            counted=tr("共 {total} 行，显示 {shown} 行"),
            split=(760, 350),
        )

    def _shown(self, row: NoticeLineRow) -> Shown:
        head = tr("异议 {n}：{name}").format(n=row.number, name=row.center_name)
        lines = [
            Line(words.counted(row.notice)),
            Line(words.unknown(row.notice.unknown_years), "warn"),
        ]
        facts = [Fact(tr("文号"), row.notice.document_number), Fact(tr("再次公示"), row.notice.reason)]
        if row.is_objection:
            against = mark("、").join(words.ground(one) for one in row.grounds)
            facts.append(Fact(tr("异议人"), row.who or tr("未署名")))
            facts.append(Fact(tr("受理审查"), against or tr("实名、在期限内、有事实依据")))
        links = []
        if row.state == PublicityState.CLEARED:
            links.append(Link(tr("去启动建设"), Place("launch", new=True)))
        return Shown(
            head if row.is_objection else row.center_name,
            f"{row.host_name} · {row.department_name}",
            words.chip(row),
            facts=tuple(fact for fact in facts if fact.text),
            lines=tuple(line for line in lines if line.text),
            steps=words.steps(row),
            note=self._note(row),
            links=tuple(links),
        )

    def _note(self, row: NoticeLineRow) -> str:
        if row.state == PublicityState.IN_PUBLIC:
            left = (row.notice.ends_on - self.ctx.now().date()).days
            return tr("距期满还有 {n} 天。").format(n=left)
        known: dict[str, str] = {
            PublicityState.OVER: tr("公示期已满，登记发布证明后可以办结。"),
            PublicityState.OBJECTED: tr("异议有结论以前，这个中心不能启动；其他中心不受影响。"),
            PublicityState.STOPPED: tr("异议成立，这个中心停止；名单变动的，拟定新版后再次公示。"),
            PublicityState.CLEARED: tr("经公示无异议，可以启动建设（三（三））。"),
        }
        return known.get(row.state, "")

    # -- papers

    def _paper(
        self, act: Act, title: str, name: str, make: Callable[[Path], WorkOrder[MadeFile]], kinds: tuple[str, ...]
    ) -> Paper[MadeFile]:
        def why_not() -> str:
            return "" if self.notice_id() else tr("还没有公示，没有可导出的。")

        return Paper(act, title, lambda: name, make, kinds, why_not=why_not)

    def _notice(self, path: Path) -> WorkOrder[MadeFile]:
        return export_notice.bind(out=path, notice_id=self.notice_id())

    def _proof(self, path: Path) -> WorkOrder[MadeFile]:
        return export_proof.bind(out=path, notice_id=self.notice_id())

    def _answer(self, path: Path) -> WorkOrder[MadeFile]:
        row = self.page.table.selected()
        chosen = "" if row is None or not row.is_objection else row.id
        return export_answer.bind(out=path, notice_id=self.notice_id(), objection_id=chosen)


def _notice_words(key: str) -> str:
    day, number, version = key.partition("@")[0].rsplit("-", 2)
    return tr("{day} 公示（名单第 {v} 版第 {n} 次）").format(day=day, n=number, v=version)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", tr("中心或异议"), _name, width=270, pinyin=True),
        Column("state", tr("状态"), lambda row: row.state, width=108, chip=words.chip),
        Column("came", tr("提出日期"), _came, width=92),
        Column("host", tr("依托单位"), lambda row: row.host_name, width=150, pinyin=True),
        Column("field", tr("领域"), lambda row: row.field, width=110),
    )


def _came(row: NoticeLineRow) -> str:
    return "" if row.received_on is None else row.received_on.isoformat()


def _name(row: NoticeLineRow) -> str:
    return tr("　异议 {n}：{text}").format(n=row.number, text=row.content) if row.is_objection else row.center_name

"""The acts of 公示: on the notice, on a centre of it, and on an objection."""

from __future__ import annotations

from typing import Any

from qtic_desktop.gui import weighing
from qtic_desktop.gui.publicity import words
from qtic_desktop.gui.stage.act import (
    Act,
    Ahead,
    Choice,
    Day,
    Entry,
    File,
    Given,
    Line,
    MaybeDay,
    PaperNumber,
    Tick,
    Words,
)
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import publicity
from qtic_desktop.services.publicity import objections, planning, proofs
from qtic_desktop.services.publicity.planning import PostingPlan
from qtic_desktop.storage.queries.publicity import NoticeLineRow
from qtic_desktop.storage.queries.query import Question


def acts() -> tuple[Act[NoticeLineRow], ...]:
    """Objections first, then what is about the whole notice."""
    return (
        _register(), _judge(), _decide(), _answer(), _withdraw_objection(), _reopen_objection(),
        _posting(), _conclude(), _reopen(), _republish(), _withdraw(),
    )  # fmt: skip


def publish_act() -> Act[None]:
    """Publish the newest list in force; what is left blank goes by the settings."""
    asked = _Posting()
    return Act(
        publicity.publish_notice,
        tr("发布公示…"),
        lambda _none, given: publicity.publish_notice.bind(
            posted_on=given[asked.posted], place=given[asked.place], contact=given[asked.contact],
            days=given[asked.days], count=asked.count_of(given), first_day=asked.first_of(given),
            document_number=given[asked.number], despite=given[asked.despite],
        ),
        "megaphone",
        asked.entries(),
        tr("发布公示"),
        ahead=Ahead(lambda _none, given: asked.ahead(given), words.planned, frozenset({"days"})),
        from_top=True,
        done=lambda _none, _given, _changes: tr("已登记公示，期满日见右侧。公示文可以导出。"),
    )  # fmt: skip


class _Posting:
    """What is asked of a notice, whether it is the first of its list or not."""

    def __init__(self) -> None:
        self.posted = Day("posted_on", tr("发布日期"), slides=30)
        self.place = Line("place", tr("发布位置"), tr("网站栏目、网址或张贴地点"))
        self.contact = Line("contact", tr("受理异议的联系方式"), tr("部门、电话和地址，印在公示文里"))
        self.days = Line("days", tr("天数"), tr("不填则按本局设置（指引未规定）"), required=False, limit=3)
        words = {
            "": tr("按本局设置"),
            "working counted": tr("工作日，发布当日计入"),
            "working not_counted": tr("工作日，发布次日起算"),
            "calendar counted": tr("自然日，发布当日计入"),
            "calendar not_counted": tr("自然日，发布次日起算"),
        }
        self.count = Choice("count", tr("计算方法"), choices=tuple(words.items()), required=False)
        self.number = PaperNumber("document_number", tr("公示文号"), required=False, limit=60)
        self.despite = Line(
            "despite",
            tr("仍要公示的依据"),
            tr("只在名单确定以后结果又更正过，或意见书没有签齐时填写，例如哪次会议同意"),
            required=False,
            limit=200,
        )

    def entries(self) -> tuple[Entry[Any], ...]:
        """In the order they are asked."""
        return (self.posted, self.days, self.count, self.place, self.contact, self.number, self.despite)

    def ahead(self, given: Given, notice_id: str = "") -> Question[PostingPlan | None] | None:
        """What a posting on that day would come to; nothing while there is no day."""
        if given[self.posted] is None:
            return None
        return planning.plan_posting.bind(
            posted_on=given[self.posted], days=given[self.days], count=self.count_of(given),
            first_day=self.first_of(given), notice_id=notice_id,
        )  # fmt: skip

    def count_of(self, given: Given) -> str:
        """working, calendar, or blank for the setting."""
        return (given[self.count] or "").partition(" ")[0]

    def first_of(self, given: Given) -> str:
        """counted, not_counted, or blank for the setting."""
        return (given[self.count] or "").partition(" ")[2]


# -- an objection


def what_is_objected() -> tuple[Day, Line, Tick, Tick, Words]:
    """What is asked of an objection when it comes: its day, who made it, in their own name, with facts, and its words."""
    return (
        Day("received_on", tr("提出日期"), tr("邮寄的以邮戳为准"), asked=True),
        Line("who", tr("异议人"), tr("只留在本机，不上公示文，不进审计内容"), required=False, limit=60),
        Tick("real_name", tr("实名"), tr("个人有姓名和签字，单位有公章")),
        Tick("has_facts", tr("有事实依据")),
        Words("content", tr("异议内容"), limit=2000),
    )


def _register() -> Act[NoticeLineRow]:
    on, who, real, facts, content = what_is_objected()
    return Act(
        objections.register_objection,
        tr("登记异议…"),
        lambda row, given: objections.register_objection.bind(
            line_id=row.line_id, received_on=given[on], who=given[who], real_name=given[real],
            has_facts=given[facts], content=given[content],
        ),
        "pen-line",
        (on, who, real, facts, content),
        tr("登记异议"),
        from_top=True,
        weighs=lambda row, given: weighing.objection_late(row, given[on]),
        done=lambda row, _given, _changes: tr("已登记对“{name}”的异议。").format(name=row.center_name),
    )  # fmt: skip


def _judge() -> Act[NoticeLineRow]:
    admit = Choice("admit", tr("是否受理"), choices=(("yes", tr("受理")), ("no", tr("不予受理"))), theirs=True)
    on = Day("on", tr("日期"))
    why = Words("admission", tr("理由"), tr("与实名、期限、事实三项不一致的，要写明理由"), required=False)
    return Act(
        objections.judge_objection,
        tr("受理审查…"),
        lambda row, given: objections.judge_objection.bind(
            objection_id=row.id, admit=given[admit], on=given[on], admission=given[why]
        ),
        "clipboard-check",
        (admit, on, why),
        tr("登记审查结果"),
    )


def _decide() -> Act[NoticeLineRow]:
    upheld = Choice(
        "upheld", tr("结论"), tr("异议成立的只停止这一个中心，其他照常"),
        choices=(("no", tr("异议不成立")), ("yes", tr("异议成立"))), theirs=True,
    )  # fmt: skip
    on, found = Day("on", tr("日期")), Words("inquiry", tr("核查情况"), limit=2000)
    return Act(
        objections.decide_objection,
        tr("核查结论…"),
        lambda row, given: objections.decide_objection.bind(
            objection_id=row.id, upheld=given[upheld], on=given[on], inquiry=given[found]
        ),
        "scale",
        (upheld, on, found),
        tr("登记结论"),
        weighs=lambda row, given: weighing.objection_upheld(row) if given[upheld] == "yes" else (),
    )


def _answer() -> Act[NoticeLineRow]:
    on, answer = Day("on", tr("答复日期")), Words("answer", tr("答复内容"), limit=2000)
    return Act(
        objections.answer_objection,
        tr("登记答复…"),
        lambda row, given: objections.answer_objection.bind(objection_id=row.id, on=given[on], answer=given[answer]),
        "file-check",
        (on, answer),
        tr("登记答复"),
        fill=lambda row: {"answer": row.inquiry or row.admission},
    )


def _withdraw_objection() -> Act[NoticeLineRow]:
    on, how = Day("on", tr("日期")), Words("inquiry", tr("怎样撤回的"))
    return Act(
        objections.withdraw_objection,
        tr("异议人撤回…"),
        lambda row, given: objections.withdraw_objection.bind(objection_id=row.id, on=given[on], inquiry=given[how]),
        "undo-2",
        (on, how),
        tr("登记撤回"),
    )


def _reopen_objection() -> Act[NoticeLineRow]:
    reason = Words("reason", tr("退回的原因"), tr("撤销最近一步，原来的内容保留在记录里"))
    return Act(
        objections.reopen_objection,
        tr("退回上一步…"),
        lambda row, given: objections.reopen_objection.bind(objection_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("退回上一步"),
    )


# -- the whole notice


def _posting() -> Act[NoticeLineRow]:
    on = MaybeDay("proof_on", tr("取证日期"))
    proof = Words("proof", tr("发布证明"), tr("网页截图、张贴照片及存放位置；日期和内容都清空即撤销"), required=False)
    kinds = tr("扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
    file = File("file", tr("截图或照片"), tr("PDF 或图片，可以不附；随公示保存"), required=False, kinds=kinds)
    return Act(
        proofs.keep_posting,
        tr("发布证明…"),
        lambda row, given: proofs.keep_posting.bind(
            notice_id=row.notice.id, proof_on=given[on], proof=given[proof], file=given[file]
        ),
        "file-check",
        (on, proof, file),
        tr("登记证明"),
        fill=lambda row: {"proof_on": row.notice.proof_on, "proof": row.notice.proof},
        group=tr("整份公示"),
    )


def _republish() -> Act[NoticeLineRow]:
    asked = _Posting()
    changed = Tick("only_changed", tr("只公示有变动的"), tr("只列名称或单位有变动的和新列入的"))
    reason = Words("reason", tr("再次公示的原因"), tr("印在公示文里"))
    return Act(
        publicity.republish_notice,
        tr("再次公示…"),
        lambda row, given: publicity.republish_notice.bind(
            notice_id=row.notice.id, posted_on=given[asked.posted], place=given[asked.place],
            contact=given[asked.contact], only_changed=given[changed], reason=given[reason], days=given[asked.days],
            count=asked.count_of(given), first_day=asked.first_of(given), document_number=given[asked.number],
            despite=given[asked.despite],
        ),
        "megaphone",
        (reason, changed, *asked.entries()),
        tr("再次公示"),
        fill=lambda row: {"place": row.notice.place, "contact": row.notice.contact},
        ahead=Ahead(lambda row, given: asked.ahead(given, row.notice.id), words.planned, frozenset({"days"})),
        done=lambda _row, _given, _changes: tr("已登记再次公示，在上方选择公示可以看到。"),
        group=tr("整份公示"),
    )  # fmt: skip


def _conclude() -> Act[NoticeLineRow]:
    on = Day("on", tr("办结日期"), tr("期满日以后；有异议的中心不受影响，仍等结论"))
    return Act(
        publicity.conclude_notice,
        tr("公示办结…"),
        lambda row, given: publicity.conclude_notice.bind(notice_id=row.notice.id, on=given[on]),
        "check",
        (on,),
        tr("办结公示"),
        done=lambda _row, _given, _changes: tr("公示已办结，无异议的中心可以启动建设。"),
        group=tr("整份公示"),
    )


def _reopen() -> Act[NoticeLineRow]:
    reason = Words("reason", tr("撤销的原因"))
    return Act(
        publicity.reopen_notice,
        tr("撤销办结…"),
        lambda row, given: publicity.reopen_notice.bind(notice_id=row.notice.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤销办结"),
        group=tr("整份公示"),
    )


def _withdraw() -> Act[NoticeLineRow]:
    reason = Words("reason", tr("收回的原因"), tr("公示保留可查，名单可以重新公示"))
    return Act(
        publicity.withdraw_notice,
        tr("收回公示…"),
        lambda row, given: publicity.withdraw_notice.bind(notice_id=row.notice.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("收回公示"),
        weighs=lambda row, _given: weighing.notice_recalled(row),
        group=tr("整份公示"),
    )

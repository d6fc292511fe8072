"""The acts of 启动建设: starting, changes of a centre with opinion and approval, the ledger put right, endings."""

from __future__ import annotations

from collections.abc import Callable

from qtic_desktop.domain.launch import ENDINGS, ChangeKind
from qtic_desktop.gui import weighing
from qtic_desktop.gui.launch import words
from qtic_desktop.gui.stage.act import Act, Choice, Day, Given, Line, MaybeDay, PaperNumber, Words, order_reason
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import launch
from qtic_desktop.services.launch import CenterEntry, task_book
from qtic_desktop.services.launch import changes as center_changes
from qtic_desktop.storage.queries.launch import CenterRow


def acts() -> tuple[Act[CenterRow], ...]:
    """Changes first, then what puts right, then endings and the way back."""
    return (
        _ask(), _check(), _decide(), _withdraw_change(), _reverse(), _add_target(), _withdraw_target(), _old_center(),
        _correct(), _end(), _take_back(), _reopen(),
    )  # fmt: skip


def start_act(order: Callable[[], tuple[str, ...]]) -> Act[None]:
    """Start what was published without objection; ``order`` is that of the numbers."""
    on, number = Day("started_on", tr("启动日期")), Line("first_number", tr("第一个中心编号"), limit=30)
    paper = PaperNumber("start_paper", tr("启动文号"), tr("通知文号或会议纪要"), limit=80)
    years = Line("years", tr("建设周期（年）"), tr("一般为三年（二（一）），期满日由程序推算"), limit=2)
    return Act(
        launch.start_centers,
        tr("启动建设…"),
        lambda _none, given: launch.start_centers.bind(
            started_on=given[on],
            first_number=given[number],
            start_paper=given[paper],
            years=given[years],
            order=order(),
        ),
        "rocket",
        (on, number, paper, years),
        tr("启动建设"),
        fill=lambda _none: {"years": "3"},
        done=lambda _none, _given, changes: tr("已启动 {n} 个经公示无异议的中心，编号依次编排。").format(
            n=len(changes.ids)
        ),
    )


class _Entry:
    """A centre as it is keyed."""

    def __init__(self, *, years_needed: bool) -> None:
        self.number, self.name = Line("number", tr("中心编号"), limit=30), Line("name", tr("中心名称"), limit=60)
        self.host = Line("host_name", tr("依托单位"), limit=60)
        self.department = Line("department", tr("主管部门"), tr("写全称，或只对应一个部门的几个字"), limit=60)
        self.track = Choice("track", tr("类型"), choices=(("NEW", tr("新建")), ("CONVERSION", tr("转建"))))
        self.started = Day("started_on", tr("启动日期"))
        help_text = tr("期满日由程序推算") if years_needed else tr("不填则期满日不变")
        self.years = Line("years", tr("建设周期（年）"), help_text, required=years_needed, limit=2)

    def entries(self) -> tuple[Line | Choice | Day, ...]:
        """In the order they are asked."""
        return (self.number, self.name, self.host, self.department, self.track, self.started, self.years)

    def of(self, given: Given) -> CenterEntry:
        """What was entered."""
        return CenterEntry(
            given[self.number], given[self.name], given[self.host], given[self.department], given[self.track],
            given[self.started], given[self.years],
        )  # fmt: skip


def add_act() -> Act[None]:
    """A centre started on paper or before this program."""
    entry, paper = _Entry(years_needed=True), PaperNumber("start_paper", tr("启动文号"), required=False, limit=80)
    return Act(
        launch.add_center,
        tr("登记中心…"),
        lambda _none, given: launch.add_center.bind(entry=entry.of(given), start_paper=given[paper]),
        "plus",
        (*entry.entries(), paper),
        tr("登记中心"),
        fill=lambda _none: {"years": "3"},
    )


# -- changes


def _ask() -> Act[CenterRow]:
    kind = Choice("kind", tr("变更事项"), choices=tuple((one.value, words.change_kind(one)) for one in ChangeKind))
    task = Choice(
        "task", tr("任务（只对指标）"), choices=(("", tr("不涉及")), *((n, n) for n in "123456")), required=False
    )
    after = Words("after", tr("变更后"), tr("期满日写日期；指标写三年的，用“；”分开"), lines=2)
    reason, on = Words("reason", tr("原因"), lines=2), Day("asked_on", tr("申请日期"))
    return Act(
        center_changes.ask_change,
        tr("登记变更申请…"),
        lambda row, given: center_changes.ask_change.bind(
            center_id=row.id, kind=given[kind], after=given[after], reason=given[reason], asked_on=given[on],
            task=given[task] or "",
        ),
        "pen-line",
        (kind, task, after, reason, on),
        tr("登记申请"),
        group=tr("变更"),
    )  # fmt: skip


def _check() -> Act[CenterRow]:
    on, opinion = Day("on", tr("日期")), Words("opinion", tr("区市意见"), tr("照抄区市科技主管部门的意见"))
    return Act(
        center_changes.record_change_check,
        tr("区市意见…"),
        lambda row, given: center_changes.record_change_check.bind(
            center_id=row.id, on=given[on], opinion=given[opinion]
        ),
        "clipboard-check",
        (on, opinion),
        tr("登记意见"),
        group=tr("变更"),
    )


def _decide() -> Act[CenterRow]:
    approve = Choice("approve", tr("决定"), choices=(("yes", tr("批准")), ("no", tr("不批准"))), theirs=True)
    on, paper = Day("on", tr("日期")), PaperNumber("paper", tr("会议或文号"), limit=80)
    return Act(
        center_changes.decide_change,
        tr("变更决定…"),
        lambda row, given: center_changes.decide_change.bind(
            center_id=row.id, approve=given[approve], on=given[on], paper=given[paper]
        ),
        "check",
        (approve, on, paper),
        tr("登记决定"),
        group=tr("变更"),
    )


def _reasoned_change() -> Words:
    return Words("reason", tr("原因"), tr("原来的内容和原因都留在记录里"))


def _withdraw_change() -> Act[CenterRow]:
    reason = _reasoned_change()
    return Act(
        center_changes.withdraw_change,
        tr("撤回变更申请…"),
        lambda row, given: center_changes.withdraw_change.bind(center_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤回申请"),
        group=tr("变更"),
    )


def _reverse() -> Act[CenterRow]:
    reason = _reasoned_change()
    return Act(
        center_changes.reverse_change,
        tr("撤销最近一次变更…"),
        lambda row, given: center_changes.reverse_change.bind(center_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤销变更"),
        group=tr("变更"),
    )


# -- the task book of a centre that was not started here


def _task() -> Choice:
    return Choice("task", tr("任务"), choices=tuple((n, tr("任务{n}").format(n=n)) for n in "123456"))


def _add_target() -> Act[CenterRow]:
    task, content = _task(), Words("content", tr("任务内容"), lines=2)
    years = [Line(f"year{n}", tr("第{n}年目标").format(n=n), limit=200) for n in (1, 2, 3)]
    paper = Line("paper", tr("依据"), tr("纸面任务书的文号或日期"), limit=80)
    return Act(
        task_book.add_target,
        tr("补录任务书…"),
        lambda row, given: task_book.add_target.bind(
            center_id=row.id, task=given[task], content=given[content], year1=given[years[0]], year2=given[years[1]],
            year3=given[years[2]], paper=given[paper],
        ),
        "pen-line",
        (task, content, *years, paper),
        tr("补录这项任务"),
        group=tr("任务书"),
    )  # fmt: skip


def _withdraw_target() -> Act[CenterRow]:
    task, reason = _task(), Words("reason", tr("撤回的原因"), tr("原来的内容留在记录里，可以重新补录"), lines=2)
    return Act(
        task_book.withdraw_target,
        tr("撤回补录的任务…"),
        lambda row, given: task_book.withdraw_target.bind(center_id=row.id, task=given[task], reason=given[reason]),
        "undo-2",
        (task, reason),
        tr("撤回这项任务"),
        group=tr("任务书"),
    )


# -- the ledger


def _old_center() -> Act[CenterRow]:
    on = MaybeDay("on", tr("注销日期"), tr("日期和文号都清空即撤销"))
    paper, why = PaperNumber("paper", tr("注销文号"), required=False, limit=80), order_reason()
    return Act(
        launch.close_old_center,
        tr("注销原中心…"),
        lambda row, given: launch.close_old_center.bind(
            center_id=row.id, on=given[on], paper=given[paper], order_reason=given[why]
        ),
        "file-check",
        (on, paper, why),
        tr("登记注销"),
        fill=lambda row: {"on": row.old_closed_on, "paper": row.old_closing_paper},
        group=tr("台账"),
    )


def _correct() -> Act[CenterRow]:
    entry = _Entry(years_needed=False)
    reason = Words("reason", tr("更正原因"), tr("只用于记错；真实的变更请走变更"), lines=2)
    return Act(
        launch.correct_center,
        tr("更正…"),
        lambda row, given: launch.correct_center.bind(center_id=row.id, entry=entry.of(given), reason=given[reason]),
        "pen-line",
        (*entry.entries(), reason),
        tr("保存更正"),
        fill=lambda row: {
            "number": row.number,
            "name": row.name,
            "host_name": row.host_name,
            "department": row.department_name,
            "track": row.track,
            "started_on": row.started_on,
        },
        group=tr("台账"),
    )


def _end() -> Act[CenterRow]:
    ending = Choice(
        "ending", tr("怎样终止"), choices=tuple((one.value, words.status(one)[1]) for one in ENDINGS), theirs=True
    )
    on = Day("on", tr("日期"))
    reason = Words("reason", tr("依据"), tr("写明情况和文号，例如并入哪个中心"))
    return Act(
        launch.end_center,
        tr("终止…"),
        lambda row, given: launch.end_center.bind(
            center_id=row.id, ending=given[ending], on=given[on], reason=given[reason]
        ),
        "",
        (ending, on, reason),
        tr("登记终止"),
        weighs=lambda row, given: weighing.ended(row, words.status(given[ending])[1]),
        group=tr("台账"),
    )


def _take_back() -> Act[CenterRow]:
    reason = Words("reason", tr("收回的原因"), tr("编号不再使用，这个项目可以重新启动"))
    return Act(
        launch.take_back_start,
        tr("收回启动…"),
        lambda row, given: launch.take_back_start.bind(center_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("收回启动"),
        weighs=lambda row, _given: weighing.start_taken_back(row),
        group=tr("台账"),
    )


def _reopen() -> Act[CenterRow]:
    reason = Words("reason", tr("恢复的原因"))
    return Act(
        launch.reopen_center,
        tr("恢复在建…"),
        lambda row, given: launch.reopen_center.bind(center_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("恢复在建"),
        group=tr("台账"),
    )

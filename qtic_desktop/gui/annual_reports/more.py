"""What an annual report says beside its dates: figures, files, reminders; in the card, and as acts."""

from __future__ import annotations

from qtic_desktop.domain.evaluation.oddities import Oddity
from qtic_desktop.domain.reminders import Outcome, ReminderKind, Sent, reached
from qtic_desktop.gui.stage.act import Act, Ahead, Choice, Day, File, Words, order_reason
from qtic_desktop.gui.stage.act import Line as Typed
from qtic_desktop.gui.stage.shown import Line
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.services.annual_reports import figures, reminders
from qtic_desktop.storage.queries.annual_figures import FigureLine, ReportMore, report_more
from qtic_desktop.storage.queries.annual_reports import DutyRow

_TASKS = ("1", "2", "3", "4", "5", "6")


def acts() -> tuple[Act[DutyRow], ...]:
    """Figures and files, then reminders with what became of them."""
    return (_figures(), _file(), _remind(), _service(), _take_back())


# -- in the card


def told(more: ReportMore) -> tuple[Line, ...]:
    """Figures against targets, what is odd, what was sent, which files are there."""
    return (*_told_figures(more), *_told_sent(more.sent), *_told_files(more.files), *_told_repeated(more))


def _told_figures(more: ReportMore) -> tuple[Line, ...]:
    noted = [one for one in more.figures if one.figure]
    if not more.figures:
        return ()
    head = tr("{year} 年指标：{all} 项任务已登记 {n} 项。").format(year=more.year, all=len(more.figures), n=len(noted))
    lines = [Line(head, "strong" if noted else "muted"), *(Line(_figure(one)) for one in noted)]
    odd = [words for one in noted for words in _odd(one)]
    if odd:
        lines.append(Line(tr("请核对：{what}。").format(what=mark("；").join(odd)), "warn"))
    return tuple(lines)


def _figure(one: FigureLine) -> str:
    text = tr("任务{task}：{figure}（目标：{target}）").format(
        task=one.task, figure=one.figure, target=one.target or tr("任务书没有这一年的目标")
    )
    return text + (tr("；上年：{before}").format(before=one.before) if one.before else "")


def _odd(one: FigureLine) -> list[str]:
    words = {
        Oddity.SAME: tr("任务{task}与上一年一字不差"),
        Oddity.ZERO: tr("任务{task}为 0，此前有数"),
        Oddity.SUMMED: tr("任务{task}写的是累计数，别的年份不是"),
        Oddity.JUMP: tr("任务{task}与上一年相差三倍以上"),
    }
    return [words[what].format(task=one.task) for what in one.odd]


def _told_sent(sent: tuple[Sent, ...]) -> tuple[Line, ...]:
    lines = [Line(_sent(one), "warn" if one.outcome is Outcome.UNDELIVERABLE else "body") for one in sent]
    if sent and not reached(sent):
        lines.append(Line(tr("还没有一次催报确知送达。决定取消资格以前，请先核实。"), "warn"))
    return tuple(lines)


def _sent(one: Sent) -> str:
    kind = tr("最终通知") if one.kind is ReminderKind.FINAL else tr("催报")
    text = tr("{day} {kind}：{way}").format(day=one.sent_on.isoformat(), kind=kind, way=one.way)
    if one.outcome is Outcome.SERVED:
        return text + tr("；{day} 已送达").format(day=one.outcome_on)
    if one.outcome is Outcome.UNDELIVERABLE:
        return text + tr("；{day} 无法送达（{why}）").format(day=one.outcome_on, why=one.note)
    return text + tr("；是否送达还没有登记")


def _told_repeated(more: ReportMore) -> tuple[Line, ...]:
    words = tr("请核对：文件“{file}”和{center}{year}年度报告附上的是同一个文件。")
    return tuple(
        Line(words.format(file=file, center=center, year=year), "warn") for file, center, year in more.repeated
    )


def _told_files(files: tuple[tuple[str, str], ...]) -> tuple[Line, ...]:
    if not files:
        return ()
    words = {"summary": tr("总结"), "plan": tr("计划"), "proof": tr("送达凭证")}
    names = mark("；").join(f"{words.get(kind, kind)} {name}" for kind, name in files)
    return (Line(tr("文件：{names}").format(names=names), "muted"),)


# -- the acts


def _figures() -> Act[DutyRow]:
    fields = tuple(
        Typed(
            f"figure{task}",
            tr("任务{task}完成").format(task=task),
            tr("不填不改，填“—”清除"),
            required=False,
            limit=200,
        )
        for task in _TASKS
    )
    return Act(
        figures.note_figures,
        tr("登记年度指标…"),
        lambda row, given: figures.note_figures.bind(
            duty_id=row.id, figures={task: given[field] for task, field in zip(_TASKS, fields, strict=True)}
        ),
        "pen-line",
        fields,
        tr("登记指标"),
        hides=lambda row: frozenset(f"figure{task}" for task in _TASKS if int(task) not in row.tasks),
        ahead=Ahead(lambda row, _given: report_more.bind(duty_id=row.id), _targets),
        wide=True,
        group=tr("内容和送达"),
    )


def _targets(more: ReportMore) -> str:
    """What the task book wants this year, and what stands there already, above the fields."""
    return "\n".join(
        tr("任务{task}：目标 {target}；已登记 {figure}；上年 {before}").format(
            task=one.task, target=one.target or "—", figure=one.figure or "—", before=one.before or "—"
        )
        for one in more.figures
    )


def _file() -> Act[DutyRow]:
    kind = Choice(
        "kind", tr("什么文件"), choices=(("summary", tr("总结")), ("plan", tr("计划")), ("proof", tr("送达凭证")))
    )
    file = File("file", tr("文件"), tr("PDF 或图片"), kinds=tr("扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"))
    return Act(
        figures.keep_report_file,
        tr("附上文件…"),
        lambda row, given: figures.keep_report_file.bind(duty_id=row.id, kind=given[kind], file=given[file]),
        "upload",
        (kind, file),
        tr("附上"),
        group=tr("内容和送达"),
    )


def _remind() -> Act[DutyRow]:
    kind = Choice(
        "kind",
        tr("发出什么"),
        choices=(("reminder", tr("催报")), ("final", tr("最终通知（告知可以陈述申辩）"))),
    )
    on = Day("sent_on", tr("发出日期"))
    way = Typed("way", tr("方式和去处"), tr("例如挂号信寄注册地址，或电话告知联系人"), limit=200)
    why = order_reason()
    return Act(
        reminders.record_reminder,
        tr("催报或通知…"),
        lambda row, given: reminders.record_reminder.bind(
            duty_id=row.id, kind=given[kind], sent_on=given[on], way=given[way], order_reason=given[why]
        ),
        "megaphone",
        (kind, on, way, why),
        tr("登记发出"),
        group=tr("内容和送达"),
    )


def _service() -> Act[DutyRow]:
    outcome = Choice("outcome", tr("结果"), choices=(("served", tr("已送达")), ("undeliverable", tr("无法送达，退回"))))
    on = Day("on", tr("日期"))
    note = Words("note", tr("说明"), tr("无法送达的写明原因，例如查无此人、已搬迁"), required=False, lines=2)
    return Act(
        reminders.record_service,
        tr("登记送达…"),
        lambda row, given: reminders.record_service.bind(
            duty_id=row.id, outcome=given[outcome], on=given[on], note=given[note]
        ),
        "check",
        (outcome, on, note),
        tr("登记结果"),
        group=tr("内容和送达"),
    )


def _take_back() -> Act[DutyRow]:
    reason = Words("reason", tr("撤回的原因"), tr("原来的登记留在记录里"), lines=2)
    return Act(
        reminders.withdraw_reminder,
        tr("撤回最近一次催报…"),
        lambda row, given: reminders.withdraw_reminder.bind(duty_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤回"),
        group=tr("内容和送达"),
    )

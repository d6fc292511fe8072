"""批次 in the settings: opened, named, given dates; what came too late goes into the next one; quotas of departments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.batches import QuotaStanding
from qtic_desktop.domain.possible import Possible
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.act import Act, Choice, Line, MaybeDay
from qtic_desktop.gui.stage.record_list import Listed
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.intake.changes import rename_batch, take_back_batch
from qtic_desktop.services.registry import open_batch
from qtic_desktop.services.registry.batches import roll_over_late, set_batch_dates, set_quota
from qtic_desktop.storage.queries.batches import BatchRow, batch_rows
from qtic_desktop.storage.queries.registry import DepartmentRow

Pairs = Callable[[], Sequence[tuple[str, str]]]
_NAMED = 6
"""So many late applications are named one by one."""


def dates(opens_on: date | None, closes_on: date | None) -> str:
    """When a batch takes applications, in words."""
    if opens_on is None and closes_on is None:
        return tr("常年受理")
    if opens_on is None and closes_on is not None:
        return tr("{day} 截止").format(day=closes_on.isoformat())
    if opens_on is not None and closes_on is None:
        return tr("{day} 起").format(day=opens_on.isoformat())
    return f"{opens_on:%Y-%m-%d} – {closes_on:%Y-%m-%d}"


def batch_list(ctx: AppContext) -> Listed[BatchRow]:
    """The batches with their dates, and what is done with them."""
    return Listed(
        tr("批次"),
        batch_rows.bind,
        lambda row: row.id,
        (
            Column("name", tr("批次"), lambda row: row.name, width=100, stretch=True),
            Column("dates", tr("受理时间"), lambda row: dates(row.opens_on, row.closes_on), width=176),
            Column("proposals", tr("项目"), lambda row: row.proposals, "right", width=44),
            Column("late", tr("逾期"), lambda row: len(row.late), width=78, chip=_late_chip),
        ),
        tr("先在下面选一个批次"),
        begins=(_opening(ctx),),
        acts=(_dating(), _rolling(), _naming(), _taking_back()),
        possible=_possible,
    )


def _late_chip(row: BatchRow) -> tuple[str, str]:
    """How many came after the last day."""
    return ("bad", tr("{n} 项").format(n=len(row.late))) if row.late else ("neutral", "")


def _possible(row: BatchRow) -> tuple[Possible, ...]:
    rolling = Possible(ActName.ROLL_OVER_LATE)
    if row.late and not row.next_batch:
        facts = {"title": row.name, "number": row.late[0].number}
        rolling = Possible(ActName.ROLL_OVER_LATE, "registry.no_next_batch", facts)
    rest = (Possible(ActName.RENAME_BATCH), Possible(ActName.TAKE_BACK_BATCH))
    return (Possible(ActName.SET_BATCH_DATES), *((rolling,) if row.late else ()), *rest)


def _opening(ctx: AppContext) -> Act[None]:
    year = ctx.now().year
    return Act(
        open_batch,
        tr("开启新批次"),
        lambda _none, _given: open_batch.bind(year=year),
        "plus",
        asks=lambda _none: tr("开启 {year} 年的下一个批次？没有申报的批次可以撤回。").format(year=year),
        done=lambda _none, _given, _changes: tr("{year} 年的新批次已开启；以后的申报可以归入它。").format(year=year),
    )


def _naming() -> Act[BatchRow]:
    title = Line("title", tr("批次名称"))
    return Act(
        rename_batch,
        tr("更正批次名称…"),
        lambda row, given: rename_batch.bind(batch_id=row.id, title=given[title]),
        "pen-line",
        (title,),
        tr("更正"),
        fill=lambda row: {"title": row.name},
        done=lambda _row, given, _changes: tr("批次已更名为“{name}”。").format(name=given[title]),
    )


def _taking_back() -> Act[BatchRow]:
    reason = Line("reason", tr("撤回的原因"))
    return Act(
        take_back_batch,
        tr("撤回批次…"),
        lambda row, given: take_back_batch.bind(batch_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤回批次"),
        touches=lambda row: tr(
            "撤回“{name}”：它从批次名单里去掉。已有申报归入的批次不能撤回；需要时可以再开启。"
        ).format(name=row.name),
        done=lambda row, _given, _changes: tr("已撤回“{name}”；需要时可以再开启。").format(name=row.name),
    )


def _dating() -> Act[BatchRow]:
    first = MaybeDay("opens_on", tr("开始受理"))
    last = MaybeDay("closes_on", tr("截止受理"), tr("两个日期都不填就是常年受理（三（一））"))
    reason = Line("reason", tr("依据"), tr("例如申报通知的文号"), limit=100)
    return Act(
        set_batch_dates,
        tr("受理时间…"),
        lambda row, given: set_batch_dates.bind(
            batch_id=row.id, opens_on=given[first], closes_on=given[last], reason=given[reason]
        ),
        "calendar",
        (first, last, reason),
        tr("设定"),
        fill=lambda row: {"opens_on": row.opens_on, "closes_on": row.closes_on},
        touches=lambda row: tr(
            "“{name}”里已有的 {n} 项申报留在原处；截止以后收到的会标明逾期，新受理的直接归入下一批。"
        ).format(name=row.name, n=row.proposals),
        done=lambda row, given, _changes: tr("“{name}”的受理时间：{dates}。").format(
            name=row.name, dates=dates(given[first], given[last])
        ),
    )


def _rolling() -> Act[BatchRow]:
    reason = Line("reason", tr("转入的原因"), limit=100)
    return Act(
        roll_over_late,
        tr("逾期的转入下一批…"),
        lambda row, given: roll_over_late.bind(batch_id=row.id, reason=given[reason]),
        "arrow-right",
        (reason,),
        tr("转入下一批"),
        fill=lambda _row: {"reason": tr("截止以后收到")},
        touches=_what_rolls,
        done=lambda row, _given, _changes: tr("{n} 项已转入“{batch}”；要退回，在“推荐与受理”里逐项移回。").format(
            n=len(row.late), batch=row.next_batch
        ),
    )


def _what_rolls(row: BatchRow) -> str:
    named = mark("；").join(
        tr("{number} {name}（{day} 收到）").format(
            number=one.number, name=one.center_name, day=one.received_on.isoformat()
        )
        for one in row.late[:_NAMED]
    )
    more = tr("等 {n} 项").format(n=len(row.late)) if len(row.late) > _NAMED else ""
    told = tr("转入“{batch}”：{named}{more}。编号不变；已列入评审会的不动。")
    return told.format(batch=row.next_batch, named=named, more=more)


def quota_act(batches: Pairs) -> Act[DepartmentRow]:
    """How many a department may recommend in a batch."""
    batch = Choice("batch_id", tr("批次"), later=batches)
    most = Line("most", tr("最多推荐几项"), tr("不限就不填。超过只提醒，不拦"), required=False)
    reason = Line("reason", tr("依据"), tr("例如申报通知的文号"), limit=100)

    def first(_row: DepartmentRow) -> dict[str, object]:
        offered = batches()
        return {"batch_id": offered[0][0] if offered else None}

    return Act(
        set_quota,
        tr("推荐限额…"),
        lambda row, given: set_quota.bind(
            batch_id=given[batch], department_id=row.id, most=given[most], reason=given[reason]
        ),
        "list-checks",
        (batch, most, reason),
        tr("设定"),
        fill=first,
        touches=lambda row: tr("现在的限额：{told}").format(told=quotas(row) or tr("没有")),
        done=lambda row, given, _changes: _set_words(row.name, str(given[most] or "").strip()),
    )


def _set_words(name: str, most: str) -> str:
    if not most:
        return tr("“{name}”在这一批次不再限额。").format(name=name)
    return tr("“{name}”的推荐限额已定为 {most} 项；超出时提醒，照常办理。").format(name=name, most=most)


def quotas(row: DepartmentRow) -> str:
    """The quotas of a department and what was used of them."""
    return mark("；").join(_quota(one) for one in row.quotas)


def quota_chip(row: DepartmentRow) -> tuple[str, str]:
    """The same for a list, standing out where one is passed."""
    passed = any(one.over for one in row.quotas)
    return ("warn" if passed else ""), quotas(row)


def _quota(one: QuotaStanding) -> str:
    used = max(one.accepted, one.listed)
    if one.over:
        told = tr("{batch}限 {most} 项，已有 {used} 项，超 {n} 项")
        return told.format(batch=one.batch, used=used, most=one.most, n=one.over)
    return tr("{batch}限 {most} 项，已有 {used} 项").format(batch=one.batch, used=used, most=one.most)

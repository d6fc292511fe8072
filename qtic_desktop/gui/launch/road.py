"""The road of a centre in its card: nine stations, one line each, and the acts for those passed on paper."""

from __future__ import annotations

from qtic_desktop.domain.road import Passage, Station, Stop
from qtic_desktop.gui.stage.act import Act, Choice, Day, File, Line, Words
from qtic_desktop.gui.stage.shown import Line as Told
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.services import road
from qtic_desktop.storage.queries.annual_reports import CenterRow


def station(value: Station) -> str:
    """The name of a station, as its page is called."""
    return {
        Station.RECOMMENDED: tr("推荐与受理"),
        Station.EXAMINED: tr("形式审查"),
        Station.REVIEWED: tr("评审会议"),
        Station.OPINION: tr("意见书"),
        Station.SELECTED: tr("综合评价"),
        Station.PUBLISHED: tr("公示"),
        Station.LAUNCHED: tr("启动建设"),
        Station.REPORTED: tr("年度报告"),
        Station.EVALUATED: tr("绩效评估"),
    }[value]


def told(stops: tuple[Stop, ...]) -> tuple[Told, ...]:
    """The nine stations in their order, with day and number; what is not known is said."""
    done = sum(stop.passage in (Passage.DONE, Passage.PAPER) for stop in stops)
    head = Told(tr("全程：九个环节已办 {n} 个").format(n=done), "strong")
    return (head, *(Told(_line(place, stop), _KINDS[stop.passage]) for place, stop in enumerate(stops, 1)))


_KINDS = {
    Passage.DONE: "body", Passage.PAPER: "body", Passage.NOW: "warn", Passage.STOPPED: "bad",
    Passage.AWAITED: "muted",
}  # fmt: skip


def _line(place: int, stop: Stop) -> str:
    facts = stop.facts or {}
    passage = {
        Passage.DONE: "",
        Passage.PAPER: tr("纸面办理"),
        Passage.NOW: tr("办理中"),
        Passage.STOPPED: tr("终止"),
        Passage.AWAITED: tr("没有记录"),
    }[stop.passage]
    reports = tr("已备案 {filed}/{owed}").format(**facts) if "owed" in facts else ""
    if stop.station is Station.OPINION and stop.passage is not Passage.PAPER and facts.get("number"):
        number = tr("第 {n} 版").format(n=facts["number"])
    else:
        number = facts.get("number", "")
    parts = [stop.on.isoformat() if stop.on is not None else "", facts.get("grade", ""), number, reports, passage]
    return f"{place}. {station(stop.station)}  " + mark("，").join(part for part in parts if part)


def acts() -> tuple[Act[CenterRow], ...]:
    """A station on paper, and its way back."""
    return (_record(), _withdraw())


def _which() -> Choice:
    return Choice("station", tr("环节"), choices=tuple((one.value, station(one)) for one in Station))


def _record() -> Act[CenterRow]:
    which, on, number = _which(), Day("on", tr("日期")), Line("number", tr("文号或纪要"), limit=80)
    kinds = tr("扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
    scan = File("scan", tr("扫描件"), tr("PDF 或图片，可以不附"), required=False, kinds=kinds)
    return Act(
        road.keep_paper_step,
        tr("登记纸面环节…"),
        lambda row, given: road.keep_paper_step.bind(
            center_id=row.id, station=given[which], on=given[on], number=given[number], scan=given[scan]
        ),
        "file-check",
        (which, on, number, scan),
        tr("登记"),
        group=tr("台账"),
    )


def _withdraw() -> Act[CenterRow]:
    which, reason = _which(), Words("reason", tr("撤回的原因"), tr("原来的登记留在记录里"), lines=2)
    return Act(
        road.withdraw_paper_step,
        tr("撤回纸面环节…"),
        lambda row, given: road.withdraw_paper_step.bind(center_id=row.id, station=given[which], reason=given[reason]),
        "undo-2",
        (which, reason),
        tr("撤回登记"),
        group=tr("台账"),
    )

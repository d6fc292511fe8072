"""The road of a record in words and as a strip of nine stations: in the card of a centre, and of a proposal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from qtic_desktop.domain.road import Passage, Station, Stop
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.stage.shown import Line as Told
from qtic_desktop.gui.stage.shown import Point, Strip
from qtic_desktop.gui.texts import mark, tr


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


#: The page where a station is worked on.
_STAGES: Final[Mapping[Station, StageName]] = {
    Station.RECOMMENDED: "intake", Station.EXAMINED: "examination", Station.REVIEWED: "meetings",
    Station.OPINION: "opinions", Station.SELECTED: "selection", Station.PUBLISHED: "publicity",
    Station.LAUNCHED: "launch", Station.REPORTED: "annual_reports", Station.EVALUATED: "evaluation",
}  # fmt: skip


def strip(stops: tuple[Stop, ...], proposal: str = "", center: str = "") -> Strip:
    """The nine stations drawn as signs; each leads to its page, at the record of ``proposal`` or, once it was started, of
    ``center``, where that is known."""
    done = sum(stop.passage in (Passage.DONE, Passage.PAPER) for stop in stops)
    points = tuple(
        Point(stop.passage.value, _line(place, stop), _place(stop.station, proposal, center))
        for place, stop in enumerate(stops, 1)
    )
    return Strip(tr("全程：九个环节已办 {n} 个").format(n=done), "strong", points)


def _place(station: Station, proposal: str, center: str) -> Place | None:
    built = station in (Station.LAUNCHED, Station.REPORTED, Station.EVALUATED)
    subject = center if built else proposal
    return Place(_STAGES[station], subject) if subject else None


def told(stops: tuple[Stop, ...], proposal: str = "", center: str = "") -> tuple[Told, ...]:
    """The strip, then the stations in their order, with day and number; what is not known is said."""
    head = strip(stops, proposal, center)
    return (head, *(Told(_line(place, stop), _KINDS[stop.passage]) for place, stop in enumerate(stops, 1)))


_KINDS = {
    Passage.DONE: "body", Passage.PAPER: "body", Passage.NOW: "warn", Passage.STOPPED: "bad",
    Passage.AWAITED: "muted",
}  # fmt: skip


def _line(place: int, stop: Stop) -> str:
    facts = stop.facts or {}
    passage = {
        Passage.DONE: "",
        Passage.PAPER: tr("纸质办结"),
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

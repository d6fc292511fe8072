"""The whole road of a centre (三（一）to 三（四）): nine stations from 推荐 to 绩效评估, each done, under way, or awaited.

A station that was passed on paper, before this program or beside it, takes a day, a number and a scan.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from qtic_desktop.domain.values import dataclass


class Station(StrEnum):
    """The stations, in the order of the guideline."""

    RECOMMENDED = "recommended"  # 推荐与受理
    EXAMINED = "examined"  # 形式审查
    REVIEWED = "reviewed"  # 评审会
    OPINION = "opinion"  # 意见书
    SELECTED = "selected"  # 综合评价
    PUBLISHED = "published"  # 公示
    LAUNCHED = "launched"  # 启动建设
    REPORTED = "reported"  # 年度报告
    EVALUATED = "evaluated"  # 绩效评估


class Passage(StrEnum):
    """How far a station is."""

    DONE = "done"
    PAPER = "paper"  # 纸质办结
    NOW = "now"
    STOPPED = "stopped"
    AWAITED = "awaited"


@dataclass(frozen=True, slots=True)
class PaperStep:
    """A station passed on paper: the day, the number of the paper, and the name of its scan, if there is one."""

    station: Station
    on: date
    number: str
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """One station of the road. ``facts`` are figures and numbers for the sentence about it, by name."""

    station: Station
    passage: Passage
    on: date | None = None
    facts: Mapping[str, str] | None = None


def whole_road(recorded: Mapping[Station, Stop], paper: Mapping[Station, PaperStep]) -> tuple[Stop, ...]:
    """The nine stations: what the record says stands before what was noted from paper; where both are silent, a station
    is awaited."""
    found = []
    for station in Station:
        stop, step = recorded.get(station), paper.get(station)
        if stop is not None and stop.passage is not Passage.AWAITED:
            found.append(stop)
        elif step is not None:
            facts = {"number": step.number, "file": step.file_name}
            found.append(Stop(station, Passage.PAPER, step.on, facts))
        else:
            found.append(stop or Stop(station, Passage.AWAITED))
    return tuple(found)

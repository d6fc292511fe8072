"""The whole road of a centre: nine stations out of the records of all stages, and those passed on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.road import Passage, Station, Stop
from qtic_desktop.services import launch
from qtic_desktop.services import road as paper
from qtic_desktop.services.annual_reports import open_report_year
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.evaluation import grades
from qtic_desktop.services.launch.papers import export_center_file
from qtic_desktop.storage.queries.launch import center_history
from qtic_desktop.storage.queries.road import road
from tests.helpers.evaluations import END, PAPER, City
from tests.review_story import OFFICE


def stops(city: City, subject: str) -> dict[Station, Stop]:
    found = city.story.ask(road, subject=subject, today=city.today)
    assert [stop.station for stop in found] == list(Station)
    return {stop.station: stop for stop in found}


def passages(city: City, subject: str) -> str:
    """The nine stations by the first letter of how far each is."""
    return "".join(stop.passage.value[0] for stop in stops(city, subject).values())


def test_a_centre_that_went_the_whole_way_here_tells_every_station_it_has_a_record_of(city: City) -> None:
    center = city.centers()[0]
    assert passages(city, center.id) == "dadaddd" + "aa"
    found = stops(city, center.id)
    number = (found[Station.RECOMMENDED].facts or {})["number"]
    assert number.startswith("QTIC-2026-")
    assert (found[Station.SELECTED].facts, found[Station.SELECTED].on) == (
        {"number": "局务会纪要3号"},
        date(2026, 3, 10),
    )
    assert found[Station.PUBLISHED].on == date(2026, 3, 18)
    assert (found[Station.LAUNCHED].on, found[Station.LAUNCHED].facts) == (
        date(2026, 3, 18), {"number": "青科字〔2026〕9号"},
    )  # fmt: skip
    assert stops(city, center.proposal_id) == found, "the road is that of the proposal, too"
    city.do(open_report_year, year=2028)
    key = next(key for key in city.open() if city.row(key).center_id == center.id)
    assert passages(city, center.id)[7:] == "nn"
    city.do(grades.record_paper_grade, evaluation_id=key, grade="良好", on=END, paper=PAPER)
    city.do(grades.publish_grades, evaluation_ids=[key], on=END, place="局网站")
    city.at(date(2029, 3, 26))
    city.do(grades.conclude_grades, evaluation_ids=[key], on=city.today, outcome="无异议")
    last = stops(city, center.id)[Station.EVALUATED]
    assert (last.passage, last.on, last.facts) == (Passage.DONE, END, {"number": PAPER, "grade": "良好"})


def test_a_proposal_that_was_not_supported_stops_there(city: City) -> None:
    started = {center.proposal_id for center in city.centers()}
    (left,) = [one for one in city.story.proposals if one not in started]
    assert stops(city, left)[Station.SELECTED].passage is Passage.STOPPED
    assert stops(city, left)[Station.LAUNCHED].passage is Passage.AWAITED


def test_a_station_on_paper_takes_a_day_a_number_and_a_scan_and_goes_back(city: City, tmp_path: Path) -> None:
    entry = launch.CenterEntry(
        "C-2020-1", "青岛市老牌技术创新中心", "老牌公司", "市南区", "NEW", date(2020, 3, 1), "10"
    )
    city.do(launch.add_center, entry=entry, start_paper="青科字〔2020〕1号")
    (center,) = [row.id for row in city.centers() if row.number == "C-2020-1"]
    assert passages(city, center) == "aaaaaadaa"
    scan = tmp_path / "论证意见.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    step = {"subject_id": center, "station": "opinion", "on": date(2020, 1, 9), "number": "论证意见2020-1"}
    with pytest.raises(Refused, match=r"selection\.in_future"):
        paper.keep_paper_step(city.story.workspace, OFFICE, scan=scan, **{**step, "on": date(2030, 1, 1)})
    with pytest.raises(Refused, match=r"road\.number_missing"):
        paper.keep_paper_step(city.story.workspace, OFFICE, scan=scan, **{**step, "number": " "})
    paper.keep_paper_step(city.story.workspace, OFFICE, scan=scan, **step)
    with pytest.raises(Refused, match=r"road\.known_already"):
        paper.keep_paper_step(city.story.workspace, OFFICE, **step)
    with pytest.raises(Refused, match=r"road\.known_already"):
        paper.keep_paper_step(city.story.workspace, OFFICE, **{**step, "station": "launched"})
    stop = stops(city, center)[Station.OPINION]
    assert (stop.passage, stop.on) == (Passage.PAPER, date(2020, 1, 9))
    assert stop.facts == {"number": "论证意见2020-1", "file": "论证意见.pdf"}
    assert next(row.paper_steps for row in city.centers() if row.id == center) == 1
    out = tmp_path / "档案.pdf"
    export_center_file(city.story.workspace, OFFICE, out=out, center_id=center)
    text = "".join("".join(page_texts(out.read_bytes())).split())
    assert "论证意见2020-1" in text
    assert "纸质办结" in text
    assert check_workspace(city.story.workspace) == ()
    city.do(paper.withdraw_paper_step, subject_id=center, station="opinion", reason="登记错了中心")
    with pytest.raises(Refused, match=r"road\.nothing_noted"):
        city.do(paper.withdraw_paper_step, subject_id=center, station="opinion", reason="登记错了中心")
    assert passages(city, center) == "aaaaaadaa"
    told = [entry.act for entry in city.story.ask(center_history, center_id=center)]
    assert told[-2:] == ["record_paper_step", "withdraw_paper_step"]
    paper.keep_paper_step(city.story.workspace, OFFICE, **step)
    assert stops(city, center)[Station.OPINION].passage is Passage.PAPER


def test_a_proposal_takes_a_station_on_paper_too_and_its_centre_takes_it_back(city: City) -> None:
    (left,) = {*city.story.proposals} - {center.proposal_id for center in city.centers()}
    step = {"subject_id": left, "station": "published", "on": date(2026, 3, 12), "number": "公示2026-1"}
    paper.keep_paper_step(city.story.workspace, OFFICE, **step)
    stop = stops(city, left)[Station.PUBLISHED]
    assert (stop.passage, stop.facts) == (Passage.PAPER, {"number": "公示2026-1", "file": ""})
    center = city.centers()[0]
    step = {"subject_id": center.proposal_id, "station": "opinion", "on": date(2026, 3, 12), "number": "论证意见1"}
    with pytest.raises(Refused, match=r"order\.step_after"):
        paper.keep_paper_step(city.story.workspace, OFFICE, **step)
    paper.keep_paper_step(city.story.workspace, OFFICE, **step, order_reason="意见书签字晚于名单会议")
    assert stops(city, center.id)[Station.OPINION].passage is Passage.PAPER
    city.do(paper.withdraw_paper_step, subject_id=center.id, station="opinion", reason="登记错了中心")
    assert stops(city, center.id)[Station.OPINION].passage is not Passage.PAPER
    with pytest.raises(Refused):
        paper.keep_paper_step(city.story.workspace, OFFICE, **{**step, "subject_id": "nobody"})
    assert check_workspace(city.story.workspace) == ()

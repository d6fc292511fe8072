"""The calendar of duties: every day with what it was computed from, read back line by line without a library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.services import annual_reports, launch
from qtic_desktop.services.duties import export_duties
from qtic_desktop.services.evaluation import after, grades, listing
from qtic_desktop.services.perform import work as through_the_door
from tests.helpers.evaluations import END, PAPER, City
from tests.helpers.sealed import sealed_story
from tests.review_story import OFFICE


def events(path: Path) -> list[dict[str, str]]:
    """The events of a calendar file by RFC 5545: lines end with CRLF, hold 75 bytes, and go on after a blank."""
    data = path.read_bytes()
    lines = data.split(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    whole = data.replace(b"\r\n ", b"").decode().split("\r\n")
    found: list[dict[str, str]] = []
    inside: list[str] = []
    for line in whole:
        if line.startswith("BEGIN:"):
            inside.append(line[6:])
            if line == "BEGIN:VEVENT":
                found.append({})
        elif line.startswith("END:"):
            inside.pop()
        elif inside and inside[-1] == "VEVENT":
            name, _, value = line.partition(":")
            found[-1][name.partition(";")[0]] = value.replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n")
    assert inside == []
    return found


def export(city: City, tmp_path: Path) -> list[dict[str, str]]:
    out = tmp_path / "日程.ics"
    through_the_door(city.story.workspace, OFFICE, export_duties.bind(out=out))
    return events(out)


def test_every_duty_is_a_whole_day_that_says_where_it_comes_from(city: City, tmp_path: Path) -> None:
    city.do(annual_reports.open_report_year, year=2028)
    first, second, *_rest = city.open()
    city.do(listing.notify_evaluation, evaluation_ids=[first], on=END, number=PAPER, report_due_on=date(2029, 4, 16))
    city.fail_on_paper(second)
    city.do(
        after.order_rectification, evaluation_id=second, on=END, due_on=date(2030, 3, 17), paper="局函8号", demands="补"
    )
    found = export(city, tmp_path)
    told = {(one["DTSTART"], one["SUMMARY"].partition("：")[0]) for one in found}
    assert told == {
        ("20290317", "建设期满"),
        ("20281217", "进入绩效评估期"),
        ("20290917", "绩效评估期截止"),
        ("20290331", "年度报告截止"),
        ("20290416", "自评报告截止"),
        ("20300317", "整改期限"),
    }
    assert sum("绩效评估期截止" in one["SUMMARY"] for one in found) == 4, "the one that was graded is done"
    (report,) = [one for one in found if "自评报告截止" in one["SUMMARY"]]
    assert PAPER in report["DESCRIPTION"]
    assert city.row(first).center_name in report["SUMMARY"]
    assert report["DTEND"] == "20290417"
    assert len({one["UID"] for one in found}) == len(found)
    for ending in (".pdf", ".xlsx"):
        out = tmp_path / f"日程{ending}"
        made = through_the_door(city.story.workspace, OFFICE, export_duties.bind(out=out))
        assert made.about == str(len(found))
        assert out.read_bytes()[:2] == {".pdf": b"%P", ".xlsx": b"PK"}[ending]
    text = "".join("".join(page_texts((tmp_path / "日程.pdf").read_bytes())).split())
    assert "2029-04-16" in text
    assert "自评报告截止" in text


def test_the_same_record_gives_the_same_file_and_what_is_done_leaves_it(city: City, tmp_path: Path) -> None:
    key, *_others = city.open()
    before = export(city, tmp_path)
    assert export(city, tmp_path) == before
    city.do(grades.record_paper_grade, evaluation_id=key, grade="合格", on=END, paper=PAPER)
    city.do(after.open_next_period, evaluation_id=key, paper="局函9号")
    city.do(
        launch.end_center, center_id=city.row(city.rows()[1].id).center_id, ending="moved", on=END, reason="迁出本市"
    )
    days = [one["DTSTART"] for one in export(city, tmp_path) if "建设期满" in one["SUMMARY"]]
    assert sorted(days) == ["20290317"] * 3 + ["20320317"]


def test_nothing_owed_is_said_and_an_expert_has_no_calendar(tmp_path: Path) -> None:
    story = sealed_story(tmp_path / "w")
    with pytest.raises(Refused, match=r"duties\.nothing_owed"):
        through_the_door(story.workspace, OFFICE, export_duties.bind(out=tmp_path / "a.ics"))
    with pytest.raises(NotAllowed):
        through_the_door(
            story.workspace,
            Actor("e", "专家", Role.EXPERT, story.experts[0]),
            export_duties.bind(out=tmp_path / "a.ics"),
        )
    assert not (tmp_path / "a.ics").exists()
    story.workspace.close()

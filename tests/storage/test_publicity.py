"""公示 through the door of the services: days, proof, objections, and that nothing starts without it. Edge cases 48-51."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from qtic_desktop.domain.calendar import parse_calendar, span_of
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.publicity import SAFE_COLUMNS
from qtic_desktop.gui.publicity.words import planned
from qtic_desktop.services import opinions, publicity, selection
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.opinions import signatures
from qtic_desktop.services.publicity import objections
from qtic_desktop.services.publicity.papers import notice_paper
from qtic_desktop.services.publicity.planning import plan_posting
from qtic_desktop.storage.queries.calendar import shipped
from qtic_desktop.storage.queries.history import told_about
from qtic_desktop.storage.queries.opinions import opinion_detail
from qtic_desktop.storage.queries.publicity import NoticeLineRow, cleared, notice_lines, notices
from qtic_desktop.storage.queries.selection import selection_lists, selection_rows
from tests.helpers.sealed import sealed_story
from tests.review_story import CLERK, TODAY, Story
from tests.storage.test_sealing import finish

POSTED = date(2026, 3, 11)
LAST, AFTER = date(2026, 3, 17), date(2026, 3, 18)


class Desk:
    """A list in force of five centres, and the day the office works on."""

    def __init__(self, story: Story) -> None:
        self.story = story
        story.do(selection.draft_selection)
        self.list_id = story.ask(selection_lists)[0].id
        story.do(selection.apply_cut, list_id=self.list_id, places={"NEW": 3, "CONVERSION": 2})
        self.adopt()

    def adopt(self) -> None:
        newest = self.story.ask(selection_lists)[0].id
        self.story.do(selection.adopt_selection, list_id=newest, meeting_reference="局务会纪要3号", decided_on=TODAY)

    def at(self, day: date) -> None:
        """Go to the morning of a day."""
        start = self.story.workspace.store.now()
        self.story.workspace.store.now = lambda: start.replace(year=day.year, month=day.month, day=day.day)

    def publish(self, **arguments: object) -> str:
        given = {"posted_on": POSTED, "place": "局网站通知公告栏", "contact": "科技评估处 0532-1", **arguments}
        (made,) = self.story.do(publicity.publish_notice, **given).ids
        return made

    def republish(self, notice_id: str, **arguments: object) -> str:
        given = {"posted_on": POSTED, "place": "局网站", "contact": "0532-1", "only_changed": True, **arguments}
        (made,) = self.story.do(publicity.republish_notice, notice_id=notice_id, **given).ids
        return made

    def lines(self, notice_id: str, today: date = POSTED) -> tuple[NoticeLineRow, ...]:
        found: tuple[NoticeLineRow, ...] = self.story.ask(notice_lines, notice_id=notice_id, today=today)
        return found

    def object(self, line: NoticeLineRow, **arguments: object) -> str:
        given = {
            "received_on": POSTED, "who": "某某公司", "real_name": True, "has_facts": True, "content": "专利权属有争议",
            **arguments,
        }  # fmt: skip
        (made,) = self.story.do(objections.register_objection, line_id=line.line_id, **given).ids
        return made

    def close(self, notice_id: str) -> None:
        self.at(AFTER)
        self.story.do(publicity.record_posting, notice_id=notice_id, proof_on=POSTED, proof="网页截图，档案盒3")
        self.story.do(publicity.conclude_notice, notice_id=notice_id, on=AFTER)

    def cleared(self) -> set[str]:
        return {row.center_name for row in self.story.ask(cleared, today=AFTER)}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    story = sealed_story(tmp_path / "w")
    yield Desk(story)
    story.workspace.close()


#: Posted, days, working days, day of posting counted -> last day. The 2026 notice: off 1 to 3 January, worked on
#: Sunday 4 January; off 15 to 23 February, worked on Saturdays 14 and 28 February; off 1 to 7 October, worked on
#: Saturday 10 October and on Sunday 20 September.
DAYS = [
    ("2026-03-11", 5, True, True, "2026-03-17"),
    ("2026-03-11", 5, True, False, "2026-03-18"),
    ("2026-03-11", 7, False, True, "2026-03-17"),
    ("2026-03-11", 7, False, False, "2026-03-18"),
    ("2026-02-11", 5, True, True, "2026-02-24"),
    ("2026-02-11", 5, True, False, "2026-02-25"),
    ("2026-09-29", 5, True, True, "2026-10-10"),
    ("2026-10-03", 5, True, True, "2026-10-13"),
    ("2025-12-31", 3, True, True, "2026-01-05"),
    ("2026-12-31", 1, True, True, "2026-12-31"),
]


@pytest.mark.parametrize(("posted", "days", "working", "first", "last"), DAYS)
def test_edge_48_days_are_counted_across_holidays_and_days_worked_instead(
    posted: str, days: int, working: bool, first: bool, last: str
) -> None:
    span = span_of(shipped(), date.fromisoformat(posted), days, working=working, first_counts=first)
    assert span.last.isoformat() == last
    assert span.unknown_years == ()


def test_edge_48_a_year_whose_calendar_is_not_loaded_is_said(desk: Desk) -> None:
    span = span_of(shipped(), date(2026, 12, 30), 5, working=True, first_counts=True)
    assert (span.last, span.unknown_years) == (date(2027, 1, 5), (2027,))
    loaded = parse_calendar({"2026": {"off": [], "worked": []}})
    assert span_of(loaded, date(2026, 12, 30), 2, working=True, first_counts=True).unknown_years == ()
    notice = desk.publish(posted_on=date(2026, 12, 30))
    (told,) = [one for one in desk.story.ask(notices) if one.id == notice]
    assert (told.ends_on, told.unknown_years) == (date(2027, 1, 5), (2027,))


def test_the_last_day_is_told_before_a_posting_with_what_it_was_computed_from(desk: Desk) -> None:
    for posted, days, working, first, last in DAYS:
        count, counted = "working" if working else "calendar", "counted" if first else "not_counted"
        plan = desk.story.ask(
            plan_posting, posted_on=date.fromisoformat(posted), days=str(days), count=count, first_day=counted
        )
        assert (plan.last.isoformat(), plan.centers, plan.corrected) == (last, 5, ())
        assert plan.last.isoformat() in planned(plan)
        between = [plan.first + timedelta(days=n) for n in range((plan.last - plan.first).days + 1)]
        assert len(between) - (len(plan.rest) if working else 0) == days, "every day that does not count is named"
    assert desk.story.ask(plan_posting, posted_on=POSTED, days="99") is None, "refused where it is handed in"


def test_publicity_does_not_begin_on_an_opinion_that_is_a_draft_or_not_signed(desk: Desk) -> None:
    """Each such centre is named, with what its opinion lacks; one whose opinion was never begun here is told of."""
    story, items = desk.story, desk.story.items()
    on_list = [row for row in story.ask(selection_rows, list_id=desk.list_id) if row.decision == "support"]
    assert desk.publish(), "no opinion was begun here: it may lie on paper"
    (notice,) = [one.id for one in story.ask(notices)]
    story.do(publicity.withdraw_notice, notice_id=notice, reason="先补意见书")
    made = [next(iter(story.do(opinions.draft_opinion, agenda_item_id=items[n]).ids)) for n in range(4)]
    for place in (1, 2, 3):
        finish(story, place)
    for opinion_id in made[2:]:
        people = [line.expert_id for line in story.ask(opinion_detail, opinion_id=opinion_id).signatures]
        both = {"opinion_id": opinion_id, "expert_ids": people}
        story.do(signatures.record_paper_signatures, actor=CLERK, scan_sha256="0" * 64, **both)
        story.do(signatures.confirm_paper_signatures, **both)
    doubt = {"opinion_id": made[2], "expert_id": people[0], "reason": "不是本人所签"}
    story.do(signatures.question_signature, **doubt)
    names = [story.ask(opinion_detail, opinion_id=one).row.center_name for one in made]
    listed = {row.center_name for row in on_list}
    assert set(names) <= listed
    plan = story.ask(plan_posting, posted_on=POSTED)
    told = {one.center_name: one.lacking.value for one in plan.wanting}
    assert [told.get(name) for name in names] == ["draft", "unsigned", "questioned", None]
    assert set(told) - set(names) == listed - set(names)
    words = planned(plan)
    for phrase, name in (("还是草稿", names[0]), ("没有签齐", names[1]), ("等待核实", names[2])):
        assert phrase in next(line for line in words.splitlines() if name in line)
    with pytest.raises(Refused, match=r"publicity\.opinion_wanting") as refused:
        desk.publish()
    assert refused.value.facts["count"] == 3
    assert all(name in str(refused.value.facts["names"]) for name in names[:3])
    assert names[3] not in str(refused.value.facts["names"])
    assert desk.publish(despite="局务会同意先行公示")


def test_the_settings_count_and_a_notice_keeps_its_own_count(desk: Desk) -> None:
    notice = desk.publish()
    told = desk.story.ask(notices)[0]
    assert (told.days, told.working, told.first_counts, told.ends_on) == (5, True, True, LAST)
    with pytest.raises(Refused, match=r"publicity\.published_already"):
        desk.publish()
    for wrong in ("0", "61", "2.5", "五"):
        with pytest.raises(Refused, match=r"publicity\.bad_days"):
            desk.republish(notice, days=wrong, reason="名称印错一字")
    desk.story.do(publicity.withdraw_notice, notice_id=notice, reason="改用自然日公示")
    desk.publish(days="7", count="calendar", first_day="not_counted")
    assert desk.story.ask(notices)[0].ends_on == date(2026, 3, 18)


def test_nothing_is_cleared_without_an_end_a_proof_and_a_closing(desk: Desk) -> None:
    notice = desk.publish()
    assert {line.state for line in desk.lines(notice)} == {"in_public"}
    with pytest.raises(Refused, match=r"publicity\.in_future"):
        desk.story.do(publicity.conclude_notice, notice_id=notice, on=AFTER)
    with pytest.raises(Refused, match=r"publicity\.not_over"):
        desk.story.do(publicity.conclude_notice, notice_id=notice, on=POSTED)
    desk.at(AFTER)
    assert {line.state for line in desk.lines(notice, AFTER)} == {"over"}
    with pytest.raises(Refused, match=r"publicity\.proof_missing"):
        desk.story.do(publicity.conclude_notice, notice_id=notice, on=AFTER)
    assert desk.cleared() == set()
    desk.close(notice)
    assert len(desk.cleared()) == 5
    desk.story.do(publicity.reopen_notice, notice_id=notice, reason="办结日期登记错")
    assert desk.cleared() == set()
    assert check_workspace(desk.story.workspace) == ()


@pytest.mark.parametrize(
    ("arguments", "ground"),
    [
        ({"real_name": False, "who": ""}, "anonymous"),
        ({"received_on": AFTER}, "late"),
        ({"has_facts": False}, "no_facts"),
    ],
)
def test_edge_49_an_objection_is_registered_as_it_comes_and_what_speaks_against_it_is_said(
    desk: Desk, arguments: dict[str, object], ground: str
) -> None:
    notice = desk.publish()
    desk.at(AFTER)
    objection = desk.object(desk.lines(notice)[0], **arguments)
    (row,) = [row for row in desk.lines(notice, AFTER) if row.is_objection]
    assert row.grounds == (ground,)
    with pytest.raises(Refused, match=r"publicity\.admission_reason"):
        desk.story.do(objections.judge_objection, objection_id=objection, admit="yes", on=AFTER)
    desk.story.do(objections.judge_objection, objection_id=objection, admit="no", on=AFTER)
    assert desk.lines(notice, AFTER)[0].state == "over"
    with pytest.raises(Refused, match=r"publicity\.other_state"):
        desk.story.do(objections.decide_objection, objection_id=objection, upheld="yes", on=AFTER, inquiry="查无此事")


def test_edge_49_one_upheld_objection_stops_one_centre_and_the_others_go_on(desk: Desk) -> None:
    notice = desk.publish()
    first, second, third, *_ = desk.lines(notice)
    upheld, dropped, waiting = desk.object(first), desk.object(second), desk.object(third)
    for one in (upheld, dropped):
        desk.story.do(objections.judge_objection, objection_id=one, admit="yes", on=POSTED)
    desk.story.do(objections.decide_objection, objection_id=upheld, upheld="yes", on=POSTED, inquiry="专利确有争议")
    desk.story.do(objections.withdraw_objection, objection_id=dropped, on=POSTED, inquiry="来函撤回")
    desk.close(notice)
    states = {line.center_name: line.state for line in desk.lines(notice, AFTER) if not line.is_objection}
    assert (states[first.center_name], states[second.center_name], states[third.center_name]) == (
        "stopped", "cleared", "objected",
    )  # fmt: skip
    assert desk.cleared() == set(states) - {first.center_name, third.center_name}
    desk.story.do(objections.judge_objection, objection_id=waiting, admit="yes", on=AFTER)
    desk.story.do(objections.decide_objection, objection_id=waiting, upheld="no", on=AFTER, inquiry="查无实据")
    assert third.center_name in desk.cleared()


def test_edge_49_each_step_of_an_objection_goes_back(desk: Desk) -> None:
    notice = desk.publish()
    objection = desk.object(desk.lines(notice)[0])
    states = []

    def state() -> str:
        return next(row.state for row in desk.lines(notice) if row.is_objection)

    desk.story.do(objections.judge_objection, objection_id=objection, admit="yes", on=POSTED)
    desk.story.do(objections.decide_objection, objection_id=objection, upheld="yes", on=POSTED, inquiry="专利确有争议")
    desk.story.do(objections.answer_objection, objection_id=objection, on=POSTED, answer="异议成立")
    with pytest.raises(Refused, match=r"publicity\.answered"):
        desk.story.do(objections.answer_objection, objection_id=objection, on=POSTED, answer="再答一次")
    for _ in range(3):
        desk.story.do(objections.reopen_objection, objection_id=objection, reason="登记有误")
        states.append(state())
    assert states == ["upheld", "admitted", "received"]
    with pytest.raises(Refused, match=r"publicity\.nothing_to_take_back"):
        desk.story.do(objections.reopen_objection, objection_id=objection, reason="登记有误")


def test_edge_49_who_objected_is_not_in_the_audit_log(desk: Desk) -> None:
    objection = desk.object(desk.lines(desk.publish())[0], who="举报人赵某")
    with desk.story.workspace.store.read() as session:
        told = told_about(session, objection)
    assert told
    assert not [entry for entry in told if "赵某" in str(entry.details)]


def test_edge_50_a_misprint_is_published_anew_in_part(desk: Desk) -> None:
    first = desk.publish()
    desk.story.do(selection.draft_selection, reason="名称印错一字")
    newest = desk.story.ask(selection_lists)[0].id
    wrong = desk.story.ask(selection_rows, list_id=newest)[0]
    name = "青岛市正名技术创新中心"
    desk.story.do(selection.agree_name, item_id=wrong.id, center_name=name, agreed_on=TODAY)
    desk.adopt()
    with pytest.raises(Refused, match=r"selection\.reason_missing"):
        desk.republish(first, reason=" ")
    second = desk.republish(first, reason="名称印错一字")
    assert [line.center_name for line in desk.lines(second)] == [name]
    with pytest.raises(Refused, match=r"publicity\.nothing_to_publish"):
        desk.republish(first, reason="再公示一次")
    desk.close(first)
    assert name not in desk.cleared()
    assert wrong.proposed_name not in desk.cleared(), "the newest print of a centre decides"
    desk.close(second)
    assert name in desk.cleared()
    assert len(desk.cleared()) == 5


def test_what_a_newer_list_leaves_out_is_not_cleared_by_the_older_notice(desk: Desk) -> None:
    desk.close(desk.publish())
    desk.story.do(selection.draft_selection, reason="依托单位来函放弃")
    newest = desk.story.ask(selection_lists)[0].id
    dropped = desk.story.ask(selection_rows, list_id=newest)[0]
    desk.story.do(selection.decide_selection, item_id=dropped.id, decision="reject", reason="依托单位来函放弃")
    assert len(desk.cleared()) == 5, "the list in force is still the older one"
    desk.adopt()
    assert len(desk.cleared()) == 4
    assert dropped.center_name not in desk.cleared()


def test_edge_51_a_line_in_public_has_no_place_for_a_person(desk: Desk) -> None:
    paper = desk.story.ask(notice_paper, notice_id=desk.publish(), made_at="")
    assert set(type(paper.lines[0]).__slots__) == set(SAFE_COLUMNS)


def test_a_clerk_publishes_and_registers_and_the_office_decides(desk: Desk) -> None:
    notice = desk.publish()
    objection = desk.object(desk.lines(notice)[0])
    with pytest.raises(NotAllowed):
        desk.story.do(objections.judge_objection, actor=CLERK, objection_id=objection, admit="yes", on=POSTED)
    with pytest.raises(NotAllowed):
        desk.story.do(publicity.conclude_notice, actor=CLERK, notice_id=notice, on=LAST + timedelta(days=1))

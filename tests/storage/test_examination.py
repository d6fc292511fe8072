"""形式审查 through the door of the services: items, results, corrections with their term, and the way back of each act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.examination import Mark, RoundState, notice_code, number_in_code
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.services import examination
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.examination import papers
from qtic_desktop.services.examination.hints import Hint, dismiss_hint, hints_of, restore_hint
from qtic_desktop.services.imports import ImportReport, import_file
from qtic_desktop.services.imports.units import take_back_units
from qtic_desktop.services.intake.changes import correct_proposal, withdraw_proposal
from qtic_desktop.services.perform import ask, work
from qtic_desktop.services.registry import revise_rules
from qtic_desktop.storage.queries import intake as intake_rows
from qtic_desktop.storage.queries.examination import examination as row_of
from qtic_desktop.storage.queries.examination import examination_history, examinations_in, unit_lists
from qtic_desktop.storage.queries.history import told_about
from qtic_desktop.storage.queries.today import waiting
from tests.review_story import CLERK, OFFICE, TODAY, Story, begin_story

#: The first day in the story; working days after it: Wed 11, Thu 12, Fri 13 March 2026, then Mon 16.
TENTH = TODAY


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3)
    yield made
    made.workspace.close()


def sheet(story: Story, place: int = 0) -> examination.Sheet:
    found: examination.Sheet = story.ask(examination.examination_sheet, proposal_id=story.proposals[place], today=TODAY)
    return found


def state(story: Story, place: int = 0) -> str:
    return sheet(story, place).row.examination


def conclude(story: Story, result: str, place: int = 0, **more: Any) -> None:
    facts = {"proposal_id": story.proposals[place], "result": result, "examined_on": TENTH, **more}
    story.do(examination.conclude_examination, **facts)


def mark_all(story: Story, place: int = 0, **others: tuple[str, str]) -> None:
    """Every item met, but for those named."""
    marks = [(item.key, *others.get(item.key, ("met", ""))) for item in sheet(story, place).items]
    story.do(examination.mark_items, proposal_id=story.proposals[place], marks=marks)


def hints(story: Story, place: int = 0) -> dict[str, Hint]:
    found: tuple[Hint, ...] = story.ask(hints_of, proposal_id=story.proposals[place], today=TODAY)
    return {hint.problem.code: hint for hint in found}


def draft_of(story: Story, place: int = 0) -> ProposalDraft:
    return ProposalDraft.from_mapping(story.ask(intake_rows.draft, proposal_id=story.proposals[place]).draft)


def correct(story: Story, draft: ProposalDraft, place: int = 0) -> None:
    story.do(correct_proposal, proposal_id=story.proposals[place], draft=draft, reason="按补正材料更正")


def test_the_items_go_by_the_track_and_each_names_its_clause_or_says_it_is_not_in_the_guideline(story: Story) -> None:
    new, conversion = sheet(story, 0).items, sheet(story, 1).items
    assert {item.key for item in conversion} - {item.key for item in new} == {"old_center", "old_record"}
    assert {item.group for item in new} == {"eligibility", "completeness", "seals", "dates", "consistency"}
    allowed = {"一", "二（一）", "二（二）", "三（一）", "三（二）", "指引未规定"}
    assert {item.clause for item in conversion} <= allowed
    assert all(item.mark is Mark.OPEN for item in new)


def test_an_examination_made_on_paper_is_noted_by_date_result_and_note(story: Story) -> None:
    conclude(story, "passed", note="纸质审查表第 12 号")
    row = sheet(story).row
    assert (row.examination, row.on_paper, row.examined_on, row.note) == ("passed", True, TENTH, "纸质审查表第 12 号")


def test_an_office_with_its_own_list_examines_by_it_and_a_round_keeps_the_list_it_began_with(story: Story) -> None:
    mark_all(story)
    own = [{"key": "x", "group": "dates", "title": "收件在受理期内", "clause": ""}]
    story.do(revise_rules, settings={"examination_items": own}, reason="本局审查表")
    assert [(item.title, item.clause) for item in sheet(story, 1).items] == [("收件在受理期内", "指引未规定")]
    assert len(sheet(story, 0).items) > 10
    with pytest.raises(Refused, match=r"examination\.bad_item"):
        story.do(revise_rules, settings={"examination_items": [{"key": "x", "title": ""}]}, reason="改表")


def test_a_result_its_items_contradict_is_refused(story: Story) -> None:
    key = sheet(story).items[0].key
    story.do(examination.mark_items, proposal_id=story.proposals[0], marks=[(key, "met", "")])
    with pytest.raises(Refused, match=r"examination\.items_left"):
        conclude(story, "passed")
    mark_all(story, seals=("not_met", "第 3 页缺公章"))
    with pytest.raises(Refused, match=r"examination\.item_failed"):
        conclude(story, "passed")
    conclude(story, "correction")
    assert state(story) == "correction"


def test_a_correction_or_a_refusal_says_why(story: Story) -> None:
    for result in ("correction", "not_admitted"):
        with pytest.raises(Refused, match=r"examination\.note_missing"):
            conclude(story, result)
    assert state(story) == "pending"


def test_days_that_cannot_be_are_refused(story: Story) -> None:
    received = sheet(story).row.received_on
    assert received is not None
    for day, code in ((date(2026, 3, 11), "in_future"), (date(2025, 1, 1), "before_receipt")):
        with pytest.raises(Refused, match=code):
            conclude(story, "passed", examined_on=day)
    for days in ("0", "三天", "121", "2.5"):
        with pytest.raises(Refused, match=r"examination\.bad_days"):
            conclude(story, "correction", note="缺推荐函", days=days)
    assert state(story) == "pending"


def test_the_last_day_of_a_correction_is_counted_in_working_days(story: Story) -> None:
    conclude(story, "correction", note="缺推荐函", days="5")
    assert sheet(story).row.due_on == date(2026, 3, 17)
    conclude(story, "correction", 1, note="缺推荐函")
    row = sheet(story, 1).row
    assert (row.days, row.due_on, row.years_unknown) == (10, date(2026, 3, 24), ())


def test_a_year_whose_calendar_is_not_loaded_is_said(story: Story) -> None:
    span = story.ask(examination.correction_term, examined_on=date(2031, 3, 10), days="3")
    assert (span.last, span.unknown_years) == (date(2031, 3, 13), (2031,))


def test_edge_26_a_missing_seal_is_corrected_and_checked_a_second_time(story: Story) -> None:
    mark_all(story, seals=("not_met", "缺公章"), list=("not_applicable", "没有汇总表"))
    conclude(story, "correction", days="3")
    for result in ("passed", "correction"):
        with pytest.raises(Refused, match=r"examination\.waiting"):
            conclude(story, result)
    story.do(examination.record_supplement, proposal_id=story.proposals[0], arrived_on=TENTH, arrived="盖章页原件")
    now = sheet(story)
    assert now.row.examination == "recheck"
    assert [item.key for item in now.items if item.mark is Mark.OPEN] == ["seals"]
    assert next(item.mark for item in now.items if item.key == "list") is Mark.NOT_APPLICABLE
    story.do(examination.mark_items, proposal_id=story.proposals[0], marks=[("seals", "met", "")])
    conclude(story, "passed")
    assert [one.state for one in sheet(story).rounds] == [RoundState.CORRECTION, RoundState.PASSED]
    assert sheet(story).rounds[0].arrived == "盖章页原件"


def test_that_papers_came_can_be_taken_back(story: Story) -> None:
    conclude(story, "correction", note="缺推荐函", days="3")
    supplement = {"proposal_id": story.proposals[0], "arrived_on": TENTH, "arrived": "推荐函"}
    story.do(examination.record_supplement, **supplement)
    with pytest.raises(Refused, match=r"examination\.reason_missing"):
        story.do(examination.take_back_supplement, proposal_id=story.proposals[0], reason="错")
    story.do(examination.take_back_supplement, proposal_id=story.proposals[0], reason="是另一家单位的材料")
    row = sheet(story).row
    assert (row.examination, row.arrived_on, row.due_on, row.round_number) == ("correction", None, date(2026, 3, 13), 1)
    story.do(examination.record_supplement, **supplement)
    assert sheet(story).row.round_number == 2


def test_a_term_that_was_missed_is_said_waits_for_the_desk_and_can_be_extended(story: Story) -> None:
    conclude(story, "correction", note="缺推荐函", days="1", examined_on=date(2026, 3, 5))
    found = {row.kind: row for row in story.ask(waiting, OFFICE, today=TODAY)}
    assert (found["corrections_overdue"].count, found["corrections_overdue"].days) == (1, -4)
    with pytest.raises(Refused, match=r"examination\.same_due"):
        story.do(
            examination.extend_correction, proposal_id=story.proposals[0], due_on=date(2026, 3, 6), reason="单位申请"
        )
    story.do(examination.extend_correction, proposal_id=story.proposals[0], due_on=date(2026, 3, 20), reason="单位申请")
    assert "corrections_overdue" not in {row.kind for row in story.ask(waiting, OFFICE, today=TODAY)}
    assert sheet(story).row.due_on == date(2026, 3, 20)


def test_without_papers_only_a_refusal_can_be_noted_and_taking_it_back_waits_again(story: Story) -> None:
    conclude(story, "correction", note="缺推荐函", days="1", examined_on=date(2026, 3, 5))
    with pytest.raises(Refused, match=r"examination\.note_missing"):
        conclude(story, "not_admitted")
    conclude(story, "not_admitted", note="逾期未补正")
    assert [row.center_name for row in story.ask(examinations_in, state="not_admitted")] == [
        sheet(story).row.center_name
    ]
    story.do(examination.withdraw_result, proposal_id=story.proposals[0], reason="单位当日已寄出")
    row = sheet(story).row
    assert (row.examination, row.due_on, row.round_number) == ("correction", date(2026, 3, 6), 1)
    assert check_workspace(story.workspace) == ()


def test_a_wrong_result_is_taken_back_with_its_trace(story: Story) -> None:
    mark_all(story)
    conclude(story, "passed")
    with pytest.raises(Refused, match=r"examination\.concluded"):
        conclude(story, "not_admitted", note="不是法人")
    story.do(examination.withdraw_result, proposal_id=story.proposals[0], reason="看错了单位")
    assert state(story) == "begun"
    assert all(item.mark is Mark.MET for item in sheet(story).items)
    told = story.ask(examination_history, proposal_id=story.proposals[0])
    assert [entry.act for entry in told] == ["conclude_examination", "withdraw_result"]
    assert told[1].details["before"]["result"] == "passed"
    assert told[1].details["reason"] == "看错了单位"


def test_what_was_refused_never_goes_to_a_meeting_and_the_setting_holds_back_what_was_not_examined(
    story: Story,
) -> None:
    conclude(story, "not_admitted", note="不是独立法人")
    with pytest.raises(Refused, match=r"examination\.refused_to_meeting"):
        story.convene()
    story.do(revise_rules, settings={"examination_required": "yes"}, reason="本局规定")
    with pytest.raises(Refused, match=r"examination\.not_passed"):
        story.convene(proposals=story.proposals[1:])
    for place in (1, 2):
        conclude(story, "passed", place)
    story.convene(proposals=story.proposals[1:])


def test_without_the_setting_a_meeting_is_not_held_back_but_what_was_not_examined_is_written_down(story: Story) -> None:
    conclude(story, "passed")
    meeting = story.convene()
    (entry,) = [e for e in history_of(story, meeting) if e.act == "create_meeting"]
    numbers = [sheet(story, place).row.number for place in (1, 2)]
    assert sorted(entry.details["unexamined"]) == sorted(numbers)


def history_of(story: Story, record: str) -> Any:
    with story.workspace.store.read() as session:
        return told_about(session, record)


def test_a_hint_dismissed_with_a_reason_stays_so_until_its_figures_change(story: Story) -> None:
    correct(story, draft_of(story).having("funding_declared", "9999"))
    hint = hints(story)["intake.declared_not_sum"]
    assert (hint.open, hint.item) == (True, "figures")
    facts = {"proposal_id": story.proposals[0], "hint": hint.key}
    with pytest.raises(Refused, match=r"examination\.reason_missing"):
        story.do(dismiss_hint, **facts, reason="无")
    story.do(dismiss_hint, **facts, reason="总额含上年结转", actor=CLERK)
    said = hints(story)["intake.declared_not_sum"]
    assert (said.open, said.reason, said.by, said.on) == (False, "总额含上年结转", CLERK.name, TODAY)
    correct(story, draft_of(story).having("funding_declared", "8888"))
    assert hints(story)["intake.declared_not_sum"].open
    correct(story, draft_of(story).having("funding_declared", "9999"))
    assert not hints(story)["intake.declared_not_sum"].open
    story.do(restore_hint, **facts)
    assert hints(story)["intake.declared_not_sum"].open


def test_a_form_corrected_after_the_result_is_told(story: Story) -> None:
    conclude(story, "passed")
    assert not sheet(story).row.corrected
    correct(story, draft_of(story).having("legal_representative", "另一人"))
    assert sheet(story).row.corrected


def test_edge_27_an_application_withdrawn_after_receipt_leaves_the_list_and_nobody_examines_it(story: Story) -> None:
    story.do(withdraw_proposal, proposal_id=story.proposals[0], reason="单位申请撤回")
    assert story.ask(row_of, proposal_id=story.proposals[0]) is None
    with pytest.raises(Refused, match=r"examination\.not_accepted"):
        conclude(story, "passed")


def test_what_waits_follows_the_setting(story: Story) -> None:
    def kinds() -> dict[str, int]:
        return {row.kind: row.count for row in story.ask(waiting, OFFICE, today=TODAY)}

    assert "to_examine" not in kinds()
    assert kinds()["accepted"] == 3
    story.do(revise_rules, settings={"examination_required": "yes"}, reason="本局规定")
    assert (kinds()["to_examine"], kinds().get("accepted")) == (3, None)
    conclude(story, "passed")
    conclude(story, "correction", 1, note="缺推荐函")
    assert (kinds()["to_examine"], kinds()["accepted"]) == (1, 1)


def test_an_expert_neither_examines_nor_reads_examinations(story: Story) -> None:
    with pytest.raises(NotAllowed):
        story.do(
            examination.conclude_examination, actor=story.seat(0), proposal_id=story.proposals[0], result="passed",
            examined_on=TENTH,
        )  # fmt: skip
    order = examination.examination_sheet.bind(proposal_id=story.proposals[0], today=TODAY)
    with pytest.raises(NotAllowed):
        ask(story.workspace.store, story.seat(0), order)


def test_a_code_leads_back_to_its_proposal() -> None:
    assert number_in_code(notice_code("QTIC-2026-0001", 2).lower()) == "QTIC-2026-0001"
    assert number_in_code("QTIC-2026-X001") == ""


def test_the_papers_say_what_is_recorded_and_carry_the_code_that_opens_it(story: Story, tmp_path: Path) -> None:
    mark_all(story, seals=("not_met", "第 3 页缺申报单位公章"))
    conclude(story, "correction", note="推荐函日期涂改，请换原件", days="5", document_number="青科函〔2026〕8号")
    conclude(story, "not_admitted", 1, note="依托单位不是独立法人")
    first, second = sheet(story, 0).row, sheet(story, 1).row
    notice = made(story, papers.export_correction_notice, tmp_path / "n.pdf", proposal_id=first.id)
    assert "指引未规定" not in notice, "the applicant is told what to do, not what the guideline leaves open"
    for words in ("第3页缺申报单位公章", "推荐函日期涂改", "2026年3月17日", "5个工作日", f"{first.number}-S1", "8号"):
        assert words in notice
    refusal = made(story, papers.export_refusal_notice, tmp_path / "r.pdf", proposal_id=second.id)
    assert "依托单位不是独立法人" in refusal
    assert f"{second.number}-S1" in refusal
    whole = made(story, papers.export_examination, tmp_path / "s.pdf", proposal_id=first.id)
    assert all(item.title.replace(" ", "")[:12] in whole for item in sheet(story, 0).items)
    assert "第1次审查" in whole
    refused = made(story, papers.export_refused, tmp_path / "l.pdf", batch_id="")
    assert second.number in refused
    assert first.number not in refused
    sheets = ("s.xlsx", papers.export_examination), ("s.docx", papers.export_examination)
    for name, order in (
        *sheets,
        ("n.xlsx", papers.export_correction_notice),
        ("n.docx", papers.export_correction_notice),
    ):
        work(story.workspace, OFFICE, order.bind(out=tmp_path / name, proposal_id=first.id))
        assert (tmp_path / name).stat().st_size > 3000


def test_no_notice_is_made_that_the_record_does_not_bear_out(story: Story, tmp_path: Path) -> None:
    for order, code in (
        (papers.export_correction_notice, "no_correction_notice"),
        (papers.export_refusal_notice, "no_refusal_notice"),
    ):
        with pytest.raises(Refused, match=code):
            work(story.workspace, OFFICE, order.bind(out=tmp_path / "x.pdf", proposal_id=story.proposals[0]))
    with pytest.raises(Refused, match=r"files\.none_found"):
        work(story.workspace, OFFICE, papers.export_refused.bind(out=tmp_path / "x.pdf", batch_id=""))
    assert not (tmp_path / "x.pdf").exists()


def made(story: Story, order: Any, out: Path, **arguments: str) -> str:
    """The words of a PDF, without blanks and line ends."""
    work(story.workspace, OFFICE, order.bind(out=out, **arguments))
    return re.sub(r"\s", "", "".join(page_texts(out.read_bytes())))


def load_units(story: Story, tmp_path: Path, *rows: dict[str, str], name: str = "名单.csv") -> ImportReport:
    """A list of units through the one door of files."""
    heads = ("名单", "单位名称", "统一社会信用代码", "证书编号", "有效期至")
    lines = [",".join(heads), *(",".join(row.get(head, "") for head in heads) for row in rows)]
    (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    return import_file(story.workspace, CLERK, "units", tmp_path / name, dry_run=False)


def unit_codes(story: Story, place: int = 0) -> set[str]:
    return {code.partition(".")[2] for code in hints(story, place) if code.startswith("examination.unit_")}


def test_a_loaded_list_is_held_against_the_host_by_code_or_name(story: Story, tmp_path: Path) -> None:
    assert unit_codes(story) == set()
    host, code = draft_of(story).get("host_name"), draft_of(story).get("credit_code")
    report = load_units(
        story, tmp_path, {"名单": "失信", "单位名称": "曾用名公司", "统一社会信用代码": code},
        {"名单": "注销", "单位名称": host}, {"名单": "高企", "单位名称": "别的公司"},
    )  # fmt: skip
    assert (report.new, report.written) == (3, 3)
    assert unit_codes(story) == {"unit_dishonest", "unit_deregistered", "unit_not_hightech"}
    assert hints(story)["examination.unit_dishonest"].item == "integrity"
    again = load_units(story, tmp_path, {"名单": "注销", "单位名称": host}, name="第二份.csv")
    assert (again.new, again.same) == (0, 1)


def test_the_register_of_high_tech_enterprises_counts_on_the_day_of_receipt(story: Story, tmp_path: Path) -> None:
    draft = draft_of(story).having("hightech_number", "GR202437100123")
    correct(story, draft)
    received = date.fromisoformat(draft.get("received_on"))
    row = {"名单": "高新技术企业", "单位名称": draft.get("host_name"), "证书编号": "GR202437100999"}
    load_units(story, tmp_path, row | {"有效期至": (received - timedelta(days=1)).isoformat()})
    assert unit_codes(story) == {"unit_hightech_expired", "unit_other_certificate"}
    story.do(take_back_units, source="名单.csv", reason="旧的名单")
    assert unit_codes(story) == set()
    load_units(story, tmp_path, row | {"证书编号": "gr202437100123", "有效期至": received.isoformat()})
    assert unit_codes(story) == set()


def test_what_one_file_brought_is_taken_back_whole_and_nothing_else(story: Story, tmp_path: Path) -> None:
    host = draft_of(story).get("host_name")
    load_units(story, tmp_path, {"名单": "失信", "单位名称": host}, name="甲.csv")
    load_units(story, tmp_path, {"名单": "注销", "单位名称": host}, name="乙.csv")
    with pytest.raises(Refused, match=r"examination\.reason_missing"):
        story.do(take_back_units, source="甲.csv", reason="错")
    story.do(take_back_units, source="甲.csv", reason="不是本市的名单")
    assert unit_codes(story) == {"unit_deregistered"}
    assert [row.source for row in story.ask(unit_lists)] == ["乙.csv"]
    with pytest.raises(Refused, match=r"examination\.no_such_list"):
        story.do(take_back_units, source="甲.csv", reason="不是本市的名单")

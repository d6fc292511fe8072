"""Lists of the office: what a draft lacks, what stays readable, and how entries are merged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.examination import ExaminationResult, Mark, check_result
from qtic_desktop.domain.intake import FIELDS_OF_GUIDELINE, PAPERS, TASK_NUMBERS, Mode, Track
from qtic_desktop.domain.office_lists import (
    HINTS,
    ListDraft,
    ListEntry,
    OfficeList,
    checklist,
    entries_from_rows,
    entries_to_rows,
    keyed,
    list_problems,
    offered,
    remarks_for,
    standing_for,
)
from qtic_desktop.storage.queries.examination import RoundItemRow
from qtic_desktop.storage.queries.office_lists import shipped_entries, shipped_items

FIELDS = shipped_entries(OfficeList.FIELDS)


def codes(name: OfficeList, *entries: ListEntry) -> list[str]:
    return [one.code.removeprefix("registry.list_") for one in list_problems(ListDraft(name, 1, entries), FIELDS)]


def test_the_dictionaries_that_ship_say_what_the_form_knows() -> None:
    assert tuple(one.key for one in FIELDS) == FIELDS_OF_GUIDELINE
    assert tuple(one.key for one in shipped_entries(OfficeList.MODES)) == tuple(Mode)
    assert tuple(int(one.key) for one in shipped_entries(OfficeList.TASKS)) == TASK_NUMBERS
    assert {one.key for one in shipped_entries(OfficeList.PAPERS)} == {*PAPERS, "form", "other"}


def test_an_entry_in_force_is_retired_and_never_renamed_or_taken_out() -> None:
    first = FIELDS[0]
    assert codes(OfficeList.FIELDS, *FIELDS) == []
    assert codes(OfficeList.FIELDS, *FIELDS[1:]) == ["entry_gone"]
    assert codes(OfficeList.FIELDS, replace(first, title="高端装备"), *FIELDS[1:]) == ["renamed"]
    assert codes(OfficeList.FIELDS, replace(first, retired=True), *FIELDS[1:]) == []
    assert codes(OfficeList.FIELDS, *(replace(one, retired=True) for one in FIELDS)) == ["empty"]


def test_what_a_draft_lacks_is_said_at_its_entry() -> None:
    new = ListEntry("new", " ")
    draft = ListDraft(OfficeList.FIELDS, 1, (*FIELDS, new, ListEntry("twice", FIELDS[0].title)))
    found = [(one.code, one.field) for one in list_problems(draft, FIELDS)]
    assert found == [("registry.list_no_title", "7"), ("registry.list_same_title", "8")]
    gone = replace(FIELDS[1], retired=True)
    into = replace(FIELDS[0], retired=True, into=gone.key)
    assert codes(OfficeList.FIELDS, into, gone, *FIELDS[2:]) == ["into"]
    tasks = shipped_entries(OfficeList.TASKS)
    added = ListDraft(OfficeList.TASKS, 1, (*tasks, ListEntry("x", "第七项")))
    assert [one.code for one in list_problems(added, tasks)] == ["registry.list_closed"]
    modes = shipped_entries(OfficeList.MODES)
    assert not list_problems(ListDraft(OfficeList.MODES, 1, (*modes, ListEntry("x", "第四种"))), modes)


def test_a_new_entry_is_kept_under_its_name_and_a_merged_one_means_the_other() -> None:
    merged = replace(FIELDS[0], retired=True, into="typed")
    after = keyed(
        ListDraft(OfficeList.FIELDS, 1, (merged, *FIELDS[1:], ListEntry("typed", " 低空经济 "))), FIELDS
    ).entries
    assert (after[-1].key, after[-1].title) == ("低空经济", "低空经济")
    assert standing_for(after) == {FIELDS[0].key: "低空经济"}
    assert FIELDS[0].key not in [one.key for one in offered(after)]
    assert entries_from_rows(entries_to_rows(after)) == after


def test_items_of_an_examination_get_keys_of_their_own_and_say_where_the_guideline_is_silent() -> None:
    before = (ListEntry("host", "依托单位", clause="一"),)
    draft = ListDraft(
        OfficeList.EXAMINATION_NEW, 1, (*before, ListEntry("t1", "甲"), ListEntry("t2", "乙", required=False))
    )
    items = checklist(keyed(draft, before).entries, Track.NEW)
    assert [(one.key, one.clause, one.required) for one in items] == [
        ("host", "一", True),
        ("own_1", "指引未规定", True),
        ("own_2", "指引未规定", False),
    ]
    assert all(one.required for one in shipped_items())


def test_remarks_are_offered_where_they_fit_and_are_freely_changed() -> None:
    remarks = shipped_entries(OfficeList.REMARKS)
    seals = remarks_for(remarks, "seals")
    assert seals[0] == "未加盖申报单位公章，请补盖"
    assert len(seals) == 3
    assert "已电话核实，情况属实" not in remarks_for(remarks, "")
    assert remarks_for(remarks, HINTS) == ("已电话核实，情况属实", "已附说明，不影响本项")
    general = (*remarks, ListEntry("x", "请补正", ""))
    assert remarks_for(general, "seals")[-1] == "请补正"
    draft = ListDraft(OfficeList.REMARKS, 1, (replace(remarks[0], title="改过"),))
    assert list_problems(draft, remarks) == ()
    assert list_problems(replace(draft, entries=()), remarks) == ()


def test_an_item_that_is_only_noted_keeps_nobody_from_passing() -> None:
    items = [
        RoundItemRow("a", "dates", "甲", "", (), Mark.MET),
        RoundItemRow("b", "dates", "乙", "", (), Mark.FAILED, "缺", required=False),
    ]
    check_result(ExaminationResult.PASSED, items, "")
    check_result(ExaminationResult.CORRECTION, items, "")
    with pytest.raises(Refused):
        check_result(ExaminationResult.PASSED, [replace(items[1], required=True)], "")

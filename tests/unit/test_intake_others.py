"""What a proposal has in common with others of the workspace, and names as they will be kept."""

from __future__ import annotations

from datetime import date

import pytest

from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.checks import check_draft
from qtic_desktop.domain.intake.others import Other, hints_from_others

TODAY = date(2026, 3, 20)
CODE = "91350100M000100Y43"
KNOWN = Other("QTIC-2026-X001 青岛市甲技术创新中心", "NEW", "青岛市甲技术创新中心", "青岛甲公司", CODE, "王·明")


def codes(draft: ProposalDraft) -> list[str]:
    return [p.code.removeprefix("intake.") for p in hints_from_others(draft, [KNOWN, KNOWN])]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"host_name": "青岛 甲公司", "track": "NEW"}, ["same_host"]),
        ({"host_name": "另一名称", "credit_code": CODE.lower(), "track": "CONVERSION"}, ["same_host_other_track"]),
        ({"center_name": "青岛市甲技术创新中心 "}, ["same_center"]),
        ({"director_name": "王•明"}, ["same_director"]),
        ({"host_name": "青岛乙公司", "center_name": "青岛市乙技术创新中心", "director_name": "王明"}, []),
        ({}, []),
    ],
)
def test_a_host_a_centre_or_a_director_met_before_is_named_once(values: dict[str, str], found: list[str]) -> None:
    assert codes(ProposalDraft(values)) == found
    problems = list(hints_from_others(ProposalDraft(values), [KNOWN]))
    assert all(not p.blocking and p.facts["other"] == KNOWN.name for p in problems)


def test_a_blank_code_is_nothing_in_common() -> None:
    blank = Other("草稿", "NEW", "", "", "", "")
    assert list(hints_from_others(ProposalDraft({"track": "NEW"}), [blank])) == []


@pytest.mark.parametrize("name", ["legal_representative", "contact_name", "director_name"])
def test_a_name_with_spaces_is_said_as_it_will_be_kept(name: str) -> None:
    def said(text: str) -> list[object]:
        found = check_draft(ProposalDraft({name: text}), today=TODAY)
        return [(p.field, p.blocking, p.facts["name"]) for p in found if p.code == "intake.name_written_as"]

    assert said("王  明") == [(name, False, "王明")]
    assert said("阿依古丽·买买提") == []

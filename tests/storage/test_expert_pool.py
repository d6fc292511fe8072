"""The pool of experts: corrected, retired, merged, and back; personal data stay apart and leave a trace when looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.experts.identity_cards import id_fault
from qtic_desktop.domain.experts.pool import masked_account, masked_id, masked_phone
from qtic_desktop.resources import message
from qtic_desktop.services import experts as use
from qtic_desktop.services import meetings
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import ask, work
from qtic_desktop.storage.queries import experts as rows
from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries.audit import LogFilter, audit_page
from qtic_desktop.storage.queries.experts.pool import same_month
from tests.review_story import CLERK, OFFICE, Story, begin_story

CARD = "11010519491231002X"
SUPERVISOR = Actor("s-1", "监督员", Role.SUPERVISOR)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2, experts=8)
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def row(story: Story, place: int = 0, year: int = 2026) -> rows.PoolRow:
    found = ask(story.workspace.store, OFFICE, rows.pool.bind(year=year))
    return next(one for one in found if one.id == story.experts[place])


def refusal(story: Story, use_case: Callable[..., Any], **facts: Any) -> str:
    with pytest.raises(Refused) as caught:
        story.do(use_case, **facts)
    error = caught.value
    assert message(error.code, "zh", **error.facts) != message(error.code, "en", **error.facts)
    return error.code


def log(story: Story) -> Any:
    return story.ask(audit_page, wanted=LogFilter(), limit=1).rows[0]


def correct(story: Story, **change: Any) -> dict[str, Any]:
    return {"expert_id": story.experts[0], "change": use.ExpertChange(**change), "reason": "核对名册"}


def test_a_record_is_corrected_and_corrected_back(story: Story) -> None:
    before = row(story)
    changed = correct(story, title="研究员", fields=("海洋装备", "新材料"), former_units=("旧单位",))
    story.do(use.correct_expert, actor=CLERK, **changed)
    now = row(story)
    assert (now.title, now.fields, now.former_units) == ("研究员", ("海洋装备", "新材料"), ("旧单位",))
    assert "（" in log(story).details["whom"]
    story.do(
        use.correct_expert, **correct(story, title=before.title, fields=before.fields, former_units=before.former_units)
    )
    assert row(story) == before


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "experts.name_and_unit"),
        ({"kind": "x"}, "experts.unknown_kind"),
        ({"unit_code": "123"}, "experts.bad_unit_code"),
        ({}, "experts.unchanged"),
    ],
)
def test_a_wrong_correction_is_refused(story: Story, change: dict[str, str], code: str) -> None:
    assert refusal(story, use.correct_expert, **correct(story, **change)) == code


def test_edge_9_a_correction_never_makes_two_records_of_one_person(story: Story) -> None:
    other = row(story, 1)
    double = correct(story, name=other.name, organization=other.organization)
    assert refusal(story, use.correct_expert, **double) == "experts.double"
    story.do(use.correct_expert, **correct(story, name=other.name, organization="另一家单位"))
    assert row(story).namesakes
    assert row(story, 1).namesakes


def test_edge_36_who_has_retired_sits_on_no_new_panel_and_can_come_back(story: Story) -> None:
    story.do(use.retire_expert, expert_id=story.experts[0], reason="退休")
    assert row(story).status == "retired"
    assert story.experts[0] not in {one.id for one in story.ask(meeting_rows.experts)}
    with pytest.raises(Refused) as caught:
        story.convene()
    assert caught.value.code == "meetings.expert_not_active"
    story.do(use.restore_expert, expert_id=story.experts[0], reason="返聘")
    story.convene()
    assert refusal(story, use.retire_expert, expert_id=story.experts[0], reason="退休") == "experts.seated"


def test_edge_33_reviews_of_the_year_are_counted_where_the_expert_came(story: Story) -> None:
    story.convene(size=6)
    assert row(story).reviews == 0
    story.open(size=6, absent=(5,))
    assert [row(story, place).reviews for place in (0, 5, 6)] == [1, 0, 0]
    assert row(story, year=2025).reviews == 0


def test_two_records_of_one_person_are_merged_and_split(story: Story) -> None:
    story.convene(size=5)
    story.open()
    merge = {"expert_id": story.experts[6], "into_id": story.experts[0], "reason": "同一人"}
    story.do(use.merge_experts, **merge)
    merged = row(story, 6)
    assert (merged.status, merged.merged_into.split("（")[0]) == ("merged", row(story).name)
    assert refusal(
        story, use.merge_experts, **{**merge, "expert_id": story.experts[7], "into_id": story.experts[6]}
    ) == ("experts.cannot_merge")
    story.do(use.split_expert, expert_id=story.experts[6], reason="不是同一人")
    assert row(story, 6).status == "active"
    assert refusal(story, use.split_expert, expert_id=story.experts[6], reason="再次") == "experts.not_in_this_state"


def test_a_workbook_changes_many_records_or_none(story: Story) -> None:
    changes = [(one, use.ExpertChange(city="济南")) for one in story.experts[:3]]
    story.do(use.update_experts, actor=CLERK, changes=changes, source="名册.xlsx")
    assert {row(story, place).city for place in range(3)} == {"济南"}
    assert refusal(story, use.update_experts, changes=changes, source="名册.xlsx") == "experts.nothing_to_update"
    bad = [(story.experts[3], use.ExpertChange(city="烟台")), (story.experts[4], use.ExpertChange(kind="x"))]
    assert refusal(story, use.update_experts, changes=bad, source="名册.xlsx") == "experts.unknown_kind"
    assert row(story, 3).city != "烟台"


def test_another_name_of_a_unit_is_registered_and_taken_back(story: Story) -> None:
    story.do(use.register_alias, alias="海大", name="海洋大学")
    (alias,) = story.ask(rows.aliases)
    assert refusal(story, use.register_alias, alias="海大", name="海事大学") == "experts.alias_taken"
    assert refusal(story, use.register_alias, alias="海大", name="海大") == "experts.alias_empty"
    story.do(use.remove_alias, alias_id=alias.id, reason="写错")
    assert story.ask(rows.aliases) == ()


def contact(story: Story, **facts: str) -> dict[str, str]:
    given = {"phone": "13800001234", "id_number": CARD, "bank": "示例银行", "bank_account": "6222 0000 1111 2222"}
    return {"expert_id": story.experts[0], **given, **facts}


def test_personal_data_are_masked_and_shown_in_full_only_with_a_trace(story: Story) -> None:
    story.do(use.save_contact, **contact(story))
    assert CARD not in str(log(story).details)
    shown = ask(story.workspace.store, CLERK, rows.masked_contact.bind(expert_id=story.experts[0]))
    assert (shown.phone, shown.id_number, shown.bank_account) == (
        "138****1234",
        "1101************2X",
        "************2222",
    )
    full = work(story.workspace, OFFICE, use.show_contact.bind(expert_id=story.experts[0], purpose="发放咨询费"))
    assert (full.id_number, full.bank_account) == (CARD, "6222000011112222")
    entry = log(story)
    assert (entry.act, entry.details["purpose"]) == (Act.SHOW_CONTACT, "发放咨询费")
    assert CARD not in str(entry.details)
    with pytest.raises(Refused):
        work(story.workspace, OFFICE, use.show_contact.bind(expert_id=story.experts[0], purpose=" "))
    for actor in (CLERK, SUPERVISOR, story.seat(0)):
        with pytest.raises(NotAllowed):
            work(story.workspace, actor, use.show_contact.bind(expert_id=story.experts[0], purpose="看看"))
    for actor in (SUPERVISOR, story.seat(0)):
        with pytest.raises(NotAllowed):
            ask(story.workspace.store, actor, rows.masked_contact.bind(expert_id=story.experts[0]))


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (CARD, ""), ("110105194912310021", "check"), ("11010519491331002X", "date"), ("1101051949123100", "length"),
        ("110105202412310025", "age"), ("", "length"),
    ],
)  # fmt: skip
def test_the_number_of_an_identity_card_is_checked(number: str, fault: str) -> None:
    assert id_fault(number, date(2026, 3, 10)) == fault


def test_impossible_personal_data_are_refused(story: Story) -> None:
    assert refusal(story, use.save_contact, **contact(story, id_number=CARD[:-1] + "1")) == "experts.bad_id_number"
    assert refusal(story, use.save_contact, **contact(story, bank_account="abc")) == "experts.bad_account"
    story.do(use.save_contact, **contact(story, id_number=""))


def test_too_short_a_number_is_hidden_whole() -> None:
    assert (masked_phone("110"), masked_id("123"), masked_account("12")) == ("***", "***", "**")


def test_a_meeting_seat_is_no_way_around_the_status(story: Story) -> None:
    story.convene()
    story.open()
    story.do(use.retire_expert, expert_id=story.experts[6], reason="退出")
    seat = {"from_item_id": story.items()[0], "expert_id": story.experts[6], "reason": "替补"}
    assert refusal(story, meetings.add_member, **seat) == "meetings.expert_not_active"


def test_edge_37_who_comes_to_two_meetings_in_a_month_is_named(story: Story) -> None:
    for proposal in story.proposals:
        story.convene(size=5, proposals=[proposal])
        story.open()
    found = story.ask(same_month, year=2026, month=3)
    assert {one.id for one in found} == set(story.experts[:5])
    assert all(len(one.meetings) == 2 for one in found)
    assert story.ask(same_month, year=2026, month=4) == ()
    listed = ask(story.workspace.store, OFFICE, rows.pool.bind(year=2026, month=3))
    assert {one.id for one in listed if one.same_month} == set(story.experts[:5])
    assert not any(one.same_month for one in ask(story.workspace.store, OFFICE, rows.pool.bind(year=2026, month=4)))


def test_edge_34_an_expert_sits_on_a_panel_once(story: Story) -> None:
    story.convene(size=5)
    panel = {"meeting_id": story.meeting_id, "leader_id": story.experts[0]}
    twice = [*story.experts[:5], story.experts[0]]
    assert refusal(story, meetings.change_panel, expert_ids=twice, **panel) == "meetings.expert_twice"


def test_the_list_is_printed_and_nobodys_telephone_is_on_it(story: Story, tmp_path: Path) -> None:
    story.do(use.save_contact, **contact(story))
    story.do(use.retire_expert, expert_id=story.experts[1], reason="退休")
    out = tmp_path / "名单.pdf"
    chosen = frozenset(story.experts[:3])
    order = use.export_experts.bind(out=out, ids=chosen, scope="在库")
    assert work(story.workspace, SUPERVISOR, order).about == "3"
    text = "".join("".join(page_texts(out.read_bytes())).split())
    assert all(row(story, place).name in text for place in range(3))
    assert row(story, 3).name not in text
    assert "已停用" in text
    assert not any(secret in text for secret in ("13800001234", CARD, "6222000011112222"))
    with pytest.raises(Refused, match=r"experts\.list_empty"):
        work(story.workspace, OFFICE, use.export_experts.bind(out=out, ids=frozenset()))
    with pytest.raises(NotAllowed):
        work(story.workspace, story.seat(0), order)


def test_a_list_of_an_empty_pool_says_that_nobody_is_in_it(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=0, experts=0)
    with story.workspace, pytest.raises(Refused) as caught:
        work(story.workspace, OFFICE, use.export_experts.bind(out=tmp_path / "名单.xlsx"))
    assert "专家库里还没有人" in message(caught.value.code)
    assert list(tmp_path.iterdir()) == [tmp_path / "w"]

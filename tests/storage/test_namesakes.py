"""People of one name: told apart wherever they are shown or written down, by one rule; nobody else gets anything beside it."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.namesakes import Known, beside, called
from qtic_desktop.services.accounts import add_people, retire_person, slips
from qtic_desktop.services.accounts.access import access
from qtic_desktop.services.accounts.first_steps import first_steps
from qtic_desktop.services.accounts.people import people_at_the_door
from qtic_desktop.services.accounts.recovery import recover, staff_behind
from qtic_desktop.services.accounts.sign_in import Entered, confirm, enter, sign_in, take_seat, vouch
from qtic_desktop.services.perform import ask, perform, work
from qtic_desktop.storage.encryption.key_slots import LIMIT
from qtic_desktop.storage.queries.audit import LogFilter, LogPage, audit_page
from qtic_desktop.storage.queries.day import day_facts
from qtic_desktop.storage.tables.audit import AuditEntry
from tests.helpers.founded import HEAD, OFFICE, expert, log, noon, person_id, refusal, slip_of, staff


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ([("1", "王伟", "海大"), ("2", "李敏", "海大")], {}),
        ([("1", "王伟", "海大"), ("2", "王伟", "青大")], {"1": "海大", "2": "青大"}),
        ([("2", "王伟", "海大"), ("1", "王伟", "海大")], {"1": "海大 1", "2": "海大 2"}),
        ([("1", "王伟", ""), ("2", "王伟", "")], {"1": "1", "2": "2"}),
        (
            [("1", "王伟", "海大"), ("2", "王伟", "海大"), ("3", "王伟", "青大")],
            {"1": "海大 1", "2": "海大 2", "3": "青大"},
        ),
    ],
)
def test_the_rule(people: list[tuple[str, str, str]], told: dict[str, str]) -> None:
    assert beside(Known(*one) for one in people) == told


def test_a_name_written_down_with_its_unit_gets_no_second_one() -> None:
    assert called("王伟", "") == "王伟"
    assert called("王伟", "规划处") == "王伟（规划处）"
    assert called("王伟（海大）", "规划处") == "王伟（海大）"


def unit(here: Entered, name: str, role: Role, place: str, secret: str) -> str:
    perform(here.workspace.store, here.actor, add_people.bind(people=[(name, role)], unit=place))
    with here.workspace.store.read() as session:
        found = max(session.scalars(select(AuditEntry.subject_id).where(AuditEntry.act == Act.ADD_PEOPLE.value)))
    work(here.workspace, here.actor, slips.set_secret.bind(person_id=found, secret=secret))
    return found


def page(here: Entered, person: str = "") -> LogPage:
    return ask(here.workspace.store, here.actor, audit_page.bind(wanted=LogFilter(person=person)))


def test_a_namesake_changes_how_a_name_is_told_everywhere_from_then_on(here: Entered) -> None:
    clerk = unit(here, "李秀英", Role.CLERK, "规划处", HEAD)
    alone = sign_in(here.workspace, "李秀英", HEAD).actor
    assert (alone.called, alone.apart) == ("李秀英", "")
    whose = expert(here)  # an expert of that name joins
    slip = slip_of(here, whose)
    one, two = sign_in(here.workspace, "李秀英", HEAD).actor, sign_in(here.workspace, "李秀英", slip.text).actor
    assert (one.called, two.called) == ("李秀英（规划处）", "李秀英（青岛大学）")
    assert one.name == two.name == "李秀英"
    assert (clerk, whose) == (one.id, two.id)
    assert {row.called for row in people_at_the_door(here.workspace.store)} == {
        "王明远", "李秀英（规划处）", "李秀英（青岛大学）",
    }  # fmt: skip
    rows = work(here.workspace, here.actor, access.bind())
    assert {row.called for row in rows} == {"王明远", "李秀英（规划处）", "李秀英（青岛大学）"}
    seen = page(here)
    assert set(seen.people) >= {"李秀英（规划处）", "李秀英（青岛大学）"}
    assert "李秀英" not in seen.people  # also what was written down before there were two
    mine = page(here, "李秀英（规划处）")
    assert {row.actor_name for row in mine.rows} == {"李秀英（规划处）"}
    assert mine.matching == 2  # signed in before and after the other one joined
    assert {row.about for row in seen.rows if row.act == Act.ISSUE_SLIP.value} == {"李秀英（青岛大学）"}


def test_who_has_no_unit_is_of_the_office_and_signs_in_as_that(here: Entered) -> None:
    staff(here, "李秀英", Role.CLERK, HEAD)
    expert(here)
    actor = sign_in(here.workspace, "李秀英@青岛市科学技术局", HEAD).actor
    assert actor.called == "李秀英（青岛市科学技术局）"
    perform(here.workspace.store, here.actor, retire_person.bind(person_id=actor.id))
    rows = {row.id: row.called for row in people_at_the_door(here.workspace.store)}
    assert "李秀英（青岛大学）" in rows.values()  # what the retired one did stands under the name


def test_a_person_is_chosen_and_a_namesakes_tries_are_not_touched(here: Entered) -> None:
    one, two = expert(here, "李伟", "青岛大学"), expert(here, "李伟", "海洋大学")
    first, second = slip_of(here, one), slip_of(here, two)
    error = refusal(lambda: take_seat(here.workspace, one, second.text, seat=here.actor))
    assert (error.code, error.facts["name"]) == ("accounts.wrong_secret", "李伟（青岛大学）")
    tries = {slot.id: slot.tries for slot in here.workspace.slots.file.slots}
    assert (tries[one], tries[two]) == (1, 0)
    assert take_seat(here.workspace, one, first.text).actor.id == one


def test_wrong_secrets_say_whose_where_and_who_sat_there(here: Entered) -> None:
    head, whose = staff(here, "周志刚", Role.HEAD, HEAD), expert(here)
    at_seat = sign_in(here.workspace, "李秀英", slip_of(here, whose).text).actor
    refusal(lambda: work(here.workspace, at_seat, vouch.bind(person_id=here.actor.id, secret="不是她的口令")))
    refusal(lambda: work(here.workspace, here.actor, confirm.bind(secret="手滑了手滑了")))
    refusal(lambda: take_seat(here.workspace, head, "猜一猜看看吧", seat=here.actor))
    refusal(lambda: sign_in(here.workspace, "周志刚", "门口猜一猜吧"))
    told = log(here.workspace, Act.WRONG_SECRET)
    assert [(row["name"], row.get("seat", "door"), row["count"]) for row in told] == [
        ("王明远", "李秀英", 1), ("王明远", "王明远", 1), ("周志刚", "王明远", 1), ("周志刚", "door", 1),
    ]  # fmt: skip
    assert all(row["computer"] for row in told)
    assert told[-1]["at_the_door"] is True
    rows = [row for row in page(here).rows if row.act == Act.WRONG_SECRET.value]
    assert {row.role for row in rows} == {"program"}  # nobody of the office did it


def test_who_frees_an_experts_seat_is_on_record_and_nobody_is_locked_from_it(here: Entered) -> None:
    clerk, whose = staff(here, "赵敏", Role.CLERK, HEAD), expert(here)
    staff(here, "周督", Role.SUPERVISOR, "监督员的一句口令")
    at_seat = sign_in(here.workspace, "李秀英", slip_of(here, whose).text).actor
    assert work(here.workspace, at_seat, vouch.bind(person_id=clerk, secret=HEAD)) == "赵敏"
    (entry,) = log(here.workspace, Act.FREE_SEAT)
    assert (entry["by"], entry["role"], entry["name"], entry["whom"]) == ("赵敏", "clerk", "李秀英", whose)
    other = person_id(here.workspace, "周督")
    error = refusal(lambda: work(here.workspace, at_seat, vouch.bind(person_id=other, secret="监督员的一句口令")))
    assert error.code == "accounts.not_of_the_desk"
    for n in range(LIMIT + 2):
        refusal(lambda n=n: work(here.workspace, at_seat, vouch.bind(person_id=clerk, secret=f"猜不到的 {n}")))
    assert sign_in(here.workspace, "赵敏", HEAD).actor.id == clerk  # never locked out


def test_the_sheet_opens_a_list_of_staff_and_lets_the_chosen_one_in(here: Entered, founded: object) -> None:
    staff(here, "李秀英", Role.CLERK, HEAD)
    expert(here)
    sheet, folder = founded.recovery.text, founded.folder  # type: ignore[attr-defined]
    here.workspace.close()
    rows = staff_behind(folder, sheet, now=noon)
    assert [row.called for row in rows] == ["李秀英（青岛市科学技术局）", "王明远"]
    with recover(folder, sheet, person_id=rows[0].id, secret="新的一句好记的话", now=noon).workspace as workspace:
        facts = json.loads(json.dumps(log(workspace, Act.USE_RECOVERY)))
        assert [(row["by"], row["name"]) for row in facts] == [
            ("李秀英（青岛市科学技术局），凭恢复单", "李秀英（青岛市科学技术局）")
        ]
        with workspace.store.read() as session:
            day = day_facts(session, day=noon().date())
        assert not [name for name in day.people if "恢复单" in name]
        assert "李秀英（青岛市科学技术局）" in day.people
    with enter(folder, "李秀英", "新的一句好记的话", now=noon).workspace:
        pass


def test_whoever_only_unlocked_somebody_was_there_that_day(here: Entered) -> None:
    head = staff(here, "周志刚", Role.HEAD, HEAD)
    staff(here, "赵敏", Role.CLERK, "每天一杯崂山绿茶")
    other = sign_in(here.workspace, "赵敏", "每天一杯崂山绿茶").actor
    for n in range(LIMIT):
        refusal(lambda n=n: sign_in(here.workspace, "周志刚", f"no no no {n}"))
    work(here.workspace, other, slips.unlock_person.bind(person_id=head))
    with here.workspace.store.read() as session:
        facts = day_facts(session, day=noon().date())
    assert set(facts.people) == {"赵敏", "王明远"}
    assert ("unlock_person", 1) in facts.done


def test_the_first_step_waits_for_secrets_of_ones_own(here: Entered) -> None:
    def office() -> object:
        return work(here.workspace, here.actor, first_steps.bind())

    assert office().without_secret == ()  # type: ignore[attr-defined]
    perform(here.workspace.store, here.actor, add_people.bind(people=[("赵敏", Role.CLERK)]))
    assert office().without_secret == ("赵敏",)  # type: ignore[attr-defined]
    clerk = person_id(here.workspace, "赵敏")
    start = slip_of(here, clerk)
    found = office()
    assert (found.staff_done, found.without_secret) == (False, ("赵敏",))  # type: ignore[attr-defined]
    actor: Actor = sign_in(here.workspace, "赵敏", start.text).actor
    work(here.workspace, actor, slips.change_secret.bind(before=start.text, after=HEAD))
    assert office().staff_done  # type: ignore[attr-defined]
    assert OFFICE != HEAD

"""Who sits here: founding, signing in, slips, the second person, unlocking, recovery, each with its trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from qtic_desktop.domain.accounts.secrets import slip_digits, slip_from
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.services.accounts import recovery, retire_person, slips
from qtic_desktop.services.accounts.access import access
from qtic_desktop.services.accounts.founding import Founded, found
from qtic_desktop.services.accounts.sign_in import Entered, confirm, enter, needs_secret, sign_in, signing_key
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import perform, work
from qtic_desktop.storage.encryption.key_slots import LIMIT
from qtic_desktop.storage.queries.accounts import small_office
from qtic_desktop.storage.queries.certificates import certificates
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.workspace import create_workspace, open_workspace
from tests.helpers.founded import CHEAP, HEAD, OFFICE, add, expert, log, noon, person_id, refusal, slip_of, staff


def test_a_new_workspace_opens_for_its_first_person_and_for_nobody_else(founded: Founded) -> None:
    assert needs_secret(founded.folder)
    for name, secret, code in (
        ("", "", "accounts.secret_needed"),
        ("王明远", "", "accounts.wrong_secret"),
        ("王明远", "西海岸的夏天到了", "accounts.wrong_secret"),
        ("王五", OFFICE, "accounts.no_such_person"),
    ):
        error = refusal(lambda name=name, secret=secret: enter(founded.folder, name, secret, now=noon))
        assert (error.code, error.exit_status) == (code, 4)
    with enter(founded.folder, "王明远", OFFICE, now=noon).workspace as workspace:
        assert check_workspace(workspace) == ()
        assert [row["count"] for row in log(workspace, Act.WRONG_SECRET)] == [2]


def test_the_first_person_carries_the_merged_roles_openly(here: Entered) -> None:
    assert here.actor.roles == (Role.OFFICE, Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN)
    with here.workspace.store.read() as session:
        said = small_office(session)
        assert said is not None
        assert [name for name, _ in said.merged] == ["王明远"]
    assert log(here.workspace, Act.DECLARE_SMALL_OFFICE)


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        ("春天", "accounts.secret_short"),
        ("20310405", "accounts.secret_few_digits"),
        ("王明远王明远的口令", "accounts.secret_name"),
        ("wangmingyuan-8", "accounts.secret_name"),
        ("青岛市科学技术局2031", "accounts.secret_name"),
        ("88888888888", "accounts.secret_repeated"),
        ("春夏秋冬春夏秋冬春夏秋冬", "accounts.secret_repeated"),
        ("12345678901", "accounts.secret_common"),
        ("qwertyuiop", "accounts.secret_common"),
        ("password1!", "accounts.secret_common"),
        ("x" * 300, "accounts.secret_long"),
    ],
)
def test_a_secret_that_others_guess_is_refused_in_words_and_nothing_is_made(
    tmp_path: Path, secret: str, code: str
) -> None:
    error = refusal(lambda: found(tmp_path / "w", office="青岛市科学技术局", name="王明远", secret=secret, costs=CHEAP))
    assert error.code == code
    assert list(tmp_path.iterdir()) == []


def test_founding_never_touches_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    error = refusal(lambda: found(tmp_path, office="科技局", name="王明远", secret=OFFICE, costs=CHEAP))
    assert error.code == "workspace.folder_not_empty"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_expert_comes_in_with_the_slip_and_gets_a_key_the_office_cannot_have(here: Entered) -> None:
    slip = slip_of(here, expert(here))
    assert slip_digits(slip.text)
    assert (slip.name, slip.unit) == ("李秀英", "青岛大学")
    assert slip.text not in repr(slip)
    signed = sign_in(here.workspace, "李秀英", slip.text)
    assert (signed.actor.role, signed.must_change) == (Role.EXPERT, False)
    key = signing_key(here.workspace, signed.actor, slip.text)
    assert (key.owner, key.organization) == ("李秀英", "青岛大学")
    with here.workspace.store.read() as session:
        (row,) = certificates(session, expert_id=signed.actor.expert_id or "")
    assert (row.sha256, row.origin, row.withdrawn_at) == (key.fingerprint, "workspace", None)
    for actor, secret in ((here.actor, OFFICE), (signed.actor, OFFICE)):
        code = refusal(lambda actor=actor, secret=secret: signing_key(here.workspace, actor, secret)).code
        assert code in ("accounts.no_signing_key", "accounts.slip_misread")


def test_every_secret_and_slip_is_recorded_with_whom_it_concerns_and_never_itself(here: Entered) -> None:
    expert_id = expert(here)
    slip = slip_of(here, expert_id)
    head = staff(here, "周志刚", Role.HEAD, HEAD)
    issued, given = log(here.workspace, Act.ISSUE_SLIP), log(here.workspace, Act.SET_SECRET)
    assert [(row["by"], row["whom"], row["name"]) for row in issued] == [("王明远", expert_id, "李秀英")]
    assert [(row["by"], row["whom"], row["name"]) for row in given] == [("王明远", head, "周志刚")]
    with here.workspace.store.read() as session:
        everything = " ".join(entry.details for entry in session.scalars(select(AuditEntry)))
    for secret in (OFFICE, HEAD, slip.text, slip_digits(slip.text) or ""):
        assert secret not in everything


def test_staff_change_a_handed_out_secret_at_the_first_sign_in(here: Entered) -> None:
    add(here, ("周志刚", Role.CLERK))
    start = slip_of(here, person_id(here.workspace, "周志刚"))
    signed = sign_in(here.workspace, "周志刚", start.text)
    assert signed.must_change

    def changed(before: str, after: str) -> object:
        return work(here.workspace, signed.actor, slips.change_secret.bind(before=before, after=after))

    assert refusal(lambda: changed(OFFICE, HEAD)).code == "accounts.slip_misread"
    assert refusal(lambda: changed(start.text, "zhouzhigang")).code == "accounts.secret_name"
    changed(start.text, HEAD)
    assert refusal(lambda: changed(HEAD, HEAD)).code == "accounts.secret_same"
    assert not sign_in(here.workspace, "周志刚", HEAD).must_change
    assert [row["name"] for row in log(here.workspace, Act.CHANGE_SECRET)] == ["周志刚"]


def test_an_expert_has_no_secret_to_choose(here: Entered) -> None:
    whose = expert(here)
    order = slips.set_secret.bind(person_id=whose, secret=HEAD)
    assert refusal(lambda: work(here.workspace, here.actor, order)).code == "accounts.slip_for_experts"
    slip = slip_of(here, whose)
    actor = sign_in(here.workspace, "李秀英", slip.text).actor
    order = slips.change_secret.bind(before=slip.text, after=HEAD)
    assert refusal(lambda: work(here.workspace, actor, order)).code == "accounts.slip_for_experts"


def test_a_locked_person_is_let_in_by_another_with_a_trace_and_not_by_themselves(here: Entered) -> None:
    head = staff(here, "周志刚", Role.HEAD, HEAD)
    for n in range(LIMIT):
        assert isinstance(refusal(lambda n=n: sign_in(here.workspace, "周志刚", f"no no no {n}")), NotAllowed)
    assert refusal(lambda: sign_in(here.workspace, "周志刚", HEAD)).code == "accounts.locked"
    told = log(here.workspace, Act.WRONG_SECRET)
    assert [(row["name"], row["count"], row["locked"]) for row in told] == [("周志刚", 1, False)] * 4 + [
        ("周志刚", 1, True)
    ]
    locked = Actor(head, "周志刚", Role.HEAD)
    assert refusal(lambda: work(here.workspace, locked, slips.unlock_person.bind(person_id=head))).code == (
        "accounts.not_yourself"
    )
    work(here.workspace, here.actor, slips.unlock_person.bind(person_id=head))
    assert sign_in(here.workspace, "周志刚", HEAD).actor.id == head
    assert [(row["by"], row["name"]) for row in log(here.workspace, Act.UNLOCK_PERSON)] == [("王明远", "周志刚")]
    assert refusal(lambda: work(here.workspace, here.actor, slips.unlock_person.bind(person_id=head))).code == (
        "accounts.not_locked"
    )


def test_an_expert_neither_unlocks_nor_gives_slips(here: Entered) -> None:
    whose = expert(here)
    actor = sign_in(here.workspace, "李秀英", slip_of(here, whose).text).actor
    for order in (
        slips.unlock_person.bind(person_id=here.actor.id),
        slips.issue_slip.bind(person_id=here.actor.id),
        slips.withdraw_slip.bind(person_id=here.actor.id, reason="x"),
        recovery.make_recovery.bind(),
    ):
        with pytest.raises(NotAllowed):
            work(here.workspace, actor, order)


def test_a_retired_person_and_a_withdrawn_slip_open_nothing(here: Entered) -> None:
    head, whose = staff(here, "周志刚", Role.HEAD, HEAD), expert(here)
    slip = slip_of(here, whose)
    perform(here.workspace.store, here.actor, retire_person.bind(person_id=head))
    assert refusal(lambda: sign_in(here.workspace, "周志刚", HEAD)).code == "accounts.no_longer"
    work(here.workspace, here.actor, slips.withdraw_slip.bind(person_id=whose, reason="会议结束"))
    assert refusal(lambda: sign_in(here.workspace, "李秀英", slip.text)).code == "accounts.slip_withdrawn"
    assert refusal(lambda: sign_in(here.workspace, "李秀英", slip_from("0" * 15))).code == "accounts.no_such_person"
    assert [row["reason"] for row in log(here.workspace, Act.WITHDRAW_SLIP)] == ["会议结束"]
    # To withdraw and to issue is no way around the second person.
    assert refusal(lambda: slip_of(here, whose)).code == "accounts.slip_there"


def test_a_corrected_name_signs_in_and_a_retired_person_has_no_slot_any_more(here: Entered) -> None:
    head = staff(here, "周志刚", Role.HEAD, HEAD)
    work(here.workspace, here.actor, slips.rename_at_the_door.bind(person_id=head, name="周志纲"))
    assert sign_in(here.workspace, "周志纲", HEAD).actor.name == "周志纲"
    assert refusal(lambda: sign_in(here.workspace, "周志刚", HEAD)).code == "accounts.no_such_person"
    work(here.workspace, here.actor, slips.retire_at_the_door.bind(person_id=head))
    assert here.workspace.slots.file.slot(head) is None
    assert refusal(
        lambda: work(here.workspace, here.actor, slips.set_secret.bind(person_id=head, secret=HEAD))
    ).code == ("accounts.no_longer")


def test_unlocking_the_screen_asks_the_same_person_again(here: Entered) -> None:
    work(here.workspace, here.actor, confirm.bind(secret=OFFICE))
    error = refusal(lambda: work(here.workspace, here.actor, confirm.bind(secret=HEAD)))
    assert (error.code, error.facts["left"]) == ("accounts.wrong_secret", LIMIT - 1)
    work(here.workspace, here.actor, confirm.bind(secret=OFFICE))


def test_namesakes_sign_in_by_unit_and_never_as_each_other(here: Entered) -> None:
    one, two = expert(here, "李伟", "青岛大学"), expert(here, "李伟", "海洋大学")
    first, second = slip_of(here, one), slip_of(here, two)
    assert sign_in(here.workspace, "李伟", second.text).actor.id == two
    assert sign_in(here.workspace, "李伟@青岛大学", first.text).actor.id == one
    assert refusal(lambda: sign_in(here.workspace, "李伟@青岛大学", second.text)).code == "accounts.wrong_secret"


def test_a_sample_and_a_workspace_of_before_open_by_name_alone(tmp_path: Path) -> None:
    from tests.review_story import begin_story

    begin_story(tmp_path / "s").workspace.close()
    assert not needs_secret(tmp_path / "s")
    with enter(tmp_path / "s", "", now=noon).workspace as workspace:
        assert workspace.key is None
        assert sign_in(workspace, "监督员").actor.role is Role.SUPERVISOR
        assert refusal(lambda: sign_in(workspace, "没有此人")).code == "accounts.nobody"
        assert refusal(lambda: workspace.slots).code == "accounts.no_secrets_here"
    create_workspace(tmp_path / "plain").close()
    open_workspace(tmp_path / "plain").close()


def test_who_gets_in_and_how_is_listed_without_a_secret(here: Entered) -> None:
    whose = expert(here)
    slip = slip_of(here, whose)
    refusal(lambda: sign_in(here.workspace, "李秀英", "1234 5678 9012 3458"))
    rows = {row.name: row for row in work(here.workspace, here.actor, access.bind())}
    assert (rows["李秀英"].kind, rows["李秀英"].unit) == ("slip", "青岛大学")
    assert rows["王明远"].kind == "password"
    assert slip.text not in repr(rows)

"""The way back in: a second person for a lost slip, the recovery sheet, and what `check` says about who can open."""

from __future__ import annotations

import platform

import pytest

from qtic_desktop.documents.signing.keys import SignerKey
from qtic_desktop.domain.accounts.secrets import recovery_from
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.accounts import recovery, slips
from qtic_desktop.services.accounts.founding import Founded
from qtic_desktop.services.accounts.sign_in import Entered, enter, sign_in, signing_key
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import work
from qtic_desktop.storage.encryption.key_slots import LIMIT
from qtic_desktop.storage.queries.certificates import certificates
from qtic_desktop.storage.queries.day import day_facts
from tests.helpers.founded import HEAD, OFFICE, expert, log, noon, person_id, refusal, slip_of, staff


def test_a_second_slip_needs_a_second_person_and_what_was_entered_stays(here: Entered) -> None:
    whose = expert(here)
    first = slip_of(here, whose)
    assert refusal(lambda: slip_of(here, whose)).code == "accounts.slip_there"
    staff(here, "周志刚", Role.HEAD, HEAD)
    own = signing_key(here.workspace, sign_in(here.workspace, "李秀英", first.text).actor, first.text)

    def replaced(name: str, secret: str, reason: str = "丢失") -> slips.Slip:
        second = person_id(here.workspace, name)
        order = slips.replace_slip.bind(person_id=whose, second_id=second, second_secret=secret, reason=reason)
        return work(here.workspace, here.actor, order)

    assert refusal(lambda: replaced("周志刚", HEAD, " ")).code == "accounts.reason_missing"
    assert refusal(lambda: replaced("周志刚", "wrong wrong")).code == "accounts.wrong_beside"
    assert refusal(lambda: replaced("王明远", OFFICE)).code == "accounts.second_same"
    assert refusal(lambda: replaced("李秀英", first.text)).code == "accounts.second_same"
    assert sign_in(here.workspace, "李秀英", first.text).actor.name == "李秀英"
    second = replaced("周志刚", HEAD)
    assert refusal(lambda: sign_in(here.workspace, "李秀英", first.text)).code == "accounts.slip_replaced"
    told = log(here.workspace, Act.WRONG_SECRET)[-1]  # at once, for a lost slip in strange hands is worth a look
    assert (told["name"], told["old_slip"], told["count"]) == ("李秀英", second_day(here), 1)
    assert told["computer"] == platform.node()
    actor = sign_in(here.workspace, "李秀英", second.text).actor
    assert actor.id == whose
    assert log(here.workspace, Act.WRONG_SECRET)[-1] == told  # and once
    with here.workspace.store.read() as session:
        day = day_facts(session, day=here.workspace.store.now().date())
    assert "周志刚" in day.people  # who stood by
    assert day.wrong == (("李秀英", 1, False), ("周志刚", 1, False))
    (entry,) = log(here.workspace, Act.REPLACE_SLIP)
    assert (entry["by"], entry["second"], entry["name"], entry["reason"]) == ("王明远", "周志刚", "李秀英", "丢失")
    fresh: SignerKey = signing_key(here.workspace, actor, second.text)
    with here.workspace.store.read() as session:
        rows = certificates(session, expert_id=actor.expert_id or "")
    assert [(row.sha256, row.withdrawn_at is None) for row in rows] == [
        (fresh.fingerprint, True),
        (own.fingerprint, False),
    ]


def second_day(here: Entered) -> str:
    return f"{here.workspace.store.now():%Y-%m-%d}"


def test_another_expert_is_no_second_person_but_the_recovery_sheet_is_one(here: Entered, founded: Founded) -> None:
    whose, other = expert(here), expert(here, "赵六", "海洋大学")
    slip_of(here, whose)
    stranger = slip_of(here, other)

    def replaced(name: str, secret: str) -> slips.Slip:
        second = person_id(here.workspace, name) if name else ""
        order = slips.replace_slip.bind(person_id=whose, second_id=second, second_secret=secret, reason="丢失")
        return work(here.workspace, here.actor, order)

    assert refusal(lambda: replaced("赵六", stranger.text)).code == "accounts.second_role"
    assert refusal(lambda: replaced("", recovery_from("0" * 32))).code == "accounts.recovery_wrong"
    assert sign_in(here.workspace, "李秀英", replaced("", founded.recovery.text).text).actor.id == whose


def test_a_slot_of_nobody_and_a_missing_recovery_sheet_are_found(here: Entered) -> None:
    from qtic_desktop.storage.encryption.key_slots import Held, NewSlot
    from qtic_desktop.storage.encryption.slot_file import SlotKind

    assert check_workspace(here.workspace) == ()
    assert here.workspace.key is not None
    slots = here.workspace.slots
    slots.put(NewSlot("intruder", SlotKind.PASSWORD, ("某人",), HEAD, Held(here.workspace.key)), made_at="x")
    (sheet,) = [slot.id for slot in slots.file.slots if slot.kind is SlotKind.RECOVERY]
    slots.remove(sheet)
    found = check_workspace(here.workspace)
    assert [one.code for one in found] == ["check.slot_of_nobody", "check.recovery"]


def test_the_recovery_sheet_lets_a_person_in_who_lost_everything(founded: Founded) -> None:
    def recovered(sheet: str, name: str = "王明远", secret: str = HEAD) -> Entered:
        people = {row.name: row.id for row in recovery.staff_behind(founded.folder, sheet, now=noon)}
        return recovery.recover(founded.folder, sheet, person_id=people.get(name, "-"), secret=secret, now=noon)

    digits = founded.recovery.text
    misread = digits[:7] + str((int(digits[7]) + 1) % 10) + digits[8:]
    error = refusal(lambda: recovered(misread))
    assert (error.code, error.facts["group"]) == ("accounts.recovery_group", 2)
    assert refusal(lambda: recovered(digits[:-6])).code == "accounts.recovery_length"
    assert refusal(lambda: recovered(recovery_from("0" * 32))).code == "accounts.recovery_wrong"
    assert refusal(lambda: recovered(digits, secret="123")).code == "accounts.secret_short"
    assert refusal(lambda: recovered(digits, name="王五")).code == "accounts.nobody"
    for _ in range(LIMIT):
        refusal(lambda: enter(founded.folder, "王明远", "no no no no", now=noon))
    with recovered(digits).workspace as workspace:
        assert [row["name"] for row in log(workspace, Act.USE_RECOVERY)] == ["王明远"]
    with enter(founded.folder, "王明远", HEAD, now=noon).workspace:
        pass
    assert refusal(lambda: enter(founded.folder, "王明远", OFFICE, now=noon)).code == "accounts.wrong_secret"


def test_a_new_recovery_sheet_counts_only_after_the_program_has_opened_with_it(
    here: Entered, founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise Refused("storage.damaged")

    with monkeypatch.context() as patched:
        patched.setattr(recovery, "current_revision", fails)
        assert (
            refusal(lambda: work(here.workspace, here.actor, recovery.make_recovery.bind())).code == "storage.damaged"
        )
    recovery.require_sheet(here.workspace, founded.recovery.text)
    sheet = work(here.workspace, here.actor, recovery.make_recovery.bind())
    assert sheet.proved_at
    recovery.require_sheet(here.workspace, sheet.text)
    assert (
        refusal(lambda: recovery.require_sheet(here.workspace, founded.recovery.text)).code == "accounts.recovery_wrong"
    )

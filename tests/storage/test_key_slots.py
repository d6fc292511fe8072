"""Slots: only a person's own secret opens them, tries are counted whatever happens, and the file is never half."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from qtic_desktop.domain.accounts.secrets import recovery_from, secret_problems, slip_from
from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed, QticError, Refused
from qtic_desktop.storage.encryption import key_slots, slot_file
from qtic_desktop.storage.encryption.box import WrongKey
from qtic_desktop.storage.encryption.cost import Cost
from qtic_desktop.storage.encryption.key_slots import (
    LIMIT,
    LIMIT_BESIDE,
    Held,
    KeySlots,
    NewSlot,
    make_slot,
    new_slot_file,
)
from qtic_desktop.storage.encryption.slot_file import SlotKind, read_slots, write_slots

CHEAP = Cost(8, 1, 1)
WHEN = "2026-03-10T09:00:00+08:00"
KEY = bytes(range(32))


def password(person: str, secret: str, *names: str) -> NewSlot:
    return NewSlot(person, SlotKind.PASSWORD, names, secret, Held(KEY, f"signing key of {person}".encode()))


def slots_of(folder: Path, *new: NewSlot) -> KeySlots:
    file = new_slot_file("w1", CHEAP, CHEAP)
    made = [make_slot(file, one, made_at=WHEN) for one in new]
    write_slots(folder, file.with_slots(*made))
    return KeySlots(folder, "w1")


def refused(slots: KeySlots, name: str, secret: str) -> QticError:
    with pytest.raises(QticError) as caught:
        slots.sign_in(name, secret)
    return caught.value


def test_a_secret_opens_its_own_slot_and_no_other(tmp_path: Path) -> None:
    slots = slots_of(tmp_path, password("p1", "西海岸的春天", "张三"), password("p2", "春天在西海岸", "李四"))
    opened = slots.sign_in(" 张 三", "西海岸的春天")
    assert (opened.slot.id, opened.held) == ("p1", Held(KEY, b"signing key of p1"))
    assert refused(slots, "李四", "西海岸的春天").code == "accounts.wrong_secret"
    assert refused(slots, "王五", "西海岸的春天").code == "accounts.no_such_person"


def test_the_file_is_the_construction_written_down(tmp_path: Path) -> None:
    """Opened by an independent hand with nothing but the library: Argon2id, then two boxes of AES-256-GCM."""
    slots_of(tmp_path, password("p1", "西海岸的春天", "张三"))
    body = json.loads((tmp_path / slot_file.FILE).read_text())
    (slot,) = body["slots"]
    cost = slot["cost"]
    salt, own_key, held = (slot_file._bytes(slot[name]) for name in ("salt", "own_key", "held"))
    maker = Argon2id(
        salt=salt, length=32, iterations=cost["passes"], lanes=cost["lanes"], memory_cost=cost["memory_kib"]
    )
    kek = maker.derive("西海岸的春天".encode())
    own = AESGCM(kek).decrypt(own_key[:12], own_key[12:], b"w1/p1/own key")
    inside = json.loads(AESGCM(own).decrypt(held[:12], held[12:], b"w1/p1/held"))
    assert slot_file._bytes(inside["workspace_key"]) == KEY


def test_names_secrets_and_keys_are_not_in_the_file(tmp_path: Path) -> None:
    slots_of(tmp_path, password("p1", "西海岸的春天", "张三", "张三@青岛大学"))
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        for canary in ("张三".encode(), b"\\u5f20", "西海岸".encode(), KEY, KEY.hex().encode(), b"signing key"):
            assert canary not in data


def test_full_width_typing_opens_the_same_slot(tmp_path: Path) -> None:
    slots = slots_of(tmp_path, password("p1", "summer-2031x", "张三"))
    assert slots.sign_in("张三", "ｓｕｍｍｅｒ－２０３１ｘ").slot.id == "p1"


def test_a_misread_slip_is_said_and_not_counted(tmp_path: Path) -> None:
    slip = slip_from("314159265358979")
    digits = slip.replace(" ", "")
    slots = slots_of(tmp_path, NewSlot("p1", SlotKind.SLIP, ("张三",), digits, Held(KEY)))
    for at in range(16):
        for wrong in "0123456789".replace(digits[at], ""):
            typed = digits[:at] + wrong + digits[at + 1 :]
            assert refused(slots, "张三", typed).code == "accounts.slip_misread"
    assert slots.file.slots[0].tries == 0
    assert slots.sign_in("张三", "３１４１－5926 5358 " + digits[12:]).slot.id == "p1"


def test_tries_left_are_said_until_the_slot_is_locked_for_good(tmp_path: Path) -> None:
    slots = slots_of(tmp_path, password("p1", "西海岸的春天", "张三"))
    left = [refused(slots, "张三", f"wrong-{n}").facts.get("left") for n in range(LIMIT)]
    assert left == [4, 3, 2, 1, 0]
    assert refused(slots, "张三", "西海岸的春天").code == "accounts.locked"
    slots.unlock("p1")
    assert slots.sign_in("张三", "西海岸的春天").slot.tries == 0
    assert slots.file.slots[0].wrong == LIMIT


@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_wrong_secrets_over_restarts_and_clocks_never_get_one_try_too_many(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between any two unlockings at most ``LIMIT`` secrets are really tried at the own sign-in and ``LIMIT_BESIDE`` at other
    people's seats; the clock is turned at random."""
    tried = 0
    really = key_slots.open_slot

    def counting(*given: object) -> Held:
        nonlocal tried
        tried += 1
        return really(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(key_slots, "open_slot", counting)
    rng = random.Random(seed)
    slots = slots_of(tmp_path, password("p1", "西海岸的春天", "张三"), password("p2", "春天在西海岸", "李四"))
    allowed = LIMIT + LIMIT_BESIDE
    for n in range(300):
        monkeypatch.setattr(time, "time", lambda: rng.uniform(0, 4e9))
        monkeypatch.setattr(time, "monotonic", lambda: rng.uniform(0, 4e9))
        if rng.random() < 0.3:
            slots = KeySlots(tmp_path, "w1", clock=lambda: rng.uniform(0, 4e9))
        if rng.random() < 0.02:
            slots.unlock("p1")
            allowed = tried + LIMIT + LIMIT_BESIDE
        if rng.random() < 0.4:
            with pytest.raises(QticError):
                slots.prove("p1", f"beside {n}", beside=True)
        if rng.random() < 0.3:
            slots.sign_in("李四", "春天在西海岸")
            tried -= 1
        assert refused(slots, "张三", f"wrong {n}").code in (
            "accounts.wrong_secret", "accounts.now_locked", "accounts.locked",
        )  # fmt: skip
        assert tried <= allowed
    assert tried >= LIMIT + LIMIT_BESIDE


def test_whoever_sits_at_another_seat_locks_nobody_out(tmp_path: Path) -> None:
    """A few tries, each after a longer wait; then only there no more. The person signs in as ever, and that opens it again."""
    slots, now = slots_of(tmp_path, password("p1", "西海岸的春天", "张三")), [0.0]
    slots._clock = lambda: now[0]

    def beside(secret: str) -> QticError:
        with pytest.raises(QticError) as caught:
            slots.prove("p1", secret, "张三", beside=True)
        return caught.value

    assert beside("wrong 1").facts["left"] == LIMIT_BESIDE - 1
    assert beside("wrong 2").facts["left"] == LIMIT_BESIDE - 2
    waits = beside("西海岸的春天")  # the right one, too early: nothing is tried and nothing counted
    assert (waits.code, waits.facts["seconds"] > 10) == ("accounts.seat_waits", True)
    now[0] += 20
    assert beside("wrong 3").code == "accounts.not_beside"
    now[0] += 1000
    assert beside("西海岸的春天").code == "accounts.not_beside"
    (slot,) = KeySlots(tmp_path, "w1").file.slots
    assert (slot.tries, slot.beside, slot.wrong) == (0, LIMIT_BESIDE, LIMIT_BESIDE)
    assert slots.sign_in("张三", "西海岸的春天").slot.id == "p1"  # never locked out
    assert slots.prove("p1", "西海岸的春天", beside=True).slot.beside == 0
    for n in range(LIMIT_BESIDE):
        now[0] += 1000
        beside(f"again {n}")
    slots.unlock("p1")  # the other way out: another person
    now[0] += 1000
    assert slots.prove("p1", "西海岸的春天", beside=True).slot.id == "p1"


def test_the_digits_of_a_recovery_sheet_are_known_and_cost_no_try(tmp_path: Path) -> None:
    slots = slots_of(tmp_path, password("p1", "西海岸的春天", "张三"))
    for sheet in (recovery_from("27182818284590452353602874713526"), "１2345 " * 8):
        assert refused(slots, "张三", sheet).code == "accounts.sheet_not_here"
        with pytest.raises(Refused, match="sheet_not_here"):
            slots.prove("p1", sheet, beside=True)
    assert (slots.file.slots[0].tries, slots.file.slots[0].wrong) == (0, 0)
    assert (
        secret_problems("12345 23456 34567 45678 56789 67890 78901 89012", names=())[0].code == "accounts.secret_sheet"
    )


def test_an_old_slip_is_told_what_became_of_it_and_only_to_whoever_has_it(tmp_path: Path) -> None:
    def slip(random_digits: str) -> NewSlot:
        return NewSlot("p1", SlotKind.SLIP, ("张三",), slip_from(random_digits).replace(" ", ""), Held(KEY))

    first, second, third = "314159265358979", "271828182845904", "161803398874989"
    slots = slots_of(tmp_path, slip(first))
    slots.put(slip(second), made_at="2026-03-11T09:00:00+08:00")
    for _ in range(LIMIT + 2):  # it is no wrong try, however often
        error = refused(slots, "张三", slip_from(first))
        assert (error.code, error.facts["day"]) == ("accounts.slip_replaced", "2026-03-11")
    assert slots.file.slots[0].tries == 0
    assert refused(slots, "张三", slip_from(third)).code == "accounts.wrong_secret"
    assert slots.sign_in("张三", slip_from(second)).held.workspace_key == KEY
    slots.remove("p1", at="2026-03-12T09:00:00+08:00")
    again = KeySlots(tmp_path, "w1")
    assert refused(again, "张三", slip_from(second)).code == "accounts.slip_withdrawn"
    assert refused(again, "张三", slip_from(third)).code == "accounts.no_such_person"
    start = replace(slip(third), kind=SlotKind.START)
    again.put(start, made_at=WHEN)
    again.put(password("p1", "西海岸的春天", "张三"), made_at="2026-03-13T09:00:00+08:00")
    assert refused(again, "张三", slip_from(third)).code == "accounts.slip_used"
    assert again.file.slots[0].tries == 0
    ended = json.loads((tmp_path / slot_file.FILE).read_text())["ended"]
    assert len(ended) == 3
    with pytest.raises(WrongKey):  # the old slip opens nothing that is still there
        key_slots.open_slot(again.file, again.file.slots[0], slip_from(first).replace(" ", ""))


def test_a_program_killed_while_it_tries_has_used_up_the_try(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slots = slots_of(tmp_path, password("p1", "西海岸的春天", "张三"))

    def killed(*_: object) -> Held:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(key_slots, "open_slot", killed)
        for _ in range(LIMIT):
            with pytest.raises(KeyboardInterrupt):
                KeySlots(tmp_path, "w1").sign_in("张三", "wrong again")
    assert refused(KeySlots(tmp_path, "w1"), "张三", "西海岸的春天").code == "accounts.locked"
    assert slots.file.slots[0].tries == 0


def test_nothing_is_tried_when_the_count_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slots = slots_of(tmp_path, password("p1", "西海岸的春天", "张三"))

    def full(*_: object, **__: object) -> None:
        raise EnvironmentTrouble("storage.cannot_write", file="keyslots.json", reason="full")

    monkeypatch.setattr(slot_file, "write_durably", full)
    assert refused(slots, "张三", "西海岸的春天").code == "storage.cannot_write"


def test_namesakes_are_told_apart_by_their_secret_or_their_unit(tmp_path: Path) -> None:
    slots = slots_of(
        tmp_path,
        password("p1", "西海岸的春天", "李伟", "李伟@青岛大学"),
        password("p2", "崂山上的泉水", "李伟", "李伟@海洋大学"),
    )
    assert slots.sign_in("李伟", "崂山上的泉水").slot.id == "p2"
    assert refused(slots, "李伟@海洋大学", "西海岸的春天").code == "accounts.wrong_secret"
    assert [slot.tries for slot in slots.file.slots] == [0, 1]
    assert slots.sign_in("李伟", "西海岸的春天").slot.id == "p1"
    assert {slot.id: slot.tries for slot in slots.file.slots} == {"p1": 0, "p2": 1}


def test_a_namesake_cannot_guess_more_often_by_signing_in_between(tmp_path: Path) -> None:
    slots = slots_of(tmp_path, password("p1", "西海岸的春天", "李伟"), password("p2", "崂山上的泉水", "李伟"))
    for n in range(LIMIT):
        assert refused(slots, "李伟", f"guess {n}").code in ("accounts.wrong_secret", "accounts.now_locked")
        assert slots.sign_in("李伟", "西海岸的春天").slot.id == "p1"
    assert {slot.id: slot.tries for slot in slots.file.slots} == {"p1": 0, "p2": LIMIT}
    assert refused(slots, "李伟", "崂山上的泉水").code == "accounts.wrong_secret"


def test_a_changed_secret_opens_and_the_old_one_does_not(tmp_path: Path) -> None:
    slots = slots_of(tmp_path, password("p1", "西海岸的春天", "张三"))
    refused(slots, "张三", "wrong")
    slots.put(password("p1", "崂山上的泉水", "张三丰"), made_at=WHEN)
    again = KeySlots(tmp_path, "w1")
    assert again.sign_in("张三丰", "崂山上的泉水").held.workspace_key == KEY
    assert refused(again, "张三丰", "西海岸的春天").facts["left"] == LIMIT - 1
    assert refused(again, "张三", "崂山上的泉水").code == "accounts.no_such_person"
    assert again.file.slots[0].wrong == 2


def test_no_slot_opens_in_the_place_of_another(tmp_path: Path) -> None:
    """A forger who exchanges ids or boxes between slots gets neither the other's identity nor the other's key."""
    slots = slots_of(tmp_path, password("p1", "西海岸的春天", "张三"), password("p2", "春天在西海岸", "李四"))
    mine, theirs = slots.file.slots
    for forged in (
        replace(mine, id="p2", tags=theirs.tags),
        replace(mine, held=theirs.held),
        replace(theirs, own_key=mine.own_key, salt=mine.salt, cost=mine.cost),
    ):
        write_slots(tmp_path, replace(slots.file, slots=(forged,)))
        name = "李四" if forged.tags == theirs.tags else "张三"
        assert refused(KeySlots(tmp_path, "w1"), name, "西海岸的春天").code == "accounts.wrong_secret"


def test_a_damaged_file_is_read_from_its_second_copy_and_two_damaged_ones_are_said(tmp_path: Path) -> None:
    slots_of(tmp_path, password("p1", "西海岸的春天", "张三"))
    whole = (tmp_path / slot_file.FILE).read_bytes()
    for at in range(0, len(whole), 7):
        (tmp_path / slot_file.FILE).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert KeySlots(tmp_path, "w1").sign_in("张三", "西海岸的春天").slot.id == "p1"
    for name in (slot_file.FILE, slot_file.SECOND_FILE):
        (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Refused, match=r"accounts\.slots_damaged"):
        KeySlots(tmp_path, "w1")


def test_slots_of_another_workspace_and_of_a_newer_program_are_refused(tmp_path: Path) -> None:
    slots = slots_of(tmp_path, password("p1", "西海岸的春天", "张三"))
    with pytest.raises(Refused, match=r"accounts\.slots_damaged"):
        read_slots(tmp_path, "w2")
    body = json.loads(slot_file.to_bytes(slots.file))
    del body["check"]
    for change in ({"format": 2}, {"name_cost": {"kdf": "argon2id", "memory_kib": 1 << 40, "passes": 1, "lanes": 1}}):
        other = {**body, **change}
        data = json.dumps({**other, "check": slot_file._check(other)}).encode()
        with pytest.raises(Refused):
            slot_file.from_bytes(data)


_WRITER = """
import sys
from pathlib import Path
from tests.storage.test_key_slots import CHEAP, WHEN, password
from qtic_desktop.storage.encryption.key_slots import KeySlots
slots = KeySlots(Path(sys.argv[1]), "w1")
print("ready", flush=True)
for n in range(100_000):
    slots.put(password("p1", f"secret number {n % 2}", "张三"), made_at=WHEN)
"""


def test_a_kill_while_a_slot_is_written_leaves_a_whole_one(tmp_path: Path) -> None:
    slots_of(tmp_path, password("p1", "secret number 0", "张三"), password("p2", "春天在西海岸", "李四"))
    rng = random.Random(7)
    for _ in range(8):
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(rng.uniform(0.0, 0.12))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        slots = KeySlots(tmp_path, "w1")
        assert slots.sign_in("李四", "春天在西海岸").held.workspace_key == KEY
        opened = []
        for secret in ("secret number 0", "secret number 1"):
            try:
                opened.append(slots.prove("p1", secret).held.workspace_key)
            except NotAllowed:
                continue
        assert opened == [KEY]
        slots.unlock("p1")
    assert oct(os.stat(tmp_path / slot_file.FILE).st_mode & 0o777) == "0o600"


def test_on_a_full_disk_the_right_secret_opens_and_wrong_ones_are_counted_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slots = slots_of(tmp_path, password("p1", "西海岸的春天", "张三"))

    def full(target: Path, _data: bytes, **_private: bool) -> None:
        cause = OSError(28, "No space left on device")
        raise EnvironmentTrouble("storage.cannot_write", file=target.name, reason=cause.strerror) from cause

    monkeypatch.setattr(slot_file, "write_durably", full)
    assert slots.prove("p1", "西海岸的春天").slot.id == "p1"
    for _turn in range(2):  # the counters get another figure on the way: 9 becomes 10
        for left in range(LIMIT - 1, 0, -1):
            again = KeySlots(tmp_path, "w1")  # as after a restart
            assert refused(again, "张三", "错的口令").facts["left"] == left
        KeySlots(tmp_path, "w1").unlock("p1")
    assert read_slots(tmp_path, "w1").slots[0].wrong == 2 * (LIMIT - 1)
    for name in (slot_file.FILE, slot_file.SECOND_FILE):
        assert slot_file.from_bytes((tmp_path / name).read_bytes()).slots[0].wrong == 2 * (LIMIT - 1)
    for _try in range(LIMIT):
        refused(KeySlots(tmp_path, "w1"), "张三", "错的口令")
    assert refused(KeySlots(tmp_path, "w1"), "张三", "西海岸的春天").code == "accounts.locked"


def test_a_try_that_cannot_be_counted_at_all_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slots = slots_of(tmp_path, password("p1", "西海岸的春天", "张三"))
    full = OSError(28, "No space left on device")

    def refuse(*_: object, **_private: object) -> None:
        raise EnvironmentTrouble("storage.cannot_write", file="x", reason="") from full

    monkeypatch.setattr(slot_file, "write_durably", refuse)
    monkeypatch.setattr(slot_file, "overwrite", lambda *_: (_ for _ in ()).throw(full))
    assert refused(slots, "张三", "西海岸的春天").code == "storage.cannot_write"

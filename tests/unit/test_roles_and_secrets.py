"""Roles that stay apart, secrets in words, slips and sheets that say where they were misread, holders of certificates."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.accounts.roles import MERGEABLE, OFFICERS, conflicts, is_merged
from qtic_desktop.domain.accounts.secrets import (
    RECOVERY_RANDOM_DIGITS,
    SLIP_RANDOM_DIGITS,
    check_digit,
    recovery_digits,
    recovery_from,
    secret_problems,
    slip_digits,
    slip_from,
)
from qtic_desktop.domain.acts import ACTS, READS, Act, Read, acting, may, may_read, require_act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.opinions.certificates import holder_is, may_sign_for

BUSINESS_ACTS = [act for act, rule in ACTS.items() if rule.roles & {Role.CLERK, Role.EXPERT}]
#: What an officer does because everybody does it, or because the house is kept that way.
OFFICERS_TOO = {
    *(
        Act.SIGN_IN,
        Act.CONFIRM_CLOCK,
        Act.NOTE_RESTORE,
        Act.CHANGE_SECRET,
        Act.UNLOCK_PERSON,
        Act.FREE_SEAT,
        Act.RECORD_BACKUP,
        Act.EXPORT_AUDIT_LOG,
    ),
    Act.EXPORT_LIST,  # of what their own screen shows
}


@pytest.mark.parametrize("officer", sorted(OFFICERS))
def test_officers_have_no_right_of_the_business_and_read_nothing_of_it(officer: Role) -> None:
    assert {act for act in BUSINESS_ACTS if may(officer, act)} <= OFFICERS_TOO
    business = {
        Read.AGENDA,
        Read.EXPERTS,
        Read.PROPOSALS,
        Read.OPINIONS,
        Read.RESULTS,
        Read.SHEET_STATES,
        Read.MEETINGS,
    }
    assert not {read for read in business if may_read(officer, read)}
    assert may_read(officer, Read.AUDIT) == (officer is Role.AUDIT_ADMIN)


def test_every_act_and_read_has_its_row() -> None:
    assert set(ACTS) == set(Act)
    assert set(READS) == set(Read)


def test_pairs_of_roles_that_one_person_may_never_carry() -> None:
    for first, second in combinations(Role, 2):
        apart = conflicts((first, second))
        merged = conflicts((first, second), small_office=True)
        assert bool(apart) == ({first, second} != {Role.CLERK, Role.OFFICE})
        assert bool(merged) == ({first, second} != {Role.CLERK, Role.OFFICE} and not {first, second} <= MERGEABLE)
    for never in (Role.SUPERVISOR, Role.EXPERT, Role.AUDIT_ADMIN):
        assert never not in MERGEABLE
    assert not is_merged([Role.OFFICE])
    assert is_merged([Role.CLERK, Role.VERIFIER])


def test_a_person_of_several_roles_acts_in_the_one_that_carries_the_act() -> None:
    person = Actor("p", "王明远", Role.OFFICE, None, frozenset({Role.SECURITY_ADMIN}))
    assert acting(person, Act.SEAL_MEETING).role is Role.OFFICE
    in_role = acting(person, Act.GRANT_ROLE)
    assert (in_role.role, in_role.roles) == (Role.SECURITY_ADMIN, (Role.SECURITY_ADMIN, Role.OFFICE))
    with pytest.raises(NotAllowed):
        acting(Actor("p", "王明远", Role.OFFICE), Act.GRANT_ROLE)
    with pytest.raises(NotAllowed):
        require_act(Actor("p", "周", Role.SUPERVISOR, None, frozenset({Role.VERIFIER})), Act.SEAL_MEETING)


def independent_check_digit(digits: str) -> int:
    """ISO/IEC 7064 MOD 11,10 from its defining congruence: the only last digit for which the walk ends at 1."""
    for last in range(10):
        product = 10
        for digit in [*map(int, digits)]:
            total = (product + digit) % 10
            product = (2 * (10 if total == 0 else total)) % 11
        if (product + last) % 10 == 1:
            return last
    raise AssertionError


@given(st.text("0123456789", min_size=1, max_size=30))
def test_the_check_digit_is_the_standard_one(digits: str) -> None:
    assert int(check_digit(digits)) == independent_check_digit(digits)


def test_the_example_of_the_standard() -> None:
    assert check_digit("0794") == "5"


@given(st.integers(0, 10**SLIP_RANDOM_DIGITS - 1), st.integers(0, 15), st.integers(1, 9))
def test_any_misread_digit_of_a_slip_is_noticed(number: int, at: int, off: int) -> None:
    text = slip_from(f"{number:015d}")
    assert [len(part) for part in text.split()] == [4, 4, 4, 4]
    digits = text.replace(" ", "")
    assert slip_digits(text) == slip_digits("－".join(text.split())) == digits
    wrong = digits[:at] + str((int(digits[at]) + off) % 10) + digits[at + 1 :]
    assert slip_digits(wrong) is None
    assert slip_digits(digits[:-1]) is None
    assert slip_digits(digits + "0") is None


@given(st.integers(0, 10**RECOVERY_RANDOM_DIGITS - 1), st.integers(0, 39), st.integers(1, 9))
def test_a_misread_group_of_the_recovery_sheet_is_named(number: int, at: int, off: int) -> None:
    text = recovery_from(f"{number:032d}")
    digits = text.replace(" ", "")
    assert recovery_digits(text) == digits
    with pytest.raises(Refused) as caught:
        recovery_digits(digits[:at] + str((int(digits[at]) + off) % 10) + digits[at + 1 :])
    assert (caught.value.code, caught.value.facts["group"]) == ("accounts.recovery_group", at // 5 + 1)


def test_nearly_all_neighbours_exchanged_on_a_slip_are_noticed() -> None:
    rng, missed, tried = random.Random(1), 0, 0
    for _ in range(400):
        digits = slip_from(f"{rng.randrange(10**15):015d}").replace(" ", "")
        for at in range(15):
            if digits[at] != digits[at + 1]:
                tried += 1
                swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
                missed += slip_digits(swapped) is not None
    assert missed / tried < 0.03


@pytest.mark.parametrize(
    "secret", ["海边的灯塔2031", "correct horse battery", "三月的风很大很大呢", "7306128845", "Xk7#mQ2!vL"]
)
def test_ordinary_good_secrets_pass(secret: str) -> None:
    assert secret_problems(secret, names=["王明远", "wangmingyuan", "青岛市科学技术局"]) == ()


@given(st.text(max_size=7))
def test_whatever_is_short_is_refused(secret: str) -> None:
    assert secret_problems(secret, names=[])


def test_the_new_secret_is_another_one() -> None:
    assert [p.code for p in secret_problems("海边的灯塔２０３１", names=[], before="海边的灯塔2031")] == [
        "accounts.secret_same"
    ]


@pytest.mark.parametrize("typed", ["1234567890123456", "1234 5678 9012 3456", "１２３４-5678-9012-3456"])
def test_the_digits_that_the_office_handed_out_are_not_kept_however_they_are_grouped(typed: str) -> None:
    assert "accounts.secret_same" in {p.code for p in secret_problems(typed, names=[], before="1234 5678 9012 3456")}


@pytest.mark.parametrize(
    ("holder", "is_holder"),
    [
        ("李秀英", True), ("李 秀英", True), ("李秀英(签名)", True), ("李秀英（加密）", True), ("李秀英 (Signing)", True),
        ("李秀英(代)", False), ("李秀", False), ("李秀英英", False), ("赵六", False), ("", False), ("…", False),
        ("Li Xiuying", False),
    ],
)  # fmt: skip
def test_whose_certificate_it_is(holder: str, is_holder: bool) -> None:
    assert holder_is("李秀英", holder) == is_holder


def test_long_names_are_shortened_in_certificates_and_still_theirs() -> None:
    name = "阿卜杜热合曼·买买提依明·艾合买提·玉素甫·阿卜杜热合曼"
    assert holder_is(name, name[:20] + "…")
    assert not holder_is(name, "买买提…")


def test_among_namesakes_the_unit_must_be_the_persons() -> None:
    def signs(unit: str, *namesakes: str) -> bool:
        return may_sign_for("李伟", "青岛大学", holder="李伟", holder_organization=unit, namesakes=namesakes)

    assert signs("")
    assert signs("某证书机构")
    assert signs("青岛大学", "海洋大学")
    assert not signs("海洋大学", "海洋大学")
    assert not signs("", "海洋大学")

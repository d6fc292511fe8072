"""Credit codes (GB 32100-2015) and the one spelling of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.identity import (
    ALPHABET,
    check_character,
    check_credit_code,
    is_credit_code,
    normalize_credit_code,
    normalize_name,
    shorter_names,
)

GOOD = ("91350100M000100Y43", "11320000MB151840XJ")


@pytest.mark.parametrize("code", GOOD)
def test_known_codes_are_good(code: str) -> None:
    assert check_credit_code(code) == ()


def test_the_wrong_check_character_is_named_with_the_right_one() -> None:
    # Y4Z of the published vector carries a Z, which the alphabet does not have.
    (problem,) = check_credit_code("91350100M000100Y4Z")
    assert (problem.code, problem.facts["characters"]) == ("identity.credit_code_characters", "Z")
    (problem,) = check_credit_code("91350100M000100Y44", field="host_code")
    assert (problem.code, problem.field, problem.blocking) == ("identity.credit_code_check", "host_code", True)
    assert problem.facts["expected"] == "3"


@pytest.mark.parametrize(
    "typed",
    [
        "91350100m000100y43",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        " 9135 0100 M000 100Y43 ",
        "9I35O1OOMOOO1OOY43",
        "913501-00M000100Y-43",
        "\ufeff91350100M000100Y43",
    ],
)
def test_usual_mistypings_are_read_with_a_hint(typed: str) -> None:
    assert normalize_credit_code(typed) == GOOD[0]
    (problem,) = check_credit_code(typed)
    assert (problem.code, problem.blocking) == ("identity.credit_code_read_as", False)
    assert problem.facts == {"text": typed, "code": GOOD[0]}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("370200123456789", "identity.old_licence_number"),
        ("91350100M000100Y4", "identity.credit_code_length"),
        ("", "identity.credit_code_length"),
        ("9135010AM000100Y43", "identity.credit_code_district"),
        ("91350100M0中0100Y43", "identity.credit_code_characters"),
    ],
)
def test_what_cannot_be_a_code_is_blocking(typed: str, code: str) -> None:
    (problem,) = check_credit_code(typed)
    assert (problem.code, problem.blocking) == (code, True)


@pytest.mark.parametrize("district", ["370282", "370284", "370205"])
def test_abolished_districts_are_accepted(district: str) -> None:
    body = f"91{district}MA3C1XYW0"
    assert check_credit_code(body + check_character(body)) == ()


BODIES = st.tuples(
    st.text(ALPHABET, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
).map("".join)


@given(BODIES)
def test_exactly_one_check_character_fits(body: str) -> None:
    assert [char for char in ALPHABET if is_credit_code(body + char)] == [check_character(body)]


@given(BODIES, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_any_single_wrong_character_is_noticed(body: str, place: int, other: str) -> None:
    code = body + check_character(body)
    changed = code[:place] + other + code[place + 1 :]
    assert is_credit_code(changed) == (changed == code)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("王　强", "王强"),
        ("王 强 ", "王强"),
        ("买买提•艾力", "买买提·艾力"),
        ("买买提・艾力", "买买提·艾力"),
        ("买买提．艾力", "买买提·艾力"),
        ("买买提.艾力", "买买提·艾力"),
        ("买买提 · 艾力", "买买提·艾力"),
        ("John  Smith ", "John Smith"),
        ("e\u0301cole", "\u00e9cole"),
        ("\u200b李㛃\ufeff", "李㛃"),
        ("𠮷　田", "𠮷田"),
        ("陈\x07\n强", "陈强"),
        ("示例2.5号中心", "示例2.5号中心"),
        ("\ue000某", "\ue000某"),
        ("", ""),
    ],
)
def test_names_have_one_spelling(typed: str, name: str) -> None:
    assert normalize_name(typed) == name


@given(st.text())
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = normalize_name(text)
    assert normalize_name(once) == once


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("青岛市海洋装备技术创新中心", ("青岛市海洋装备技术创新中心", "青岛市海洋装备…", "…海洋装备…")),
        ("海洋装备技术创新中心", ("海洋装备技术创新中心", "海洋装备…")),
        ("青岛市技术创新中心", ("青岛市技术创新中心", "青岛市…")),
        ("技术创新中心", ("技术创新中心",)),
        ("青岛海洋装备有限公司", ("青岛海洋装备有限公司",)),
    ],
)
def test_a_centres_name_loses_first_what_all_of_them_share(name: str, short: tuple[str, ...]) -> None:
    assert shorter_names(name) == short

"""Numbers as typed, and the one rounding."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.numbers import (
    acceptable_prefix,
    decimal_from,
    decimal_text,
    narrow,
    normalize_number,
    parse_money,
    parse_number,
    round_half_up,
)

HALF = Decimal("0.5")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("８．５", "8.5"),
        ("8。5", "8.5"),
        ("　8.5 ", "8.5"),
        ("1,200", "1200"),
        ("１，２００．５", "1200.5"),
        ("－3", "-3"),
        ("8,5", "8,5"),
        ("8 5", "8 5"),
        ("八", "八"),
        ("", ""),
    ],
)
def test_typed_numbers_become_plain(typed: str, plain: str) -> None:
    assert normalize_number(typed) == plain


@pytest.mark.parametrize(
    "typed", ["", ".", "-", "8,5", "8 5", "约8", "八", "1e2", "nan", "8.5.1", "٣", "1,20", "9" * 40]
)
def test_what_is_not_a_number_is_not_guessed(typed: str) -> None:
    assert parse_number(typed) is None


@pytest.mark.parametrize("typed", ["10²", "①", "½", "1⁄2", "٣", "Ⅷ", "𝟖"])
def test_only_what_an_input_method_types_is_made_narrow(typed: str) -> None:
    assert narrow(typed) == typed
    assert parse_number(typed) is None


def test_full_width_forms_become_plain() -> None:
    assert narrow("ＡＢｃ（１２）％，．。－—–−　") == "ABc(12)%,..---- "


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("1,200.50", "1200.50"), ("８５．５", "85.5"), ("-3", "-3"), (" 0 ", "0"), ("１，２００", "1200")],
)
def test_amounts_are_read_exactly(typed: str, amount: str) -> None:
    assert parse_money(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        ".",
        "1.2.3",
        "3-4",
        "--1",
        "1e5",
        "NaN",
        "五万",
        "1 2",
        "12,5",
        "8,50",
        "1200，00",
        "1,20",
        ",5",
        "1,,000",
        "12,3456",
        "1" * 14,
        "0.1234567",
        "1E400",
        "Infinity",
        "万元",
    ],
)
def test_a_comma_that_is_no_thousands_comma_makes_no_amount(typed: str) -> None:
    assert parse_money(typed) is None


@given(st.text(max_size=40))
def test_reading_a_number_never_fails(text: str) -> None:
    for read in (parse_number, parse_money):
        found = read(text)
        assert found is None or found.is_finite()


@given(st.integers(0, 10**9), st.integers(0, 999))
def test_grouping_is_all_that_a_comma_can_mean(whole: int, wrong: int) -> None:
    """Oracle: a number with commas is one exactly when Python groups it the same way."""
    grouped = f"{whole:,}"
    assert parse_money(grouped) == whole
    odd = f"{grouped},{wrong}"
    expected = Decimal(odd.replace(",", "")) if f"{int(odd.replace(',', '')):,}" == odd else None
    assert parse_money(odd) == expected


def test_numbers_of_other_kinds() -> None:
    assert decimal_from(7) == 7
    assert decimal_from(Decimal("1E+1")) == 10
    for refused in (True, 8.5, None, Decimal("nan"), Decimal("inf"), Decimal("1e999999"), [1], 10**5000, -(10**24)):
        assert decimal_from(refused) is None


@pytest.mark.parametrize(
    ("exact", "places", "printed"),
    [
        ("2.675", 2, "2.68"),
        ("2.665", 2, "2.67"),
        ("59.995", 2, "60.00"),
        ("59.994999", 2, "59.99"),
        ("89.995", 2, "90.00"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("80", 2, "80.00"),
        ("-0.005", 2, "-0.01"),
        ("-0.004", 2, "0.00"),
        ("0.0449", 1, "0.0"),
    ],
)
def test_half_goes_up_once(exact: str, places: int, printed: str) -> None:
    assert f"{round_half_up(Fraction(exact), places):f}" == printed


@given(st.fractions(min_value=0, max_value=100), st.integers(0, 6))
def test_rounding_is_nearest(value: Fraction, places: int) -> None:
    error = Fraction(round_half_up(value, places)) - value
    unit = Fraction(1, 10**places)
    assert -unit / 2 < error <= unit / 2


@pytest.mark.parametrize(
    ("value", "text"), [("8.50", "8.5"), ("1E+2", "100"), ("-0.0", "0"), ("0.00", "0"), ("10", "10")]
)
def test_shortest_text(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text


@pytest.mark.parametrize(
    "text", ["", "0", "0.", "0.5", "1", "10", "15", "15.", "15.0", "9.5", "9.50", "．5", "１４．５", "."]
)
def test_text_that_may_go_on(text: str) -> None:
    assert acceptable_prefix(text, Decimal(15), HALF)


@pytest.mark.parametrize(
    "text",
    ["-", "16", "15.5", "8.2", "8.4", "8.9", "8.51", "100", "00", "05", "1.2.", "8,5", "a", "八", "9.500", "8 5"],
)
def test_text_that_can_never_be_a_score(text: str) -> None:
    assert not acceptable_prefix(text, Decimal(15), HALF)


@given(
    maximum=st.integers(1, 200).map(lambda halves: Decimal(halves) / 2),
    step=st.sampled_from([Decimal("0.5"), Decimal(1), Decimal("0.1"), Decimal("0.25")]),
    data=st.data(),
)
def test_every_legal_score_can_be_typed_key_by_key(maximum: Decimal, step: Decimal, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, int(maximum / step)))
    text = f"{(count * step).normalize():f}"
    assert all(acceptable_prefix(text[:end], maximum, step) for end in range(len(text) + 1))


@given(text=st.from_regex(r"\d{0,3}(\.\d{0,2})?", fullmatch=True), halves=st.integers(1, 200))
def test_every_accepted_prefix_can_become_a_score(text: str, halves: int) -> None:
    """Oracle: look through all scores for one that begins with the prefix, written with or without a leading nought."""
    written = [f"{Decimal(count) / 2:.2f}" for count in range(halves + 1)]
    written += [one[1:] for one in written if one.startswith("0.")]
    reachable = any(one.startswith(text) for one in written)
    assert acceptable_prefix(text, Decimal(halves) / 2, HALF) == reachable


def test_steps_other_than_half() -> None:
    assert acceptable_prefix("1", Decimal(20), Decimal(5))
    assert not acceptable_prefix("3", Decimal(20), Decimal(5))
    assert acceptable_prefix("0.2", Decimal(1), Decimal("0.25"))
    assert not acceptable_prefix("0.3", Decimal(1), Decimal("0.25"))
    assert acceptable_prefix("0.125", Decimal(1), Decimal("0.125"))


@given(
    st.sampled_from(["0.5", "1", "0.1", "0.25"]),
    st.integers(1, 30),
    st.one_of(st.text("0123456789.", max_size=5), st.from_regex(r"[0-3]?[0-9]\.[0-9]{0,2}", fullmatch=True)),
)
def test_acceptable_is_exactly_the_beginning_of_a_legal_score(step: str, maximum: int, typed: str) -> None:
    unit = Decimal(step)
    written = [f"{unit * count:.2f}" for count in range(int(maximum / unit) + 1)]
    written += [text[1:] for text in written if text.startswith("0")]
    assert acceptable_prefix(typed, Decimal(maximum), unit) == any(text.startswith(typed) for text in written)


def test_a_number_is_as_long_as_it_is_allowed_to_be_and_no_longer() -> None:
    limit, one = Decimal(10) ** 26, Decimal(1)
    assert acceptable_prefix("9" * 24, limit, one)
    assert not acceptable_prefix("9" * 25, limit, one)
    assert parse_number("9" * 24) == Decimal("9" * 24)
    assert parse_number("9" * 25) is None

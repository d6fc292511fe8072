"""What a spreadsheet shows of a value: rendered where words belong, refused where it would be read wrongly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.exchange.number_formats import built_in, read_format


@pytest.mark.parametrize(
    ("code", "stored", "shown"),
    [
        ('"QD2023"000', "7", "QD2023007"),
        ('"南科函〔2026〕"0"号"', "3", "南科函〔2026〕3号"),
        ("0000\\-00000000", "53285911234", "0532-85911234"),
        ("0000!-00000000", "53285911234", "0532-85911234"),
        ("000-0000-0000", "13800000001", "138-0000-0001"),
        ("000000", "37", "000037"),
        ("00", "123", "123"),
        ("0", "370202", "370202"),
        ("0.00", "370202", "370202"),
        ("0.00", "1.005", "1.005"),
        ("#,##0", "370202", "370202"),
        ("0.00E+00", "13800000001", "13800000001"),
        ("General", "12.5", "12.5"),
        ('General"号"', "12", "12号"),
        ('G/通用格式"号"', "12", "12号"),
        ('[Red]"NO."000', "12", "NO.012"),
        ('0"号";-0"号"', "-3", "-3号"),
        ('"第"0"批"', "-3", "-第3批"),
        ('"A"0;"B"0', "-3", "B3"),
        ('"No."#,##0', "1234567", "No.1,234,567"),
        ('"V"0.0', "2.5", "V2.5"),
        ('_ "QD"000_ ', "5", "QD005"),
        ("@", "5", "5"),
        ('"函"@', "5", "函5"),
        ("[$-804]0000", "12", "0012"),
        ("0号", "3", "3号"),
    ],
)  # fmt: skip
def test_what_is_shown_where_words_belong(code: str, stored: str, shown: str) -> None:
    assert read_format(code).shown_number(Decimal(stored)) == shown


@pytest.mark.parametrize(
    ("code", "stored"),
    [
        ("0%", "0.5"),
        ("# ?/?", "0.5"),
        ("[DBNum1]0", "3"),
        ("[>=1000]0;000", "7"),
        ("000", "7.5"),
        ('0,"千号"', "7000"),
        (";;;", "7"),
        ("0;0;", "0"),
        ('"缺"', "7"),
        ("0" * 300, "7"),
        ("yyyy-m-d", "46000"),
        ("aaaa", "46000"),
        ("[" * 250, "7"),
    ],
)
def test_what_cannot_be_rendered_is_nothing_certain(code: str, stored: str) -> None:
    assert read_format(code).shown_number(Decimal(stored)) is None


@pytest.mark.parametrize(
    "code",
    [
        "0",
        "0.00",
        "#,##0",
        "#,##0.00",
        "0.0_ ",
        "#,##0.00_);(#,##0.00)",
        "_ * #,##0.00_ ;_ * -#,##0.00_ ",
        "[Red]0.0",
        "General",
        "@",
        "0.00E+00",
        "0;-0",
        "#",
        "00",
    ],
)
def test_formats_that_keep_an_amount(code: str) -> None:
    assert read_format(code).keeps_amount(Decimal(1200))


@pytest.mark.parametrize(
    "code",
    [
        '0!.0,"万元"',
        "0!.0,",
        "0,",
        "0.0,",
        "#,##0,,",
        '0"万元"',
        '0"元"',
        '0.00"亿"',
        '"¥"#,##0.00',
        "[$¥-804]#,##0.00",
        "0%",
        "0.00%",
        "yyyy-m-d",
        "h:mm",
        "# ?/?",
        ";;;",
        '"共"0',
        "0\\万",
        "0万",
        "[DBNum2]0",
        "[>=10000]0!.0,;0",
        '0"."0',
        "¥0",
        "￥#,##0",
        "0" * 300,
        "aaaa",
    ],
)
def test_formats_that_scale_or_add_a_unit(code: str) -> None:
    assert not read_format(code).keeps_amount(Decimal(12_000_000))


def test_a_nought_that_is_not_shown_is_no_amount() -> None:
    hides_noughts = read_format("0;-0;;@")
    assert hides_noughts.keeps_amount(Decimal(5))
    assert not hides_noughts.keeps_amount(Decimal(0))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("yyyy-m-d", "date"),
        ("yyyy\\-m", "date"),
        ('m"月"d"日"', "date"),
        ('m"月"', "date"),
        ("[$-804]yyyy年m月d日;@", "date"),
        ("[$-F800]dddd, mmmm dd, yyyy", "date"),
        ("h:mm", "time"),
        ("[h]:mm:ss", "time"),
        ("mm:ss.0", "time"),
        ("上午/下午h时mm分", "time"),
        ("yyyy-m-d h:mm", "date"),
        ('"yd"0', ""),
        ("\\d0", ""),
        ("0.00E+00", ""),
        ("General", ""),
        ("G/通用格式", ""),
        ("[Red]0", ""),
        ("0年", ""),
        ("_(* #,##0_);_(@_)", ""),
    ],
)
def test_dates_and_times_are_told_from_figures(code: str, kind: str) -> None:
    assert read_format(code).temporal == kind


@pytest.mark.parametrize("number", [14, 22, 27, 31, 36, 50, 57, 58])
def test_the_dates_known_by_number_alone(number: int) -> None:
    assert read_format(built_in(number)).temporal == "date"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("@", "3号"),
        ('"南科函"@', "南科函3号"),
        ("0.00", "3号"),
        ('0;0;0;"x"@', "x3号"),
        (";;;", None),
        ("0;0;0;", None),
    ],
)
def test_what_is_shown_of_a_text(code: str, shown: str | None) -> None:
    assert read_format(code).shown_text("3号") == shown


@given(
    st.text('0#?.,;%@"\\!_*[]()-+ EGeneralymdhs/￥万', max_size=30),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
)
def test_no_format_and_no_number_makes_it_fail(code: str, stored: Decimal) -> None:
    found = read_format(code)
    found.keeps_amount(stored)
    found.shown_number(stored)
    found.shown_text("x")


@given(st.integers(0, 10**9), st.integers(1, 12))
def test_noughts_in_front_are_those_of_python(value: int, places: int) -> None:
    assert read_format('"A"' + "0" * places).shown_number(Decimal(value)) == f"A{value:0{places}d}"

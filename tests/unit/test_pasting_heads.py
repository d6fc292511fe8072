"""A pasted table goes where its own heads say, and what they do not say stays out with a word."""

from __future__ import annotations

from qtic_desktop.domain.pasting import cells_of
from qtic_desktop.domain.pasting_heads import FINANCE_TITLES, FUNDING_TITLES, Missed, Placed, by_heads

YEARS = ("2023", "2024", "2025")


def finance(text: str) -> Placed | None:
    return by_heads(cells_of(text), FINANCE_TITLES, YEARS)


def test_the_newest_year_first_lands_in_the_right_years() -> None:
    placed = finance("指标（万元）\t2025年\t2024年\t2023年\n营业收入\t30\t20\t10\n研发费用\t3\t2\t1\n")
    assert placed is not None
    assert set(placed.cells) == {
        ("revenue", 2, "30"), ("revenue", 1, "20"), ("revenue", 0, "10"), ("rd", 2, "3"), ("rd", 1, "2"), ("rd", 0, "1"),
    }  # fmt: skip
    assert placed.missed == ()


def test_rows_in_another_order_and_years_down_the_side_land_by_their_titles() -> None:
    swapped = finance("年度\t利润总额\t研发投入\t营业收入\n2024\t-5\t2\t20\n2023\t4\t1\t10")
    assert swapped is not None
    assert set(swapped.cells) == {
        ("profit", 1, "-5"), ("rd", 1, "2"), ("revenue", 1, "20"), ("profit", 0, "4"), ("rd", 0, "1"), ("revenue", 0, "10"),
    }  # fmt: skip


def test_what_no_head_of_the_form_is_called_stays_out_and_is_named() -> None:
    placed = finance(
        "\t2022年\t2023年\n净利润\t9\t8\n营业收入\t7\t6\n研发投入占比\t1%\t2%\n研发投入（元）\t70000\t60000\n"
    )
    assert placed is not None
    assert placed.cells == (("revenue", 0, "6"),)
    assert placed.missed == (Missed("2022年", "year"), Missed("净利润", "unknown"), Missed("研发投入（元）", "unit"))
    assert finance("单位：元\t2023年\n营业收入\t7000000") == Placed((), (Missed("单位：元", "unit"),))
    twice = finance("\t2023年\n营业收入\t7\n销售收入\t6")
    assert twice == Placed((("revenue", 0, "7"),), (Missed("销售收入", "twice"),))
    same = finance("\t2023年\t2023年\n营业收入\t7\t6")
    assert same == Placed((), (Missed("2023年", "twice"),))


def test_a_block_without_heads_goes_where_the_cursor_is() -> None:
    for text in ("1\t2\n3\t4", "营业利润\t7\t8", "\n", "甲\t乙\n丙\t丁", "1\n2\n3"):
        assert finance(text) is None, text


def test_one_side_of_heads_is_enough_for_that_side() -> None:
    rows = by_heads(cells_of("利润\t7\t8\n研发投入\t1\t2"), FINANCE_TITLES, YEARS, (0, 1))
    assert rows == Placed((("profit", 1, "7"), ("profit", 2, "8"), ("rd", 1, "1"), ("rd", 2, "2")), ())
    years = by_heads(cells_of("2025年\t2024年\n7\t8\n1\t2"), FINANCE_TITLES, YEARS, (1, 0))
    assert years == Placed((("rd", 2, "7"), ("rd", 1, "8"), ("profit", 2, "1"), ("profit", 1, "2")), ())


def test_years_of_a_plan_go_in_their_order() -> None:
    newest_first = by_heads(cells_of("来源\t2028年\t2027年\t2026年\t合计\n自筹\t3\t2\t1\t6"), FUNDING_TITLES, ())
    assert newest_first == Placed((("own", 2, "3"), ("own", 1, "2"), ("own", 0, "1")), ())
    named = by_heads(cells_of("来源\t第三年\t第1年\n地方配套\t3\t1\n合计\t3\t1"), FUNDING_TITLES, ())
    assert named == Placed((("local", 2, "3"), ("local", 0, "1")), ())
    too_many = by_heads(cells_of("来源\t2026\t2027\t2028\t2029\n自筹\t1\t2\t3\t4"), FUNDING_TITLES, ())
    assert too_many is not None
    assert too_many.cells == ()

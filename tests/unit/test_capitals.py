"""Amounts in capitals, against what an accountant writes and against reading them back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.capitals import in_capitals


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("1200", "壹仟贰佰万元整"),
        ("12000", "壹亿贰仟万元整"),
        ("1200.5", "壹仟贰佰万伍仟元整"),
        ("100.05", "壹佰万零伍佰元整"),
        ("0.0001", "壹元整"),
        ("0.000105", "壹元零伍分"),
        ("0.00011", "壹元壹角整"),
        ("0.000001", "壹分"),
        ("10000.0003", "壹亿零叁元整"),
        ("1000000.1", "壹佰亿零壹仟元整"),
        ("-35", "负叁拾伍万元整"),
        ("0.000000001", ""),
        ("123456.789012", "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分"),
        ("100000000", "壹万亿元整"),
    ],
)
def test_an_amount_of_wan_yuan_is_written_as_an_accountant_writes_it(amount: str, words: str) -> None:
    assert in_capitals(Decimal(amount)) == words


def read_back(words: str) -> int:
    """Fen of an amount in capitals, read figure by figure."""
    total = section = figure = 0
    high = 0
    for sign in words.removesuffix("整"):
        if sign in "零壹贰叁肆伍陆柒捌玖":
            figure = "零壹贰叁肆伍陆柒捌玖".index(sign)
        elif sign in "拾佰仟":
            section += figure * {"拾": 10, "佰": 100, "仟": 1000}[sign]
            figure = 0
        elif sign == "万":
            high += (section + figure) * 10_000
            section = figure = 0
        elif sign == "亿":
            high = (high + section + figure) * 100_000_000
            section = figure = 0
        elif sign == "元":
            total = (high + section + figure) * 100
            section = figure = high = 0
        else:
            total += figure * {"角": 10, "分": 1}[sign]
            figure = 0
    return total


@given(st.integers(0, 10**17))
def test_an_amount_is_read_back_as_it_was(fen: int) -> None:
    assert read_back(in_capitals(Decimal(fen) / 1_000_000)) == fen

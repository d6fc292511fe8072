"""Chinese line breaking against its rules, over many texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.documents.pdf.linebreak import NOT_FIRST, NOT_LAST, balance, break_lines, is_wide

TEXT = st.text(alphabet="中文字符技术，。、（）《》“”：AB12-. ", min_size=1, max_size=200)


def width_of(character: str) -> int:
    return 1000 if is_wide(character) else 500


@given(text=TEXT, cells=st.integers(8, 28))
def test_no_character_is_lost_and_no_line_is_too_long(text: str, cells: int) -> None:
    lines = break_lines(text, width_of, cells * 1000, indent=2000)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= cells * 1000 for line in lines)
    for line in lines:
        places = [glyph.x for glyph in line.glyphs]
        assert places == sorted(places)
        assert all(right.x >= left.x + left.width for left, right in zip(line.glyphs, line.glyphs[1:], strict=False))


@given(
    text=st.text(alphabet="中文字符，。）（“”A1", min_size=30, max_size=200).filter(
        lambda text: (
            not any(
                a in NOT_FIRST | NOT_LAST and b in NOT_FIRST | NOT_LAST for a, b in zip(text, text[1:], strict=False)
            )
            and "A1A1" not in text
        )
    )
)
def test_no_line_begins_or_ends_with_the_wrong_mark(text: str) -> None:
    lines = [line.text for line in break_lines(text, width_of, 28000) if line.text]
    assert not any(line[0] in NOT_FIRST for line in lines[1:])
    assert not any(line[-1] in NOT_LAST for line in lines[:-1])


def test_a_line_that_ends_early_is_spread_to_the_edge() -> None:
    lines = break_lines("字" * 28 + "，" + "字" * 5, width_of, 28000)
    assert lines[0].text == "字" * 27
    assert lines[0].width == 28000
    assert lines[1].text.startswith("字，")


def test_words_and_numbers_stay_whole() -> None:
    lines = break_lines("字" * 26 + "QTIC-2026-001号", width_of, 28000)
    assert lines[1].text == "QTIC-2026-001号"
    torn = break_lines("A" * 100, width_of, 28000)
    assert [len(line.text) for line in torn] == [56, 44]


def test_joined_characters_share_a_line_and_the_mark_is_not_drawn() -> None:
    lines = break_lines("字" * 27 + "王\u2060某\u2060某到会", width_of, 28000)
    assert [line.text for line in lines] == ["字" * 27, "王某某到会"]


def test_28_characters_fill_the_line_exactly() -> None:
    lines = break_lines("字" * 56, width_of, 28000)
    assert [line.width for line in lines] == [28000, 28000]
    assert [glyph.x for glyph in lines[0].glyphs] == [1000 * place for place in range(28)]


def test_titles_are_cut_evenly_and_beside_particles() -> None:
    title = "青岛市面向深远海养殖与海洋牧场的智能装备及数字孪生协同技术创新中心"
    assert balance(title, lambda _each: 1393, 28000) == [title[:16], title[16:]]
    even = balance("青岛市海洋智能装备技术创新中心建设方案论证意见", lambda _each: 1393, 28000)
    assert len(even) == 2
    assert abs(len(even[0]) - len(even[1])) <= 1
    assert balance("短标题", lambda _each: 1393, 28000) == ["短标题"]


def test_a_number_with_hyphens_is_torn_after_one_rather_than_leaving_a_gap() -> None:
    lines = break_lines("一二三四五六（编号QTIC-2026-X001，主任）", width_of, 16 * 1000)
    assert [line.text for line in lines] == ["一二三四五六（编号QTIC-2026-", "X001，主任）"]
    short = break_lines("一二三四五六七八九十QTIC-2026-X001", width_of, 12 * 1000)
    assert [line.text for line in short] == ["一二三四五六七八九十", "QTIC-2026-X001"]
    narrow = break_lines("QTIC-C-2023-0003", width_of, 7 * 1000)
    assert [line.text for line in narrow] == ["QTIC-C-2023-", "0003"]

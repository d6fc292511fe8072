"""文号: whatever brackets were typed around the year, papers have 〔〕 (GB/T 9704)."""

from __future__ import annotations

import pytest

from qtic_desktop.domain.intake.second_keying import read_entry
from qtic_desktop.domain.paper_numbers import paper_number


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("南科函[2026]3号", "南科函〔2026〕3号"),
        ("南科函【2026】3号", "南科函〔2026〕3号"),
        ("南科函（2026）3号", "南科函〔2026〕3号"),
        ("南科函(2026)3号", "南科函〔2026〕3号"),
        ("南科函［２０２６］ 3号", "南科函〔2026〕3号"),
        (" 南科函 〖2026〗3号 ", "南科函〔2026〕3号"),
        ("南科函〔2026〕3号", "南科函〔2026〕3号"),
        ("局长办公会纪要（第 3 次）", "局长办公会纪要（第 3 次）"),
        ("技改（20261）9号", "技改（20261）9号"),
        ("", ""),
    ],
)
def test_the_year_of_a_number_stands_in_the_brackets_of_papers(typed: str, written: str) -> None:
    assert paper_number(typed) == written
    assert paper_number(written) == written


def test_brackets_make_no_difference_between_two_keyings() -> None:
    first, second = read_entry("letter_number", "南科函〔2026〕3号"), read_entry("letter_number", "南科函[2026]3号")
    assert first.value == second.value
    assert second.written == "南科函〔2026〕3号"
    assert read_entry("letter_number", "南科函[2026]8号").value != first.value

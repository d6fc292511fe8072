"""Text out of certificates: the name in it is found, the rest is shown on one line without private numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.opinions.certificate_text import name_in, shown
from qtic_desktop.domain.opinions.certificates import holder_is

ID = "370202197001011234"


@pytest.mark.parametrize(
    ("holder", "name"),
    [
        ("王䶮", "王䶮"),
        (f"051@王䶮@{ID}@1", "王䶮"),
        (f"王䶮 {ID}", "王䶮"),
        (f"王䶮{ID}", "王䶮"),
        (f"王䶮, {ID}", "王䶮"),
        ("王䶮-37020219700101123X", "王䶮"),
        (f"{ID}+王䶮", "王䶮"),
        ("王䶮 370202700101123", "王䶮"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("Li Ming", "Li Ming"),
        ("王\n䶮", "王 䶮"),
        ("青岛海洋装备…", "青岛海洋装备…"),
        (ID, ID),
        ("", ""),
    ],
)
def test_the_name_in_the_text_of_a_holder(holder: str, name: str) -> None:
    assert name_in(holder) == name
    if holder != ID:
        assert name_in(shown(holder)) == name, "also where the numbers are masked already"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"051@王䶮@{ID}@1", "051@王䶮@3702************34@1"),
        ("37020219700101123X", "3702************3X"),
        ("370202700101123", "3702*********23"),
        ("13800000001", "13800000001"),
        ("有效\n签名见未改动\r\n\u202e好", "有效 签名见未改动 好"),
        ("\u2028\x00\x1b[31m红", "[31m红"),
        ("长" * 100, "长" * 79 + "…"),
    ],
)
def test_what_may_be_shown(text: str, line: str) -> None:
    assert shown(text) == line


@given(st.text())
def test_whatever_a_certificate_says_stays_on_one_line(text: str) -> None:
    line = shown(text)
    assert len(line) <= 80
    assert line == " ".join(line.split())
    assert line.isprintable() or any(char > "\ud7ff" or not char.isprintable() for char in line)
    assert not any(char in line for char in "\n\r\t\u2028\u2029\u202e\x00")
    name_in(text)


@pytest.mark.parametrize(
    "holder", [f"051@王䶮@{ID}@1", f"王䶮 {ID}", "王䶮（签名）", f"051@王䶮@{ID[:4]}************34@1"]
)
def test_a_holder_is_the_person_whatever_stands_beside_the_name(holder: str) -> None:
    assert holder_is("王䶮", holder)
    assert not holder_is("王䶮二", holder)
    assert not holder_is("王", holder)


def test_a_short_name_with_an_ellipsis_is_nobody_else() -> None:
    assert not holder_is("王建国", "王…")
    assert not holder_is("王建国", "…")

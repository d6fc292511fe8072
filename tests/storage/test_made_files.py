"""A file is born whole or not at all, and the sentence says what stood in its way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.content.annual_reports import checklist_document
from qtic_desktop.documents.content.scoring import score_summary_document
from qtic_desktop.documents.fonts import FontSet
from qtic_desktop.domain.errors import EnvironmentTrouble, MissingGlyph, Refused
from qtic_desktop.resources import message
from qtic_desktop.services import files
from qtic_desktop.services.files import make_file, put_file
from tests.documents import papers
from tests.documents.xlsx_facts import summary

DOCUMENT = checklist_document(papers.checklist(3))


def no_fonts() -> FontSet:
    raise AssertionError("a workbook needs no fonts")


def test_the_ending_decides_what_is_drawn_and_both_say_the_same(tmp_path: Path) -> None:
    make_file(DOCUMENT, tmp_path / "清单.xlsx", no_fonts)
    make_file(DOCUMENT, tmp_path / "清单.pdf", papers.fonts)
    assert (tmp_path / "清单.xlsx").read_bytes().startswith(b"PK")
    whole = "".join("".join(page_texts((tmp_path / "清单.pdf").read_bytes())).split())
    assert all("".join(word.split()) in whole for word in DOCUMENT.expected)
    assert DOCUMENT.expected


def test_any_document_can_be_drawn_either_way(tmp_path: Path) -> None:
    document = score_summary_document(summary(3, 2))
    make_file(document, tmp_path / "汇总.pdf", papers.fonts)
    whole = "".join("".join(page_texts((tmp_path / "汇总.pdf").read_bytes())).split())
    assert "专家评分（百分制）" in whole
    assert "逐项平均（有效" in whole


@pytest.mark.parametrize("name", ["清单.xlsx", "清单.pdf"])
def test_what_another_program_holds_open_stays_whole_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    out = tmp_path / name
    out.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(EnvironmentTrouble) as caught:
        make_file(DOCUMENT, out, papers.fonts)
    assert caught.value.code == "files.not_written"
    assert "请关闭正在打开它的程序" in message(caught.value.code, **caught.value.facts)
    assert name in message(caught.value.code, "en", **caught.value.facts)
    assert out.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == [name]


def held(_self: Path, _target: Path) -> Path:
    """What Windows says of a workbook that is open in WPS."""
    raise PermissionError(13, "Permission denied")


def test_a_full_disk_is_told_apart_from_a_file_that_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", disk_full)
    with pytest.raises(EnvironmentTrouble) as caught:
        put_file(b"new", tmp_path / "意见书.pdf")
    assert caught.value.code == "storage.cannot_write"
    assert list(tmp_path.iterdir()) == []


def disk_full(_number: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_folder_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "dir.xlsx" / "inside").mkdir(parents=True)
    with pytest.raises(EnvironmentTrouble, match=r"files\.not_written"):
        make_file(DOCUMENT, tmp_path / "dir.xlsx", no_fonts)
    assert [one.name for one in tmp_path.iterdir()] == ["dir.xlsx"]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("清单.pdf", replace(DOCUMENT, expected=("不在纸上的中心",))),
        ("清单.pdf", replace(DOCUMENT, title="李\ue123的清单")),
        ("清单.xlsx", replace(DOCUMENT, title="长" * 40_000)),
    ],
)
def test_a_file_that_would_not_say_what_it_should_is_never_written(tmp_path: Path, name: str, wrong: object) -> None:
    make: Callable[..., None] = make_file
    with pytest.raises((Refused, MissingGlyph)):
        make(wrong, tmp_path / name, papers.fonts)
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_that_was_drawn_wrongly_is_caught_before_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = checklist_document(papers.checklist(2))
    drawn = files.make_workbook(other)
    monkeypatch.setattr("qtic_desktop.documents.xlsx.render", lambda _document: drawn)
    with pytest.raises(Refused, match=r"xlsx\.differs"):
        make_file(DOCUMENT, tmp_path / "清单.xlsx", no_fonts)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EnvironmentTrouble) as caught:
        put_file(b"x", tmp_path / "stick" / "清单.pdf")
    assert (caught.value.code, caught.value.facts["folder"]) == ("files.no_folder", str(tmp_path / "stick"))
    assert "U 盘" in message(caught.value.code, "zh", **caught.value.facts)
    with pytest.raises(EnvironmentTrouble, match="no_folder"):
        files.make_folder(tmp_path / "stick" / "清单")
    assert not (tmp_path / "stick").exists()
    files.make_folder(tmp_path / "新的")  # one, by the name that was asked for
    files.make_folder(tmp_path / "新的")
    assert (tmp_path / "新的").is_dir()
    media = tmp_path / "media"
    (media / "clerk").mkdir(parents=True)
    monkeypatch.setattr(files, "MOUNTS", (str(media),))
    for place in (media / "STICK", media / "clerk" / "STICK"):  # there it would be taken for the stick
        with pytest.raises(EnvironmentTrouble, match="no_folder"):
            files.make_folder(place)
        assert not place.exists()
    files.make_folder(media / "clerk" / ".." / ".." / "别处")

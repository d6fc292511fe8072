"""The build of the open fonts: outlines stay true, names are our own, bytes are the same, interruptions cost nothing."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from qtic_desktop.documents import fonts_build
from qtic_desktop.documents.font_convert import convert, wanted
from qtic_desktop.documents.fonts_build import build, is_complete, main, recipe
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.resources import message


def curve(size: int) -> T2CharString:
    pen = T2CharStringPen(1000, None)
    pen.moveTo((0, 0))
    pen.curveTo((0, size), (size, size), (size, 0))
    pen.closePath()
    return pen.getCharString()


def cff_font(file: Path) -> Path:
    """A font with cubic outlines: 王, 李, a rare name character and one that is not wanted."""
    names = {0x738B: "wang", 0x674E: "li", 0x4DAE: "gong", 0xAC00: "ga"}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    shapes = {name: curve(100 * place + 500) for place, name in enumerate(order)}
    builder.setupCFF("Reserved", {"FullName": "Reserved Name"}, shapes, {})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Reserved Name", "styleName": "Regular", "psName": "Reserved"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(file)
    return file


def test_outlines_survive_and_the_reserved_name_does_not(tmp_path: Path) -> None:
    source = cff_font(tmp_path / "source.otf")
    convert(source, tmp_path / "made.ttf", index=0, characters="names", family="QTIC Test")
    with TTFont(tmp_path / "made.ttf") as made, TTFont(source) as old:
        compare(made, old)


def compare(made: TTFont, old: TTFont) -> None:
    assert "glyf" in made
    assert "CFF " not in made
    assert set(made.getBestCmap()) == {0x738B, 0x674E, 0x4DAE}
    for code in made.getBestCmap():
        assert bounds(made, code) == pytest.approx(bounds(old, code), abs=1.5)
        assert made["hmtx"][made.getBestCmap()[code]][0] == 1000
    everything = " ".join(str(record) for record in made["name"].names)
    assert "Reserved" not in everything
    assert "QTIC Test" in everything


def bounds(font: TTFont, code: int) -> tuple[float, ...]:
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[code]].draw(pen)
    assert pen.bounds is not None
    return tuple(pen.bounds)


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    source = cff_font(tmp_path / "source.otf")
    sums = set()
    for name in ("one.ttf", "two.ttf"):
        convert(source, tmp_path / name, index=0, characters="all", family="QTIC Test")
        sums.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(sums) == 1
    assert list(tmp_path.glob("*.part")) == []


def test_everyday_characters_are_gb2312_and_level_three() -> None:
    chosen = wanted("everyday", set(range(0x20, 0x30000)))
    han = {code for code in chosen if 0x4E00 <= code <= 0x9FFF or code > 0xFFFF or 0x3400 <= code <= 0x4DBF}
    assert {ord(each) for each in "王喆䶮㛃𬱖𠅤"} <= han
    assert len(han & {ord(each) for each in gb2312()}) == 6763
    assert 0x4E02 not in han, "a character of neither list"


def gb2312() -> list[str]:
    return [
        bytes([row, cell]).decode("gb2312", "ignore")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
        if bytes([row, cell]).decode("gb2312", "ignore")
    ]


def test_the_recipe_is_pinned() -> None:
    fonts, packages, _number = recipe()
    assert {font.package for font in fonts} == set(packages)
    assert all(len(font.sha256) == 64 for font in fonts)
    assert all(len(package.sha256) == 64 and package.version for package in packages.values())


@pytest.fixture
def one_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A recipe of two fonts of which one is installed below the returned root, and no network."""
    root = tmp_path / "root"
    root.mkdir()
    source = cff_font(root / "here.otf")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    package = fonts_build.Package("fonts-test", "1", "0" * 64, 1)
    other = fonts_build.Package("fonts-absent", "1", "0" * 64, 1)
    fonts = (
        fonts_build.Source("body", "here.ttf", "QTIC Here", "fonts-test", "here.otf", digest, 0, "all", "test"),
        fonts_build.Source("kai", "absent.ttf", "QTIC Absent", "fonts-absent", "absent.otf", digest, 0, "all", "test"),
    )
    monkeypatch.setattr(fonts_build, "recipe", lambda: (fonts, {"fonts-test": package, "fonts-absent": other}, 1))
    monkeypatch.setattr(fonts_build, "_refresh_index", lambda _scratch: False)

    def offline(command: Sequence[str], _folder: Path) -> None:
        raise subprocess.CalledProcessError(100, list(command), stderr=b"E: no network here")

    monkeypatch.setattr(fonts_build, "_run", offline)
    return root


def test_a_missing_package_costs_only_its_own_font(one_font: Path, tmp_path: Path) -> None:
    said: list[str] = []
    report = build(
        tmp_path / "made", progress=lambda done, total, text: said.append(f"{done}/{total} {text}"), root=one_font
    )
    assert [file.name for file in report.made] == ["here.ttf"]
    assert any("fonts-absent" in remark for remark in report.remarks)
    assert not report.complete
    assert not is_complete(tmp_path / "made")
    assert len(said) == 3
    assert [path for path in (tmp_path / "made").iterdir() if path.name.startswith(".")] == []


def test_without_a_second_process_the_work_is_done_here(
    one_font: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(ThreadPoolExecutor):
        def __init__(self, max_workers: int, **_more: object) -> None:
            super().__init__(max_workers)

        def submit(self, *_call: object, **_more: object) -> NoReturn:
            raise BrokenExecutor("no process can be started")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Broken)
    report = build(tmp_path / "made", root=one_font)
    assert [file.name for file in report.made] == ["here.ttf"]


def test_what_is_made_is_kept(one_font: Path, tmp_path: Path) -> None:
    first = build(tmp_path / "made", root=one_font).made[0]
    stamp = first.stat().st_mtime_ns
    again = build(tmp_path / "made", root=one_font)
    assert again.made == ()
    assert again.kept == (first,)
    assert first.stat().st_mtime_ns == stamp


def test_nothing_to_be_had_is_a_trouble_with_its_reason(one_font: Path, tmp_path: Path) -> None:
    (one_font / "here.otf").unlink()
    with pytest.raises(EnvironmentTrouble) as caught:
        build(tmp_path / "made", root=one_font)
    assert caught.value.code == "documents.no_font_source"


def test_a_package_with_another_checksum_is_thrown_away(
    one_font: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forged(_command: Sequence[str], folder: Path) -> None:
        (folder / "forged.deb").write_bytes(b"something else")

    monkeypatch.setattr(fonts_build, "_run", forged)
    monkeypatch.setattr(fonts_build.shutil, "which", lambda _name: "/usr/bin/apt-get")
    report = build(tmp_path / "made", root=one_font)
    assert any("校验值" in remark for remark in report.remarks)


def test_the_command_says_what_it_did(
    one_font: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (one_font / "here.otf").unlink()
    assert main(["--into", str(tmp_path / "made")]) == 3
    assert message("documents.no_font_source", reason="")[:8] in capsys.readouterr().err

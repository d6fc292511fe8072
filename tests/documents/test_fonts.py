"""Fonts by role and by what they can draw; the office's own come first, and nothing is promised that cannot be printed."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from qtic_desktop.documents.check import render_page
from qtic_desktop.documents.fonts import FontSet, Role, load_fonts, printable
from qtic_desktop.documents.fonts_build import BuildReport
from qtic_desktop.documents.fonts_cache import cache_folder
from qtic_desktop.documents.fonts_find import FontFile, open_fonts, screen_files
from qtic_desktop.documents.model import Document, Paragraph
from qtic_desktop.documents.pdf import render
from qtic_desktop.domain.errors import EnvironmentTrouble, MissingGlyph
from tests.documents import papers


def tiny_font(file: Path, drawn: str, hollow: str = "", family: str = "Tiny") -> Path:
    """A TrueType font with squares for ``drawn`` and empty outlines for ``hollow``."""
    pen = TTGlyphPen(None)
    for place, point in enumerate(((0, 0), (800, 0), (800, 800), (0, 800))):
        (pen.lineTo if place else pen.moveTo)(point)
    pen.closePath()
    square, empty = pen.glyph(), TTGlyphPen(None).glyph()
    names = {character: f"u{ord(character):05X}" for character in drawn + hollow}
    glyphs = {".notdef": square, **{names[each]: square for each in drawn}, **{names[each]: empty for each in hollow}}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord(each): name for each, name in names.items()})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2()
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family})
    builder.setupPost()
    builder.save(file)
    return file


def test_glyphs_made_of_other_glyphs_are_embedded_whole(tmp_path: Path) -> None:
    pen = TTGlyphPen({"base": None})
    pen.addComponent("base", (1, 0, 0, 1, 50, 50))
    base = TTGlyphPen(None)
    for place, point in enumerate(((0, 0), (800, 0), (800, 800), (0, 800))):
        (base.lineTo if place else base.moveTo)(point)
    base.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "base", "whole"])
    builder.setupCharacterMap({0x738B: "whole"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "base": base.glyph(), "whole": pen.glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "base", "whole"), (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2()
    builder.setupNameTable({"familyName": "Parts", "styleName": "Regular", "psName": "Parts"})
    builder.setupPost()
    builder.save(tmp_path / "仿宋.ttf")
    fonts = load_fonts(tmp_path, system=list)
    assert fonts.require("王").file.origin == "office"
    image = render_page(render(Document("例", "例", "1", 1, (Paragraph("王" * 26),)), fonts).data, 0)
    black = sum(image.data[place] < 100 for place in range(0, len(image.data), 4))
    assert black > 26 * 100, "26 filled squares of 13 by 13 points"


def test_every_role_has_its_font_and_its_stand_ins() -> None:
    fonts = papers.fonts()
    for role, stem in (
        (Role.BODY, "qtic-fangsong"),
        (Role.TITLE, "qtic-song-title"),
        (Role.HEI, "qtic-hei"),
        (Role.KAI, "qtic-kai"),
        (Role.RARE, "qtic-song"),
    ):
        face = fonts.face_for("中", role)
        assert face is not None
        assert face.file.path.stem == stem
    assert fonts.remarks == []
    assert fonts.missing("王䶮李㛃张喆赵𬱖刘𠅤孙𠮷阿·买2026年3月5日“”—…□") == []


def test_rare_names_are_cut_into_runs_that_hold_the_whole_text() -> None:
    text = "王䶮、孙𠮷和买买提·吐尔逊"
    runs = papers.fonts().run_split(text, "body_fangsong")
    assert "".join(part for part, _name in runs) == text
    assert len({name for _part, name in runs}) == 3


def test_the_office_font_comes_first(tmp_path: Path) -> None:
    tiny_font(tmp_path / "方正仿宋.ttf", "王")
    fonts = load_fonts(tmp_path, system=list)
    assert fonts.require("王").file.origin == "office"
    assert fonts.require("李").file.path.stem == "qtic-fangsong"
    assert fonts.require("王", Role.HEI).file.path.stem == "qtic-hei"


def test_an_office_font_for_rare_characters_is_asked_only_when_needed(tmp_path: Path) -> None:
    tiny_font(tmp_path / "我们的字库.ttf", "王\ue123")
    fonts = load_fonts(tmp_path, system=list)
    assert fonts.require("\ue123").file.origin == "office"
    assert fonts.require("王").file.path.stem == "qtic-fangsong"
    assert fonts.missing("王\ue123\ue124") == ["\ue124"]


def test_a_font_that_lists_a_character_but_draws_nothing_is_passed_over(tmp_path: Path) -> None:
    tiny_font(tmp_path / "仿宋.ttf", "李", hollow="王　")
    fonts = load_fonts(tmp_path, system=list)
    assert fonts.require("李").file.origin == "office"
    assert fonts.require("王").file.origin == "open"
    assert fonts.require("　").file.origin == "office", "a blank needs no outline"


def test_a_broken_office_font_is_passed_over_with_a_remark(tmp_path: Path) -> None:
    (tmp_path / "仿宋.ttf").write_bytes(b"\x00\x01\x00\x00 no font at all" * 9)
    fonts = load_fonts(tmp_path, system=list)
    assert fonts.require("王").file.origin == "open"
    assert any("仿宋.ttf" in remark for remark in fonts.remarks)


def test_a_missing_role_is_said_and_filled_by_another(tmp_path: Path) -> None:
    for font in open_fonts(None):
        if font.role is not Role.BODY:
            (tmp_path / font.path.name).symlink_to(font.path)
    fonts = load_fonts(cache=tmp_path, system=list)
    assert fonts.require("中").file.path.stem == "qtic-kai"
    assert any("仿宋" in remark for remark in fonts.remarks)


def test_no_font_at_all_is_a_clear_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(EnvironmentTrouble) as caught:
        load_fonts(cache=tmp_path, system=list)
    assert caught.value.code == "documents.no_font"


def test_a_failed_making_is_not_tried_again_for_every_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[Path | None] = []

    def fails(into: Path | None = None, **_more: object) -> BuildReport:
        tries.append(into)
        raise EnvironmentTrouble("documents.no_font_source", reason="no network")

    monkeypatch.setattr("qtic_desktop.documents.fonts.build", fails)
    office, cache = tmp_path / "office", tmp_path / "cache"
    office.mkdir()
    cache.mkdir()
    tiny_font(office / "仿宋.ttf", "中王")
    for _paper in range(3):
        assert load_fonts(office, cache, make=True, system=list).missing("中王") == []
    assert tries == [cache]
    (cache / "last-attempt").unlink()
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(EnvironmentTrouble) as caught:
        load_fonts(None, cache, make=True, system=list)
    assert caught.value.code == "documents.no_font_source"


def test_a_character_no_font_has_is_named_with_its_place() -> None:
    with pytest.raises(MissingGlyph) as caught:
        papers.fonts().run_split("王\U0010ff00某")
    assert caught.value.facts == {"character": "\U0010ff00", "codepoint": "U+10FF00", "name": "王\U0010ff00某"}


def test_invisible_characters_are_not_printed() -> None:
    assert printable("王\u200b\ufeff强\U000e0100\x07·") == "王强·"


def test_loading_is_quick_once_the_fonts_are_made() -> None:
    papers.fonts()
    before = time.perf_counter()
    load_fonts(system=list).run_split("专家组论证意见王䶮")
    assert time.perf_counter() - before < 0.4


def test_the_screen_gets_the_office_fonts_and_then_the_open_ones(tmp_path: Path) -> None:
    (tmp_path / "本局.ttf").write_bytes(b"x")
    files = screen_files(tmp_path)
    assert files[0] == tmp_path / "本局.ttf"
    assert {file.stem for file in files[1:]} == {"qtic-hei", "qtic-song", "hanamin-b"}
    assert all(file.parent == cache_folder() for file in files[1:])


def test_a_set_without_files_draws_nothing() -> None:
    assert FontSet([]).missing("王某") == ["王", "某"]
    assert FontSet([FontFile(Path("/no/such/font.ttf"), 0, Role.BODY, "system")]).face_for("王") is None

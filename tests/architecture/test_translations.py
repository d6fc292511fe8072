"""Every text of the window has English, and the update of the file keeps what people wrote."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FACT = re.compile(r"\{\w*\}|%\w")


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    """``packaging/translations.py`` by path; dataclasses need it to be registered while it loads."""
    spec = importlib.util.spec_from_file_location("qtic_translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def small_window(tmp_path: Path) -> Path:
    """A checkout with one form and one screen."""
    (tmp_path / "ui").mkdir()
    (tmp_path / "qtic_desktop" / "gui").mkdir(parents=True)
    form = '<ui><class>Page</class><widget class="QWidget" name="Page"><property name="windowTitle">'
    form += "<string>保存</string></property></widget></ui>"
    (tmp_path / "ui" / "page.ui").write_text(form, encoding="utf-8")
    code = '"""文档。"""\nimport re\nDATE = re.compile("日")\nTEXT = tr("评分")\nBAD = f"共{TEXT}项"\n'
    (tmp_path / "qtic_desktop" / "gui" / "screen.py").write_text(code, encoding="utf-8")
    return tmp_path


def test_nothing_lacks_english(translations: ModuleType) -> None:
    assert [text.source for text in translations.missing()] == []


def test_english_shows_the_same_facts_as_chinese(translations: ModuleType) -> None:
    uneven = [
        text.source
        for text, english in translations.translated().items()
        if english and sorted(FACT.findall(text.source)) != sorted(FACT.findall(english))
    ]
    assert uneven == []


def test_no_chinese_is_pieced_together(translations: ModuleType) -> None:
    pieced = [f"{f.name}:{n}" for f in translations.window_modules() for n in translations.formatted_texts(f)]
    assert pieced == []


def test_texts_of_forms_and_code_are_found_and_documentation_is_not(
    translations: ModuleType, small_window: Path
) -> None:
    found = [(text.context, text.source) for text in translations.wanted(small_window)]
    assert found == [("Page", "保存"), ("qtic", "评分")]
    assert translations.formatted_texts(small_window / "qtic_desktop" / "gui" / "screen.py") == [5]


def test_an_update_keeps_translations_and_drops_what_is_gone(
    translations: ModuleType, small_window: Path, tmp_path: Path
) -> None:
    target = tmp_path / "qtic_en.ts"
    assert translations.update(small_window, target) == 2
    text = target.read_text(encoding="utf-8").replace(
        '<translation type="unfinished" />', "<translation>Save</translation>", 1
    )
    target.write_text(text, encoding="utf-8")
    assert translations.update(small_window, target) == 1
    assert [gap.source for gap in translations.missing(small_window, target)] == ["评分"]
    (small_window / "ui" / "page.ui").unlink()
    translations.update(small_window, target)
    assert "保存" not in target.read_text(encoding="utf-8")


def test_lines_of_two_branches_put_together_lose_no_english(translations: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "en.ts"
    words = (
        '<source>评分</source><translation>Score</translation><source>保存</source><translation type="unfinished" />'
    )
    again = "<message><source>保存</source><translation>Save</translation></message>"
    after = '<message><source>评分</source><translation type="unfinished" /></message>'
    file.write_text(
        f"<TS><context><name>qtic</name><message>{words}</message>{again}{after}</context></TS>", encoding="utf-8"
    )
    known = {text.source: english for text, english in translations.translated(file).items()}
    assert known == {"评分": "Score", "保存": "Save"}

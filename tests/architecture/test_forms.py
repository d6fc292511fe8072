"""Rules of the Designer forms that Designer itself does not keep."""

from __future__ import annotations

import importlib.util
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from qtic_desktop.resources import tables_of
from tests.conftest import load_build_hook

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted((ROOT / "ui").rglob("*.ui"))
INPUTS = {
    "QLineEdit",
    "QTextEdit",
    "QPlainTextEdit",
    "QSpinBox",
    "QDoubleSpinBox",
    "QComboBox",
    "QDateEdit",
    "QListWidget",
    "QListView",
    "QTableView",
    "QTableWidget",
    "QTreeView",
    "QTreeWidget",
}


def promoted(tree: ET.ElementTree) -> dict[str, str]:
    """Promoted class to the Qt class it extends."""
    return {w.findtext("class", ""): w.findtext("extends", "") for w in tree.iter("customwidget")}


def inputs(tree: ET.ElementTree) -> Iterator[ET.Element]:
    """The widgets of a form that a person types or picks in."""
    bases = promoted(tree)
    for widget in tree.iter("widget"):
        kind = widget.get("class", "")
        if kind in INPUTS or bases.get(kind) in INPUTS:
            yield widget


def labelled(tree: ET.ElementTree) -> set[str | None]:
    """Inputs that a label points at, or that lie in a FieldRow: the row makes the label and names its input by it."""
    named = {p.findtext("cstring") for p in tree.iter("property") if p.get("name") == "buddy"}
    for row in tree.iter("widget"):
        if row.get("class") == "FieldRow" and any(p.get("name") == "label" for p in row.findall("property")):
            named.update(widget.get("name") for widget in row.iter("widget"))
    return named


def unnamed(tree: ET.ElementTree) -> list[str]:
    """Inputs that no label points at and that carry no accessible name: a screen reader would say nothing."""
    buddies = labelled(tree)
    lacking = []
    for widget in inputs(tree):
        names = {p.get("name") for p in widget.findall("property")}
        if widget.get("name") not in buddies and "accessibleName" not in names:
            lacking.append(str(widget.get("name")))
    return lacking


def parse(text: str) -> ET.ElementTree:
    """A form from its text."""
    return ET.ElementTree(ET.fromstring(text))


def test_stems_are_unique_because_modules_are_named_after_them() -> None:
    twice = [stem for stem, count in Counter(form.stem for form in FORMS).items() if count > 1]
    assert not twice


def test_every_input_has_a_buddy_or_an_accessible_name() -> None:
    gaps = {form.name: unnamed(ET.parse(form)) for form in FORMS}
    assert not {form: names for form, names in gaps.items() if names}


def test_tab_order_is_set_where_there_is_more_than_one_input() -> None:
    gaps = []
    for form in FORMS:
        tree = ET.parse(form)
        stops = {stop.text for stop in tree.iter("tabstop")}
        names = {widget.get("name") for widget in inputs(tree)}
        if len(names) > 1 and not names <= stops:
            gaps.append(f"{form.name}: {sorted(str(n) for n in names - stops)}")
    assert not gaps


def test_connections_are_made_in_python() -> None:
    assert not [form.name for form in FORMS if ET.parse(form).find("connections/connection") is not None]


def test_promoted_widgets_name_a_module_of_the_window() -> None:
    wrong = []
    for form in FORMS:
        for widget in ET.parse(form).iter("customwidget"):
            module = (widget.findtext("header") or "").removesuffix(".h").replace("/", ".")
            if not module.startswith("qtic_desktop.gui.") or importlib.util.find_spec(module) is None:
                wrong.append(f"{form.name}: {module}")
    assert not wrong


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("", ["nameEdit"]),
        ('<widget class="QLabel" name="l"><property name="buddy"><cstring>nameEdit</cstring></property></widget>', []),
    ],
)
def test_the_rule_itself_sees_an_unnamed_input(label: str, expected: list[str]) -> None:
    form = f'<ui><class>X</class><widget class="QWidget" name="X">{label}<widget class="QLineEdit" name="nameEdit"/>'
    assert unnamed(parse(f"{form}</widget></ui>")) == expected


def test_a_generated_form_brings_only_the_classes_it_names() -> None:
    text = (
        "from PySide6.QtCore import (QCoreApplication, QDate,\n    Qt)\n"
        "from PySide6.QtGui import (QBrush,\n    QColor)\n"
        "from PySide6.QtWidgets import (QLabel, QWidget)\n\n"
        "from qtic_desktop.gui.header import Header\n\n"
        "class Ui_X(object):\n    def setupUi(self, x):\n"
        "        self.name = QLabel(x)\n        self.name.setAlignment(Qt.AlignCenter)\n"
    )
    kept = load_build_hook().used_imports_only(text)
    assert kept.splitlines()[:3] == [
        "from PySide6.QtCore import (Qt)",
        "from PySide6.QtWidgets import (QLabel)",
        "",
    ]
    assert kept.endswith(text[text.index("from qtic_desktop") :])


def test_sentences_are_read_as_the_build_made_them_and_anew_where_they_were_changed_since(tmp_path: Path) -> None:
    source = tmp_path / "some.toml"
    source.write_text('[a]\nzh = "旧"\nen = "old"\n["b.c"]\nzh = "话"\n', encoding="utf-8")
    load_build_hook().compile_sentences(source, source.with_suffix(".json"))
    told = {"a": {"zh": "旧", "en": "old"}, "b.c": {"zh": "话"}}
    assert tables_of(source) == told
    made = source.with_suffix(".json").read_text(encoding="utf-8")
    source.with_suffix(".json").write_text(made.replace("话", "词"), encoding="utf-8")
    assert tables_of(source)["b.c"]["zh"] == "词", "what the build made is what is read"
    source.write_text(source.read_text(encoding="utf-8").replace("旧", "新"), encoding="utf-8")
    assert tables_of(source) == told | {"a": {"zh": "新", "en": "old"}}
    source.with_suffix(".json").write_text("{", encoding="utf-8")
    assert tables_of(source)["a"]["zh"] == "新"


def test_every_text_of_the_program_is_made_by_the_build() -> None:
    files = [*(ROOT / "resources" / "texts").rglob("messages/*.toml"), ROOT / "resources" / "texts" / "clauses.toml"]
    assert len(files) > 20
    assert [file.name for file in files if not file.with_suffix(".json").is_file()] == []

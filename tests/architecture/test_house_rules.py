"""House rules that no tool of others checks."""

from __future__ import annotations

import ast
import re
import string
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from qtic_desktop.resources import known_messages
from tests.conftest import load_build_hook

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = sorted(file for file in (ROOT / "qtic_desktop").rglob("*.py") if not file.name.startswith("ui_"))
OWN_CODE = [*PACKAGE, *sorted((ROOT / "packaging").glob("*.py")), *sorted((ROOT / "tests").rglob("*.py"))]
REQUIREMENTS = sorted((ROOT / "packaging").glob("requirements*.txt"))
ERRORS = {"QticError", "Refused", "StaleEdit", "MissingGlyph", "EnvironmentTrouble", "NotAllowed", "Problem"}


def codes_in(source: str) -> Iterator[str]:
    """Codes of errors and findings that a module names literally."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        first = node.args[0]
        if name in ERRORS and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def fields(text: str) -> set[str]:
    """Names of the facts that a sentence shows."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_code_has_a_sentence_in_both_languages() -> None:
    known = known_messages()
    used = {code for file in PACKAGE for code in codes_in(file.read_text(encoding="utf-8"))}
    assert used
    assert not sorted(code for code in used if not {"zh", "en"} <= known.get(code, {}).keys())


def test_both_languages_of_a_sentence_show_the_same_facts() -> None:
    uneven = [code for code, texts in known_messages().items() if fields(texts["zh"]) != fields(texts.get("en", ""))]
    assert not uneven


def test_the_scan_finds_a_code() -> None:
    assert list(codes_in("raise errors.Refused('scoring.above_maximum', maximum=5)")) == ["scoring.above_maximum"]


@pytest.mark.parametrize("folder", ["ui", "resources", "packaging"])
def test_no_folder_shadows_a_library(folder: str) -> None:
    assert not list((ROOT / folder).rglob("__init__.py"))


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    """A migration is excepted: it is written once and states a whole schema."""
    frozen = ROOT / "qtic_desktop" / "storage" / "migrations" / "versions"
    grown = [file for file in OWN_CODE if file.parent != frozen]
    sizes = {file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines()) for file in grown}
    assert not {name: size for name, size in sizes.items() if size > 400}


def test_no_line_is_longer_than_a_hundred_and_thirty_characters() -> None:
    """The formatter breaks code at 120; a sentence of documentation may run a little over."""
    long = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in OWN_CODE
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > 130
    ]
    assert not long


def test_who_did_it_is_never_said_by_the_bare_name() -> None:
    """``Actor.called`` tells namesakes apart; the bare name is only what a secret must not hold."""
    bare = {
        f"{file.relative_to(ROOT)}:{number}"
        for file in (ROOT / "qtic_desktop").rglob("*.py")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if re.search(r"actor\.name\b", line) and "require_good_secret" not in line
    }
    assert not bare


def test_every_suppression_names_what_it_suppresses() -> None:
    bare = re.compile(r"#\s*(type:\s*ignore(?!\[)|noqa(?!: ?[A-Z]))")
    assert not [file.name for file in PACKAGE if bare.search(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda file: file.name)
def test_pinned_files_carry_versions_and_hashes_but_no_address(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.findall(r"https?:|file:|://|\s@\s|--index|--find-links|/opt/|\.whl", text)
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[A-Za-z0-9._\[\],-]+==\S+", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_the_pins_of_people_and_of_developers_agree() -> None:
    pins = [set(re.findall(r"^\S+==\S+", file.read_text(encoding="utf-8"), re.M)) for file in REQUIREMENTS]
    assert len(pins) == 2
    assert pins[0] <= pins[1] or pins[1] <= pins[0]


def test_what_the_package_imports_is_declared() -> None:
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8").lower()
    names = {
        "PIL": "pillow",
        "fontTools": "fonttools",
        "PySide6": "pyside6-essentials",
        "pyhanko_certvalidator": "pyhanko",
        "docx": "python-docx",
    }
    unknown = set()
    for module in external_imports():
        name = names.get(module, module).lower()
        if f'"{name}' not in declared and name not in {"asn1crypto", "shiboken6"}:
            unknown.add(module)
    assert not unknown


#: Scores are rounded in the domain alone; beside it nobody so much as names a way to do it.
ROUNDS = re.compile(r"^(round_half_up|quantize|ROUND_\w+)$")
#: Where figures are handed to a writer; the rest of documents/ rounds millimetres.
FIGURES = ("content", "xlsx", "model.py", "making.py")


def roundings(file: Path, source: str) -> Iterator[str]:
    """Places of a module outside the domain where a figure could lose digits."""
    inside = file.relative_to(ROOT / "qtic_desktop").parts
    figures = inside[0] == "documents" and inside[1] in FIGURES
    for node in ast.walk(ast.parse(source)):
        names = {getattr(node, "id", ""), getattr(node, "attr", "")}
        names |= {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else set()
        cuts = isinstance(node, ast.FormattedValue) and re.search(
            r"\.\d", ast.unparse(node.format_spec or ast.Constant(""))
        )
        if any(ROUNDS.match(name) for name in names) or (figures and (cuts or "round" in names)):
            yield f"{file.name}:{getattr(node, 'lineno', 0)}"


def test_figures_amounts_and_dates_are_read_in_one_place_each() -> None:
    """Seven tables for full-width figures and four readers of numbers had drifted apart once."""
    tables = re.compile(r"maketrans\([^)]*[０-９]|[０-９]{2,}[^\n]*maketrans")
    readers = re.compile(r"^def (parse_(?:number|money|amount|date)|read_(?:number|amount|date))\(", re.MULTILINE)
    found = set()
    for file in PACKAGE:
        text, name = file.read_text(encoding="utf-8"), file.relative_to(ROOT).as_posix()
        found |= {(name, reader) for reader in readers.findall(text)}
        found |= {(name, "table")} if tables.search(text) else set()
    assert found == {
        ("qtic_desktop/domain/numbers.py", "parse_number"),
        ("qtic_desktop/domain/numbers.py", "parse_money"),
        ("qtic_desktop/domain/dates.py", "parse_date"),
    }


def test_nothing_but_the_domain_rounds_a_figure() -> None:
    """In the window too, but for the widgets, which round pixels and steps of an arrow key."""
    own = {"domain", "gui/widgets"}
    outside = [
        file
        for file in PACKAGE
        if not own & {"/".join(file.relative_to(ROOT / "qtic_desktop").parts[:n]) for n in (1, 2)}
    ]
    assert not [place for file in outside for place in roundings(file, file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    "line",
    [
        "from qtic_desktop.domain.numbers import round_half_up",
        "shown = total.quantize(unit)",
        "shown = round(total, 2)",
        "shown = f'{total:.2f}'",
        "import decimal; way = decimal.ROUND_HALF_UP",
    ],
)
def test_a_writer_that_rounds_is_reported(line: str) -> None:
    assert list(roundings(ROOT / "qtic_desktop" / "documents" / "content" / "scoring" / "sheets.py", line))


#: The steps of making a file, and the only modules that take them one by one.
STEPS = {
    "render": ("documents/",),
    "read_back": ("documents/",),
    "check_workbook": ("documents/",),
    "write_durably": ("storage/", "services/files.py", "services/fonts.py"),  # fonts: a file of others, copied in
}


def other_ways(file: str, source: str) -> Iterator[str]:
    """Steps that a module takes itself instead of having the file made."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            names = [alias.name for alias in node.names]
            yield from (name for name in names if not file.startswith(STEPS.get(name, ("",))))


def test_a_file_is_made_in_one_place() -> None:
    """Draw, read back, write whole: ``services/files.py``, and nobody leaves a step out (docs/decisions/0009)."""
    files = [(file, file.relative_to(ROOT / "qtic_desktop").as_posix()) for file in PACKAGE]
    assert not [
        (name, list(found)) for file, name in files if (found := set(other_ways(name, file.read_text("utf-8"))))
    ]
    assert list(other_ways("gui/x.py", "from qtic_desktop.documents.pdf import render")) == ["render"]


def external_imports() -> set[str]:
    """Top-level names outside the standard library and ourselves."""
    import sys

    found = set()
    for file in PACKAGE:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                modules = [node.module]
            found.update(module.split(".")[0] for module in modules)
    return found - set(sys.stdlib_module_names) - {"qtic_desktop"}


def test_the_wheel_carries_one_package_with_its_forms_and_resources(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    made = next(iter(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])))
    names = zipfile.ZipFile(made).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"qtic_desktop"}
    assert any(name.startswith("qtic_desktop/_resources/texts/messages/") for name in names)
    assert any(name.startswith("qtic_desktop/storage/migrations/versions/") for name in names)
    assert not [name for name in names if name.endswith(".ts")]
    forms = {module.name for _, module in load_build_hook().form_pairs(ROOT)}
    assert forms <= {name.rsplit("/", 1)[-1] for name in names}

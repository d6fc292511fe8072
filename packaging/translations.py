"""Keep ``resources/translations/qtic_en.ts`` in step with the texts of the window.

The source of every text is Chinese. Forms give their texts under the name of their class, as uic does; screens written
in Python give every ``tr("...")``, and every other Chinese literal of the window too, because tables of texts are
translated where they are shown. Run without arguments to update, with ``--check`` to fail on what is missing.
"""

from __future__ import annotations

import ast
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "translations" / "qtic_en.ts"
CONTEXT = "qtic"
_CLAUSE = re.compile(r"[一二三四五六七八九十]+(\([一二三四五六七八九十]+\))?")
_TR = re.compile(r"from qtic_desktop\.gui\.texts import [^\n]*\btr\b")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True, order=True)
class Text:
    """One source text and the context under which Qt looks it up."""

    context: str
    source: str


def form_texts(form: Path) -> Iterator[Text]:
    """Texts of one form; ``notr`` and texts without a letter are left out."""
    tree = ET.parse(form)
    context = tree.findtext("class") or form.stem
    for element in tree.iter("string"):
        text = element.text or ""
        if element.get("notr") != "true" and _HAN.search(text):
            yield Text(context, text)


def code_texts(module: Path) -> Iterator[Text]:
    """Chinese literals of one module, docstrings left out; a formatted literal cannot be translated and is an error."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    unshown = {id(part) for node in ast.walk(tree) for part in _unshown(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if _HAN.search(node.value) and id(node) not in unshown and not _CLAUSE.fullmatch(node.value):
            yield Text(CONTEXT, node.value)


def _unshown(node: ast.AST) -> list[ast.AST]:
    """Literals below ``node`` that no screen looks up: pieces of an f-string, documentation, regular expressions."""
    if isinstance(node, ast.JoinedStr):
        return [value for value in node.values if isinstance(value, ast.Constant)]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return [node.value]
    return list(ast.walk(node)) if _is_pattern(node) or _asks_language(node) else []


def _asks_language(node: ast.AST) -> bool:
    """``"指引" if lang == "zh" else "Guideline"`` brings both languages itself."""
    return isinstance(node, ast.IfExp) and any(
        (isinstance(part, ast.Name) and part.id == "lang") or (isinstance(part, ast.Attribute) and part.attr == "lang")
        for part in ast.walk(node.test)
    )


def _is_pattern(node: ast.AST) -> bool:
    """A regular expression is matched against what people type, nobody reads it."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    )


def formatted_texts(module: Path) -> list[int]:
    """Lines that put Chinese into an f-string: Qt can never find a translation for what is put together there."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    both = {id(part) for node in ast.walk(tree) if _asks_language(node) for part in ast.walk(node)}
    return sorted(
        {
            node.lineno
            for node in ast.walk(tree)
            if isinstance(node, ast.JoinedStr)
            and id(node) not in both
            and any(isinstance(v, ast.Constant) and _HAN.search(str(v.value)) for v in node.values)
        }
    )


def window_modules(root: Path = ROOT) -> list[Path]:
    """The modules whose Chinese a person sees in the window: its own, and those of the composition root that ask ``tr``."""
    own = [file for file in sorted((root / "qtic_desktop" / "gui").rglob("*.py")) if not file.name.startswith("ui_")]
    around = sorted((root / "qtic_desktop" / "app").glob("*.py"))
    return own + [file for file in around if _TR.search(file.read_text(encoding="utf-8"))]


def wanted(root: Path = ROOT) -> list[Text]:
    """Every text that needs English, each once, in a stable order."""
    found = {text for form in (root / "ui").rglob("*.ui") for text in form_texts(form)}
    found.update(text for module in window_modules(root) for text in code_texts(module))
    return sorted(found)


def translated(target: Path = TARGET) -> dict[Text, str]:
    """What the file translates today; an unfinished entry counts as empty. Of a text that stands there twice, or in one
    entry with another, as lines from two branches put together may leave it, no English is lost."""
    if not target.is_file():
        return {}
    known: dict[Text, str] = {}
    for context in ET.parse(target).iter("context"):
        name, source = context.findtext("name") or "", ""
        for part in context.iter():
            if part.tag == "source":
                source = part.text or ""
            elif part.tag == "translation":
                english = "" if part.get("type") == "unfinished" else part.text or ""
                known[Text(name, source)] = english or known.get(Text(name, source), "")
    return known


def missing(root: Path = ROOT, target: Path = TARGET) -> list[Text]:
    """Texts without English."""
    known = translated(target)
    return [text for text in wanted(root) if not known.get(text)]


def update(root: Path = ROOT, target: Path = TARGET) -> int:
    """Write the file anew: kept translations, new entries unfinished, gone ones dropped; return how many are open."""
    known = translated(target)
    by_source = {text.source: english for text, english in known.items() if english}
    document = ET.Element("TS", {"version": "2.1", "language": "en_GB", "sourcelanguage": "zh_CN"})
    groups: dict[str, ET.Element] = {}
    unfinished = 0
    for text in wanted(root):
        if text.context not in groups:
            groups[text.context] = ET.SubElement(document, "context")
            ET.SubElement(groups[text.context], "name").text = text.context
        entry = ET.SubElement(groups[text.context], "message")
        ET.SubElement(entry, "source").text = text.source
        english = known.get(text) or by_source.get(text.source, "")
        translation = ET.SubElement(entry, "translation")
        translation.text = english
        if not english:
            translation.set("type", "unfinished")
            unfinished += 1
    ET.indent(document, "    ")
    body = ET.tostring(document, encoding="unicode")
    target.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return unfinished


def main() -> int:
    """Update, or with ``--check`` report what has no English; 1 when something is open."""
    if "--check" not in sys.argv[1:]:
        open_entries = update()
        print(f"{len(wanted())} texts, {open_entries} without English")
        return 0
    gaps = missing()
    for gap in gaps:
        print(f"no English: [{gap.context}] {gap.source}")
    pieced = [f"{file.relative_to(ROOT)}:{line}" for file in window_modules() for line in formatted_texts(file)]
    for place in pieced:
        print(f"Chinese inside an f-string: {place}")
    return 1 if gaps or pieced else 0


if __name__ == "__main__":
    raise SystemExit(main())

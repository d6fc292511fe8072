"""Compile forms, translations and sentences; used by the wheel build, by the bootstrap and by the tests.

Loaded by path, never imported as a package: a package of this name at the top of the checkout would shadow the library
that pip and pytest need. ``compile_all`` needs nothing but the standard library and an installed PySide6.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FORMS = Path("qtic_desktop", "gui", "forms")
TRANSLATIONS = Path("resources", "translations")
TEXTS = Path("resources", "texts")


class BuildTrouble(RuntimeError):
    """A tool of Qt is missing or refused a file; the text says which and what it printed."""


def qt_folder() -> Path:
    """The folder of the installed PySide6; found without importing it, so that no system library is needed yet."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        raise BuildTrouble("PySide6 is not installed in this environment")
    return Path(next(iter(spec.submodule_search_locations)))


def tool(name: str) -> Path:
    """Path of one of Qt's own programs (uic, lrelease, lupdate) inside the installed PySide6."""
    base = qt_folder()
    suffix = ".exe" if os.name == "nt" else ""
    for folder in (base / "Qt" / "libexec", base, base / "Qt" / "bin"):
        candidate = folder / f"{name}{suffix}"
        if candidate.is_file():
            return candidate
    raise BuildTrouble(f"{name}{suffix} is not in {base}")


def run_tool(name: str, *arguments: str) -> str:
    """Run one of Qt's programs and return what it printed; ``BuildTrouble`` with its words when it fails."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    if sys.platform.startswith("linux"):
        environment["LD_LIBRARY_PATH"] = str(qt_folder() / "Qt" / "lib")
    done = subprocess.run(
        [str(tool(name)), *arguments], capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )
    if done.returncode != 0:
        raise BuildTrouble(f"{name} {' '.join(arguments)}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout + done.stderr


def stale(source: Path, made: Path) -> bool:
    """Whether ``made`` is missing or older than ``source``."""
    return not made.is_file() or made.stat().st_mtime_ns < source.stat().st_mtime_ns


def form_pairs(root: Path) -> Iterator[tuple[Path, Path]]:
    """Each form with the module it becomes; two forms of one stem are refused, they would overwrite each other."""
    seen: dict[str, Path] = {}
    for form in sorted((root / "ui").rglob("*.ui")):
        if form.stem in seen:
            raise BuildTrouble(f"two forms are called {form.stem}: {seen[form.stem]} and {form}")
        seen[form.stem] = form
        yield form, root / FORMS / f"ui_{form.stem}.py"


def translation_pairs(root: Path) -> Iterator[tuple[Path, Path]]:
    """Each translation source with the binary that lies beside it."""
    for source in sorted((root / TRANSLATIONS).glob("*.ts")):
        yield source, source.with_suffix(".qm")


def used_imports_only(text: str) -> str:
    """A generated module without the classes of Qt it never names: Qt makes each of them when it is first asked for."""
    imports = re.compile(r"^from (PySide6\.\w+) import \(([^)]*)\)\n", re.MULTILINE)
    body = set(re.findall(r"\w+", imports.sub("", text)))

    def kept(found: re.Match[str]) -> str:
        names = [name for name in re.findall(r"\w+", found[2]) if name in body]
        return f"from {found[1]} import ({', '.join(names)})\n" if names else ""

    return imports.sub(kept, text)


def compile_form(form: Path, made: Path) -> None:
    """Make one module from one form; written whole or not at all, since two test runs may compile at once."""
    text = used_imports_only(run_tool("uic", "-g", "python", str(form)))
    partial = made.with_name(f".{made.name}.{os.getpid()}.part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(made)


def compile_translation(source: Path, made: Path) -> None:
    """Make one ``.qm``; a string nobody translated is shown in the language of the source."""
    partial = made.with_name(f".{made.name}.{os.getpid()}.part")
    run_tool("lrelease", "-silent", str(source), "-qm", str(partial))
    partial.replace(made)


def compile_sentences(source: Path, made: Path) -> None:
    """The same tables as JSON, which is read in a twentieth of the time, with the checksum of the file they were made of:
    where that was changed since, the program reads the file itself."""
    said = source.read_bytes()
    partial = made.with_name(f".{made.name}.{os.getpid()}.part")
    tables = tomllib.loads(said.decode("utf-8"))
    partial.write_text(json.dumps({"of": zlib.crc32(said), "tables": tables}, ensure_ascii=False), encoding="utf-8")
    partial.replace(made)


def compile_all(root: Path, *, force: bool = False) -> list[Path]:
    """Compile what is stale under ``root`` and drop modules whose form is gone; return the files made now."""
    made_now: list[Path] = []
    wanted = set()
    for form, module in form_pairs(root):
        wanted.add(module.name)
        if force or stale(form, module):
            compile_form(form, module)
            made_now.append(module)
    for orphan in (root / FORMS).glob("ui_*.py"):
        if orphan.name not in wanted:
            orphan.unlink()
    for source, binary in translation_pairs(root):
        if force or stale(source, binary):
            compile_translation(source, binary)
            made_now.append(binary)
    texts = root / TEXTS
    sentences = {
        source.with_suffix(".json"): source for source in (texts / "clauses.toml", *texts.glob("messages/*.toml"))
    }
    for made, source in sentences.items():
        if force or stale(source, made):
            compile_sentences(source, made)
            made_now.append(made)
    for orphan in texts.glob("messages/*.json"):
        if orphan not in sentences:
            orphan.unlink()
    return made_now


def made_files(root: Path) -> list[Path]:
    """All generated files that a wheel has to carry although git ignores them."""
    return [made for _, made in form_pairs(root)]


def resource_files(root: Path) -> dict[str, str]:
    """Every file of ``resources/`` except translation sources, with its place in the wheel."""
    base = root / "resources"
    return {
        str(file): f"qtic_desktop/_resources/{file.relative_to(base).as_posix()}"
        for file in sorted(base.rglob("*"))
        if file.is_file() and file.suffix != ".ts" and not file.name.startswith(".")
    }


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # the bootstrap and the tests use compile_all without hatchling
    pass
else:

    class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
        """What hatchling calls before it packs a wheel."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Compile everything; an editable install reads ``resources/`` from the checkout, a wheel carries it."""
            root = Path(self.root)
            compile_all(root)
            if version == "editable":
                return
            build_data["artifacts"] += [made.relative_to(root).as_posix() for made in made_files(root)]
            build_data["force_include"].update(resource_files(root))


if __name__ == "__main__":
    for path in compile_all(Path(__file__).resolve().parents[1]):
        print(f"made {path.name}")

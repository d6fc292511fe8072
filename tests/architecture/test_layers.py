"""The layers of the program, as contracts that the whole import graph has to keep."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of ``pyproject.toml`` in ``folder``; a process of its own, for they import the graph anew."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    return subprocess.run(
        [*command, "--no-cache"], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


def seeded(tmp_path: Path, module: str, line: str) -> Path:
    """A copy of the package with one forbidden import added to ``module``."""
    for file in (ROOT / "qtic_desktop").rglob("*.py"):
        copy = tmp_path / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    target = tmp_path / module
    target.write_text(target.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    return tmp_path


def test_every_contract_is_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_a_window_that_reaches_past_the_queries_is_reported_even_for_a_type(tmp_path: Path) -> None:
    lines = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import qtic_desktop.storage.workspace"
    done = lint(seeded(tmp_path, "qtic_desktop/gui/__init__.py", lines))
    assert "The window reads the storage through its queries only BROKEN" in done.stdout


def test_a_circle_of_types_alone_is_reported(tmp_path: Path) -> None:
    lines = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import qtic_desktop.gui.main_window"
    done = lint(seeded(tmp_path, "qtic_desktop/gui/theme.py", lines))
    assert "No cycles BROKEN" in done.stdout


def test_a_domain_with_a_clock_and_qt_below_the_window_are_reported(tmp_path: Path) -> None:
    seeded(tmp_path, "qtic_desktop/domain/__init__.py", "import time")
    (tmp_path / "qtic_desktop" / "services" / "__init__.py").write_text("import PySide6.QtCore\n", encoding="utf-8")
    done = lint(tmp_path)
    assert "The domain is pure BROKEN" in done.stdout
    assert "Qt stays in gui and app BROKEN" in done.stdout

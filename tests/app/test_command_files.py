"""What leaves by the command line: no file in the way is harmed, and nothing is wider than what was asked for."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qtic_desktop.app.main import main


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([*map(str, arguments), "--json"])
    said = capsys.readouterr()
    assert said.out.count("\n") == 1
    assert "Traceback" not in said.err
    answer = json.loads(said.out)
    return status, answer["error"], answer["sentence"]


def test_files_in_the_way_are_left_alone(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine.xlsx"
    mine.write_text("typed by hand", encoding="utf-8")
    for arguments in (["backup", "--workspace", sample, "--out", mine], ["template", "experts", "--out", mine]):
        assert refused(capsys, *arguments)[:2] == (2, "usage.exists")
    assert refused(capsys, "demo", mine)[:2] == (2, "workspace.folder_not_empty")
    assert refused(capsys, "check", "--workspace", mine)[:2] == (2, "workspace.none_here")
    assert mine.read_text(encoding="utf-8") == "typed by hand"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["score-summary", "--out", "x.pdf"], "usage.ending"),
        (["score-sheets", "--out", "x.xlsx"], "usage.ending"),
        (["annual-checklist", "--out", "x.docx"], "usage.ending"),
        (["annual-checklist", "--out", "x.pdf", "--format", "xlsx"], "usage.ending"),
        (["opinions", "--out", "x", "--format", "xlsx"], "usage.format"),
        (["score-summary", "--out", "x", "--format", "pdf"], "usage.format"),
        (["score-summary", "--out", "x", "--proposal", "N"], "usage.not_used"),
        (["annual-checklist", "--out", "x", "--meeting", "N"], "usage.not_used"),
        (["opinions", "--out", "x", "--batch", "1999-1"], "files.none_found"),
        (["opinions", "--out", "x", "--meeting", ""], "files.none_found"),
        (["opinions", "--out", "x", "--proposal", ""], "files.none_found"),
    ],
)
def test_an_export_never_gives_something_else_than_was_asked(
    sample: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    error: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused(capsys, "export", *arguments, "--workspace", sample)[:2] == (2, error)
    assert not [path for path in tmp_path.iterdir() if path.is_file() or (path != sample and any(path.iterdir()))]


def test_opinions_of_one_batch_and_of_a_very_long_name(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(sample / "qtic.db")) as db, db:
        batch_id, year, number = db.execute("SELECT id, year, number FROM batches").fetchone()
        wanted = db.execute("SELECT id, number FROM proposals WHERE number IS NOT NULL LIMIT 1").fetchone()
        other = ("other", 1, 2024, 9, "旧批次")
        db.execute("INSERT INTO batches (id, version, year, number, title) VALUES (?,?,?,?,?)", other)
        db.execute("UPDATE proposals SET batch_id='other' WHERE id<>?", (wanted[0],))
        db.execute("UPDATE proposals SET center_name=? WHERE id=?", ("长" * 120, wanted[0]))
    for chosen in (batch_id, f"{year}-{number}"):
        out = tmp_path / f"out {chosen}"
        status = main(["export", "opinions", "--workspace", str(sample), "--out", str(out), "--batch", chosen])
        capsys.readouterr()
        assert status == 0
        assert [path.name.split("_")[0] for path in out.iterdir()] == [wanted[1]]

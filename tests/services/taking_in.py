"""Files that come in: a table on disk, the real run held against a dry run, and what the record holds after it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, text

from qtic_desktop.domain.changes import Changes
from qtic_desktop.resources import Language
from qtic_desktop.services.imports import ImportReport, import_file
from qtic_desktop.storage.workspace import Workspace
from tests.exchange.making import sheet, workbook
from tests.review_story import OFFICE


def table(folder: Path, *rows: dict[str, object], name: str = "表") -> Path:
    """A workbook with the columns of the first row."""
    heads = list(rows[0])
    return workbook(folder / f"{name}.xlsx", sheet([heads, *[[row.get(head) for head in heads] for row in rows]]))


def take(workspace: Workspace, kind: str, path: Path) -> ImportReport:
    """The real run, held against a dry run before it."""
    before = stored(workspace)
    tried = import_file(workspace, OFFICE, kind, path, dry_run=True)
    assert stored(workspace) == before, "a dry run leaves nothing behind"
    done = import_file(workspace, OFFICE, kind, path, dry_run=False)
    assert replace(tried, written=0, dry_run=False, changes=Changes()) == replace(done, written=0, changes=Changes())
    assert (tried.written, done.written) == (0, done.new)
    assert done.new + done.same + done.different + len(done.rejected) == done.rows
    return done


def stored(workspace: Workspace) -> dict[str, int]:
    """How many rows each table holds."""
    with workspace.store.read() as session:
        names = inspect(session.connection()).get_table_names()
        return {name: session.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names}


def rows(workspace: Workspace, query: str) -> list[tuple[Any, ...]]:
    with workspace.store.read() as session:
        return [tuple(row) for row in session.execute(text(query))]


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.same, report.different, len(report.rejected)


def codes(report: ImportReport) -> list[tuple[int, str]]:
    return [(finding.row, finding.code) for finding in report.findings]


def sentences(report: ImportReport, lang: Language = "zh") -> str:
    return "\n".join(finding.sentence(lang) for finding in report.findings)

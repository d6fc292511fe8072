"""Their own workbook given back: what an import would refuse or ask about, marked beside the cells (三（一）)."""

from __future__ import annotations

from pathlib import Path

from qtic_desktop.confined.reader import Reader, read_apart
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.forms import MARKED_HEADING
from qtic_desktop.exchange.findings import RowFinding
from qtic_desktop.exchange.spreadsheets import find_table
from qtic_desktop.resources import Language, message
from qtic_desktop.services.files import MadeFile, put_file
from qtic_desktop.services.imports.files import WRITERS, ImportReport, form_of, import_file
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.workspace import Workspace


def write_marked(
    workspace: Workspace, actor: Actor, kind: str, path: Path, out: Path, *, lang: Language = "zh"
) -> MadeFile:
    """Try ``path`` as ``kind`` without writing anything, and write a copy of it with every finding marked to ``out``.

    ``about`` of the answer is how many rows are marked; ``status`` is ``table`` where only the table could be given back
    and not the file as it came (a .csv, a workbook of a dialect that cannot be written again).
    Raises ``Refused`` as the import, and imports.nothing_to_mark.
    """
    from qtic_desktop.documents.xlsx.marking import Mark, Source, mark_workbook

    report = import_file(workspace, actor, kind, path, dry_run=True)
    found = read_apart(Reader.TABLES, find_table, path, form_of(workspace, actor, kind))
    marks = [Mark(one.row, found.places.get(one.column, 0), one.sentence(lang), one.blocking) for one in _about(report)]
    if not marks:
        raise Refused("imports.nothing_to_mark", file=path.name)
    source = Source(_own(path, found.sheet), found.sheet, found.header_row, found.texts)
    made = mark_workbook(source, marks, title=MARKED_HEADING, author=message("imports.marked_by", lang))
    put_file(made.data, out)
    marked = {one.row for one in marks} - {found.header_row}
    return MadeFile(out, str(len(marked)), "own" if made.own else "table")


def marked_order(kind: str, path: Path, out: Path, *, lang: Language = "zh") -> WorkOrder[MadeFile]:
    """The marked copy as a job, with the right of the import."""
    return WorkOrder(
        WRITERS[kind].act,
        lambda workspace, actor: write_marked(workspace, actor, kind, path, out, lang=lang),
        saves=False,
        thread="storage",
    )


def _about(report: ImportReport) -> list[RowFinding]:
    return [one for one in report.findings if one.row]


def _own(path: Path, sheet: str) -> bytes:
    """The file itself, where it is a workbook that can be written again."""
    from qtic_desktop.documents.xlsx.marking import opens

    data = path.read_bytes()
    try:
        return data if data.startswith(b"PK") and read_apart(Reader.TABLES, opens, data, sheet) else b""
    except Refused:
        return b""

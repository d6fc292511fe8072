"""``import``: a workbook into a workspace, or only what would happen."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import DONE, FINDINGS, Answer
from qtic_desktop.app.people import chosen_actor
from qtic_desktop.app.usage import existing_file
from qtic_desktop.resources import message
from qtic_desktop.services.imports import import_file
from qtic_desktop.storage.workspace import open_workspace


def run(options: argparse.Namespace) -> Answer:
    """Read, report row by row, and write unless it is a dry run."""
    with open_workspace(options.workspace) as workspace:
        actor = chosen_actor(workspace, options.person)
        report = import_file(workspace, actor, options.kind, existing_file(options.file), dry_run=options.dry_run)
    said = [
        {
            "row": f.row,
            "column": f.column,
            "id": f.code,
            "blocking": f.blocking,
            "sentence": f.sentence(options.lang),
        }
        for f in report.findings
    ]
    data = {
        "kind": report.kind,
        "rows": report.rows,
        "accepted": report.accepted,
        "rejected": list(report.rejected),
        "written": report.written,
        "dry_run": options.dry_run,
        "seen_before": report.seen_before,
        "findings": said,
    }
    code = "imports.dry_run" if options.dry_run else "imports.seen_before" if report.seen_before else "imports.done"
    facts = {
        "rows": report.rows,
        "accepted": report.accepted,
        "rejected": len(report.rejected),
        "at": report.seen_before,
    }
    lines = [*(f"{one['row']}: {one['sentence']}" for one in said), message(code, options.lang, **facts)]
    return Answer(data, lines, FINDINGS if report.rejected or report.seen_before else DONE)

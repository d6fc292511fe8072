"""``import``: a workbook into a workspace, or only what would happen."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import DONE, FINDINGS, Answer
from qtic_desktop.app.commands import bundle_answers, past_answers, scan_answers
from qtic_desktop.app.entry import entered
from qtic_desktop.app.usage import existing_file
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.columns_past import PAST_YEARS
from qtic_desktop.resources import message
from qtic_desktop.services.imports import import_file
from qtic_desktop.services.imports.marked import write_marked
from qtic_desktop.storage.workspace import Workspace


def run(options: argparse.Namespace) -> Answer:
    """Read, report row by row, and write unless it is a dry run."""
    if options.kind in ("bundle", "scans"):
        take_in = bundle_answers.take_in if options.kind == "bundle" else scan_answers.take_in
        with entered(options) as here:
            file = existing_file(options.file)
            return take_in(here.workspace, here.actor, file, options.lang, dry_run=options.dry_run)
    if options.kind == PAST_YEARS:
        with entered(options) as here:
            file = existing_file(options.file)
            return past_answers.take_in(
                here.workspace, here.actor, file, options.marked, options.lang, dry_run=options.dry_run
            )
    with entered(options) as here:
        marked = _marked(options, here.workspace, here.actor)
        report = import_file(
            here.workspace,
            here.actor,
            options.kind,
            existing_file(options.file),
            dry_run=options.dry_run,
            update=options.update,
        )
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
        "new": report.new,
        "updated": report.updated,
        "same": report.same,
        "different": report.different,
        "rejected": len(report.rejected),
        "written": report.written,
        "dry_run": report.dry_run,
        "findings": said,
        "unused_columns": list(report.unused_columns),
        "seen_before": report.seen_before,
    }
    told = message(
        "imports.dry_run" if report.dry_run else "imports.done",
        options.lang,
        rows=report.rows,
        new=report.new,
        updated=report.updated,
        same=report.same,
        different=report.different,
        rejected=len(report.rejected),
    )
    lines = [*(f"{one['row']}: {one['sentence']}" for one in said), *marked, told]
    return Answer(data, lines, DONE if report.is_clean else FINDINGS)


def _marked(options: argparse.Namespace, workspace: Workspace, actor: Actor) -> list[str]:
    """Their own workbook with what is wrong marked in it, before anything is taken in."""
    if options.marked is None:
        return []
    file = existing_file(options.file)
    try:
        made = write_marked(workspace, actor, options.kind, file, options.marked, lang=options.lang)
    except Refused as refusal:
        if refusal.code != "imports.nothing_to_mark":
            raise
        return [message(refusal.code, options.lang, **refusal.facts)]
    return [message("imports.marked", options.lang, count=made.about, file=options.marked.name)]

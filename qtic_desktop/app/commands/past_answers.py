"""``import past-years``: the ledgers of past years out of one workbook, all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from qtic_desktop.app.answers import DONE, FINDINGS, Answer
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.resources import Language, message
from qtic_desktop.services.imports.past import mark_past_file, take_past_file
from qtic_desktop.storage.workspace import Workspace


def take_in(
    workspace: Workspace, actor: Actor, file: Path, out: Path | None, lang: Language, *, dry_run: bool
) -> Answer:
    """Every finding with its sheet and row, what is missing of each centre, and at the end what came of it."""
    marked = [] if out is None else [_marked(workspace, actor, file, out, lang)]
    report = take_past_file(workspace, actor, file, dry_run=dry_run)
    said = [
        {
            "sheet": one.sheet, "row": one.found.row, "column": one.found.column, "id": one.found.code,
            "blocking": one.found.blocking, "sentence": one.found.sentence(lang),
        }
        for one in report.findings
    ]  # fmt: skip
    centers = [
        {
            "number": one.number, "name": one.name, "known": one.known, "reports": list(one.reports),
            "grades": list(one.grades), "changes": one.changes, "targets": one.targets, "overdue": list(one.overdue),
            "missing": [gap.sentence(lang) for gap in one.gaps],
        }
        for one in report.centers
    ]  # fmt: skip
    data = {
        **report.counts(), "blocked": report.blocked, "written": report.written, "dry_run": report.dry_run,
        "seen_before": report.seen_before, "findings": said, "of_centers": centers,
    }  # fmt: skip
    lines = [
        message("past.finding", lang, sheet=sheet, sentence=sentence) if sheet else sentence
        for sheet, _row, sentence, _blocking in report.lines(lang)
    ]
    lines += [
        message("past.missing_of", lang, name=one.name, number=one.number, sentence=one.missing(lang))
        for one in report.centers
        if one.gaps
    ]
    settled = not report.blocked and (report.anything or report.same > 0)
    return Answer(data, [*lines, *marked, report.summary(lang)], DONE if settled else FINDINGS)


def _marked(workspace: Workspace, actor: Actor, file: Path, out: Path, lang: Language) -> str:
    try:
        made = mark_past_file(workspace, actor, path=file, out=out, lang=lang)
    except Refused as refusal:
        if refusal.code != "imports.nothing_to_mark":
            raise
        return message(refusal.code, lang, **refusal.facts)
    return message("imports.marked", lang, count=made.about, file=out.name)

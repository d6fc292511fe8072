"""What the command line says of scans, in the shape that ``import`` has for every kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qtic_desktop.app.answers import DONE, FINDINGS, Answer
from qtic_desktop.app.steps import to_the_end
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.scans import PageState, ScanReport, Why
from qtic_desktop.resources import Language, message
from qtic_desktop.services.perform import work_in_steps
from qtic_desktop.services.scans import look_at_scans, take_scans
from qtic_desktop.storage.workspace import Workspace


def take_in(workspace: Workspace, actor: Actor, path: Path, lang: Language, *, dry_run: bool) -> Answer:
    """``import scans``: ``rows`` are pages, ``new`` those found by their code, ``same`` those of a file taken in before,
    ``different`` those whose page of the paper has come before, ``rejected`` all others that wait for a person."""
    order = look_at_scans.bind(paths=(path,)) if dry_run else take_scans.bind(paths=(path,))
    taken = to_the_end(work_in_steps(workspace, actor, order))
    (report,) = taken.reports
    waiting, there = taken.count(PageState.WAITING), sum(one.why is Why.THERE for one in report.findings)
    findings = list(_findings(report, lang))
    data = {
        "kind": "scans",
        "rows": taken.pages,
        "new": taken.count(PageState.MATCHED),
        "same": taken.same,
        "different": there,
        "rejected": waiting - there,
        "written": 0 if dry_run else len(report.findings),
        "dry_run": dry_run,
        "findings": findings,
        "unused_columns": [],
        "seen_before": report.seen_before,
    }
    told = message(
        "scans.dry_run" if dry_run else "scans.done",
        lang,
        rows=taken.pages,
        new=data["new"],
        waiting=waiting,
        same=taken.same,
    )
    lines = [*(str(one["sentence"]) for one in findings), told]
    return Answer(data, lines, FINDINGS if waiting else DONE)


def _findings(report: ScanReport, lang: Language) -> Iterator[dict[str, Any]]:
    if report.seen_before:
        facts = {"file": report.file, "at": report.seen_before[:16].replace("T", " ")}
        yield _finding(0, "scans.seen_before", lang, facts, blocking=False)
    for one in report.findings:
        if one.state is PageState.WAITING:
            facts = {"page": str(one.number), "code": one.code}
            yield _finding(one.number, f"scans.why_{one.why}", lang, facts, blocking=one.why is not Why.THERE)


def _finding(row: int, code: str, lang: Language, facts: dict[str, str], *, blocking: bool) -> dict[str, Any]:
    return {"row": row, "column": "", "id": code, "blocking": blocking, "sentence": message(code, lang, **facts)}

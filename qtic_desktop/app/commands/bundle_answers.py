"""What the command line says of bundles, in the shape that ``import`` and ``verify`` have for every kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qtic_desktop.app.answers import DONE, FINDINGS, Answer
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.stations import BundleReport, Standing, UnitFinding, station_words
from qtic_desktop.resources import Language, message
from qtic_desktop.services.perform import work
from qtic_desktop.services.stations import bundle_head, look_at_bundle, take_bundle
from qtic_desktop.services.stations.words import difference
from qtic_desktop.storage.workspace import Workspace


def take_in(workspace: Workspace, actor: Actor, path: Path, lang: Language, *, dry_run: bool) -> Answer:
    """``import bundle``: ``new`` are sheets brought up to date, ``different`` those changed at both places."""
    order = look_at_bundle.bind(path=path) if dry_run else take_bundle.bind(path=path)
    report = work(workspace, actor, order)
    findings = list(_findings(report, lang))
    taken = sum(1 for one in report.units if one.taken)
    counts = {
        "sheets": len(report.units),
        "taken": taken,
        "same": report.count(Standing.SAME),
        "ours": report.count(Standing.OURS),
        "both": report.count(Standing.BOTH),
    }
    data = {
        "kind": "bundle",
        "station": report.station,
        "called": report.called,
        "number": report.number,
        "rows": len(report.units),
        "new": taken,
        "same": counts["same"] + counts["ours"],
        "different": counts["both"],
        "rejected": len(report.rejected),
        "written": 0 if dry_run else report.written,
        "dry_run": dry_run,
        "findings": findings,
        "unused_columns": [],
        "seen_before": report.seen_before,
    }
    told = message(
        "stations.dry_run" if dry_run else "stations.done", lang, station=report.where, number=report.number, **counts
    )
    lines = [*(str(one["sentence"]) for one in findings), told]
    return Answer(data, lines, DONE if not report.rejected else FINDINGS)


def _findings(report: BundleReport, lang: Language) -> Iterator[dict[str, Any]]:
    if report.seen_before:
        left = sum(one.open for one in report.units)
        code = "stations.seen_undecided" if left else "stations.seen_before"
        yield _finding(0, code, lang, blocking=False, at=report.seen_before[:16].replace("T", " "), n=str(left))
    if report.missed:
        numbers = "、".join(map(str, report.missed))
        yield _finding(0, "stations.missed", lang, blocking=False, station=report.where, numbers=numbers)
    for row, one in enumerate(report.units, 1):
        if one in report.rejected:
            yield _finding(row, f"stations.{one.why_not or 'both'}", lang, blocking=True, **_facts(one, lang))


def _facts(one: UnitFinding, lang: Language) -> dict[str, str]:
    if one.why_not == "unknown":
        return {"sheet": one.sheet_id}
    facts = {"proposal": one.proposal_number, "expert": one.expert_name}
    if one.why_not:
        return facts
    return {**facts, "figures": difference(one, lang)}


def _finding(row: int, code: str, lang: Language, *, blocking: bool, **facts: str) -> dict[str, Any]:
    return {"row": row, "column": "", "id": code, "blocking": blocking, "sentence": message(code, lang, **facts)}


def verified(workspace: Workspace | None, path: Path, data: bytes, lang: Language) -> dict[str, Any]:
    """``verify`` of a bundle: valid, invalid with its reason, or unknown while its workspace is not named."""
    said: dict[str, Any] = {"file": str(path), "compared": "", "missing": [], "signatures": [], "reasons": []}
    try:
        head = bundle_head(data, workspace)
    except Refused as refusal:
        return {
            **said,
            "state": "invalid",
            "reasons": [refusal.code],
            "sentences": [message(refusal.code, lang, **refusal.facts)],
        }
    if workspace is None and head.closed:
        return {**said, "state": "unknown", "sentences": [message("stations.verified_closed", lang)]}
    facts = {
        "station": station_words(head.station, head.called),
        "number": head.number,
        "at": head.made_at[:16].replace("T", " "),
        "by": head.made_by,
    }
    return {**said, "state": "valid", "sentences": [message("stations.verified", lang, **facts)]}

"""Papers of 启动建设 (三（三）): the ledger, the start list, the file of one centre."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.road import Stop
from qtic_desktop.resources import message, words
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.history import HistoryRow
from qtic_desktop.storage.queries.launch import CenterFile, CenterRow, center, center_file, center_history, ledger
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.queries.road import road
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.content.launch import CenterLine, FilePart, Paper


@job(Act.EXPORT_LEDGER)
def export_ledger(workspace: Workspace, actor: Actor, *, out: Path) -> MadeFile:
    """Write the whole ledger as a workbook or, for a ``.pdf`` name, as pages."""
    from qtic_desktop.documents.content.launch import ledger_document

    lines = tuple(center_line(row) for row in ask(workspace.store, actor, ledger.bind()))
    make_file(ledger_document(lines, paper_of(workspace, actor)), out, lambda: fonts_of(workspace))
    return MadeFile(out, str(len(lines)))


@job(Act.EXPORT_START)
def export_start(workspace: Workspace, actor: Actor, *, out: Path, center_id: str) -> MadeFile:
    """Write the start list of the paper under which a centre was started; ``launch.choose_started`` without one."""
    from qtic_desktop.documents.content.launch import start_document

    rows = ask(workspace.store, actor, ledger.bind())
    chosen = next((row for row in rows if row.id == center_id and row.start_paper), None)
    if chosen is None:
        raise Refused("launch.choose_started")
    lines = tuple(center_line(row) for row in rows if row.start_paper == chosen.start_paper and row.status == "running")
    if not lines:
        raise Refused("launch.choose_started")
    document = start_document(lines, paper_of(workspace, actor), number=chosen.start_paper)
    make_file(document, out, lambda: fonts_of(workspace))
    return MadeFile(out, str(len(lines)))


@job(Act.EXPORT_CENTER_FILE)
def export_center_file(workspace: Workspace, actor: Actor, *, out: Path, center_id: str) -> MadeFile:
    """Write everything about one centre: facts, targets, changes, reports by year, and the log."""
    from qtic_desktop.documents.content.launch import file_document

    row = ask(workspace.store, actor, center.bind(center_id=center_id))
    if row is None:
        raise Refused("launch.choose_center")
    found = ask(workspace.store, actor, center_file.bind(center_id=center_id))
    log = ask(workspace.store, actor, center_history.bind(center_id=center_id))
    way = ask(workspace.store, actor, road.bind(subject=center_id, today=workspace.store.now().date()))
    parts = (_road(way), *_parts(found, log))
    document = file_document(center_line(row), center_facts(row), parts, paper_of(workspace, actor))
    make_file(document, out, lambda: fonts_of(workspace))
    return MadeFile(out, row.name)


def paper_of(workspace: Workspace, actor: Actor) -> Paper:
    """What every paper of the ledger carries."""
    from qtic_desktop.documents.content.launch import Paper

    now, facts = workspace.store.now(), ask(workspace.store, actor, workspace_facts.bind())
    sample = facts.get("sample") == "True"
    return Paper(now.date(), facts.get("organizer", ""), sample, f"{now:%Y-%m-%d %H:%M}")


def center_line(row: CenterRow) -> CenterLine:
    """A centre as the papers print it."""
    from qtic_desktop.documents.content.launch import CenterLine

    return CenterLine(
        row.number, row.name, row.host_name, row.department_name, row.track, row.started_on, row.ends_on,
        _say(f"status_{row.status}"), row.status_reason,
    )  # fmt: skip


def _say(code: str) -> str:
    return message(f"paper.launch.{code}")


def center_facts(row: CenterRow) -> tuple[tuple[str, str], ...]:
    """What a paper about one centre says of it before everything else."""
    closed = "" if row.old_closed_on is None else f"（{row.old_closed_on.isoformat()} {row.old_closing_paper}）"
    facts = (
        ("number", row.number),
        ("host", row.host_name),
        ("department", row.department_name),
        ("track", _say(f"track_{row.track}")),
        ("director", row.director_name),
        ("partners", row.partners),
        ("period", f"{row.started_on.isoformat()} — {row.ends_on.isoformat()}"),
        ("start_paper", row.start_paper),
        ("status", _say(f"status_{row.status}")),
        ("status_reason", row.status_reason),
        ("old_center", f"{row.old_center_name}{closed}" if row.old_center_name else ""),
    )
    return tuple((_say(code), text) for code, text in facts if text)


def _parts(found: CenterFile, log: tuple[HistoryRow, ...]) -> tuple[FilePart, ...]:
    from qtic_desktop.documents.content.audit_words import details
    from qtic_desktop.documents.content.launch import FilePart

    acts = words("audit.act")
    targets = FilePart(
        _say("targets"),
        _heads(
            ("task", 8), ("version", 8), ("content", 40), ("year1", 22), ("year2", 22), ("year3", 22), ("force", 12)
        ),
        tuple(
            (t.number, t.version_no, t.content, *t.years, _say("in_force" if t.in_force else "replaced"))
            for t in found.targets
        ),
    )
    changes = FilePart(
        _say("changes"),
        _heads(
            ("order", 8), ("what", 12), ("before", 28), ("after", 28), ("reason", 26), ("opinion", 22), ("paper", 18),
            ("state", 12),
        ),
        tuple(
            (c.number, _say(f"kind_{c.kind}"), c.before, c.after, c.reason, c.opinion, c.paper, _say(f"change_{c.state}"))
            for c in found.changes
        ),
    )  # fmt: skip
    reports = FilePart(
        _say("reports"),
        _heads(("year", 10), ("due", 16), ("filed", 16), ("filing_number", 30)),
        tuple((year, due, filed or "—", number or "—") for year, due, filed, number in found.reports),
    )
    told = FilePart(
        _say("log"),
        _heads(("at", 20), ("actor", 14), ("act", 20), ("details", 90)),
        tuple(
            (e.at[:16].replace("T", " "), e.actor_name, acts.get(e.act, e.act), details(e.details, "zh", e.act))
            for e in log
        ),
    )
    return targets, changes, reports, told


def _road(stops: tuple[Stop, ...]) -> FilePart:
    from qtic_desktop.documents.content.launch import FilePart

    def number(stop: Stop) -> str:
        facts = stop.facts or {}
        reports = f"{facts['filed']}/{facts['owed']}" if "owed" in facts else ""
        return " ".join(part for part in (facts.get("grade", ""), facts.get("number", ""), reports) if part)

    return FilePart(
        _say("road"),
        _heads(("order", 8), ("station", 20), ("state", 14), ("day", 16), ("paper", 40)),
        tuple(
            (
                place, message(f"road.{stop.station.value}"), message(f"road.passage_{stop.passage.value}"),
                stop.on or "—", number(stop) or "—",
            )
            for place, stop in enumerate(stops, 1)
        ),
    )  # fmt: skip


def _heads(*heads: tuple[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple((_say(f"head_{code}"), width) for code, width in heads)

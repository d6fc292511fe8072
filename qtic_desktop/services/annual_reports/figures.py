"""Figures of an annual report against the task book (三（四）), and the files that came with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.kept_files import SCANS, kept_file
from qtic_desktop.services.perform import perform
from qtic_desktop.services.use_case import job, use_case
from qtic_desktop.storage.tables.launch import AnnualDuty, AnnualFigure, CenterTarget
from qtic_desktop.storage.tables.registry import Attachment
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none
from qtic_desktop.storage.workspace import Workspace

#: What clears a figure that was noted.
CLEARED = ("—", "-", "－")


@use_case(Act.NOTE_FIGURES)
def note_figures(work: UnitOfWork, *, duty_id: str, figures: Mapping[str, str]) -> Changes:
    """Note what the report says was reached of each task (``figures``: number of the task to its words). Blank leaves a
    task as it is, a dash takes its figure out; both stand in the log."""
    row = work.get(AnnualDuty, duty_id)
    if row.summary_received_on is None:
        raise Refused("annual.no_summary_yet")
    changed: dict[str, list[str]] = {}
    for task, text in figures.items():
        words = text.strip()
        if not words:
            continue
        before = _note(work, row, int(task), "" if words in CLEARED else words)
        if before is not None:
            changed[task] = [before, "" if words in CLEARED else words]
    if not changed:
        raise Refused("annual.no_figures")
    work.record(Act.NOTE_FIGURES, Kind.DUTY, row.id, year=row.year, changed=changed)
    return Changes(frozenset({(Kind.DUTY, row.id), (Kind.EVALUATION, "")}))


def _note(work: UnitOfWork, row: AnnualDuty, task: int, words: str) -> str | None:
    """What stood there before; None where nothing changes."""
    known = select(CenterTarget.id).filter_by(center_id=row.center_id, number=task, in_force=True)
    if work.session.scalars(known).first() is None:
        raise Refused("launch.no_such_task", number=task).beside(f"figure{task}")
    found = one_or_none(work.session, AnnualFigure, duty_id=row.id, task=task)
    before = "" if found is None else found.figure
    if before == words:
        return None
    if found is None:
        work.session.add(AnnualFigure(id=work.new_id(), duty_id=row.id, task=task, figure=words))
    elif words:
        found.figure = words
    else:
        work.session.delete(found)
    return before


@use_case(Act.ATTACH_REPORT)
def attach_report(work: UnitOfWork, *, duty_id: str, kind: str, file_name: str, sha256: str, size: int) -> Changes:
    """Register a kept file with the report: its summary, its plan, or a proof of a reminder. The same file twice is one."""
    row = work.get(AnnualDuty, duty_id)
    known = select(Attachment.id).filter_by(subject_id=row.id, sha256=sha256)
    if work.session.scalars(known).first() is not None:
        raise Refused("annual.file_known", file=file_name).beside("file")
    work.session.add(
        Attachment(id=work.new_id(), subject_id=row.id, kind=kind, file_name=file_name, sha256=sha256, size=size)
    )
    work.record(Act.ATTACH_REPORT, Kind.DUTY, row.id, matter=kind, file=file_name, sha256=sha256)
    return Changes.of(Kind.DUTY, row.id)


@job(Act.ATTACH_REPORT, saves=True)
def keep_report_file(workspace: Workspace, actor: Actor, *, duty_id: str, kind: str, file: Path) -> Changes:
    """Keep a file (PDF or picture) and register it. Raises ``Refused`` (opinions.scan_kind, opinions.scan_too_large) and
    ``EnvironmentTrouble`` when it cannot be read."""
    name, digest, size = kept_file(workspace, file, "file", SCANS)
    order = attach_report.bind(duty_id=duty_id, kind=kind, file_name=name, sha256=digest, size=size)
    return perform(workspace.store, actor, order)

"""Files that come with an evaluation: the self-report as the panel reads it, the scan of one made on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.services.evaluation.grades import record_paper_grade
from qtic_desktop.services.evaluation.listing import receive_self_report
from qtic_desktop.services.kept_files import SCANS, kept_file
from qtic_desktop.services.perform import perform
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.workspace import Workspace


@job(Act.RECORD_PAPER_GRADE, saves=True)
def keep_paper_grade(
    workspace: Workspace,
    actor: Actor,
    *,
    evaluation_id: str,
    grade: str,
    on: date,
    paper: str,
    score: str = "",
    scan: Path | None = None,
    order_reason: str = "",
) -> Changes:
    """As ``record_paper_grade``, keeping the scan first. Raises ``Refused`` (opinions.scan_kind,
    opinions.scan_too_large) and ``EnvironmentTrouble`` when the file cannot be read."""
    name, digest, size = kept_file(workspace, scan, "scan", SCANS)
    order = record_paper_grade.bind(
        evaluation_id=evaluation_id, grade=grade, on=on, paper=paper, score=score, order_reason=order_reason,
        file_name=name, sha256=digest, size=size,
    )  # fmt: skip
    return perform(workspace.store, actor, order)


@job(Act.RECEIVE_SELF_REPORT, saves=True)
def keep_self_report(
    workspace: Workspace,
    actor: Actor,
    *,
    evaluation_id: str,
    on: date,
    self_score: str = "",
    file: Path | None = None,
    order_reason: str = "",
) -> Changes:
    """As ``receive_self_report``, keeping the PDF first: the panel reads it beside the score sheet."""
    name, digest, size = kept_file(workspace, file, "file", (".pdf",))
    order = receive_self_report.bind(
        evaluation_id=evaluation_id, on=on, self_score=self_score, order_reason=order_reason, file_name=name,
        sha256=digest, size=size,
    )  # fmt: skip
    return perform(workspace.store, actor, order)

"""``export``: papers and workbooks of a workspace."""

from __future__ import annotations

import argparse
from pathlib import Path

from qtic_desktop.app.answers import Answer
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.services import exports
from qtic_desktop.storage.workspace import Workspace, open_workspace

DEFAULT_NAMES = {
    "score-summary": "评分汇总表.xlsx",
    "score-sheets": "评分表.pdf",
    "annual-checklist": "年度报告清单.xlsx",
}


def run(options: argparse.Namespace) -> Answer:
    """Make what was asked for and list the files."""
    with open_workspace(options.workspace) as workspace:
        made = _make(workspace, options)
    files = [{"file": str(one.path), "about": one.about, "status": one.status} for one in made]
    return Answer({"kind": options.kind, "files": files}, [str(one.path) for one in made])


def _make(workspace: Workspace, options: argparse.Namespace) -> tuple[exports.MadeFile, ...]:
    if options.kind == "opinions":
        folder = _folder(options.out)
        return exports.export_opinions(workspace, folder, meeting=options.meeting, proposal=options.proposal)
    target = _target(options)
    if options.kind == "score-summary":
        return (exports.export_score_summary(workspace, target, meeting=options.meeting),)
    if options.kind == "score-sheets":
        return (exports.export_score_sheets(workspace, target, meeting=options.meeting),)
    return (exports.export_annual_checklist(workspace, target),)


def _target(options: argparse.Namespace) -> Path:
    """A named file, or the default name in a folder; ``--format`` chooses the ending where both exist."""
    out: Path = options.out
    name = DEFAULT_NAMES[options.kind]
    if options.kind == "annual-checklist" and options.format == "pdf":
        name = str(Path(name).with_suffix(".pdf"))
    if out.suffix.lower() in (".pdf", ".xlsx"):
        return out
    return _folder(out) / name


def _folder(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentTrouble("storage.cannot_write", file=path.name, reason=error.strerror) from error
    return path

"""``export``: papers and workbooks of a workspace."""

from __future__ import annotations

import argparse
from pathlib import Path

from qtic_desktop.app.answers import Answer
from qtic_desktop.app.entry import entered
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.services import exports
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.opinions.exports import export_opinions
from qtic_desktop.services.perform import work
from qtic_desktop.storage.workspace import Workspace

DEFAULT_NAMES = {
    "score-summary": "评分汇总表.xlsx",
    "score-sheets": "评分表.pdf",
    "annual-checklist": "年度报告清单.xlsx",
}


FORMATS = {
    "opinions": ("pdf",),
    "score-summary": ("xlsx",),
    "score-sheets": ("pdf",),
    "annual-checklist": ("xlsx", "pdf"),
}
#: Which choices narrow a kind; another one is refused, because a file wider than what was asked for goes unnoticed.
CHOICES = {
    "opinions": ("batch", "meeting", "proposal"),
    "score-summary": ("meeting",),
    "score-sheets": ("meeting",),
    "annual-checklist": (),
}


def run(options: argparse.Namespace) -> Answer:
    """Make what was asked for and list the files."""
    _require_sense(options)
    with entered(options) as here:
        made = _make(here.workspace, here.actor, options)
    files = [{"file": str(one.path), "about": one.about, "status": one.status} for one in made]
    return Answer({"kind": options.kind, "files": files}, [str(one.path) for one in made])


def _require_sense(options: argparse.Namespace) -> None:
    formats = FORMATS[options.kind]
    if options.format and options.format not in formats:
        raise Refused("usage.format", format=options.format, known=", ".join(formats))
    for name in ("batch", "meeting", "proposal"):
        if getattr(options, name) is not None and name not in CHOICES[options.kind]:
            raise Refused("usage.not_used", option="--" + name)


def _make(workspace: Workspace, actor: Actor, options: argparse.Namespace) -> tuple[MadeFile, ...]:
    if options.kind == "opinions":
        order = export_opinions.bind(
            out=_folder(options.out), meeting=options.meeting, proposal=options.proposal, batch=options.batch
        )
        return work(workspace, actor, order)
    target = _target(options)
    if options.kind == "score-summary":
        return (work(workspace, actor, exports.export_score_summary.bind(out=target, meeting=options.meeting)),)
    if options.kind == "score-sheets":
        return (work(workspace, actor, exports.export_score_sheets.bind(out=target, meeting=options.meeting)),)
    return (work(workspace, actor, exports.export_annual_checklist.bind(out=target)),)


def _target(options: argparse.Namespace) -> Path:
    """A named file, or the default name in a folder; ``--format`` chooses the ending where both exist."""
    out: Path = options.out
    ending = out.suffix.lower().lstrip(".")
    formats = (options.format,) if options.format else FORMATS[options.kind]
    if ending in formats:
        return out
    if ending in ("pdf", "xlsx", "xls", "docx", "doc", "csv", "et", "wps"):
        raise Refused("usage.ending", file=out.name, endings=", ".join("." + one for one in formats))
    return _folder(out) / Path(DEFAULT_NAMES[options.kind]).with_suffix("." + formats[0])


def _folder(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentTrouble("storage.cannot_write", file=path.name, reason=error.strerror) from error
    return path

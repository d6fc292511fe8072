"""``export``: papers and workbooks of a workspace."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qtic_desktop.app.answers import Answer
from qtic_desktop.app.entry import entered
from qtic_desktop.app.steps import to_the_end
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings.papers import MeetingSheet
from qtic_desktop.resources import message
from qtic_desktop.services import exports, lists
from qtic_desktop.services.archive.pack import batch_title, make_pack
from qtic_desktop.services.duties import export_duties
from qtic_desktop.services.evaluation.papers import export_evaluation
from qtic_desktop.services.experts import export_experts
from qtic_desktop.services.files import MadeFile, make_folder
from qtic_desktop.services.launch.papers import export_ledger
from qtic_desktop.services.meetings.papers import print_meeting
from qtic_desktop.services.opinions.exports import export_opinions
from qtic_desktop.services.perform import ask, work, work_in_steps
from qtic_desktop.services.print_set import make_print_set
from qtic_desktop.services.publicity.papers import export_notice
from qtic_desktop.services.selection.papers import export_selection
from qtic_desktop.services.stations import export_bundle
from qtic_desktop.services.statistics import export_statistics
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.audit import LogFilter
from qtic_desktop.storage.queries.meetings import meeting_detail, meetings
from qtic_desktop.storage.queries.publicity import notice_keys
from qtic_desktop.storage.queries.registry import batches
from qtic_desktop.storage.queries.selection import list_keys
from qtic_desktop.storage.workspace import Workspace

Made = tuple[MadeFile, ...]
ENDINGS: Final = ("pdf", "xlsx", "xls", "docx", "doc", "csv", "et", "wps", "zip", "qtic", "ics")


@dataclass(frozen=True, slots=True)
class Export:
    """One kind: its ``formats``, the usual first; the ``name`` of its file (empty: many files in a folder); which
    ``choices`` narrow it, for a file wider than what was asked for goes unnoticed; and how it is made."""

    formats: tuple[str, ...]
    make: Callable[[_Asked], Made]
    name: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for, and who asks."""

    workspace: Workspace
    actor: Actor
    options: argparse.Namespace
    out: Path

    def list_id(self) -> str:
        """The newest version of the list, of ``--batch`` where one is named."""
        return _newest(ask(self.workspace.store, self.actor, list_keys.bind()), self.options.batch)

    def one(self, order: WorkOrder[MadeFile]) -> Made:
        """The one file that ``order`` makes."""
        return (work(self.workspace, self.actor, order),)

    def notice_id(self) -> str:
        """The newest notice."""
        return _newest(ask(self.workspace.store, self.actor, notice_keys.bind()), None)


def _archive(asked: _Asked) -> Made:
    """A zip for that ending, else a folder of its own in the folder named."""
    batch = asked.options.batch
    if batch is None:
        batch = next((row.id for row in ask(asked.workspace.store, asked.actor, batches.bind())), None)
    if batch is None:
        raise Refused("files.none_found")
    title = ask(asked.workspace.store, asked.actor, batch_title.bind(batch=batch))
    out: Path = asked.options.out
    if out.suffix.lower() != ".zip":
        out = _folder(out) / f"归档_{title}"
    pack = to_the_end(work_in_steps(asked.workspace, asked.actor, make_pack.bind(out=out, batch=batch)))
    return (MadeFile(pack.path, pack.about, pack.code),)


def _meeting_pack(asked: _Asked) -> Made:
    """The print set of the meeting named, else of the newest that was opened, in a folder of its own."""
    meeting_id = ask(asked.workspace.store, asked.actor, exports.meeting_id_of.bind(number=asked.options.meeting))
    detail = ask(asked.workspace.store, asked.actor, meeting_detail.bind(meeting_id=meeting_id))
    out = _folder(asked.options.out) / f"会议用纸_{detail.row.number}"
    made = to_the_end(work_in_steps(asked.workspace, asked.actor, make_print_set.bind(meeting_id=meeting_id, out=out)))
    return tuple(MadeFile(made.path / one.file, one.title, one.code) for one in made.papers)


def _newest(keys: tuple[str, ...], batch: str | None) -> str:
    fitting = [key for key in keys if batch is None or key.startswith(f"{batch}-")]
    if not fitting:
        raise Refused("files.none_found")
    return fitting[0].partition("@")[2]


def _opinions(asked: _Asked) -> Made:
    options, ending = asked.options, "." + (asked.options.format or "pdf")
    order = export_opinions.bind(
        out=_folder(asked.out), meeting=options.meeting, proposal=options.proposal, batch=options.batch, ending=ending
    )
    return work(asked.workspace, asked.actor, order)


def _audit_log(asked: _Asked) -> WorkOrder[MadeFile]:
    today, lang = asked.workspace.store.now().date(), asked.options.lang
    everything = message("audit.everything", lang)
    return exports.export_audit_log.bind(out=asked.out, wanted=LogFilter(), shown=everything, day=today, lang=lang)


def _meeting_papers(asked: _Asked) -> Made:
    """All papers of a meeting, of the newest where none is named."""
    found = ask(asked.workspace.store, asked.actor, meetings.bind())
    wanted = asked.options.meeting
    row = next((one for one in found if wanted in (None, one.number, one.id)), None)
    if row is None:
        raise Refused("files.none_found")
    return tuple(
        work(
            asked.workspace,
            asked.actor,
            print_meeting.bind(meeting_id=row.id, sheet=sheet, out=asked.out / f"{row.number}-{sheet}.pdf"),
        )
        for sheet in MeetingSheet
    )


EXPORTS: Final[dict[str, Export]] = {
    "opinions": Export(("pdf", "docx"), _opinions, choices=("batch", "meeting", "proposal")),
    "score-summary": Export(
        ("xlsx",),
        lambda asked: asked.one(exports.export_score_summary.bind(out=asked.out, meeting=asked.options.meeting)),
        "评分汇总表",
        ("meeting",),
    ),
    "score-sheets": Export(
        ("pdf",),
        lambda asked: asked.one(exports.export_score_sheets.bind(out=asked.out, meeting=asked.options.meeting)),
        "评分表",
        ("meeting",),
    ),
    "meeting-papers": Export(("pdf",), _meeting_papers, choices=("meeting",)),
    "experts": Export(("xlsx", "pdf"), lambda asked: asked.one(export_experts.bind(out=asked.out)), "专家名单"),
    "annual-checklist": Export(
        ("xlsx", "pdf"), lambda asked: asked.one(exports.export_annual_checklist.bind(out=asked.out)), "年度报告清单"
    ),
    "selection": Export(
        ("xlsx", "pdf", "docx"),
        lambda asked: asked.one(export_selection.bind(out=asked.out, list_id=asked.list_id())),
        "拟支持名单",
        ("batch",),
    ),
    "publicity": Export(
        ("pdf", "docx", "xlsx"),
        lambda asked: asked.one(export_notice.bind(out=asked.out, notice_id=asked.notice_id())),
        "公示文",
    ),
    "meeting-pack": Export(("pdf",), _meeting_pack, choices=("meeting",)),
    "archive": Export(("zip",), _archive, choices=("batch",)),
    "ledger": Export(("xlsx", "pdf"), lambda asked: asked.one(export_ledger.bind(out=asked.out)), "中心台账"),
    "proposals": Export(
        ("xlsx",),
        lambda asked: asked.one(
            lists.export_proposals.bind(out=asked.out, batch=asked.options.batch, lang=asked.options.lang)
        ),
        "申报清单",
        ("batch",),
    ),
    "statistics": Export(("xlsx", "pdf"), lambda asked: asked.one(export_statistics.bind(out=asked.out)), "统计表"),
    "audit": Export(("xlsx",), lambda asked: asked.one(_audit_log(asked)), "审计记录"),
    "bundle": Export(("qtic",), lambda asked: asked.one(export_bundle.bind(out=asked.out)), "交换包"),
    "evaluation": Export(
        ("xlsx", "pdf"), lambda asked: asked.one(export_evaluation.bind(out=asked.out)), "绩效评估名单"
    ),
    "duties": Export(("ics", "xlsx", "pdf"), lambda asked: asked.one(export_duties.bind(out=asked.out)), "日程"),
}


#: What the record tells of, so that it is not made beside a window that has the workspace.
_RECORDED = ("bundle", "archive", "meeting-pack")


def run(options: argparse.Namespace) -> Answer:
    """Make what was asked for and list the files."""
    kind = EXPORTS[options.kind]
    _require_sense(options, kind)
    with entered(options, reads_only=options.kind not in _RECORDED) as here:
        target = _target(options, kind) if kind.name else options.out
        made = kind.make(_Asked(here.workspace, here.actor, options, target))
    files = [{"file": str(one.path), "about": one.about, "status": one.status} for one in made]
    lines = [str(one.path) for one in made]
    if options.kind == "bundle":
        lines += [message("stations.exported", options.lang, about=one.about, status=one.status) for one in made]
    return Answer({"kind": options.kind, "files": files}, lines)


def _require_sense(options: argparse.Namespace, kind: Export) -> None:
    if options.format and options.format not in kind.formats:
        raise Refused("usage.format", format=options.format, known=", ".join(kind.formats))
    for name in ("batch", "meeting", "proposal"):
        if getattr(options, name) is not None and name not in kind.choices:
            raise Refused("usage.not_used", option="--" + name)


def _target(options: argparse.Namespace, kind: Export) -> Path:
    """A named file, or the default name in a folder; ``--format`` chooses the ending where there are several."""
    out: Path = options.out
    ending = out.suffix.lower().lstrip(".")
    formats = (options.format,) if options.format else kind.formats
    if ending in formats:
        return out
    if ending in ENDINGS:
        raise Refused("usage.ending", file=out.name, endings=", ".join("." + one for one in formats))
    return _folder(out) / f"{kind.name}.{formats[0]}"


def _folder(path: Path) -> Path:
    make_folder(path)
    return path

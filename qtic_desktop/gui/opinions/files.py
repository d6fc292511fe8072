"""What leaves the desk of an opinion: the file, the printed pages, and the answer about its signatures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import printing
from qtic_desktop.gui.opinions.verdict_card import verdict_chip
from qtic_desktop.gui.save_path import AskPath, ask_save_path, safe_name, size_text
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.verdict import Verdict
    from qtic_desktop.gui.background import Task
    from qtic_desktop.gui.opinions.desk import OpinionDesk


class OpinionFiles(QObject):
    """Works for one desk."""

    def __init__(self, ctx: AppContext, desk: OpinionDesk) -> None:
        super().__init__(desk)
        self.ctx, self._desk = ctx, desk
        self.ask_path: AskPath = ask_save_path
        self.ask_printer: printing.ChoosePrinter = printing.choose_printer

    def verify(self) -> None:
        """Ask the verifier about the kept file and show its sentences beside the page."""
        desk = self._desk
        desk.message.clear()

        def show(verdict: Verdict) -> None:
            desk.verified.set_state(*verdict_chip(verdict))
            desk.verdict.show_verdict(verdict)
            desk.left.setCurrentWidget(desk.verdict)
            desk.verdict.words.setFocus()

        task = self._ask_verifier(show)
        if task is not None:
            desk.busy.watch(task, tr("正在核验…"))

    def verify_quietly(self) -> None:
        """Verify what is being shown, so that its state stands beside it without anybody asking."""
        self._ask_verifier(lambda verdict: self._desk.verified.set_state(*verdict_chip(verdict)))

    def _ask_verifier(self, show: Callable[[Verdict], None]) -> Task | None:
        from qtic_desktop.services.papers import verify_file

        desk, workspace, view = self._desk, self.ctx.workspace, self._desk.view
        if workspace is None or view is None or not view.detail.row.signatures_made or self.ctx.tasks.is_closed:
            return None
        digest = view.detail.row.pdf_sha256

        def answer(verdict: Verdict) -> None:
            if desk.is_here and desk.view is not None and desk.view.detail.row.pdf_sha256 == digest:
                show(verdict)

        return self.ctx.make(
            lambda: verify_file(workspace, workspace.attachments.get(digest)), on_done=answer, on_error=desk.report
        )

    def export(self) -> None:
        """Write the PDF to a file: signed as it is kept, or as a draft with its mark."""
        self._desk.save(then=self._export)

    def _export(self) -> None:
        from qtic_desktop.services.exports import export_opinion

        desk, workspace, view = self._desk, self.ctx.workspace, self._desk.view
        if workspace is None or view is None:
            return
        row, fonts, opinion_id = view.detail.row, desk.fonts, desk.opinion_id
        proposed = safe_name(f"{row.number}_{row.center_name}_v{row.version_no}.pdf")
        chosen = self.ask_path(desk, tr("导出意见书"), proposed, tr("PDF 文件 (*.pdf)"))
        if not chosen:
            return
        path = Path(chosen) if chosen.lower().endswith(".pdf") else Path(chosen + ".pdf")
        self.ctx.make(
            lambda: export_opinion(workspace, opinion_id, path, fonts=fonts),
            on_done=lambda made: desk.tell(
                tr("已导出 {name}（{size}）。").format(name=made.path.name, size=size_text(made.path))
            ),
            on_error=desk.report,
        )

    def print_pages(self) -> None:
        """Print the pages shown; without a printer say so and offer the file."""
        desk = self._desk
        if not desk.is_settled or desk.drawn is None:
            desk.message.show_message(self.ctx.say("opinions.draft_not_printed"), "warn")
            desk.save()
            return
        try:
            printer = self.ask_printer(desk)
        except Exception as error:  # noqa: BLE001 - a printing system can fail in any way, and the person has to hear it
            desk.message.show_message(self.ctx.say(error), "warn", tr("导出 PDF…"), self.export)
            return
        if printer is None:
            return
        data = desk.drawn.data
        task = self.ctx.make(
            lambda: printing.print_pages(data, printer),
            on_done=lambda n: desk.tell(tr("已送打印机，共 {n} 页。").format(n=n)),
            on_error=desk.report,
        )
        desk.busy.watch(task, tr("正在打印…"))

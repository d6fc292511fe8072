"""What leaves the desk of an opinion: the file, the printed pages, and the answer about its signatures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qtic_desktop.gui.background import Cancelled
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import printing
from qtic_desktop.gui.opinions.verdict_card import verdict_chip
from qtic_desktop.gui.save_path import AskPath, ask_save_path, safe_name, size_text
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.opinions import confirm_print

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
        from qtic_desktop.services.papers import verify_kept

        desk, view = self._desk, self._desk.view
        if view is None or not view.detail.row.signatures_made or self.ctx.tasks.is_closed:
            return None
        digest = view.detail.row.pdf_sha256

        def answer(verdict: Verdict) -> None:
            if desk.is_here and desk.view is not None and desk.view.detail.row.pdf_sha256 == digest:
                show(verdict)

        return self.ctx.work(verify_kept.bind(sha256=digest), on_done=answer, on_error=desk.report)

    def export(self) -> None:
        """Write the PDF to a file: signed as it is kept, or as a draft with its mark."""
        self._desk.save(then=self._export)

    def _export(self) -> None:
        from qtic_desktop.services.exports import export_opinion

        desk = self._desk
        if desk.view is None:
            return
        chosen = self.ask_path(desk, tr("导出意见书"), self._file_name(), tr("PDF 文件 (*.pdf)"))
        if not chosen:
            return
        path = Path(chosen) if chosen.lower().endswith(".pdf") else Path(chosen + ".pdf")
        self.ctx.work(
            export_opinion.bind(opinion_id=desk.opinion_id, out=path, fonts=desk.fonts),
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
            printer = self.ask_printer(desk, self._file_name(), desk.drawn.pages)
        except Exception as error:  # noqa: BLE001 - a printing system can fail in any way, and the person has to hear it
            self._offer_file(error)
            return
        if printer is None:
            return
        data = desk.drawn.data
        task = self.ctx.make_in_steps(
            lambda: printing.print_pages(data, printer),
            on_done=lambda n: self._ask_whether_printed(n, printer.copyCount(), data),
            on_error=self._not_printed,
            label=tr("打印"),
        )
        desk.busy.watch(task, tr("正在打印…"))

    def _offer_file(self, error: Exception) -> None:
        self._desk.message.show_message(self.ctx.say(error), "warn", tr("导出 PDF…"), self.export)

    def _not_printed(self, error: Exception) -> None:
        if not self._desk.is_here:
            return
        if isinstance(error, Cancelled):
            self._desk.tell(tr("已停止打印。已经印出的纸不完整，请作废。"), "info")
        else:
            self._offer_file(error)

    def _ask_whether_printed(self, pages: int, copies: int, data: bytes) -> None:
        """A printer that took the file may still run out of paper: only the person knows what lies in the tray."""
        if not self._desk.is_here:
            return
        sentence = tr("已送打印机：{pages} 页，{copies} 份。请到打印机核对，纸张齐全后确认；不齐可以再打印一次。")
        self._desk.message.show_message(
            sentence.format(pages=pages, copies=copies),
            "info",
            tr("确认已印好"),
            lambda: self._confirm_printed(pages, copies, data),
        )

    def _confirm_printed(self, pages: int, copies: int, data: bytes) -> None:
        self.ctx.perform(
            confirm_print.bind(
                opinion_id=self._desk.opinion_id,
                file_sha256=hashlib.sha256(data).hexdigest(),
                pages=pages,
                copies=copies,
            ),
            on_done=lambda _: self._desk.tell(
                tr("已记录：{pages} 页，{copies} 份。").format(pages=pages, copies=copies)
            ),
            on_error=self._desk.report,
        )

    def _file_name(self) -> str:
        """What the file of this version is called."""
        assert self._desk.view is not None
        row = self._desk.view.detail.row
        return safe_name(f"{row.number}_{row.center_name}_v{row.version_no}.pdf")

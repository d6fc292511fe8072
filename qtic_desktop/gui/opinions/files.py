"""What leaves the desk of an opinion: the file, the printed pages, and the answer about its signatures."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.background import Cancelled
from qtic_desktop.gui.opinions import printing
from qtic_desktop.gui.opinions.session import OpinionSession
from qtic_desktop.gui.save_path import AskPath, ask_save_path, safe_name, size_text, with_ending
from qtic_desktop.gui.stage.paper import kind_words
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.opinions import confirm_print

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.verdict import Verdict
    from qtic_desktop.gui.background import Task


class OpinionFiles(QObject):
    """Works for one session; dialogs open over ``window``."""

    def __init__(self, session: OpinionSession, window: QWidget) -> None:
        super().__init__(session)
        self.ctx, self._session, self._window = session.ctx, session, window
        self.ask_path: AskPath = ask_save_path
        self.ask_printer: printing.ChoosePrinter = printing.choose_printer

    def verify(self) -> None:
        """Ask the verifier about the kept file and show its sentences beside the page."""
        self._session.hush()
        task = self._ask_verifier(asked=True)
        if task is not None:
            self._session.watch(task, tr("正在核验…"))

    def verify_quietly(self) -> None:
        """Verify what is being shown, so that its state stands beside it without anybody asking."""
        self._ask_verifier(asked=False)

    def _ask_verifier(self, *, asked: bool) -> Task | None:
        from qtic_desktop.services.opinions.papers import verify_kept

        session, view = self._session, self._session.view
        if view is None or not view.detail.has_keys or self.ctx.tasks.is_closed:
            return None
        digest = view.detail.row.pdf_sha256

        def answer(verdict: Verdict) -> None:
            if session.is_here and session.view is not None and session.view.detail.row.pdf_sha256 == digest:
                session.verified.emit(verdict, asked)

        return self.ctx.work(verify_kept.bind(sha256=digest), on_done=answer, on_error=session.report)

    def compare(self) -> None:
        """Show two versions of the opinion side by side; what is typed is kept first."""
        self._session.save(then=self._compare)

    def _compare(self) -> None:
        from qtic_desktop.gui.opinions.compare_dialog import CompareDialog

        if self._session.is_here and self._session.view is not None:
            row = self._session.view.detail.row
            self.compare_dialog = CompareDialog(self.ctx, row.agenda_item_id, self._window)
            self.compare_dialog.open()

    def export(self) -> None:
        """Write the PDF to a file: signed as it is kept, or as a draft with its mark."""
        self._session.save(then=self._export)

    def _export(self) -> None:
        from qtic_desktop.services.opinions.exports import export_opinion

        session = self._session
        if session.view is None:
            return
        is_draft = not session.view.detail.row.pdf_sha256
        kinds = (".pdf", ".docx") if is_draft else (".pdf",)
        chosen = self.ask_path(self._window, tr("导出意见书"), self._file_name(), kind_words(kinds))
        if not chosen:
            return
        path = with_ending(Path(chosen), kinds)
        self.ctx.work(
            export_opinion.bind(opinion_id=session.opinion_id, out=path, fonts=session.fonts),
            on_done=lambda made: session.tell(
                tr("已导出 {name}（{size}）。").format(name=made.path.name, size=size_text(made.path))
            ),
            on_error=session.report,
        )

    def print_pages(self) -> None:
        """Print the pages shown; without a printer say so and offer the file."""
        session = self._session
        if not session.is_settled or session.drawn is None:
            session.tell(self.ctx.say("opinions.draft_not_printed"), "warn")
            session.save()
            return
        try:
            printer = self.ask_printer(self._window, self._file_name(), session.drawn.pages)
        except Exception as error:  # noqa: BLE001 - a printing system can fail in any way, and the person has to hear it
            self._offer_file(error)
            return
        if printer is None:
            return
        data = session.drawn.data
        task = self.ctx.make_in_steps(
            lambda: printing.print_pages(data, printer),
            on_done=lambda n: self._ask_whether_printed(n, printer.copyCount(), data),
            on_error=self._not_printed,
            label=tr("打印"),
        )
        session.watch(task, tr("正在打印…"))

    def _offer_file(self, error: Exception) -> None:
        self._session.tell(self.ctx.say(error), "warn", tr("导出 PDF…"), self.export)

    def _not_printed(self, error: Exception) -> None:
        if not self._session.is_here:
            return
        if isinstance(error, Cancelled):
            self._session.tell(tr("已停止打印。已经印出的纸不完整，请作废。"), "info")
        else:
            self._offer_file(error)

    def _ask_whether_printed(self, pages: int, copies: int, data: bytes) -> None:
        """A printer that took the file may still run out of paper: only the person knows what lies in the tray."""
        if not self._session.is_here:
            return
        sentence = tr("已送打印机：{pages} 页，{copies} 份。请到打印机核对，纸张齐全后确认；不齐可以再打印一次。")
        self._session.tell(
            sentence.format(pages=pages, copies=copies),
            "info",
            tr("确认已印好"),
            lambda: self._confirm_printed(pages, copies, data),
        )

    def _confirm_printed(self, pages: int, copies: int, data: bytes) -> None:
        self.ctx.perform(
            confirm_print.bind(
                opinion_id=self._session.opinion_id,
                file_sha256=hashlib.sha256(data).hexdigest(),
                pages=pages,
                copies=copies,
            ),
            on_done=lambda _: self._session.tell(
                tr("已记录：{pages} 页，{copies} 份。").format(pages=pages, copies=copies)
            ),
            on_error=self._session.report,
        )

    def _file_name(self) -> str:
        """What the file of this version is called."""
        assert self._session.view is not None
        row = self._session.view.detail.row
        return safe_name(f"{row.number}_{row.center_name}_v{row.version_no}.pdf")

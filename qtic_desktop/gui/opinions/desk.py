"""One opinion at work: its text, the page itself, and the signing board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import preview, words
from qtic_desktop.gui.opinions.board import SigningBoard
from qtic_desktop.gui.opinions.certificate_dialog import CertificateDialog
from qtic_desktop.gui.opinions.desk_head import DeskHead
from qtic_desktop.gui.opinions.files import OpinionFiles
from qtic_desktop.gui.opinions.final_dialog import FinalDialog
from qtic_desktop.gui.opinions.signing import Signing
from qtic_desktop.gui.opinions.text_form import TextForm
from qtic_desktop.gui.opinions.verdict_card import VerdictCard
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import (
    BusyBar,
    InlineMessage,
    PdfView,
    ProblemList,
    StateChip,
    commit_input_method,
    plain_label,
)
from qtic_desktop.services.opinions import OpinionView, draft_opinion, opinion_view, save_opinion_text, signing_order

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet
    from qtic_desktop.documents.signing.keys import SignerKey
    from qtic_desktop.storage.queries.opinions import SignatureRow

DEBOUNCE_MS = 600
_SPLIT = "split/opinion-desk"
_LEFT, _LEFT_LEAST = 0.36, 320  # the column of words and signatures; the page takes the rest


class OpinionDesk(QWidget):
    """Everything one does with one opinion; ``closed`` when the person goes back to the list."""

    closed = Signal()
    opened_other = Signal(str)

    def __init__(
        self, ctx: AppContext, opinion_id: str, fonts: FontSet | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ctx, self.opinion_id, self.fonts = ctx, opinion_id, fonts
        self.view: OpinionView | None = None
        self.drawn: preview.Drawn | None = None
        self._turn = 0
        self._part = ""
        self._dirty = False
        self._build()
        self.signing = Signing(ctx, self)
        self.files = OpinionFiles(ctx, self)
        self._connect()
        self.reload()

    # -- the parts

    def _build(self) -> None:
        gap = theme().px(16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, theme().px(8), gap, theme().px(8))
        layout.setSpacing(theme().px(8))
        self.head = DeskHead(self)
        layout.addWidget(self.head)
        self._sides = QSplitter(Qt.Orientation.Horizontal, self)
        self._sides.setChildrenCollapsible(False)
        self._sides.addWidget(self._make_left())
        self.pdf = PdfView(self, tasks=self.ctx.tasks)
        self._sides.addWidget(self.pdf)
        self._sides.setStretchFactor(1, 1)
        self.verified = StateChip(parent=self)
        self.pdf.put_beside(self.verified)
        layout.addWidget(self._sides, 1)

    def _make_left(self) -> QWidget:
        """What is said and what is done; the page beside it keeps its whole height whatever appears here."""
        side = QWidget(self)
        side.setMinimumWidth(theme().px(_LEFT_LEAST))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, theme().px(12), 0)
        column.setSpacing(theme().px(6))
        self.message = InlineMessage(side)
        self.busy = BusyBar(side)
        self.problems = ProblemList(side)
        self.text_form = TextForm(side)
        self.verdict = VerdictCard(self.ctx, side)
        self.board = SigningBoard(self._fingerprint, side)
        self.left = QStackedWidget(side)
        for shown in (self.text_form, self.board, self.verdict):
            self.left.addWidget(shown)
        self.signers = plain_label("", "small", side)
        self.signers.setWordWrap(True)
        for part in (self.message, self.busy, self.problems):
            column.addWidget(part)
        column.addWidget(self.left, 1)
        column.addWidget(self.signers)
        return side

    def _connect(self) -> None:
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.redraw)
        self._sides.splitterMoved.connect(lambda: self.ctx.settings.remember(_SPLIT, self._sides.saveState()))
        self.head.back.connect(self.close_desk)
        self.head.acted.connect(self._act)
        self.text_form.edited.connect(self._on_edited)
        self.text_form.finished.connect(self.save)
        self.text_form.part_entered.connect(self._follow)
        self.verdict.closed.connect(self._show_board)
        self.problems.jump.connect(self.text_form.go_to)
        self.board.sign_wanted.connect(lambda expert_id: self.signing.sign_one(expert_id))
        self.board.sign_by_file_wanted.connect(self.sign_by_file)
        self.board.sign_all_wanted.connect(self.signing.sign_all)
        self.board.renew_wanted.connect(self.draft_again)

    def _act(self, name: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "verify": self.files.verify,
            "print": self.files.print_pages,
            "export": self.files.export,
            "final": self.finalize,
        }
        acts[name]()

    def _show_board(self) -> None:
        self.left.setCurrentWidget(self.board)
        self.board.table.setFocus()

    def _fingerprint(self, digest: str) -> str:
        from qtic_desktop.documents.signing.fingerprints import fingerprint_words

        return fingerprint_words(digest, self.ctx.lang) if digest else ""

    # -- reading

    def reload(self) -> None:
        """Read the opinion again; words that are being typed are left alone."""
        self.ctx.ask(opinion_view.bind(opinion_id=self.opinion_id), on_done=self._take, on_error=self.report)

    def _take(self, view: OpinionView) -> None:
        if not self.is_here:
            return
        before, self.view = self.view, view
        row = view.detail.row
        self.head.show_view(view)
        if not self._dirty or row.status != "draft":
            self._dirty = False
            self.text_form.show_view(view)
        self._show_problems(view)
        signers = signing_order(view.facts)
        self.board.show_lines(
            words.board_lines(view.facts, [seat.expert_id for seat in signers], view.detail.signatures)
        )
        self.signers.setText(words.signers_to_come(signers) if row.status == "draft" else "")
        self.signers.setVisible(row.status == "draft")
        if before is None or before.detail.row.status != row.status:
            self._show_side(view, first=before is None)
        if before is None or before.detail.row.pdf_sha256 != row.pdf_sha256:
            self.verified.hide()
            self.redraw()

    def _show_side(self, view: OpinionView, *, first: bool) -> None:
        """The words while they can be written, the signing board afterwards: by then the words stand on the page."""
        draft = view.detail.row.status == "draft"
        if not draft and self.left.currentWidget() is self.text_form:
            self.left.setCurrentWidget(self.board)
        if not first:
            return
        state = self.ctx.settings.state(_SPLIT)
        if state.isEmpty() or not self._sides.restoreState(state):
            left = max(theme().px(_LEFT_LEAST), round(_LEFT * self._sides.width()))
            self._sides.setSizes([left, max(1, self._sides.width() - left)])
        self.text_form.make_room(self.height())
        if draft:
            self.text_form.go_to(view.unfinished[0] if view.unfinished else "opening")
        else:
            self.board.table.setFocus()

    def _show_problems(self, view: OpinionView) -> None:
        shown = view.unfinished if view.detail.row.status == "draft" else ()
        self.problems.set_problems(
            [
                (key, tr("“{part}”还没有写完（留有“……”或空白）").format(part=self.text_form.heading(key)), True)
                for key in shown
            ]
        )

    @property
    def is_here(self) -> bool:
        """Whether the desk is still open: answers of work begun here may come after the person went back."""
        return isValid(self)

    def tell(self, text: str, kind: str = "ok") -> None:
        """Say how it went, while there is somebody at the desk."""
        if self.is_here:
            self.message.show_message(text, kind)

    def report(self, error: Exception) -> None:
        """Say at the top what happened, what is safe and what to do; at the window when the desk is gone."""
        if self.is_here:
            self.message.show_message(self.ctx.say(error), "bad")
        else:
            self.ctx.tasks.failed.emit(error)

    # -- the text and its page

    def _on_edited(self) -> None:
        self._dirty = True
        self._timer.start()

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Keep the words, then go on with ``then``."""
        commit_input_method()
        if not self._dirty or self.view is None or self.view.detail.row.status != "draft":
            if then is not None:
                then()
            return
        self._dirty = False
        text = self.text_form.text()

        def saved(_: Changes) -> None:
            if self.view is not None:
                self.view = replace(self.view, text=text)
            if then is not None:
                then()

        self.ctx.perform(
            save_opinion_text.bind(opinion_id=self.opinion_id, text=text), on_done=saved, on_error=self._not_saved
        )

    def _not_saved(self, error: Exception) -> None:
        self._dirty = True
        self.report(error)

    def redraw(self) -> None:
        """Draw the page anew off the GUI thread; an answer that is no longer wanted is dropped."""
        if self.view is None or self.ctx.tasks.is_closed:
            return
        self._turn += 1
        turn, draft = self._turn, self.view.detail.row.status == "draft"
        text = self.text_form.text() if draft else None
        if self.drawn is None:
            self.pdf.clear(tr("正在生成页面…"))
        task = self.ctx.work_in_steps(
            preview.draw.bind(opinion_id=self.opinion_id, text=text, fonts=self.fonts),
            on_done=lambda drawn: self._show_page(turn, drawn),
            on_error=self._not_drawn,
            label=tr("生成页面"),
        )
        self.busy.watch(task, tr("正在生成页面…"))

    def _show_page(self, turn: int, drawn: preview.Drawn) -> None:
        self.fonts = drawn.fonts
        if turn != self._turn or not self.is_here:
            return
        self.drawn = drawn
        self.pdf.set_document(drawn.pages, lambda page, scale: preview.page_pixels(drawn.data, page, scale))
        self.files.verify_quietly()
        if drawn.headings:
            self._follow(self._part)
        elif drawn.signed_at is not None:
            self.pdf.show_part(*drawn.signed_at)

    def _not_drawn(self, error: Exception) -> None:
        if self.is_here:
            self.pdf.clear(tr("没有可显示的页面"))
            self.report(error)

    def _follow(self, part: str) -> None:
        self._part = part
        if self.drawn is None or not part:
            return
        last = self.drawn.pages - 1
        page = {"opening": 0, "conclusion": last, "dissent": last}.get(
            part, self.drawn.headings.get(part, self.pdf.page())
        )
        if page != self.pdf.page():
            self.pdf.go_to(page)

    @property
    def is_settled(self) -> bool:
        """The page shown is the text as it stands: nothing typed is still to be saved or drawn."""
        return not self._dirty and self.drawn is not None and not self._timer.isActive()

    # -- acts

    def finalize(self) -> None:
        """Show what will be frozen, then freeze it."""
        self.save(then=self._ask_final)

    def _ask_final(self) -> None:
        if self.view is None:
            return
        self.final_dialog = FinalDialog(self.view, self)
        self.final_dialog.agreed.connect(self._finalize)
        self.final_dialog.open()

    def _finalize(self) -> None:
        from qtic_desktop.services.papers import finalize

        self.head.buttons["final"].setEnabled(False)
        task = self.ctx.work(
            finalize.bind(opinion_id=self.opinion_id, fonts=self.fonts),
            on_done=lambda _changes: self._was_made(tr("已定稿，文字不再改动。请各位专家签名，组长最后签。")),
            on_error=self._not_made,
            label=tr("定稿"),
        )
        self.busy.watch(task, tr("正在定稿…"))

    def _was_made(self, sentence: str) -> None:
        self.tell(sentence)
        if self.is_here:
            self.head.buttons["final"].setEnabled(True)

    def _not_made(self, error: Exception) -> None:
        if self.is_here:
            self.head.buttons["final"].setEnabled(True)
        self.report(error)

    def sign_by_file(self, expert_id: str) -> None:
        """Sign with a certificate file of the expert's own."""
        name = next((line.expert_name for line in self._signatures() if line.expert_id == expert_id), "")
        self.certificate_dialog = CertificateDialog(self.ctx, name, self)

        def chosen(key: SignerKey) -> None:
            self.signing.sign_one(expert_id, key)

        self.certificate_dialog.key_chosen.connect(chosen)
        self.certificate_dialog.open()

    def _signatures(self) -> tuple[SignatureRow, ...]:
        return self.view.detail.signatures if self.view is not None else ()

    def draft_again(self) -> None:
        """Begin a new version; the one there stays in the record as superseded."""
        if self.view is None:
            return
        self.ctx.perform(
            draft_opinion.bind(agenda_item_id=self.view.detail.row.agenda_item_id),
            on_done=lambda changes: self.opened_other.emit(next(iter(changes.ids))) if self.is_here else None,
            on_error=self.report,
        )

    def close_desk(self) -> None:
        """Back to the list; what was typed is kept."""
        self.save()
        self.closed.emit()

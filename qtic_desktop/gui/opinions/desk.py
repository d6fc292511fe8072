"""One opinion at work: its text, the page itself, and the signing board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import preview, words
from qtic_desktop.gui.opinions.board import SigningBoard
from qtic_desktop.gui.opinions.certificate_dialog import CertificateDialog
from qtic_desktop.gui.opinions.files import OpinionFiles
from qtic_desktop.gui.opinions.final_dialog import FinalDialog
from qtic_desktop.gui.opinions.signing import Signing
from qtic_desktop.gui.opinions.text_form import TextForm
from qtic_desktop.gui.opinions.verdict_card import VerdictCard
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import (
    BusyBar,
    InlineMessage,
    PdfView,
    ProblemList,
    StateChip,
    button,
    commit_input_method,
    plain_label,
)
from qtic_desktop.gui.widgets.basics import button_icon
from qtic_desktop.services.opinions import OpinionView, draft_opinion, opinion_view, save_opinion_text, signing_order

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet
    from qtic_desktop.documents.signing.keys import SignerKey
    from qtic_desktop.storage.queries.opinions import SignatureRow

DEBOUNCE_MS = 600


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
        self.buttons: dict[str, QPushButton] = {}
        self._build()
        self.signing = Signing(ctx, self)
        self.files = OpinionFiles(ctx, self)
        self._connect()
        self.reload()

    # -- the parts

    def _build(self) -> None:
        gap = theme().px(16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, theme().px(10), gap, theme().px(8))
        layout.setSpacing(theme().px(6))
        layout.addLayout(self._make_head())
        self.message = InlineMessage(self)
        self.busy = BusyBar(self)
        self.problems = ProblemList(self)
        for part in (self.message, self.busy, self.problems):
            layout.addWidget(part)
        self.text_form = TextForm(self)
        self.verdict = VerdictCard(self.ctx, self)
        self.left = QStackedWidget(self)
        self.left.addWidget(self.text_form)
        self.left.addWidget(self.verdict)
        self.pdf = PdfView(self, tasks=self.ctx.tasks)
        self.board = SigningBoard(self._fingerprint, self)
        self._sides = QSplitter(Qt.Orientation.Horizontal, self)
        self._sides.addWidget(self.left)
        self._sides.addWidget(self.pdf)
        for side in (0, 1):
            self._sides.setStretchFactor(side, 1)
        self._sides.setSizes([theme().px(500), theme().px(560)])
        self._whole = QSplitter(Qt.Orientation.Vertical, self)
        self._whole.addWidget(self._sides)
        self._whole.addWidget(self.board)
        for splitter in (self._sides, self._whole):
            splitter.setChildrenCollapsible(False)
        self._whole.setStretchFactor(0, 1)
        layout.addWidget(self._whole, 1)

    def _make_head(self) -> QVBoxLayout:
        head, top, acts = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        back = button(tr("返回列表"), "arrow-left", "quiet", self)
        back.setObjectName("backButton")
        back.clicked.connect(self.close_desk)
        self.title = plain_label("", "title", self)
        self.chip = StateChip(parent=self)
        top.addWidget(back)
        top.addWidget(self.title, 1)
        self.note = plain_label("", "small", self)
        top.addWidget(self.note)
        top.addWidget(self.chip)
        acts.addStretch(1)
        for key, text, icon, slot in (
            ("renew", tr("起草新的一版…"), "file-pen", self.draft_again),
            ("verify", tr("核验"), "shield-check", lambda: self.files.verify()),
            ("print", tr("打印…"), "printer", lambda: self.files.print_pages()),
            ("export", tr("导出 PDF…"), "download", lambda: self.files.export()),
            ("final", tr("定稿…"), "file-check", self.finalize),
        ):
            made = button(text, icon, "primary" if key == "final" else "", self)
            made.setObjectName(f"{key}Button")
            made.clicked.connect(lambda _checked=False, slot=slot: slot())
            acts.addWidget(made)
            self.buttons[key] = made
        head.addLayout(top)
        head.addLayout(acts)
        return head

    def _connect(self) -> None:
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.redraw)
        self.text_form.edited.connect(self._on_edited)
        self.text_form.finished.connect(self.save)
        self.text_form.part_entered.connect(self._follow)
        self.verdict.closed.connect(lambda: self.left.setCurrentWidget(self.text_form))
        self.problems.jump.connect(self.text_form.go_to)
        self.board.sign_wanted.connect(lambda expert_id: self.signing.sign_one(expert_id))
        self.board.sign_by_file_wanted.connect(self.sign_by_file)
        self.board.sign_all_wanted.connect(self.signing.sign_all)

    def _fingerprint(self, digest: str) -> str:
        from qtic_desktop.documents.signing.fingerprints import fingerprint_words

        return fingerprint_words(digest, self.ctx.lang) if digest else ""

    # -- reading

    def reload(self) -> None:
        """Read the opinion again; words that are being typed are left alone."""
        self.ctx.query(opinion_view, on_done=self._take, on_error=self.report, opinion_id=self.opinion_id)

    def _take(self, view: OpinionView) -> None:
        if not self.is_here:
            return
        before, self.view = self.view, view
        row = view.detail.row
        self.title.setText(row.center_name)
        self.title.setToolTip(row.center_name)
        self.chip.set_state(*words.chip(row))
        code = tr("，校验码 {code}").format(code=view.detail.check_code) if view.detail.check_code else ""
        self.note.setText(
            tr("{number} · 三（二） · 第 {n} 版{code}").format(number=row.number, n=row.version_no, code=code)
        )
        if not self._dirty or row.status != "draft":
            self._dirty = False
            self.text_form.show_view(view)
        self._show_problems(view)
        signers = [seat.expert_id for seat in signing_order(view.facts)]
        self.board.show_lines(words.board_lines(view.facts, signers, view.detail.signatures))
        self._show_buttons(row.status, signed=row.signatures_made > 0)
        if before is None or before.detail.row.status != row.status:
            height = theme().px(118) if row.status == "draft" else min(theme().px(280), round(self.height() * 0.37))
            self._whole.setSizes([max(1, self.height() - height), height])
        if before is None:
            self.text_form.make_room(self.height())
        if before is None or before.detail.row.pdf_sha256 != row.pdf_sha256:
            self.redraw()

    def _show_problems(self, view: OpinionView) -> None:
        shown = view.unfinished if view.detail.row.status == "draft" else ()
        self.problems.set_problems(
            [
                (key, tr("“{part}”还没有写完（留有“……”或空白）").format(part=self.text_form.heading(key)), True)
                for key in shown
            ]
        )

    def _show_buttons(self, status: str, *, signed: bool) -> None:
        draft = status == "draft"
        self.buttons["final"].setVisible(draft)
        self.buttons["renew"].setVisible(not draft)
        self.buttons["verify"].setEnabled(signed)
        self.buttons["verify"].setToolTip("" if signed else tr("定稿并签名后才能核验"))
        for made, picture, leads in (
            (self.board.sign_all, "users", status == "final"),
            (self.buttons["export"], "download", status == "signed"),
        ):
            role = "primary" if leads else ""
            set_role(made, role)
            made.setIcon(button_icon(picture, role))

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
            save_opinion_text, on_done=saved, on_error=self._not_saved, opinion_id=self.opinion_id, text=text
        )

    def _not_saved(self, error: Exception) -> None:
        self._dirty = True
        self.report(error)

    def redraw(self) -> None:
        """Draw the page anew off the GUI thread; an answer that is no longer wanted is dropped."""
        workspace = self.ctx.workspace
        if workspace is None or self.view is None or self.ctx.tasks.is_closed:
            return
        self._turn += 1
        turn, draft = self._turn, self.view.detail.row.status == "draft"
        text = self.text_form.text() if draft else None
        if self.drawn is None:
            self.pdf.clear(tr("正在生成页面…"))
        task = self.ctx.make(
            lambda: preview.draw(workspace, self.opinion_id, text, self.fonts),
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
        if drawn.headings:
            self._follow(self._part)
        else:
            self.pdf.go_to(drawn.pages - 1)

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

        workspace, actor, fonts = self.ctx.workspace, self.ctx.actor, self.fonts
        if workspace is None:
            return
        self.buttons["final"].setEnabled(False)
        self.ctx.signals.saving.emit()
        task = self.ctx.make(
            lambda: finalize(workspace, actor, self.opinion_id, fonts=fonts),
            on_done=lambda changes: self._was_made(changes, tr("已定稿，文字不再改动。请各位专家签名，组长最后签。")),
            on_error=self._not_made,
            label=tr("定稿"),
        )
        self.busy.watch(task, tr("正在定稿…"))

    def _was_made(self, changes: Changes, sentence: str) -> None:
        self.ctx.signals.saved.emit(self.ctx.now())
        self.tell(sentence)
        self.ctx.notifier.publish(changes)
        if self.is_here:
            self.buttons["final"].setEnabled(True)

    def _not_made(self, error: Exception) -> None:
        if self.is_here:
            self.buttons["final"].setEnabled(True)
        self.ctx.signals.save_failed.emit(error)
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
            draft_opinion,
            on_done=lambda changes: self.opened_other.emit(next(iter(changes.ids))) if self.is_here else None,
            on_error=self.report,
            agenda_item_id=self.view.detail.row.agenda_item_id,
        )

    def close_desk(self) -> None:
        """Back to the list; what was typed is kept."""
        self.save()
        self.closed.emit()

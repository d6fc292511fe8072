"""One opinion at work: its text, the page itself, and the signing board."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qtic_desktop.documents.content.opinions import unfinished
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.opinions import HAS_SIGNED, OpinionFacts, OpinionStatus
from qtic_desktop.domain.opinions.sources import Doubt, Sources, doubts, stopping
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.gui.clash import Clashes
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import preview, words
from qtic_desktop.gui.opinions.board import SigningBoard
from qtic_desktop.gui.opinions.desk_head import DeskHead
from qtic_desktop.gui.opinions.files import OpinionFiles
from qtic_desktop.gui.opinions.final_dialog import FinalDialog
from qtic_desktop.gui.opinions.line_acts import LineActs
from qtic_desktop.gui.opinions.line_dialogs import RenewDialog
from qtic_desktop.gui.opinions.session import OpinionSession, Told, part_name
from qtic_desktop.gui.opinions.signing import Signing
from qtic_desktop.gui.opinions.source_pane import SourcePane, doubt_words
from qtic_desktop.gui.opinions.text_form import TextForm
from qtic_desktop.gui.opinions.verdict_card import VerdictCard, verdict_chip
from qtic_desktop.gui.opinions.wording_bar import WordingBar
from qtic_desktop.gui.stage.layout_check import LayoutButton
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, InlineMessage, PdfView, ProblemList, StateChip, button, plain_label
from qtic_desktop.services.opinions import OpinionView, draft_opinion, signing_order
from qtic_desktop.services.opinions.drawn import Drawn
from qtic_desktop.services.opinions.sources import opinion_sources
from qtic_desktop.storage.queries.opinions import VersionRow, opinion_versions

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet
    from qtic_desktop.documents.signing.verdict import Verdict
    from qtic_desktop.gui.background import Task

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
        self.ctx = ctx
        self.session = OpinionSession(ctx, opinion_id, fonts, self)
        self.signing = Signing(self.session)
        self.lines = LineActs(self.session, self.signing, self)
        self.files = OpinionFiles(self.session, self)
        self._part = ""
        self._drawn_from: tuple[int, OpinionFacts] | None = None
        self.clashes = Clashes(ctx, self, lambda said, word, do: self.session.tell(said, "warn", word, do))
        self._build()
        self._connect()
        self.session.reload()

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
        self.sources = SourcePane(self)
        self.restore = button(tr("恢复标准措辞"), "undo-2", "quiet", self)
        self.restore.setObjectName("restoreStandard")
        self.restore.hide()
        self._sides.addWidget(self.pdf)
        self._sides.setStretchFactor(1, 1)
        layout.addWidget(self._sides, 1)
        self.verified = StateChip(parent=self)
        self.pdf.put_beside(self.verified)
        self.layout_check = LayoutButton(self.pdf, self.ctx.say)

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
        self.board = SigningBoard(
            self.ctx.actor, partial(words.fingerprint, lang=self.ctx.lang), side, is_sample=self.ctx.is_sample
        )
        self.left = QStackedWidget(side)
        for shown in (self.text_form, self.board, self.verdict):
            self.left.addWidget(shown)
        self.signers = plain_label("", "small", side)
        self.signers.setWordWrap(True)
        self.wording = WordingBar(self.session, self.text_form, side)
        for part in (self.message, self.busy, self.problems, self.wording):
            column.addWidget(part)
        column.addWidget(self.left, 1)
        column.addWidget(self.signers)
        return side

    def _connect(self) -> None:
        session = self.session
        session.told.connect(self._tell)
        session.clashed.connect(lambda error, decided: self.clashes.meet(error, part_name, decided))
        session.busy.connect(self._watch)
        session.changed.connect(self._show)
        session.verified.connect(self._show_verdict)
        session.drawing.connect(lambda: self.pdf.clear(tr("正在生成页面…")))
        session.drawn_anew.connect(self._show_page)
        session.not_drawn.connect(lambda: self.pdf.clear(tr("没有可显示的页面")))
        self._sides.splitterMoved.connect(lambda: self.ctx.settings.remember(_SPLIT, self._sides.saveState()))
        self.head.back.connect(self.close_desk)
        self.head.acted.connect(self._act)
        self.text_form.edited.connect(lambda: session.write(self.text_form.text()))
        self.text_form.edited.connect(self._mark_doubts)
        self.text_form.finished.connect(session.save)
        self.sources.taken.connect(self.text_form.take_over)
        self.text_form.part_entered.connect(self._follow)
        self.verdict.closed.connect(self._show_board)
        self.restore.clicked.connect(self.restore_standard)
        self.problems.jump.connect(self.text_form.go_to)
        self.signing.working.connect(self.board.set_busy)
        self.board.acted.connect(self.lines.act)
        self.head.version_wanted.connect(self.opened_other)
        self.board.renew_wanted.connect(self.draft_again)

    def _act(self, name: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "verify": self.files.verify,
            "print": self.files.print_pages,
            "export": self.files.export,
            "final": self.finalize,
            "compare": self.files.compare,
        }
        acts[name]()

    def _show_board(self) -> None:
        self.left.setCurrentWidget(self.board)
        self.board.table.setFocus()

    # -- what the session says

    def _tell(self, said: Told | None) -> None:
        if said is None:
            self.message.clear()
        else:
            acts = ((said.act, said.then),) if said.then is not None else ()
            self.message.show_message(said.text, said.kind, acts)

    def _watch(self, task: Task, said: str) -> None:
        self.busy.watch(task, said)

    def _show(self, before: OpinionView | None) -> None:
        """The opinion as it was read just now."""
        view = self.session.view
        assert view is not None
        row = view.detail.row
        self.head.show_view(view, self.ctx.actor)
        versions = opinion_versions.bind(agenda_item_id=row.agenda_item_id)
        self.ctx.ask(versions, on_done=self._show_versions, on_error=self.session.report)
        if self.session.is_kept:
            self.text_form.show_view(view, may_write=is_theirs(self.ctx.actor, Act.SAVE_OPINION_TEXT))
        self._ask_sources(view)
        signers = signing_order(view.facts)
        self.board.show_lines(
            words.board_lines(view.facts, [seat.expert_id for seat in signers], view.detail.signatures),
            may_renew=row.is_void or row.status in (OpinionStatus.FINAL, OpinionStatus.SIGNED),
        )
        self.signers.setText(words.signers_to_come(signers) if self.session.is_draft else "")
        self.signers.setVisible(self.session.is_draft)
        if before is None or before.detail.row.status != row.status:
            self._show_side(view, first=before is None)
        if before is None or before.detail.row.pdf_sha256 != row.pdf_sha256:
            self.verified.hide()
        elif [line.state for line in before.detail.signatures] != [line.state for line in view.detail.signatures]:
            self.files.verify_quietly()  # the same file, but nobody waits for a line any more, or again

    def _show_versions(self, versions: tuple[VersionRow, ...]) -> None:
        if self.session.is_here:
            self.head.show_versions(versions, self.session.opinion_id)

    def _show_side(self, view: OpinionView, *, first: bool) -> None:
        """The words while they can be written, the signing board afterwards: by then the words stand on the page."""
        draft = self.session.is_draft
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

    def _ask_sources(self, view: OpinionView) -> None:
        """What a draft can be drawn from, for whoever writes it; nobody else needs it."""
        self._mark_doubts()
        if not self.session.is_draft or not is_theirs(self.ctx.actor, Act.SAVE_OPINION_TEXT):
            self.sources.show_sources(None)
        elif self._drawn_from != (view.detail.row.wording, view.facts):
            self._drawn_from = (view.detail.row.wording, view.facts)
            question = opinion_sources.bind(opinion_id=view.detail.row.opinion_id)
            self.ctx.ask(question, on_done=self._take_sources, on_error=self.session.report)

    def _take_sources(self, found: Sources) -> None:
        if self.session.is_here and self.session.is_draft:
            self.sources.show_sources(found)
            self.sources.follow(self._part, self.text_form.heading(self._part))
            self._mark_doubts()

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What of the words as they stand somebody has to answer for."""
        view, found, text = self.session.view, self.sources.sources, self.session.words
        if view is None or found is None or text is None or not self.session.is_draft:
            return ()
        return doubts(text, found, view.facts.conclusion)

    def _mark_doubts(self) -> None:
        """Blanks that must be written above the words, and beside each part what has no source or contradicts itself."""
        text, heading = self.session.words, self.text_form.heading
        blank = unfinished(text) if text is not None and self.session.is_draft else ()
        told = tr("“{part}”还没有写完（留有“……”或空白）").format
        self.problems.set_problems([(key, told(part=heading(key)), True) for key in blank])
        found = self.doubts
        marks = {one.key: doubt_words(one) for one in reversed(found) if one.key not in blank}
        stops: dict[str, list[str]] = {}
        for one in stopping(found):
            stops.setdefault(one.key, []).append(doubt_words(one, heading(one.key)))
        self.text_form.mark(marks | {key: tr("；").join(said) for key, said in stops.items()})
        self._follow_restore()

    def _standard(self, part: str) -> str:
        """What the record drafts for a part, where it drafts one."""
        found = self.sources.sources
        if found is None:
            return ""
        return {"opening": found.standard.opening, **{one.key: one.body for one in found.standard.parts}}.get(part, "")

    def _follow_restore(self) -> None:
        """The way back to the standard wording is below the part the cursor is in, while it reads otherwise."""
        standard, area = self._standard(self._part), self.text_form.areas.get(self._part)
        draft = self.session.is_draft and area is not None and not area.editor.isReadOnly()
        self.restore.setVisible(bool(draft and standard and area is not None and area.value() != standard))

    def restore_standard(self) -> None:
        """Put the standard wording in place of the part; Ctrl+Z brings back what was written."""
        self.text_form.put_in_place(self._part, self._standard(self._part))

    def _show_verdict(self, verdict: Verdict, asked: bool) -> None:
        self.verified.set_state(*verdict_chip(verdict))
        if asked:
            self.verdict.show_verdict(verdict)
            self.left.setCurrentWidget(self.verdict)
            self.verdict.words.setFocus()

    # -- the page

    def _show_page(self, drawn: Drawn) -> None:
        self.pdf.set_document(drawn.pages, lambda page, scale: preview.page_pixels(drawn.data, page, scale))
        self.layout_check.show_report(drawn.layout)
        self.files.verify_quietly()
        if drawn.headings:
            self._follow(self._part)
        elif drawn.signed_at is not None:
            self.pdf.show_part(*drawn.signed_at)

    def _follow(self, part: str) -> None:
        self._part = part
        self.sources.follow(part, self.text_form.heading(part))
        self.text_form.put_below(part, self.sources)
        self.text_form.put_below(part, self.restore)
        self._follow_restore()
        drawn = self.session.drawn
        if drawn is None or not part:
            return
        last = drawn.pages - 1
        page = {"opening": 0, "conclusion": last, "dissent": last}.get(part, drawn.headings.get(part, self.pdf.page()))
        if page != self.pdf.page():
            self.pdf.go_to(page)

    # -- acts

    def finalize(self) -> None:
        """Show what will be frozen, then freeze it."""
        self.session.save(then=self._ask_final)

    def _ask_final(self) -> None:
        if self.session.view is None or not self.session.is_here:
            return
        found, heading = self.doubts, self.text_form.heading
        doubted = [heading(one.key) for one in found if not one.stops]
        stops = [doubt_words(one, heading(one.key)) for one in stopping(found)]
        self.final_dialog = FinalDialog(self.session.view, doubted, stops, self)
        self.final_dialog.agreed.connect(self._finalize)
        self.final_dialog.open()

    def _finalize(self, reason: str = "") -> None:
        from qtic_desktop.services.opinions.papers import finalize

        self.head.buttons["final"].setEnabled(False)
        session = self.session

        def ended(then: Callable[[], object]) -> None:
            if session.is_here:
                self.head.buttons["final"].setEnabled(True)
            then()

        task = self.ctx.work(
            finalize.bind(opinion_id=session.opinion_id, reason=reason, fonts=session.fonts),
            on_done=lambda _changes: ended(
                lambda: session.tell(tr("已定稿，文字不再改动。请各位专家签名，组长最后签。"))
            ),
            on_error=lambda error: ended(lambda: session.report(error)),
            label=tr("定稿"),
        )
        session.watch(task, tr("正在定稿…"))

    def draft_again(self) -> None:
        """Begin a new version, after the reason and a typed number; the one there stays, marked as superseded. In place of
        one that is void already there is nothing to ask."""
        view = self.session.view
        if view is None:
            return
        if view.detail.row.is_void:
            self._renew("")
            return
        signed = [line.called for line in view.detail.signatures if line.state in HAS_SIGNED]
        self.renew_dialog = RenewDialog(view.detail.row.number, signed, self._renew, self)
        self.renew_dialog.open()

    def _renew(self, reason: str) -> None:
        session = self.session
        assert session.view is not None
        self.ctx.perform(
            draft_opinion.bind(agenda_item_id=session.view.detail.row.agenda_item_id, reason=reason),
            on_done=lambda changes: self.opened_other.emit(next(iter(changes.ids))) if session.is_here else None,
            on_error=session.report,
        )

    def close_desk(self) -> None:
        """Back to the list; what was typed is kept."""
        if self.session.may_leave(self):
            self.closed.emit()

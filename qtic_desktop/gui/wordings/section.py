"""意见书措辞: the texts of the opinions as a list, typed into a draft that is kept, looked at on paper, put in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from qtic_desktop.documents.content.sentences import wording_flaws
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.opinions import OpinionKind
from qtic_desktop.domain.opinions.wordings import SHIPPED, OpinionWording, WordingPart
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.draft_section import Drafting, DraftSection
from qtic_desktop.gui.section import column, in_columns, scrolling
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.version_pane import VersionPane, Versions
from qtic_desktop.gui.widgets import ChoiceBox, button, plain_label
from qtic_desktop.gui.widgets.flow import FlowBox
from qtic_desktop.gui.wordings import words
from qtic_desktop.gui.wordings.forms import PartForm, SentenceForm
from qtic_desktop.gui.wordings.inserts import Inserts
from qtic_desktop.gui.wordings.line_list import WordingList
from qtic_desktop.gui.wordings.preview_pane import PreviewPane
from qtic_desktop.gui.wordings.versions import wording_list
from qtic_desktop.services.opinions.wording_desk import WordingDesk, WordingVersionRow, wording_desk
from qtic_desktop.services.opinions.wordings import drop_wording, keep_wording, revise_wording

_MOST_TOLD = 3


class WordingSection(DraftSection[OpinionWording, str]):
    """Left the texts in the order of the paper, in the middle the one at hand, right the paper itself or the versions."""

    kinds = frozenset({Kind.RULES, Kind.OPINION})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        purpose = tr(
            "意见书里不由专家组写的文字，由本局定。双花括号里的名称由记录填入。启用的版本不再改动：已起草的意见书仍用原来的版本，"
            "可在意见书里换用新版；已定稿、已签名的永远不变。"
        )
        super().__init__(ctx, purpose, _drafting(), parent)
        self._desk: WordingDesk | None = None
        parts = ((self._build_list(), 4), (self._build_forms(), 6), (self._build_right(), 7))
        self.body.addWidget(in_columns(self, 16, *parts), 1)
        self._lock()

    def _build_list(self) -> QWidget:
        left, inside = column(self)
        self.kind = ChoiceBox(left)
        self.kind.setObjectName("wordingKind")
        self.kind.setAccessibleName(tr("哪一种意见书"))
        self.kind.set_choices([(one.value, words.kind(one)) for one in OpinionKind])
        self.kind.set_value(OpinionKind.ARGUMENT.value)
        self.kind.edited.connect(self._other_kind)
        inside.addWidget(self.kind)
        self.lines = WordingList(left)
        self.lines.chosen.connect(self._show_line)
        inside.addWidget(self.lines, 1)
        self.add_part = button(tr("加一部分"), "plus", "", left)
        self.remove = button(tr("移除"), "trash-2", "quiet", left)
        self.up = button(tr("上移"), "arrow-up", "quiet", left)
        self.down = button(tr("下移"), "arrow-down", "quiet", left)
        self.undo = button(tr("撤销"), "undo-2", "quiet", left)
        for made, does in (
            (self.add_part, self.put_part),
            (self.remove, self.take_out),
            (self.up, lambda: self.move_part(-1)),
            (self.down, lambda: self.move_part(1)),
            (self.undo, self.take_back),
        ):
            made.clicked.connect(does)
        line = FlowBox(left, spacing=theme().px(6))
        for made in (self.add_part, self.undo, self.remove, self.up, self.down):
            line.add(made)
        inside.addWidget(line)
        return left

    def _build_forms(self) -> QWidget:
        middle, inside = column(self)
        self.sentence, self.part = SentenceForm(self), PartForm(self)
        self.forms = QStackedWidget(self)
        for form in (self.sentence, self.part):
            self.forms.addWidget(scrolling(form, self.forms))
            form.edited.connect(self._take_form)
        self.inserts = Inserts(self.ctx, self._form, middle)
        self.inserts.said.connect(self.said)
        inside.addWidget(self.inserts)
        inside.addWidget(self.forms, 1)
        self.lacking = plain_label("", "warn", middle)
        self.lacking.setObjectName("wordingLacks")
        inside.addWidget(self.lacking)
        return middle

    def _build_right(self) -> QWidget:
        right, inside = column(self)
        self.preview = PreviewPane(self.ctx, right)
        self.versions = VersionPane(
            self.ctx, Versions("wording", Act.REVISE_WORDING, "wording.reason", wording_list(self._kind)), right
        )
        self.versions.said.connect(self.said)
        self.versions.wanted.connect(self.revise)
        self.versions.given_up.connect(self.drop)
        self.versions.begun.connect(self.begin_from)
        self.panes = QStackedWidget(right)
        for pane in (self.preview, self.versions):
            self.panes.addWidget(pane)
        self.turns: list[QPushButton] = []
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        for place, (title, icon, name) in enumerate(
            ((tr("预览"), "file-text", "wordingPreview"), (tr("启用与版本"), "history", "wordingVersions"))
        ):
            made = button(title, icon, "chip", right)
            made.setObjectName(name)
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.clicked.connect(lambda _checked=False, place=place: self.panes.setCurrentIndex(place))
            line.addWidget(made)
            self.turns.append(made)
        self.turns[0].setChecked(True)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addWidget(self.panes, 1)
        return right

    def _lock(self) -> None:
        """Whoever may not change the wording reads it."""
        if self.may_write:
            return
        for made in (self.add_part, self.remove, self.up, self.down, self.undo, self.inserts):
            made.setEnabled(False)
        for form in (self.sentence, self.part):
            form.lock()

    # -- reading

    def _kind(self) -> OpinionKind:
        return OpinionKind(self.kind.value() or OpinionKind.ARGUMENT.value)

    def read(self) -> None:
        """The versions and the draft of the chosen kind."""
        self.ctx.ask(wording_desk.bind(kind=self._kind()), on_done=self._show, on_error=self.fail)
        self.versions.read()
        self.inserts.read()

    def _show(self, desk: WordingDesk) -> None:
        if desk.versions[0].kind is not self._kind():
            return
        self._desk = desk
        self._take_read(desk.draft or desk.versions[0].wording, self.lines.key() or "opening")

    def _other_kind(self) -> None:
        self._flush()
        self.versions.clear_reason()
        self.draft = None
        self.read()

    def spot(self) -> str:
        """The text at hand."""
        return self.lines.key()

    def in_force(self) -> OpinionWording | None:
        """The wording in force."""
        return None if self._desk is None else self._desk.versions[0].wording

    def _put(self, draft: OpinionWording, key: str) -> None:
        self.draft = draft
        self.lines.show_wording(draft, self._flaws(), key)
        self._show_line(self.lines.key())
        self._say_state()
        whole = not self._flaws()
        if not whole and self._desk is not None and self.preview.kind is not draft.kind:
            self.preview.show_wording(self._desk.versions[0].wording, whole=True)
        self.preview.show_wording(draft, whole=whole)

    def _flaws(self) -> Mapping[str, str]:
        assert self.draft is not None
        return {one.field: self.ctx.say(one) for one in reversed(wording_flaws(self.draft))}

    def _say_state(self) -> None:
        """What cannot be printed as it stands, and whether the draft is one."""
        flaws, desk, draft = self._flaws(), self._desk, self.draft
        assert desk is not None
        assert draft is not None
        here = self.lines.key()
        elsewhere = {field: said for field, said in flaws.items() if field != here and not field.startswith(f"{here}.")}
        told = [f"{words.field(field, draft)}：{said}" for field, said in elsewhere.items()]
        more = tr("另有 {n} 处待改。").format(n=len(told) - _MOST_TOLD) if len(told) > _MOST_TOLD else ""
        self.lacking.setText("\n".join([*told[:_MOST_TOLD], *([more] if more else [])]))
        self.lacking.setVisible(bool(told))
        for form in (self.sentence, self.part):
            form.show_flaws(here.removeprefix("part."), flaws)
        changed = not draft.says_the_same(desk.versions[0].wording)
        state = (
            tr("草稿，从“{from_}”改起；启用以前，起草意见书仍用“{now}”。")
            if changed
            else tr("启用中的是“{now}”，还没有改动。")
        )
        now = words.version(desk.versions[0].number)
        self.versions.show_state(state.format(from_=words.version(draft.number), now=now), changed=changed)
        self.undo.setEnabled(self.can_take_back)

    # -- the line at hand

    def _form(self) -> SentenceForm | PartForm:
        return self.part if self.lines.key().startswith("part.") else self.sentence

    def _place(self) -> int | None:
        """Which part the person stands at (from 0); None at a sentence."""
        key = self.lines.key().removeprefix("part.")
        parts = () if self.draft is None else self.draft.parts
        return next((place for place, part in enumerate(parts) if part.key == key), None)

    def _show_line(self, key: str) -> None:
        draft = self.draft
        if draft is None or not key:
            return
        place = self._place()
        if place is None:
            self.sentence.fill(key, draft.sentence(key))
        else:
            self.part.fill(place + 1, draft.parts[place])
        self.forms.setCurrentIndex(0 if place is None else 1)
        self.inserts.show_names(key)
        allowed = self.may_write
        for made in (self.remove, self.up, self.down):
            made.setEnabled(allowed and place is not None)
        if self._desk is not None:
            self._say_state()

    def _take_form(self) -> None:
        """Typing goes into the draft, list and page follow, and it is kept after a second of silence."""
        draft, key, place = self.draft, self.lines.key(), self._place()
        if draft is None:
            return
        if place is None:
            after = draft.with_sentence(key, self.sentence.text.value())
        else:
            after = draft.with_part(place, self.part.taken(draft.parts[place]))
        self._type(after)
        self.lines.write(after, self._flaws())
        self._say_state()
        self.preview.show_wording(after, whole=not self._flaws())

    # -- parts

    def put_part(self) -> None:
        """A new part after the one at hand, else at the end."""
        draft = self.draft
        if draft is None:
            return
        at = self._place()
        place = len(draft.parts) if at is None else at + 1
        part = WordingPart(draft.new_key())
        self._change(replace(draft, parts=(*draft.parts[:place], part, *draft.parts[place:])), f"part.{part.key}")
        self.part.title.setFocus()

    def take_out(self) -> None:
        """Take the part at hand out; 撤销 brings it back."""
        draft, place = self.draft, self._place()
        if draft is not None and place is not None:
            self._change(replace(draft, parts=(*draft.parts[:place], *draft.parts[place + 1 :])), "opening")

    def move_part(self, by: int) -> None:
        """Move the part at hand up or down."""
        draft, place = self.draft, self._place()
        if draft is None or place is None or not 0 <= place + by < len(draft.parts):
            return
        parts = list(draft.parts)
        parts[place], parts[place + by] = parts[place + by], parts[place]
        self._change(replace(draft, parts=tuple(parts)), f"part.{parts[place + by].key}")

    # -- acts

    def begin_from(self, row: WordingVersionRow) -> None:
        """Write on from a version, the shipped one too; the draft before comes back by 撤销."""
        wording = row.wording
        if self._desk is not None:
            self._change(replace(wording, number=self._desk.versions[0].number), self.lines.key())
            self.turns[0].click()
            told = (
                tr("草稿现在是随程序提供的措辞。") if wording.number == SHIPPED else tr("草稿现在是第 {n} 版的措辞。")
            )
            self.said.emit(told.format(n=wording.number) + tr("按“撤销”回到刚才的草稿；要启用，写明依据。"), "ok")

    def _came_in_force(self, _changes: Changes) -> None:
        self.versions.clear_reason()


def _drafting() -> Drafting[OpinionWording]:
    return Drafting(
        Act.KEEP_WORDING,
        Act.REVISE_WORDING,
        lambda draft: keep_wording.bind(draft=draft),
        lambda draft: drop_wording.bind(kind=draft.kind),
        lambda draft, reason: revise_wording.bind(draft=draft, reason=reason),
        words.in_words,
        lambda _draft: tr("新版措辞已启用，以后起草的意见书用它；已起草的仍用原来的版本。"),
    )

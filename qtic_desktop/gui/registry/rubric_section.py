"""评分表: the office's score sheets as a tree, typed into a draft that is kept, put in force as a version with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.rubric_drafts import CriterionDraft, RubricDraft, SubDraft, draft_of, rubric_problems
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.draft_section import Drafting, DraftSection
from qtic_desktop.gui.registry.rubric_forms import CriterionForm, SheetForm, SubForm
from qtic_desktop.gui.registry.rubric_tree import RubricTree, Spot
from qtic_desktop.gui.registry.rubric_versions import rubric_list
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.section import column, in_columns, scrolling
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.version_pane import VersionPane, Versions
from qtic_desktop.gui.widgets import ChoiceBox, button, plain_label
from qtic_desktop.gui.widgets.flow import FlowBox
from qtic_desktop.services.registry.rubrics import drop_rubric, keep_rubric, revise_rubric
from qtic_desktop.storage.queries.rubrics import RubricDesk, RubricVersionRow, rubric_desk

Line = TypeVar("Line")
_TRACKS = ("NEW", "CONVERSION", "EVALUATION")


class RubricSection(DraftSection[RubricDraft, Spot]):
    """Left the tree with its acts, in the middle the form of the line at hand, right the versions there were."""

    kinds = frozenset({Kind.RULES, Kind.MEETING})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        purpose = tr(
            "指引没有规定评分表（指引未规定），由本局制定，各项合计 100 分。启用的版本不再改动：已列入议程的项目一直用原来的版本，"
            "以后列入的用新版，下一年照旧沿用，直到启用更新的版本。打分的最小单位在“评审规则”里定。"
        )
        super().__init__(ctx, purpose, _drafting(), parent)
        self._desk: RubricDesk | None = None
        left, middle = self._build_tree(), self._build_forms()
        self.versions = VersionPane(
            ctx, Versions("rubric", Act.REVISE_RUBRIC, "registry.rubric_reason", rubric_list(self._chosen_track)), self
        )
        self.versions.said.connect(self.said)
        self.versions.wanted.connect(self.revise)
        self.versions.given_up.connect(self.drop)
        self.versions.begun.connect(self.begin_from)
        self.body.addWidget(in_columns(self, 20, (left, 1), (middle, 1), (self.versions, 1)), 1)
        self._lock()

    def _build_tree(self) -> QWidget:
        left, inside = column(self)
        self.track = ChoiceBox(left)
        self.track.setObjectName("rubricTrack")
        self.track.setAccessibleName(tr("哪一类项目的评分表"))
        self.track.set_choices([(track, words.track(track)) for track in _TRACKS])
        self.track.set_value(_TRACKS[0])
        self.track.edited.connect(self._other_track)
        inside.addWidget(self.track)
        self.tree = RubricTree(left)
        self.tree.chosen.connect(self._show_spot)
        inside.addWidget(self.tree, 1)
        self.add_criterion = button(tr("加指标"), "plus", "", left)
        self.add_sub = button(tr("加细目"), "plus", "", left)
        self.remove = button(tr("移除"), "trash-2", "quiet", left)
        self.up = button(tr("上移"), "arrow-up", "quiet", left)
        self.down = button(tr("下移"), "arrow-down", "quiet", left)
        self.undo = button(tr("撤销"), "undo-2", "quiet", left)
        for made, does in (
            (self.add_criterion, self.put_criterion),
            (self.add_sub, self.put_sub),
            (self.remove, self.take_out),
            (self.up, lambda: self.move_line(-1)),
            (self.down, lambda: self.move_line(1)),
            (self.undo, self.take_back),
        ):
            made.clicked.connect(does)
        line = FlowBox(left, spacing=theme().px(8))
        for made in (self.add_criterion, self.add_sub, self.undo, self.remove, self.up, self.down):
            line.add(made)
        inside.addWidget(line)
        self.lacking = plain_label("", "warn", left)
        self.lacking.setObjectName("rubricLacks")
        inside.addWidget(self.lacking)
        return left

    def _build_forms(self) -> QWidget:
        self.sheet, self.criterion, self.sub = SheetForm(self), CriterionForm(self), SubForm(self)
        self.forms = QStackedWidget(self)
        for form in (self.sheet, self.criterion, self.sub):
            self.forms.addWidget(scrolling(form, self.forms))
            form.edited.connect(self._take_form)
        return self.forms

    def _lock(self) -> None:
        """Whoever may not change the sheet reads it."""
        if self.may_write:
            return
        lines = (self.add_criterion, self.add_sub, self.remove, self.up, self.down, self.undo)
        for part in (*lines, self.sheet, self.criterion, self.sub):
            part.setEnabled(False)

    # -- reading

    def _chosen_track(self) -> str:
        return self.track.value() or _TRACKS[0]

    def read(self) -> None:
        """The versions and the draft of the chosen track."""
        self.ctx.ask(rubric_desk.bind(track=self._chosen_track()), on_done=self._show, on_error=self.fail)
        self.versions.read()

    def _show(self, desk: RubricDesk) -> None:
        if desk.versions[0].track != self._chosen_track():
            return
        self._desk = desk
        self._take_read(desk.draft or draft_of(desk.versions[0].rubric), self.tree.spot())

    def _other_track(self) -> None:
        self._flush()
        self.versions.clear_reason()
        self._show_tree_from_top()
        self.read()

    def _show_tree_from_top(self) -> None:
        top = self.tree.topLevelItem(0)
        if top is not None:
            self.tree.setCurrentItem(top)

    def spot(self) -> Spot:
        """The line of the tree."""
        return self.tree.spot()

    def in_force(self) -> RubricDraft | None:
        """The sheet in force."""
        return None if self._desk is None else draft_of(self._desk.versions[0].rubric)

    def _put(self, draft: RubricDraft, spot: Spot) -> None:
        self.draft = draft
        self.tree.show_draft(draft, self._lacks(), spot)
        self._show_spot(self.tree.spot())
        self._say_state()

    def _lacks(self) -> Mapping[str, str]:
        assert self.draft is not None
        assert self._desk is not None
        found = rubric_problems(self.draft, self._desk.step)
        return {one.field: self.ctx.say(one) for one in reversed(found)}

    def _say_state(self) -> None:
        """What the draft lacks, the sum first, and whether it is one."""
        lacks, desk, draft = self._lacks(), self._desk, self.draft
        assert desk is not None
        assert draft is not None
        told = ([lacks["total"]] if "total" in lacks else []) + [said for key, said in lacks.items() if key != "total"]
        more = tr("另有 {n} 处待补。").format(n=len(told) - 3) if len(told) > 3 else ""
        self.lacking.setText("\n".join([*told[:3], *([more] if more else [])]))
        self.lacking.setVisible(bool(told))
        number, changed = desk.versions[0].number, draft != self.in_force()
        said = (
            tr("草稿，从第 {n} 版改起；启用以前，评审仍用第 {m} 版。")
            if changed
            else tr("启用中的第 {m} 版，还没有改动。")
        )
        self.versions.show_state(said.format(n=draft.begun_from, m=number), changed=changed)
        self.undo.setEnabled(self.can_take_back)

    # -- the form of the line at hand

    def _show_spot(self, spot: Spot) -> None:
        draft = self.draft
        if draft is None:
            return
        if not spot:
            self.sheet.fill(draft)
        elif len(spot) == 1:
            self.criterion.fill(str(spot[0] + 1), draft.criteria[spot[0]])
        else:
            number = f"{spot[0] + 1}.{spot[1] + 1}"
            self.sub.fill(number, draft.criteria[spot[0]].subs[spot[1]])
        self.forms.setCurrentIndex(len(spot))
        allowed = self.may_write
        for made in (self.add_sub, self.remove, self.up, self.down):
            made.setEnabled(allowed and bool(spot))

    def _take_form(self) -> None:
        """Typing goes into the draft, the tree follows, and it is kept after a second of silence."""
        draft, spot = self.draft, self.tree.spot()
        if draft is None:
            return
        if not spot:
            after = self.sheet.taken(draft)
        else:
            one = draft.criteria[spot[0]]
            if len(spot) == 1:
                one = self.criterion.taken(one)
            else:
                one = replace(one, subs=_swapped(one.subs, spot[1], self.sub.taken(one.subs[spot[1]])))
            after = draft.with_criterion(spot[0], one)
        self._type(after)
        self.tree.write(after, self._lacks())
        self._say_state()

    # -- lines

    def put_criterion(self) -> None:
        """A new criterion after the one at hand."""
        draft, spot = self.draft, self.tree.spot()
        if draft is not None:
            place = spot[0] + 1 if spot else len(draft.criteria)
            lines = (*draft.criteria[:place], CriterionDraft(), *draft.criteria[place:])
            self._change(replace(draft, criteria=lines), (place,))
            self.criterion.title.setFocus()

    def put_sub(self) -> None:
        """A new sub-item of the criterion at hand."""
        draft, spot = self.draft, self.tree.spot()
        if draft is not None and spot:
            one = draft.criteria[spot[0]]
            self._change(
                draft.with_criterion(spot[0], replace(one, subs=(*one.subs, SubDraft()))), (spot[0], len(one.subs))
            )
            self.sub.title.setFocus()

    def take_out(self) -> None:
        """Take the line at hand out; 撤销 brings it back."""
        draft, spot = self.draft, self.tree.spot()
        if draft is None or not spot:
            return
        if len(spot) == 1:
            lines = (*draft.criteria[: spot[0]], *draft.criteria[spot[0] + 1 :])
            self._change(replace(draft, criteria=lines), (min(spot[0], len(lines) - 1),) if lines else ())
        else:
            one = draft.criteria[spot[0]]
            subs = (*one.subs[: spot[1]], *one.subs[spot[1] + 1 :])
            self._change(draft.with_criterion(spot[0], replace(one, subs=subs)), (spot[0],))

    def move_line(self, by: int) -> None:
        """Move the line at hand up or down among its like."""
        draft, spot = self.draft, self.tree.spot()
        if draft is None or not spot:
            return
        one = draft.criteria[spot[0]]
        there = spot[-1] + by
        if not 0 <= there < (len(draft.criteria) if len(spot) == 1 else len(one.subs)):
            return
        if len(spot) == 1:
            lines = _swapped(_swapped(draft.criteria, there, one), spot[0], draft.criteria[there])
            self._change(replace(draft, criteria=lines), (there,))
        else:
            subs = _swapped(_swapped(one.subs, there, one.subs[spot[1]]), spot[1], one.subs[there])
            self._change(draft.with_criterion(spot[0], replace(one, subs=subs)), (spot[0], there))

    # -- acts

    def begin_from(self, row: RubricVersionRow) -> None:
        """Write on from a version; the draft before comes back by 撤销."""
        if self._desk is not None:
            self._change(replace(draft_of(row.rubric), begun_from=self._desk.versions[0].number), ())

    def _came_in_force(self, changes: Changes) -> None:
        self.versions.clear_reason()
        self.versions.list.choose(next(iter(changes.ids)))


def _drafting() -> Drafting[RubricDraft]:
    return Drafting(
        Act.KEEP_RUBRIC,
        Act.REVISE_RUBRIC,
        lambda draft: keep_rubric.bind(draft=draft),
        lambda draft: drop_rubric.bind(track=draft.track),
        lambda draft, reason: revise_rubric.bind(draft=draft, reason=reason),
        _in_words,
        lambda _draft: tr("新版评分表已启用，以后列入议程的项目用它；已列入议程的仍用原来的版本。"),
    )


def _in_words(draft: RubricDraft) -> Typed:
    where = tr("评分表草稿（{title}）").format(title=draft.title)
    return Typed(draft.track, where, tuple((one.title, one.maximum) for one in draft.criteria))


def _swapped(lines: tuple[Line, ...], place: int, line: Line) -> tuple[Line, ...]:
    return (*lines[:place], line, *lines[place + 1 :])

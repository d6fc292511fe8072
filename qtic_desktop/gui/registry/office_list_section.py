"""清单: items of the examination and dictionaries, typed into a draft that is kept, put in force as a version with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QTreeWidget, QTreeWidgetItem, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.examination import ItemGroup
from qtic_desktop.domain.office_lists import ListDraft, ListEntry, OfficeList, list_problems
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.registry.office_list_forms import EntryForm, ItemForm, RemarkForm
from qtic_desktop.gui.registry.office_list_versions import version_list
from qtic_desktop.gui.registry.office_list_words import about, list_name, standing
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.section import Section, column, row_of, scrolling
from qtic_desktop.gui.stage.record_list import RecordList
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, FieldRow, TextField, button, commit_input_method, plain_label
from qtic_desktop.gui.widgets.flow import FlowBox
from qtic_desktop.services.registry.office_lists import drop_list, keep_list, revise_list
from qtic_desktop.storage.queries.office_lists import ListDesk, ListVersionRow, list_desk

KEEP_AFTER_MS = 1000
_TYPED = "new entry"
"""How the key of an entry begins that no version has yet."""


class OfficeListSection(Section):
    """Left the entries with their acts, in the middle the form of the one at hand, right the versions there were."""

    kinds = frozenset({Kind.RULES, Kind.EXAMINATION})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, tr("每张清单都分版本：启用的版本一直沿用，下一年也是，直到启用更新的版本。"), parent)
        self.draft: ListDraft | None = None
        self._desk: ListDesk | None = None
        self._past: list[tuple[ListDraft, int]] = []
        self._keep_soon = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keep_soon.timeout.connect(self.keep)
        content = QWidget(self)
        both = QHBoxLayout(content)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme().px(20))
        both.addWidget(self._build_entries(), 5)
        both.addWidget(self._build_forms(), 4)
        both.addWidget(self._build_versions(), 4)
        self.body.addWidget(scrolling(content, self), 1)
        self._lock()

    def _build_entries(self) -> QWidget:
        left, inside = column(self)
        self.chooser = ChoiceBox(left)
        self.chooser.setObjectName("officeList")
        self.chooser.setAccessibleName(tr("哪一张清单"))
        self.chooser.set_choices([(one.value, list_name(one)) for one in OfficeList])
        self.chooser.set_value(OfficeList.EXAMINATION_NEW.value)
        self.chooser.edited.connect(self._other_list)
        inside.addWidget(self.chooser)
        self.about = plain_label("", "help", left)
        inside.addWidget(self.about)
        self.tree = QTreeWidget(left)
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([tr("条目"), tr("状态")])
        self.tree.setAccessibleName(tr("清单的条目"))
        self.tree.setObjectName("listEntries")
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(1, theme().px(96))
        self.tree.currentItemChanged.connect(lambda *_: self._show_entry())
        inside.addWidget(self.tree, 1)
        self.put_in = button(tr("加一条"), "plus", "", left)
        self.remove = button(tr("移除"), "trash-2", "quiet", left)
        self.retire = button(tr("停用"), "x", "quiet", left)
        self.up = button(tr("上移"), "arrow-up", "quiet", left)
        self.down = button(tr("下移"), "arrow-down", "quiet", left)
        self.undo = button(tr("撤销"), "undo-2", "quiet", left)
        line = FlowBox(left, spacing=theme().px(8))
        for made, does in (
            (self.put_in, self.add_entry),
            (self.undo, self.take_back),
            (self.retire, self.turn),
            (self.remove, self.take_out),
            (self.up, lambda: self.move_entry(-1)),
            (self.down, lambda: self.move_entry(1)),
        ):
            made.clicked.connect(does)
            line.add(made)
        inside.addWidget(line)
        self.lacking = plain_label("", "warn", left)
        self.lacking.setObjectName("listLacks")
        inside.addWidget(self.lacking)
        return left

    def _build_forms(self) -> QWidget:
        self.item, self.entry, self.remark = ItemForm(self), EntryForm(self), RemarkForm(self)
        self.forms = QStackedWidget(self)
        for form in (self.item, self.entry, self.remark):
            self.forms.addWidget(scrolling(form, self.forms))
            form.edited.connect(self._take_form)
        return self.forms

    def _build_versions(self) -> QWidget:
        right, inside = column(self)
        self.reason = TextField(right, limit=100)
        self.reason.setObjectName("listReason")
        self.reason_row = FieldRow(right, label=tr("修改的依据"), field=self.reason, required=True)
        inside.addWidget(self.reason_row)
        self.put_in_force = self.guard(button(tr("启用新版本"), "check", "", right), Act.REVISE_LIST)
        self.put_in_force.setObjectName("reviseList")
        self.put_in_force.clicked.connect(self.revise)
        self.give_up = button(tr("放弃草稿"), "undo-2", "quiet", right)
        self.give_up.clicked.connect(self.drop)
        both = FlowBox(right, spacing=theme().px(8))
        both.add(self.put_in_force)
        both.add(self.give_up)
        inside.addWidget(both)
        self.state = plain_label("", "help", right)
        inside.addWidget(self.state)
        inside.addWidget(plain_label(tr("历次版本"), "section", right))
        self.versions: RecordList[ListVersionRow] = RecordList(self.ctx, version_list(self._chosen), right)
        self.versions.said.connect(self.said)
        self.versions.setMinimumHeight(theme().px(120))
        inside.addWidget(self.versions, 1)
        self.begin = button(tr("以选中的版本为草稿"), "copy", "quiet", right)
        self.begin.clicked.connect(self.begin_from)
        inside.addLayout(row_of(self.begin))
        return right

    def _lock(self) -> None:
        """Whoever may not change a list reads it."""
        if self.may(Act.REVISE_LIST):
            return
        acts = (self.put_in, self.remove, self.retire, self.up, self.down, self.undo, self.begin, self.give_up)
        for part in (*acts, self.item, self.entry, self.remark, self.reason_row):
            part.setEnabled(False)

    # -- reading

    def _chosen(self) -> OfficeList:
        return OfficeList(self.chooser.value() or OfficeList.EXAMINATION_NEW.value)

    def read(self) -> None:
        """The versions and the draft of the chosen list."""
        self.about.setText(about(self._chosen()))
        self.ctx.ask(list_desk.bind(name=self._chosen()), on_done=self._show, on_error=self.fail)
        self.versions.read()

    def _show(self, desk: ListDesk) -> None:
        if desk.versions[0].name is not self._chosen():
            return
        self._desk = desk
        place = max(0, self.place())
        if self._keep_soon.isActive() and self.draft is not None and self.draft.name is self._chosen():
            self._put(self.draft, place)  # typed within this second, and not kept yet
            return
        self._past.clear()
        self._put(desk.draft or _draft_of(desk.versions[0]), place)

    def _other_list(self) -> None:
        self._flush()
        self.reason.set_value("")
        self.draft = None
        self._stand_at(0)
        self.read()

    def _stand_at(self, place: int) -> None:
        line = self.tree.topLevelItem(place)
        if line is not None:
            self.tree.setCurrentItem(line)

    def place(self) -> int:
        """The number of the entry at hand from 0; -1 for none."""
        return self.tree.indexOfTopLevelItem(self.tree.currentItem()) if self.tree.currentItem() else -1

    def _put(self, draft: ListDraft, place: int) -> None:
        self.draft = draft
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for _ in draft.entries:
                QTreeWidgetItem(self.tree)
            self._write()
            self._stand_at(min(place, len(draft.entries) - 1))
        self._show_entry()
        self._say_state()

    def _write(self) -> None:
        """The words of every line as the draft has them."""
        assert self.draft is not None
        lacks, titles = self._lacks(), {one.key: one.title for one in self.draft.entries}
        for place, one in enumerate(self.draft.entries):
            line = self.tree.topLevelItem(place)
            assert line is not None
            line.setText(0, f"{place + 1}  {one.title.strip() or tr('（还没有名称）')}")
            told = tr("待补") if str(place + 1) in lacks else standing(self.draft.name, one, titles.get(one.into, ""))
            line.setText(1, told)
            line.setToolTip(0, one.title)
            line.setForeground(1, theme().colour("warn" if str(place + 1) in lacks else "muted"))
            line.setForeground(0, theme().colour("muted" if one.retired else "text"))
            line.setTextAlignment(1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _in_force(self) -> tuple[ListEntry, ...]:
        return () if self._desk is None else self._desk.versions[0].entries

    def _lacks(self) -> Mapping[str, str]:
        if self.draft is None:
            return {}
        return {one.field: self.ctx.say(one) for one in reversed(list_problems(self.draft, self._in_force()))}

    def _say_state(self) -> None:
        desk, draft = self._desk, self.draft
        assert desk is not None
        assert draft is not None
        lacks = list(self._lacks().values())
        self.lacking.setText("\n".join(lacks[:3]))
        self.lacking.setVisible(bool(lacks))
        number = desk.versions[0].number
        if self._is_changed():
            told = tr("草稿，从第 {n} 版改起；启用以前，仍用第 {m} 版。")
            self.state.setText(told.format(n=draft.begun_from, m=number))
        else:
            self.state.setText(tr("启用中的第 {n} 版，还没有改动。").format(n=number))
        allowed = self.may(Act.REVISE_LIST)
        self.give_up.setEnabled(allowed and self._is_changed())
        self.undo.setEnabled(allowed and bool(self._past))

    def _is_changed(self) -> bool:
        return self.draft is not None and self.draft.entries != self._in_force()

    # -- the entry at hand

    def _show_entry(self) -> None:
        draft, place = self.draft, self.place()
        if draft is None or not 0 <= place < len(draft.entries):
            return
        one = draft.entries[place]
        known = any(other.key == one.key for other in self._in_force())
        form = self._form(draft)
        if isinstance(form, EntryForm):
            form.fill(place, draft, in_force=known)
        else:
            form.fill(place, draft)
        self.forms.setCurrentIndex((self.item, self.entry, self.remark).index(form))
        allowed = self.may(Act.REVISE_LIST)
        self.put_in.setVisible(draft.name.takes_new)
        self.remove.setVisible(draft.name.is_copied or not known)
        self.retire.setVisible(not draft.name.is_examination and known)
        self.retire.setText(tr("恢复使用") if one.retired else tr("停用"))
        for made in (self.put_in, self.remove, self.retire, self.up, self.down):
            made.setEnabled(allowed)

    def _form(self, draft: ListDraft) -> ItemForm | EntryForm | RemarkForm:
        if draft.name.is_examination:
            return self.item
        return self.remark if draft.name is OfficeList.REMARKS else self.entry

    def _take_form(self) -> None:
        """Typing goes into the draft, the list follows, and it is kept after a second of silence."""
        draft, place = self.draft, self.place()
        if draft is None or place < 0:
            return
        self.draft = draft.with_entry(place, self._form(draft).taken(draft.entries[place]))
        self._write()
        self._say_state()
        self._keep_soon.start()

    def add_entry(self) -> None:
        """A new entry after the one at hand."""
        draft, place = self.draft, self.place() + 1
        if draft is None:
            return
        group = draft.entries[place - 1].group if place else ItemGroup.ELIGIBILITY.value
        taken = {one.key for one in draft.entries}
        key = next(key for n in range(1, len(taken) + 2) if (key := f"{_TYPED} {n}") not in taken)
        one = ListEntry(key, "", group)
        self._change(replace(draft, entries=(*draft.entries[:place], one, *draft.entries[place:])), place)
        self._form(draft).title.setFocus()

    def take_out(self) -> None:
        """Take the entry at hand out; 撤销 brings it back."""
        draft, place = self.draft, self.place()
        if draft is not None and place >= 0:
            entries = (*draft.entries[:place], *draft.entries[place + 1 :])
            self._change(replace(draft, entries=entries), max(0, min(place, len(entries) - 1)))

    def turn(self) -> None:
        """Retire the entry at hand, or offer it again."""
        draft, place = self.draft, self.place()
        if draft is not None and place >= 0:
            one = draft.entries[place]
            self._change(draft.with_entry(place, replace(one, retired=not one.retired, into="")), place)

    def move_entry(self, by: int) -> None:
        """Move the entry at hand up or down."""
        draft, place = self.draft, self.place()
        if draft is None or place < 0 or not 0 <= place + by < len(draft.entries):
            return
        one, other = draft.entries[place], draft.entries[place + by]
        self._change(draft.with_entry(place, other).with_entry(place + by, one), place + by)

    def take_back(self) -> None:
        """The draft as it was before the last entry was put in, taken out, turned or moved."""
        if self._past:
            self._put(*self._past.pop())
            self._keep_soon.start()

    def _change(self, draft: ListDraft, place: int) -> None:
        assert self.draft is not None
        self._past.append((self.draft, max(0, self.place())))
        self._put(draft, place)
        self._keep_soon.start()

    # -- acts

    def keep(self) -> None:
        """Keep the draft as typed so far."""
        self._keep_soon.stop()
        if self.draft is not None and self.may(Act.KEEP_LIST):
            self.ctx.perform(keep_list.bind(draft=self.draft), on_error=self.fail, typed=_in_words(self.draft))

    def _flush(self) -> None:
        commit_input_method()
        if self._keep_soon.isActive():
            self.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed is kept before the section goes away."""
        self._flush()
        super().hideEvent(event)

    def begin_from(self) -> None:
        """Write on from the version chosen in the list; the draft before comes back by 撤销."""
        row, desk = self.versions.table.selected(), self._desk
        if row is not None and desk is not None:
            self._change(ListDraft(row.name, desk.versions[0].number, row.entries), 0)

    def drop(self) -> None:
        """Give the draft up; the version in force is shown again, and 撤销 brings the draft back."""
        desk, given_up = self._desk, self.draft
        if desk is None or given_up is None:
            return
        self._keep_soon.stop()

        def done(_changes: Changes) -> None:
            self.ctx.saving.forget(Act.KEEP_LIST, given_up.name)
            self._past.append((given_up, 0))
            self._put(_draft_of(desk.versions[0]), 0)
            self.said.emit(tr("草稿已放弃，显示的是启用中的版本。按“撤销”可以把草稿找回来。"), "ok")

        self.ctx.perform(drop_list.bind(name=given_up.name), on_done=done, on_error=self.fail)

    def revise(self) -> None:
        """Put the draft in force as the next version; nothing is lost when it is refused."""
        if self.draft is None or not self.may(Act.REVISE_LIST):
            return
        commit_input_method()
        if not self.reason.value():
            self.reason_row.set_problem(self.ctx.say("registry.list_reason"))
            self.reason.setFocus()
            return
        self._keep_soon.stop()
        said = tr("“{list}”的新版已启用，以后用它；已经开始的审查和已有的申报不变。").format(
            list=list_name(self.draft.name)
        )

        draft = self.draft

        def done(changes: Changes) -> None:
            self.ctx.saving.forget(Act.KEEP_LIST, draft.name)
            self.reason.set_value("")
            self.versions.choose(next(iter(changes.ids)))
            self.said.emit(said, "ok")

        def refused(error: Exception) -> None:
            self._keep_soon.start()
            self.fail(error)

        order = revise_list.bind(draft=self.draft, reason=self.reason.value())
        self.ctx.perform(order, on_done=done, on_error=refused)


def _in_words(draft: ListDraft) -> Typed:
    return Typed(
        draft.name, list_name(draft.name), tuple((str(place), one.title) for place, one in enumerate(draft.entries, 1))
    )


def _draft_of(row: ListVersionRow) -> ListDraft:
    return ListDraft(row.name, row.number, row.entries)

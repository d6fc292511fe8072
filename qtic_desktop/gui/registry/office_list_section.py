"""清单: items of the examination and dictionaries, typed into a draft that is kept, put in force as a version with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTreeWidget, QTreeWidgetItem, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.examination import ItemGroup
from qtic_desktop.domain.office_lists import ListDraft, ListEntry, OfficeList, list_problems
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.draft_section import Drafting, DraftSection
from qtic_desktop.gui.registry.office_list_forms import EntryForm, ItemForm, RemarkForm
from qtic_desktop.gui.registry.office_list_versions import version_list
from qtic_desktop.gui.registry.office_list_words import about, list_name, standing
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.section import column, in_columns, scrolling
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.version_pane import VersionPane, Versions
from qtic_desktop.gui.widgets import ChoiceBox, button, plain_label
from qtic_desktop.gui.widgets.flow import FlowBox
from qtic_desktop.services.registry.office_lists import drop_list, keep_list, revise_list
from qtic_desktop.storage.queries.office_lists import ListDesk, ListVersionRow, list_desk

_TYPED = "new entry"
"""How the key of an entry begins that no version has yet."""


class OfficeListSection(DraftSection[ListDraft, int]):
    """Left the entries with their acts, in the middle the form of the one at hand, right the versions there were."""

    kinds = frozenset({Kind.RULES, Kind.EXAMINATION})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        purpose = tr("每张清单都分版本：启用的版本一直沿用，下一年也是，直到启用更新的版本。")
        super().__init__(ctx, purpose, _drafting(), parent)
        self._desk: ListDesk | None = None
        left, middle = self._build_entries(), self._build_forms()
        self.versions = VersionPane(
            ctx, Versions("list", Act.REVISE_LIST, "registry.list_reason", version_list(self._chosen)), self
        )
        self.versions.said.connect(self.said)
        self.versions.wanted.connect(self.revise)
        self.versions.given_up.connect(self.drop)
        self.versions.begun.connect(self.begin_from)
        self.body.addWidget(in_columns(self, 20, (left, 6), (middle, 5), (self.versions, 6)), 1)
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
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
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

    def _lock(self) -> None:
        """Whoever may not change a list reads it."""
        if self.may_write:
            return
        acts = (self.put_in, self.remove, self.retire, self.up, self.down, self.undo)
        for part in (*acts, self.item, self.entry, self.remark):
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
        self._take_read(desk.draft or _draft_of(desk.versions[0]), self.spot())

    def _other_list(self) -> None:
        self._flush()
        self.versions.clear_reason()
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

    def spot(self) -> int:
        """The entry at hand, the first where there is none."""
        return max(0, self.place())

    def in_force(self) -> ListDraft | None:
        """The list in force."""
        return None if self._desk is None else _draft_of(self._desk.versions[0])

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

    def _entries_in_force(self) -> tuple[ListEntry, ...]:
        return () if self._desk is None else self._desk.versions[0].entries

    def _lacks(self) -> Mapping[str, str]:
        if self.draft is None:
            return {}
        return {one.field: self.ctx.say(one) for one in reversed(list_problems(self.draft, self._entries_in_force()))}

    def _say_state(self) -> None:
        desk, draft = self._desk, self.draft
        assert desk is not None
        assert draft is not None
        lacks = list(self._lacks().values())
        self.lacking.setText("\n".join(lacks[:3]))
        self.lacking.setVisible(bool(lacks))
        number, changed = desk.versions[0].number, draft.entries != self._entries_in_force()
        said = (
            tr("草稿，从第 {n} 版改起；启用以前，仍用第 {m} 版。") if changed else tr("启用中的第 {m} 版，还没有改动。")
        )
        self.versions.show_state(said.format(n=draft.begun_from, m=number), changed=changed)
        self.undo.setEnabled(self.can_take_back)

    # -- the entry at hand

    def _show_entry(self) -> None:
        draft, place = self.draft, self.place()
        if draft is None or not 0 <= place < len(draft.entries):
            return
        one = draft.entries[place]
        known = any(other.key == one.key for other in self._entries_in_force())
        form = self._form(draft)
        if isinstance(form, EntryForm):
            form.fill(place, draft, in_force=known)
        else:
            form.fill(place, draft)
        self.forms.setCurrentIndex((self.item, self.entry, self.remark).index(form))
        allowed = self.may_write
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
        self._type(draft.with_entry(place, self._form(draft).taken(draft.entries[place])))
        self._write()
        self._say_state()

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

    # -- acts

    def begin_from(self, row: ListVersionRow) -> None:
        """Write on from a version; the draft before comes back by 撤销."""
        if self._desk is not None:
            self._change(ListDraft(row.name, self._desk.versions[0].number, row.entries), 0)

    def _came_in_force(self, changes: Changes) -> None:
        self.versions.clear_reason()
        self.versions.list.choose(next(iter(changes.ids)))


def _drafting() -> Drafting[ListDraft]:
    return Drafting(
        Act.KEEP_LIST,
        Act.REVISE_LIST,
        lambda draft: keep_list.bind(draft=draft),
        lambda draft: drop_list.bind(name=draft.name),
        lambda draft, reason: revise_list.bind(draft=draft, reason=reason),
        _in_words,
        lambda draft: tr("“{list}”的新版已启用，以后用它；已经开始的审查和已有的申报不变。").format(
            list=list_name(draft.name)
        ),
    )


def _in_words(draft: ListDraft) -> Typed:
    return Typed(
        draft.name,
        list_name(draft.name),
        tuple((tr("第 {number} 条").format(number=place), one.title) for place, one in enumerate(draft.entries, 1)),
    )


def _draft_of(row: ListVersionRow) -> ListDraft:
    return ListDraft(row.name, row.number, row.entries)

"""Settings: how the window looks for this person, and what the office decides for everybody in the workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.possible import is_for
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.forms.ui_settings_page import Ui_SettingsPage
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.section import Section, scrolling
from qtic_desktop.gui.settings import IDLE_CHOICES
from qtic_desktop.gui.settings_parts import makes, titles
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import SCALES, theme
from qtic_desktop.gui.widgets import Card

#: The answer a part cannot do without, where it is more than the page asks for.
_READS = {"lists": Read.DEPARTMENTS, "archive": Read.BATCHES, "wordings": Read.OPINIONS}


class _Parts(Mapping[str, QWidget]):
    """Each part is made when it is first wanted: all at once would hold the window for half a second."""

    def __init__(
        self,
        makes: Mapping[str, Callable[[AppContext, QWidget], QWidget]],
        make: Callable[[Callable[[AppContext, QWidget], QWidget]], QWidget],
    ) -> None:
        self._makes, self._make = makes, make
        self.made: dict[str, QWidget] = {}

    def __getitem__(self, key: str) -> QWidget:
        if key not in self.made:
            self.made[key] = self._make(self._makes[key])
        return self.made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._makes  # a mapping by itself would make the part in order to see

    def __iter__(self) -> Iterator[str]:
        return iter(self._makes)

    def __len__(self) -> int:
        return len(self._makes)


class SettingsPage(Page):
    """``ctx.go(Place("settings", view="staff"))`` opens a part."""

    name: StageName = "settings"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.parts = QStackedWidget(self)
        every = {"look": LookSection, **makes()}
        mine = {key: make for key, make in every.items() if is_for(ctx.actor, _READS.get(key, Read.PEOPLE))}
        self.sections = _Parts(mine, self._made)
        self.set_body(self.parts)
        # The acts of most parts stand at the foot, where a message would lie over the next one.
        self.message.float_at_head()
        self.set_filters(self._titles())
        self.filter_changed.connect(self._show_part)
        self._show_part(next(iter(self.sections)))

    def activate(self, place: Place) -> None:
        """Open the part the place names, else the one that was open."""
        part = place.view or self.filter_key
        if part in self.sections:
            self.choose_filter(part)
            if self.focusWidget() in {self.filter_chip(key) for key, _title in self._titles()}:
                self.filter_chip(part).setFocus()  # the keyboard is at the part that is open

    def refresh(self, changes: Changes) -> None:
        """The parts that show what was touched read again."""
        for section in self.sections.made.values():
            if isinstance(section, Section):
                section.refresh(changes)

    def commands(self) -> Sequence[Command]:
        """Each part by its name for Ctrl+K."""
        return [self._command(key, title) for key, title in self._titles()]

    def _command(self, key: str, title: str) -> Command:
        return Command(
            tr("设置：{part}").format(part=title), lambda: self.ctx.go(Place("settings", view=key)), "settings"
        )

    def _made(self, make: Callable[[AppContext, QWidget], QWidget]) -> QWidget:
        section = make(self.ctx, self)
        self.parts.addWidget(section)
        if isinstance(section, Section):
            section.said.connect(self.message.show_message)
        return section

    def _show_part(self, key: str) -> None:
        section = self.sections[key]
        self.parts.setCurrentWidget(section)
        if isinstance(section, Section):
            section.show_now()

    def _titles(self) -> list[tuple[str, str]]:
        return [(key, title[:1].upper() + title[1:]) for key, title in titles() if key in self.sections]


class LookSection(QWidget):
    """Theme, size of text, language of this person; every choice takes effect at once, there is nothing to confirm."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme().px(8), 0, 0)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(content)
        card.setMaximumWidth(theme().px(640))
        inside = QWidget(card)
        self._form = Ui_SettingsPage()
        self._form.setupUi(inside)
        card.body.addWidget(inside)
        column.addWidget(card)
        column.addStretch(1)
        outer.addWidget(scrolling(content, self))
        self._fill()
        for choice in (self._form.themeChoice, self._form.scaleChoice, self._form.languageChoice):
            choice.edited.connect(self._keep)

    def _fill(self) -> None:
        themes = [("light", tr("浅色")), ("dark", tr("深色")), ("high-contrast", tr("高对比度"))]
        self._form.themeChoice.set_choices(themes)
        self._form.themeChoice.set_value(self.ctx.settings.theme_name)
        self._form.scaleChoice.set_choices([(str(scale), f"{scale}%") for scale in SCALES])
        self._form.scaleChoice.set_value(str(self.ctx.settings.scale))
        self._form.languageChoice.set_choices([("zh", "中文"), ("en", "English")])
        self._form.languageChoice.set_value(self.ctx.settings.lang)
        self._form.idleChoice.set_choices([(str(n), tr("{n} 分钟").format(n=n)) for n in IDLE_CHOICES])
        self._form.idleChoice.set_value(str(self.ctx.settings.idle_minutes))
        self._form.idleChoice.edited.connect(self._keep_idle)

    def _keep_idle(self) -> None:
        self.ctx.settings.remember("idle_minutes", self._form.idleChoice.value() or "")
        self.ctx.settings.flush()
        self.ctx.signals.idle_changed.emit()

    def _keep(self) -> None:
        self.ctx.settings.remember("theme", self._form.themeChoice.value() or "light")
        self.ctx.settings.remember("scale", self._form.scaleChoice.value() or "100")
        self.ctx.settings.remember("lang", self._form.languageChoice.value() or "zh")
        self.ctx.settings.flush()
        self.ctx.signals.restyle_wanted.emit()

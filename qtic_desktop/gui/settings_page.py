"""Settings of this person: theme, size of text, language. The window is made anew, so everything follows at once."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.forms.ui_settings_page import Ui_SettingsPage
from qtic_desktop.gui.page import Page
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import SCALES, theme
from qtic_desktop.gui.widgets import Card


class SettingsPage(Page):
    """Every choice takes effect at once; there is nothing to confirm."""

    name = "settings"
    title_source = "设置"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        body = QWidget(self)
        outer = QVBoxLayout(body)
        outer.setContentsMargins(0, theme().px(8), 0, 0)
        card = Card(body)
        card.setMaximumWidth(theme().px(640))
        inside = QWidget(card)
        self._form = Ui_SettingsPage()
        self._form.setupUi(inside)
        card.body.addWidget(inside)
        outer.addWidget(card)
        outer.addStretch(1)
        self.set_body(body)
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

    def _keep(self) -> None:
        self.ctx.settings.remember("theme", self._form.themeChoice.value() or "light")
        self.ctx.settings.remember("scale", self._form.scaleChoice.value() or "100")
        self.ctx.settings.remember("lang", self._form.languageChoice.value() or "zh")
        self.ctx.settings.flush()
        self.ctx.signals.restyle_wanted.emit()

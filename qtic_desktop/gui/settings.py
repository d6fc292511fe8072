"""What the program remembers per person: theme, scale, language, sizes, sorts and the last place."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from qtic_desktop.gui.theme import SCALES, THEMES, Theme
from qtic_desktop.resources import Language

_DEFAULT_SCALE: Final = 100
_TOUCH: Final = "touch"
_DEFAULT_IDLE: Final = 10
IDLE_CHOICES: Final = (3, 5, 10, 15, 20, 30)


class Settings:
    """Over one ini file; a value nobody could have chosen falls back to the default instead of failing the start."""

    def __init__(self, file: Path, person: str = "") -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)
        self._person = person or "anyone"

    def text(self, key: str, default: str = "") -> str:
        """A remembered text of this person."""
        value = self._store.value(self._path(key), default)
        return value if isinstance(value, str) else default

    def remember(self, key: str, value: str | int | QByteArray) -> None:
        """Keep a value for this person."""
        self._store.setValue(self._path(key), value)

    def state(self, key: str) -> QByteArray:
        """A remembered geometry or header state; empty when there is none."""
        value = self._store.value(self._path(key))
        return value if isinstance(value, QByteArray) else QByteArray()

    def flush(self) -> None:
        """Write the file now."""
        self._store.sync()

    @property
    def theme_name(self) -> str:
        """One of ``THEMES``."""
        name = self.text("theme")
        return name if name in THEMES else "light"

    @property
    def scale(self) -> int:
        """Per cent, one of ``SCALES``."""
        text = self.text("scale")
        return int(text) if text.isdecimal() and int(text) in SCALES else _DEFAULT_SCALE

    @property
    def idle_minutes(self) -> int:
        """Minutes without a hand on it after which the window locks, one of ``IDLE_CHOICES``."""
        text = self.text("idle_minutes")
        return int(text) if text.isdecimal() and int(text) in IDLE_CHOICES else _DEFAULT_IDLE

    @property
    def lang(self) -> Language:
        """Language of the window."""
        return "en" if self.text("lang") == "en" else "zh"

    @property
    def touch(self) -> bool:
        """Whether this person works with a finger."""
        return self.text(_TOUCH) == "yes"

    def set_touch(self, on: bool) -> None:
        """Keep for this person whether a finger is used; whoever comes next begins as they left it."""
        self.remember(_TOUCH, "yes" if on else "no")

    def theme(self) -> Theme:
        """The theme this person chose."""
        return Theme(THEMES[self.theme_name], self.scale / 100, touch=self.touch)

    def _path(self, key: str) -> str:
        return f"{self._person}/{key}"

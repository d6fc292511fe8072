"""Chinese is the source of every text in the window; English and Qt's own Chinese come from translation files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from qtic_desktop.domain.errors import QticError
from qtic_desktop.domain.problems import Problem
from qtic_desktop.resources import Language, message, resource_root

CONTEXT = "qtic"


def tr(source: str) -> str:
    """The text in the language of the window; ``source`` is a Chinese literal, so that the tests can look for gaps."""
    return QCoreApplication.translate(CONTEXT, source)


def say(what: Exception | Problem | str, lang: Language = "zh", **facts: object) -> str:
    """The sentence for an error, a finding or a code: what happened, what is safe, what to do."""
    if isinstance(what, QticError):
        return message(what.code, lang, **what.facts)
    if isinstance(what, Problem):
        return message(what.code, lang, **what.facts)
    if isinstance(what, Exception):
        return message("gui.unexpected", lang, kind=type(what).__name__)
    return message(what, lang, **facts)


class Translations:
    """The translators in force; kept here because Qt does not own them."""

    def __init__(self) -> None:
        self.lang: Language = "zh"
        self._installed: list[QTranslator] = []

    def install(self, lang: Language) -> None:
        """Put the whole application into ``lang``; windows already built keep their texts, so re-create them."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()
        self.lang = lang
        QLocale.setDefault(QLocale("zh_CN" if lang == "zh" else "en_GB"))
        for path in self._files(lang):
            translator = QTranslator()
            if translator.load(str(path)):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)

    def _files(self, lang: Language) -> Iterable[Path]:
        if lang == "zh":
            yield Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_zh_CN.qm"
            return
        yield from sorted((resource_root() / "translations").glob("*_en.qm"))


translations = Translations()

_MARKS = {"，": ", ", "、": ", ", "；": "; ", "：": ": "}


def mark(sign: str) -> str:
    """A Chinese punctuation mark between parts put together by the program, or its English twin."""
    return sign if translations.lang == "zh" else _MARKS[sign]

"""Chinese is the source of every text in the window; English and Qt's own Chinese come from translation files."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from qtic_desktop.domain.errors import QticError
from qtic_desktop.domain.problems import Problem
from qtic_desktop.gui.background import Cancelled
from qtic_desktop.resources import Language, message, resource_root

CONTEXT = "qtic"


def tr(source: str) -> str:
    """The text in the language of the window; ``source`` is a Chinese literal, so that the tests can look for gaps."""
    return source if translations.lang == "zh" else QCoreApplication.translate(CONTEXT, source)


def say(what: Exception | Problem | str, lang: Language = "zh", **facts: object) -> str:
    """The sentence for an error, a finding or a code: what happened, what is safe, what to do."""
    if isinstance(what, QticError):
        return _with_code(message(what.code, lang, **what.facts), what.code)
    if isinstance(what, Problem):
        return message(what.code, lang, **what.facts)
    if isinstance(what, Cancelled):
        return message("gui.stopped", lang)
    if isinstance(what, Exception):
        return _with_code(message("gui.unexpected", lang, kind=type(what).__name__), type(what).__name__)
    return message(what, lang, **facts)


#: The codes of the last sentences that told of an error, so that a message can show them beside its words.
_CODES: Final[OrderedDict[str, str]] = OrderedDict()
_SENTENCES: Final = 64


def _with_code(sentence: str, code: str) -> str:
    _CODES[sentence] = code
    _CODES.move_to_end(sentence)
    if len(_CODES) > _SENTENCES:
        _CODES.popitem(last=False)
    return sentence


def code_of(sentence: str) -> str:
    """The code of an error that ``say`` worded like this lately; empty for any other sentence."""
    return _CODES.get(sentence, "")


def tone(error: Exception) -> str:
    """How a message looks that says ``error``: what the person stopped is no fault."""
    return "info" if isinstance(error, Cancelled) else "bad"


class _Gaps(QTranslator):
    """What Qt's own Chinese leaves in English, or says in a word nobody uses here."""

    _WORDS: Final = {
        ("QAbstractFileIconProvider", "Folder"): "文件夹",
        ("QAbstractFileIconProvider", "File Folder"): "文件夹",
        ("QAbstractFileIconProvider", "File"): "文件",
        ("QAbstractFileIconProvider", "Drive"): "磁盘",
        ("QAbstractFileIconProvider", "Shortcut"): "快捷方式",
        ("QAbstractFileIconProvider", "Alias"): "快捷方式",
        ("QFileSystemModel", "Size"): "大小",
        ("QFileSystemModel", "Type"): "类型",
        ("QFileSystemModel", "Kind"): "类型",
        ("QFileSystemModel", "Date Modified"): "修改时间",
        ("QFileSystemModel", "Name"): "名称",
        ("QFileSystemModel", "Computer"): "这台电脑",
        ("QFileSystemModel", "My Computer"): "这台电脑",
    }

    def isEmpty(self) -> bool:
        """It has something to say."""
        return False

    def translate(  # type: ignore[override]
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """The word; None leaves it to the other translators, an empty text would not."""
        if (context, sourceText) == ("QAbstractFileIconProvider", "%1 File"):
            return "%1 文件"
        return self._WORDS.get((context, sourceText))


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
        if lang == "zh":
            gaps = _Gaps()
            QCoreApplication.installTranslator(gaps)
            self._installed.append(gaps)

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

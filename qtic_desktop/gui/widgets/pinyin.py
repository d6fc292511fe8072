"""Finding a Chinese name by the first letters of its pinyin; the tables are loaded when first needed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from threading import Thread


@lru_cache(maxsize=65536)
def initials(text: str) -> str:
    """First letters in lower case, e.g. ``qdhy`` for 青岛海洋; letters and figures stay."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()


def prepare(texts: Iterable[str]) -> Thread:
    """Work out the initials of ``texts`` on a thread of their own, so that the first letter typed need not wait."""
    held = tuple(texts)  # texts alone: what the thread lets go of last must not be a widget
    thread = Thread(target=lambda: [initials(text) for text in held], name="pinyin")
    thread.start()
    return thread


def matches(text: str, query: str, by_pinyin: bool = True) -> bool:
    """Whether every word of ``query`` occurs in ``text``, as written or by pinyin initials."""
    lowered = text.casefold()
    for word in query.casefold().split():
        if word in lowered:
            continue
        # Figures stand among the initials as they stand in the text, so there is nothing to find for figures alone.
        letters = word.isascii() and word.isalnum() and not word.isdigit()
        if not (by_pinyin and letters and word in initials(text)):
            return False
    return True

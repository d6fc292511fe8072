"""Finding a Chinese name by the first letters of its pinyin; the tables are loaded when first needed."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65536)
def initials(text: str) -> str:
    """First letters in lower case, e.g. ``qdhy`` for 青岛海洋; letters and figures stay."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()


def matches(text: str, query: str, by_pinyin: bool = True) -> bool:
    """Whether every word of ``query`` occurs in ``text``, as written or by pinyin initials."""
    lowered = text.casefold()
    for word in query.casefold().split():
        if word in lowered:
            continue
        if not (by_pinyin and word.isascii() and word.isalnum() and word in initials(text)):
            return False
    return True

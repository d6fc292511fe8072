"""Files that operating systems leave in folders by themselves: a folder that holds nothing else is empty to a person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_NAMES: Final = frozenset(
    {"desktop.ini", "thumbs.db", "ehthumbs.db", "icon\r", ".ds_store", ".localized", ".directory", ".hidden"}
    | {"$recycle.bin", "system volume information", ".trashes", ".spotlight-v100", ".fseventsd", "lost+found"}
)


def holds_something(names: Iterable[str]) -> bool:
    """Whether any of these entries of a folder was put there by a person or a program of theirs."""
    return any(not is_of_the_system(name) for name in names)


def is_of_the_system(name: str) -> bool:
    """Whether a file or folder of this name is one that the system made."""
    plain = name.casefold()
    return plain in _NAMES or plain.startswith((".trash-", "._")) or plain == "~$desktop.ini"

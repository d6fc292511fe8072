"""Work that breaks each limit: the program tries them on itself (``self-test``)."""

from __future__ import annotations

import os


def spin() -> None:
    """Never end."""
    while True:
        pass


def swell(megabytes: int) -> int:
    """Take so much memory, and touch it."""
    return len(bytearray(b"\1") * (megabytes << 20))


def fall() -> None:
    """End as a library does that meets what it does not expect."""
    os.abort()


def write(path: str) -> None:
    """Write a file, which no reader may."""
    with open(path, "wb") as file:
        file.write(b"written")


def stay(words: str) -> tuple[str, int]:
    """Say the same again, and which process said it."""
    return words, os.getpid()

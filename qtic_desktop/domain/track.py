"""The two ways in, by themselves: the ledger and its list know them and nothing else of an application."""

from __future__ import annotations

from enum import StrEnum


class Track(StrEnum):
    """A new centre, or conversion of an engineering research centre (一-2, 三（二）)."""

    NEW = "NEW"  # 新建
    CONVERSION = "CONVERSION"  # 转建

"""专家库: the kinds of experts a panel is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_BETWEEN: Final = re.compile(r"[、,，;；\n]+")


class ExpertKind(StrEnum):
    """What an expert judges."""

    TECHNICAL = "technical"  # 技术
    FINANCE = "finance"  # 财务
    MANAGEMENT = "management"  # 管理
    INVESTMENT = "investment"  # 投资


@dataclass(frozen=True, slots=True)
class ExpertFilter:
    """Which experts a list shows; None lets all through."""

    kind: ExpertKind | None = None


def listed(text: str) -> tuple[str, ...]:
    """Branches or units as people write them in one field (、 comma, semicolon, lines), each once and none blank."""
    return tuple(dict.fromkeys(part.strip() for part in _BETWEEN.split(text) if part.strip()))


def in_one_line(parts: Iterable[str]) -> str:
    """Branches or units as one field shows them."""
    return "、".join(parts)

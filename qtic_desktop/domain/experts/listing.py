"""专家库: the kinds of experts a panel is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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

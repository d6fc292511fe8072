"""催报 and 最终通知 about an annual report (三（四）): each is sent, and served or not; nothing follows from it by itself.

The guideline asks for no reminder (指引未规定); whether a centre was reached is what people look at before they decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReminderKind(StrEnum):
    """What was sent."""

    REMINDER = "reminder"  # 催报
    FINAL = "final"  # 最终通知，告知可以陈述申辩


class Outcome(StrEnum):
    """Whether it reached the centre; empty while that is not known."""

    UNKNOWN = ""
    SERVED = "served"  # 已送达
    UNDELIVERABLE = "undeliverable"  # 无法送达，退回


@dataclass(frozen=True, slots=True)
class Sent:
    """One that stands: what, when, how and where to, and what became of it."""

    number: int
    kind: ReminderKind
    sent_on: date
    way: str
    outcome: Outcome = Outcome.UNKNOWN
    outcome_on: date | None = None
    note: str = ""


def reached(sent: Sequence[Sent]) -> bool:
    """Whether any of them is known to have reached the centre."""
    return any(one.outcome is Outcome.SERVED for one in sent)

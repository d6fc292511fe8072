"""The clock of the room: how long a proposal has been talked about and asked about (汇报、质询)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final


class Phase(StrEnum):
    """Nothing is measured yet, the applicant talks, the panel asks."""

    READY = "ready"
    TALK = "talk"
    QUESTIONS = "questions"


#: Minutes of a talk and of questions unless the room sets others (指引未规定).
MINUTES: Final = {Phase.TALK: 15, Phase.QUESTIONS: 10}


@dataclass(frozen=True, slots=True)
class Clock:
    """``since``: since when it runs, None while it stands still; ``spent``: what was spent of the phase before that."""

    item: str = ""
    phase: Phase = Phase.READY
    since: datetime | None = None
    spent: timedelta = timedelta()

    def begin(self, item: str, phase: Phase, now: datetime) -> Clock:
        """Measure a phase of a proposal from now on."""
        return Clock(item, phase, None if phase is Phase.READY else now)

    def pause(self, now: datetime) -> Clock:
        """Stand still, or go on where it stood."""
        if self.phase is Phase.READY:
            return self
        if self.since is None:
            return replace(self, since=now)
        return replace(self, since=None, spent=self.at(now))

    def at(self, now: datetime) -> timedelta:
        """What is spent of the phase; a clock of the computer that was put back takes nothing away."""
        if self.since is None:
            return self.spent
        since = (
            self.since if (self.since.tzinfo is None) == (now.tzinfo is None) else self.since.replace(tzinfo=now.tzinfo)
        )
        return self.spent + max(now - since, timedelta())

    @property
    def runs(self) -> bool:
        """Whether it is running."""
        return self.since is not None

    def text(self) -> str:
        """As it is kept between two starts of the program."""
        since = "" if self.since is None else self.since.isoformat()
        return f"{self.item}|{self.phase}|{since}|{int(self.spent.total_seconds())}"

    @classmethod
    def parse(cls, text: str) -> Clock:
        """From ``text``; a clock at rest where it says nothing one can use."""
        parts = text.split("|")
        try:
            item, phase, since, spent = parts
            return cls(
                item, Phase(phase), datetime.fromisoformat(since) if since else None, timedelta(seconds=int(spent))
            )
        except ValueError:
            return cls()


def shown(spent: timedelta) -> str:
    """Minutes and seconds, e.g. 04:31."""
    seconds = int(spent.total_seconds())
    return f"{seconds // 60:02d}:{seconds % 60:02d}"

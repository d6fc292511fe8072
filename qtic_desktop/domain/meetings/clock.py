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
    """``since``: since when it runs, None while it stands still; ``spent``: what was spent of the phase before that;
    ``before``: what the talk had taken when the questions began."""

    item: str = ""
    phase: Phase = Phase.READY
    since: datetime | None = None
    spent: timedelta = timedelta()
    before: timedelta = timedelta()

    def begin(self, item: str, phase: Phase, now: datetime) -> Clock:
        """Measure a phase of a proposal from now on."""
        before = self.at(now) if phase is Phase.QUESTIONS and self.phase is Phase.TALK else timedelta()
        return Clock(item, phase, None if phase is Phase.READY else now, before=before)

    def back(self, now: datetime) -> Clock:
        """The phase before, as if the step had not been taken: what passed since belongs to the talk again."""
        if self.phase is not Phase.QUESTIONS:
            return Clock(self.item)
        return Clock(self.item, Phase.TALK, now if self.runs else None, self.before + self.at(now))

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
        spent, before = (int(one.total_seconds()) for one in (self.spent, self.before))
        return f"{self.item}|{self.phase}|{since}|{spent}|{before}"

    @classmethod
    def parse(cls, text: str) -> Clock:
        """From ``text``; a clock at rest where it says nothing one can use."""
        parts = text.split("|")
        try:
            item, phase, since, spent, *more = parts
            (before,) = more or ("0",)
            began = datetime.fromisoformat(since) if since else None
            return cls(item, Phase(phase), began, timedelta(seconds=int(spent)), timedelta(seconds=int(before)))
        except ValueError:
            return cls()


def shown(spent: timedelta) -> str:
    """Minutes and seconds, e.g. 04:31."""
    seconds = int(spent.total_seconds())
    return f"{seconds // 60:02d}:{seconds % 60:02d}"

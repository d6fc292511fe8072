"""Whether the computer's clock can be right, held against the last thing that was written down here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.values import dataclass
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace

#: So much a clock may be set back without a word: a slip of minutes, the hour of another time zone.
SLACK: Final = timedelta(hours=2)
#: An office that wrote nothing for so long is less likely than a clock that was set forward.
SILENCE: Final = timedelta(days=370)
#: So many of the last entries are looked at: one wrong date among them is not the latest for long.
_LOOKED_AT: Final = 200


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """The clock says ``now``, and the latest entry made here says ``last``: after it, or longer ago than an office is
    silent."""

    now: datetime
    last: datetime

    @property
    def is_behind(self) -> bool:
        """Whether the clock lies before what was written down already."""
        return self.now < self.last


def clock_doubt(workspace: Workspace) -> ClockDoubt | None:
    """None where the clock can be right, or a person said so since; a sample has invented times, and who only reads dates
    nothing."""
    if workspace.info.sample or workspace.reads_only:
        return None
    confirmed = select(func.coalesce(func.max(AuditEntry.seq), 0)).where(AuditEntry.act == Act.CONFIRM_CLOCK)
    made_here = (
        select(AuditEntry.at)
        .where(AuditEntry.witness != "", AuditEntry.seq > confirmed.scalar_subquery())
        .order_by(AuditEntry.seq.desc())
        .limit(_LOOKED_AT)
    )
    with workspace.store.read() as session:
        times = list(map(datetime.fromisoformat, session.scalars(made_here)))
    if not times:
        return None
    now, last = workspace.store.now(), max(times)
    return ClockDoubt(now, last) if now < last - SLACK or now > last + SILENCE else None


@use_case(Act.CONFIRM_CLOCK)
def confirm_clock(work: UnitOfWork, *, last: datetime) -> Changes:
    """Write down who says that the clock is right although the latest entry says ``last``."""
    work.record(
        Act.CONFIRM_CLOCK, Kind.WORKSPACE, "workspace", clock=work.stamp, last=last.isoformat(timespec="seconds")
    )
    return Changes.of(Kind.WORKSPACE)

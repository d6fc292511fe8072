"""Rows of 启动建设 (三（三）)."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.intake import Track
from qtic_desktop.domain.launch import CenterFilter
from qtic_desktop.domain.search import SoughtWord
from qtic_desktop.storage.queries.annual_reports import CenterRow
from qtic_desktop.storage.queries.windows import Listing, holds
from qtic_desktop.storage.tables import Center, Department

_LINES = select(
    Center.id, Center.number, Center.name, Center.host_name, Department.name, Center.track, Center.started_on,
    Center.ends_on, Center.status,
).join(Department, Department.id == Center.department_id)  # fmt: skip


def _by_track(session: Session) -> dict[str, int]:
    found = dict.fromkeys((track.value for track in Track), 0)
    counted = session.execute(select(Center.track, func.count()).group_by(Center.track))
    return found | {row.track: row[1] for row in counted}


def _passing(wanted: CenterFilter) -> list[ColumnElement[bool]]:
    return [] if wanted.track is None else [Center.track == wanted.track.value]


def _of_department(word: SoughtWord) -> ColumnElement[bool]:
    """A centre is found by its department too, which may be renamed without touching a centre."""
    return Center.department_id.in_(select(Department.id).where(holds(Department, word)))


CENTERS: Final = Listing(
    Read.CENTERS,
    Center,
    orders={
        "name": Center.name,
        "state": Center.status,
        "track": Center.track,
        "ends": Center.ends_on,
        "number": Center.number,
        "host": Center.host_name,
    },
    usual=((Center.number, False), (Center.id, False)),
    counts=_by_track,
    passes=_passing,
    lines=_LINES,
    row=CenterRow,
    whole=frozenset({"ends"}),
    beside=_of_department,
)
"""The ledger, by number."""

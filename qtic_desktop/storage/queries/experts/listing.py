"""Rows of 专家库 (三（二）)."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.experts import ExpertFilter, ExpertKind
from qtic_desktop.storage.queries.meetings import ExpertRow
from qtic_desktop.storage.queries.windows import Listing
from qtic_desktop.storage.tables.experts import Expert

_COLUMNS = (Expert.id, Expert.name, Expert.organization, Expert.title, Expert.speciality, Expert.kind, Expert.city)


def _by_kind(session: Session) -> dict[str, int]:
    found = dict.fromkeys((kind.value for kind in ExpertKind), 0)
    counted = session.execute(select(Expert.kind, func.count()).group_by(Expert.kind))
    return found | {row.kind: row[1] for row in counted}


def _passing(wanted: ExpertFilter) -> list[ColumnElement[bool]]:
    return [] if wanted.kind is None else [Expert.kind == wanted.kind.value]


EXPERTS: Final = Listing(
    Read.EXPERTS,
    Expert,
    orders={
        "name": Expert.sort_first,
        "organization": Expert.sort_second,
        "kind": Expert.kind,
        "speciality": Expert.speciality,
        "title": Expert.title,
    },
    usual=((Expert.sort_first, False), (Expert.sort_second, False), (Expert.id, False)),
    counts=_by_kind,
    passes=_passing,
    lines=select(*_COLUMNS),
    row=ExpertRow,
)
"""The pool, by name."""

"""Words for where an expert of the pool stands."""

from __future__ import annotations

from qtic_desktop.domain.experts.draw import YEARLY_LIMIT
from qtic_desktop.domain.experts.pool import ExpertStatus
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.words import Chip
from qtic_desktop.storage.queries.experts import PoolRow


def status(value: ExpertStatus) -> str:
    """In the pool, out of it, or the second record of one person."""
    return {
        ExpertStatus.ACTIVE: tr("在库"),
        ExpertStatus.RETIRED: tr("已停用"),
        ExpertStatus.MERGED: tr("已合并"),
    }[value]


def chip(row: PoolRow) -> Chip:
    """As ``status``, with its colour."""
    return ("ok" if row.status is ExpertStatus.ACTIVE else "neutral", status(row.status))


def reviews(row: PoolRow) -> str:
    """Reviews of this year against what an expert is asked for at most."""
    return f"{row.reviews}/{YEARLY_LIMIT}"


def is_full(row: PoolRow) -> bool:
    """Whether the expert has come as often this year as anybody is asked to."""
    return row.status is ExpertStatus.ACTIVE and row.reviews >= YEARLY_LIMIT


def name(row: PoolRow) -> str:
    """The name, with a word where it alone does not tell who it is."""
    return tr("{name}（同名）").format(name=row.name) if row.namesakes else row.name

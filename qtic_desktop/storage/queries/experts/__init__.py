"""Rows of 专家库 (三（二）): the list as a window on the database, and the pool with all that is known of it."""

from qtic_desktop.storage.queries.experts.listing import EXPERTS
from qtic_desktop.storage.queries.experts.pool import (
    AliasRow,
    MaskedContact,
    PoolRow,
    aliases,
    expert_history,
    is_seated,
    masked_contact,
    pool,
    reviews_of_year,
)

__all__ = [
    "EXPERTS",
    "AliasRow",
    "MaskedContact",
    "PoolRow",
    "aliases",
    "expert_history",
    "is_seated",
    "masked_contact",
    "pool",
    "reviews_of_year",
]

"""What waits between the meeting and the ledger: lists to adopt, objections, notices to close, centres to start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.publicity import ANSWERABLE, OPEN_OBJECTIONS
from qtic_desktop.domain.selection import ListStatus
from qtic_desktop.storage.queries.launch import without_book
from qtic_desktop.storage.queries.publicity import to_start
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.publicity import Objection, PublicityLine, PublicityNotice
from qtic_desktop.storage.tables.registry import Batch
from qtic_desktop.storage.tables.selection import SelectionList

#: A centre without a task book is asked about in the last year before it is evaluated.
_BOOK_DAYS: Final = 365
Found = list[tuple[str, str, int | None]]
"""Id, name, and days since or until of what waits, the first to be opened first."""


def after_the_meeting(session: Session, today: date) -> Iterator[tuple[str, Found]]:
    """Kinds of work in the order of the procedure, each with what waits."""
    lists = (
        select(SelectionList.id, Batch.title)
        .join(Batch, Batch.id == SelectionList.batch_id)
        .where(SelectionList.status == ListStatus.DRAFT)
        .order_by(SelectionList.id)
    )
    yield "lists_to_adopt", [(key, title, None) for key, title in session.execute(lists)]
    standing = PublicityNotice.withdrawn_on.is_(None)
    unanswered = Objection.state.in_(ANSWERABLE) & Objection.answered_on.is_(None)
    objections = (
        select(Objection.id, PublicityLine.center_name, Objection.received_on)
        .join(PublicityLine, PublicityLine.id == Objection.line_id)
        .join(PublicityNotice, PublicityNotice.id == PublicityLine.notice_id)
        .where(standing, or_(Objection.state.in_(OPEN_OBJECTIONS), unanswered))
        .order_by(Objection.received_on, Objection.id)
    )
    yield "objections_open", [(key, name, (today - came).days) for key, name, came in session.execute(objections)]
    notices = (
        select(PublicityNotice.id, Batch.title, PublicityNotice.ends_on)
        .join(SelectionList, SelectionList.id == PublicityNotice.list_id)
        .join(Batch, Batch.id == SelectionList.batch_id)
        .where(standing, PublicityNotice.concluded_on.is_(None), PublicityNotice.ends_on < today)
        .order_by(PublicityNotice.ends_on, PublicityNotice.id)
    )
    yield "notices_to_close", [(key, title, (today - ends).days) for key, title, ends in session.execute(notices)]
    cleared = to_start(session, today=today)
    since = [0 if row.concluded_on is None else (today - row.concluded_on).days for row in cleared]
    yield "centers_to_start", [(r.proposal_id, r.center_name, days) for r, days in zip(cleared, since, strict=True)]
    soon = today + timedelta(days=_BOOK_DAYS)
    bare = select(Center.id, Center.name).where(*without_book(), Center.ends_on >= today, Center.ends_on <= soon)
    yield (
        "books_missing",
        [(key, name, None) for key, name in session.execute(bare.order_by(Center.ends_on, Center.id))],
    )

"""Two people at one record: who was it, and when; and an act that waits until what the other did has been seen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from sqlalchemy import bindparam, select

from qtic_desktop.domain.acts import SECRET_ACTS, Act, Read, may_read
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.clashes import OtherValue, Pair
from qtic_desktop.domain.errors import StaleEdit
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.base import table_of
from qtic_desktop.storage.unit_of_work import Store, UnitOfWork

Value = TypeVar("Value")
_LOG = table_of(AuditEntry)
_WHO = (
    select(_LOG.c.actor_name, _LOG.c.at)
    .where(_LOG.c.act == bindparam("act"), _LOG.c.subject_id == bindparam("subject_id"))
    .where(_LOG.c.details.like(bindparam("told")))
    .order_by(_LOG.c.seq.desc())
    .limit(1)
)


def last_writer(work: UnitOfWork, act: Act, subject_id: str, **told: str) -> tuple[str, str]:
    """Name and time (ISO 8601) of the last one who did this to the record, with these facts; empty where nobody did."""
    ((name, value),) = told.items() if told else (("", ""),)
    like = f'%"{name}": {json.dumps(value, ensure_ascii=False)}%' if name else "%"
    last = work.rows(_WHO, act=act.value, subject_id=subject_id, told=like).first()
    return (last.actor_name, last.at) if last is not None else ("", "")


def other_value(
    work: UnitOfWork, act: Act, subject_id: str, theirs: Value, pairs: Sequence[Pair], **told: str
) -> OtherValue[Value]:
    """Both values, who wrote the other one and when."""
    who, at = last_writer(work, act, subject_id, **told)
    return OtherValue(theirs, pairs, who=who, at=at)


def of_another(work: UnitOfWork, act: Act, subject_id: str, before: str, after: str) -> dict[str, str]:
    """For the log of a kept draft: the draft of another person in whose place this one comes, so that it is not lost."""
    who, _at = last_writer(work, act, subject_id)
    return {"draft": before} if before and before != after and who not in ("", work.actor.called) else {}


def unless_others_came(store: Store, write: Write, since: int) -> Write:
    """``write``, but ``StaleEdit`` (storage.others_came) where another computer did something to the same record after entry
    ``since`` of the log: the person was shown it as it stood then. What was done is told as far as they may know it."""
    return Write(write.act, partial(_run, store, write, since))


def _run(store: Store, write: Write, since: int, work: UnitOfWork) -> Changes:
    done = write.run(work)
    mine = {number for numbers in tuple(store.own) for number in numbers if number > since}
    asked = select(_LOG).where(_LOG.c.seq > since, _LOG.c.subject_id.in_(work.subjects - {""})).order_by(_LOG.c.seq)
    # A meeting is what a whole room works at: there only the very same act is one that may clash.
    found = [
        row for row in work.rows(asked)
        if row.seq not in mine and (row.subject_kind != Kind.MEETING or row.act == write.act)
    ]  # fmt: skip
    if found:
        last = found[-1]
        open_to = may_read(work.actor.role, Read.AUDIT) and last.act not in SECRET_ACTS
        raise StaleEdit(
            "storage.others_came", who=last.actor_name, at=last.at[11:16], act=last.act, count=len(found), upto=last.seq,
            details=json.loads(last.details) if open_to else {},
        )  # fmt: skip
    return done

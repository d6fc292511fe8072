"""The doors: ``perform`` for every act, ``ask`` for every question, ``work`` for what needs the workspace around them.

The right is decided here, from the one table in ``domain.acts``, for whoever comes: window, command line, robot, test.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act, Read, acting, require_read
from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.use_case import LongOrder, WorkOrder, Write
from qtic_desktop.storage.queries.query import Question
from qtic_desktop.storage.unit_of_work import Store
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Answer = TypeVar("Answer")


def perform(store: Store, actor: Actor, write: Write, *, since: int | None = None) -> Changes:
    """Run one act in one transaction in the name of ``actor``. ``since``: the end of the log when they were shown what it
    is about; where another computer did something to it after that, it is refused (``services.clashes``).

    Raises ``NotAllowed`` without the right, whatever the use case refuses, and ``EnvironmentTrouble``; then nothing
    has been written.
    """
    if since is not None:
        from qtic_desktop.services.clashes import unless_others_came

        write = unless_others_came(store, write, since)
    return store.save(acting(actor, write.act), write.run)


def ask(store: Store, actor: Actor, question: Question[Answer]) -> Answer:
    """The answer to a question in one read transaction.

    Raises ``NotAllowed`` when ``actor`` may not have it, or not before the meetings it is about are sealed.
    """
    with store.read() as session:
        sealed = True
        if question.meetings is not None:
            sealed = _are_sealed(session, question.meetings(session))
        require_read(actor, question.read, sealed=sealed)
        return question.run(session, actor)


def _are_sealed(session: Session, meetings: frozenset[str]) -> bool:
    from qtic_desktop.domain.meetings import MeetingStatus
    from qtic_desktop.storage.tables.meetings import Meeting

    unsealed = select(func.count()).where(Meeting.id.in_(meetings), Meeting.status != MeetingStatus.SEALED)
    return not session.scalar(unsealed)


def work(workspace: Workspace, actor: Actor, order: WorkOrder[Answer]) -> Answer:
    """Do a job that needs the workspace (files, keys, fonts) in the name of ``actor``.

    Raises ``NotAllowed`` without the right, and what the job refuses.
    """
    return order.run(workspace, _in_role(actor, order.right))


def work_in_steps(workspace: Workspace, actor: Actor, order: LongOrder[Answer]) -> Generator[Progress, None, Answer]:
    """As ``work``, for a job that tells how far it is; the right is asked for before its first step."""
    return order.run(workspace, _in_role(actor, order.right))


def _in_role(actor: Actor, right: Act | Read) -> Actor:
    """``actor`` in the role that carries the right. A job that reads asks for what is secret through ``ask``, so here only
    the role counts."""
    if isinstance(right, Act):
        return acting(actor, right)
    require_read(actor, right, sealed=True)
    return actor

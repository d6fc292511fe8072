"""A read as a value: what kind of answer it is, is fixed where it is defined; its arguments are checked where bound."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

P = ParamSpec("P")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Question(Generic[Answer]):
    """One read with its arguments, ready for ``ask``. ``meetings`` names the meetings it is about, so that what is
    secret until they are sealed can be held back; None for a read that is about none."""

    read: Read
    run: Callable[[Session, Actor], Answer]
    meetings: Callable[[Session], frozenset[str]] | None = None


class Query(Generic[P, Answer]):
    """A function ``(session, **arguments) -> frozen rows``; other queries call it, everybody else binds it and hands it
    to ``ask``."""

    def __init__(
        self,
        read: Read,
        function: Callable[Concatenate[Session, P], Answer],
        meetings: Callable[Concatenate[Session, P], frozenset[str]] | None = None,
        seen: Callable[[Session, Actor, Answer], Answer] | None = None,
    ) -> None:
        self.read = read
        self._function = function
        self._meetings = meetings
        self._seen = seen
        update_wrapper(self, function)

    def __call__(self, session: Session, *args: P.args, **kwargs: P.kwargs) -> Answer:
        return self._function(session, *args, **kwargs)

    def bind(self, *args: P.args, **kwargs: P.kwargs) -> Question[Answer]:
        """The read with its arguments."""
        about, seen = self._meetings, self._seen

        def run(session: Session, viewer: Actor) -> Answer:
            answer = self._function(session, *args, **kwargs)
            return answer if seen is None else seen(session, viewer, answer)

        return Question(
            self.read,
            run,
            None if about is None else lambda session: about(session, *args, **kwargs),
        )


class ViewerQuery(Generic[P, Answer]):
    """A function ``(session, viewer, **arguments) -> frozen rows`` whose answer depends on who asks: ``ask`` fills in
    the person at work, no caller can name another."""

    def __init__(self, read: Read, function: Callable[Concatenate[Session, Actor, P], Answer]) -> None:
        self.read = read
        self._function = function
        update_wrapper(self, function)

    def __call__(self, session: Session, viewer: Actor, *args: P.args, **kwargs: P.kwargs) -> Answer:
        return self._function(session, viewer, *args, **kwargs)

    def bind(self, *args: P.args, **kwargs: P.kwargs) -> Question[Answer]:
        """The read with its arguments, but for the person."""
        return Question(self.read, lambda session, viewer: self._function(session, viewer, *args, **kwargs))


def query(read: Read) -> Callable[[Callable[Concatenate[Session, P], Answer]], Query[P, Answer]]:
    """Make a read of a function: ``@query(Read.PROPOSALS)``."""

    def made(function: Callable[Concatenate[Session, P], Answer]) -> Query[P, Answer]:
        return Query(read, function)

    return made


def query_about(
    read: Read, meetings: Callable[Concatenate[Session, P], frozenset[str]]
) -> Callable[[Callable[Concatenate[Session, P], Answer]], Query[P, Answer]]:
    """Make a read about meetings, which ``meetings`` finds from the same arguments."""

    def made(function: Callable[Concatenate[Session, P], Answer]) -> Query[P, Answer]:
        return Query(read, function, meetings)

    return made


def query_seen(
    read: Read, seen: Callable[[Session, Actor, Answer], Answer]
) -> Callable[[Callable[Concatenate[Session, P], Answer]], Query[P, Answer]]:
    """Make a read of whose answer a person gets what ``seen`` leaves of it; other queries that call it get all."""

    def made(function: Callable[Concatenate[Session, P], Answer]) -> Query[P, Answer]:
        return Query(read, function, seen=seen)

    return made


def query_as(read: Read) -> Callable[[Callable[Concatenate[Session, Actor, P], Answer]], ViewerQuery[P, Answer]]:
    """Make a read whose answer depends on who asks: ``@query_as(Read.AUDIT)``."""

    def made(function: Callable[Concatenate[Session, Actor, P], Answer]) -> ViewerQuery[P, Answer]:
        return ViewerQuery(read, function)

    return made

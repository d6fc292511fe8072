"""An act as a value: its name and right are fixed where it is defined, its arguments are checked where it is bound."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, Generic, Literal, ParamSpec, TypeVar

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.domain.progress import Progress
from qtic_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from qtic_desktop.storage.unit_of_work import UnitOfWork
    from qtic_desktop.storage.workspace import Workspace

P = ParamSpec("P")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Write:
    """One act with its arguments, ready for ``perform``."""

    act: Act
    run: Callable[[UnitOfWork], Changes]


class UseCase(Generic[P]):
    """A function ``(work, **arguments) -> Changes`` with the act it is; other use cases call it within their own
    transaction, everybody else binds it and hands it to ``perform``."""

    def __init__(self, act: Act, function: Callable[Concatenate[UnitOfWork, P], Changes]) -> None:
        self.act = act
        self._function = function
        update_wrapper(self, function)

    def __call__(self, work: UnitOfWork, *args: P.args, **kwargs: P.kwargs) -> Changes:
        return self._function(work, *args, **kwargs)

    def bind(self, *args: P.args, **kwargs: P.kwargs) -> Write:
        """The act with its arguments."""
        return Write(self.act, lambda work: self._function(work, *args, **kwargs))


def use_case(act: Act) -> Callable[[Callable[Concatenate[UnitOfWork, P], Changes]], UseCase[P]]:
    """Make a use case of a function that writes: ``@use_case(Act.SAVE_POINTS)``."""

    def made(function: Callable[Concatenate[UnitOfWork, P], Changes]) -> UseCase[P]:
        return UseCase(act, function)

    return made


Thread = Literal["storage", "documents"]


@dataclass(frozen=True, slots=True)
class WorkOrder(Generic[Answer]):
    """One job with its arguments, ready for ``work``. ``saves``: whether it changes the record; ``thread``: where a
    window lets it run."""

    right: Act | Read
    run: Callable[[Workspace, Actor], Answer]
    saves: bool
    thread: Thread


class Job(Generic[P, Answer]):
    """A function ``(workspace, actor, **arguments) -> answer``: work that needs the workspace around the database
    (files, keys, fonts). It takes as many transactions as it must, and a file counts only when it was read back."""

    def __init__(
        self,
        right: Act | Read,
        function: Callable[Concatenate[Workspace, Actor, P], Answer],
        saves: bool,
        thread: Thread,
    ) -> None:
        self.right = right
        self._function = function
        self._saves, self._thread = saves, thread
        update_wrapper(self, function)

    @property
    def act(self) -> Act:
        """The act it is; ``TypeError`` for a job that only reads, which no button offers as an act."""
        if not isinstance(self.right, Act):
            raise TypeError(f"{self.right} is no act")
        return self.right

    def __call__(self, workspace: Workspace, actor: Actor, *args: P.args, **kwargs: P.kwargs) -> Answer:
        return self._function(workspace, actor, *args, **kwargs)

    def bind(self, *args: P.args, **kwargs: P.kwargs) -> WorkOrder[Answer]:
        """The job with its arguments."""
        function = self._function
        return WorkOrder(
            self.right,
            lambda workspace, actor: function(workspace, actor, *args, **kwargs),
            self._saves,
            self._thread,
        )


def job(
    right: Act | Read, *, saves: bool = False, thread: Thread = "documents"
) -> Callable[[Callable[Concatenate[Workspace, Actor, P], Answer]], Job[P, Answer]]:
    """Make a job of a function that works with the workspace: ``@job(Act.EXPORT_OPINIONS)``."""

    def made(function: Callable[Concatenate[Workspace, Actor, P], Answer]) -> Job[P, Answer]:
        return Job(right, function, saves, thread)

    return made


class LongJob(Generic[P, Answer]):
    """A job that yields how far it is and returns its answer at the end; closing it early leaves nothing half-done.

    Called directly it is the generator; bound it is an order whose answer is that of the end, for background work
    that shows the steps.
    """

    def __init__(
        self,
        right: Act | Read,
        function: Callable[Concatenate[Workspace, Actor, P], Generator[Progress, None, Answer]],
        saves: bool,
        thread: Thread,
    ) -> None:
        self.right = right
        self._function = function
        self._saves, self._thread = saves, thread
        update_wrapper(self, function)

    def __call__(
        self, workspace: Workspace, actor: Actor, *args: P.args, **kwargs: P.kwargs
    ) -> Generator[Progress, None, Answer]:
        return self._function(workspace, actor, *args, **kwargs)

    def bind(self, *args: P.args, **kwargs: P.kwargs) -> LongOrder[Answer]:
        """The job with its arguments."""
        function = self._function
        return LongOrder(
            self.right,
            lambda workspace, actor: function(workspace, actor, *args, **kwargs),
            self._saves,
            self._thread,
        )


@dataclass(frozen=True, slots=True)
class LongOrder(Generic[Answer]):
    """As ``WorkOrder``, for a job that tells its steps."""

    right: Act | Read
    run: Callable[[Workspace, Actor], Generator[Progress, None, Answer]]
    saves: bool
    thread: Thread


def long_job(
    right: Act | Read, *, saves: bool = False, thread: Thread = "documents"
) -> Callable[[Callable[Concatenate[Workspace, Actor, P], Generator[Progress, None, Answer]]], LongJob[P, Answer]]:
    """Make a job of a generator function: ``@long_job(Act.RECORD_BACKUP)``."""

    def made(
        function: Callable[Concatenate[Workspace, Actor, P], Generator[Progress, None, Answer]],
    ) -> LongJob[P, Answer]:
        return LongJob(right, function, saves, thread)

    return made

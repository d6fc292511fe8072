"""An act as a value: its name and right are fixed where it is defined, its arguments are checked where it is bound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes

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


@dataclass(frozen=True, slots=True)
class WorkOrder(Generic[Answer]):
    """One job with its arguments, ready for ``work``."""

    act: Act
    run: Callable[[Workspace, Actor], Answer]


class Job(Generic[P, Answer]):
    """A function ``(workspace, actor, **arguments) -> answer``: an act that needs the workspace around the database
    (files, keys, fonts). It takes as many transactions as it must, and writes files only when they can be read back."""

    def __init__(self, act: Act, function: Callable[Concatenate[Workspace, Actor, P], Answer]) -> None:
        self.act = act
        self._function = function
        update_wrapper(self, function)

    def __call__(self, workspace: Workspace, actor: Actor, *args: P.args, **kwargs: P.kwargs) -> Answer:
        return self._function(workspace, actor, *args, **kwargs)

    def bind(self, *args: P.args, **kwargs: P.kwargs) -> WorkOrder[Answer]:
        """The job with its arguments."""
        return WorkOrder(self.act, lambda workspace, actor: self._function(workspace, actor, *args, **kwargs))


def job(act: Act) -> Callable[[Callable[Concatenate[Workspace, Actor, P], Answer]], Job[P, Answer]]:
    """Make a job of a function that works with the workspace: ``@job(Act.EXPORT_OPINIONS)``."""

    def made(function: Callable[Concatenate[Workspace, Actor, P], Answer]) -> Job[P, Answer]:
        return Job(act, function)

    return made

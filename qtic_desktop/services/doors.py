"""The doors of one open workspace, as a window is handed them: it sees neither the store nor the files behind."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services import perform as through
from qtic_desktop.services.use_case import LongOrder, WorkOrder, Write
from qtic_desktop.storage.encryption.box import WrongKey, close_box, open_box, subkey
from qtic_desktop.storage.news import news_since
from qtic_desktop.storage.queries.query import Question
from qtic_desktop.storage.workspace import Workspace

Answer = TypeVar("Answer")
_SEALED = "sealed:"
_KEPT_OUTSIDE = "kept outside"


class Doors:
    """Acts, questions and jobs on one workspace; what each refuses is said in ``services.perform``."""

    def __init__(self, workspace: Workspace, *, only_looking: bool = False) -> None:
        self._workspace, self._only_looking = workspace, only_looking or workspace.reads_only

    @property
    def folder(self) -> Path:
        """Where the workspace lies."""
        return self._workspace.folder

    @property
    def is_on_server(self) -> bool:
        """Whether the records lie on a server and not in the folder."""
        return bool(self._workspace.info.server)

    @property
    def has_secrets(self) -> bool:
        """Whether people sign in with secrets of their own."""
        return self._workspace.key is not None

    def seal(self, text: str) -> str:
        """What a window keeps outside the workspace, e.g. words searched for: where there are secrets, readable only with
        the workspace open."""
        key = self._workspace.key
        if key is None:
            return text
        box = close_box(subkey(key, _KEPT_OUTSIDE), text.encode(), self._workspace.info.id)
        return _SEALED + b64encode(box).decode()

    def unseal(self, text: str) -> str:
        """What ``seal`` was given; empty where it is of another workspace or was changed."""
        key = self._workspace.key
        if not text.startswith(_SEALED):
            return text
        try:
            box = b64decode(text.removeprefix(_SEALED), validate=True)
            return "" if key is None else open_box(subkey(key, _KEPT_OUTSIDE), box, self._workspace.info.id).decode()
        except (WrongKey, ValueError):
            return ""

    @property
    def office_fonts(self) -> Path:
        """The folder of the fonts that the office added."""
        return self._workspace.office_fonts

    def hear_of_the_line(self, tell: Callable[[bool], None]) -> None:
        """``tell`` is called from the thread that saves: True when the line to the server breaks, False when it holds again.
        Of a workspace in its folder nothing is ever told."""
        if self._workspace.store.line is not None:
            self._workspace.store.line.tell = tell

    def end_of_log(self) -> int:
        """The number of its last entry."""
        return news_since(self._workspace.store, None).upto

    def perform(self, actor: Actor, write: Write, since: int | None = None) -> Changes:
        """Do one act, where another computer did nothing to the same record ``since`` then; ``Refused`` where a backup, or a
        workspace that another window has, is only looked at."""
        self._require_writing()
        return through.perform(self._workspace.store, actor, write, since=since)

    def ask(self, actor: Actor, question: Question[Answer]) -> Answer:
        """Answer one question."""
        return through.ask(self._workspace.store, actor, question)

    def work(self, actor: Actor, order: WorkOrder[Answer]) -> Answer:
        """Do one job; ``Refused`` for one that saves where a backup is only looked at."""
        if order.saves:
            self._require_writing()
        return through.work(self._workspace, actor, order)

    def work_in_steps(self, actor: Actor, order: LongOrder[Answer]) -> Generator[Progress, None, Answer]:
        """Do one job that tells its steps."""
        if order.saves:
            self._require_writing()
        return through.work_in_steps(self._workspace, actor, order)

    def _require_writing(self) -> None:
        if self._only_looking:
            raise Refused("workspace.reading_only" if self._workspace.reads_only else "workspace.looking_only")

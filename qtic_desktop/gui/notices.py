"""What a start has to say: one sentence after another on the page in front, each until a person has closed it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets.feedback import InlineMessage

#: A message that was taken away may be followed at once by what an act has to say, milliseconds.
_PAUSE = 300


@dataclass(frozen=True, slots=True)
class _Notice:
    text: str
    kind: str
    acts: tuple[tuple[str, Callable[[], object]], ...]


class Notices(QObject):
    """Several things may be told after one start: a rescue copy, what a crash left, a backup that was restored, a log that
    is too short. None may cover another, and none may go because the person moved on or another message came.

    ``in_front`` gives the message of the page in front of ``window``, None while there is no page."""

    def __init__(self, window: QWidget, in_front: Callable[[], InlineMessage | None]) -> None:
        super().__init__(window)
        self.window = window
        self._in_front = in_front
        self._waiting: deque[_Notice] = deque()
        self._shown: tuple[InlineMessage, _Notice] | None = None
        self._known: set[InlineMessage] = set()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.go_on)

    def tell(self, text: str, kind: str = "warn", acts: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Say ``text`` on the page in front as soon as nothing else stands there; ``kind`` and ``acts`` are those of
        ``InlineMessage``. It stays, from page to page, until it is closed or one of its acts is taken."""
        self._waiting.append(_Notice(text, kind, tuple(acts)))
        self.go_on()

    def go_on(self) -> None:
        """Show the next one if its place is free; a page has come to the front, or a message has gone."""
        message = self._in_front()
        if message is None or not self._waiting or self._shown is not None:
            return
        if message not in self._known:
            self._known.add(message)
            message.closed.connect(lambda: self._on_closed(message))
            message.given_up.connect(lambda: self._on_given_up(message))
        if message.text:
            return
        notice = self._waiting.popleft()
        text = notice.text
        if self._waiting:
            text += tr("（关闭后还有 {n} 条）").format(n=len(self._waiting))
        message.show_message(text, notice.kind, notice.acts)
        self._shown = (message, notice)

    def _on_closed(self, message: InlineMessage) -> None:
        if self._shown is not None and self._shown[0] is message:
            self._shown = None
        self._pause.start()

    def _on_given_up(self, message: InlineMessage) -> None:
        """It went without being closed, or something else is said in its place: it comes again."""
        if self._shown is not None and self._shown[0] is message:
            self._waiting.appendleft(self._shown[1])
            self._shown = None
        self._pause.start()

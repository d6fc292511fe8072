"""A second start of the program raises the window of the first instead of standing before its lock."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE: Final = 1500  # milliseconds for the first program to answer; one that hangs must not hold up the second
_YES: Final = b"raised"


def _name(data: Path) -> str:
    return "qtic-desktop-" + hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:16]


def raise_the_first(data: Path, folder: Path | None) -> bool:
    """Whether a program of this user has the workspace open (any, when ``folder`` is None) and has raised its window."""
    socket = QLocalSocket()
    socket.connectToServer(_name(data))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(json.dumps("" if folder is None else str(folder.resolve())).encode() + b"\n")
    socket.flush()
    raised = socket.waitForReadyRead(_PATIENCE) and bytes(socket.readAll().data()) == _YES
    socket.disconnectFromServer()
    return raised


class FirstInstance(QObject):
    """Listens for later starts. ``raised`` when the window is to come to the front."""

    raised = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(data))  # what a crash left behind; a living one would have answered
        self._server.newConnection.connect(self._meet)
        self._server.listen(_name(data))

    def hold(self, folder: Path | None) -> None:
        """Which workspace is open here."""
        self._folder = None if folder is None else folder.resolve()

    def _meet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.setParent(self)
        socket.readyRead.connect(lambda: self._answer(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _answer(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            asked = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            return
        mine = not asked or (self._folder is not None and Path(str(asked)) == self._folder)
        socket.write(_YES if mine else b"other")
        socket.flush()
        if mine:
            self.raised.emit()

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

"""The cable between a station and its server: it can be cut at any moment, also just before or after a commit."""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import closing, suppress

#: What a client asks, and what a server answers once it has done it.
_ASKED, _DONE = b"commit\x00", b"COMMIT\x00"


class Cable:
    """Passes on what comes to its own ``port`` to the server's, and back."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self.whole = True
        self.lose = ""
        """"commit": the next commit does not reach the server; "answer": it does, but nobody hears of it. The cable then
        stays cut until ``mend``."""
        self.lost = threading.Event()
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._ends = False
        threading.Thread(target=self._answer, daemon=True).start()

    def cut(self) -> None:
        """Nothing comes through any more, and nothing new is reached."""
        self.whole = False
        for pair in list(self._pairs):
            for one in pair:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Whole again; what was on its way is not."""
        self.lost.clear()
        self.whole = True

    def close(self) -> None:
        """Take it away."""
        self._ends = True
        self.cut()
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def _answer(self) -> None:
        while not self._ends:
            try:
                here, _ = self._door.accept()
            except OSError:
                return
            if not self.whole:
                here.close()
                continue
            try:
                there = socket.create_connection(("127.0.0.1", self._to), 5)
            except OSError:
                here.close()
                continue
            self._pairs.append((here, there))
            threading.Thread(target=self._pass_on, args=(here, there), daemon=True).start()

    def _pass_on(self, here: socket.socket, there: socket.socket) -> None:
        with closing(here), closing(there), selectors.DefaultSelector() as waiting, suppress(OSError):
            waiting.register(here, selectors.EVENT_READ, there)
            waiting.register(there, selectors.EVENT_READ, here)
            while True:
                for key, _ in waiting.select():
                    source, target = key.fileobj, key.data
                    assert isinstance(source, socket.socket)
                    data = source.recv(1 << 16)
                    if not data:
                        return
                    sign = {"commit": _ASKED, "answer": _DONE}.get(self.lose)
                    if sign is not None and sign in data and (source is here) == (self.lose == "commit"):
                        self.lose, self.whole = "", False
                        self.lost.set()
                        return
                    target.sendall(data)

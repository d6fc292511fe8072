"""The process that reads foreign files: one question after another, until the program that started it is gone."""

from __future__ import annotations

import os
import select
import sys
from typing import BinaryIO, Final, NoReturn, cast

from qtic_desktop.confined.frames import function_of, receive, send
from qtic_desktop.confined.limits import allow, confine
from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed, QticError, Refused

#: The word by which the frozen program is started as the child.
WORD: Final = "read-apart"
_IDLE: Final = 300  # seconds without a question, after which it goes; the next one starts another
Question = tuple[tuple[str, str], tuple[object, ...], dict[str, object], int]
"""Which function, with what, and for how many seconds."""
OUT_OF_MEMORY: Final = ("memory", "")
KINDS: Final = {kind.__name__: kind for kind in (Refused, EnvironmentTrouble, NotAllowed)}


def serve() -> NoReturn:
    """Answer what comes on standard input on standard output; the last argument says how many megabytes there are."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):  # a library that prints must not write into an answer
        os.dup2(nowhere, number)
    sys.dont_write_bytecode = True
    try:
        confine(int(sys.argv[-1]))
        while _comes(questions):
            _answer(receive(questions, trusted=True), answers)
    except (EOFError, BrokenPipeError):
        pass
    os._exit(0)  # nothing here is worth an orderly end


def _comes(questions: BinaryIO) -> bool:
    if sys.platform == "win32":
        return True
    return bool(select.select([questions], [], [], _IDLE)[0])


def _answer(question: object, answers: BinaryIO) -> None:
    try:
        name, args, kwargs, seconds = cast("Question", question)
        allow(seconds)
        send(answers, ("done", function_of(name)(*args, **kwargs)))
    except MemoryError:
        send(answers, OUT_OF_MEMORY)
        os._exit(0)  # what is left of the memory is no ground to go on from
    except QticError as trouble:
        kind = next((name for name, known in KINDS.items() if isinstance(trouble, known)), "Refused")
        send(answers, ("refused", (kind, trouble.code, trouble.facts, trouble.argument)))
    except Exception as trouble:  # noqa: BLE001 - a reader of hostile bytes may fail in any way
        send(answers, ("broken", type(trouble).__name__))

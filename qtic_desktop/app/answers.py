"""What a command answers: lines for people or one JSON object for scripts, and the exit status of the contract."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import field
from typing import Any

from qtic_desktop.domain.errors import QticError
from qtic_desktop.domain.values import dataclass
from qtic_desktop.resources import message

DONE, FINDINGS, WRONG_INPUT, ENVIRONMENT, NOT_ALLOWED = range(5)


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a command: ``status`` DONE or FINDINGS, ``data`` for ``--json``, ``lines`` for people."""

    data: dict[str, Any]
    lines: list[str] = field(default_factory=list)
    status: int = DONE


def give(answer: Answer, options: argparse.Namespace) -> int:
    """Print the answer and return its status."""
    if options.json:
        print(json.dumps(answer.data, ensure_ascii=False, default=str))
    else:
        for line in answer.lines:
            print(line)
    return answer.status


def refuse(error: QticError, options: argparse.Namespace) -> int:
    """Print the sentence of an error with its id and return its status; never a traceback."""
    sentence = message(error.code, options.lang, **error.facts)
    if options.json:
        facts = {name: str(value) for name, value in error.facts.items()}
        print(json.dumps({"error": error.code, "sentence": sentence, "facts": facts}, ensure_ascii=False))
    print(f"[{error.code}] {sentence}", file=sys.stderr)
    return error.exit_status


def say(text: str) -> None:
    """Progress for people, on standard error."""
    print(text, file=sys.stderr, flush=True)

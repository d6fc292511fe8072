"""Wrong usage in the words of the contract: one sentence with an id, in the language asked for, JSON where wanted."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from qtic_desktop.domain.errors import QticError

# What argparse says, in the only language it has, and the sentence it becomes.
_SAYINGS = (
    (
        "usage.choice",
        re.compile(r"argument (?P<name>\S+): invalid choice: '?(?P<given>.*?)'? \(choose from (?P<known>.*)\)"),
    ),
    ("usage.missing", re.compile(r"the following arguments are required: (?P<name>.*)")),
    ("usage.unknown", re.compile(r"unrecognized arguments: (?P<given>.*)")),
    ("usage.needs_value", re.compile(r"argument (?P<name>\S+): expected .*argument")),
    ("usage.value", re.compile(r"argument (?P<name>\S+): invalid \w+ value: '?(?P<given>.*?)'?$")),
)


class WrongUsage(QticError):
    """The words of the call are off; nothing was changed."""


class Parser(argparse.ArgumentParser):
    """Raises ``WrongUsage`` where the library would print its usage and leave the process."""

    def error(self, message: str) -> NoReturn:
        """Turn what the library says into a sentence of ours."""
        for code, pattern in _SAYINGS:
            if found := pattern.search(message):
                facts = {name: value.replace("'", "") for name, value in found.groupdict().items()}
                raise WrongUsage(code, command=self.prog, **facts)
        raise WrongUsage("usage.other", command=self.prog, reason=message)


def wish(argv: Sequence[str]) -> argparse.Namespace:
    """``--json`` and ``--lang`` read before anything else, so that also a wrong call is answered as asked for."""
    words = list(argv)
    lang = next((after for word, after in zip(words, words[1:], strict=False) if word == "--lang"), "zh")
    equals = next((word.partition("=")[2] for word in words if word.startswith("--lang=")), lang)
    return argparse.Namespace(json="--json" in words, lang="en" if equals == "en" else "zh")


def existing_file(path: Path) -> Path:
    """``path``, if there is a file; ``WrongUsage`` when there is nothing or a folder. A file that cannot be read is the
    environment's trouble and shows when it is read."""
    if path.is_dir():
        raise WrongUsage("usage.is_folder", file=str(path))
    if not path.exists():
        raise WrongUsage("usage.no_such_file", file=str(path))
    return path

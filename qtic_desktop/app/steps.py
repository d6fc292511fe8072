"""Jobs that tell their steps, where nobody watches them: on the command line only the outcome counts."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

from qtic_desktop.domain.progress import Progress

Made = TypeVar("Made")


def to_the_end(job: Generator[Progress, None, Made]) -> Made:
    """Run the job to its end and return what it made; what it raises passes through."""
    while True:
        try:
            next(job)
        except StopIteration as ended:
            made: Made = ended.value
            return made

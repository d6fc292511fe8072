"""归档 (a batch to be filed): what a pack holds, in which order, and the one code that stands for all of it.

The order is that of a project folder in a records office; the code is printed on the 备考表, so that the paper proves the
files and the files prove the paper.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum

from qtic_desktop.domain.values import dataclass

INDEX = "index.json"
SUMS = "SHA256SUMS"
PAGE = "index.html"
CONTENTS = "目录.pdf"
REMARKS = "备考表.pdf"
#: What the code covers everything but: these are made from it.
AROUND = frozenset({INDEX, SUMS, PAGE, CONTENTS, REMARKS})
FORMAT = "qtic-archive-1"


class Drawer(StrEnum):
    """Where a file lies in the pack; the value is the name of its folder."""

    MATERIALS = "01_申报材料"
    EXAMINATION = "02_形式审查"
    MEETINGS = "03_评审会"
    OPINIONS = "04_意见书"
    SELECTION = "05_综合评价"
    PUBLICITY = "06_公示"
    LAUNCH = "07_启动建设"
    DATA = "data"
    AROUND = ""

    @property
    def words(self) -> str:
        """As the 目录 prints it."""
        return "数据" if self is Drawer.DATA else self.value.partition("_")[2]


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file: its place in the pack, its size in bytes, SHA-256 (hex), what it is and what it is about; ``pages`` of a
    PDF, 0 for anything else."""

    path: str
    size: int
    sha256: str
    drawer: Drawer
    title: str
    about: str = ""
    pages: int = 0


@dataclass(frozen=True, slots=True)
class PackFacts:
    """What the papers of a pack say: the batch, who files it, when (local time), the last entry of the record, what was
    left out and why, and the files in the order of the 目录."""

    batch_title: str
    organizer: str
    made_at: str
    entries: int
    last_hash: str
    sample: bool
    files: tuple[PackedFile, ...]
    left_out: tuple[str, ...] = ()
    projects: tuple[Mapping[str, object], ...] = ()

    @property
    def code(self) -> str:
        """The code of the whole (SHA-256, hex)."""
        return code_of(self.files)


def sums(files: Iterable[PackedFile]) -> str:
    """The list that ``sha256sum -c`` takes, by path."""
    return "".join(f"{one.sha256}  {one.path}\n" for one in sorted(files, key=lambda one: one.path))


def code_of(files: Iterable[PackedFile]) -> str:
    """One code for all files but those that are made from it."""
    return hashlib.sha256(sums(one for one in files if one.path not in AROUND).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class PackVerdict:
    """How a pack stands against its own list: paths that differ, are not there, or are there besides; ``code`` is the code
    of the files as they are now, ``recorded`` whether the record of the workspace knows it (None: not asked)."""

    code: str
    files: int
    differ: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    broken: str = ""
    recorded: bool | None = None
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether every file is as it was packed, and nothing lies beside them."""
        return not (self.differ or self.missing or self.extra or self.broken) and self.recorded is not False

"""How a file leaves the program: made, read back, written whole. There is no other way (docs/decisions/0009)."""

from __future__ import annotations

import errno
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from qtic_desktop.documents.making import make_pdf, make_word, make_workbook
from qtic_desktop.documents.model import Document
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.storage.durable_files import write_durably

if TYPE_CHECKING:
    from collections.abc import Callable

    from qtic_desktop.documents.fonts import FontSet

#: What the system says when another program holds the file open, or the folder may not be written.
_HELD = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY, errno.EISDIR, errno.ENOTEMPTY)


#: Where desktops mount what is plugged in.
MOUNTS: Final = ("/media", "/run/media", "/mnt", "/Volumes")
_FORBIDDEN: Final = str.maketrans(dict.fromkeys([*map(chr, range(32)), *'\\/:*?"<>|', "\x7f"], "_"))
#: Of one name in a path: the whole stays below what the oldest system allows.
_NAME_BYTES: Final = 120
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)}
)


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that was made, with what it is about."""

    path: Path
    about: str
    status: str = ""


def make_file(document: Document, out: Path, fonts: Callable[[], FontSet]) -> None:
    """Make ``out`` of a document: a workbook for the ending .xlsx, a Word file for .docx, else a PDF; ``fonts`` are asked
    for by a PDF only.

    Nothing is written unless the finished file says what the document says (``Refused``); a file that was there stays
    whole when the disk or another program refuses the new one (``EnvironmentTrouble``).
    """
    if out.suffix.lower() == ".xlsx":
        put_file(make_workbook(document), out)
    elif out.suffix.lower() == ".docx":
        put_file(make_word(document), out)
    else:
        put_file(make_pdf(document, fonts()).data, out)


def require_there(folder: Path) -> None:
    """Nothing is made in the place of a stick that is out, or of a folder whose name was mistyped: ``EnvironmentTrouble``
    (files.no_folder) names it."""
    if not folder.exists():
        raise EnvironmentTrouble("files.no_folder", folder=str(folder))


def make_folder(folder: Path) -> None:
    """Make a folder that was asked for by its name, in one that is there, and not where the system puts what is plugged
    in: a folder there would be taken for the stick. ``EnvironmentTrouble`` (files.no_folder, storage.cannot_write)."""
    if folder.is_dir():
        return
    parent = folder.resolve().parent
    require_there(parent)
    if any(parent in (Path(place), *Path(place).glob("*")) for place in MOUNTS if Path(place).is_dir()):
        raise EnvironmentTrouble("files.no_folder", folder=str(folder))
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise EnvironmentTrouble("storage.cannot_write", file=folder.name, reason=error.strerror) from error


def put_file(data: bytes, out: Path) -> None:
    """Write a finished file that is kept in the workspace (an opinion with its signatures) to ``out``, byte for byte, in a
    folder that is there (``require_there``)."""
    require_there(out.parent)
    try:
        write_durably(out, data)
    except EnvironmentTrouble as trouble:
        cause = trouble.__cause__
        if isinstance(cause, OSError) and cause.errno in _HELD:
            reason = cause.strerror or str(cause)
            raise EnvironmentTrouble("files.not_written", file=out.name, reason=reason) from trouble
        raise


def safe(text: str) -> str:
    """A name that every system takes: no sign that means something, no name of a device, short enough."""
    name = " ".join(unicodedata.normalize("NFC", text).translate(_FORBIDDEN).split()).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 5:
        stem, ending = name, ""
    kept = stem.encode("utf-8", "replace")[: _NAME_BYTES - len(ending) - 1].decode(errors="ignore").strip(". ")
    if kept.split(".")[0].casefold() in _RESERVED:
        kept = f"_{kept}"
    return f"{kept}.{ending}" if ending else kept

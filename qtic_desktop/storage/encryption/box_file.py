"""A small file that is one box: written whole or not at all, for its owner's eyes only, readable with its key alone."""

from __future__ import annotations

from pathlib import Path

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.storage.durable_files import write_durably
from qtic_desktop.storage.encryption.box import close_box, open_box


def write_box(file: Path, key: bytes, content: bytes, about: str) -> None:
    """Keep ``content`` in ``file``; ``EnvironmentTrouble`` when it cannot be written."""
    write_durably(file, close_box(key, content, about), private=True)


def read_box(file: Path, key: bytes, about: str) -> bytes | None:
    """What ``write_box`` kept; None when there is no such file, ``WrongKey`` when it does not open."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EnvironmentTrouble("signing.keys_not_readable", reason=error.strerror or "") from error
    return open_box(key, data, about)

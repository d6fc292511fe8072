"""The password of the server's user, kept beside the workspace: in a box under its key, never in a URL or in the log."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.storage.durable_files import write_durably
from qtic_desktop.storage.encryption.box import WrongKey, close_box, open_box, subkey

FILE: Final = "server.secret"
_ABOUT: Final = "server"


def write_login(folder: Path, password: str, key: bytes | None) -> None:
    """Keep the password for this workspace; a sample without a key keeps it in a file of its owner's alone."""
    content = password.encode()
    sealed = content if key is None else close_box(subkey(key, _ABOUT), content, _ABOUT)
    write_durably(folder / FILE, sealed, private=True)


def forget_login(folder: Path) -> None:
    """The workspace is on no server any more: no password of one stays behind."""
    (folder / FILE).unlink(missing_ok=True)


def read_login(folder: Path, key: bytes | None) -> str:
    """The password; ``EnvironmentTrouble`` (server.no_login) where none is kept or another key closed it."""
    try:
        sealed = (folder / FILE).read_bytes()
        return (sealed if key is None else open_box(subkey(key, _ABOUT), sealed, _ABOUT)).decode()
    except (OSError, WrongKey, UnicodeDecodeError) as error:
        raise EnvironmentTrouble("server.no_login", folder=folder.name) from error

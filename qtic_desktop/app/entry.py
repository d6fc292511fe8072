"""How a command gets into a workspace: by ``--as`` and a secret from a prompt or a file descriptor, never an argument."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qtic_desktop.app.usage import WrongUsage
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.services.accounts.sign_in import Entered, enter, needs_secret
from qtic_desktop.storage.backup_mark import is_backup

#: Longest secret read from a descriptor, in bytes; anything longer is no secret.
_MOST_BYTES = 4096


@contextmanager
def entered(options: argparse.Namespace, folder: Path | None = None, *, reads_only: bool = False) -> Iterator[Entered]:
    """The workspace of the command, opened for the person of ``--as``; closed when the block ends. A command that
    ``reads_only`` does so beside a window that has the workspace.

    An encrypted workspace asks for the person and the secret, any other takes the name as it is. A person whose secret
    was handed out by the office has to change it in the window first.
    """
    where: Path = folder or options.workspace
    if is_backup(where):  # to open one is to change it: who came in would be written into it
        raise Refused("workspace.is_backup", folder=where.name)
    secret = ""
    if needs_secret(where):
        if not options.person:
            raise NotAllowed("accounts.secret_needed", folder=where.name)
        secret = read_secret(options, prompt=f"{options.person}: ")
    found = enter(where, options.person, secret, beside=reads_only)
    with found.workspace:
        if found.must_change:
            raise NotAllowed("accounts.change_first", name=found.actor.called)
        yield found


def read_secret(options: argparse.Namespace, *, prompt: str) -> str:
    """The secret: all of the descriptor of ``--password-fd`` without its last line break, else what is typed unseen.

    Raises ``WrongUsage`` for a descriptor that cannot be read or is not UTF-8, ``NotAllowed`` where nobody can be asked.
    """
    if options.password_fd is not None:
        return _from_descriptor(options.password_fd)
    if not sys.stdin.isatty():
        raise NotAllowed("accounts.secret_from", person=options.person)
    return getpass.getpass(prompt, stream=sys.stderr)


def read_password(number: int | None, *, prompt: str) -> str:
    """A password that is nobody's secret of this program: from a descriptor, else typed unseen. Raises as ``read_secret``."""
    if number is not None:
        return _from_descriptor(number)
    if not sys.stdin.isatty():
        raise NotAllowed("accounts.secret_from", person=prompt.rstrip(": "))
    return getpass.getpass(prompt, stream=sys.stderr)


def _from_descriptor(number: int) -> str:
    try:
        data = b""
        while len(data) <= _MOST_BYTES and (piece := os.read(number, _MOST_BYTES)):
            data += piece
        text = data.decode()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUsage("usage.password_fd", number=number) from error
    if len(data) > _MOST_BYTES:
        raise WrongUsage("usage.password_fd", number=number)
    return text.removesuffix("\n").removesuffix("\r")

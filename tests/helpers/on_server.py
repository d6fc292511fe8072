"""``QTIC_DATABASE=postgresql``: every workspace that a test makes has its database on a PostgreSQL of the tests' own.

The folder of such a workspace names it, as in use. Copies of databases (backups, previews) are files, as in use.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.changes import Role
from qtic_desktop.services.accounts.sign_in import Entered
from qtic_desktop.services.perform import work_in_steps
from qtic_desktop.services.stations.server import move_to_server
from qtic_desktop.storage import workspace
from qtic_desktop.storage.ids import uuid7_ids
from qtic_desktop.storage.server.address import Address
from qtic_desktop.storage.server.engine import open_server
from qtic_desktop.storage.server.login import write_login
from qtic_desktop.storage.unit_of_work import Store
from tests.helpers import new_schema
from tests.helpers.postgresql import PostgreSQL

_in_files = False
_servers: list[Servers] = []


@contextmanager
def in_files() -> Iterator[None]:
    """What is made meanwhile has its database in its folder all the same."""
    global _in_files
    before, _in_files = _in_files, True
    try:
        yield
    finally:
        _in_files = before


def to_server_where_wanted(folder: Path, enter: Callable[[], Entered]) -> None:
    """What was made ``in_files`` goes to the server by the act of the program, where all are on one."""
    if _servers:
        server = _servers[-1].server
        order = move_to_server.bind(url=str(server.address(server.database())), owner_password=server.password)
        with (entered := enter()).workspace as here:
            for _ in work_in_steps(here, replace(entered.actor, role=Role.OFFICE), order):
                pass
        assert workspace.read_info(folder).server


class Servers:
    """One server for all tests of a process, with a database that has the tables already, to be copied."""

    def __init__(self) -> None:
        self.server = PostgreSQL()
        self._template = self.server.database()
        engine = open_server(self.server.address(self._template), self.server.password)
        new_schema.walk_through(engine, None, datetime.now)
        engine.dispose()
        self._homes: dict[Path, str] = {}

    def new_home(self, folder: Path, key: bytes | None, *, of: str = "") -> str:
        """The address of a database of its own for the workspace in ``folder``."""
        write_login(folder, self.server.password, key)
        address = str(self.server.address(self.server.database(of or self._template)))
        self._homes[folder.resolve()] = address
        return address

    def copied(self, folder: Path) -> None:
        """A folder was copied: in a test that makes a workspace of its own, as it does where the folder has everything."""
        info = workspace.read_info(folder)
        if info.server:
            address = Address.parse(info.server)
            self.server.run(
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{address.database}'"
            )
            home = replace(address, database=self.server.database(address.database))
            self._homes[folder.resolve()] = str(home)
            workspace.write_info(folder, replace(info, server=str(home)))

    def store(self, address: Address) -> Store:
        """Another computer at the same database."""
        return Store(open_server(address, self.server.password), now=datetime.now, ids=uuid7_ids(datetime.now))

    def home(self, folder: Path) -> str:
        """The address of the database of a workspace that was made here, empty where it has none."""
        return self._homes.get(folder.resolve(), "")


@contextmanager
def on_server() -> Iterator[Servers]:
    """All workspaces that are made meanwhile are on the server."""
    servers = Servers()
    opening, writing, copying = workspace._open_database, workspace.write_info, shutil.copytree

    def opened(folder: Path, info: workspace.WorkspaceInfo, now: Any, key: bytes | None, unlock: Any = None) -> Any:
        if not _in_files and not (folder / "workspace.toml").exists():  # it is being made
            info = replace(info, format=workspace.SERVER_FORMAT, server=servers.new_home(folder, key))
        return opening(folder, info, now, key, unlock)

    def written(folder: Path, info: workspace.WorkspaceInfo) -> None:
        if not (folder / "workspace.toml").exists() and (home := servers.home(folder)):
            info = replace(info, format=workspace.SERVER_FORMAT, server=home)
        writing(folder, info)

    def copied(source: Any, target: Any, *args: Any, **named: Any) -> Any:
        made = copying(source, target, *args, **named)
        if (Path(target) / "workspace.toml").is_file():
            servers.copied(Path(target))
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspace, "_open_database", opened)
        patch.setattr(workspace, "write_info", written)
        patch.setattr(shutil, "copytree", copied)
        _servers.append(servers)
        try:
            yield servers
        finally:
            _servers.remove(servers)
            servers.server.stop()

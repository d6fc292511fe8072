"""``server to`` and ``server back`` as the manual gives them: the whole way, and what is refused on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.app.main import main
from qtic_desktop.services.accounts.founding import found
from qtic_desktop.storage.workspace import read_info
from tests.app.test_secrets_command import descriptor
from tests.helpers.founded import CHEAP, OFFICE
from tests.helpers.on_server import Servers, in_files


def test_a_workspace_goes_to_a_server_and_comes_back_by_the_command(
    servers: Servers, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with in_files():
        folder = found(tmp_path / "w", office="青岛市科学技术局", name="王明远", secret=OFFICE, costs=CHEAP).folder
    address = servers.server.address(servers.server.database())
    own = ("--workspace", folder, "--as", "王明远")

    def run(*words: object, password: str = "") -> tuple[int, dict[str, Any]]:
        given = ["--password-fd", descriptor(OFFICE)]
        given += ["--owner-password-fd", descriptor(password)] if password else []
        status = main([*map(str, (*words, *own, *given)), "--json"])
        return status, json.loads(capsys.readouterr().out)

    password = servers.server.password
    status, said = run("server", "to", "--url", str(address).replace("@", ":secret@"), password=password)
    assert (status, said["error"]) == (2, "server.secret_in_url")
    status, said = run("server", "to", "--url", address, password=password)
    assert (status, said["files"], said["where"]) == (0, 0, str(address))
    assert read_info(folder).server == str(address)
    assert run("check")[0] == 0
    status, said = run("server", "back", "--owner", address.user, password="not the one")
    assert (status, said["error"]) == (4, "server.not_let_in")
    status, said = run("server", "back", "--owner", address.user, password=password)
    assert (status, said["where"]) == (0, "")
    assert not read_info(folder).server
    assert run("check")[0] == 0

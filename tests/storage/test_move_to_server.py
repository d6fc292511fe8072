"""A workspace goes to a server and comes back: everything is there, nobody writes at the place it left."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed, QticError
from qtic_desktop.services.accounts.founding import Founded, found
from qtic_desktop.services.accounts.sign_in import Entered, enter
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import perform, work_in_steps
from qtic_desktop.services.registry import add_department
from qtic_desktop.services.stations.server import Login, Moved, move_to_folder, move_to_server
from qtic_desktop.storage import relocation
from qtic_desktop.storage.pouring import digest_of_all
from qtic_desktop.storage.server.login import FILE as LOGIN
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.workspace import Workspace, read_info
from tests.helpers.founded import CHEAP, OFFICE, noon
from tests.helpers.on_server import Servers, in_files

SCAN = b"scan of a page" * 200_000


@pytest.fixture
def founded(servers: Servers, tmp_path: Path) -> Founded:
    with in_files():
        return found(tmp_path / "w", office="青岛市科学技术局", name="王明远", secret=OFFICE, now=noon, costs=CHEAP)


def here(folder: Path) -> Entered:
    return enter(folder, "王明远", OFFICE, now=noon)


def ended(entered: Entered, order: object) -> Moved:
    steps = work_in_steps(entered.workspace, entered.actor, order)  # type: ignore[arg-type]
    while True:
        try:
            next(steps)
        except StopIteration as end:
            moved: Moved = end.value
            return moved


def digests(workspace: Workspace) -> object:
    with workspace.store.read() as session:
        return [told for told in digest_of_all(session.connection()) if told[0] != "audit_entries"]


def refusal(call: object) -> QticError:
    with pytest.raises(QticError) as caught:
        call()  # type: ignore[operator]
    return caught.value


def test_it_goes_to_the_server_and_comes_back_with_everything(
    founded: Founded, servers: Servers, tmp_path: Path
) -> None:
    folder, server = founded.folder, servers.server
    address = server.address(server.database())
    with (first := here(folder)).workspace as workspace:
        digest = workspace.attachments.put(SCAN)
        perform(workspace.store, first.actor, add_department.bind(name="市南区", kind="district", code="370202"))
        before = digests(workspace)
        moved = ended(first, move_to_server.bind(url=str(address), owner_password=server.password))
        assert (moved.files, moved.where) == (1, str(address))
        assert moved.rows > 10
        late = add_department.bind(name="市北区", kind="district", code="")
        assert refusal(lambda: perform(workspace.store, first.actor, late)).code == "server.open_anew"
    assert [path.name for path in folder.glob("qtic.db*")] == []
    assert server.password not in (folder / "workspace.toml").read_text() + str((folder / LOGIN).read_bytes())
    with (second := here(folder)).workspace as workspace:
        assert workspace.info.server == str(address)
        assert digests(workspace) == before
        assert workspace.attachments.get(digest) == SCAN
        assert check_workspace(workspace) == ()
        letter = workspace.attachments.put(b"came while on the server")
        perform(workspace.store, second.actor, add_department.bind(name="李沧区", kind="district", code=""))
        after = digests(workspace)
        back = ended(second, move_to_folder.bind(owner=Login(address.user, server.password)))
        assert (back.files, back.where) == (2, "")
    assert not read_info(folder).server
    assert not (folder / LOGIN).exists(), "no password of a server stays behind"
    with here(folder).workspace as workspace:
        assert digests(workspace) == after
        assert (workspace.attachments.get(digest), workspace.attachments.get(letter)) == (
            SCAN,
            b"came while on the server",
        )
        assert check_workspace(workspace) == ()
        with workspace.store.read() as session:
            told = session.query(AuditEntry.details).filter(AuditEntry.act == "move_workspace").all()
        assert [("server" in one, "folder" in one) for (one,) in told] == [(True, False), (False, True)]


def test_who_is_still_on_the_server_writes_there_no_more(founded: Founded, servers: Servers) -> None:
    folder, server = founded.folder, servers.server
    address = server.address(server.database())
    with (first := here(folder)).workspace:
        ended(first, move_to_server.bind(url=str(address), owner_password=server.password))
    with (home := here(folder)).workspace as workspace:
        other = servers.store(address)
        add = add_department.bind(name="崂山区", kind="district", code="")
        perform(other, home.actor, add)
        ended(home, move_to_folder.bind(owner=Login(address.user, server.password)))
        assert refusal(lambda: perform(other, home.actor, add)).code == "server.moved_away"
        other.close()
        assert workspace.store.moved
    with here(folder).workspace as workspace, workspace.store.read() as session:
        assert session.scalar(text("SELECT count(*) FROM departments WHERE name = '崂山区'")) == 1


@pytest.mark.parametrize("where", ["pour_up", "carry", "write_info"])
def test_what_fails_on_the_way_there_leaves_everything_as_it_was(
    founded: Founded, servers: Servers, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    folder, server = founded.folder, servers.server
    address = server.address(server.database())

    def fails(*_: object) -> None:
        raise EnvironmentTrouble("storage.disk_full", reason="")

    with (first := here(folder)).workspace as workspace:
        workspace.attachments.put(SCAN)
        before = digests(workspace)
        with monkeypatch.context() as patch:
            patch.setattr(relocation, where, fails)
            order = move_to_server.bind(url=str(address), owner_password=server.password)
            assert refusal(lambda: ended(first, order)).code == "storage.disk_full"
        perform(workspace.store, first.actor, add_department.bind(name="即墨区", kind="district", code=""))
        assert digests(workspace) != before
    assert not read_info(folder).server
    with (again := here(folder)).workspace:  # and the server is as empty as it was
        ended(again, move_to_server.bind(url=str(address), owner_password=server.password))


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_computer_that_stops_on_the_way_back_has_the_data_at_one_place(
    founded: Founded, servers: Servers, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    folder, server = founded.folder, servers.server
    address = server.address(server.database())
    with (first := here(folder)).workspace:
        ended(first, move_to_server.bind(url=str(address), owner_password=server.password))

    class Stopped(BaseException):
        pass

    def stops(*_: object) -> None:
        raise Stopped

    with (home := here(folder)).workspace as workspace, monkeypatch.context() as patch:
        told = relocation.begin_return

        def begin(*facts: object) -> None:
            told(*facts)  # type: ignore[arg-type]
            if moment == "before":
                raise Stopped

        patch.setattr(relocation, "begin_return", begin)
        patch.setattr(relocation, "_settle", stops)
        with pytest.raises(Stopped):
            ended(home, move_to_folder.bind(owner=Login(address.user, server.password)))
        workspace.store.moved = False
    with here(folder).workspace as workspace:
        assert bool(workspace.info.server) is (moment == "before")
        assert check_workspace(workspace) == ()
    assert not (folder / "returning.json").exists()


def test_refused_with_a_reason_and_nothing_touched(founded: Founded, servers: Servers) -> None:
    folder, server = founded.folder, servers.server
    taken = server.address(server.database())
    server.run("CREATE TABLE somebodys (id text)", database=taken.database)
    with (entered := here(folder)).workspace as workspace:

        def to(url: str, password: str = server.password, stations: Login | None = None) -> str:
            order = move_to_server.bind(url=url, owner_password=password, stations=stations)
            return refusal(lambda: ended(entered, order)).code

        assert to("postgresql://u:p@127.0.0.1/x") == "server.secret_in_url"
        assert to(str(taken), "wrong") == "server.not_let_in"
        assert to(str(taken)) == "server.not_empty"
        empty = server.address(server.database())
        assert to(str(empty), stations=Login("nobody_known", "x")) == "server.not_let_in"
        back = move_to_folder.bind(owner=Login("o", "p"))
        assert refusal(lambda: ended(entered, back)).code == "server.here_already"
        expert = Actor("x", "专家", Role.EXPERT)
        with pytest.raises(NotAllowed):
            work_in_steps(workspace, expert, back)
    assert server.run("SELECT count(*) FROM somebodys", database=taken.database) == [[0]]
    assert "p" in repr(Login("p", "hidden"))
    assert "hidden" not in repr(Login("p", "hidden"))

"""多机协作: the workspace moves to a server in the room and back; what went is counted and compared at both places."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

from qtic_desktop.domain.acts import Act, acting
from qtic_desktop.domain.archive.generations import Why
from qtic_desktop.domain.changes import SYSTEM, Actor, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.archive.generations import keep_generation
from qtic_desktop.services.use_case import long_job
from qtic_desktop.storage.database import FILE
from qtic_desktop.storage.migrations import current_revision
from qtic_desktop.storage.relocation import to_folder, to_server
from qtic_desktop.storage.server.address import Address
from qtic_desktop.storage.server.engine import open_server
from qtic_desktop.storage.server.preparing import require_owner
from qtic_desktop.storage.unit_of_work import Store
from qtic_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Moved:
    """What went: rows (0 where it came back: the copy was compared as a whole), files of the attachments, and where it is
    now: an address without a secret, empty for the folder."""

    rows: int
    files: int
    where: str


@dataclass(frozen=True, slots=True)
class Login:
    """A user of the server and the password, which is shown nowhere."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"Login({self.user!r})"


@long_job(Act.MOVE_WORKSPACE, saves=True, thread="storage")
def move_to_server(
    workspace: Workspace, actor: Actor, *, url: str, owner_password: str, stations: Login | None = None
) -> Generator[Progress, None, Moved]:
    """Move everything to the empty database at ``url``, as its owner; the computers then come as ``stations`` (the owner
    where none is named). A verified backup is made first. The workspace has to be opened anew afterwards.

    Raises ``Refused`` (server.bad_url, server.secret_in_url, server.not_empty, server.there_already, server.not_alike),
    ``NotAllowed`` (server.not_let_in) and ``EnvironmentTrouble``; then everything is as it was.
    """
    address = Address.parse(url)
    if workspace.info.server:
        raise Refused("server.there_already")
    as_stations = stations or Login(address.user, owner_password)
    theirs = replace(address, user=as_stations.user)
    if stations is not None:  # before anything is touched: nobody could come in otherwise
        _try(theirs, as_stations.password)
    yield from _backed_up(workspace)
    owner = open_server(address, owner_password)
    try:
        rows, files = yield from to_server(workspace, owner, theirs, as_stations.password)
        store = Store(owner, now=workspace.store.now, ids=workspace.store.ids)
        _tell(store, actor, where="server", rows=rows, files=files)
    finally:
        owner.dispose()
    return Moved(rows, files, str(theirs))


@long_job(Act.MOVE_WORKSPACE, saves=True, thread="storage")
def move_to_folder(workspace: Workspace, actor: Actor, *, owner: Login) -> Generator[Progress, None, Moved]:
    """Bring everything back into the folder on this computer, as the ``owner`` of the database: all other computers are
    shut out of it, and what it holds is put aside there. The workspace has to be opened anew afterwards.

    Raises as ``move_to_server``, and ``Refused`` (server.here_already, server.only_owner).
    """
    if not workspace.info.server:
        raise Refused("server.here_already")
    address = replace(Address.parse(workspace.info.server), user=owner.user)
    engine = open_server(address, owner.password)
    try:
        require_owner(engine, current_revision(engine))
        yield from _backed_up(workspace)
        files = yield from to_folder(workspace, engine)
    finally:
        engine.dispose()
    here = workspace.store_of(workspace.folder / FILE)
    try:
        _tell(here, actor, where="folder", files=files)
    finally:
        here.close()
    return Moved(0, files, "")


def _backed_up(workspace: Workspace) -> Generator[Progress, None, None]:
    if not workspace.info.sample:
        yield from keep_generation(workspace, SYSTEM, why=Why.RISK)


def _try(address: Address, password: str) -> None:
    engine = open_server(address, password)
    try:
        engine.connect().close()
    finally:
        engine.dispose()


def _tell(store: Store, actor: Actor, **facts: object) -> None:
    with store.begin(acting(actor, Act.MOVE_WORKSPACE)) as work:
        work.record(Act.MOVE_WORKSPACE, Kind.WORKSPACE, "workspace", **facts)

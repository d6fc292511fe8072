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
from qtic_desktop.services.use_case import job, long_job
from qtic_desktop.storage.database import FILE
from qtic_desktop.storage.migrations import current_revision
from qtic_desktop.storage.pouring import digest_of_all, summed
from qtic_desktop.storage.relocation import require_empty, to_folder, to_server
from qtic_desktop.storage.server.address import Address
from qtic_desktop.storage.server.engine import open_server
from qtic_desktop.storage.server.preparing import require_owner, who_works
from qtic_desktop.storage.unit_of_work import Store
from qtic_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Moved:
    """What went: rows, files of the attachments, and where it is now: an address without a secret, empty for the folder.
    ``digest``: one SHA-256 over all rows, which was the same at both places."""

    rows: int
    files: int
    where: str
    digest: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What would move, before anything does: rows in so many tables with the digest over all, files with their bytes, and
    who works there now besides this computer, by the server's users."""

    rows: int
    tables: int
    digest: str
    files: int
    size: int
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Login:
    """A user of the server and the password, which is shown nowhere."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"Login({self.user!r})"


def server_url(*, host: str, port: str, database: str, user: str, ca: str = "") -> str:
    """The address of a server from its parts as they are typed, without a password. ``Refused`` (server.bad_port,
    server.bad_url), beside the part."""
    if not port.strip().isdecimal() or not 0 < int(port) < 65536:
        raise Refused("server.bad_port", port=port.strip()[:20]).beside("port")
    address = Address(host.strip(), int(port), database.strip(), user.strip(), ca)
    try:
        same = Address.parse(str(address)) == address
    except Refused:
        same = False
    if not same:
        raise Refused("server.bad_url").beside("host")
    return str(address)


@job(Act.MOVE_WORKSPACE, thread="storage")
def look_at_server(
    workspace: Workspace, _actor: Actor, *, url: str, owner_password: str, stations: Login | None = None
) -> Ahead:
    """What ``move_to_server`` would do with the same words: the server is reached by both users, promises what it must and
    is empty. Nothing is written. Raises as ``move_to_server``."""
    address = Address.parse(url)
    if workspace.info.server:
        raise Refused("server.there_already")
    if stations is not None:
        _try(replace(address, user=stations.user), stations.password)
    owner = open_server(address, owner_password)
    try:
        require_empty(owner, address)
    finally:
        owner.dispose()
    return _ahead(workspace)


@job(Act.MOVE_WORKSPACE, thread="storage")
def look_at_return(workspace: Workspace, _actor: Actor, *, owner: Login) -> Ahead:
    """What ``move_to_folder`` would bring back, and who works on the server now besides this computer. Nothing is written.
    Raises as ``move_to_folder``."""
    if not workspace.info.server:
        raise Refused("server.here_already")
    engine = open_server(replace(Address.parse(workspace.info.server), user=owner.user), owner.password)
    try:
        require_owner(engine, current_revision(engine))
        others = who_works(engine, but=workspace.store.engine)
    finally:
        engine.dispose()
    return replace(_ahead(workspace), others=others)


def _ahead(workspace: Workspace) -> Ahead:
    with workspace.store.read() as session:
        found = digest_of_all(session.connection())
    alike = summed(found)
    return Ahead(alike.rows, len(found), alike.digest, len(workspace.attachments.names()), workspace.attachments.size())


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
        alike, files = yield from to_server(workspace, owner, theirs, as_stations.password)
        store = Store(owner, now=workspace.store.now, ids=workspace.store.ids)
        _tell(store, actor, where="server", rows=alike.rows, files=files)
    finally:
        owner.dispose()
    return Moved(alike.rows, files, str(theirs), alike.digest)


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
        alike, files = yield from to_folder(workspace, engine)
    finally:
        engine.dispose()
    here = workspace.store_of(workspace.folder / FILE)
    try:
        _tell(here, actor, where="folder", rows=alike.rows, files=files)
    finally:
        here.close()
    return Moved(alike.rows, files, "", alike.digest)


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

"""What the people of an office call their computers: said in bundles, conflicts and lists beside the code of the station."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.stations.codes import station_code
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.tables.registry import WorkspaceFact
from qtic_desktop.storage.workspace import Workspace

LONGEST = 20


@dataclass(frozen=True, slots=True)
class Station:
    """This computer: its code, and its name, empty while it has none."""

    code: str
    called: str


def called_here(session: Session, code: str) -> str:
    """What a station is called by the record of this copy. A copy on another computer has a code and a name of its own."""
    fact = session.get(WorkspaceFact, _fact(code))
    return "" if fact is None else fact.value


@job(Read.WORKSPACE, thread="storage")
def this_station(workspace: Workspace, _actor: Actor) -> Station:
    """The code and the name of this computer."""
    code = station_code(workspace)
    with workspace.store.read() as session:
        return Station(code, called_here(session, code))


@job(Act.NAME_STATION, saves=True, thread="storage")
def name_station(workspace: Workspace, actor: Actor, *, called: str) -> Changes:
    """Give this computer a name, another one, or none (empty). ``Refused``: a name that is too long."""
    code, said = station_code(workspace), " ".join(called.split())
    if len(said) > LONGEST:
        raise Refused("stations.name_too_long", most=LONGEST)
    with workspace.store.begin(actor) as work:
        before = called_here(work.session, code)
        work.session.merge(WorkspaceFact(name=_fact(code), value=said))
        facts = {"station": code, "before": before, "after": said}
        work.record(Act.NAME_STATION, Kind.WORKSPACE, workspace.info.id, **facts)
    return Changes.of(Kind.WORKSPACE, workspace.info.id)


def _fact(code: str) -> str:
    return f"station_called {code}"

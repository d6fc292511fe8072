"""Making a bundle, and what can be said of one without taking it in."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.files import MadeFile, put_file
from qtic_desktop.services.stations.codes import station_code
from qtic_desktop.services.stations.names import called_here
from qtic_desktop.services.stations.sides import (
    entries_about,
    grounds_of,
    history_of,
    sheets_of_open_meetings,
    units_of,
)
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.audit import last_entry
from qtic_desktop.storage.bundle_file import BundleHead, read_content, read_head, with_maker, write_bundle
from qtic_desktop.storage.migrations import HEAD
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.workspace import Workspace


@job(Act.EXPORT_BUNDLE, saves=True, thread="storage")
def export_bundle(workspace: Workspace, actor: Actor, *, out: Path) -> MadeFile:
    """Write all sheets and ballots of open meetings, with what the log says of them, to the file ``out``; it is flushed to
    the drive and read back before the answer, so that the stick can be taken out.

    Raises ``Refused`` (stations.nothing_open) and ``EnvironmentTrouble``.
    """
    code = station_code(workspace)
    with workspace.store.read() as session:
        sheets = sheets_of_open_meetings(session)
        if not sheets:
            raise Refused("stations.nothing_open")
        units = units_of(session, sheets)
        history = history_of(session)
        entries, last_hash = last_entry(session)
        called = called_here(session, code)
        head = BundleHead(
            workspace=workspace.info.id, station=code, number=_number(session, code),
            made_at=workspace.store.now().isoformat(timespec="seconds"), made_by=actor.called, format=HEAD,
            closed=workspace.key is not None, entries=entries, last_hash=last_hash,
            called=called,
        )  # fmt: skip
        content = {
            "units": [{"sheet_id": unit.sheet_id, "rows": unit.rows} for unit in units.values()],
            "history": {f"{table} {one}": sorted(digests) for (table, one), digests in sorted(history.items())},
            "entries": entries_about(session, units),
            "grounds": grounds_of(session, units),
        }
    data = write_bundle(head, content, workspace.key)
    put_file(data, out)
    digest = hashlib.sha256(data).hexdigest()
    with workspace.store.begin(actor) as work:
        work.record(
            Act.EXPORT_BUNDLE, Kind.WORKSPACE, workspace.info.id,
            station=code, called=called, number=head.number, sheets=len(units), digest=digest, name=out.name,
        )  # fmt: skip
    return MadeFile(out, str(len(units)), f"{code}-{head.number}")


def bundle_head(data: bytes, workspace: Workspace | None = None) -> BundleHead:
    """What a bundle says of itself, when it is whole; with its workspace the content is opened too.

    Raises ``Refused``: stations.no_bundle, stations.damaged, stations.other_workspace, stations.other_key.
    """
    head, body = read_head(data)
    if workspace is not None:
        if head.workspace != workspace.info.id:
            raise Refused("stations.other_workspace", station=head.station)
        head = with_maker(head, read_content(head, body, workspace.key))
    return head


def _number(session: Session, code: str) -> int:
    """One more than the last bundle of this station; a copy made of it goes on under a code of its own."""
    query = select(AuditEntry.details).where(AuditEntry.act == Act.EXPORT_BUNDLE)
    told = [json.loads(details) for details in session.scalars(query)]
    return max((one["number"] for one in told if one["station"] == code), default=0) + 1

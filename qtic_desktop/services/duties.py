"""The calendar of duties as a file for the calendar of a telephone or a mail program."""

from __future__ import annotations

from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.duties import CalendarEntry, DatedDuty
from qtic_desktop.domain.errors import Refused
from qtic_desktop.resources import message
from qtic_desktop.services.files import MadeFile, put_file
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.duties import dated_duties
from qtic_desktop.storage.workspace import Workspace


@job(Act.EXPORT_DUTIES)
def export_duties(workspace: Workspace, actor: Actor, *, out: Path) -> MadeFile:
    """Write every day by which something is still owed as an iCalendar file; each says what it was computed from.
    ``duties.nothing_owed`` when there is none."""
    from qtic_desktop.documents.calendar_file import make_calendar

    now = workspace.store.now()
    found = ask(workspace.store, actor, dated_duties.bind(today=now.date()))
    if not found:
        raise Refused("duties.nothing_owed")
    entries = [_entry(duty) for duty in found]
    put_file(make_calendar(entries, name=message("duties.name"), stamp=now), out)
    return MadeFile(out, str(len(entries)))


def _entry(duty: DatedDuty) -> CalendarEntry:
    kind = duty.kind.value
    title = message(f"duties.title_{kind}", "zh", about=duty.about)
    words = message(f"duties.from_{kind}", "zh", day=duty.day.isoformat(), **duty.facts)
    if duty.facts.get("first"):
        words += message("duties.extended", "zh", first=duty.facts["first"])
    if duty.facts.get("unknown"):
        words += message("duties.unknown", "zh", years=duty.facts["unknown"])
    uid = f"{kind}-{duty.key}@qtic-desktop"
    return CalendarEntry(uid, duty.day, title, words, message("duties.name"))

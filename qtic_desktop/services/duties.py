"""The calendar of duties as a file for the calendar of a telephone or a mail program."""

from __future__ import annotations

from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.duties import CalendarEntry, DatedDuty
from qtic_desktop.domain.errors import Refused
from qtic_desktop.resources import message
from qtic_desktop.services.files import MadeFile, make_file, put_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.duties import dated_duties
from qtic_desktop.storage.workspace import Workspace


@job(Act.EXPORT_DUTIES)
def export_duties(workspace: Workspace, actor: Actor, *, out: Path) -> MadeFile:
    """Write every day by which something is still owed, each with what it was computed from: as an iCalendar file, or,
    for a name that ends in .xlsx or .pdf, as a list. ``duties.nothing_owed`` when there is none."""
    now = workspace.store.now()
    found = ask(workspace.store, actor, dated_duties.bind(today=now.date()))
    if not found:
        raise Refused("duties.nothing_owed")
    entries = [_entry(duty) for duty in found]
    if out.suffix.lower() in (".xlsx", ".pdf"):
        from qtic_desktop.documents.content.duties import duties_document
        from qtic_desktop.services.launch.papers import paper_of

        make_file(duties_document(entries, paper_of(workspace, actor)), out, lambda: fonts_of(workspace))
    else:
        from qtic_desktop.documents.calendar_file import make_calendar

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

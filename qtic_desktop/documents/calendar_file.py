"""A calendar of whole days as an iCalendar file (RFC 5545), read back before anybody gets it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from qtic_desktop.domain.duties import CalendarEntry
from qtic_desktop.domain.errors import Refused

#: How long before the day a calendar reminds.
REMIND = timedelta(days=7)


def make_calendar(entries: Sequence[CalendarEntry], *, name: str, stamp: datetime) -> bytes:
    """The file; ``stamp`` is the moment of making. Equal input gives equal bytes. ``documents.not_readable`` when it
    does not say again what went in."""
    calendar = Calendar()
    calendar.add("prodid", "-//QTIC Desktop//duties//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, stamp))
    data: bytes = calendar.to_ical()
    if _read(data) != [(entry.uid, entry.day, entry.title, entry.words) for entry in entries]:
        raise Refused("duties.not_readable")
    return data


def _event(entry: CalendarEntry, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("description", entry.words)
    event.add("categories", [entry.category])
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", -REMIND)
    event.add_component(alarm)
    return event


def _read(data: bytes) -> list[tuple[str, object, str, str]]:
    found = Calendar.from_ical(data)
    return [
        (str(one["uid"]), one.decoded("dtstart"), str(one["summary"]), str(one["description"]))
        for one in found.walk("VEVENT")
    ]

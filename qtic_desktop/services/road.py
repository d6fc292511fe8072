"""Stations of the road that were passed on paper: a day, a number and a scan; each can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.date_order import Pair, in_order, told
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.road import Passage, Station, Stop
from qtic_desktop.resources import message
from qtic_desktop.services.kept_files import SCANS, kept_file
from qtic_desktop.services.launch import needed_reason
from qtic_desktop.services.perform import perform
from qtic_desktop.services.use_case import job, use_case
from qtic_desktop.storage.queries.road import road
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.registry import Attachment
from qtic_desktop.storage.tables.road import PaperPassage
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace


@use_case(Act.RECORD_PAPER_STEP)
def record_paper_step(
    work: UnitOfWork,
    *,
    subject_id: str,
    station: str,
    on: date,
    number: str,
    order_reason: str = "",
    file_name: str = "",
    sha256: str = "",
    size: int = 0,
) -> Changes:
    """Note that a centre or a proposal (``subject_id``) passed a station on paper. Refused where the record knows of that
    station itself, or where it was noted already: take that back first. A day out of the order of the stations is noted
    with its reason."""
    kind, wanted = _kind(work, subject_id), Station(station)
    if on > work.today:
        raise Refused("selection.in_future", date=on.isoformat()).beside("on")
    if not number.strip():
        raise Refused("road.number_missing").beside("number")
    stops = {one.station: one for one in road(work.session, subject=subject_id, today=work.today)}
    stop = stops[wanted]
    if stop.passage is not Passage.AWAITED:
        raise Refused("road.known_already", station=message(f"road.{wanted.value}")).beside("station")
    earlier, later = _neighbours(stops, wanted)
    in_order(Pair.STEP_BEFORE, earlier, on, "on", why=order_reason)
    in_order(Pair.STEP_AFTER, on, later, "on", why=order_reason)
    row = PaperPassage(id=work.new_id(), subject_id=subject_id, station=wanted, passed_on=on, number=number.strip())
    work.session.add(row)
    facts = {"station": message(f"road.{wanted.value}"), "on": on, "number": row.number, **told(order_reason)}
    if sha256:
        work.session.add(
            Attachment(id=work.new_id(), subject_id=row.id, kind="scan", file_name=file_name, sha256=sha256, size=size)
        )
        facts["file"] = file_name
    work.record(Act.RECORD_PAPER_STEP, kind, subject_id, **facts)
    return Changes.of(kind, subject_id)


def _neighbours(stops: Mapping[Station, Stop], wanted: Station) -> tuple[date | None, date | None]:
    """The latest day of the stations before it and the earliest of those behind; reports come every year, before an
    evaluation and after it, so that they bind nothing."""
    known = [(one, stops[one].on) for one in Station if one not in (wanted, Station.REPORTED)]
    order = list(Station)
    place = order.index(wanted)
    before = [day for one, day in known if day is not None and order.index(one) < place]
    behind = [day for one, day in known if day is not None and order.index(one) > place]
    if wanted is Station.REPORTED:
        behind = []
    return max(before, default=None), min(behind, default=None)


def _ids(work: UnitOfWork, subject_id: str) -> tuple[str, ...]:
    """The record and, of a centre that was started here, its proposal, where a station may have been noted before."""
    center = work.session.get(Center, subject_id)
    return (subject_id,) if center is None or center.proposal_id is None else (subject_id, center.proposal_id)


def _kind(work: UnitOfWork, subject_id: str) -> Kind:
    """What the record is; refused when there is none."""
    if work.session.get(Center, subject_id) is not None:
        return Kind.CENTER
    from qtic_desktop.storage.tables.intake import Proposal

    work.get(Proposal, subject_id)
    return Kind.PROPOSAL


@use_case(Act.WITHDRAW_PAPER_STEP)
def withdraw_paper_step(work: UnitOfWork, *, subject_id: str, station: str, reason: str) -> Changes:
    """Take back what was noted from paper about a station; it is kept with the reason, and the station can be noted
    anew."""
    kind, wanted = _kind(work, subject_id), Station(station)
    standing = select(PaperPassage).where(
        PaperPassage.subject_id.in_(_ids(work, subject_id)),
        PaperPassage.station == wanted,
        PaperPassage.withdrawn_on.is_(None),
    )
    row = work.session.scalars(standing).first()
    if row is None:
        raise Refused("road.nothing_noted", station=message(f"road.{wanted.value}")).beside("station")
    row.withdrawn_on, row.withdrawn_reason = work.today, needed_reason(reason)
    work.record(
        Act.WITHDRAW_PAPER_STEP, kind, subject_id, station=message(f"road.{wanted.value}"), number=row.number,
        on=row.passed_on, reason=row.withdrawn_reason,
    )  # fmt: skip
    return Changes.of(kind, subject_id)


@job(Act.RECORD_PAPER_STEP, saves=True)
def keep_paper_step(
    workspace: Workspace,
    actor: Actor,
    *,
    subject_id: str,
    station: str,
    on: date,
    number: str,
    scan: Path | None = None,
    order_reason: str = "",
) -> Changes:
    """As ``record_paper_step``, keeping the scan first. Raises ``Refused`` (opinions.scan_kind,
    opinions.scan_too_large) and ``EnvironmentTrouble`` when the file cannot be read."""
    name, digest, size = kept_file(workspace, scan, "scan", SCANS)
    order = record_paper_step.bind(
        subject_id=subject_id, station=station, on=on, number=number, order_reason=order_reason, file_name=name,
        sha256=digest, size=size,
    )  # fmt: skip
    return perform(workspace.store, actor, order)

"""Taking a bundle in: what it brings of each sheet is said first, and what was changed at two places waits for a person."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes, Kind, Role
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.scoring.values import Hand, SheetState
from qtic_desktop.domain.stations import (
    COVERED,
    BundleReport,
    Choice,
    Figure,
    Standing,
    UnitFinding,
    missed_numbers,
    standing,
)
from qtic_desktop.services.archive.generations import keep_before
from qtic_desktop.services.audit.checks import sheets_complete, votes_entitled
from qtic_desktop.services.perform import perform
from qtic_desktop.services.stations.codes import station_code
from qtic_desktop.services.stations.sides import TABLES, Unit, entries_about, grounds_of, history_of, units_in, units_of
from qtic_desktop.services.use_case import Write, job, use_case
from qtic_desktop.storage.audit import Told, details_text
from qtic_desktop.storage.bundle_file import BundleHead, read_content, read_head, with_maker
from qtic_desktop.storage.migrations import HEAD
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.queries.stations import waiting_sheets
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.witness import row_digest
from qtic_desktop.storage.workspace import Workspace

#: Columns of a sheet that are shown side by side; what stands in them is a person's word or mark.
_SHOWN: Final = ("state", "reason", "comment", "veto", "veto_reason", "paper_total")


class _LeaveNothing(Exception):
    """Ends a transaction whose outcome is only wanted."""


@dataclass(frozen=True, slots=True)
class _Brought:
    """A bundle that fits this workspace."""

    head: BundleHead
    digest: str
    units: dict[str, Unit]
    history: dict[tuple[str, str], frozenset[str]]
    entries: list[dict[str, Any]]
    grounds: dict[str, str]


@job(Act.IMPORT_BUNDLE, thread="storage")
def look_at_bundle(
    workspace: Workspace, actor: Actor, *, path: Path, choices: Mapping[str, Choice] | None = None
) -> BundleReport:
    """What ``take_bundle`` would do: all of it is done and undone."""
    return _run(workspace, actor, path, choices or {}, Choice.LEAVE, dry_run=True)


@job(Act.IMPORT_BUNDLE, saves=True, thread="storage")
def take_bundle(
    workspace: Workspace,
    actor: Actor,
    *,
    path: Path,
    choices: Mapping[str, Choice] | None = None,
    otherwise: Choice = Choice.LEAVE,
) -> BundleReport:
    """Take in the sheets that go on from what is here. ``choices`` decides by id of the sheet what was changed at both
    places, ``otherwise`` the rest; what is decided neither way stays as it is here, and is named.

    It is safe to take one bundle in twice, or an older one after a newer one. Raises ``Refused`` for a file that is no
    bundle of this workspace, of another format of the tables, other rubrics or rules, or that would leave an unsound
    record; then nothing is written.
    """
    keep_before(workspace, Act.IMPORT_BUNDLE)
    return _run(workspace, actor, path, choices or {}, otherwise, dry_run=False)


@use_case(Act.DECIDE_SHEET)
def note_decision(work: UnitOfWork, *, unit: UnitFinding) -> Changes:
    """Write down which of two states of a sheet a person took, with the entries of both."""
    figures = [{"what": one.what, "ours": one.ours, "theirs": one.theirs} for one in unit.figures]
    work.record(Act.DECIDE_SHEET, Kind.SHEET, unit.sheet_id, taken=unit.choice.value, figures=figures)
    return Changes.of(Kind.SHEET, unit.sheet_id)


def _run(
    workspace: Workspace, actor: Actor, path: Path, choices: Mapping[str, Choice], otherwise: Choice, *, dry_run: bool
) -> BundleReport:
    brought = _read(workspace, path)
    reports: list[BundleReport] = []

    def run(work: UnitOfWork) -> Changes:
        report, told = _take(work, brought, station_code(workspace), choices, otherwise, dry_run=dry_run)
        reports.append(report)
        if dry_run or not told:
            raise _LeaveNothing
        return Changes.of(Kind.SHEET, *(one.sheet_id for one in reports[0].units if one.taken))

    with contextlib.suppress(_LeaveNothing):
        perform(workspace.store, actor, Write(Act.IMPORT_BUNDLE, run))
    return replace(reports[0], units=tuple(one.covered() for one in reports[0].units))


def _read(workspace: Workspace, path: Path) -> _Brought:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EnvironmentTrouble("files.cannot_read", file=path.name, reason=error.strerror) from error
    head, body = read_head(data)
    if head.workspace != workspace.info.id:
        raise Refused("stations.other_workspace", station=head.station)
    if head.format != HEAD:
        raise Refused("stations.other_format", station=head.station, theirs=head.format, ours=HEAD)
    if head.station == station_code(workspace):
        raise Refused("stations.own_bundle", number=head.number)
    content = read_content(head, body, workspace.key)
    head = with_maker(head, content)
    try:
        history = {
            (name.partition(" ")[0], name.partition(" ")[2]): frozenset(map(str, digests))
            for name, digests in content["history"].items()
        }
        entries = [{**one, "sheets": list(one["sheets"]), "role": Role(one["role"])} for one in content["entries"]]
        grounds = {str(item): str(digest) for item, digest in content["grounds"].items()}
        return _Brought(head, hashlib.sha256(data).hexdigest(), units_in(content["units"]), history, entries, grounds)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused("stations.other_shape") from error


def _take(
    work: UnitOfWork, brought: _Brought, here: str, choices: Mapping[str, Choice], otherwise: Choice, *, dry_run: bool
) -> tuple[BundleReport, bool]:
    """What became of the bundle, and whether the log was told anything."""
    session = work.session
    ours, history = units_of(session, brought.units), history_of(session)
    _require_same_grounds(session, ours, brought)
    names = _names(session, brought.units)
    found = [
        _compared(unit, ours.get(unit.sheet_id), brought, history, names, choices.get(unit.sheet_id, otherwise))
        for unit in brought.units.values()
    ]
    found.sort(key=lambda one: (one.standing is not Standing.BOTH, one.proposal_number, one.expert_name, one.sheet_id))
    before = _imports(session)
    seen = next((at for at, told in before if told["digest"] == brought.digest), "")
    known = [told["number"] for _, told in before if told["station"] == brought.head.station]
    tells = any(one.taken or _kept(one) for one in found) or any(_waits_anew(session, found, brought.head.station))
    written = _write(work, found, ours, brought, here) if tells else 0
    head = brought.head
    report = BundleReport(
        head.station, head.number, head.made_at, head.made_by, tuple(found),
        missed_numbers(head.number, known), seen, dry_run, written, head.called,
    )  # fmt: skip
    return report, tells


def _waits_anew(session: Session, found: Iterable[UnitFinding], station: str) -> tuple[list[str], list[str]]:
    """The sheets that wait for a person from now on, and those that waited because of this station and no longer do."""
    waited = {sheet_id for sheet_id, stations in waiting_sheets(session).items() if station in stations}
    waits = {one.sheet_id for one in found if one.open}
    return sorted(waits - waited), sorted(waited & {one.sheet_id for one in found} - waits)


def _kept(one: UnitFinding) -> bool:
    """Changed at both places, and a person decided for what is here."""
    return not one.why_not and one.standing is Standing.BOTH and one.choice is Choice.OURS


def _compared(
    unit: Unit,
    mine: Unit | None,
    brought: _Brought,
    history: Mapping[tuple[str, str], frozenset[str]],
    names: Mapping[str, tuple[str, str, str, bool]],
    choice: Choice,
) -> UnitFinding:
    number, center, expert, is_open = names.get(unit.sheet_id, ("", "", "", False))
    if mine is None:
        return UnitFinding(unit.sheet_id, number, center, expert, Standing.THEIRS, why_not="unknown")
    how = standing(mine.side(history), unit.side(brought.history))
    figures = () if how is Standing.SAME else tuple(_figures(mine, unit))
    return UnitFinding(
        unit.sheet_id, number, center, expert, how, figures, "" if is_open else "sealed",
        _is_secret(mine) or _is_secret(unit), choice if how is Standing.BOTH else Choice.LEAVE,
    )  # fmt: skip


def _is_secret(unit: Unit) -> bool:
    """As everywhere: the desk sees the figures it is copying, and none of a sheet that was handed in."""
    return unit.sheet["hand"] == Hand.OWN or unit.sheet["state"] != SheetState.OPEN


def _figures(mine: Unit, theirs: Unit) -> Iterator[Figure]:
    """Where the two differ, entry by entry."""
    left, right = _told(mine), _told(theirs)
    for what in sorted({*left, *right}):
        if left.get(what, "") != right.get(what, ""):
            yield Figure(what, left.get(what, ""), right.get(what, ""))


def _told(unit: Unit) -> dict[str, str]:
    told = {name: _word(unit.sheet[name]) for name in _SHOWN}
    for row in unit.rows["score_entries"]:
        told[f"points {row['criterion']}"] = _word(row["points"])
        told[f"comment {row['criterion']}"] = _word(row["comment"])
    for row in unit.rows["sheet_copies"]:
        told[f"copy {row['number']}"] = _word(row["body"])
    for row in unit.rows["paper_flaws"]:
        told[f"flaw {row['criterion']}"] = f"{_word(row['kind'])} {_word(row['note'])}".strip()
    for row in unit.rows["votes"]:
        told["vote"] = COVERED if not row["keyed_by"] else _word(row["choice"])
    return told


def _word(value: object) -> str:
    return "" if value is None else str(value)


def _names(session: Session, sheets: Mapping[str, Unit]) -> dict[str, tuple[str, str, str, bool]]:
    query = (
        select(ScoreSheet.id, Proposal.number, Proposal.center_name, Expert.name, Meeting.status, Expert.id)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .join(Expert, Expert.id == ScoreSheet.expert_id)
        .where(ScoreSheet.id.in_(sheets))
    )
    names = namesakes(session)
    rows = session.execute(query).all()
    return {row[0]: (row[1] or "", row[2], names.called(row[5], row[3]), row[4] is MeetingStatus.OPEN) for row in rows}


def _require_same_grounds(session: Session, ours: Mapping[str, Unit], brought: _Brought) -> None:
    """Points given under another rubric or other rules are not comparable, whatever they look like."""
    here = grounds_of(session, ours)
    other = [item for item, digest in brought.grounds.items() if item in here and here[item] != digest]
    if other:
        numbers = session.scalars(
            select(Proposal.number)
            .join(AgendaItem, AgendaItem.proposal_id == Proposal.id)
            .where(AgendaItem.id.in_(other))
        )
        raise Refused(
            "stations.other_rubric", station=brought.head.station, proposals="、".join(sorted(map(str, numbers)))
        )


def _imports(session: Session) -> list[tuple[str, dict[str, Any]]]:
    query = (
        select(AuditEntry.at, AuditEntry.details).where(AuditEntry.act == Act.IMPORT_BUNDLE).order_by(AuditEntry.seq)
    )
    return [(at, json.loads(details)) for at, details in session.execute(query)]


def _write(work: UnitOfWork, found: list[UnitFinding], ours: Mapping[str, Unit], brought: _Brought, here: str) -> int:
    """Put the taken sheets in, tell their entries again, and say in one entry what was taken and what was decided."""
    taken = [one for one in found if one.taken]
    decided = [
        one for one in found if one.standing is Standing.BOTH and one.choice is not Choice.LEAVE and not one.why_not
    ]
    session = work.session
    anew = _anew(session, taken, ours, brought)
    waiting, settled = _waits_anew(session, found, brought.head.station)
    work.record(
        Act.IMPORT_BUNDLE, Kind.WORKSPACE, here,
        station=brought.head.station, called=brought.head.called, number=brought.head.number, digest=brought.digest,
        made_at=brought.head.made_at, last_hash=brought.head.last_hash,
        sheets=len(taken), undecided=sum(one.open for one in found), anew=sorted(anew), waiting=waiting, settled=settled,
        known=_learned([*taken, *(one for one in decided if not one.taken)], ours, brought),
    )  # fmt: skip
    for one in decided:
        note_decision(work, unit=one)
    for one in taken:
        _put(work, ours[one.sheet_id], brought.units[one.sheet_id])
    work.retell(_entries(session, taken, anew, brought))
    session.expire_all()
    unsound = [*sheets_complete(session), *votes_entitled(session)]
    if unsound:
        raise Refused("stations.unsound", station=brought.head.station, reason=unsound[0].code)
    return len(taken) + sum(1 for one in decided if not one.taken)


def _learned(settled: list[UnitFinding], ours: Mapping[str, Unit], brought: _Brought) -> dict[str, list[str]]:
    """Every digest that the other log knows of the rows of these sheets, and those decided against: what came from there
    once is not new when an older bundle brings it, and no question is asked twice."""
    found: dict[str, set[str]] = {}
    for one in settled:
        for table in TABLES:
            for row in (*ours[one.sheet_id].rows[table], *brought.units[one.sheet_id].rows[table]):
                name = (table, str(row["id"]))
                found.setdefault(" ".join(name), set()).update({row_digest(row)}, brought.history.get(name, ()))
    return {name: sorted(digests) for name, digests in sorted(found.items())}


def _put(work: UnitOfWork, mine: Unit, theirs: Unit) -> None:
    """The rows of the bundle in the place of ours: first what is not in it goes, so that nothing stands twice."""
    for table in reversed(TABLES):
        stay = {str(row["id"]) for row in theirs.rows[table]}
        for row in mine.rows[table]:
            if str(row["id"]) not in stay:
                work.put_held(table, None, str(row["id"]))
    for table in TABLES:
        for row in theirs.rows[table]:
            work.put_held(table, row, str(row["id"]))


def _anew(session: Session, taken: list[UnitFinding], ours: Mapping[str, Unit], brought: _Brought) -> set[str]:
    """Those taken sheets of which our log says what the other does not know: it counts no more, and theirs is told anew."""
    sheets = {one.sheet_id: ours[one.sheet_id] for one in taken}
    there, here = _origins(brought.entries), _origins(entries_about(session, sheets))
    return {sheet for sheet in sheets if here.get(sheet, []) != there.get(sheet, [])[: len(here.get(sheet, []))]}


def _origins(entries: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """By sheet, the origins of its entries in their order."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        for sheet_id in entry["sheets"]:
            found.setdefault(sheet_id, []).append(entry["origin"])
    return found


def _entries(session: Session, taken: list[UnitFinding], anew: set[str], brought: _Brought) -> list[Told]:
    """What the other log says of the taken sheets: where ours is a part of it what is new here, else all of it."""
    known = set(session.scalars(select(AuditEntry.hash)))
    known |= {
        json.loads(details).get("origin", "")
        for details in session.scalars(select(AuditEntry.details).where(AuditEntry.details.contains('"origin"')))
    }
    wanted = {one.sheet_id for one in taken}
    told = []
    for entry in brought.entries:
        sheets = wanted & set(entry["sheets"])
        if not sheets or (entry["origin"] in known and not sheets & anew):
            continue
        details = {**entry["details"], "station": brought.head.station, "origin": entry["origin"]}
        actor = Actor(str(entry["actor_id"]), str(entry["actor_name"]), entry["role"])
        told.append(
            Told(
                str(entry["act"]),
                str(entry["kind"]),
                str(entry["subject_id"]),
                details_text(details),
                str(entry["at"]),
                actor,
            )
        )
    return told

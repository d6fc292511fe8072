"""The one door for a file that comes in: the dry run is the real run without its last step.

The same functions serve the window's preview and the command line. Sample data (示例) never enters a real workspace.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.confined.reader import Reader, read_apart
from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.domain.imports.columns import FORMS
from qtic_desktop.domain.imports.forms import Column, ImportForm, ImportKind
from qtic_desktop.domain.imports.words import taught, with_choices
from qtic_desktop.exchange.calendars import read_calendar
from qtic_desktop.exchange.centers import read_centers
from qtic_desktop.exchange.departments import read_departments
from qtic_desktop.exchange.experts import read_experts
from qtic_desktop.exchange.findings import Findings, RowFinding
from qtic_desktop.exchange.proposals import read_proposals
from qtic_desktop.exchange.scores import read_scores
from qtic_desktop.exchange.spreadsheets import Imported
from qtic_desktop.exchange.units import read_units
from qtic_desktop.services.archive.generations import is_kept_before, keep_before
from qtic_desktop.services.imports.calendar import import_calendar
from qtic_desktop.services.imports.centers import import_centers
from qtic_desktop.services.imports.people import import_departments, import_experts
from qtic_desktop.services.imports.proposals import import_proposals
from qtic_desktop.services.imports.scores import import_scores
from qtic_desktop.services.imports.tally import RowOutcome, Tally
from qtic_desktop.services.imports.units import import_units
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.use_case import UseCase, WorkOrder, Write
from qtic_desktop.storage.queries.import_words import learned_words
from qtic_desktop.storage.queries.office_lists import own_modes
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace

#: How names of invented data end, in the sample workspace and in what is exported from it.
SAMPLE_END = "（示例）"
MAX_ENTRIES = 2_000  # rows of which a look before the import shows the values

READERS: dict[str, Callable[[Path], Imported[Any]]] = {
    "proposals": read_proposals,
    "experts": read_experts,
    "scores": read_scores,
    "departments": read_departments,
    "centers": read_centers,
    "units": read_units,
    "calendar": read_calendar,
}
WRITERS: dict[str, UseCase[...]] = {
    "proposals": import_proposals,
    "experts": import_experts,
    "scores": import_scores,
    "departments": import_departments,
    "centers": import_centers,
    "units": import_units,
    "calendar": import_calendar,
}


#: Kinds of which a record that is there can be brought up to what a file says.
UPDATABLE = frozenset({ImportKind.EXPERTS})


@dataclass(frozen=True, slots=True)
class ImportEntry:
    """One row of the file for a look before it is written: whom or what it is about, what comes of it, and its values
    (column key, text) as they were read; none for a row that could not be read."""

    row: int
    name: str
    outcome: RowOutcome
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did or, for a dry run, would do.

    ``rows`` are the entries of the table; each is ``new`` (taken in), ``updated`` (its record takes what the file says),
    ``same`` or ``different`` (there already, left as it is) or among ``rejected`` (row numbers). ``written``
    counts what is in the record now because of this run.
    ``seen_before`` is the time of an earlier import of this very file. ``entries`` are the first ``MAX_ENTRIES`` rows.
    """

    kind: ImportKind
    rows: int
    new: int
    same: int
    different: int
    rejected: tuple[int, ...]
    written: int
    dry_run: bool
    findings: tuple[RowFinding, ...]
    unused_columns: tuple[str, ...]
    seen_before: str
    changes: Changes
    entries: tuple[ImportEntry, ...]
    updated: int = 0

    @property
    def accepted(self) -> int:
        """Rows that are taken in, or would be."""
        return self.new + self.updated

    @property
    def is_clean(self) -> bool:
        """Whether every entry of the file is taken in, with nothing that a person has to settle."""
        left = any(finding.blocking for finding in self.findings) or self.different
        return not left and (self.accepted > 0 or not self.rows)


class _LeaveNothing(Exception):
    """Ends a transaction whose outcome is only wanted, or that would write nothing."""


def import_file(
    workspace: Workspace, actor: Actor, kind: str, path: Path, *, dry_run: bool, update: bool = False
) -> ImportReport:
    """Read ``path`` as ``kind`` and write what is new in one transaction, or, for a dry run, do all of it and undo it.

    With ``update`` records that are there and differ take what the file says, where the kind is one of ``UPDATABLE``.

    Raises ``Refused`` for a file that is no table of this kind; then nothing is written. What is wrong with single rows
    is in the findings of the report, each with its sentence.
    """
    found = _read(workspace, actor, kind, path)
    samples = Tally()
    found = found if workspace.info.sample else _without_samples(found, FORMS[ImportKind(kind)], samples)
    before = ask(workspace.store, actor, seen_before.bind(digest=found.digest))

    def take(*, leave: bool) -> tuple[Tally, Changes]:
        tally = deepcopy(samples)

        def run(work: UnitOfWork) -> Changes:
            also = {"update": True} if update and kind in UPDATABLE else {}
            changes = WRITERS[kind](work, found=found, source=path.name, tally=tally, **also)
            work.flush()
            if leave or not tally.written:
                raise _LeaveNothing
            return changes

        try:
            return tally, perform(workspace.store, actor, Write(WRITERS[kind].act, run))
        except _LeaveNothing:
            return tally, Changes()

    act = WRITERS[kind].act
    if not dry_run and is_kept_before(workspace, act) and take(leave=True)[0].written:
        keep_before(workspace, act)  # not for a file of which nothing is new
    tally, changes = take(leave=dry_run)
    return _report(ImportKind(kind), found, tally, 0 if dry_run else tally.written, before, changes, dry_run)


def _read(workspace: Workspace, actor: Actor, kind: str, path: Path) -> Imported[Any]:
    """The file under the headings of its kind; those of a recommendation list may have been taught."""
    if kind == ImportKind.PROPOSALS:
        return read_apart(Reader.TABLES, read_proposals, path, form_of(workspace, actor, kind))
    return read_apart(Reader.TABLES, READERS[kind], path)


def form_of(workspace: Workspace, actor: Actor, kind: str) -> ImportForm:
    """The columns of a kind with the headings that this office has taught."""
    form = FORMS[ImportKind(kind)]
    if kind != ImportKind.PROPOSALS:
        return form
    modes = ask(workspace.store, actor, own_modes.bind())
    return with_choices(taught(form, ask(workspace.store, actor, learned_words.bind())), "mode", modes)


def import_order(kind: str, path: Path, *, dry_run: bool, update: bool = False) -> WorkOrder[ImportReport]:
    """The import of one file as a job, with the right of its kind."""
    return WorkOrder(
        WRITERS[kind].act,
        lambda workspace, actor: import_file(workspace, actor, kind, path, dry_run=dry_run, update=update),
        saves=not dry_run,
        thread="storage",
    )


def _report(
    kind: ImportKind, found: Imported[Any], tally: Tally, written: int, before: str, changes: Changes, dry_run: bool
) -> ImportReport:
    outcomes = {row: RowOutcome.REJECTED for row in found.rejected_rows} | tally.outcomes
    findings = Findings((*found.findings, *tally.findings))
    if before:
        findings.add(RowFinding(0, "", "imports.seen_before", {"at": before[:16].replace("T", " ")}, blocking=False))
    return ImportReport(
        kind=kind,
        rows=found.rows_seen,
        new=tally.new,
        same=tally.count(RowOutcome.SAME),
        different=tally.count(RowOutcome.DIFFERENT),
        rejected=tuple(sorted(row for row, outcome in outcomes.items() if outcome is RowOutcome.REJECTED)),
        written=written,
        dry_run=dry_run,
        findings=findings.in_order(),
        unused_columns=found.unused_columns,
        seen_before=before,
        changes=changes,
        entries=tuple(_entries(kind, found, outcomes)),
        updated=tally.count(RowOutcome.UPDATED),
    )


def _entries(kind: ImportKind, found: Imported[Any], outcomes: Mapping[int, RowOutcome]) -> Iterator[ImportEntry]:
    form = FORMS[kind]
    items = {item.row: item for item in found.items}
    for row in sorted(outcomes)[:MAX_ENTRIES]:
        item = items.get(row)
        if item is None:
            yield ImportEntry(row, found.rejected_names.get(row, ""), outcomes[row])
        else:
            values = tuple((column.key, text) for column in form.columns if (text := _value_text(item, column)))
            yield ImportEntry(row, str(getattr(item, form.subject)), outcomes[row], values)


def _value_text(item: object, column: Column) -> str:
    """A value as it was read; that of a pick-list as the program keeps it."""
    if column.shape == "points" and column.key.startswith("item_"):
        points: Sequence[Decimal | None] = getattr(item, "points", ())
        place = int(column.key.removeprefix("item_"))
        value: object = points[place - 1] if place <= len(points) else None
    else:
        value = getattr(item, column.key, None)
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _without_samples(found: Imported[Any], form: ImportForm, tally: Tally) -> Imported[Any]:
    """The rows without invented data: names that end with the mark of the sample workspace, the template's example."""
    names = [column.key for column in form.columns if column.shape == "name"]
    items, named = [], dict(found.rejected_names)
    for item in found.items:
        marked = [text for key in names if (text := str(getattr(item, key, ""))).endswith(SAMPLE_END)]
        if all(str(getattr(item, key)) == form.column(key).example for key in form.keys):
            marked.append(form.column(form.subject).example)  # the example of the template without its mark
        if marked:
            tally.refuse(item.row, "imports.sample_row", name=marked[0])
            named[item.row] = str(getattr(item, form.subject))
        else:
            items.append(item)
    return dataclasses.replace(found, items=tuple(items), rejected_names=named)


@query(Read.AUDIT)
def seen_before(session: Session, *, digest: str) -> str:
    found = select(AuditEntry.at).where(AuditEntry.details.contains(digest)).order_by(AuditEntry.seq).limit(1)
    return session.scalars(found).first() or ""

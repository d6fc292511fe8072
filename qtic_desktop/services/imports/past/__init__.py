"""历年台账: the ledgers of past years out of one workbook, all of it or nothing (三（三）, 三（四）).

The dry run is the real run without its last step. The whole taking goes back while nothing was built on it.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from qtic_desktop.confined.reader import Reader, read_apart
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.columns_past import FORMS_OF_PAST, Part, meaning
from qtic_desktop.domain.imports.forms import MARKED_HEADING, ImportForm
from qtic_desktop.domain.imports.words import LearnedWords, taught
from qtic_desktop.exchange.past_rows import PastYears
from qtic_desktop.exchange.past_years import read_past_years
from qtic_desktop.resources import Language, message
from qtic_desktop.services.archive.generations import is_kept_before, keep_before
from qtic_desktop.services.files import MadeFile, put_file
from qtic_desktop.services.imports.files import SAMPLE_END, seen_before
from qtic_desktop.services.imports.past.report import PastReport, report_of
from qtic_desktop.services.imports.past.taking import has_new, take_past_years
from qtic_desktop.services.imports.past.tally import PastTally
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.use_case import WorkOrder, Write, job
from qtic_desktop.storage.queries.import_words import learned_words
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace


class _LeaveNothing(Exception):
    """Ends a transaction whose outcome is only wanted, or that may not be written."""


def past_forms(words: LearnedWords) -> dict[Part, ImportForm]:
    """The columns of every part with the headings that this office has taught."""
    forms = {}
    for part, form in FORMS_OF_PAST.items():
        start = meaning(part, "")
        mine = {word: key.removeprefix(start) for word, key in words.headings.items() if key.startswith(start)}
        forms[part] = taught(form, LearnedWords(MappingProxyType(mine)))
    return forms


def read_past(workspace: Workspace, actor: Actor, path: Path) -> PastYears:
    """The workbook as it is read, with the words the office has taught."""
    return read_apart(
        Reader.TABLES, read_past_years, path, past_forms(ask(workspace.store, actor, learned_words.bind()))
    )


def take_past_file(workspace: Workspace, actor: Actor, path: Path, *, dry_run: bool) -> PastReport:
    """Read ``path`` and take all of it in in one transaction; for a dry run, and where anything blocks, do the same and
    leave nothing. ``Refused`` for a file that is no workbook."""
    found = read_past(workspace, actor, path)
    before = ask(workspace.store, actor, seen_before.bind(digest=found.digest))

    def take(*, leave: bool) -> tuple[PastTally, Changes, bool]:
        tally = PastTally(found)
        if not workspace.info.sample:
            _refuse_samples(found, tally)

        def run(work: UnitOfWork) -> Changes:
            changes = take_past_years(work, found=found, source=path.name, tally=tally)
            work.flush()
            if leave or tally.blocked or not has_new(tally):
                raise _LeaveNothing
            return changes

        try:
            return tally, perform(workspace.store, actor, Write(Act.TAKE_PAST_YEARS, run)), True
        except _LeaveNothing:
            return tally, Changes(), False

    if not dry_run and is_kept_before(workspace, Act.TAKE_PAST_YEARS):
        tried = take(leave=True)[0]
        if has_new(tried) and not tried.blocked:
            keep_before(workspace, Act.TAKE_PAST_YEARS)
    tally, changes, written = take(leave=dry_run)
    return report_of(tally, found.unknown, before, changes, dry_run=dry_run, written=written)


def _refuse_samples(found: PastYears, tally: PastTally) -> None:
    """Invented centres never enter a real workspace."""
    for item in found.centers:
        if item.name.endswith(SAMPLE_END) or item.host_name.endswith(SAMPLE_END):
            tally.say(Part.CENTERS, item.place, "name", "past.sample_row", name=item.name)


def past_order(path: Path, *, dry_run: bool) -> WorkOrder[PastReport]:
    """Taking in one workbook as a job."""
    return WorkOrder(
        Act.TAKE_PAST_YEARS,
        lambda workspace, actor: take_past_file(workspace, actor, path, dry_run=dry_run),
        saves=not dry_run,
        thread="storage",
    )


@job(Act.TAKE_PAST_YEARS, thread="storage")
def mark_past_file(workspace: Workspace, actor: Actor, *, path: Path, out: Path, lang: Language = "zh") -> MadeFile:
    """A copy of the workbook with every reason beside its cell, sheet by sheet, and what is missing of each centre beside its
    row, to ``out``. ``about`` is how many rows are marked, ``status`` as for a list that is given back.

    Raises ``Refused`` as the reading, and imports.nothing_to_mark.
    """
    from qtic_desktop.documents.xlsx.marking import Mark, Source, mark_sheets, opens

    report, found = take_past_file(workspace, actor, path, dry_run=True), read_past(workspace, actor, path)
    marks: dict[str, list[Mark]] = {sheet.name: [] for sheet in found.sheets}
    for sheet in found.sheets:
        for told in (one.found for one in report.findings if one.sheet == sheet.name):
            place = sheet.places.get(told.column, 0)
            marks[sheet.name].append(Mark(told.row or sheet.header_row, place, told.sentence(lang), told.blocking))
    if not any(marks.values()):
        raise Refused("imports.nothing_to_mark", file=path.name)
    data = path.read_bytes()
    try:
        own = all(read_apart(Reader.TABLES, opens, data, sheet.name) for sheet in found.sheets)
    except Refused:
        own = False
    sources = [Source(data if own else b"", sheet.name, sheet.header_row, sheet.texts) for sheet in found.sheets]
    made = mark_sheets(sources, marks, title=MARKED_HEADING, author=message("imports.marked_by", lang))
    put_file(made.data, out)
    count = sum(len({one.row for one in told}) for told in marks.values())
    return MadeFile(out, str(count), "own" if made.own else "table")


__all__ = ["PastReport", "mark_past_file", "past_order", "take_past_file"]

"""Write ledgers of past years into the record: the centres first, then what was written about each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.dates import PERIOD_YEARS
from qtic_desktop.domain.identity import name_key
from qtic_desktop.domain.imports.columns_past import Part
from qtic_desktop.domain.launch import ChangeKind
from qtic_desktop.exchange.past_rows import PastCenter, PastYears, Place
from qtic_desktop.services.imports.past.gaps import name_gaps
from qtic_desktop.services.imports.past.grades import take_grades
from qtic_desktop.services.imports.past.lines import take_changes, take_targets
from qtic_desktop.services.imports.past.reports import take_reports
from qtic_desktop.services.imports.past.tally import CenterTally, PastTally
from qtic_desktop.services.imports.places import Register, register
from qtic_desktop.services.launch import last_day
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.held_rows import held_rows
from qtic_desktop.storage.tables.base import Base
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.tables.launch import AnnualDuty, Center, CenterChange, CenterTarget
from qtic_desktop.storage.tables.past import PastRow, PastTaking
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.witness import row_digest

_TRACKS: Final = {"NEW": "新建", "CONVERSION": "转建"}
_TABLES: Final = (Center, AnnualDuty, Evaluation, CenterChange, CenterTarget)


@use_case(Act.TAKE_PAST_YEARS)
def take_past_years(work: UnitOfWork, *, found: PastYears, source: str, tally: PastTally) -> Changes:
    """Take a whole workbook in, or say in ``tally`` why not: while anything blocks, the caller leaves the transaction. A
    centre that is there already keeps what the record says; years, grades and changes it has not are added to it."""
    centers = _take_centers(work, found, tally)
    _check_references(found, centers, tally)
    mine = dict(centers)
    made: list[Center | AnnualDuty | Evaluation | CenterChange | CenterTarget] = [
        center for number, center in centers.items() if not tally.centers[number].known
    ]
    made += take_reports(work, found.reports, mine, tally)
    made += take_grades(work, found.grades, mine, tally)
    made += take_changes(work, found.changes, mine, tally)
    made += take_targets(work, found.targets, mine, tally)
    work.flush()
    name_gaps(work, mine, tally)
    _remember(work, found, source, tally, made)
    ids = [center.id for center in mine.values()]
    kinds = {(Kind.DUTY, ""), (Kind.EVALUATION, "")} if made else set()
    return Changes(frozenset({*((Kind.CENTER, one) for one in ids), *kinds}))


def _take_centers(work: UnitOfWork, found: PastYears, tally: PastTally) -> dict[str, Center]:
    """The centres of the workbook by number, new ones and those that are there."""
    # A row whose department is unknown is written as far as the transaction that is left in the end.
    work.ask_links_at_the_end()
    departments = register(work.session)
    there = {row.number: row for row in work.session.scalars(select(Center))}
    first: dict[str, PastCenter] = {}
    centers: dict[str, Center] = {}
    for item in found.centers:
        before = first.setdefault(item.number, item)
        if before is not item:
            if _values(before) != _values(item):
                tally.say(Part.CENTERS, item.place, "number", "past.center_twice", first=before.place.row)
            continue
        department = departments.id_of(item.department)
        if not department:
            tally.say(
                Part.CENTERS, item.place, "department", "past.unknown_department", name=item.department,
                near=departments.near(item.department),
            )  # fmt: skip
        known = there.get(item.number)
        tally.centers[item.number] = CenterTally(item.number, item.name, item.place, known is not None)
        if known is not None:
            _say_known(item, known, department, departments, tally)
            centers[item.number] = known
            continue
        center = _center(work, item, department, tally)
        work.session.add(center)
        centers[item.number] = center
    for number in _numbers(found) - centers.keys():
        if number in there:
            centers[number] = there[number]
            tally.centers[number] = CenterTally(number, there[number].name, None, known=True)
    work.flush()
    return centers


def _numbers(found: PastYears) -> set[str]:
    return {one.number for part in (found.reports, found.grades, found.changes, found.targets) for one in part}


def _values(item: PastCenter) -> tuple[object, ...]:
    return tuple(getattr(item, name) for name in PastCenter.__slots__ if name != "place")


def _center(work: UnitOfWork, item: PastCenter, department: str, tally: PastTally) -> Center:
    started = item.started_on or work.today
    ends = item.ends_on or last_day(work.session, started)
    if item.ends_on is None:
        tally.say(
            Part.CENTERS, item.place, "ends_on", "past.end_reckoned", blocking=False, years=PERIOD_YEARS,
            date=ends.isoformat(),
        )  # fmt: skip
    if started > work.today:
        tally.say(Part.CENTERS, item.place, "started_on", "past.in_future", date=started.isoformat())
    if item.status_on is not None and item.status_on > work.today:
        tally.say(Part.CENTERS, item.place, "status_on", "past.in_future", date=item.status_on.isoformat())
    return Center(
        id=work.new_id(), number=item.number, name=item.name, host_name=item.host_name, department_id=department,
        track=item.track, started_on=started, ends_on=ends, status=item.status or "running", start_paper=item.start_paper,
        old_center_name=item.old_center, director_name=item.director, partners=item.partners,
        status_on=item.status_on, status_reason=item.status_reason,
    )  # fmt: skip


def _say_known(item: PastCenter, row: Center, department: str, departments: Register, tally: PastTally) -> None:
    """What the file says otherwise of a centre that is there; the record is left as it is."""
    pairs = {
        "中心名称": (row.name, item.name),
        "依托单位": (row.host_name, item.host_name),
        "主管部门": (departments.names.get(row.department_id, ""), departments.names.get(department, "")),
        "启动日期": (row.started_on, item.started_on),
        "建设期满": (row.ends_on, item.ends_on),
        "类型": (_TRACKS.get(row.track, row.track), _TRACKS.get(item.track, "")),
        "启动文号": (row.start_paper, item.start_paper),
        "中心主任": (row.director_name, item.director),
        "共建单位": (row.partners, item.partners),
        "原中心名称": (row.old_center_name, item.old_center),
        "现状": (row.status, item.status),
    }
    told = [f"{title}“{there}”≠“{file}”" for title, (there, file) in pairs.items() if file and str(there) != str(file)]
    code = "imports.row_differs" if told else "imports.row_known"
    tally.say(Part.CENTERS, item.place, "", code, blocking=False, name=item.number, what="；".join(told))


def _check_references(found: PastYears, centers: Mapping[str, Center], tally: PastTally) -> None:
    """Every row is about a centre that is there, and its name, where it is written, is one the centre has or had."""
    names: dict[str, set[str]] = {number: {name_key(center.name)} for number, center in centers.items()}
    for change in found.changes:
        if change.kind == ChangeKind.NAME and change.number in names:
            names[change.number] |= {name_key(change.before), name_key(change.after)}
    rows: Sequence[tuple[Part, str, str, Place]] = [
        (part, one.number, one.name, one.place)
        for part, items in (
            (Part.REPORTS, found.reports), (Part.GRADES, found.grades), (Part.CHANGES, found.changes),
            (Part.TARGETS, found.targets),
        )
        for one in items
    ]  # fmt: skip
    for part, number, name, place in rows:
        if number not in centers:
            tally.say(part, place, "number", "past.no_such_center", number=number)
        elif name and name_key(name) not in names[number]:
            tally.say(part, place, "name", "past.other_name", number=number, name=centers[number].name)


def _remember(
    work: UnitOfWork, found: PastYears, source: str, tally: PastTally,
    made: Sequence[Center | AnnualDuty | Evaluation | CenterChange | CenterTarget],
) -> None:  # fmt: skip
    """Note the taking, each row it wrote with the digest it has now, and one audit entry."""
    kinds: dict[type[Base], list[Center | AnnualDuty | Evaluation | CenterChange | CenterTarget]] = defaultdict(list)
    for row in made:
        kinds[type(row)].append(row)
    number = (work.session.scalar(select(func.max(PastTaking.number))) or 0) + 1
    counts = {name: len(kinds[kind]) for name, kind in zip(_COUNTED, _TABLES, strict=True)}
    taking = PastTaking(
        id=work.new_id(), number=number, source=source, sha256=found.digest, taken_on=work.today, withdrawn_reason="",
        **counts,
    )  # fmt: skip
    work.session.add(taking)
    work.flush()
    connection = work.session.connection()
    for kind, rows in kinds.items():
        about = {row.id: row.id if isinstance(row, Center) else row.center_id for row in rows}
        digests = {
            str(held["id"]): row_digest(held) for held in held_rows(connection, kind.__tablename__, "id", sorted(about))
        }
        work.add_many(
            PastRow,
            [
                {
                    "id": work.new_id(), "taking_id": taking.id, "table_name": kind.__tablename__, "row_id": one,
                    "center_id": center, "digest": digests[one],
                }
                for one, center in about.items()
            ],
        )  # fmt: skip
    work.record(
        Act.TAKE_PAST_YEARS, Kind.CENTER, "", source=source, sha256=found.digest, number=number, **counts,
        gaps=sum(bool(one.gaps) for one in tally.centers.values()),
    )  # fmt: skip


_COUNTED: Final = ("centers", "reports", "grades", "changes", "targets")


def has_new(tally: PastTally) -> bool:
    """Whether the workbook brings anything the record has not."""
    lines = tally.centers.values()
    return any(not one.known or one.reports or one.grades or one.changes or one.targets for one in lines)

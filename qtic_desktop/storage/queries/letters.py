"""Rows of 推荐函与收件: letters, and below each of them its deliveries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.batches import QuotaStanding, batch_of_day
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.intake import LISTED, ProposalStatus
from qtic_desktop.domain.intake.letters import KnownLetter
from qtic_desktop.domain.letters import Delivered, ListCheck, ListedCenter, check_list, list_text
from qtic_desktop.storage.queries.batches import spans, standings
from qtic_desktop.storage.queries.history import HistoryRow, told_about
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.letters import Delivery, Letter, LetterLine
from qtic_desktop.storage.tables.registry import Attachment, Department
from qtic_desktop.storage.unit_of_work import find

#: The kind of a file that is the scan of a letter.
SCAN = "letter_scan"


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter or, with ``is_delivery``, something handed in with it: ``number`` is then that of the slip, ``dated`` the
    day. ``listed`` counts the lines of the list, ``delivered`` those whose centre is there by name."""

    id: str
    letter_id: str
    is_delivery: bool
    number: str
    dated: date
    department_name: str
    in_force: bool
    reason: str
    place: str
    channel: str = ""
    sealed: bool = False
    opinion: str = ""
    received_on: date | None = None
    listed: int = 0
    delivered: int = 0
    scan: str = ""
    scan_sha256: str = ""
    who: str = ""
    papers: str = ""
    centers: str = ""
    """The list as it was keyed, a line for each centre."""
    quota: QuotaStanding | None = None
    """That of its department in the batch of the day it came; None where there is none."""

    @property
    def incomplete(self) -> bool:
        """Whether something of a letter in force is missing: its seal, its list, or a centre of the list."""
        return not self.is_delivery and self.in_force and (not self.sealed or self.delivered < (self.listed or 1))


#: An intention has no plan that could have been handed in.
_NOT_DELIVERED = (ProposalStatus.WITHDRAWN.value, ProposalStatus.INTENTION.value)
#: A row of an imported workbook of which nobody has noted a day of receipt: no paper came with it.
_ONLY_LISTED = (
    (Proposal.status == ProposalStatus.DRAFT.value)
    & Proposal.draft.contains(f'"{LISTED}', autoescape=True)
    & (func.coalesce(func.json_extract(Proposal.draft, "$.values.received_on"), "") == "")
)


@query(Read.LETTERS)
def letters(session: Session) -> tuple[LetterRow, ...]:
    """All letters, the last received first, each with its deliveries below it."""
    listed, delivered = _lists(session), _came(session)
    scans = {
        row.subject_id: row
        for row in session.scalars(select(Attachment).where(Attachment.kind == SCAN).order_by(Attachment.id))
    }
    below: dict[str, list[Delivery]] = defaultdict(list)
    for one in session.scalars(select(Delivery).order_by(Delivery.number)):
        below[one.letter_id].append(one)
    found = session.execute(
        select(Letter, Department.name)
        .join(Department, Department.id == Letter.department_id)
        .order_by(Letter.received_on.desc(), Letter.id.desc())
    )
    rows: list[LetterRow] = []
    every, quotas = spans(session), standings(session)
    for letter, department in found:
        scan = scans.get(letter.id)
        rows.append(
            LetterRow(
                letter.id, letter.id, False, letter.number, letter.dated, department, letter.in_force, letter.reason,
                letter.place, letter.channel.value, letter.sealed, letter.opinion, letter.received_on,
                len(listed[letter.id]), delivered.get(letter.id, 0), "" if scan is None else scan.file_name,
                "" if scan is None else scan.sha256, centers=list_text(listed[letter.id]),
                quota=quotas.get((batch_of_day(every, letter.received_on).id, letter.department_id)) if quotas else None,
            )
        )  # fmt: skip
        rows += [
            LetterRow(
                one.id, letter.id, True, one.number, one.delivered_on, department, one.in_force, one.reason, one.place,
                who=one.who, papers=one.papers,
            )
            for one in below[letter.id]
        ]  # fmt: skip
    return tuple(rows)


@query(Read.LETTERS)
def letters_of(session: Session, *, department_id: str) -> tuple[KnownLetter, ...]:
    """The letters in force of a department, the last received first."""
    own = select(Letter).where(Letter.department_id == department_id, Letter.in_force)
    rows = session.scalars(own.order_by(Letter.received_on.desc(), Letter.id.desc()))
    return tuple(KnownLetter(row.number, row.dated, row.received_on, row.channel.value) for row in rows)


def _lists(session: Session) -> dict[str, list[ListedCenter]]:
    """The list of every letter that has one."""
    found: dict[str, list[ListedCenter]] = defaultdict(list)
    for line in session.scalars(select(LetterLine).order_by(LetterLine.position)):
        found[line.letter_id].append(ListedCenter(line.center_name, line.host_name))
    return found


def _came(session: Session) -> dict[str, int]:
    """Of how many lines of each list the centre was handed in under that name."""
    there = select(Proposal.id).where(
        Proposal.center_name == LetterLine.center_name,
        Proposal.status.not_in(_NOT_DELIVERED),
        ~_ONLY_LISTED,
        Proposal.track != TRACK,
    )
    counted = select(LetterLine.letter_id, func.count()).where(there.exists()).group_by(LetterLine.letter_id)
    return {row.letter_id: row[1] for row in session.execute(counted)}


@query(Read.LETTERS)
def letter_check(session: Session, *, letter_id: str) -> ListCheck:
    """The list of a letter against what was delivered: accepted proposals and drafts that are being keyed."""
    letter = find(session, Letter, letter_id)
    listed = list_of(session, letter_id)
    quotes = (Proposal.letter_number == letter.number) & (Proposal.department_id == letter.department_id)
    names = [Proposal.center_name.in_([line.center_name for line in listed])]
    hosts = [Proposal.host_name.in_([line.host_name for line in listed if line.host_name])]
    wanted = (
        or_(quotes, *names, *hosts),
        Proposal.status.not_in(_NOT_DELIVERED),
        ~_ONLY_LISTED,
        Proposal.track != TRACK,
    )
    columns = (
        Proposal.id, func.coalesce(Proposal.number, ""), Proposal.center_name, Proposal.host_name,
        quotes.label("quotes"),
    )  # fmt: skip
    found = list(session.execute(select(*columns).where(*wanted).order_by(Proposal.id)))
    delivered = [Delivered(*row[:4]) for row in found]
    return check_list(listed, delivered, [row[0] for row in found if row[4]])


def list_of(session: Session, letter_id: str) -> tuple[ListedCenter, ...]:
    """The list of a letter in its order."""
    lines = select(LetterLine).where(LetterLine.letter_id == letter_id).order_by(LetterLine.position)
    return tuple(ListedCenter(line.center_name, line.host_name) for line in session.scalars(lines))


@query(Read.LETTERS)
def letter_history(session: Session, *, row_id: str) -> tuple[HistoryRow, ...]:
    """What was noted about a letter or a delivery, oldest first."""
    return told_about(session, row_id)

"""Rows of 复录 (双人录入): what is keyed a second time, by whom it may be, and who was wrong how often."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.intake import ProposalDraft, ProposalStatus, Verification
from qtic_desktop.domain.intake.second_keying import (
    EntryKind,
    Keyed,
    agreeing,
    fields_to_key,
    kind_of,
    read_entry,
    settled,
    value_at,
)
from qtic_desktop.domain.office_lists import OfficeList
from qtic_desktop.domain.rule_settings import KEYING_DEFAULTS
from qtic_desktop.storage.queries.office_lists import entries_in_force
from qtic_desktop.storage.queries.query import query, query_as
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.intake import Proposal, SecondKeying
from qtic_desktop.storage.tables.registry import Department, RuleSetVersion
from qtic_desktop.storage.unit_of_work import find

#: Acts by which a person sets the whole form or sees all of it before it counts.
_FIRST_KEYING = (Act.SAVE_DRAFT, Act.SUBMIT_PROPOSAL)


@dataclass(frozen=True, slots=True)
class KeyingRules:
    """Which groups of entries are keyed again, and whether a meeting takes a proposal without it (指引未规定)."""

    groups: tuple[str, ...]
    required: bool


@query(Read.RULES)
def keying_rules(session: Session) -> KeyingRules:
    """As the newest rule set says."""
    body = session.scalar(select(RuleSetVersion.body).order_by(RuleSetVersion.number.desc()).limit(1))
    rules = {**KEYING_DEFAULTS, **json.loads(body or "{}")}
    return KeyingRules(tuple(rules["keying_groups"]), rules["keying_gate"] == "required")


@dataclass(frozen=True, slots=True)
class KeyingLine:
    """One entry of a second keying. What the first keying says is never in it: ``value`` is there once both agree, and
    ``before`` only where the first keying was wrong. ``own``: the person who asks keyed it first. ``agrees``: of a long
    text that differs, how many characters (blanks not counted) agree before it does."""

    field: str
    kind: EntryKind
    state: Keyed
    value: str
    before: str
    keyer_wrong: bool
    own: bool
    agrees: int = 0


@dataclass(frozen=True, slots=True)
class KeyingSheet:
    """The second keying of a proposal, its entries in the order of the paper form."""

    proposal_id: str
    number: str
    track: str
    verification: Verification
    correcting: bool
    lines: tuple[KeyingLine, ...]
    slips: int
    """How often the second keying was wrong."""
    departments: tuple[tuple[str, str], ...] = ()
    """Id and name, to choose from."""
    modes: tuple[tuple[str, str], ...] = ()
    """Key and name of every mode, retired ones too: the first keying may have one."""

    @property
    def left(self) -> int:
        """Entries on which the two keyings do not agree yet."""
        return sum(line.state is not Keyed.AGREED for line in self.lines)


@query_as(Read.PROPOSALS)
def keying_sheet(session: Session, viewer: Actor, *, proposal_id: str) -> KeyingSheet:
    """What ``viewer`` finds when keying a proposal a second time."""
    row = find(session, Proposal, proposal_id)
    known = entries_of(session, proposal_id)
    first = keyers_of(session, proposal_id)
    stored = ProposalDraft.from_mapping(json.loads(row.draft))
    # Once it has ended the form says what was put right: what it said before is what the log has.
    first_keyed = _first_keyed(session, proposal_id)
    lines = []
    for field in fields_to_key(so_far(stored, known), keying_rules(session).groups):
        entry = known.get(field)
        agreed = entry is not None and entry.state is Keyed.AGREED
        own = entry.keyer_id == viewer.id if entry is not None and entry.corrected else viewer.id in first
        lines.append(
            KeyingLine(
                field,
                kind_of(field),
                Keyed.OPEN if entry is None else entry.state,
                entry.written if entry is not None and agreed else "",
                first_keyed.get(field, value_at(stored, field))
                if entry is not None and agreed and entry.keyer_wrong
                else "",
                entry is not None and entry.keyer_wrong,
                own and not agreed,
                _agrees(stored, entry),
            )
        )
    slips = sum(entry.slips for entry in known.values())
    departments = session.execute(
        select(Department.id, Department.name).where(Department.merged_into_id.is_(None)).order_by(Department.name)
    ).all()
    return KeyingSheet(
        row.id, row.number or "", row.track, row.verification, bool(row.correction), tuple(lines), slips,
        tuple((one.id, one.name) for one in departments),
        tuple((one.key, one.title) for one in entries_in_force(session, OfficeList.MODES)),
    )  # fmt: skip


def _agrees(stored: ProposalDraft, entry: SecondKeying | None) -> int:
    if entry is None or entry.tried is None or kind_of(entry.field) is not EntryKind.LONG:
        return 0
    return agreeing(read_entry(entry.field, value_at(stored, entry.field)).value, entry.tried)


def entries_of(session: Session, proposal_id: str) -> dict[str, SecondKeying]:
    """The entries in force, by field, in the order they came."""
    wanted = (SecondKeying.proposal_id == proposal_id, SecondKeying.state != Keyed.VOID)
    return {row.field: row for row in session.scalars(select(SecondKeying).where(*wanted).order_by(SecondKeying.id))}


def so_far(stored: ProposalDraft, known: dict[str, SecondKeying]) -> ProposalDraft:
    """The form with what both keyings agreed on."""
    return settled(stored, {field: row.written for field, row in known.items() if row.state is Keyed.AGREED})


def keyers_of(session: Session, proposal_id: str) -> dict[str, str]:
    """Who keyed a proposal first or handed it in, id to name; the one who typed most comes first."""
    told = session.execute(
        select(AuditEntry.actor_id, AuditEntry.actor_name, AuditEntry.act, AuditEntry.details)
        .where(AuditEntry.subject_id == proposal_id, AuditEntry.act.in_(_FIRST_KEYING))
        .order_by(AuditEntry.seq)
    ).all()
    names, typed = {}, Counter[str]()
    for entry in told:
        # A save tells how many entries it changed; one of before that time may have changed any.
        changed = 0 if entry.act == Act.SUBMIT_PROPOSAL else json.loads(entry.details).get("typed", 1)
        if changed or entry.act == Act.SUBMIT_PROPOSAL:
            names[entry.actor_id] = entry.actor_name
            typed[entry.actor_id] += changed
    return {key: names[key] for key in sorted(names, key=lambda key: -typed[key])}


def to_key_again(session: Session, viewer: Actor) -> ColumnElement[bool] | None:
    """Which proposals wait for ``viewer`` to key them again; None where none can: the rules leave it open, and this person
    has other work than verifying. What a person keyed first does not wait for that person."""
    rules = keying_rules(session)
    if not (rules.required or Role.VERIFIER in viewer.roles):
        return None
    own = (
        select(AuditEntry.subject_id)
        .where(AuditEntry.actor_id == viewer.id, AuditEntry.act.in_(_FIRST_KEYING))
        .where(AuditEntry.details.not_like('%"typed": 0%'))
    )
    before_scoring = Proposal.status.in_((ProposalStatus.ACCEPTED.value, ProposalStatus.IN_REVIEW.value))
    open_yet = Proposal.verification.in_((Verification.OPEN, Verification.BEGUN)) & (Proposal.correction == "")
    return before_scoring & (Proposal.track != TRACK) & open_yet & Proposal.id.not_in(own)


@dataclass(frozen=True, slots=True)
class PutRight:
    """An entry of the form that says what the second keying put there: as first keyed, and as it is now."""

    field: str
    before: str
    now: str


@query(Read.PROPOSALS)
def put_right(session: Session, *, proposal_id: str) -> tuple[PutRight, ...]:
    """What an ended second keying changed in the form and nobody corrected since; empty while it has not ended."""
    row = find(session, Proposal, proposal_id)
    if row.verification is not Verification.VERIFIED:
        return ()
    first = _first_keyed(session, proposal_id)
    wrong = [entry for entry in entries_of(session, proposal_id).values() if entry.keyer_wrong]
    return tuple(PutRight(one.field, first[one.field], one.written) for one in wrong if one.field in first)


def _first_keyed(session: Session, proposal_id: str) -> dict[str, str]:
    """What the first keying had where a value that came twice took its place, as the log says; the last time counts."""
    told = session.scalars(
        select(AuditEntry.details)
        .where(AuditEntry.subject_id == proposal_id, AuditEntry.act == Act.KEY_AGAIN)
        .order_by(AuditEntry.seq)
    )
    return {field: pair[0] for text in told for field, pair in json.loads(text).get("changed", {}).items()}


@dataclass(frozen=True, slots=True)
class KeyerRow:
    """How one person keys: ``keyed`` entries of the first keying were keyed again and ``wrong`` of them were wrong;
    ``again`` entries the person keyed a second time, with ``slips`` values that did not hold."""

    id: str
    name: str
    keyed: int
    wrong: int
    again: int
    slips: int


@query(Read.KEYING)
def keying_statistics(session: Session) -> tuple[KeyerRow, ...]:
    """Everybody who keyed something that was keyed twice, whoever was wrong most often first."""
    done = SecondKeying.agreed_at != ""
    first = session.execute(
        select(
            SecondKeying.keyer_id,
            func.max(SecondKeying.keyer_name),
            func.count(),
            func.sum(case((SecondKeying.keyer_wrong.is_(True), 1), else_=0)),
        )
        .where(done, SecondKeying.keyer_id != "")
        .group_by(SecondKeying.keyer_id)
    ).all()
    second = session.execute(
        select(
            SecondKeying.verifier_id,
            func.max(SecondKeying.verifier_name),
            func.sum(case((done, 1), else_=0)),
            func.sum(SecondKeying.slips),
        )
        .where(SecondKeying.verifier_id != "")
        .group_by(SecondKeying.verifier_id)
    ).all()
    keyed = {key: (name, count, int(wrong)) for key, name, count, wrong in first}
    again = {key: (name, int(count), int(slips)) for key, name, count, slips in second}
    none = ("", 0, 0)
    rows = [
        KeyerRow(key, (keyed.get(key) or again[key])[0], *keyed.get(key, none)[1:], *again.get(key, none)[1:])
        for key in {**keyed, **again}
    ]
    return tuple(sorted(rows, key=lambda row: (-row.wrong - row.slips, row.name)))

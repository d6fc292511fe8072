"""Hints of a formal examination, each with what was said about it; looked into and dismissed, or taken up again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.examination import hint_key, item_of
from qtic_desktop.domain.examination.hints import LedgerCenter, RegisteredLetter, examination_hints
from qtic_desktop.domain.examination.units import ListedUnit, UnitListKind
from qtic_desktop.domain.identity import name_key, normalize_name
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.others import Likeness
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.domain.problems import Problem
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.services.examination.items import items_in_force
from qtic_desktop.services.registry import current_rules
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.intake import missing_papers, others
from qtic_desktop.storage.queries.letters import list_of
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.examination import HintDismissal, ListedUnitRow
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.letters import Letter
from qtic_desktop.storage.unit_of_work import UnitOfWork, find


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: its sentence is that of ``problem``; ``item`` is the key of the item it stands beside. A reason is set
    where somebody looked into it, with who and when."""

    key: str
    problem: Problem
    item: str
    reason: str = ""
    by: str = ""
    on: date | None = None

    @property
    def open(self) -> bool:
        """Whether nobody dismissed it."""
        return not self.reason


@query(Read.EXAMINATION)
def hints_of(session: Session, *, proposal_id: str, today: date) -> tuple[Hint, ...]:
    """The hints about a proposal as it stands, those nobody dismissed first."""
    row = find(session, Proposal, proposal_id)
    draft = ProposalDraft.from_mapping(json.loads(row.draft))
    _, _, body = current_rules(session)
    alike = [one for one in others(session, alike=Likeness.of(draft)) if one.id != proposal_id]
    problems = examination_hints(
        draft, today=today, others=alike, ledger=_ledger(session, draft, proposal_id),
        missing_papers=len(missing_papers(session, proposal_id=proposal_id)),
        own_share=int(body["examination_own_share"]), letter=_letter(session, row),
        units=_units(session, row), units_kept=_lists_kept(session),
        letters_kept=session.scalar(select(Letter.id).where(Letter.in_force).limit(1)) is not None,
    )  # fmt: skip
    items = items_in_force(session, row.track)
    said = {one.hint: one for one in session.scalars(select(HintDismissal).filter_by(proposal_id=proposal_id))}
    found: dict[str, Hint] = {}
    for problem in problems:
        key = hint_key(problem)
        hint, known = Hint(key, problem, item_of(problem, items)), said.get(key)
        if known is not None and known.in_force:
            hint = replace(hint, reason=known.reason, by=known.actor_name, on=known.dismissed_on)
        found.setdefault(key, hint)
    return tuple(sorted(found.values(), key=lambda one: not one.open))


def _letter(session: Session, row: Proposal) -> RegisteredLetter | None:
    """The letter a proposal quotes, if it is registered."""
    wanted = (Letter.number == row.letter_number, Letter.department_id == row.department_id, Letter.in_force)
    letter = session.scalars(select(Letter).where(*wanted).limit(1)).first()
    if letter is None:
        return None
    listed = list_of(session, letter.id)
    names = {name_key(name) for line in listed for name in (line.center_name, line.host_name) if name}
    lists = bool({name_key(row.center_name), name_key(row.host_name)} & names) if listed else None
    return RegisteredLetter(letter.number, letter.dated, letter.sealed, lists)


def _units(session: Session, row: Proposal) -> Iterator[ListedUnit]:
    """Entries of the office's lists about the host, by its code or its name."""
    same = ListedUnitRow.name_key == name_key(row.host_name)
    if row.credit_code:
        same = same | (ListedUnitRow.credit_code == row.credit_code)
    found = select(ListedUnitRow).where(same, ListedUnitRow.in_force).order_by(ListedUnitRow.id)
    for unit in session.scalars(found):
        yield ListedUnit(unit.kind, unit.name, unit.certificate, unit.valid_until, unit.source)


def _lists_kept(session: Session) -> frozenset[UnitListKind]:
    return frozenset(session.scalars(select(ListedUnitRow.kind).where(ListedUnitRow.in_force).distinct()))


def _ledger(session: Session, draft: ProposalDraft, proposal_id: str) -> Iterator[LedgerCenter]:
    """Centres that have a name in common with the proposal, but for the one it became itself."""
    names = {column: normalize_name(draft.get(name)) for column, name in (
        (Center.name, "center_name"), (Center.host_name, "host_name"), (Center.director_name, "director_name"),
        (Center.old_center_name, "old_center_name"),
    )}  # fmt: skip
    wanted = [column == name for column, name in names.items() if name]
    if not wanted:
        return
    query = select(Center).where(or_(*wanted), Center.status != CenterStatus.TAKEN_BACK.value).order_by(Center.number)
    for center in session.scalars(query):
        if center.proposal_id != proposal_id:
            yield LedgerCenter(
                center.number, center.name, center.host_name, center.status, center.old_center_name,
                center.director_name,
            )  # fmt: skip


@use_case(Act.DISMISS_HINT)
def dismiss_hint(work: UnitOfWork, *, proposal_id: str, hint: str, reason: str) -> Changes:
    """Say why a hint does not matter for this proposal. It stays so until the entry it is about changes; ``hint`` is
    ``Hint.key``."""
    known = {one.key: one for one in hints_of(work.session, proposal_id=proposal_id, today=work.today)}
    if hint not in known:
        raise Refused("examination.no_such_hint")
    if len(reason.strip()) < LEAST_REASON:
        raise Refused("examination.reason_missing").beside("reason")
    row = _said(work, proposal_id, hint)
    if row is None:
        row = HintDismissal(
            id=work.new_id(), proposal_id=proposal_id, hint=hint, reason=reason.strip(), dismissed_on=work.today,
            actor_name=work.actor.called, in_force=True,
        )  # fmt: skip
        work.session.add(row)
    else:
        row.reason, row.dismissed_on, row.actor_name, row.in_force = reason.strip(), work.today, work.actor.called, True
    work.record(Act.DISMISS_HINT, Kind.EXAMINATION, proposal_id, hint=known[hint].problem.code, reason=row.reason)
    return Changes.of(Kind.EXAMINATION, proposal_id)


@use_case(Act.RESTORE_HINT)
def restore_hint(work: UnitOfWork, *, proposal_id: str, hint: str) -> Changes:
    """Take a dismissal back: the hint is open again; the reason that was given stays in the record."""
    row = _said(work, proposal_id, hint)
    if row is None or not row.in_force:
        raise Refused("examination.no_such_hint")
    row.in_force = False
    code = json.loads(hint)[0]
    work.record(Act.RESTORE_HINT, Kind.EXAMINATION, proposal_id, hint=code, before=row.reason)
    return Changes.of(Kind.EXAMINATION, proposal_id)


def _said(work: UnitOfWork, proposal_id: str, hint: str) -> HintDismissal | None:
    wanted = select(HintDismissal).filter_by(proposal_id=proposal_id, hint=hint)
    return work.session.scalars(wanted).one_or_none()

"""形式审查 (三（一）): what is looked at, what came of it, and what can be done next.

The guideline asks for no examination by name and sets no term: the items, the days for a correction and whether a
meeting waits for the examination are settings (指引未规定).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, Protocol

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import ProposalStatus, Track
from qtic_desktop.domain.possible import Possible, allowed
from qtic_desktop.domain.problems import Problem

#: What stands in the place of a clause where the guideline is silent.
SILENT: Final = "指引未规定"
#: Most days that can be given for a correction.
MOST_DAYS: Final = 120


class ItemGroup(StrEnum):
    """What an item is about."""

    ELIGIBILITY = "eligibility"
    COMPLETENESS = "completeness"
    SEALS = "seals"
    DATES = "dates"
    CONSISTENCY = "consistency"


class Mark(StrEnum):
    """What was found about one item."""

    OPEN = "unmarked"
    MET = "met"
    FAILED = "not_met"
    NOT_APPLICABLE = "not_applicable"


class ExaminationResult(StrEnum):
    """What an examination can come to."""

    PASSED = "passed"  # 合格
    CORRECTION = "correction"  # 补正
    REFUSED = "not_admitted"  # 不予受理


class RoundState(StrEnum):
    """Where one round stands; ``VOID``: it was taken back as a whole, and is kept."""

    OPEN = "open"
    PASSED = "passed"
    CORRECTION = "correction"
    REFUSED = "not_admitted"
    VOID = "void"


class ExaminationState(StrEnum):
    """Where the examination of a proposal stands."""

    PENDING = "pending"  # 待审查
    BEGUN = "begun"  # 审查中
    CORRECTION = "correction"  # 待补正
    RECHECK = "recheck"  # 已补正，待复核
    PASSED = "passed"  # 合格
    REFUSED = "not_admitted"  # 不予受理


#: Proposals that are looked at, or were.
STANDING: Final = (ProposalStatus.ACCEPTED, ProposalStatus.IN_REVIEW, ProposalStatus.REVIEWED)
#: States in which the desk is to do something, not the applicant.
AT_THE_DESK: Final = (ExaminationState.PENDING, ExaminationState.BEGUN, ExaminationState.RECHECK)


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One item of the list. ``clause`` is that of the guideline or ``SILENT``; ``fields`` are entries of the proposal
    it is about, or codes of hints, so that hints stand beside it. One that is not ``required`` is noted, and keeps
    nobody from passing."""

    key: str
    group: ItemGroup
    title: str
    clause: str
    tracks: tuple[Track, ...] = tuple(Track)
    fields: tuple[str, ...] = ()
    required: bool = True

    def to_mapping(self) -> dict[str, Any]:
        """As a rule set keeps it."""
        return {
            "key": self.key, "group": self.group.value, "title": self.title, "clause": self.clause,
            "tracks": [track.value for track in self.tracks], "fields": list(self.fields),
            **({} if self.required else {"required": False}),
        }  # fmt: skip


def parse_items(rows: Iterable[Mapping[str, Any]]) -> tuple[ChecklistItem, ...]:
    """Items of a rule set or of the list that ships; ``Refused`` (examination.bad_item) for one without a title, with a
    key that occurs twice or a group there is not. A clause left blank says ``SILENT``."""
    found: list[ChecklistItem] = []
    for place, row in enumerate(rows, 1):
        key, title = str(row.get("key", "")).strip(), str(row.get("title", "")).strip()
        known = row.get("group") in list(ItemGroup)
        tracks = tuple(Track(one) for one in row.get("tracks") or list(Track) if one in list(Track))
        if not key or not title or not known or not tracks or any(one.key == key for one in found):
            raise Refused("examination.bad_item", place=place, title=title[:20] or key)
        clause = str(row.get("clause", "")).strip() or SILENT
        fields = tuple(map(str, row.get("fields", ())))
        required = row.get("required", True) is not False
        found.append(ChecklistItem(key, ItemGroup(row["group"]), title, clause, tracks, fields, required))
    return tuple(found)


def items_for(items: Sequence[ChecklistItem], track: str) -> tuple[ChecklistItem, ...]:
    """Those of one track, in their order."""
    return tuple(item for item in items if track in item.tracks)


def item_of(problem: Problem, items: Sequence[ChecklistItem]) -> str:
    """The key of the item a hint stands beside: one that names the hint itself, else one about its field; empty where
    there is none."""
    known = (problem.code, problem.field.split(".")[0])
    return next((item.key for name in known for item in items if name in item.fields), "")


def hint_key(problem: Problem) -> str:
    """What tells two hints apart: a hint whose figures changed is another one, so that a reason given for the old ones
    does not hide it."""
    facts = {name: str(value) for name, value in problem.facts.items()}
    return json.dumps([problem.code, problem.field, facts], ensure_ascii=False, sort_keys=True)


class Examined(Protocol):
    """What of an item decides about the result."""

    @property
    def title(self) -> str:
        """What was looked at."""

    @property
    def mark(self) -> Mark:
        """What was found."""

    @property
    def note(self) -> str:
        """What was noted."""

    @property
    def required(self) -> bool:
        """Whether it must be met."""


def on_paper(items: Sequence[Examined]) -> bool:
    """Whether nothing was marked here: the examination was made on paper, and only its result is noted."""
    return all(item.mark is Mark.OPEN for item in items)


def check_result(result: ExaminationResult, items: Sequence[Examined], note: str) -> None:
    """Raise ``Refused`` for a result that its items contradict, or that says no reason. An item that need not be met
    contradicts none, and is a reason to ask for a correction."""
    failed = [item for item in items if item.mark is Mark.FAILED]
    unmet = [item for item in failed if item.required]
    left = [item for item in items if item.mark is Mark.OPEN]
    if result is ExaminationResult.PASSED:
        if unmet:
            raise Refused("examination.item_failed", count=len(unmet), first=unmet[0].title).beside("result")
        if left and not on_paper(items):
            raise Refused("examination.items_left", count=len(left), first=left[0].title).beside("result")
    elif not failed and not note.strip():
        raise Refused("examination.note_missing").beside("note")


class ExaminationStanding(Protocol):
    """What decides about the acts on one examination."""

    @property
    def status(self) -> str:
        """``ProposalStatus``."""

    @property
    def examination(self) -> str:
        """``ExaminationState``."""

    @property
    def round_number(self) -> int:
        """Of the round at hand, void ones not counted; 0 before the first."""


def possible_acts(row: ExaminationStanding, role: Role) -> tuple[Possible, ...]:
    """What can be done now; whatever was recorded can be taken back with a reason, also after the meeting. A station of
    its road that was passed on paper is noted here, too."""
    if row.status not in STANDING:
        return ()
    state = ExaminationState(row.examination)
    acts: list[Act] = []
    if state in AT_THE_DESK:
        acts.append(Act.CONCLUDE_EXAMINATION)
        if state is ExaminationState.RECHECK:
            acts.append(Act.TAKE_BACK_SUPPLEMENT)
    elif state is ExaminationState.CORRECTION:
        acts += [Act.RECORD_SUPPLEMENT, Act.EXTEND_CORRECTION, Act.CONCLUDE_EXAMINATION, Act.WITHDRAW_RESULT]
    else:
        acts.append(Act.WITHDRAW_RESULT)
    if row.status == ProposalStatus.ACCEPTED:
        acts.append(Act.WITHDRAW_PROPOSAL)
    return allowed((*acts, Act.RECORD_PAPER_STEP, Act.WITHDRAW_PAPER_STEP), role)


def overdue_days(state: str, due_on: date | None, today: date) -> int:
    """How many days the papers are late; 0 while they are not."""
    if state != ExaminationState.CORRECTION or due_on is None:
        return 0
    return max(0, (today - due_on).days)


def notice_code(number: str, round_number: int) -> str:
    """The code printed on the papers of a round: the number of the proposal and the round, easily keyed or scanned."""
    return f"{number}-S{round_number}"


def number_in_code(text: str) -> str:
    """The proposal number in a scanned or typed code (as ``notice_code``); empty for any other text."""
    head, mark, tail = text.strip().upper().rpartition("-S")
    return head if mark and tail.isdigit() else ""

"""Very many invented records (示例), written in bulk: for measuring, and for seeing that no list has a limit.

Meetings are convened, opened and sealed by the use cases; what there are a hundred thousand of (proposals, points and
their audit entries) is written as the use cases would write it, many rows a statement.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, select, update

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.identity import check_character
from qtic_desktop.domain.intake import ProposalDraft, ProposalStatus, Track
from qtic_desktop.domain.scoring import SheetState, VoteChoice
from qtic_desktop.resources import resource
from qtic_desktop.services.demo import CLERK, OFFICE, Said
from qtic_desktop.services.intake import TRACK_MARK
from qtic_desktop.services.meetings import create_meeting, open_meeting
from qtic_desktop.services.registry import rubric_of
from qtic_desktop.services.scoring import seal_meeting
from qtic_desktop.storage.tables import (
    AgendaItem,
    Batch,
    Department,
    Expert,
    Proposal,
    ProposalTask,
    RubricVersion,
    ScoreEntry,
    ScoreSheet,
    Vote,
)
from qtic_desktop.storage.tables.base import table_of
from qtic_desktop.storage.unit_of_work import Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class Volume:
    """How much is made: proposals (one in ``per_draft`` of them left in the middle) and points given, at least."""

    proposals: int = 100_000
    points: int = 100_000
    per_draft: int = 250


SCALE = Volume()
_AT_ONCE = 5_000
_PANEL, _AGENDA = 5, 100
_DECISION = "示例：同分项目按评审组组长意见排定次序，市科技局2026年4月12日决定。"
_SHEETS = table_of(ScoreSheet)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the story made before: who recommends, who sits on panels, which batch runs."""

    departments: Sequence[str]
    experts: Sequence[str]
    batch: str
    taken: dict[Track, int]


def fill_scale(store: Store, *, seed: int, today: date, volume: Volume = SCALE) -> Iterator[Said]:
    """Add the mass to a sample workspace that already has its story; yields progress."""
    chance = random.Random(seed)
    names = tomllib.loads(resource("dictionaries", "sample.toml").read_text(encoding="utf-8"))
    ground = _ground(store)
    accepted: list[str] = []
    mass = _Mass(chance, names, ground, today, volume.per_draft)
    for place in range(0, volume.proposals, _AT_ONCE):
        yield Said("申报", place, volume.proposals)
        accepted += _add_proposals(store, mass, range(place, min(place + _AT_ONCE, volume.proposals)))
    written, number = 0, 0
    while written < volume.points:
        yield Said("评分", written, volume.points)
        agenda = accepted[number * _AGENDA : (number + 1) * _AGENDA]
        written += _hold_meeting(store, chance, ground, agenda, number, today)
        number += 1
    yield Said("完成", volume.proposals, volume.proposals)


def _ground(store: Store) -> _Ground:
    with store.read() as session:
        numbers = session.scalars(select(Proposal.number).where(Proposal.number.is_not(None))).all()
        return _Ground(
            session.scalars(select(Department.id).order_by(Department.code, Department.id)).all(),
            session.scalars(select(Expert.id).order_by(Expert.id)).all(),
            session.scalars(select(Batch.id).order_by(Batch.year.desc(), Batch.number.desc()).limit(1)).one(),
            {track: sum(f"-{mark}" in str(number) for number in numbers) for track, mark in TRACK_MARK.items()},
        )


@dataclass(frozen=True, slots=True)
class _Mass:
    """Makes up the columns of one proposal after the other."""

    chance: random.Random
    names: dict[str, Any]
    ground: _Ground
    today: date
    per_draft: int

    def proposal(self, place: int, new_id: str, stamp: str) -> dict[str, object]:
        """The columns of the proposal at ``place``."""
        is_draft = place % self.per_draft == self.per_draft - 1
        values = self._values(place)
        columns: dict[str, object] = {
            name: values[name]
            for name in ("track", "center_name", "host_name", "department_id", "field", "direction", "mode", "director_name")
        }  # fmt: skip
        draft = ProposalDraft(
            {k: v for k, v in values.items() if not is_draft or k in ("track", "center_name", "host_name")}
        )
        if is_draft:
            columns |= dict.fromkeys(("field", "direction", "mode", "director_name"), "") | {"department_id": None}
        return columns | {
            "id": new_id,
            "status": (ProposalStatus.DRAFT if is_draft else ProposalStatus.ACCEPTED).value,
            "number": None if is_draft else self._number(Track(values["track"])),
            "batch_id": None if is_draft else self.ground.batch,
            "credit_code": "" if is_draft else values["credit_code"],
            "received_on": None if is_draft else date.fromisoformat(values["received_on"]),
            "draft": json.dumps(draft.to_mapping(), ensure_ascii=False, sort_keys=True),
            "page": "host" if is_draft else "readback",
            "cursor_field": "credit_code" if is_draft else "",
            "saved_at": stamp,
        }

    def _number(self, track: Track) -> str:
        self.ground.taken[track] += 1
        return f"QTIC-{self.today.year}-{TRACK_MARK[track]}{self.ground.taken[track]:03d}"

    def _values(self, place: int) -> dict[str, str]:
        pick, names = self.chance.choice, self.names
        topic = pick(names["scale_matters"]) + pick(names["scale_things"]) + pick(names["scale_makings"])
        field = pick(names["fields"])
        body = "9137020" + pick("23") + "MA3" + "".join(self.chance.choices("0123456789ABCDEF", k=6))
        return {
            "track": (Track.CONVERSION if place % 3 == 2 else Track.NEW).value,
            "center_name": f"青岛市{topic}技术创新中心（{place + 1}）",
            "host_name": f"青岛{pick(names['scale_brands'])}{pick(names['scale_matters'])}有限公司",
            "credit_code": body + check_character(body),
            "department_id": pick(self.ground.departments),
            "received_on": (self.today - timedelta(days=place % 300)).isoformat(),
            "channel": "recommended",
            "field": field,
            "direction": f"面向{field}领域，开展{topic}关键共性技术研发、中试熟化与应用示范。",
            "mode": "LEAD_ENTERPRISE",
            "director_name": pick(names["surnames"]) + pick(names["given"]),
        }


def _add_proposals(store: Store, mass: _Mass, places: range) -> list[str]:
    """Write the proposals of these places; returns the ids of the accepted ones."""
    with store.begin(CLERK) as work:
        rows = [mass.proposal(place, work.new_id(), work.stamp) for place in places]
        work.add_many(Proposal, rows)
        accepted = [(str(row["id"]), row["number"]) for row in rows if row["number"]]
        drafts = [str(row["id"]) for row in rows if not row["number"]]
        work.record_many(Act.SUBMIT_PROPOSAL, Kind.PROPOSAL, ((key, {"number": number}) for key, number in accepted))
        left = {"page": "host", "field": "credit_code"}
        work.record_many(Act.SAVE_DRAFT, Kind.PROPOSAL, ((key, left) for key in drafts))
    return [key for key, _ in accepted]


def _hold_meeting(
    store: Store, chance: random.Random, ground: _Ground, agenda: Sequence[str], number: int, today: date
) -> int:
    """A meeting with all sheets in, all votes cast, sealed; returns how many points were given."""
    panel = [ground.experts[(number + seat) % len(ground.experts)] for seat in range(_PANEL)]
    with store.begin(CLERK) as work:
        plan = [
            {"id": work.new_id(), "proposal_id": key, "number": task, "content": f"第{task}类建设任务（示例）"}
            for key in agenda
            for task in range(1, 7)
        ]
        years = dict.fromkeys(("year1", "year2", "year3"), "完成一项（示例）")
        work.add_many(ProposalTask, [row | years for row in plan])
        made = create_meeting(
            work,
            title=f"{today.year}年青岛市技术创新中心专家评审会（大批量第{number + 1}场）",
            held_on=today - timedelta(days=number),
            place="市民中心会议室（示例）",
            proposal_ids=agenda,
            expert_ids=panel,
            leader_id=panel[0],
        )
        (meeting_id,) = made.ids_of(Kind.MEETING)
    with store.begin(OFFICE) as work:
        open_meeting(work, meeting_id=meeting_id, present_ids=panel)
    with store.begin(CLERK) as work:
        given = _score(work, chance, meeting_id)
    with store.begin(OFFICE) as work:
        seal_meeting(work, meeting_id=meeting_id, decision=_DECISION)
    return given


def _score(work: UnitOfWork, chance: random.Random, meeting_id: str) -> int:
    """Points at every criterion, every sheet handed in, every vote cast; returns how many points."""
    rubrics = {row.id: rubric_of(row) for row in work.session.scalars(select(RubricVersion))}
    sheets = work.rows(
        select(_SHEETS.c.id, AgendaItem.id.label("item"), AgendaItem.position, AgendaItem.not_applicable,
               AgendaItem.rubric_id, _SHEETS.c.expert_id)
        .join(AgendaItem, AgendaItem.id == _SHEETS.c.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, _SHEETS.c.id)
    ).all()  # fmt: skip
    points: list[dict[str, object]] = []
    votes: list[dict[str, object]] = []
    told: list[tuple[str, dict[str, object]]] = []
    for sheet in sheets:
        quality = 62 + sheet.position * 17 % 33
        left_out, given = json.loads(sheet.not_applicable), {}
        for criterion in rubrics[sheet.rubric_id].criteria:
            if criterion.number in left_out:
                continue
            exact = criterion.maximum * Decimal(quality + chance.randint(-7, 7)) / 100
            given[criterion.number] = min(criterion.maximum, (exact * 2).to_integral_value() / 2)
        for key, value in given.items():
            points.append({"id": work.new_id(), "sheet_id": sheet.id, "criterion": key, "points": value})
            told.append((sheet.id, {"criterion": key, "before": None, "after": value}))
        choice = (
            VoteChoice.AGREE
            if quality > 72
            else VoteChoice.AGREE_AFTER_REVISION
            if quality > 66
            else VoteChoice.DISAGREE
        )
        votes.append(
            {"id": work.new_id(), "agenda_item_id": sheet.item, "expert_id": sheet.expert_id, "choice": choice.value}
        )
    _write_scores(work, [sheet.id for sheet in sheets], points, votes, told)
    return len(points)


def _write_scores(
    work: UnitOfWork,
    sheets: Sequence[str],
    points: Sequence[dict[str, object]],
    votes: Sequence[dict[str, object]],
    told: Sequence[tuple[str, dict[str, object]]],
) -> None:
    work.add_many(ScoreEntry, points)
    work.add_many(Vote, votes)
    work.record_many(Act.SAVE_POINTS, Kind.SHEET, told)
    handed_in = update(_SHEETS).where(_SHEETS.c.agenda_item_id.in_(bindparam("items", expanding=True)))
    handed_in = handed_in.values(
        state=SheetState.SUBMITTED.value, submitted_at=work.stamp, version=_SHEETS.c.version + 1
    )
    work.rows(handed_in, items=sorted({str(vote["agenda_item_id"]) for vote in votes}))
    work.record_many(Act.SUBMIT_SHEET, Kind.SHEET, ((key, {}) for key in sheets))
    work.record_many(
        Act.CAST_VOTE, Kind.VOTE,
        ((str(vote["id"]), {"item": vote["agenda_item_id"], "before": "", "after": vote["choice"]}) for vote in votes),
    )  # fmt: skip

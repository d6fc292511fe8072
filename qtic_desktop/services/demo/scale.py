"""Very many invented records (示例), written in bulk: for measuring, and for seeing that no list has a limit.

What there are a hundred thousand of (proposals, points and their audit entries) is written as the use cases would write
it, many rows a statement; the meetings are sealed by the use case.
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

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.identity import check_character
from qtic_desktop.domain.intake import ProposalDraft, ProposalStatus, Track
from qtic_desktop.domain.meetings import MeetingStatus, Presence
from qtic_desktop.domain.rubrics import Criterion, Rubric
from qtic_desktop.domain.scoring import SheetState, VoteChoice
from qtic_desktop.resources import resource
from qtic_desktop.services.demo import CLERK, OFFICE, Said
from qtic_desktop.services.intake import TRACK_MARK
from qtic_desktop.services.registry import rubric_of
from qtic_desktop.services.scoring import seal_meeting
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal, ProposalTask
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.registry import Batch, Department, RubricVersion, RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet, Vote
from qtic_desktop.storage.unit_of_work import Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class Volume:
    """How much is made: proposals (one in ``per_draft`` of them left in the middle) and points given, at least."""

    proposals: int = 100_000
    points: int = 100_000
    per_draft: int = 250
    panel: int = 5
    agenda: int = 100


SCALE = Volume()
#: Forty meetings of twelve proposals and nine experts.
CITY = Volume(500, 39 * 12 * 9 * 8, 250, 9, 12)
_AT_ONCE = 5_000
_TASKS = range(1, 7)
_DECISION = "示例：同分项目按评审组组长意见排定次序，市科技局2026年4月12日决定。"


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the story made before: who recommends, who sits on panels, which batch, rules and rubrics hold."""

    departments: Sequence[str]
    experts: Sequence[str]
    batch: str
    rule_set: str
    rubrics: dict[Track, tuple[str, Rubric]]
    meetings: int
    taken: dict[Track, int]

    def left_out(self, track: Track) -> list[str]:
        """Criteria that do not apply where every task was chosen."""
        return sorted(self.rubrics[track][1].not_applicable_for(list(_TASKS)))

    def criteria(self, track: Track) -> list[Criterion]:
        """Criteria that are scored."""
        return [one for one in self.rubrics[track][1].criteria if one.number not in self.left_out(track)]


@dataclass(frozen=True, slots=True)
class _Listed:
    """An accepted proposal that can be put on an agenda."""

    id: str
    track: Track


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet to fill in."""

    id: str
    item: str
    expert: str
    position: int
    criteria: Sequence[Criterion]


def fill_scale(store: Store, *, seed: int, today: date, volume: Volume = SCALE) -> Iterator[Said]:
    """Add the mass to a sample workspace that already has its story; yields progress."""
    chance = random.Random(seed)
    names = tomllib.loads(resource("dictionaries", "sample.toml").read_text(encoding="utf-8"))
    ground = _ground(store)
    accepted: list[_Listed] = []
    mass = _Mass(chance, names, ground, today, volume.per_draft)
    for place in range(0, volume.proposals, _AT_ONCE):
        yield Said("申报", place, volume.proposals)
        accepted += _add_proposals(store, mass, range(place, min(place + _AT_ONCE, volume.proposals)))
    written, number = 0, 0
    while written < volume.points:
        yield Said("评分", written, volume.points)
        agenda = accepted[number * volume.agenda : (number + 1) * volume.agenda]
        if not agenda:
            break
        written += _hold_meeting(store, chance, ground, agenda, number, today, volume.panel)
        number += 1
    yield Said("完成", volume.proposals, volume.proposals)


def _ground(store: Store) -> _Ground:
    with store.read() as session:
        numbers = session.scalars(select(Proposal.number).where(Proposal.number.is_not(None))).all()
        rubrics = session.scalars(
            select(RubricVersion).where(RubricVersion.track.in_(tuple(Track))).order_by(RubricVersion.number)
        )
        return _Ground(
            session.scalars(select(Department.id).order_by(Department.code, Department.id)).all(),
            session.scalars(select(Expert.id).order_by(Expert.id)).all(),
            session.scalars(select(Batch.id).order_by(Batch.year.desc(), Batch.number.desc()).limit(1)).one(),
            session.scalars(select(RuleSetVersion.id).order_by(RuleSetVersion.number.desc()).limit(1)).one(),
            {Track(row.track): (row.id, rubric_of(row)) for row in rubrics},
            session.scalar(select(func.count()).select_from(Meeting)) or 0,
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


def _add_proposals(store: Store, mass: _Mass, places: range) -> list[_Listed]:
    """Write the proposals of these places; returns the accepted ones."""
    with store.begin(CLERK) as work:
        rows = [mass.proposal(place, work.new_id(), work.stamp) for place in places]
        work.add_many(Proposal, rows)
        accepted = [row for row in rows if row["number"]]
        drafts = [str(row["id"]) for row in rows if not row["number"]]
        work.record_many(
            Act.SUBMIT_PROPOSAL, Kind.PROPOSAL, ((str(row["id"]), {"number": row["number"]}) for row in accepted)
        )
        left = {"page": "host", "field": "credit_code"}
        work.record_many(Act.SAVE_DRAFT, Kind.PROPOSAL, ((key, left) for key in drafts))
    return [_Listed(str(row["id"]), Track(str(row["track"]))) for row in accepted]


def _hold_meeting(
    store: Store,
    chance: random.Random,
    ground: _Ground,
    agenda: Sequence[_Listed],
    number: int,
    today: date,
    seats: int,
) -> int:
    """A meeting with all sheets in, all votes cast, sealed; returns how many points were given."""
    panel = [ground.experts[(number + seat) % len(ground.experts)] for seat in range(seats)]
    with store.begin(CLERK) as work:
        meeting_id, sheets = _convene(work, ground, agenda, panel, number, today)
        given = _score(work, chance, sheets)
    with store.begin(OFFICE) as work:
        seal_meeting(work, meeting_id=meeting_id, decision=_DECISION)
    return given


def _convene(
    work: UnitOfWork, ground: _Ground, agenda: Sequence[_Listed], panel: Sequence[str], number: int, today: date
) -> tuple[str, list[_Sheet]]:
    """The meeting with everybody there and a sheet for every expert and proposal."""
    years = dict.fromkeys(("year1", "year2", "year3"), "完成一项（示例）")
    work.add_many(ProposalTask, [
        {"id": work.new_id(), "proposal_id": one.id, "number": task, "content": f"第{task}类建设任务（示例）"} | years
        for one in agenda for task in _TASKS
    ])  # fmt: skip
    meeting_id = work.new_id()
    work.add_many(Meeting, [{
        "id": meeting_id,
        "number": f"PS-{today.year}-{ground.meetings + number + 1:02d}",
        "title": f"{today.year}年青岛市技术创新中心专家评审会（大批量第{number + 1}场）",
        "held_on": today - timedelta(days=number),
        "place": "市民中心会议室（示例）",
        "status": MeetingStatus.OPEN,
        "rule_set_id": ground.rule_set,
    }])  # fmt: skip
    work.add_many(PanelMember, [
        {"id": work.new_id(), "meeting_id": meeting_id, "expert_id": expert, "seat": seat, "is_leader": seat == 1,
         "presence": Presence.PRESENT}
        for seat, expert in enumerate(panel, 1)
    ])  # fmt: skip
    items = [
        {"id": work.new_id(), "meeting_id": meeting_id, "proposal_id": one.id, "rubric_id": ground.rubrics[one.track][0],
         "position": position, "not_applicable": json.dumps(ground.left_out(one.track))}
        for position, one in enumerate(agenda, 1)
    ]  # fmt: skip
    work.add_many(AgendaItem, items)
    asked = {"proposals": [one.id for one in agenda], "experts": list(panel)}
    work.record(Act.CREATE_MEETING, Kind.MEETING, meeting_id, **asked)
    work.record(Act.OPEN_MEETING, Kind.MEETING, meeting_id, present=list(panel))
    return meeting_id, [
        _Sheet(work.new_id(), str(item["id"]), expert, position, ground.criteria(one.track))
        for position, (item, one) in enumerate(zip(items, agenda, strict=True), 1)
        for expert in panel
    ]


def _score(work: UnitOfWork, chance: random.Random, sheets: Sequence[_Sheet]) -> int:
    """Points at every criterion, every sheet handed in, every vote cast; returns how many points."""
    points: list[dict[str, object]] = []
    votes: list[dict[str, object]] = []
    told: list[tuple[str, dict[str, object]]] = []
    for sheet in sheets:
        quality = 62 + sheet.position * 17 % 33
        for criterion in sheet.criteria:
            exact = criterion.maximum * Decimal(quality + chance.randint(-7, 7)) / 100
            value = min(criterion.maximum, (exact * 2).to_integral_value() / 2)
            points.append({"id": work.new_id(), "sheet_id": sheet.id, "criterion": criterion.number, "points": value})
            told.append((sheet.id, {"criterion": criterion.number, "before": None, "after": value}))
        choice = _ballot(quality)
        votes.append({"id": work.new_id(), "agenda_item_id": sheet.item, "expert_id": sheet.expert, "choice": choice})
    work.add_many(ScoreSheet, [
        {"id": sheet.id, "agenda_item_id": sheet.item, "expert_id": sheet.expert, "state": SheetState.SUBMITTED,
         "submitted_at": work.stamp}
        for sheet in sheets
    ])  # fmt: skip
    work.add_many(ScoreEntry, points)
    work.add_many(Vote, votes)
    work.record_many(Act.SAVE_POINTS, Kind.SHEET, told)
    work.record_many(Act.SUBMIT_SHEET, Kind.SHEET, ((sheet.id, {}) for sheet in sheets))
    work.record_many(
        Act.CAST_VOTE, Kind.VOTE,
        ((str(vote["id"]), {"item": vote["agenda_item_id"], "before": "", "after": vote["choice"]}) for vote in votes),
    )  # fmt: skip
    return len(points)


def _ballot(quality: int) -> VoteChoice:
    if quality > 72:
        return VoteChoice.AGREE
    return VoteChoice.AGREE_AFTER_REVISION if quality > 66 else VoteChoice.DISAGREE

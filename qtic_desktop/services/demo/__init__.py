"""A workspace of invented data (示例) that has really gone through the use cases, for trying, training and proof."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import SYSTEM, Actor, Role
from qtic_desktop.domain.dates import period_end
from qtic_desktop.domain.experts import listed
from qtic_desktop.domain.identity import check_character
from qtic_desktop.domain.intake import Finance, Funding, Partner, ProposalDraft, TaskPlan
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.resources import resource
from qtic_desktop.services import annual_reports, experts, intake, meetings, scoring
from qtic_desktop.services.demo.city import fill_city
from qtic_desktop.services.demo.evaluated import leave_evaluations
from qtic_desktop.services.demo.examined import leave_correction, pass_all, register_letters
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries import annual_reports as annual_rows
from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries import registry as registry_rows
from qtic_desktop.storage.queries import scoring as score_rows
from qtic_desktop.storage.unit_of_work import Store

ORGANIZER = "市科技局（示例）"
#: Per size ("probe" serves the self-test; "scale" and "city" have many more records beside their story): meetings
#: sealed, further proposals per meeting, experts per panel, centres in the ledger.
SIZES = {
    "probe": (1, 3, 6, 6), "meeting": (1, 12, 9, 24), "year": (4, 12, 9, 172), "city": (1, 12, 9, 1200),
    "scale": (1, 12, 9, 24),
}  # fmt: skip
OFFICE = Actor("demo-office", "办公室（示例）", Role.OFFICE)
CLERK = Actor("demo-clerk", "录入员（示例）", Role.CLERK)


@dataclass(frozen=True, slots=True)
class Said:
    """Progress of the demo: what is being made, how far of how much."""

    text: str
    done: int
    total: int


def _ended(told: Generator[int, None, str]) -> str:
    """Run it to its end and return what it made."""
    while True:
        try:
            next(told)
        except StopIteration as end:
            return str(end.value)


def demo_clock(start: datetime) -> Callable[[], datetime]:
    """A clock for invented data: begins at ``start`` and moves one second at every look."""
    ticks = iter(range(10**9))
    return lambda: start + timedelta(seconds=next(ticks))


def fill_demo(store: Store, *, size: str, seed: int, today: date) -> Iterator[Said]:
    """Fill an empty sample workspace; yields progress. One meeting is sealed per ``SIZES``, and one more is half done."""
    sealed, per_meeting, panel_size, center_count = SIZES[size]
    made = DemoTeller(store, random.Random(seed), today)
    with store.begin(SYSTEM) as work:
        prepare_workspace(work, organizer=ORGANIZER, sample=True)
    made.add_experts(max(panel_size + 3, 12))
    sheets = per_meeting * panel_size
    total = (sealed + 2) * sheets
    for number in range(sealed):
        for at in made.holding_meeting(number, per_meeting, panel_size):
            yield Said("评审会", number * sheets + at, total)
    for at in made.running_meeting(sealed, 4, panel_size):
        yield Said("评审会", sealed * sheets + min(at, sheets), total)
    made.leave_work()
    register_letters(made.do, store, CLERK)
    yield Said("年度报告", (sealed + 1) * sheets, total)
    if size == "city":
        for year in made.fill_city(center_count):
            yield Said("年度报告", (sealed + 1) * sheets + year * sheets // 6, total)
    else:
        made.fill_ledger(center_count)
    yield Said("完成", total, total)


class DemoTeller:
    """The story that is told: who does what, in which order."""

    def __init__(self, store: Store, chance: random.Random, today: date) -> None:
        self.store, self.chance, self.today = store, chance, today
        self.names: dict[str, Any] = tomllib.loads(resource("dictionaries", "sample.toml").read_text(encoding="utf-8"))
        self.expert_ids: list[str] = []
        self.departments: tuple[registry_rows.NamedRow, ...] = ()
        self.proposals = 0

    def do(self, write: Write, actor: Actor | None = None) -> list[str]:
        who = actor or (OFFICE if write.act is not Act.SAVE_DRAFT else CLERK)
        return sorted(perform(self.store, who, write).ids)

    def add_experts(self, count: int) -> None:
        self.departments = ask(self.store, OFFICE, registry_rows.departments.bind())
        names, people = self.names, []
        for place in range(count):
            rare = names["rare"]
            name = rare[place] if place < len(rare) else self._person()
            people.append(
                experts.NewExpert(
                    name,
                    names["expert_hosts"][place % len(names["expert_hosts"])],
                    names["titles"][place % len(names["titles"])],
                    names["specialities"][place % len(names["specialities"])],
                    "finance" if "会计" in names["titles"][place % len(names["titles"])] else "technical",
                    "青岛",
                    fields=listed(names["expert_fields"][place % len(names["expert_fields"])]),
                )
            )
        self.expert_ids = self.do(experts.add_experts.bind(experts=people))

    def _person(self) -> str:
        return str(self.chance.choice(self.names["surnames"])) + str(self.chance.choice(self.names["given"]))

    def _credit_code(self) -> str:
        body = "9137020" + self.chance.choice("23") + "MA3" + "".join(self.chance.choices("0123456789ABCDEF", k=6))
        return body + check_character(body)

    def proposal(self, *, conversion: bool) -> str:
        """One accepted proposal, keyed page by page and submitted."""
        place = self.proposals % len(self.names["topics"])
        turn = self.proposals // len(self.names["topics"])
        self.proposals += 1
        draft = self._draft(place, turn, conversion)
        (proposal_id,) = self.do(intake.save_draft.bind(draft=draft, page="readback", cursor_field=""))
        self.do(intake.submit_proposal.bind(proposal_id=proposal_id))
        return proposal_id

    def _draft(self, place: int, turn: int, conversion: bool) -> ProposalDraft:
        names, chance = self.names, self.chance
        host, topic = names["hosts"][place], names["topics"][place] + ("" if not turn else f"（{turn + 1}）")
        school = "学院" in host
        received = self.today - timedelta(days=40 + place)
        values = {
            "track": "CONVERSION" if conversion else "NEW",
            "center_name": f"青岛市{topic}技术创新中心",
            "department_id": self.departments[place % len(self.departments)].id,
            "letter_number": f"示例科函〔{self.today.year}〕{place + 1}号",
            "letter_date": (received - timedelta(days=5)).isoformat(),
            "received_on": received.isoformat(),
            "channel": "recommended",
            "host_name": host,
            "credit_code": self._credit_code(),
            "host_kind": "university" if school else "enterprise",
            "legal_representative": self._person(),
            "address": f"青岛市示例路{place + 1}号",
            "field": names["fields"][place],
            "direction": f"面向{names['fields'][place]}领域，开展{topic}关键共性技术研发、中试熟化与应用示范。",
            "mode": "RESEARCH_LED" if school else "LEAD_ENTERPRISE",
            "mode_reason": "依托单位在细分领域具有突出地位，产业链单位参与共建。",
            "director_name": names["rare"][place % len(names["rare"])] if place % 3 == 0 else self._person(),
            "director_title": "正高级工程师",
            "staff_total": str(60 + place * 7),
            "staff_rd": str(32 + place * 3),
            "contact_name": self._person(),
        }
        if conversion:
            values |= {
                "old_center_name": f"青岛市{topic}工程技术研究中心",
                "old_center_level": "municipal",
                "old_approval_number": f"示例科技〔2016〕{place + 3}号",
                "old_approval_date": "2016-11-08",
                "old_service_income": str(320 + place * 11),
            }
        return ProposalDraft(
            values,
            tuple(
                Partner(name, "联合攻关与人才培养", str(100 + 50 * n))
                for n, name in enumerate(chance.sample(names["partners"], 2))
            ),
            tuple(self._task(number, topic) for number in (1, 2, 3, 6)),
            tuple(Funding(source, str(a), str(a + 100), str(a + 50)) for source, a in (("own", 800), ("local", 200))),
            tuple(
                Finance(str(self.today.year - 3 + n), str(9000 + 900 * n), str(610 + 80 * n), str(700 + 40 * n))
                for n in range(3)
            ),
        )

    def _task(self, number: int, topic: str) -> TaskPlan:
        return TaskPlan(
            number, f"围绕{topic}开展第{number}类建设任务。", "完成方案与样机", "形成2项标准草案", "实现示范应用3项"
        )

    def hold_meeting(self, number: int, proposals: int, panel_size: int) -> str:
        """A meeting with everything done: all sheets in, votes counted, sealed."""
        return _ended(self.holding_meeting(number, proposals, panel_size))

    def holding_meeting(self, number: int, proposals: int, panel_size: int) -> Generator[int, None, str]:
        """As ``hold_meeting``, telling sheet by sheet how many are in."""
        meeting_id = yield from self._convene(number, proposals, panel_size, absent=0)
        self._recuse_one(meeting_id)
        states = ask(self.store, OFFICE, score_rows.sheet_states.bind(meeting_id=meeting_id))
        for at, state in enumerate(states):
            yield at
            if state.state is SheetState.OPEN:
                self._score(state, whole=True)
        self.do(scoring.seal_meeting.bind(meeting_id=meeting_id))
        return meeting_id

    def half_meeting(self, number: int, proposals: int, panel_size: int) -> None:
        """A meeting that is running: one expert absent, about half of the sheets in."""
        _ended(self.running_meeting(number, proposals, panel_size))

    def running_meeting(self, number: int, proposals: int, panel_size: int) -> Generator[int, None, str]:
        """As ``half_meeting``, told sheet by sheet."""
        meeting_id = yield from self._convene(number, proposals, panel_size, absent=1)
        states = ask(self.store, OFFICE, score_rows.sheet_states.bind(meeting_id=meeting_id))
        for place, state in enumerate(states):
            yield place
            if state.state is SheetState.OPEN and place % 2:
                self._score(state, whole=place % 4 == 1)
        return meeting_id

    def _convene(self, number: int, proposals: int, panel_size: int, absent: int) -> Generator[int, None, str]:
        ids = []
        for place in range(proposals):
            yield 0
            ids.append(self.proposal(conversion=place % 3 == 2))
        pass_all(self.do, self.store, OFFICE, ids, self.today)
        panel = self.expert_ids[:panel_size]
        held_on = self.today - timedelta(days=7 * number) if number else self.today
        self.do(
            meetings.create_meeting.bind(
                title=f"{self.today.year}年青岛市技术创新中心专家评审会（第{number + 1}场）",
                held_on=held_on,
                place="市民中心第一会议室（示例）",
                proposal_ids=ids,
                expert_ids=panel,
                leader_id=panel[0],
            )
        )
        meeting_id = next(
            row.id
            for row in ask(self.store, OFFICE, meeting_rows.meetings.bind())
            if row.status is MeetingStatus.PREPARED
        )
        self.do(meetings.open_meeting.bind(meeting_id=meeting_id, present_ids=panel[: panel_size - absent]))
        return meeting_id

    def _recuse_one(self, meeting_id: str) -> None:
        detail = ask(self.store, OFFICE, meeting_rows.meeting_detail.bind(meeting_id=meeting_id))
        self.do(
            meetings.record_recusal.bind(
                agenda_item_id=detail.items[1].id, expert_id=detail.panel[2].expert_id, reason="三年内曾在依托单位任职"
            )
        )

    def _score(self, state: score_rows.SheetStateRow, *, whole: bool) -> None:
        expert = Actor(state.expert_id, "评审专家（示例）", Role.EXPERT, state.expert_id)
        sheet = ask(self.store, expert, score_rows.sheet.bind(sheet_id=state.sheet_id))
        quality = Decimal(62 + (sheet.position * 17) % 33) / 100
        wanted = [c for c in sheet.rubric.criteria if c.number not in sheet.not_applicable]
        for criterion in wanted if whole else wanted[:3]:
            most = criterion.maximum
            exact = most * (quality + Decimal(self.chance.randint(-7, 7)) / 100)
            points = min(most, (exact * 2).to_integral_value() / 2)
            self.do(scoring.save_points.bind(sheet_id=sheet.id, criterion=criterion.number, text=str(points)), expert)
        if whole:
            self.do(
                scoring.save_comment.bind(
                    sheet_id=sheet.id, criterion="", text="方案总体可行，建议细化分年度考核指标。"
                ),
                expert,
            )
            self.do(scoring.submit_sheet.bind(sheet_id=sheet.id), expert)
            choice = (
                VoteChoice.AGREE
                if quality > Decimal("0.72")
                else VoteChoice.AGREE_AFTER_REVISION
                if quality > Decimal("0.66")
                else VoteChoice.DISAGREE
            )
            self.do(
                scoring.cast_vote.bind(agenda_item_id=state.agenda_item_id, expert_id=state.expert_id, choice=choice),
                expert,
            )

    def leave_work(self) -> None:
        """Proposals that wait: three accepted, of which one is awaited with its corrected papers, and two drafts left in
        the middle."""
        accepted = [self.proposal(conversion=place == 2) for place in range(3)]
        leave_correction(self.do, self.store, OFFICE, accepted[1], self.today)
        for page, field in (("host", "credit_code"), ("tasks", "tasks.1.content")):
            draft = self._draft(self.chance.randrange(len(self.names["topics"])), 2, False)
            kept = {
                k: v for k, v in draft.values.items() if k in ("track", "center_name", "department_id", "host_name")
            }
            self.do(intake.save_draft.bind(draft=ProposalDraft(kept), page=page, cursor_field=field))

    def fill_city(self, count: int) -> Iterator[int]:
        """A ledger of five years."""
        names = self.names
        centers = [
            (
                f"青岛市{names['topics'][place % len(names['topics'])]}技术创新中心（{place // len(names['topics']) + 1}）",
                names["hosts"][place % len(names["hosts"])],
                self.departments[place % len(self.departments)].id,
            )
            for place in range(count)
        ]
        return fill_city(self.do, self.store, OFFICE, centers=centers, today=self.today)

    def fill_ledger(self, count: int) -> None:
        """Running centres, and the report year with everything that can have happened to a report."""
        rows = []
        for place in range(count):
            topic = self.names["topics"][place % len(self.names["topics"])]
            round_no = place // len(self.names["topics"])
            start = date(self.today.year - 1 - place % 3, 1 + place % 11, 8)
            rows.append(
                annual_reports.NewCenter(
                    f"QTIC-C-{start.year}-{place + 1:04d}",
                    f"青岛市{topic}技术创新中心" + (f"（{round_no + 1}）" if round_no else ""),
                    self.names["hosts"][place % len(self.names["hosts"])],
                    self.departments[place % len(self.departments)].id,
                    "CONVERSION" if place % 3 == 2 else "NEW",
                    start,
                    period_end(start),
                )
            )
        self.do(annual_reports.register_centers.bind(centers=rows))
        year = self.today.year - 1
        self.do(annual_reports.open_report_year.bind(year=year))
        duties = ask(self.store, OFFICE, annual_rows.duties.bind(year=year, today=self.today))
        for place, duty in enumerate(duties):
            self._report(place, duty)
        leave_evaluations(self.do, self.store, OFFICE, self.today)

    def _report(self, place: int, duty: annual_rows.DutyRow) -> None:
        kind, came = place % 8, date(self.today.year, 3, 1 + place % 14)
        if kind == 7:
            return
        plan = None if kind == 6 else came
        self.do(annual_reports.receive_report.bind(duty_id=duty.id, summary_on=came, plan_on=plan))
        if kind == 6:
            return
        if kind == 5:
            reason = "缺本年度工作计划的量化指标，请补正"
            self.do(annual_reports.return_report.bind(duty_id=duty.id, on=came + timedelta(days=3), reason=reason))
            return
        checked = came + timedelta(days=5)
        if kind != 4:
            self.do(
                annual_reports.record_district_check.bind(duty_id=duty.id, on=checked, opinion="情况属实，同意上报")
            )
        if kind < 3:
            number = f"备案-{duty.year}-{place + 1:04d}"
            self.do(
                annual_reports.file_report.bind(duty_id=duty.id, on=checked + timedelta(days=4), filing_number=number)
            )

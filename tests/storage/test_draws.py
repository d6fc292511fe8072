"""The draw in the record: frozen, drawn, asked, replaced with a reason, appointed, seated; files that repeat it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.experts.contacting import Answer
from qtic_desktop.domain.experts.draw import Candidate, DrawResult, DrawRule, Group, Spoken, draw
from qtic_desktop.domain.experts.draw_records import DrawRecord, Earlier, record_of, replay
from qtic_desktop.resources import message, resource
from qtic_desktop.services import experts as use
from qtic_desktop.services import meetings
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.experts.draw_files import page_with
from qtic_desktop.services.perform import ask, work
from qtic_desktop.storage.queries.experts.draw_lines import (
    DrawLine,
    draw_lines,
    draw_of,
    draw_subjects,
    pool_preview,
)
from qtic_desktop.storage.queries.experts.draws import DrawDetail, draw_record, draws
from qtic_desktop.storage.queries.meetings import panel
from qtic_desktop.storage.tables import Draw, Proposal
from qtic_desktop.storage.unit_of_work import find
from tests.helpers.draw_page import DrawPage, told_by
from tests.review_story import CLERK, OFFICE, TODAY, Story, begin_story

RULE = DrawRule((Group(5, 2),), one_per_unit=False)
SPOKEN = (Spoken("监督员", "37"), Spoken("组长", "0042"))
SUPERVISOR = Actor("s-1", "监督员", Role.SUPERVISOR)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2, experts=12)
    for number, expert in enumerate(made.experts):
        change = use.ExpertChange(organization=f"外地研究所{number}", former_units=())
        made.do(use.correct_expert, expert_id=expert, change=change, reason="测试名册")
    yield made
    made.workspace.close()


def newest(story: Story) -> DrawDetail:
    return ask(story.workspace.store, OFFICE, draws.bind())[0]


def freeze(story: Story, rule: DrawRule = RULE) -> DrawDetail:
    story.do(use.freeze_pool, title="示例评审会", proposal_ids=story.proposals, rule=rule)
    return newest(story)


def run(story: Story, rule: DrawRule = RULE) -> DrawDetail:
    story.do(use.run_draw, draw_id=freeze(story, rule).id, spoken=SPOKEN)
    return newest(story)


def undrawn(drawn: DrawDetail) -> str:
    """One of the pool whom the lot did not take."""
    return next(one.id for one in drawn.pool if one.id not in {place.expert_id for place in drawn.places})


def refusal(story: Story, use_case: Callable[..., Any], **facts: Any) -> str:
    with pytest.raises(Refused) as caught:
        story.do(use_case, **facts)
    error = caught.value
    assert message(error.code, "zh", **error.facts) != message(error.code, "en", **error.facts)
    return error.code


def test_a_pool_is_frozen_drawn_and_seated(story: Story) -> None:
    frozen = freeze(story)
    assert (frozen.state, frozen.attempt, len(frozen.pool) + len(frozen.excluded)) == ("frozen", 1, 12)
    assert {one.why for one in frozen.excluded} <= {"tie"}
    story.do(use.run_draw, draw_id=frozen.id, spoken=SPOKEN)
    drawn = newest(story)
    assert (drawn.fingerprint, len(drawn.places), len(drawn.panel)) == (frozen.fingerprint, 7, 5)
    assert drawn.ask_next == drawn.panel
    story.convene()
    seat = {"draw_id": drawn.id, "meeting_id": story.meeting_id, "leader_id": drawn.panel[0]}
    story.do(use.seat_drawn, actor=CLERK, **seat)
    assert tuple(one.expert_id for one in story.ask(panel, meeting_id=story.meeting_id)) == drawn.panel
    assert refusal(story, use.redraw, draw_id=drawn.id, reason="再抽") == "experts.draw_seated"
    assert check_workspace(story.workspace) == ()


def test_who_is_recused_tied_retired_or_at_the_limit_is_not_in_the_pool_and_it_is_said_why(story: Story) -> None:
    first, second, third = story.experts[:3]
    story.do(meetings.wish_recusal, proposal_id=story.proposals[0], expert_id=first, reason="诉讼")
    with story.workspace.store.read() as session:
        host = find(session, Proposal, story.proposals[0]).host_name
    change = use.ExpertChange(former_units=(host,))
    story.do(use.correct_expert, expert_id=second, change=change, reason="履历")
    story.do(use.retire_expert, expert_id=third, reason="退休")
    frozen = freeze(story)
    assert {one.id: one.why for one in frozen.excluded} == {first: "recused", second: "tie"}
    assert third not in {one.id for one in frozen.pool}
    assert len(frozen.pool) == 9


def test_edge_33_who_is_at_the_limit_of_the_year_is_not_drawn(story: Story) -> None:
    story.convene(size=6, proposals=story.proposals[:1])
    story.open(size=6)
    rule = DrawRule((Group(5),), one_per_unit=False, yearly_limit=1)
    story.do(use.freeze_pool, title="另一场", proposal_ids=story.proposals[1:], rule=rule)
    frozen = newest(story)
    assert {one.why for one in frozen.excluded} == {"limit"}
    assert len(frozen.pool) == 6


def test_it_is_drawn_again_only_with_a_reason_and_every_attempt_is_kept(story: Story) -> None:
    first = run(story)
    assert refusal(story, use.redraw, draw_id=first.id, reason=" ") == "experts.without_reason"
    exists = {"title": "另起", "proposal_ids": story.proposals[:1], "rule": RULE}
    assert refusal(story, use.freeze_pool, **exists) == "experts.draw_exists"
    story.do(use.redraw, draw_id=first.id, reason="三位专家同日出差")
    second = next(one for one in ask(story.workspace.store, OFFICE, draws.bind()) if one.attempt == 2)
    assert second.state == "frozen"
    story.do(use.run_draw, draw_id=second.id, spoken=SPOKEN)
    body = story.ask(draw_record, draw_id=second.id)
    assert [one["reason"] for one in body["earlier"]] == ["三位专家同日出差"]
    assert replay(body).holds
    old = next(one for one in ask(story.workspace.store, OFFICE, draws.bind()) if one.attempt == 1)
    assert (old.state, old.places) == ("replaced", first.places)
    assert body["members"] != [{"id": one.expert_id, "group": 0} for one in first.places[:5]]
    assert refusal(story, use.redraw, draw_id=first.id, reason="再来") == "experts.draw_not_in_this_state"


def test_a_pool_given_up_counts_as_an_attempt(story: Story) -> None:
    frozen = freeze(story)
    story.do(use.give_up_draw, draw_id=frozen.id, reason="规则写错")
    assert refusal(story, use.run_draw, draw_id=frozen.id, spoken=SPOKEN) == "experts.draw_not_in_this_state"
    story.do(use.redraw, draw_id=frozen.id, reason="改规则", rule=DrawRule((Group(6, 1),), one_per_unit=False))
    attempts = {one.attempt: one.rule.members for one in ask(story.workspace.store, OFFICE, draws.bind())}
    assert attempts == {1: 5, 2: 6}


def test_contact_results_bring_in_the_next_alternate_and_a_wrong_one_is_put_right(story: Story) -> None:
    drawn = run(story)
    lost, alternate = drawn.places[1], drawn.places[5]
    answer = {"place_id": lost.id, "answer": Answer.DECLINED}
    assert refusal(story, use.record_answer, **answer) == "experts.declined_without_reason"
    story.do(use.record_answer, actor=CLERK, note="出差", **answer)
    assert newest(story).panel[1] == alternate.expert_id
    story.do(use.record_answer, place_id=lost.id, answer=Answer.NOT_ASKED)
    assert newest(story).panel == drawn.panel


def test_an_appointment_by_hand_is_recorded_as_such_and_taken_back(story: Story) -> None:
    drawn = run(story)
    free = undrawn(drawn)
    appointed = {"draw_id": drawn.id, "expert_id": free, "reason": "该领域仅此一位"}
    story.do(use.appoint_expert, **appointed)
    place = newest(story).places[-1]
    assert (place.by_hand, place.reason, newest(story).panel[-1]) == (True, "该领域仅此一位", free)
    assert refusal(story, use.appoint_expert, **appointed) == "experts.drawn_already"
    story.do(use.withdraw_appointment, place_id=place.id, reason="不再需要")
    assert newest(story).panel == drawn.panel
    drawn_one = {"place_id": drawn.places[0].id, "reason": "不想要"}
    assert refusal(story, use.withdraw_appointment, **drawn_one) == "experts.not_appointed"


def lines(story: Story, draw_id: str, viewer: Actor = OFFICE) -> tuple[DrawLine, ...]:
    return ask(story.workspace.store, viewer, draw_lines.bind(draw_id=draw_id))


def offered(line: DrawLine) -> set[str]:
    return {one.act for one in line.acts if not one.why_not}


def test_a_draw_is_shown_person_by_person_with_what_can_be_done(story: Story) -> None:
    tied = story.experts[0]
    with story.workspace.store.read() as session:
        host = find(session, Proposal, story.proposals[0]).host_name
    change = use.ExpertChange(former_units=(host,))
    story.do(use.correct_expert, expert_id=tied, change=change, reason="履历")
    frozen = freeze(story)
    before = lines(story, frozen.id)
    assert [one.expert_id for one in before if one.part == "pool"] == sorted(one.id for one in frozen.pool)
    assert [one.number for one in before if one.part == "pool"] == list(range(1, len(frozen.pool) + 1))
    assert offered(before[0]) == {"run_draw", "give_up_draw"}
    story.do(use.run_draw, draw_id=frozen.id, spoken=SPOKEN)
    after = lines(story, frozen.id)
    assert [one.part for one in after[:8]] == ["member"] * 5 + ["alternate"] * 2 + ["pool"]
    assert [one.expert_id for one in after if one.number] == list(newest(story).order)
    assert [one.to_ask for one in after[:6]] == [True] * 5 + [False]
    whole = {"convene_drawn", "seat_drawn", "redraw"}
    assert offered(after[0]) == {"record_answer", *whole}
    assert offered(after[7]) == {"appoint_expert", *whole}
    left_out = next(one for one in after if one.expert_id == tied)
    assert (left_out.part, left_out.why) == ("excluded", "tie")
    assert offered(left_out) == whole
    by_hand = {"draw_id": frozen.id, "expert_id": tied, "reason": "专业对口"}
    assert refusal(story, use.appoint_expert, **by_hand) == "experts.appoint_tied"
    story.do(use.appoint_expert, draw_id=frozen.id, expert_id=after[7].expert_id, reason="专业对口")
    appointed = next(one for one in lines(story, frozen.id) if one.part == "appointed")
    assert offered(appointed) == {"record_answer", "withdraw_appointment", *whole}
    assert offered(lines(story, frozen.id, CLERK)[0]) == {"record_answer", "convene_drawn", "seat_drawn"}
    assert offered(lines(story, frozen.id, SUPERVISOR)[0]) == set()


def test_a_pool_given_up_has_a_way_on_also_for_other_proposals(story: Story) -> None:
    frozen = freeze(story)
    story.do(use.give_up_draw, draw_id=frozen.id, reason="少了一个项目")
    assert offered(lines(story, frozen.id)[0]) == {"redraw"}
    again = {"draw_id": frozen.id, "reason": "补上项目"}
    assert refusal(story, use.redraw, proposal_ids=(), **again) == "experts.draw_for_nothing"
    story.do(use.redraw, proposal_ids=story.proposals[:1], **again)
    second = next(one for one in ask(story.workspace.store, OFFICE, draws.bind()) if one.attempt == 2)
    assert [one for one, _ in second.proposals] == story.proposals[:1]
    assert offered(lines(story, frozen.id)[0]) == set()
    assert [one.reason for one in second.earlier] == ["少了一个项目"]


def test_a_meeting_is_convened_with_those_who_come_and_no_other_one_takes_them(story: Story) -> None:
    story.do(use.freeze_pool, title="示例评审会", proposal_ids=story.proposals[:1], rule=RULE)
    story.do(use.run_draw, draw_id=newest(story).id, spoken=SPOKEN)
    drawn = newest(story)
    story.convene(proposals=story.proposals[1:])
    seat = {"draw_id": drawn.id, "leader_id": drawn.panel[0]}
    assert refusal(story, use.seat_drawn, meeting_id=story.meeting_id, **seat) == "experts.draw_of_others"
    story.do(use.record_answer, place_id=drawn.places[1].id, answer=Answer.DECLINED, note="出差")
    plan = {"title": "示例评审会", "held_on": TODAY, "place": "第二会议室"}
    story.do(use.convene_drawn, actor=CLERK, **seat, **plan)
    made = newest(story)
    assert made.meeting_id is not None
    seats = story.ask(panel, meeting_id=made.meeting_id)
    assert tuple(one.expert_id for one in seats) == made.panel
    assert drawn.places[1].expert_id not in made.panel
    assert story.ask(draw_of, subject=made.meeting_id).startswith(drawn.id)
    assert refusal(story, use.convene_drawn, **seat, **plan) == "experts.draw_convened"
    assert check_workspace(story.workspace) == ()


def test_what_a_pool_would_be_is_told_before_it_is_frozen(story: Story) -> None:
    story.do(use.retire_expert, expert_id=story.experts[11], reason="退休")
    rule = DrawRule((Group(2, field="海洋装备"), Group(1)), one_per_unit=False)
    told = story.ask(pool_preview, proposal_ids=story.proposals, rule=rule, year=2026)
    frozen = freeze(story, rule)
    assert told.size == len(frozen.pool)
    assert sum(count for _, count in told.left_out) == len(frozen.excluded)
    assert (told.fitting, told.thin) == ((0, len(frozen.pool)), (0,))
    assert len(ask(story.workspace.store, OFFICE, draws.bind())) == 1
    story.convene(proposals=story.proposals[:1])
    subjects = story.ask(draw_subjects)
    assert [(one.id, one.meeting) for one in subjects] == [(story.proposals[0], "示例评审会"), (story.proposals[1], "")]


def test_nobody_but_the_office_draws_and_the_supervisor_reads(story: Story) -> None:
    frozen = freeze(story)
    for actor in (CLERK, SUPERVISOR, story.seat(0)):
        with pytest.raises(NotAllowed):
            story.do(use.run_draw, actor=actor, draw_id=frozen.id, spoken=SPOKEN)
    assert ask(story.workspace.store, SUPERVISOR, draws.bind())[0].fingerprint == frozen.fingerprint
    with pytest.raises(NotAllowed):
        ask(story.workspace.store, story.seat(0), draws.bind())


@pytest.mark.parametrize("what", ["pool", "result", "attempt", "spoken"])
def test_a_draw_changed_behind_the_program_is_found(story: Story, what: str) -> None:
    drawn = run(story)
    with story.workspace.store.begin(OFFICE) as unit:
        row = unit.get(Draw, drawn.id)
        if what == "attempt":
            row.attempt = 2
        elif what == "result":
            row.result = row.result.replace(drawn.places[0].expert_id, drawn.places[6].expert_id)
        else:
            old, new = ("外地研究所3", "外地研究所99") if what == "pool" else ("37", "38")
            setattr(row, what, getattr(row, what).replace(old, new))
        unit.record("redraw", "draw", drawn.id)
    assert [one.code for one in check_workspace(story.workspace)] == ["check.draw_changed"]


def files(story: Story, tmp_path: Path) -> use.DrawFiles:
    return work(story.workspace, OFFICE, use.export_draw.bind(draw_id=run(story).id, out=tmp_path / "抽取.html"))


def test_the_record_is_written_for_programs_and_as_a_page(story: Story, tmp_path: Path) -> None:
    frozen = freeze(story)
    with pytest.raises(Refused) as caught:
        work(story.workspace, OFFICE, use.export_draw.bind(draw_id=frozen.id, out=tmp_path / "抽取.html"))
    assert caught.value.code == "experts.not_drawn_yet"
    story.do(use.give_up_draw, draw_id=frozen.id, reason="重来")
    story.do(use.redraw, draw_id=frozen.id, reason="重来")
    again = next(one for one in ask(story.workspace.store, OFFICE, draws.bind()) if one.attempt == 2)
    story.do(use.run_draw, draw_id=again.id, spoken=SPOKEN)
    made = work(story.workspace, OFFICE, use.export_draw.bind(draw_id=again.id, out=tmp_path / "抽取.html"))
    assert replay(json.loads(made.record.read_bytes())).holds
    assert made.fingerprint in made.path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("qapp")
def test_the_page_alone_repeats_the_draw_and_finds_what_was_changed(story: Story, tmp_path: Path) -> None:
    made = files(story, tmp_path)
    assert set(told_by(made.path).values()) == {True}
    body = json.loads(made.record.read_bytes())
    body["pool"][2]["unit"] = "</script><b>别的单位"
    made.path.write_text(page_with(json.dumps(body, ensure_ascii=False)), encoding="utf-8")
    told = told_by(made.path)
    assert not any(told[part] for part in ("pool", "seed", "digest"))


ALPHABET = "abz09-_é海𠅤😀￿"


def any_draw(chance: random.Random) -> tuple[DrawRecord, DrawResult]:
    """A draw of any pool, rule, attempt and numbers: ids beyond the first plane among them, pools of one as of hundreds."""
    size = chance.choice((1, 2, 3, 17, 60, 300))
    kinds = ("technical", "finance", "management")
    pool = tuple(
        Candidate(
            f"{''.join(chance.choices(ALPHABET, k=3))}{n}",
            f'专"家\\{n}\t',
            f"单位{chance.randrange(size)}",
            chance.choice(kinds),
            tuple(chance.sample(("海洋", "材料", "软件"), chance.randrange(4))),
            chance.random() < 0.3,
            chance.randrange(10),
        )
        for n in range(size)
    )
    groups = tuple(
        Group(chance.randrange(1, 5), chance.randrange(3), chance.choice(("", *kinds)), chance.choice(("", "海洋")))
        for _ in range(chance.randrange(1, 4))
    )
    rule, attempt = DrawRule(groups, chance.random() < 0.5, chance.randrange(1, 20)), chance.randrange(1, 4)
    spoken = tuple(Spoken(who, str(chance.randrange(10**9))) for who in ("监督员", "组长"))
    earlier = tuple(Earlier(n, "f" * 64, "专家临时出差") for n in range(1, attempt))
    result = draw(rule, pool, attempt=attempt, numbers=[one.number for one in spoken])
    return DrawRecord("示例评审会", rule, pool, attempt, spoken, earlier), result


@pytest.mark.usefixtures("qapp")
def test_the_page_agrees_with_the_program_on_any_draw_and_on_no_changed_one() -> None:
    page = DrawPage(page_with(""))
    chance = random.Random(20260310)
    for _ in range(24):
        body = record_of(*any_draw(chance))
        assert set(page.told(json.dumps(body, ensure_ascii=False)).values()) == {True}
        for name, value, faults in (
            ("attempt", body["attempt"] + 1, {"attempt", "seed", "digest"}),
            ("seed", "0" * 64, {"seed", "digest"}),
            ("title", "x", {"digest"}),
            ("pool", [*body["pool"][1:], {**body["pool"][0], "reviews": 99}], {"pool", "seed", "digest"}),
            ("spoken", [{**one, "number": one["number"] + "0"} for one in body["spoken"]], {"seed", "digest"}),
        ):
            changed = {**body, name: value}
            told = page.told(json.dumps(changed, ensure_ascii=False))
            assert faults <= {part for part, holds in told.items() if not holds}, name
            assert {part for part, holds in told.items() if not holds} == set(replay(changed).faults), name


def test_the_pool_is_printed_for_the_supervisor_before_the_draw_and_the_record_after_it(
    story: Story, tmp_path: Path
) -> None:
    frozen, out = freeze(story), tmp_path / "抽取.pdf"
    work(story.workspace, SUPERVISOR, use.print_draw.bind(draw_id=frozen.id, out=out))
    before = words_of(out)
    assert frozen.fingerprint[:12] in before
    assert all(one.unit in before for one in frozen.pool)
    assert "现场报数" not in before
    story.do(use.run_draw, draw_id=frozen.id, spoken=SPOKEN)
    free = undrawn(newest(story))
    story.do(use.appoint_expert, draw_id=frozen.id, expert_id=free, reason="该领域仅此一位")
    work(story.workspace, SUPERVISOR, use.print_draw.bind(draw_id=frozen.id, out=out))
    after = words_of(out)
    assert "监督员37，组长0042" in after
    assert "该领域仅此一位" in after


def words_of(file: Path) -> str:
    text = "".join(page.extract_text() for page in PdfReader(file).pages)
    return "".join(text.split())


def test_the_page_asks_nobody_outside(tmp_path: Path) -> None:
    text = resource("pages", "draw.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert "http:" not in text
    assert "https:" not in text
    assert "fetch(" not in text

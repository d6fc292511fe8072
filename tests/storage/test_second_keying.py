"""复录: another person keys again what matters without seeing the first keying, and no seeded error survives it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.intake import Partner, ProposalDraft, Verification
from qtic_desktop.domain.intake.second_keying import Keyed
from qtic_desktop.services import intake, meetings, registry
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.intake import changes
from qtic_desktop.services.intake import second_keying as use
from qtic_desktop.services.perform import ask as ask_at_the_door
from qtic_desktop.storage.queries import intake as rows
from qtic_desktop.storage.queries import second_keying as keyed
from tests.review_story import CLERK, TODAY, Story, begin_story

ANOTHER = Actor("clerk-2", "录入员丙", Role.CLERK)
THIRD = Actor("verifier-1", "复核员丁", Role.VERIFIER)
SUPERVISOR = Actor("supervisor-1", "监督员戊", Role.SUPERVISOR)
WHY = "会议在即，已当面核对纸质件"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    yield made
    made.workspace.close()


def hand_in(story: Story, draft: ProposalDraft, actor: Actor = CLERK) -> str:
    (proposal_id,) = story.do(intake.save_draft, actor=actor, draft=draft, page="readback", cursor_field="").ids
    story.do(intake.submit_proposal, actor=actor, proposal_id=proposal_id)
    return proposal_id


def form(story: Story, proposal_id: str) -> ProposalDraft:
    return ProposalDraft.from_mapping(story.ask(rows.draft, proposal_id=proposal_id).draft)


def row(story: Story, proposal_id: str) -> rows.ProposalRow:
    return next(one for one in story.ask(rows.proposals) if one.id == proposal_id)


def sheet(story: Story, proposal_id: str, viewer: Actor = ANOTHER) -> keyed.KeyingSheet:
    return ask_at_the_door(story.workspace.store, viewer, keyed.keying_sheet.bind(proposal_id=proposal_id))


def again(
    story: Story, proposal_id: str, field: str, text: str, actor: Actor = ANOTHER, *, blank: bool = False
) -> keyed.KeyingLine:
    facts = {"proposal_id": proposal_id, "field": field, "text": text, "blank": blank}
    shown: keyed.KeyingSheet = use.key_again_and_look(story.workspace, actor, **facts).sheet
    return next(line for line in shown.lines if line.field == field)


def on_paper(truth: ProposalDraft, field: str) -> str:
    """What the second keyer reads on the paper: written here anew, apart from the code under test."""
    head, *rest = field.split(".")
    if not rest:
        return truth.values.get(field, "")
    if head == "funding":
        found = [getattr(line, rest[1]) for line in truth.funding if line.source == rest[0]]
        return found[0] if found else ""
    table: Any = {"partners": truth.partners, "finance": truth.finance, "operation": truth.operation}[head]
    return getattr(table[int(rest[0])], rest[1]) if int(rest[0]) < len(table) else ""


def key_all(story: Story, proposal_id: str, truth: ProposalDraft, slip: dict[str, str], actor: Actor = ANOTHER) -> int:
    """A person keys everything from the paper, with a slip here and there; asked again, reads the paper properly."""
    presses = 0
    while left := [line for line in sheet(story, proposal_id, actor).lines if line.state is not Keyed.AGREED]:
        for line in left:
            text = slip.pop(line.field, on_paper(truth, line.field))
            shown = again(story, proposal_id, line.field, text, actor)
            presses += 1
            while shown.state is Keyed.DIFFERS:
                shown = again(story, proposal_id, line.field, on_paper(truth, line.field), actor)
                presses += 1
        assert presses < 400
    return presses


# -- 200 seeded errors


def transposed(chance: random.Random, draft: ProposalDraft) -> tuple[ProposalDraft, set[str]]:
    """Two neighbouring figures of an amount or a date are exchanged."""
    places = [name for name in ("registered_capital", "equipment_value", "funding_declared") if draft.get(name)]
    name = chance.choice(places)
    text = draft.get(name)
    at = next(n for n in range(len(text) - 1) if text[n] != text[n + 1])
    return draft.having(name, text[:at] + text[at + 1] + text[at] + text[at + 2 :]), {name}


def day_off(chance: random.Random, draft: ProposalDraft) -> tuple[ProposalDraft, set[str]]:
    """The day of another line was keyed."""
    name = chance.choice(["letter_date", "received_on"])
    day = parse_date(draft.get(name))
    assert day is not None
    return draft.having(name, (day - timedelta(days=chance.choice([1, 9, 10]))).isoformat()), {name}


def skipped_row(chance: random.Random, draft: ProposalDraft) -> tuple[ProposalDraft, set[str]]:
    """A line of a table was skipped, and everything below moved up."""
    if chance.random() < 0.5:
        partners = draft.partners[1:] if chance.random() < 0.5 else draft.partners[:-1]
        return replace(draft, partners=partners), {"partners"}
    finance = (*draft.finance[1:], replace(draft.finance[-1], revenue="", rd="", profit="", new_products="", tax=""))
    return replace(draft, finance=finance), {"finance"}


def wrong_unit(chance: random.Random, draft: ProposalDraft) -> tuple[ProposalDraft, set[str]]:
    """Yuan in a field of 万元, or 亿 taken for it."""
    if chance.random() < 0.5:
        name = chance.choice(["registered_capital", "equipment_value"])
        return draft.having(name, draft.get(name) + "0000"), {name}
    place = chance.randrange(len(draft.funding))
    funding = list(draft.funding)
    funding[place] = replace(funding[place], year2=funding[place].year2 + "0000")
    return replace(draft, funding=tuple(funding)), {"funding"}


def swapped(chance: random.Random, draft: ProposalDraft) -> tuple[ProposalDraft, set[str]]:
    """Two values stand in each other's field."""
    one, other = chance.choice(
        [("letter_date", "received_on"), ("registered_capital", "equipment_value"), ("center_name", "host_name")]
    )
    return draft.having(one, draft.get(other)).having(other, draft.get(one)), {one, other}


MISTAKES: tuple[Callable[[random.Random, ProposalDraft], tuple[ProposalDraft, set[str]]], ...] = (
    transposed, day_off, skipped_row, wrong_unit, swapped,
)  # fmt: skip


def truth_of(story: Story, chance: random.Random, number: int) -> ProposalDraft:
    """A form as it is on paper."""
    base = form(story, story.proposals[number % 2])
    figures = {name: str(chance.randrange(1001, 99999)) + "5" for name in ("registered_capital", "equipment_value")}
    base = replace(base, values={**base.values, **figures, "funding_declared": "3250"})
    base = base.having("center_name", f"青岛市示例第{number}技术创新中心")
    partners = tuple(Partner(f"青岛示例伙伴{number}第{n}单位", "联合攻关", str(110 + 37 * n)) for n in range(3))
    finance = tuple(replace(line, profit=str(700 + n), tax=str(90 + n)) for n, line in enumerate(base.finance))
    return replace(base, partners=partners, finance=finance)


def same(one: ProposalDraft, other: ProposalDraft) -> bool:
    """Whether two forms say the same: by their stored text, nothing read or compared by the program itself."""

    def told(draft: ProposalDraft) -> dict[str, Any]:
        kept = json.loads(json.dumps(draft.to_mapping()))
        kept["partners"] = [line for line in kept["partners"] if line[0] or line[2]]
        for line in kept["partners"]:
            line[1] = ""  # what a partner does is not keyed twice
        return dict(kept)

    return told(one) == told(other)


def test_none_of_200_seeded_errors_reaches_verified(story: Story) -> None:
    chance = random.Random(20260310)
    seeded = caught = 0
    for number in range(14):
        truth = truth_of(story, chance, number)
        first, touched = truth, set[str]()
        for mistake in (MISTAKES[(number + n) % 5] for n in range(5)):  # in the first keying
            wrong, fields = mistake(chance, first)
            if not fields & touched:
                first, touched = wrong, touched | fields
                seeded += 1
        proposal_id = hand_in(story, first)
        open_now = [line.field for line in sheet(story, proposal_id).lines]
        sound = [name for name in open_now if name.split(".")[0] not in touched and on_paper(truth, name)]
        sound = [name for name in sound if not name.endswith(("_on", "_date"))]
        slip = {
            name: on_paper(truth, name) + "1" for name in chance.sample(sound, min(14, len(sound)))
        }  # and in the second
        seeded += len(slip)
        slips = len(slip)
        key_all(story, proposal_id, truth, slip)
        after = row(story, proposal_id)
        assert after.verification is Verification.VERIFIED
        assert same(form(story, proposal_id), truth), number
        (entry,) = [e for e in story.ask(rows.proposal_history, proposal_id=proposal_id) if e.act == "verify_proposal"]
        assert entry.details["verifier_errors"] == slips
        caught += entry.details["keyer_errors"] > 0
    assert seeded >= 200
    assert caught == 14
    told = {one.id: one for one in story.ask(keyed.keying_statistics)}
    assert told[CLERK.id].wrong > 0
    assert told[ANOTHER.id].slips > 0
    assert (told[CLERK.id].slips, told[ANOTHER.id].wrong) == (0, 0)
    assert check_workspace(story.workspace) == ()


# -- one entry


def test_a_difference_stays_until_the_same_value_comes_twice_and_says_whose_it_was(story: Story) -> None:
    proposal_id = hand_in(story, truth_of(story, random.Random(1), 0).having("letter_number", "示例科函〔2026〕7号"))
    seen = again(story, proposal_id, "letter_number", "示例科函〔2026〕17号")
    assert (seen.state, seen.value, seen.before) == (Keyed.DIFFERS, "", "")
    seen = again(story, proposal_id, "letter_number", "示例科函〔2026〕71号")  # a third value settles nothing
    assert seen.state is Keyed.DIFFERS
    seen = again(story, proposal_id, "letter_number", "示例科函〔2026〕71号")
    assert (seen.state, seen.keyer_wrong) == (Keyed.AGREED, True)
    assert (seen.before, seen.value) == ("示例科函〔2026〕7号", "示例科函〔2026〕71号")
    assert form(story, proposal_id).get("letter_number") == "示例科函〔2026〕7号"  # until everything is keyed again
    with pytest.raises(Refused, match="entry_agreed"):
        again(story, proposal_id, "letter_number", "示例科函〔2026〕8号")


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("registered_capital", "12000", "１２，０００"),
        ("registered_capital", "12000", "12000 万元"),
        ("registered_capital", "12000", "1.2亿元"),
        ("registered_capital", "12000", "120,000,000元"),
        ("letter_date", "2026-01-05", "2026年1月5日"),
        ("host_name", "青岛示例重工有限公司", "青岛 示例重工有限公司"),
        ("center_name", "青岛市海工（一期）技术创新中心", "青岛市海工(一期)技术创新中心"),
    ],
)
def test_the_width_of_a_figure_a_blank_or_a_unit_makes_no_difference(
    story: Story, field: str, first: str, second: str
) -> None:
    proposal_id = hand_in(story, truth_of(story, random.Random(2), 0).having(field, first))
    assert again(story, proposal_id, field, second).state is Keyed.AGREED
    assert form(story, proposal_id).get(field) == first


def test_what_cannot_be_read_is_no_difference_and_counts_for_nobody(story: Story) -> None:
    proposal_id = hand_in(story, truth_of(story, random.Random(3), 0))
    for field, text in (("received_on", "26.1.5"), ("registered_capital", "壹万")):
        with pytest.raises(Refused, match="not_a"):
            again(story, proposal_id, field, text)
    assert all(line.state is Keyed.OPEN for line in sheet(story, proposal_id).lines)


def test_a_value_that_cannot_stand_in_the_form_is_refused_even_when_it_comes_twice(story: Story) -> None:
    proposal_id = hand_in(story, truth_of(story, random.Random(4), 0))
    again(story, proposal_id, "credit_code", "913702020000000000")
    with pytest.raises(Refused, match="identity"):
        again(story, proposal_id, "credit_code", "913702020000000000")


# -- who


def test_nobody_keys_again_what_they_keyed_first(story: Story) -> None:
    proposal_id = hand_in(story, truth_of(story, random.Random(5), 0))
    assert all(line.own for line in sheet(story, proposal_id, CLERK).lines)
    with pytest.raises(Refused, match="own_keying"):
        again(story, proposal_id, "letter_number", "1号", CLERK)
    for actor in (SUPERVISOR, story.seat(0)):
        with pytest.raises(NotAllowed):
            again(story, proposal_id, "letter_number", "1号", actor)
    assert not any(line.own for line in sheet(story, proposal_id, THIRD).lines)


def test_the_sheet_of_the_second_keyer_holds_nothing_of_the_first_keying(story: Story) -> None:
    truth = truth_of(story, random.Random(6), 0)
    shown = repr(sheet(story, hand_in(story, truth)))
    kept = [truth.get("host_name"), truth.get("credit_code"), truth.get("registered_capital"), truth.partners[0].name]
    assert [text for text in kept if text in shown] == []


def test_looking_through_a_draft_makes_nobody_its_keyer(story: Story) -> None:
    draft = truth_of(story, random.Random(7), 0)
    (proposal_id,) = story.do(intake.save_draft, actor=CLERK, draft=draft, page="host", cursor_field="").ids
    story.do(intake.save_draft, actor=ANOTHER, draft=draft, page="plan", cursor_field="", proposal_id=proposal_id)
    story.do(intake.submit_proposal, actor=CLERK, proposal_id=proposal_id)
    assert not any(line.own for line in sheet(story, proposal_id, ANOTHER).lines)


# -- afterwards


@pytest.fixture
def verified(story: Story) -> tuple[Story, str, ProposalDraft]:
    truth = truth_of(story, random.Random(8), 0)
    proposal_id = hand_in(story, truth)
    key_all(story, proposal_id, truth, {})
    assert row(story, proposal_id).verified_by == ANOTHER.name
    return story, proposal_id, truth


def test_a_correction_of_a_verified_entry_makes_it_unverified_again(verified: tuple[Story, str, ProposalDraft]) -> None:
    story, proposal_id, truth = verified
    facts = {"proposal_id": proposal_id, "reason": "申报单位来函更正"}
    story.do(changes.correct_proposal, actor=ANOTHER, draft=truth.having("plan_basis", "另写一段"), **facts)
    assert row(story, proposal_id).verification is Verification.VERIFIED  # it is not keyed twice
    changed = truth.having("plan_basis", "另写一段").having("registered_capital", "88")
    story.do(changes.correct_proposal, actor=ANOTHER, draft=changed, **facts)
    assert row(story, proposal_id).verification is Verification.BEGUN
    left = [line.field for line in sheet(story, proposal_id).lines if line.state is not Keyed.AGREED]
    assert left == ["registered_capital"]
    with pytest.raises(Refused, match="own_keying"):  # whoever corrected it
        again(story, proposal_id, "registered_capital", "88", ANOTHER)
    again(story, proposal_id, "registered_capital", "88", CLERK)  # keyed it first, but not this value
    assert row(story, proposal_id).verification is Verification.VERIFIED


def test_a_verification_is_taken_back_with_its_reason_and_keyed_anew(
    verified: tuple[Story, str, ProposalDraft],
) -> None:
    story, proposal_id, truth = verified
    with pytest.raises(Refused, match="reason_missing"):
        story.do(use.take_back_verification, actor=CLERK, proposal_id=proposal_id, reason=" ")
    story.do(use.take_back_verification, actor=CLERK, proposal_id=proposal_id, reason="拿错了申报书")
    assert (row(story, proposal_id).verification, row(story, proposal_id).verified_by) == (Verification.OPEN, "")
    assert all(line.state is Keyed.OPEN for line in sheet(story, proposal_id).lines)
    key_all(story, proposal_id, truth, {}, THIRD)
    assert row(story, proposal_id).verified_by == THIRD.name
    told = {one.id: one for one in story.ask(keyed.keying_statistics)}
    assert told[ANOTHER.id].again == told[THIRD.id].again > 40  # the work of both counts


@pytest.mark.parametrize("restore", [True, False])
def test_what_was_put_right_is_named_before_it_is_taken_back_and_can_go_back_too(story: Story, restore: bool) -> None:
    truth = truth_of(story, random.Random(11), 0)
    first = truth.having("registered_capital", "12345").having("equipment_value", "678")
    proposal_id = hand_in(story, first)
    assert story.ask(keyed.put_right, proposal_id=proposal_id) == ()
    key_all(story, proposal_id, truth, {})
    told = {one.field: (one.before, one.now) for one in story.ask(keyed.put_right, proposal_id=proposal_id)}
    fields = ("registered_capital", "equipment_value")
    assert told == {name: (first.get(name), truth.get(name)) for name in fields}
    facts = {"proposal_id": proposal_id, "reason": "拿错了申报书", "restore": restore}
    story.do(use.take_back_verification, actor=CLERK, **facts)
    assert same(form(story, proposal_id), first if restore else truth)
    own = {line.field for line in sheet(story, proposal_id, CLERK).lines if line.own}
    assert (set(fields) <= own) is restore, "whose value stands there keys it no second time"
    assert story.ask(keyed.put_right, proposal_id=proposal_id) == ()


def test_a_correction_under_way_comes_first(story: Story) -> None:
    truth = truth_of(story, random.Random(9), 0)
    proposal_id = hand_in(story, truth)
    story.do(changes.keep_correction, actor=CLERK, proposal_id=proposal_id, draft=truth.having("address", "新址"))
    with pytest.raises(Refused, match="correction_first"):
        again(story, proposal_id, "letter_number", "1号")


# -- the gate of a meeting (a setting; 指引未规定)


def convene(story: Story, proposal_id: str) -> None:
    story.do(
        meetings.create_meeting, title="评审会", held_on=TODAY, place="会议室", proposal_ids=[proposal_id],
        expert_ids=story.experts[:5], leader_id=story.experts[0],
    )  # fmt: skip


def test_a_meeting_takes_it_unverified_unless_the_rules_ask(story: Story) -> None:
    convene(story, hand_in(story, truth_of(story, random.Random(10), 0)))


def test_where_the_rules_ask_it_takes_a_second_keying_or_the_supervisors_waiver(story: Story) -> None:
    settings = {"keying_gate": "required", "keying_groups": ["identity", "dates"]}
    story.do(registry.revise_rules, settings=settings, reason="局内规定")
    truth = truth_of(story, random.Random(11), 0)
    proposal_id = hand_in(story, truth)
    fields = [line.field for line in sheet(story, proposal_id).lines]
    assert "center_name" in fields
    assert not any(field.startswith("funding") for field in fields)
    with pytest.raises(Refused, match="not_verified"):
        convene(story, proposal_id)
    with pytest.raises(NotAllowed):
        story.do(use.waive_verification, actor=CLERK, proposal_id=proposal_id, reason=WHY)
    story.do(use.waive_verification, actor=SUPERVISOR, proposal_id=proposal_id, reason=WHY)
    assert row(story, proposal_id).verified_by == SUPERVISOR.name
    story.do(use.withdraw_verification_waiver, actor=SUPERVISOR, proposal_id=proposal_id, reason="仍需复录一遍")
    with pytest.raises(Refused, match="not_verified"):
        convene(story, proposal_id)
    key_all(story, proposal_id, truth, {})
    convene(story, proposal_id)


@pytest.mark.parametrize("settings", [{"keying_groups": []}, {"keying_groups": ["shoes"]}, {"keying_gate": "maybe"}])
def test_a_rule_that_cannot_be_is_refused(story: Story, settings: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="bad_rule_value"):
        story.do(registry.revise_rules, settings=settings, reason="局内规定")

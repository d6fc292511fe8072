"""代录 by two people: a paper sheet keyed once holds sealing up, differences stay until both are the same, nobody verifies
their own, and no slip of a keyer reaches the ranking."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.scoring.keying import Flaw, Keying
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.services import scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import ask
from qtic_desktop.services.results import meeting_results
from qtic_desktop.services.scoring import corrections, gate_board
from qtic_desktop.storage.queries.keying import keyer_tallies, keying_states, pile
from qtic_desktop.storage.queries.sealing import dockets
from tests.review_story import CLERK, OFFICE, Story, begin_story

VERIFIER = Actor("v-1", "复核员丁", Role.VERIFIER)
SUPERVISOR = Actor("s-1", "监督员丙", Role.SUPERVISOR)
CHANCE = 20260310


@dataclass(frozen=True)
class Paper:
    """A sheet as it lies on the desk, filled in by hand."""

    points: dict[str, str]
    total: str
    ballot: str = "agree"

    def read(self) -> dict[str, Any]:
        return {"points": self.points, "total": self.total, "ballot": self.ballot}


def write_paper(criteria: Any, chance: random.Random, *, ballot: str = "agree") -> Paper:
    points = {one.number: Decimal(chance.randrange(2, int(one.maximum * 2) - 1)) / 2 for one in criteria}
    return Paper({key: f"{value:f}" for key, value in points.items()}, f"{sum(points.values()):f}", ballot)


def begin(folder: Path, *, proposals: int = 1, size: int = 5, keying: str = "twice") -> Story:
    story = begin_story(folder, proposals=proposals, experts=size, keying=keying)
    story.convene(size=size)
    story.open(size=size)
    return story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin(tmp_path / "w")
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def key_first(story: Story, sheet: Any, paper: Paper, *, actor: Actor = CLERK) -> None:
    for number, text in paper.points.items():
        story.do(scoring.save_points, actor=actor, sheet_id=sheet.id, criterion=number, text=text)
    story.do(scoring.record_paper_total, actor=actor, sheet_id=sheet.id, text=paper.total)
    vote = {"agenda_item_id": sheet.agenda_item_id, "expert_id": sheet.expert_id, "choice": paper.ballot}
    story.do(scoring.cast_vote, actor=actor, **vote)
    story.do(scoring.submit_sheet, actor=actor, sheet_id=sheet.id)


def slip_first(story: Story, sheet: Any, paper: Paper, slip: Paper) -> None:
    """The first keying again, as if the slip had been in it."""
    story.do(corrections.return_sheet, sheet_id=sheet.id, reason="示例：重新代录")
    for number, text in slip.points.items():
        if text != paper.points[number]:
            story.do(scoring.save_points, actor=CLERK, sheet_id=sheet.id, criterion=number, text=text)
    if slip.total != paper.total:
        story.do(scoring.record_paper_total, actor=CLERK, sheet_id=sheet.id, text=slip.total)
    if slip.ballot != paper.ballot:
        vote = {"agenda_item_id": sheet.agenda_item_id, "expert_id": sheet.expert_id, "choice": slip.ballot}
        story.do(scoring.cast_vote, actor=CLERK, **vote)
    story.do(scoring.submit_sheet, actor=CLERK, sheet_id=sheet.id)


def key_second(story: Story, sheet: Any, paper: Paper, *, actor: Actor = VERIFIER) -> None:
    story.do(scoring.key_second, actor=actor, sheet_id=sheet.id, **paper.read())


def state(story: Story, sheet: Any) -> Any:
    return ask(story.workspace.store, OFFICE, keying_states.bind(meeting_id=story.meeting_id))[sheet.id]


def codes(story: Story, sheet: Any) -> set[str]:
    board = ask(story.workspace.store, OFFICE, gate_board.bind(meeting_id=story.meeting_id))
    return {
        line.blocker.code
        for row in board
        for line in row.lines
        if (row.agenda_item_id, line.expert_id) == (sheet.agenda_item_id, sheet.expert_id) and line.stands
    }


def refusal(story: Story, use_case: Callable[..., Any], *, actor: Actor = OFFICE, **facts: Any) -> str:
    with pytest.raises(Refused) as caught:
        story.do(use_case, actor=actor, **facts)
    return caught.value.code


def cannot_seal(story: Story) -> None:
    assert refusal(story, scoring.seal_meeting, meeting_id=story.meeting_id) == "scoring.cannot_seal"


def test_a_sheet_keyed_once_holds_sealing_up_until_a_second_person_keyed_the_same(story: Story) -> None:
    chance = random.Random(CHANCE)
    sheets = [story.sheet(place) for place in range(5)]
    papers = [write_paper(sheets[0].rubric.criteria, chance) for _ in sheets]
    for sheet, paper in zip(sheets, papers, strict=True):
        key_first(story, sheet, paper)
    assert {state(story, one).state for one in sheets} == {Keying.WAITING}
    assert codes(story, sheets[0]) == {"scoring.unverified"}
    cannot_seal(story)
    for sheet, paper in zip(sheets, papers, strict=True):
        key_second(story, sheet, paper)
    assert {state(story, one).state for one in sheets} == {Keying.AGREED}
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)


def test_nobody_verifies_what_they_keyed_and_no_expert_keys_a_second_time(story: Story) -> None:
    sheet = story.sheet(0)
    paper = write_paper(sheet.rubric.criteria, random.Random(1))
    key_first(story, sheet, paper)
    assert refusal(story, scoring.key_second, actor=CLERK, sheet_id=sheet.id, **paper.read()) == "scoring.own_keying"
    with pytest.raises(NotAllowed):
        key_second(story, sheet, paper, actor=story.seat(0))
    wrong = replace(paper, points={**paper.points, "1": "1"})
    key_second(story, sheet, wrong)
    change = {"sheet_id": sheet.id, "field": "1", "text": "1"}
    both = Actor(VERIFIER.id, VERIFIER.name, Role.CLERK)
    assert refusal(story, scoring.correct_keying, actor=both, **change) == "scoring.own_keying"


def test_a_difference_stays_until_both_are_the_same_whoever_was_wrong(story: Story) -> None:
    sheet = story.sheet(0)
    paper = write_paper(sheet.rubric.criteria, random.Random(2))
    slip = replace(paper, points={**paper.points, "2": "0.5"}, total="99")
    key_first(story, sheet, slip)
    key_second(story, sheet, paper)
    assert state(story, sheet).differs == ("2", "total")
    assert codes(story, sheet) == {"scoring.keyings_differ", "scoring.total_differs", "scoring.gate.paper_total"}
    fix = {"sheet_id": sheet.id}
    assert refusal(story, scoring.correct_keying, field="1", text="1", **fix) == "scoring.no_difference"
    story.do(scoring.correct_keying, actor=CLERK, field="2", text="1", **fix)
    assert state(story, sheet).differs == ("2", "total"), "another wrong value is still another one"
    story.do(scoring.correct_keying, actor=CLERK, field="2", text=paper.points["2"], **fix)
    story.do(scoring.correct_keying, actor=CLERK, field="total", text=paper.total, **fix)
    assert state(story, sheet).state is Keying.AGREED
    assert codes(story, sheet) == set()
    key_second(story, sheet, replace(paper, ballot="disagree"))
    assert codes(story, sheet) == {"scoring.ballot_differs"}
    key_second(story, sheet, paper)
    assert codes(story, sheet) == set()
    (first, second) = ask(story.workspace.store, OFFICE, keyer_tallies.bind(meeting_id=story.meeting_id))
    by_name = {one.person: one for one in (first, second)}
    assert (by_name[CLERK.name].first, by_name[CLERK.name].wrong) == (1, 2)
    assert (by_name[VERIFIER.name].second, by_name[VERIFIER.name].wrong) == (3, 1)


def test_a_veto_that_only_one_of_the_two_saw_is_told(story: Story) -> None:
    sheet = story.sheet(0)
    paper = write_paper(sheet.rubric.criteria, random.Random(3))
    key_first(story, sheet, paper)
    story.do(scoring.key_second, actor=VERIFIER, sheet_id=sheet.id, veto=True, **paper.read())
    assert codes(story, sheet) == {"scoring.veto_differs"}
    change = {"sheet_id": sheet.id, "field": "veto", "text": "yes"}
    assert refusal(story, scoring.correct_keying, actor=CLERK, **change) == "scoring.veto_by_returning"


def test_what_the_expert_wrote_with_own_hand_needs_no_second_keying(story: Story) -> None:
    sheet = story.sheet(0)
    for one in sheet.rubric.criteria:
        mark = {"sheet_id": sheet.id, "criterion": one.number, "text": "1"}
        story.do(scoring.save_points, actor=story.seat(0), **mark)
    story.do(scoring.submit_sheet, actor=story.seat(0), sheet_id=sheet.id)
    paper = write_paper(sheet.rubric.criteria, random.Random(4))
    assert (
        refusal(story, scoring.key_second, actor=VERIFIER, sheet_id=sheet.id, **paper.read()) == "scoring.nothing_keyed"
    )
    assert "scoring.unverified" not in codes(story, sheet)


def test_where_the_rules_ask_for_one_keying_nothing_waits(tmp_path: Path) -> None:
    story = begin(tmp_path / "once", keying="once")
    sheet = story.sheet(0)
    paper = write_paper(sheet.rubric.criteria, random.Random(5))
    key_first(story, sheet, paper)
    assert codes(story, sheet) == set()
    assert refusal(story, scoring.key_second, actor=VERIFIER, sheet_id=sheet.id, **paper.read()) == "scoring.keyed_once"
    story.workspace.close()


def test_a_returned_sheet_is_verified_anew(story: Story) -> None:
    sheet = story.sheet(0)
    paper = write_paper(sheet.rubric.criteria, random.Random(6))
    key_first(story, sheet, paper)
    key_second(story, sheet, paper)
    story.do(corrections.return_sheet, sheet_id=sheet.id, reason="专家更正第一项")
    story.do(scoring.save_points, actor=CLERK, sheet_id=sheet.id, criterion="1", text="0.5")
    story.do(scoring.submit_sheet, actor=CLERK, sheet_id=sheet.id)
    assert state(story, sheet).differs == ("1",)


@pytest.mark.parametrize("kind", [DocketKind.POINTS, DocketKind.PAPER_TOTAL, DocketKind.BALLOT])
def test_a_docket_that_two_people_signed_is_not_doubted_again_when_the_meeting_is_reopened(
    story: Story, kind: DocketKind
) -> None:
    chance = random.Random(9)
    sheets = [story.sheet(place) for place in range(5)]
    papers = [write_paper(sheets[0].rubric.criteria, chance) for _ in sheets]
    first, paper = sheets[0], papers[0]
    for sheet, one in zip(sheets, papers, strict=True):
        key_first(story, sheet, one)
        key_second(story, sheet, one)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    less = f"{Decimal(paper.points['2']) - Decimal('0.5'):f}"
    total = f"{Decimal(paper.total) - Decimal('0.5'):f}"
    change: dict[DocketKind, dict[str, str]] = {
        DocketKind.POINTS: {"criterion": "2", "after": less, "total": total},
        DocketKind.PAPER_TOTAL: {"after": ""},
        DocketKind.BALLOT: {"after": "disagree"},
    }
    story.do(scoring.ask_docket, sheet_id=first.id, kind=kind, reason="纸面有签字更正，录入时没有看到", **change[kind])
    (row,) = ask(story.workspace.store, SUPERVISOR, dockets.bind(meeting_id=story.meeting_id))
    story.do(scoring.confirm_docket, actor=SUPERVISOR, docket_id=row.id)
    story.do(scoring.ask_reopen, meeting_id=story.meeting_id, reason="另有一份评分表要当场更正")
    story.do(scoring.confirm_reopen, actor=SUPERVISOR, meeting_id=story.meeting_id)
    assert state(story, first).state is Keying.AGREED
    assert codes(story, first) == set()
    key_second(story, first, paper)  # whoever reads the old figure again is asked again
    field = {DocketKind.POINTS: ("2", "total"), DocketKind.PAPER_TOTAL: ("total",), DocketKind.BALLOT: ("ballot",)}
    assert state(story, first).differs == field[kind]


def test_a_paper_with_a_flaw_waits_for_a_person_and_the_second_note_takes_the_settling_back(story: Story) -> None:
    sheet = story.sheet(0)
    note = {"sheet_id": sheet.id, "kind": Flaw.UNREADABLE}
    assert refusal(story, scoring.note_flaw, **note) == "scoring.flaw_of_what"
    story.do(scoring.note_flaw, actor=CLERK, criterion="3", note="像 7 又像 1", **note)
    story.do(scoring.note_flaw, actor=VERIFIER, sheet_id=sheet.id, kind=Flaw.UNSIGNED)
    assert refusal(story, scoring.note_flaw, criterion="3", **note) == "scoring.flaw_known"
    paper = write_paper(sheet.rubric.criteria, random.Random(7))
    key_first(story, sheet, paper)
    key_second(story, sheet, paper)
    assert codes(story, sheet) == {"scoring.flaw_unreadable", "scoring.flaw_unsigned"}
    first, second = state(story, sheet).flaws
    assert refusal(story, scoring.settle_flaw, flaw_id=first.id, how="好了") == "scoring.flaw_without_how"
    for flaw in (first, second):
        story.do(scoring.settle_flaw, actor=CLERK, flaw_id=flaw.id, how="专家当场辨认，为 7 分，已签字")
    assert codes(story, sheet) == set()
    assert refusal(story, scoring.settle_flaw, flaw_id=first.id, how="再处理一次这个问题看看") == "scoring.flaw_settled"
    story.do(scoring.note_flaw, criterion="3", **note)
    assert codes(story, sheet) == {"scoring.flaw_unreadable"}
    story.do(scoring.settle_flaw, flaw_id=state(story, sheet).flaws[-1].id, how="误登，原件第三项是清楚的")


def test_the_pile_tells_states_and_no_figure(story: Story) -> None:
    sheet = story.sheet(0)
    key_first(story, sheet, write_paper(sheet.rubric.criteria, random.Random(8)))
    found = ask(story.workspace.store, VERIFIER, pile.bind(agenda_item_id=sheet.agenda_item_id))
    assert [one.seat for one in found.columns] == [1, 2, 3, 4, 5]
    assert [one.keying.state for one in found.columns] == [Keying.WAITING, *[Keying.NOT_NEEDED] * 4]
    assert "Decimal" not in repr(list(found.columns))


# -- two hundred slips


def swapped_figures(paper: Paper, chance: random.Random) -> Paper:
    """12 becomes 21, where that can stand."""
    number = chance.choice(list(paper.points))
    text = paper.points[number]
    return with_points(paper, number, text[::-1] if text.isdigit() else text)


def other_figure(paper: Paper, chance: random.Random) -> Paper:
    """One point more or less."""
    number = chance.choice(list(paper.points))
    return with_points(paper, number, f"{Decimal(paper.points[number]) + chance.choice((-1, 1)):f}")


def half_lost(paper: Paper, chance: random.Random) -> Paper:
    number = chance.choice(list(paper.points))
    return with_points(paper, number, paper.points[number].removesuffix(".5") or "0")


def ten_times(paper: Paper, chance: random.Random) -> Paper:
    number = chance.choice(list(paper.points))
    return with_points(paper, number, paper.points[number].replace(".", ""))


def two_lines_changed_places(paper: Paper, chance: random.Random) -> Paper:
    """The sum is the same; only the second keying sees it."""
    one, other = chance.sample(list(paper.points), 2)
    return replace(paper, points={**paper.points, one: paper.points[other], other: paper.points[one]})


def sum_misread(paper: Paper, chance: random.Random) -> Paper:
    return replace(paper, total=f"{Decimal(paper.total) - chance.randrange(1, 9):f}")


def ballot_misread(paper: Paper, chance: random.Random) -> Paper:
    return replace(paper, ballot=chance.choice(("disagree", "abstain", "agree-after-revision")))


def with_points(paper: Paper, number: str, text: str) -> Paper:
    return replace(paper, points={**paper.points, number: text})


SLIPS = (
    swapped_figures, other_figure, half_lost, ten_times, two_lines_changed_places, sum_misread, ballot_misread
)  # fmt: skip


def legal(paper: Paper, criteria: Any) -> bool:
    return all(0 <= Decimal(paper.points[one.number]) <= one.maximum for one in criteria)


def slip_of(paper: Paper, criteria: Any, chance: random.Random) -> Paper:
    """The paper as a tired person reads it: something that can stand on the sheet, and is not what stands there."""
    while True:
        found = chance.choice(SLIPS)(paper, chance)
        if found != paper and legal(found, criteria):
            return found


def independent_mean(papers: list[Paper]) -> Fraction:
    """One highest and one lowest total left out; every criterion applies."""
    totals = sorted(sum((Fraction(text) for text in one.points.values()), Fraction(0)) for one in papers)
    kept = totals[1:-1]
    return sum(kept, Fraction(0)) / len(kept)


def test_none_of_two_hundred_seeded_slips_on_paper_sheets_reaches_the_ranking(tmp_path: Path) -> None:
    chance = random.Random(CHANCE)
    story = begin(tmp_path / "w", proposals=4, size=5)
    sheets = {(place, item): story.sheet(place, item) for item in range(4) for place in range(5)}
    papers = {key: write_paper(sheet.rubric.criteria, chance) for key, sheet in sheets.items()}
    for key, sheet in sheets.items():
        key_first(story, sheet, papers[key])
        key_second(story, sheet, papers[key])
    places = list(sheets)
    for number in range(200):
        key = places[number % len(places)]
        sheet, paper = sheets[key], papers[key]
        slip = slip_of(paper, sheet.rubric.criteria, chance)
        if number % 2:  # the second keyer slips
            key_second(story, sheet, slip)
        else:  # the first keyer slips; the second one has read the paper rightly
            slip_first(story, sheet, paper, slip)
        assert codes(story, sheet) & {
            "scoring.keyings_differ", "scoring.total_differs", "scoring.ballot_differs"
        }, slip  # fmt: skip
        if number % 4 < 2:
            cannot_seal(story)
        if number % 2:
            key_second(story, sheet, paper)
        else:
            for field in state(story, sheet).differs:
                text = {**paper.points, "total": paper.total, "ballot": paper.ballot}[field]
                story.do(scoring.correct_keying, actor=CLERK, sheet_id=sheet.id, field=field, text=text)
        assert codes(story, sheet) == set()
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    outcomes = story.ask(meeting_results, meeting_id=story.meeting_id)
    means = [independent_mean([papers[(place, item)] for place in range(5)]) for item in range(4)]
    assert [outcome.result.exact for outcome in outcomes] == means
    for mine, outcome in zip(means, outcomes, strict=True):
        rivals = [mean for mean, other in zip(means, outcomes, strict=True) if other.track == outcome.track]
        assert outcome.rank.rank == 1 + sum(rival > mine for rival in rivals)
    assert check_workspace(story.workspace) == ()
    story.workspace.close()


def test_where_both_misread_the_same_figure_the_written_sum_tells(story: Story) -> None:
    chance = random.Random(CHANCE)
    sheet = story.sheet(0)
    for number in range(12):
        paper = write_paper(sheet.rubric.criteria, chance)
        slip = paper
        while slip.points == paper.points or not legal(slip, sheet.rubric.criteria):
            slip = chance.choice((swapped_figures, other_figure, half_lost))(paper, chance)
        if number:
            story.do(corrections.return_sheet, sheet_id=sheet.id, reason="示例：下一份")
        key_first(story, sheet, slip)
        key_second(story, sheet, slip)
        assert state(story, sheet).state is Keying.AGREED
        assert codes(story, sheet) == {"scoring.gate.paper_total"}
        cannot_seal(story)

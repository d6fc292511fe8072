"""What no entry can clear is settled by a person, in writing: veto, tie at a line, too small a panel (三（二）)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring.blockers import SETTLED_BY_PERSON, UNSETTLING
from qtic_desktop.services import opinions, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.results import meeting_results, result_body
from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries.opinions import opinions as opinion_rows
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.scoring import ScoreSheet, SealedResult
from tests.review_story import OFFICE, Story, begin_story
from tests.storage.test_meeting_services import refused

DECISION = "监督组长当场核对合同原件，认定不属弄虚作假"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    made.convene()
    made.open()
    yield made
    made.workspace.close()


def finish(story: Story, *, veto: bool = False) -> None:
    """All sheets and votes of both proposals; with ``veto`` the first expert ticks it on the first proposal."""
    if veto:
        story.do(scoring.save_veto, sheet_id=story.sheet(0).id, veto=True, reason="合同扫描件前后不一")
    for item in range(2):
        for place in range(5):
            story.score(place, item, short=str(place))


def seal(story: Story, decision: str = "") -> None:
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id, decision=decision)


def bodies(story: Story) -> list[dict[str, Any]]:
    """The sealed bodies in running order."""
    with story.workspace.store.read() as session:
        kept = {row.agenda_item_id: json.loads(row.body) for row in session.scalars(select(SealedResult))}
    return [kept[item] for item in story.items()]


def audit_facts(story: Story) -> dict[str, Any]:
    with story.workspace.store.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.act == "seal_meeting")).one()
        return dict(json.loads(entry.details))


def codes(story: Story, item: int = 0) -> list[str]:
    return [blocker.code for blocker in story.ask(meeting_results, meeting_id=story.meeting_id)[item].blockers]


@pytest.mark.parametrize("decision", ["", "   ", "监督认定属实可行", "  同意封存  \n        "])
def test_a_veto_is_not_sealed_without_a_written_decision(story: Story, decision: str) -> None:
    finish(story, veto=True)
    with pytest.raises(Refused) as caught:
        seal(story, decision)
    assert refused(caught.value) == "scoring.decision_needed"
    assert caught.value.facts["blocker"] == "scoring.veto"
    assert story.ask(meeting_rows.meetings)[0].status == "open"


def test_a_written_decision_is_kept_with_the_figures_and_in_the_record(story: Story) -> None:
    finish(story, veto=True)
    seal(story, f"  {DECISION}\n")
    assert story.ask(meeting_rows.meetings)[0].status == "sealed"
    concerned, ordinary = bodies(story)
    assert concerned["decision"] == {"text": DECISION, "codes": ["scoring.veto"]}
    assert "decision" not in ordinary
    assert audit_facts(story)["decision"] == DECISION
    assert audit_facts(story)["settled"] == {concerned["proposal"]: ["scoring.veto"]}
    assert check_workspace(story.workspace) == ()


def test_an_ordinary_seal_is_as_ever(story: Story) -> None:
    finish(story)
    expected = [result_body(outcome) for outcome in story.ask(meeting_results, meeting_id=story.meeting_id)]
    seal(story)
    assert bodies(story) == json.loads(json.dumps(expected))
    assert "decision" not in audit_facts(story)
    assert check_workspace(story.workspace) == ()


def test_no_decision_stands_for_what_is_still_to_be_entered(story: Story) -> None:
    story.do(scoring.save_veto, sheet_id=story.sheet(0).id, veto=True, reason="合同扫描件前后不一")
    for item in range(2):
        for place in range(4):
            story.score(place, item)
    story.score(4, 1)
    story.score(4, 0, vote="")
    assert set(codes(story)) == {"scoring.veto", "scoring.vote_missing"}
    with pytest.raises(Refused) as caught:
        seal(story, DECISION)
    assert refused(caught.value) == "scoring.cannot_seal"
    assert caught.value.facts["blocker"] == "scoring.vote_missing"


def test_a_differing_paper_sum_is_corrected_not_decided(story: Story) -> None:
    finish(story)
    story.do(scoring.record_paper_total, sheet_id=story.sheet(0).id, text="90")
    with pytest.raises(Refused) as caught:
        seal(story, DECISION)
    assert caught.value.facts["blocker"] == "scoring.paper_total"


def test_too_small_a_panel_can_be_decided(story: Story) -> None:
    finish(story)
    story.do(scoring.void_sheet, sheet_id=story.sheet(0).id, reason="未签名")
    assert codes(story) == ["scoring.panel_too_small"]
    seal(story, DECISION)
    assert bodies(story)[0]["decision"]["codes"] == ["scoring.panel_too_small"]
    assert check_workspace(story.workspace) == ()


def test_a_tie_at_the_pass_line_concerns_both(tmp_path: Path) -> None:
    made = begin_story(tmp_path / "tie", proposals=3)
    made.convene()
    made.open()
    for item in range(3):
        for place in range(5):
            low_down(made, place, item)
    by_item = [codes(made, item) for item in range(3)]
    tied = [place for place, found in enumerate(by_item) if found == ["scoring.tie_at_cut"]]
    assert len(tied) == 2
    with pytest.raises(Refused) as caught:
        seal(made)
    assert refused(caught.value) == "scoring.decision_needed"
    seal(made, DECISION)
    assert [place for place, body in enumerate(bodies(made)) if "decision" in body] == tied
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def low_down(story: Story, place: int, item: int) -> None:
    """Exactly 60 points of 100: criteria are filled from the first until the sum is reached."""
    sheet, left = story.sheet(place, item), 60
    for criterion in sheet.rubric.criteria:
        given = min(left, int(float(str(criterion.maximum))))
        left -= given
        story.do(scoring.save_points, sheet_id=sheet.id, criterion=criterion.number, text=str(given))
    story.do(scoring.submit_sheet, sheet_id=sheet.id)
    vote = {"agenda_item_id": sheet.agenda_item_id, "expert_id": sheet.expert_id, "choice": "agree"}
    story.do(scoring.cast_vote, **vote)


def test_a_veto_cleared_behind_the_seal_is_found(story: Story) -> None:
    finish(story, veto=True)
    seal(story, DECISION)
    with story.workspace.store.begin(OFFICE) as work:
        work.get(ScoreSheet, story.sheet(0).id).veto = False
        work.record("tamper", "sheet", story.sheet(0).id)
    assert "check.changed_after_seal" in {finding.code for finding in check_workspace(story.workspace)}


def test_no_opinion_is_drafted_on_an_undecided_verdict(story: Story) -> None:
    finish(story, veto=True)
    seal(story, DECISION)
    first, second = story.items()
    with pytest.raises(Refused) as caught:
        story.do(opinions.draft_opinion, agenda_item_id=first)
    assert refused(caught.value) == "opinions.undecided"
    story.do(opinions.draft_opinion, agenda_item_id=second)
    status = {row.agenda_item_id: row.status for row in story.ask(opinion_rows)}
    assert (status[first], status[second]) == (None, "draft")


def test_only_a_veto_both_suspends_the_verdict_and_may_be_decided() -> None:
    shared = SETTLED_BY_PERSON & UNSETTLING
    assert shared == {"scoring.veto"}

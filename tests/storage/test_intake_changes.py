"""After acceptance life goes on: corrections, withdrawal and batches, each with its way back and its trace."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.intake import ProposalDraft, ProposalStatus
from qtic_desktop.domain.intake.changes import changes_between, reverted
from qtic_desktop.services import registry
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.intake import changes
from qtic_desktop.services.intake.corrections import last_correction, take_back_correction
from qtic_desktop.storage.queries import intake as rows
from qtic_desktop.storage.queries.registry import audit_rows, batches
from qtic_desktop.storage.queries.today import waiting
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.intake import ProposalPartner
from tests.review_story import CLERK, TODAY, Story, begin_story

WHY = "申报单位来函更正"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    yield made
    made.workspace.close()


def stored(story: Story, place: int = 0) -> ProposalDraft:
    return ProposalDraft.from_mapping(story.ask(rows.draft, proposal_id=story.proposals[place]).draft)


def row(story: Story, place: int = 0) -> rows.ProposalRow:
    return next(one for one in story.ask(rows.proposals) if one.id == story.proposals[place])


def correct(story: Story, draft: ProposalDraft, **facts: Any) -> None:
    given = {"proposal_id": story.proposals[0], "draft": draft, "reason": WHY, **facts}
    story.do(changes.correct_proposal, actor=CLERK, **given)


def last(story: Story) -> tuple[str, dict[str, Any]]:
    with story.workspace.store.read() as session:
        entry = session.query(AuditEntry).order_by(AuditEntry.seq.desc()).first()
        assert entry is not None
        return entry.act, json.loads(entry.details)


def test_a_correction_changes_list_tables_and_search_and_keeps_before_and_after(story: Story) -> None:
    number = row(story).number
    before = stored(story)
    partners = (replace(before.partners[0], name="青岛新合作研究院"), *before.partners[1:])
    after = replace(before.having("director_name", "赵𬱖"), partners=partners)
    correct(story, after)
    assert (row(story).director_name, row(story).number) == ("赵𬱖", number)
    with story.workspace.store.read() as session:
        names = [p.name for p in session.query(ProposalPartner).filter_by(proposal_id=story.proposals[0])]
    assert names.count("青岛新合作研究院") == 1
    assert len(names) == len([p for p in partners if p.name.strip()])
    act, details = last(story)
    assert act == "correct_proposal"
    assert details["changed"]["director_name"] == [before.get("director_name"), "赵𬱖"]
    assert details["changed"]["partners.1"][1].startswith("青岛新合作研究院")
    assert details["reason"] == WHY
    assert check_workspace(story.workspace) == ()


def test_every_field_of_the_form_can_be_corrected_and_put_back(story: Story) -> None:
    original = stored(story)
    fixed = {
        "track",
        "credit_code",
        "department_id",
        "mode",
        "host_kind",
        "channel",
        "old_center_level",
        "legal_entity",
    }
    tried, refused = 0, []
    for name, text in original.values.items():
        if name in fixed or name.startswith("listed."):
            continue
        new = (
            "2026-01-05" if name.endswith(("_on", "_date", "_until")) else text + "1" if text.isdigit() else text + "改"
        )
        try:
            correct(story, stored(story).having(name, new))
        except Refused as refusal:
            refused.append(refusal.code)
            continue
        tried += 1
        assert stored(story).get(name) == new
        correct(story, stored(story).having(name, text))
    assert tried >= 15
    assert set(refused) <= {"intake.not_ready"}, "only what the checks of the wizard refuse"
    assert stored(story) == original


def test_what_would_be_wrong_is_refused_and_changes_nothing(story: Story) -> None:
    before, entries = stored(story), len(story.ask(audit_rows))
    other_track = "CONVERSION" if before.get("track") == "NEW" else "NEW"
    for draft, code in (
        (before, "intake.nothing_corrected"),
        (before.having("track", other_track), "intake.track_stays"),
        (before.having("center_name", ""), "intake.not_ready"),
        (before.having("credit_code", "123"), "intake.not_ready"),
    ):
        with pytest.raises(Refused) as caught:
            correct(story, draft)
        assert caught.value.code == code
    with pytest.raises(Refused, match=r"intake\.reason_missing"):
        correct(story, before.having("director_name", "某人"), reason=" ")
    with pytest.raises(NotAllowed):
        story.do(
            changes.correct_proposal, actor=story.seat(0), proposal_id=story.proposals[0], draft=before, reason=WHY
        )
    assert (stored(story), len(story.ask(audit_rows))) == (before, entries)


def test_a_correction_is_kept_while_it_is_typed_and_can_be_given_up(story: Story) -> None:
    wanted = stored(story).having("director_name", "钱某")
    story.do(changes.keep_correction, actor=CLERK, proposal_id=story.proposals[0], draft=wanted)
    assert row(story).director_name != "钱某", "the record is what was accepted until the correction is made"
    kept = story.ask(rows.draft, proposal_id=story.proposals[0]).correction
    assert ProposalDraft.from_mapping(kept).get("director_name") == "钱某"
    story.do(changes.drop_correction, actor=CLERK, proposal_id=story.proposals[0])
    assert story.ask(rows.draft, proposal_id=story.proposals[0]).correction is None
    assert last(story)[1]["changed"]["director_name"][1] == "钱某"
    with pytest.raises(Refused, match=r"intake\.no_correction"):
        story.do(changes.drop_correction, actor=CLERK, proposal_id=story.proposals[0])


def test_a_withdrawal_is_taken_back_and_a_proposal_on_an_agenda_stays(story: Story) -> None:
    number = row(story).number
    story.do(changes.withdraw_proposal, proposal_id=story.proposals[0], reason="单位申请撤回")
    assert row(story).status == ProposalStatus.WITHDRAWN
    with pytest.raises(Refused, match=r"intake\.not_accepted"):
        correct(story, stored(story).having("director_name", "某人"))
    story.do(changes.readmit_proposal, proposal_id=story.proposals[0], reason="误点撤回")
    assert (row(story).status, row(story).number) == (ProposalStatus.ACCEPTED, number)
    with pytest.raises(Refused, match=r"intake\.not_withdrawn"):
        story.do(changes.readmit_proposal, proposal_id=story.proposals[0], reason="误点撤回")
    story.convene()
    with pytest.raises(Refused, match=r"intake\.not_withdrawable"):
        story.do(changes.withdraw_proposal, proposal_id=story.proposals[0], reason="单位申请撤回")
    assert check_workspace(story.workspace) == ()


def test_what_rests_on_the_record_is_said_before_it_is_corrected(story: Story) -> None:
    assert story.ask(changes.touched_by_correction, proposal_id=story.proposals[0]) == changes.Touched(0, 0, 0)
    story.convene()
    story.open()
    story.score(0)
    story.score(1)
    assert story.ask(changes.touched_by_correction, proposal_id=story.proposals[0]) == changes.Touched(2, 0, 0)


def test_a_proposal_moves_between_batches_and_an_empty_batch_is_taken_back(story: Story) -> None:
    first = story.ask(batches)[0].id
    (second,) = story.do(registry.open_batch, year=2026).ids
    with pytest.raises(Refused, match=r"intake\.same_batch"):
        story.do(changes.move_proposal, proposal_id=story.proposals[0], batch_id=first, reason=WHY)
    story.do(changes.move_proposal, proposal_id=story.proposals[0], batch_id=second, reason=WHY)
    assert last(story)[1]["before"] == "2026年第一批"
    with pytest.raises(Refused, match=r"registry\.batch_in_use"):
        story.do(changes.take_back_batch, batch_id=second, reason="误开")
    story.do(changes.move_proposal, proposal_id=story.proposals[0], batch_id=first, reason="移回原批次")
    story.do(changes.rename_batch, batch_id=second, title="2026年增补批")
    assert "2026年增补批" in [one.name for one in story.ask(batches)]
    story.do(changes.take_back_batch, batch_id=second, reason="误开一批")
    assert [one.id for one in story.ask(batches)] == [first]


def test_a_correction_is_taken_back_by_one_act_and_the_one_before_it_after_that(story: Story) -> None:
    first = stored(story)
    one = replace(first.having("director_name", "赵一"), partners=())
    correct(story, one)
    two = one.having("director_name", "钱二").having("contact_phone", "0532-1")
    correct(story, two)
    assert row(story).corrections == 2
    found = story.ask(last_correction, proposal_id=story.proposals[0])
    back = {change.field: change.after for change in found.goes_back}
    assert back == {"director_name": "赵一", "contact_phone": first.get("contact_phone")}
    assert (found.reason, found.stays) == (WHY, ())
    with pytest.raises(Refused, match=r"intake\.reason_missing"):
        story.do(take_back_correction, actor=CLERK, proposal_id=story.proposals[0], reason=" ")
    story.do(take_back_correction, actor=CLERK, proposal_id=story.proposals[0], reason="来函有误")
    assert changes_between(stored(story), one) == ()
    act, details = last(story)
    assert (act, details["changed"]["director_name"]) == ("take_back_correction", ["钱二", "赵一"])
    story.do(take_back_correction, actor=CLERK, proposal_id=story.proposals[0], reason="来函有误")
    assert changes_between(stored(story), first) == ()
    assert (row(story).director_name, row(story).corrections) == (first.get("director_name"), 0)
    with story.workspace.store.read() as session:
        assert session.query(ProposalPartner).filter_by(proposal_id=story.proposals[0]).count() == len(first.partners)
    with pytest.raises(Refused, match=r"intake\.no_correction_made"):
        story.do(take_back_correction, actor=CLERK, proposal_id=story.proposals[0], reason="来函有误")
    assert check_workspace(story.workspace) == ()


def test_what_was_changed_after_a_correction_stays_when_it_is_taken_back(story: Story) -> None:
    first = stored(story)
    correct(story, first.having("director_name", "赵一").having("contact_name", "甲"))
    now, stays = reverted(stored(story).having("contact_name", "乙"), first, stored(story))
    assert (now.get("director_name"), now.get("contact_name"), stays) == (
        first.get("director_name"),
        "乙",
        ("contact_name",),
    )
    story.do(changes.keep_correction, proposal_id=story.proposals[0], draft=first.having("contact_name", "丙"))
    assert [one.kind for one in story.ask(waiting, CLERK, today=TODAY) if one.kind == "corrections_begun"]
    with pytest.raises(Refused, match=r"intake\.correction_first"):
        story.do(take_back_correction, proposal_id=story.proposals[0], reason="来函有误")
    story.do(changes.drop_correction, proposal_id=story.proposals[0])
    assert not [one.kind for one in story.ask(waiting, CLERK, today=TODAY) if one.kind == "corrections_begun"]


def test_edge_27_one_that_came_after_its_batch_rolls_over_to_the_next_and_says_why(story: Story) -> None:
    first = story.ask(batches)[0].id
    (following,) = story.do(registry.open_batch, year=2026).ids
    late = story.proposals[0]
    story.do(changes.move_proposal, proposal_id=late, batch_id=following, reason="本批截止后收到，转入下一批")
    told = {one.id: one.batch_id for one in story.ask(rows.proposals)}
    assert told[late] == following
    assert set(told.values()) == {first, following}
    act, details = last(story)
    assert (act, details["before"], details["after"]) == ("move_proposal", "2026年第一批", "2026年第二批")
    assert details["reason"] == "本批截止后收到，转入下一批"

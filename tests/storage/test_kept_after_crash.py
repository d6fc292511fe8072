"""After a session that did not end only what can still be filled in is offered to be gone on with."""

from __future__ import annotations

from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.services import intake, scoring
from qtic_desktop.storage.queries.kept import kept_since
from tests.review_story import CLERK, begin_story


def test_a_sheet_is_offered_while_it_is_open_and_not_once_it_was_handed_in(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w")
    story.convene()
    story.open()
    sheet = story.sheet(0)
    first = sheet.rubric.criteria[0]
    story.do(scoring.save_points, actor=CLERK, sheet_id=sheet.id, criterion=first.number, text="1")
    kept = story.ask(kept_since, CLERK, since="2026-01-01T00:00:00")
    assert kept.last is not None
    assert (kept.last.act, kept.last.subject_id) == (Act.SAVE_POINTS, sheet.id)
    story.score(0)
    kept = story.ask(kept_since, CLERK, since="2026-01-01T00:00:00")
    assert (kept.last, kept.others) == (None, False)
    story.workspace.close()


def test_what_was_typed_can_be_looked_at_by_who_may_see_it(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w")
    draft = ProposalDraft(
        {"track": "NEW", "center_name": "录到一半的中心", "host_name": "某单位", "address": "某路1号"}
    )
    story.do(intake.save_draft, actor=CLERK, draft=draft, page="host", cursor_field="address")
    (kept,) = (story.ask(kept_since, CLERK, since="2026-01-01T00:00:00").last,)
    assert (kept.page, dict(kept.lines)) == ("host", {"host_name": "某单位", "address": "某路1号"})
    story.convene()
    story.open()
    sheet = story.sheet(0)
    mine = story.seat(0)
    number = sheet.rubric.criteria[0].number
    story.do(scoring.save_points, actor=mine, sheet_id=sheet.id, criterion=number, text="1.5")
    kept = story.ask(kept_since, mine, since="2026-01-01T00:00:00").last
    assert (kept.page, kept.lines) == ("", ((number, "1.5"),))
    others = story.ask(kept_since, story.seat(1), since="2026-01-01T00:00:00")
    assert (others.last, others.others) == (None, True)
    assert story.ask(kept_since, CLERK, since="2026-01-01T00:00:00").last.act == Act.SAVE_DRAFT
    story.workspace.close()

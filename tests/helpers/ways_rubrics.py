"""Acts of the editor of score sheets and lists taken in, each with what takes it back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from qtic_desktop.domain.rubric_drafts import RubricDraft, draft_of
from qtic_desktop.exchange.experts import ImportedExpert
from qtic_desktop.exchange.scores import ImportedScore
from qtic_desktop.exchange.spreadsheets import Imported
from qtic_desktop.services import experts as pool
from qtic_desktop.services import scoring
from qtic_desktop.services.imports.people import import_experts
from qtic_desktop.services.imports.scores import import_scores
from qtic_desktop.services.imports.tally import Tally
from qtic_desktop.services.registry.rubrics import drop_rubric, keep_rubric, revise_rubric, withdraw_rubric
from qtic_desktop.storage.queries.rubrics import rubric_desk
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.registry import RubricVersion, WorkspaceFact
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet
from tests.helpers.ways_record import WHY, Record
from tests.review_story import CLERK, OFFICE

DRAFT = "rubric_draft_new"


class RubricWays(Record):
    """Acts of the score sheets themselves, and of lists."""

    def newest_rubric(self) -> Any:
        return max(self.rows(RubricVersion, track="NEW"), key=lambda row: row.number)

    def other_rubric(self) -> RubricDraft:
        """The sheet in force with a point moved from the first criterion to the second, or back."""
        draft = draft_of(self.story.ask(rubric_desk, track="NEW").versions[0].rubric)
        first, second = draft.criteria[:2]
        step = 1 if Decimal(first.maximum) >= 15 else -1
        moved = draft.with_criterion(0, replace(first, maximum=str(Decimal(first.maximum) - step), subs=()))
        return moved.with_criterion(1, replace(second, maximum=str(Decimal(second.maximum) + step), subs=()))

    def keep_rubric(self) -> Any:
        if any(row.name == DRAFT for row in self.rows(WorkspaceFact)):  # the one before is typed over
            self.attempt((OFFICE, drop_rubric, {"track": "NEW"}))
        return (OFFICE, keep_rubric, {"draft": self.other_rubric()}), lambda: [(OFFICE, drop_rubric, {"track": "NEW"})]

    def drop_rubric(self) -> Any:
        kept = self.other_rubric()
        self.attempt((OFFICE, keep_rubric, {"draft": kept}))
        return (OFFICE, drop_rubric, {"track": "NEW"}), lambda: [(OFFICE, keep_rubric, {"draft": kept})]

    def revise_rubric(self) -> Any:
        self.attempt((OFFICE, drop_rubric, {"track": "NEW"}))
        do = (OFFICE, revise_rubric, {"draft": self.other_rubric(), "reason": WHY})
        return do, lambda: [
            (OFFICE, withdraw_rubric, {"rubric_id": self.newest_rubric().id, "reason": WHY}),
            (OFFICE, drop_rubric, {"track": "NEW"}),  # what the version said is the draft again
        ]

    def withdraw_rubric(self) -> Any:
        """Of the newest version no agenda uses; it is put in force once more."""
        draft = self.other_rubric()
        self.attempt((OFFICE, revise_rubric, {"draft": draft, "reason": WHY}))
        row = self.newest_rubric()
        if row.number == 1 or self.rows(AgendaItem, rubric_id=row.id):
            return None
        do = (OFFICE, withdraw_rubric, {"rubric_id": row.id, "reason": WHY})
        return do, lambda: [(OFFICE, revise_rubric, {"draft": self.other_rubric(), "reason": WHY})]

    def import_experts(self) -> Any:
        name = f"名册专家{len(self.rows(Expert))}"
        item = ImportedExpert(2, name, "外地研究院", "研究员", "海洋", "technical", "", "青岛")
        facts = {"found": Imported((item,), (), 1, "专家", "0" * 64), "source": "名册.xlsx", "tally": Tally()}
        return (CLERK, import_experts, facts), lambda: [
            (OFFICE, pool.retire_expert, {"expert_id": self.rows(Expert, name=name)[0].id, "reason": WHY})
        ]

    def import_scores(self) -> Any:
        sheet = next(
            (
                one
                for one in self.sheets_blank()
                if not any(row.points for row in self.rows(ScoreEntry, sheet_id=one.id))
            ),
            None,
        )
        if sheet is None or self.meeting.status != "open":
            return None
        (item,) = self.rows(AgendaItem, id=sheet.agenda_item_id)
        (proposal,), (expert,) = self.rows(Proposal, id=item.proposal_id), self.rows(Expert, id=sheet.expert_id)
        points = tuple(
            Decimal(text) for text in ("5", "5", "5", "5", "5", "5", "5", "5")[: 8 if proposal.track == "NEW" else 7]
        )
        row = ImportedScore(
            2, self.meeting.number, proposal.number, expert.name, expert.organization, "submitted", points, None
        )
        tally = Tally()
        facts = {"found": Imported((row,), (), 1, "评分", "0" * 64), "source": "评分.xlsx", "tally": tally}

        def back() -> Any:
            assert tally.new == 1, tally.findings
            return [(OFFICE, scoring.corrections.return_sheet, {"sheet_id": sheet.id, "reason": WHY})]

        return (CLERK, import_scores, facts), back

    def sheets_blank(self) -> list[Any]:
        listed = {item.id for item in self.rows(AgendaItem, meeting_id=self.story.meeting_id, state="listed")}
        return [one for one in self.rows(ScoreSheet, state="open", hand="nobody") if one.agenda_item_id in listed]

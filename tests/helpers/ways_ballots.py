"""The box of a secret vote: what was counted is entered and taken back."""

from __future__ import annotations

from typing import Any

from qtic_desktop.domain.scoring import SecretCount
from qtic_desktop.services import scoring
from qtic_desktop.storage.queries.secret_votes import held_in_secret, standing_counts
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.scoring import ScoreSheet
from tests.helpers.ways_record import WHY, Record
from tests.review_story import CLERK


class BallotWays(Record):
    """Of the proposals whose vote is held in secret."""

    def box(self, *, counted: bool) -> tuple[str, Any] | None:
        """A proposal with such a vote, and the count that stands or would fit now."""
        with self.story.workspace.store.read() as session:
            for item in session.query(AgendaItem).filter_by(meeting_id=self.story.meeting_id, state="listed"):
                stands = standing_counts(session, [item.id]).get(item.id)
                if held_in_secret(session, item) and (stands is not None) is counted:
                    sheets = session.query(ScoreSheet).filter_by(agenda_item_id=item.id)
                    return item.id, stands or sum(row.state not in ("recused", "absent") for row in sheets)
        return None

    def record_ballots(self) -> Any:
        found = self.box(counted=False)
        if found is None:
            return None
        item, there = found
        count = SecretCount(there - 1, 0, 0, 0, 1) if there > 1 else SecretCount(there, 0, 0, 0)
        facts = {"agenda_item_id": item, "count": count, "counted_by": "计票甲", "watched_by": "监票乙"}
        return (CLERK, scoring.record_ballots, facts), lambda: [
            (CLERK, scoring.withdraw_ballots, {"agenda_item_id": item, "reason": WHY})
        ]

    def withdraw_ballots(self) -> Any:
        found = self.box(counted=True)
        if found is None:
            return None
        item, row = found
        numbers = SecretCount(row.agree, row.agree_after_revision, row.disagree, row.abstain, row.invalid)
        again = {"agenda_item_id": item, "count": numbers, "counted_by": row.counted_by, "watched_by": row.watched_by}
        do = (CLERK, scoring.withdraw_ballots, {"agenda_item_id": item, "reason": WHY})
        entitled = sum(one.state not in ("recused", "absent") for one in self.rows(ScoreSheet, agenda_item_id=item))
        fits = entitled == numbers.total  # else somebody came or went since, and the vote is held again
        return do, lambda: [(CLERK, scoring.record_ballots, again)] if fits else []

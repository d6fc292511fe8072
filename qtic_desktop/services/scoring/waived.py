"""What the supervisor let pass, as it is printed with the results."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qtic_desktop.documents.content.audit_words import obstacle_words
from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.scoring.blockers import without_figures
from qtic_desktop.resources import message
from qtic_desktop.services.results import meeting_results
from qtic_desktop.services.scoring.gate import waivers_of
from qtic_desktop.storage.queries.meetings.sittings import panel
from qtic_desktop.storage.queries.query import query_about


@query_about(Read.RESULTS, lambda session, *, meeting_id: frozenset({meeting_id}))
def waived_lines(session: Session, *, meeting_id: str) -> tuple[str, ...]:
    """Of the meeting first, then in running order: what, why, by whom and when. What a correction has cleared is none."""
    outcomes = meeting_results(session, meeting_id=meeting_id)
    seats = panel(session, meeting_id=meeting_id)
    names = {seat.expert_id: f"{seat.name}（{seat.organization}）" for seat in seats}
    about = {"": message("paper.scoring.waived_meeting")}
    about |= {one.agenda_item_id: f"{one.proposal_number} {one.center_name}" for one in outcomes}
    order = list(about)
    stands = {(one.agenda_item_id, without_figures(left).code) for one in outcomes for left in one.to_decide}
    found = []
    for (item, code, expert), row in waivers_of(session, meeting_id).items():
        if item and (item, code) not in stands:
            continue
        whom = "，".join(filter(None, (about[item], names.get(expert, ""))))
        facts = {"what": obstacle_words(code), "reason": row.reason.rstrip("。"), "by": row.given_by}
        line = message("paper.scoring.waived_line", "zh", about=whom, at=row.given_at[:16].replace("T", " "), **facts)
        found.append((order.index(item), line))
    return tuple(line for _, line in sorted(found))

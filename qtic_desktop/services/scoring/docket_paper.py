"""更正单 on paper: what is corrected, what it does, and two lines to sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring.papers import DocketPaper, EffectLine
from qtic_desktop.domain.scoring.sealing import DocketKind, DocketState
from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.resources import message
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.scoring.docket_notes import EffectNote, note_text
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.query import query_about
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.queries.sealing import DocketRow, dockets
from qtic_desktop.storage.tables.meetings import Meeting
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace


@query_about(Read.RESULTS, lambda session, *, meeting_id, docket_id, made_at: frozenset({meeting_id}))
def docket_paper(session: Session, *, meeting_id: str, docket_id: str, made_at: str) -> DocketPaper:
    """The facts of one docket as its paper takes them; ``made_at`` is the printed time of making."""
    meeting = find(session, Meeting, meeting_id)
    row = next((one for one in dockets(session, meeting_id=meeting_id) if one.id == docket_id), None)
    if row is None:
        raise Refused("files.none_found")
    facts = workspace_facts(session)
    return DocketPaper(
        number=row.number,
        meeting=f"{meeting.number}　{meeting.title}",
        held_on=meeting.held_on,
        organizer=facts.get("organizer", ""),
        project=f"{row.proposal_number}　{row.center_name}",
        expert=row.expert,
        kind=message(f"paper.docket.kind_{row.kind}"),
        total=_total(row),
        notes=tuple(note_text(EffectNote(**one)) for one in row.effect.get("notes", ())),
        criterion=row.criterion,
        before=shown_value(row.kind, row.before),
        after=shown_value(row.kind, row.after),
        reason=row.reason,
        effects=tuple(
            EffectLine(
                f"{one['proposal_number']}　{one['center_name']}",
                (one["mean_before"], one["mean_after"]),
                (_rank(one["rank_before"]), _rank(one["rank_after"])),
                (_votes(one.get("votes_before", ())), _votes(one.get("votes_after", ()))),
                (_verdict(one, "verdict_before"), _verdict(one, "verdict_after")),
            )
            for one in row.effect["items"]
        ),
        papers=tuple((one["center_name"], one["version_no"], one["signed"]) for one in row.effect["papers"]),
        state=row.state.value,
        asked=(row.asked_by, _time(row.asked_at)),
        confirmed=_confirmed(row),
        sample=facts.get("sample") == "True",
        made_at=made_at,
    )  # fmt: skip


def _verdict(one: Mapping[str, Any], when: str) -> str:
    """The word of opinion and summary; a docket kept before the track was written with it says no more than it did."""
    kept = f"paper.scoring.verdict_{one['track']}_" if one.get("track") else "paper.docket.verdict_"
    return message(kept + one[when])


@job(Act.EXPORT_DOCKET)
def export_docket(workspace: Workspace, actor: Actor, *, out: Path, meeting_id: str, docket_id: str) -> MadeFile:
    """Write one docket to the file ``out`` as a page with a line for each of the two who sign, and read it back."""
    from qtic_desktop.documents.content.scoring.dockets import docket_document

    made_at = f"{workspace.store.now():%Y-%m-%d %H:%M}"
    order = docket_paper.bind(meeting_id=meeting_id, docket_id=docket_id, made_at=made_at)
    paper = ask(workspace.store, actor, order)
    make_file(docket_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.project, paper.state)


def _total(row: DocketRow) -> tuple[str, str] | None:
    after = row.effect.get("total_after")
    return None if after is None else (row.effect["total_before"], after)


def _confirmed(row: DocketRow) -> tuple[str, str]:
    return (row.ended_by, _time(row.ended_at or "")) if row.state is DocketState.CONFIRMED else ("", "")


def shown_value(kind: DocketKind, text: str) -> str:
    """A corrected value in words: a ballot as its choice, a sheet of one who takes part, points as they are."""
    if kind is DocketKind.BALLOT and text in set(VoteChoice):
        return message(f"paper.docket.ballot_{text}")
    if kind is DocketKind.RECUSAL and text in ("open", "submitted", "abstained", "void"):
        return message("paper.docket.takes_part")
    return text


def _rank(rank: int | None) -> str:
    return "—" if rank is None else str(rank)


def _votes(votes: Sequence[int]) -> str:
    return "/".join(map(str, votes))


def _time(stamp: str) -> str:
    return stamp.replace("T", " ")[:16]

"""An encrypted workspace with a sealed meeting in it: the story of the reviews, carried over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from qtic_desktop.services import opinions, scoring
from qtic_desktop.services.accounts import slips
from qtic_desktop.services.accounts.carry_over import carry_over
from qtic_desktop.services.accounts.founding import Costs, Founded
from qtic_desktop.services.accounts.sign_in import Entered, enter
from qtic_desktop.services.demo import demo_clock
from qtic_desktop.services.opinions import papers
from qtic_desktop.services.perform import perform, work
from qtic_desktop.storage.encryption.cost import Cost
from qtic_desktop.storage.queries import opinions as rows
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.registry import Person
from qtic_desktop.storage.workspace import read_info, write_info
from tests.helpers.doors import ask
from tests.helpers.on_server import in_files, to_server_where_wanted
from tests.review_story import begin_story

CHEAP = Costs(Cost(8, 1, 1), Cost(8, 1, 1))
SECRET = "海边的灯塔2031"
ATTACHMENT = "推荐函：青岛市城阳区科技局推荐，仅供内部评审。".encode() * 4000
COMMENT = "经费测算依据不足，建议补充三家报价"


def now() -> datetime:
    return datetime(2026, 3, 12, 9, tzinfo=UTC)


def sealed_story(folder: Path) -> Path:
    """A plain, real workspace with a sealed meeting of five experts on two proposals, and an attachment."""
    story = begin_story(folder, real=True)
    story.convene(size=5)
    story.open(size=5)
    story.do(scoring.save_comment, sheet_id=story.sheet(1).id, criterion="1", text=COMMENT)
    for place in range(5):
        story.score(place, 0, short=str(place))
        story.score(place, 1, short="5", vote="disagree")
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    story.workspace.attachments.put(ATTACHMENT)
    story.workspace.close()
    write_info(folder, replace(read_info(folder), sample=False))
    return folder


def closed_story(folder: Path, target: Path) -> Founded:
    """The same, carried over; the first proposal's opinion is final and waits for its five signatures."""
    with in_files():
        made = carry_over(sealed_story(folder), target, name="办公室", secret=SECRET, now=now, costs=CHEAP)
    to_server_where_wanted(target, lambda: open_closed(target).__enter__())
    with open_closed(target) as here:
        item = ask(here.workspace.store, rows.opinions)[0].agenda_item_id
        drafted = perform(here.workspace.store, here.actor, opinions.draft_opinion.bind(agenda_item_id=item))
        (opinion_id,) = drafted.ids
        work(here.workspace, here.actor, papers.finalize.bind(opinion_id=opinion_id, reason="会上讨论一致"))
    return made


class open_closed:  # noqa: N801 - used like a function
    """The closed story, opened by the office; closed when the block ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Entered:
        self._here = enter(self._folder, "办公室", SECRET, now=demo_clock(now()))
        return self._here

    def __exit__(self, *_: object) -> None:
        self._here.workspace.close()


@dataclass(frozen=True, slots=True)
class Signer:
    """A line of the opinion: whose it is."""

    person_id: str
    expert_id: str
    name: str
    organization: str


def board(here: Entered) -> tuple[str, list[Signer]]:
    """The opinion that waits, and its lines in signing order."""
    (opinion,) = [row for row in ask(here.workspace.store, rows.opinions) if row.status in ("final", "signed")]
    detail = ask(here.workspace.store, rows.opinion_detail, opinion_id=opinion.opinion_id)
    lines = []
    with here.workspace.store.read() as session:
        for line in detail.signatures:
            expert = session.get(Expert, line.expert_id)
            person = session.scalars(select(Person).filter_by(expert_id=line.expert_id)).one()
            assert expert is not None
            lines.append(Signer(person.id, expert.id, expert.name, expert.organization))
    return opinion.opinion_id, lines


def slip_for(here: Entered, person_id: str) -> slips.Slip:
    """A slip of the office for this person."""
    return work(here.workspace, here.actor, slips.issue_slip.bind(person_id=person_id))

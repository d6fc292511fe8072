"""A sheet that two stations changed stays in sight until a person decides, and both states are said in words."""

from __future__ import annotations

import json

import pytest

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring.sealing import STATIONS_DIFFER
from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.domain.stations import Choice, Standing
from qtic_desktop.services import scoring
from qtic_desktop.services.perform import ask
from qtic_desktop.services.scoring import seal_meeting
from qtic_desktop.services.stations.words import difference
from tests.helpers.stations import Station, opened, stations
from tests.review_story import OFFICE

__all__ = ["opened", "stations"]

SUPERVISOR = Actor("supervisor-1", "监督员辛", Role.SUPERVISOR)


def waiting(station: Station) -> list[tuple[str, bool]]:
    """The sheets that the board names because two stations changed them, by expert, with whether they hold sealing up."""
    bound = scoring.gate_board.bind(meeting_id=station.story.meeting_id)
    board = ask(station.story.workspace.store, OFFICE, bound)
    return [
        (line.expert_id, line.stands) for row in board for line in row.lines if line.blocker.code == STATIONS_DIFFER
    ]


def test_what_nobody_decided_stands_on_the_board_until_it_is_decided(stations: list[Station]) -> None:
    main, left, _ = stations
    sheet = main.story.sheet(0)
    main.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="4")
    left.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="7")
    path = left.export()
    entries = len(main.log())
    main.look(path)
    assert (waiting(main), len(main.log())) == ([], entries)  # a look tells nothing to anybody
    assert main.take(path).written == 0
    assert waiting(main) == [(main.story.experts[0], True)]
    assert json.loads(main.log()[-1].details)["undecided"] == 1
    told = len(main.log())
    assert (main.take(path).written, len(main.log())) == (0, told)  # the same question is written down once
    assert main.take(path, Choice.OURS).rejected == ()
    assert waiting(main) == []


def test_what_the_other_station_decided_no_longer_waits_here(stations: list[Station]) -> None:
    main, left, right = stations
    sheet = main.story.sheet(0)
    main.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="4")
    left.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="7")
    main.take(left.export())
    main.take(right.export())  # another station knows nothing of it, and settles nothing
    assert len(waiting(main)) == 1
    left.take(main.export(), Choice.OURS)
    main.take(left.export())
    assert (waiting(main), main.points(0)) == ([], left.points(0))


def test_sealing_waits_for_a_sheet_of_two_stations_or_for_the_supervisor(stations: list[Station]) -> None:
    main, left, _ = stations
    for place in range(5):
        for item in range(2):
            main.story.score(place, item)
    left.story.score(0, 0, short="2")
    main.take(left.export())
    named = {"meeting_id": main.story.meeting_id}
    with pytest.raises(Refused) as refused:
        main.story.do(seal_meeting, **named)
    assert refused.value.code == "scoring.stations_differ"
    about = {"code": STATIONS_DIFFER, "expert_id": main.story.experts[0], "agenda_item_id": main.story.items()[0]}
    main.story.do(scoring.waive_blocker, actor=SUPERVISOR, reason="左侧电脑已损坏，以本机为准", **named, **about)
    assert waiting(main) == [(main.story.experts[0], False)]
    main.story.do(seal_meeting, **named)


def test_both_states_are_told_in_words(stations: list[Station]) -> None:
    """A vote, a blank and a flaw of the paper as a person says them."""
    main, left, _ = stations
    sheet = main.story.sheet(0)
    votes = {"agenda_item_id": main.story.items()[0], "expert_id": main.story.experts[0]}
    main.story.do(scoring.cast_vote, choice=VoteChoice.AGREE, **votes)
    left.story.do(scoring.cast_vote, choice=VoteChoice.AGREE_AFTER_REVISION, **votes)
    left.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="7")
    main.story.do(scoring.save_points, sheet_id=sheet.id, criterion="2", text="7")
    (both,) = [one for one in main.look(left.export()).units if one.standing is Standing.BOTH]
    assert difference(both, "zh") == (
        "第1项分数 这里“（空）”、那边“7”；第2项分数 这里“7”、那边“（空）”；表决 这里“同意”、那边“修改后同意”"
    )

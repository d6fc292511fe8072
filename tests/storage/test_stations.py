"""Several copies of one workspace exchange bundles, in any order, twice or not at all, and come to the same sheets."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from pathlib import Path

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.stations import COVERED, Choice, HeldRow, Side, Standing, standing
from qtic_desktop.services import scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import work
from qtic_desktop.services.scoring import seal_meeting
from qtic_desktop.services.stations import export_bundle, take_bundle
from qtic_desktop.services.stations.words import difference
from qtic_desktop.storage.bundle_file import read_head
from tests.helpers.stations import Station, opened, stations
from tests.review_story import CLERK, OFFICE

__all__ = ["opened", "stations"]

ROUNDS = 6
SEEDS = range(6)


def test_what_was_scored_elsewhere_comes_in_with_who_and_when(stations: list[Station]) -> None:
    main, left, right = stations
    left.story.score(0)
    right.story.score(1, item=1, short="2")
    for other in (left, right):
        path = other.export()
        seen = main.look(path)
        assert (seen.count(Standing.THEIRS), seen.written > 0) == (1, True)
        assert main.points(0) == {} or other is right
        assert main.take(path).count(Standing.THEIRS) == 1
    assert main.points(0) == left.points(0)
    assert main.points(1, 1) == right.points(1, 1)
    told = [entry for entry in main.log() if '"station"' in entry.details and entry.act == "save_points"]
    there = [entry for entry in left.log() if entry.act == "save_points"]
    assert [(one.at, one.actor_id, one.subject_id) for one in told[: len(there)]] == [
        (one.at, one.actor_id, one.subject_id) for one in there
    ]


def test_taking_in_twice_or_an_older_one_later_changes_nothing(stations: list[Station]) -> None:
    main, left, _ = stations
    left.story.score(0, submit=False, vote="")
    first = left.export()
    sheet = left.story.sheet(0)
    left.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="3")
    second = left.export()
    report = main.take(second)
    assert report.missed == (1,)
    held, entries = main.held(), len(main.log())
    again = main.take(second)
    assert (again.written, again.seen_before != "") == (0, True)
    late = main.take(first)
    assert (late.written, late.count(Standing.OURS), late.missed) == (0, 1, ())
    assert (main.held(), len(main.log())) == (held, entries)
    assert main.points(0)["1"] == Decimal(3)


def test_a_sheet_changed_at_two_places_waits_for_a_person_and_shows_both(stations: list[Station]) -> None:
    main, left, right = stations
    for station, text in ((main, "4"), (left, "7")):
        sheet = station.story.sheet(0)
        station.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text=text)
    left.story.score(2)
    path = left.export()
    report = main.take(path)
    (both,) = [one for one in report.units if one.standing is Standing.BOTH]
    assert [(one.what, one.ours, one.theirs) for one in both.figures if one.what == "points 1"] == [
        ("points 1", "4", "7")
    ]
    assert report.rejected == (both,)
    assert main.points(0)["1"] == Decimal(4)
    assert main.points(2) == left.points(2)  # the other sheets are not held up
    settled = work(main.story.workspace, OFFICE, take_bundle.bind(path=path, choices={both.sheet_id: Choice.OURS}))
    assert settled.rejected == ()
    assert main.points(0)["1"] == Decimal(4)
    assert main.take(path).count(Standing.BOTH) == 0  # decided once is decided
    last = main.log()[-1]
    kept = json.loads(next(one.details for one in main.log() if one.act == "decide_sheet"))
    assert {"what": "points 1", "ours": "4", "theirs": "7"} in kept["figures"]
    assert last.act in ("decide_sheet", "import_bundle")
    back = main.export()
    assert left.take(back).rejected == ()
    assert right.take(back).rejected == ()
    assert left.held() == main.held() == right.held()


def test_the_other_one_is_taken_whole_with_what_it_lacks(stations: list[Station]) -> None:
    main, left, _ = stations
    sheet = main.story.sheet(0)
    main.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="4")
    main.story.do(scoring.save_points, sheet_id=sheet.id, criterion="2", text="5")
    left.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="7")
    report = main.take(left.export(), Choice.THEIRS)
    assert report.rejected == ()
    assert {number: points for number, points in main.points(0).items() if points is not None} == {"1": Decimal(7)}
    assert check_workspace(main.story.workspace) == ()
    left.take(main.export())
    assert left.held() == main.held()


def test_of_a_sheet_that_was_handed_in_only_the_fact_is_told(stations: list[Station]) -> None:
    """Copied from paper at two places with another figure: the paper tells which is right, the screen shows neither."""
    main, left, _ = stations
    sheet = main.story.sheet(0)
    for station, text in ((main, "4"), (left, "7")):
        for one in sheet.rubric.criteria:
            figure = text if one.number == "1" else "3"
            station.story.do(scoring.save_points, sheet_id=sheet.id, criterion=one.number, text=figure)
        station.story.do(scoring.submit_sheet, sheet_id=sheet.id)
    path = left.export()
    for report in (main.look(path), main.take(path)):
        (both,) = [one for one in report.units if one.standing is Standing.BOTH]
        assert {(one.ours, one.theirs) for one in both.figures} == {(COVERED, COVERED)}
        assert "points 1" in {one.what for one in both.figures}
        assert "封存前不显示内容" in difference(both, "zh")


def test_what_was_taken_at_an_import_is_put_back_by_keying_it_again(stations: list[Station]) -> None:
    """The way back of a decision between two stations: the sheet is open and takes what stood here before."""
    main, left, _ = stations
    sheet = main.story.sheet(0)
    main.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="4")
    left.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="7")
    before = main.points(0)
    assert main.take(left.export(), Choice.THEIRS).rejected == ()
    assert main.points(0) != before
    main.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="4")
    assert main.points(0) == before
    assert check_workspace(main.story.workspace) == ()


def test_the_same_keyed_at_two_places_is_no_question(stations: list[Station]) -> None:
    main, left, _ = stations
    for station in (main, left):
        sheet = station.story.sheet(0)
        station.story.do(scoring.save_points, sheet_id=sheet.id, criterion="1", text="4")
    first, second = main.export(), left.export()
    assert main.take(second).count(Standing.BOTH) == 0
    assert left.take(first).count(Standing.BOTH) == 0
    assert main.held() == left.held()


@pytest.mark.parametrize("seed", SEEDS)
def test_random_histories_come_to_the_same(stations: list[Station], seed: int) -> None:
    """Sheets written at one station alone arrive as that station left them; the rest is decided at the first one."""
    chance = random.Random(seed)
    main = stations[0]
    own = {(place, item): chance.choice(stations) for place in range(5) for item in range(2) if chance.random() < 0.6}
    bundles: list[tuple[Station, Path]] = []
    for _ in range(ROUNDS):
        for station in stations:
            for _ in range(chance.randrange(4)):
                place, item = chance.randrange(5), chance.randrange(2)
                if own.get((place, item), station) is station:
                    touch(station, place, item, chance)
            if chance.random() < 0.7:
                bundles.append((station, station.export()))
        for maker, path in chance.sample(bundles, min(len(bundles), 3)):
            taker = chance.choice([one for one in stations if one is not maker])
            taker.take(path)
    wanted = {seat: station.points(*seat) for seat, station in own.items()}
    for other in stations[1:]:
        main.take(other.export(), chance.choice((Choice.THEIRS, Choice.OURS)))
    last = main.export()
    for other in stations[1:]:
        other.take(last, Choice.THEIRS)
    assert main.held() == stations[1].held() == stations[2].held()
    for seat, points in wanted.items():
        assert main.points(*seat) == points


def touch(station: Station, place: int, item: int, chance: random.Random) -> None:
    """One act of a person at this station, as far as the sheet still takes it."""
    sheet = station.story.sheet(place, item)
    if sheet.state.value not in ("open", "draft", "blank") and chance.random() < 0.9:
        return
    criterion = chance.choice([one for one in sheet.rubric.criteria if one.number not in sheet.not_applicable])
    try:
        if chance.random() < 0.2:
            facts = {"agenda_item_id": sheet.agenda_item_id, "expert_id": sheet.expert_id}
            station.story.do(scoring.cast_vote, **facts, choice=chance.choice(("agree", "disagree")))
        elif chance.random() < 0.3:
            station.story.do(
                scoring.save_comment, sheet_id=sheet.id, criterion=criterion.number, text=f"评语{chance.random()}"
            )
        else:
            text = str(chance.randrange(int(criterion.maximum) + 1))
            station.story.do(scoring.save_points, sheet_id=sheet.id, criterion=criterion.number, text=text)
    except Refused:
        return


def test_a_sealed_meeting_takes_nothing_and_names_the_sheet(stations: list[Station]) -> None:
    main, left, _ = stations
    for item in range(2):
        for place in range(5):
            main.story.score(place, item)
    left.story.score(0, short="3")
    path = left.export()
    main.story.do(seal_meeting, meeting_id=main.story.meeting_id)
    report = main.take(path)
    assert report.written == 0
    assert [one.why_not for one in report.rejected] == ["sealed"] * len(report.rejected)
    assert left.story.sheet(0).id in {one.sheet_id for one in report.rejected}


def test_what_is_no_bundle_of_this_workspace_is_refused(stations: list[Station], tmp_path: Path) -> None:
    main, left, _ = stations
    left.story.score(0)
    data = left.export().read_bytes()
    line, _, body = data.partition(b"\n")
    head = json.loads(line)
    cases = {
        "stations.no_bundle": b"PK\x03\x04 no bundle",
        "stations.damaged": data[:-1] + bytes([data[-1] ^ 1]),
        "stations.other_workspace": json.dumps({**head, "workspace": "other"}).encode() + b"\n" + body,
        "stations.other_format": json.dumps({**head, "format": "0001"}).encode() + b"\n" + body,
        "stations.other_key": json.dumps({**head, "closed": True}).encode() + b"\n" + body,
    }
    before = main.held()
    for code, content in cases.items():
        path = tmp_path / "case.qtic"
        path.write_bytes(content)
        with pytest.raises(Refused) as refusal:
            main.take(path)
        assert refusal.value.code == code
    with pytest.raises(Refused) as refusal:
        left.take(left.out[0])
    assert refusal.value.code == "stations.own_bundle"
    assert main.held() == before


def test_other_rules_are_named_with_the_proposals(stations: list[Station]) -> None:
    main, left, _ = stations
    left.story.leave_out("3")
    left.story.score(0)
    with pytest.raises(Refused) as refusal:
        main.take(left.export())
    assert refusal.value.code == "stations.other_rubric"


def test_only_the_desk_exchanges(stations: list[Station]) -> None:
    main, _, _ = stations
    for actor in (main.story.seat(0), type(CLERK)("s", "监督", Role.SUPERVISOR)):
        with pytest.raises(NotAllowed):
            work(main.story.workspace, actor, export_bundle.bind(out=main.folder / "x.qtic"))
        with pytest.raises(NotAllowed):
            work(main.story.workspace, actor, take_bundle.bind(path=main.folder / "x.qtic"))
    assert not (main.folder / "x.qtic").exists()
    assert work(main.story.workspace, CLERK, export_bundle.bind(out=main.folder / "y.qtic")).path.exists()
    assert read_head((main.folder / "y.qtic").read_bytes())[0].made_by == CLERK.name
    assert Act.EXPORT_BUNDLE in {entry.act for entry in main.log()}


@pytest.mark.parametrize("seed", range(20))
def test_asked_the_other_way_round_the_answer_changes_places(seed: int) -> None:
    chance = random.Random(seed)
    sides = []
    for _ in range(2):
        rows = {
            ("votes", str(key)): HeldRow(chance.choice("ab"), chance.choice("123"), chance.choice("xy"))
            for key in range(3)
            if chance.random() < 0.8
        }
        history = {("votes", one): frozenset(chance.sample("123", 2)) for one in "ab" if chance.random() < 0.7}
        sides.append(Side(rows, history))
    turned = {Standing.OURS: Standing.THEIRS, Standing.THEIRS: Standing.OURS}
    one, other = standing(*sides), standing(*reversed(sides))
    if Standing.BOTH not in (one, other):
        assert other is turned.get(one, one)

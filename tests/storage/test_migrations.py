"""A workspace of an older program is brought up to date with its data, after a copy that still opens in the old one."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.domain.office_lists import ListDraft, ListEntry, OfficeList
from qtic_desktop.domain.opinions import Conclusion, OpinionStatus
from qtic_desktop.domain.scoring import SecretCount
from qtic_desktop.services import meetings, registry, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.examination import examination_sheet, mark_items
from qtic_desktop.services.imports.past import take_past_file
from qtic_desktop.services.opinions import draft_opinion, signatures
from qtic_desktop.services.registry.office_lists import revise_list
from qtic_desktop.services.results import meeting_results
from qtic_desktop.storage import migrations
from qtic_desktop.storage.audit import GENESIS, entry_hash
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.queries.annual_reports import duties
from qtic_desktop.storage.queries.examination import examination
from qtic_desktop.storage.queries.keying import keying_states
from qtic_desktop.storage.queries.office_lists import list_desk
from qtic_desktop.storage.queries.opinions import opinion_detail, opinions
from qtic_desktop.storage.queries.registry import departments
from qtic_desktop.storage.workspace import create_workspace, open_workspace
from tests.helpers.doors import ask
from tests.helpers.past_ledgers import CENTERS as PAST_CENTERS
from tests.helpers.past_ledgers import past_workbook
from tests.helpers.sealed import sealed_story
from tests.review_story import CLERK, OFFICE, Story, begin_story
from tests.storage.test_annual_services import MARCH, Ledger
from tests.storage.test_sealing import finish


def now() -> datetime:
    return datetime(2026, 3, 11, 9, tzinfo=UTC)


def pour(source: Path, target: Path) -> None:
    """Copy every row into a database of an older schema, leaving out the columns it does not have."""
    with sqlite3.connect(target) as db:
        db.execute("PRAGMA foreign_keys=OFF")
        db.execute("ATTACH ? AS newer", (str(source),))
        names = [name for (name,) in db.execute("SELECT name FROM main.sqlite_master WHERE type='table'")]
        for name in names:
            if name == "alembic_version" or name.startswith("sqlite_"):
                continue
            columns = ", ".join(row[1] for row in db.execute(f"PRAGMA main.table_info({name})"))
            db.execute(f"INSERT OR REPLACE INTO main.{name} ({columns}) SELECT {columns} FROM newer.{name}")
        write_log_as_then(db)
    db.close()


def write_log_as_then(db: sqlite3.Connection) -> None:
    """Chain the poured entries as a program did that bound no rows: the rows have another shape than when they were."""
    names = [row[1] for row in db.execute("PRAGMA main.table_info(audit_entries)")]
    previous = GENESIS
    for values in db.execute(f"SELECT {', '.join(names)} FROM main.audit_entries ORDER BY seq").fetchall():
        entry = {**dict(zip(names, values, strict=True)), "witness": "", "previous": previous}
        after = entry_hash(entry)
        changed = (previous, after, entry["seq"])
        db.execute("UPDATE main.audit_entries SET previous = ?, hash = ? WHERE seq = ?", changed)
        previous = after
    if "witness" in names:
        db.execute("UPDATE main.audit_entries SET witness = ''")


@pytest.mark.of_file
def test_the_first_schema_is_upgraded_with_a_meeting_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = begin_story(tmp_path / "new", proposals=2)
    meeting_id = story.convene()
    story.open()
    story.score(0)
    story.score(1, submit=False)
    facts = {"agenda_item_id": story.items()[0], "expert_id": story.experts[2], "reason": "合作"}
    story.do(meetings.record_recusal, **facts)
    wanted = story.ask(meeting_results, meeting_id=meeting_id)
    story.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0001")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    with open_workspace(tmp_path / "old", now=now) as workspace:
        assert migrations.current_revision(workspace.store.engine) == migrations.HEAD
        assert ask(workspace.store, meeting_results, meeting_id=meeting_id) == wanted
        leaders = [row.leader_id for row in ask(workspace.store, rows.attendance, meeting_id=meeting_id)]
        assert leaders == [story.experts[0]] * 2
        assert check_workspace(workspace) == ()
    (copy,) = (tmp_path / "old" / "backups").glob("before-*.db")
    with sqlite3.connect(copy) as db:
        assert db.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert db.execute("SELECT count(*) FROM score_sheets").fetchone() == (10,)
    db.close()


@pytest.mark.of_file
def test_reports_filed_under_the_second_schema_keep_their_dates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(tmp_path / "new")
    ledger.receive()
    wanted = [replace(ledger.duty(place), measure="city") for place in range(3)]  # the rule of that time
    ledger.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0002")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    with open_workspace(tmp_path / "old", now=now) as workspace:
        assert list(ask(workspace.store, duties, year=2025, today=MARCH)) == wanted
        assert {row.measure for row in wanted} == {"city"}
        assert check_workspace(workspace) == ()


@pytest.mark.of_file
def test_a_conclusion_in_the_old_spelling_is_still_that_conclusion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = begin_story(tmp_path / "new", proposals=1)
    meeting_id = story.convene()
    story.open()
    for place in range(5):
        story.score(place, vote="agree-after-revision")
    story.do(scoring.seal_meeting, meeting_id=meeting_id)
    story.do(draft_opinion, agenda_item_id=story.items()[0])
    story.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0004")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    with sqlite3.connect(tmp_path / "old" / "qtic.db") as db:
        assert db.execute("UPDATE opinions SET conclusion = 'agree_after_revision'").rowcount == 1
    db.close()
    with open_workspace(tmp_path / "old", now=now) as workspace:
        assert ask(workspace.store, opinions)[0].conclusion is Conclusion.AGREE_AFTER_REVISION
        assert check_workspace(workspace) == ()


@pytest.mark.of_file
def test_applications_of_before_the_examination_wait_for_it_and_hold_up_no_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = begin_story(tmp_path / "new", proposals=2)
    story.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0015")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    with sqlite3.connect(tmp_path / "old" / "qtic.db") as db:
        (body,) = db.execute("SELECT body FROM rule_sets").fetchone()
        settings = {key: value for key, value in json.loads(body).items() if not key.startswith("examination")}
        db.execute("UPDATE rule_sets SET body = ?", (json.dumps(settings),))
    db.close()
    with open_workspace(tmp_path / "old", now=story.workspace.store.now) as workspace:
        story.workspace = workspace
        assert [story.ask(examination, proposal_id=one).examination for one in story.proposals] == ["pending"] * 2
        story.convene()
        assert check_workspace(workspace) == ()


@pytest.mark.of_file
def test_a_meeting_keyed_once_under_an_older_schema_goes_on_with_one_keying(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = begin_story(tmp_path / "new", proposals=1)
    story.convene()
    story.open()
    for place in range(5):
        story.score(place)
    wanted = story.ask(meeting_results, meeting_id=story.meeting_id)
    story.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0019")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    with sqlite3.connect(tmp_path / "old" / "qtic.db") as db:
        db.execute("UPDATE rule_sets SET body = json_remove(body, '$.paper_keying')")
    db.close()
    with open_workspace(tmp_path / "old", now=now) as workspace:
        assert ask(workspace.store, meeting_results, meeting_id=story.meeting_id) == wanted
        assert ask(workspace.store, keying_states, meeting_id=story.meeting_id) == {}
        assert not wanted[0].blockers


@pytest.mark.of_file
def test_a_meeting_of_before_the_notes_of_the_room_goes_on_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = begin_story(tmp_path / "new", proposals=2)
    meeting_id = story.convene()
    story.open()
    story.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0021")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    with open_workspace(tmp_path / "old", now=now) as workspace:
        story.workspace = workspace
        story.do(meetings.call_item, agenda_item_id=story.items()[0])
        assert ask(workspace.store, rows.floor, meeting_id=meeting_id).room.current == story.items()[0]
        assert check_workspace(workspace) == ()


@pytest.mark.of_file
def test_a_meeting_of_before_the_timetable_is_given_its_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = begin_story(tmp_path / "new", proposals=2)
    meeting_id = story.convene()
    story.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0028")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    with open_workspace(tmp_path / "old", now=now) as workspace:
        story.workspace = workspace
        assert story.ask(rows.meeting_detail, meeting_id=meeting_id).row.timetable == ""
        story.do(meetings.set_times, meeting_id=meeting_id, start="09:00", each="30")
        assert story.ask(rows.meeting_detail, meeting_id=meeting_id).row.timetable == "09:00 30"
        assert check_workspace(workspace) == ()


@pytest.mark.of_file
def test_a_meeting_of_before_the_secret_votes_goes_on_by_name_and_the_next_one_is_counted_from_a_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = begin_story(tmp_path / "new", proposals=2)
    story.convene(proposals=story.proposals[:1])
    story.open()
    story.score(0)
    story.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0038")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    with open_workspace(tmp_path / "old", now=now) as workspace:
        story.workspace = workspace
        assert (story.sheet(0).secret, story.sheet(0).vote) == (False, "agree")
        story.do(registry.revise_rules, settings={"secret_ballot": "all"}, reason="以后无记名")
        assert not story.sheet(0).secret, "a meeting keeps the rules it was called with"
        story.convene(proposals=story.proposals[1:])
        story.open()
        box = {"count": SecretCount(5, 0, 0, 0), "counted_by": "甲", "watched_by": "乙"}
        story.do(scoring.record_ballots, agenda_item_id=story.items()[0], **box)
        assert check_workspace(workspace) == ()


@pytest.mark.of_file
def test_an_upgrade_that_the_database_refuses_is_told_and_leaves_it_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "HEAD", "0031")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    with sqlite3.connect(tmp_path / "old" / "qtic.db") as db:
        db.execute("CREATE TABLE past_takings (id TEXT)")
    db.close()
    with pytest.raises(EnvironmentTrouble, match=r"storage\."):
        open_workspace(tmp_path / "old", now=now)
    with sqlite3.connect(tmp_path / "old" / "qtic.db") as db:
        assert db.execute("SELECT version_num FROM alembic_version").fetchone() == ("0031",)
    db.close()


@pytest.mark.of_file
def test_a_ledger_of_before_the_past_years_takes_them_in_and_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(tmp_path / "new")
    ledger.receive()
    wanted = ask(ledger.workspace.store, duties, year=2025, today=MARCH)
    department = ask(ledger.workspace.store, departments)[0].name
    ledger.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0031")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    file = past_workbook(tmp_path / "历年.xlsx", centers=tuple({**row, "主管部门": department} for row in PAST_CENTERS))
    with open_workspace(tmp_path / "old", now=now) as workspace:
        assert ask(workspace.store, duties, year=2025, today=MARCH) == wanted
        assert take_past_file(workspace, OFFICE, file, dry_run=False).written
        assert check_workspace(workspace) == ()


@pytest.mark.of_file
def test_examinations_of_before_the_lists_go_on_with_their_items(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def items(story: Story) -> list[str]:
        sheet = story.ask(examination_sheet, proposal_id=story.proposals[0], today=now().date())
        return [one.title for one in sheet.items]

    story = begin_story(tmp_path / "new", proposals=1)
    story.do(mark_items, proposal_id=story.proposals[0], marks=[("host", "met", "")])
    before = items(story)
    story.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0033")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    with open_workspace(tmp_path / "old", now=now) as workspace:
        story.workspace = workspace
        assert items(story) == before
        assert story.ask(list_desk, name=OfficeList.EXAMINATION_NEW).versions[0].used == 1
        entries = story.ask(list_desk, name=OfficeList.EXAMINATION_NEW).versions[0].entries
        draft = ListDraft(OfficeList.EXAMINATION_NEW, 1, (*entries, ListEntry("typed", "新事项")))
        story.do(revise_list, draft=draft, reason="改表")
        assert items(story) == before
        assert check_workspace(workspace) == ()


@pytest.mark.of_file
def test_hand_signatures_of_before_the_questions_are_questioned_and_taken_back_by_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = sealed_story(tmp_path / "new")
    (opinion,) = story.do(draft_opinion, agenda_item_id=story.items()[0]).ids
    finish(story, 0)
    people = [line.expert_id for line in story.ask(opinion_detail, opinion_id=opinion).signatures]
    both = {"opinion_id": opinion, "expert_ids": people}
    story.do(signatures.record_paper_signatures, scan_sha256="0" * 64, **both)
    story.do(signatures.confirm_paper_signatures, actor=CLERK, **both)
    story.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0039")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    with open_workspace(tmp_path / "old", now=now) as workspace:
        story.workspace = workspace
        before = story.ask(opinion_detail, opinion_id=opinion)
        assert (before.row.status, before.row.is_questioned) == (OpinionStatus.SIGNED, False)
        line = {"opinion_id": opinion, "expert_id": people[0]}
        story.do(signatures.question_signature, reason="不是本人所签", **line)
        story.do(signatures.strike_signature, actor=CLERK, **line)
        assert story.ask(opinion_detail, opinion_id=opinion).row.status is OpinionStatus.FINAL

"""Each rule of the rows is broken on purpose, around the program, and says so."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.resources import known_messages
from qtic_desktop.services.audit.checks import INVARIANTS, RULES_ASKED, check_workspace
from qtic_desktop.services.audit.row_rules import RULES, rows_keep_rules
from qtic_desktop.storage.workspace import open_workspace

#: How a rule is broken by a change; ``{copy}`` stands for the columns of the table, under another id and version.
BROKEN = {
    "sealed_time": "UPDATE meetings SET sealed_at = NULL WHERE status = 'sealed'",
    "agenda_order": "UPDATE agenda_items SET position = 1",
    "seat_order": "UPDATE panel_members SET seat = 1",
    "sheet_of_panel": "DELETE FROM panel_members WHERE id = (SELECT min(id) FROM panel_members)",
    "sheet_submitted": "UPDATE score_sheets SET submitted_at = NULL",
    "sheet_keyer": "UPDATE score_sheets SET hand = 'desk', keyed_by = ''",
    "sheet_veto": "UPDATE score_sheets SET veto = 1, veto_reason = ''",
    "sheet_recused": "UPDATE score_sheets SET state = 'recused', reason = ''",
    "vote_of_panel": "DELETE FROM panel_members WHERE expert_id IN (SELECT expert_id FROM votes)",
    "rubric_of_track": ("UPDATE rubrics SET track = 'OTHER' WHERE id = (SELECT rubric_id FROM agenda_items LIMIT 1)"),
    "in_review": "UPDATE proposals SET status = 'in_review' WHERE status = 'accepted'",
    "draft_number": "UPDATE proposals SET number = 'X-' || id WHERE status = 'draft'",
    "accepted_host": "UPDATE proposals SET credit_code = ''",
    "draft_readable": "UPDATE proposals SET draft = '{'",
    "verifier_other": (
        "INSERT INTO second_keyings (id, version, proposal_id, field, state, value, written, keyer_wrong, "
        "slips, corrected, keyer_id, keyer_name, verifier_id, verifier_name, agreed_at) SELECT 'k', 1, id, "
        "'credit_code', 'agreed', '', '', 0, 0, 0, 'a', '甲', 'a', '甲', '' FROM proposals LIMIT 1"
    ),
    "one_examination": "INSERT INTO examinations SELECT {copy} FROM examinations LIMIT 1",
    "examined_when": "UPDATE examinations SET examined_on = NULL",
    "correction_due": "UPDATE examinations SET state = 'correction', due_on = NULL",
    "one_opinion": "INSERT INTO opinions SELECT {copy} FROM opinions WHERE status <> 'superseded' LIMIT 1",
    "opinion_versions": "UPDATE opinions SET version_no = version_no + 5",
    "draft_opinion": "UPDATE opinions SET status = 'draft'",
    "signature_certificate": "UPDATE opinion_signatures SET certificate_sha256 = ''",
    "signature_waiting": "UPDATE opinion_signatures SET state = 'waiting'",
    "signature_witness": (
        "UPDATE opinion_signatures SET state = 'paper_signed', recorded_by = 'x', confirmed_by = 'x'"
    ),
    "seal_time": "UPDATE seals SET sealed_at = NULL",
    "rule_set_readable": "UPDATE rule_sets SET body = '{'",
    "rubric_readable": "UPDATE rubrics SET body = '{'",
    "center_period": "UPDATE centers SET ends_on = '2001-01-01'",
    "center_once": "UPDATE centers SET proposal_id = (SELECT min(id) FROM proposals)",
    "filing_number": "UPDATE annual_duties SET filing_number = ''",
    "filed_after": "UPDATE annual_duties SET filed_on = '2001-01-01' WHERE filed_on IS NOT NULL",
    "cancel_proposed": ("UPDATE annual_duties SET cancelled_on = '2026-05-01', cancellation_proposed_on = NULL"),
    "expert_retired": "UPDATE experts SET status = 'retired', status_reason = ''",
    "expert_merged": "UPDATE experts SET merged_into_id = id",
    "department_merged": "UPDATE departments SET merged_into_id = 'another'",
    "person_expert": "UPDATE people SET role = 'expert', expert_id = NULL",
    "material_size": "UPDATE attachments SET size = 0",
}
#: How a rule is broken by rows that the sample does not hold: their tables and what counts of them; ``{table}`` is the
#: first id of that table.
ADDED: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "adopted_by": [
        ("selection_lists", {"batch_id": "{batches}", "status": "adopted"}),
    ],
    "adopted_decided": [
        (
            "selection_lists",
            {
                "id": "l",
                "batch_id": "{batches}",
                "status": "adopted",
                "decided_on": "2026-05-01",
                "meeting_reference": "局务会",
            },
        ),
        ("selection_items", {"list_id": "l", "proposal_id": "{proposals}", "decision": "undecided"}),
    ],
    "one_adopted": [
        (
            "selection_lists",
            {
                "id": "l",
                "batch_id": "{batches}",
                "status": "adopted",
                "version_no": 1,
                "decided_on": "2026-05-01",
                "meeting_reference": "局务会",
            },
        ),
        (
            "selection_lists",
            {
                "id": "m",
                "batch_id": "{batches}",
                "status": "adopted",
                "version_no": 2,
                "decided_on": "2026-05-01",
                "meeting_reference": "局务会",
            },
        ),
    ],
    "notice_dates": [
        ("publicity_notices", {"begins_on": "2026-05-02", "ends_on": "2026-05-01"}),
    ],
    "published_supported": [
        ("selection_items", {"list_id": "l", "proposal_id": "{proposals}", "decision": "reject"}),
        ("publicity_notices", {"id": "n", "list_id": "l", "begins_on": "2026-05-01", "ends_on": "2026-05-02"}),
        ("publicity_lines", {"notice_id": "n", "proposal_id": "{proposals}"}),
    ],
    "objection_outcome": [
        ("objections", {"state": "upheld"}),
    ],
    "change_decided": [
        ("center_changes", {"center_id": "{centers}", "state": "approved"}),
    ],
    "targets_one": [
        ("center_targets", {"id": "s", "center_id": "{centers}", "version_no": 1, "number": 1, "in_force": 1}),
        ("center_targets", {"id": "t", "center_id": "{centers}", "version_no": 2, "number": 1, "in_force": 1}),
    ],
    "grade_decided": [
        (
            "evaluations",
            {
                "center_id": "{centers}",
                "year": 2030,
                "grade": "good",
                "period_start": "2026-01-01",
                "period_end": "2028-12-31",
            },
        ),
    ],
    "evaluation_period": [
        (
            "evaluations",
            {"center_id": "{centers}", "year": 2030, "period_start": "2026-01-01", "period_end": "2025-12-31"},
        ),
    ],
}


def add(db: sqlite3.Connection, table: str, wanted: dict[str, Any]) -> None:
    """A row with these values; the other columns that must be filled are empty."""
    columns = {row[1]: (row[2], row[3]) for row in db.execute(f"PRAGMA table_info({table})")}
    values = {
        name: 1
        if kind.startswith(("INT", "BOOL"))
        else ("2026-05-01" if kind == "DATE" else ("added" if name == "id" else ""))
        for name, (kind, needed) in columns.items()
        if needed
    }
    for name, value in wanted.items():
        named = isinstance(value, str) and value.startswith("{")
        values[name] = db.execute(f"SELECT min(id) FROM {value.strip('{}')}").fetchone()[0] if named else value
    marks = ", ".join("?" for _ in values)
    db.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))


def copied(db: sqlite3.Connection, statement: str) -> str:
    """``{copy}`` filled in."""
    if "{copy}" not in statement:
        return statement
    other = {"id": "'copy'", "version_no": "version_no + 50", "number": "number + 50"}
    names = [row[1] for row in db.execute(f"PRAGMA table_info({statement.split()[2]})")]
    return statement.replace("{copy}", ", ".join(other.get(name, name) for name in names))


def broken(db: sqlite3.Connection, name: str) -> None:
    db.execute("PRAGMA ignore_check_constraints = 1")
    for table, values in ADDED.get(name, ()):
        add(db, table, values)
    if name in BROKEN:
        db.execute(copied(db, BROKEN[name]))
    db.commit()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_broken_rule_is_told(sample_made: Path, tmp_path: Path, rule: Any) -> None:
    shutil.copyfile(sample_made / "qtic.db", tmp_path / "qtic.db")
    with closing(sqlite3.connect(tmp_path / "qtic.db")) as db:
        assert db.execute(rule.broken_by).fetchall() == []
        broken(db, rule.name)
        assert db.execute(rule.broken_by).fetchall() != []


def test_every_rule_has_its_sentence_and_stands_in_the_check(sample: Path) -> None:
    sentences = known_messages()
    assert [rule.name for rule in RULES if f"check.rule.{rule.name}" not in sentences] == []
    assert rows_keep_rules in INVARIANTS
    assert RULES_ASKED >= 60
    with closing(sqlite3.connect(sample / "qtic.db")) as db:
        broken(db, "sealed_time")
    with open_workspace(sample) as workspace:
        assert "check.rule.sealed_time" in {finding.code for finding in check_workspace(workspace)}

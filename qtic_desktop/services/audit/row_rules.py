"""Rules that every row keeps, each as the question that finds who breaks it; most tell of a fault of the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from qtic_desktop.services.audit.findings import CheckFinding


@dataclass(frozen=True, slots=True)
class RowRule:
    """``broken_by`` answers what the sentence ``check.rule.<name>`` is about, one row for each."""

    name: str
    broken_by: str


RULES: Final = (
    RowRule("sealed_time", "SELECT number FROM meetings WHERE status = 'sealed' AND sealed_at IS NULL"),
    RowRule(
        "agenda_order",
        "SELECT m.number FROM agenda_items a JOIN meetings m ON m.id = a.meeting_id GROUP BY m.id HAVING "
        "count(DISTINCT a.position) < count(*)",
    ),
    RowRule(
        "seat_order",
        "SELECT m.number FROM panel_members x JOIN meetings m ON m.id = x.meeting_id GROUP BY m.id HAVING "
        "count(DISTINCT x.seat) < count(*)",
    ),
    RowRule(
        "sheet_of_panel",
        "SELECT p.number || ' ' || e.name FROM score_sheets s JOIN agenda_items a ON a.id = "
        "s.agenda_item_id JOIN proposals p ON p.id = a.proposal_id JOIN experts e ON e.id = s.expert_id "
        "LEFT JOIN panel_members x ON x.meeting_id = a.meeting_id AND x.expert_id = s.expert_id WHERE "
        "x.id IS NULL",
    ),
    RowRule(
        "sheet_submitted",
        "SELECT p.number || ' ' || e.name FROM score_sheets s JOIN agenda_items a ON a.id = "
        "s.agenda_item_id JOIN proposals p ON p.id = a.proposal_id JOIN experts e ON e.id = s.expert_id "
        "WHERE s.state = 'submitted' AND s.submitted_at IS NULL",
    ),
    RowRule(
        "sheet_keyer",
        "SELECT p.number || ' ' || e.name FROM score_sheets s JOIN agenda_items a ON a.id = "
        "s.agenda_item_id JOIN proposals p ON p.id = a.proposal_id JOIN experts e ON e.id = s.expert_id "
        "WHERE s.hand = 'desk' AND s.keyed_by = ''",
    ),
    RowRule(
        "sheet_veto",
        "SELECT p.number || ' ' || e.name FROM score_sheets s JOIN agenda_items a ON a.id = "
        "s.agenda_item_id JOIN proposals p ON p.id = a.proposal_id JOIN experts e ON e.id = s.expert_id "
        "WHERE s.state = 'submitted' AND s.veto = 1 AND s.veto_reason = ''",
    ),
    RowRule(
        "sheet_recused",
        "SELECT p.number || ' ' || e.name FROM score_sheets s JOIN agenda_items a ON a.id = "
        "s.agenda_item_id JOIN proposals p ON p.id = a.proposal_id JOIN experts e ON e.id = s.expert_id "
        "WHERE s.state = 'recused' AND s.reason = ''",
    ),
    RowRule(
        "vote_of_panel",
        "SELECT p.number FROM votes v JOIN agenda_items a ON a.id = v.agenda_item_id JOIN proposals p ON "
        "p.id = a.proposal_id LEFT JOIN panel_members x ON x.meeting_id = a.meeting_id AND x.expert_id = "
        "v.expert_id WHERE x.id IS NULL",
    ),
    RowRule(
        "rubric_of_track",
        "SELECT p.number FROM agenda_items a JOIN proposals p ON p.id = a.proposal_id JOIN rubrics r ON "
        "r.id = a.rubric_id WHERE r.track <> p.track",
    ),
    RowRule(
        "in_review",
        "SELECT p.number FROM proposals p WHERE p.status = 'in_review' AND NOT EXISTS (SELECT 1 FROM "
        "agenda_items a JOIN meetings m ON m.id = a.meeting_id WHERE a.proposal_id = p.id AND m.status <> "
        "'cancelled')",
    ),
    RowRule(
        "draft_number", "SELECT number FROM proposals WHERE status IN ('draft', 'intention') AND number IS NOT NULL"
    ),
    RowRule(
        "accepted_host",
        "SELECT number FROM proposals WHERE status NOT IN ('draft', 'intention') AND (host_name = '' OR (credit_code = '' AND "
        "track <> 'EVALUATION'))",  # a centre of an older ledger has no code here
    ),
    RowRule("draft_readable", "SELECT coalesce(number, center_name) FROM proposals WHERE json_valid(draft) = 0"),
    RowRule(
        "verifier_other",
        "SELECT p.number FROM second_keyings k JOIN proposals p ON p.id = k.proposal_id WHERE "
        "k.verifier_id <> '' AND k.keyer_id = k.verifier_id",
    ),
    RowRule(
        "one_examination",
        "SELECT p.number FROM examinations x JOIN proposals p ON p.id = x.proposal_id WHERE x.is_current "
        "= 1 GROUP BY p.id HAVING count(*) > 1",
    ),
    RowRule(
        "examined_when",
        "SELECT p.number FROM examinations x JOIN proposals p ON p.id = x.proposal_id WHERE x.state IN "
        "('passed', 'correction', 'not_admitted') AND x.examined_on IS NULL",
    ),
    RowRule(
        "correction_due",
        "SELECT p.number FROM examinations x JOIN proposals p ON p.id = x.proposal_id WHERE x.state = "
        "'correction' AND x.due_on IS NULL",
    ),
    RowRule(
        "one_opinion",
        "SELECT max(p.number) FROM opinions o JOIN agenda_items a ON a.id = o.agenda_item_id JOIN proposals p "
        "ON p.id = a.proposal_id WHERE o.status <> 'superseded' GROUP BY a.id HAVING count(*) > 1",
    ),
    RowRule(
        "opinion_versions",
        "SELECT max(p.number) FROM opinions o JOIN agenda_items a ON a.id = o.agenda_item_id JOIN proposals p "
        "ON p.id = a.proposal_id GROUP BY a.id HAVING max(o.version_no) <> count(*)",
    ),
    RowRule(
        "draft_opinion",
        "SELECT p.number FROM opinions o JOIN agenda_items a ON a.id = o.agenda_item_id JOIN proposals p "
        "ON p.id = a.proposal_id WHERE o.status = 'draft' AND o.pdf_sha256 <> ''",
    ),
    RowRule(
        "signature_certificate",
        "SELECT p.number FROM opinion_signatures g JOIN opinions o ON o.id = g.opinion_id JOIN "
        "agenda_items a ON a.id = o.agenda_item_id JOIN proposals p ON p.id = a.proposal_id WHERE g.state "
        "= 'signed' AND g.certificate_sha256 = ''",
    ),
    RowRule(
        "signature_waiting",
        "SELECT p.number FROM opinion_signatures g JOIN opinions o ON o.id = g.opinion_id JOIN "
        "agenda_items a ON a.id = o.agenda_item_id JOIN proposals p ON p.id = a.proposal_id WHERE g.state "
        "= 'waiting' AND g.signed_at IS NOT NULL",
    ),
    RowRule(
        "signature_witness",
        "SELECT p.number FROM opinion_signatures g JOIN opinions o ON o.id = g.opinion_id JOIN "
        "agenda_items a ON a.id = o.agenda_item_id JOIN proposals p ON p.id = a.proposal_id WHERE g.state "
        "= 'paper_signed' AND g.recorded_by = g.confirmed_by",
    ),
    RowRule(
        "seal_time",
        "SELECT m.number FROM seals s JOIN meetings m ON m.id = s.meeting_id WHERE s.state = 'sealed' AND "
        "s.sealed_at IS NULL",
    ),
    RowRule("rule_set_readable", "SELECT title FROM rule_sets WHERE json_valid(body) = 0"),
    RowRule("rubric_readable", "SELECT title FROM rubrics WHERE json_valid(body) = 0"),
    RowRule(
        "adopted_by",
        "SELECT b.title FROM selection_lists l JOIN batches b ON b.id = l.batch_id WHERE l.status = "
        "'adopted' AND (l.decided_on IS NULL OR l.meeting_reference = '')",
    ),
    RowRule(
        "adopted_decided",
        "SELECT i.center_name FROM selection_items i JOIN selection_lists l ON l.id = i.list_id WHERE "
        "l.status = 'adopted' AND i.decision = 'undecided'",
    ),
    RowRule(
        "one_adopted",
        "SELECT b.title FROM selection_lists l JOIN batches b ON b.id = l.batch_id WHERE l.status = "
        "'adopted' GROUP BY b.id HAVING count(*) > 1",
    ),
    RowRule("notice_dates", "SELECT document_number FROM publicity_notices WHERE ends_on < begins_on"),
    RowRule(
        "published_supported",
        "SELECT l.center_name FROM publicity_lines l JOIN publicity_notices n ON n.id = l.notice_id JOIN "
        "selection_items i ON i.list_id = n.list_id AND i.proposal_id = l.proposal_id WHERE i.decision <> "
        "'support' AND n.withdrawn_on IS NULL",
    ),
    RowRule(
        "objection_outcome",
        "SELECT who FROM objections WHERE state IN ('upheld', 'dismissed') AND outcome_on IS NULL",
    ),
    RowRule("center_period", "SELECT number FROM centers WHERE ends_on <= started_on"),
    RowRule(
        "center_once",
        "SELECT max(number) FROM centers WHERE proposal_id IS NOT NULL AND status <> 'withdrawn' GROUP BY "
        "proposal_id HAVING count(*) > 1",
    ),
    RowRule(
        "filing_number",
        "SELECT c.number || ' ' || d.year FROM annual_duties d JOIN centers c ON c.id = d.center_id WHERE "
        "d.filed_on IS NOT NULL AND d.filing_number = '' AND d.id NOT IN (SELECT row_id FROM past_rows)",
    ),
    RowRule(
        "filed_after",
        "SELECT c.number || ' ' || d.year FROM annual_duties d JOIN centers c ON c.id = d.center_id WHERE "
        "d.filed_on < d.summary_received_on",
    ),
    RowRule(
        "cancel_proposed",
        "SELECT c.number || ' ' || d.year FROM annual_duties d JOIN centers c ON c.id = d.center_id WHERE "
        "d.cancelled_on IS NOT NULL AND d.cancellation_proposed_on IS NULL",
    ),
    RowRule(
        "change_decided",
        "SELECT c.number FROM center_changes h JOIN centers c ON c.id = h.center_id WHERE h.state IN "
        "('approved', 'refused') AND h.decided_on IS NULL",
    ),
    RowRule(
        "targets_one",
        "SELECT c.number FROM center_targets t JOIN centers c ON c.id = t.center_id WHERE t.in_force = 1 "
        "GROUP BY c.id HAVING count(DISTINCT t.version_no) > 1",
    ),
    RowRule(
        "grade_decided",
        "SELECT c.number || ' ' || v.year FROM evaluations v JOIN centers c ON c.id = v.center_id WHERE "
        "v.grade <> '' AND v.decided_on IS NULL",
    ),
    RowRule(
        "evaluation_period",
        "SELECT c.number || ' ' || v.year FROM evaluations v JOIN centers c ON c.id = v.center_id WHERE "
        "v.period_end <= v.period_start OR v.next_until <= v.next_from",
    ),
    RowRule("expert_retired", "SELECT name FROM experts WHERE status = 'retired' AND status_reason = ''"),
    RowRule("expert_merged", "SELECT name FROM experts WHERE merged_into_id = id"),
    RowRule(
        "department_merged",
        "SELECT d.name FROM departments d WHERE d.merged_into_id IS NOT NULL AND (EXISTS (SELECT 1 FROM proposals p WHERE "
        "p.department_id = d.id) OR EXISTS (SELECT 1 FROM centers c WHERE c.department_id = d.id) OR EXISTS (SELECT 1 FROM "
        "letters l WHERE l.department_id = d.id))",
    ),
    RowRule("person_expert", "SELECT name FROM people WHERE role = 'expert' AND expert_id IS NULL"),
    RowRule("material_size", "SELECT file_name FROM attachments WHERE size <= 0"),
)


def rows_keep_rules(session: Session) -> Iterator[CheckFinding]:
    """Every rule, asked of the tables themselves."""
    for rule in RULES:
        for (subject,) in session.execute(text(rule.broken_by)):
            yield CheckFinding(f"check.rule.{rule.name}", str(subject or "?"))

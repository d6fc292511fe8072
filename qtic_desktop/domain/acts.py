"""The one table of rights and secrecy: which role carries an act, who may read what, and until when it is secret.

Window, command line, exports, the finder and the tests all take it from here. An act or a read without a row is
nobody's, and a test says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed


class Secret(StrEnum):
    """Until when nobody but the expert concerned learns what an act wrote or a read would answer."""

    NEVER = "never"
    UNTIL_SEALED = "until-sealed"


class Act(StrEnum):
    """Every act there is; the value is the word of the audit log."""

    ABSTAIN_SHEET = "abstain_sheet"
    ADD_DEPARTMENT = "add_department"
    ADD_DEPARTMENTS = "add_departments"
    ADD_EXPERTS = "add_experts"
    ADD_FONT = "add_font"
    ADD_PEOPLE = "add_people"
    ATTACH_MATERIAL = "attach_material"
    CAST_VOTE = "cast_vote"
    CHECK_MANY = "check_many"
    CONFIRM_PRINT = "confirm_print"
    CORRECT_REPORT = "correct_report"
    CREATE_MEETING = "create_meeting"
    DECIDE_CANCELLATION = "decide_cancellation"
    DISCARD_DRAFT = "discard_draft"
    DRAFT_OPINION = "draft_opinion"
    EXPORT_ANNUAL_CHECKLIST = "export_annual_checklist"
    EXPORT_AUDIT_LOG = "export_audit_log"
    EXPORT_OPINIONS = "export_opinions"
    EXPORT_SCORE_SHEETS = "export_score_sheets"
    EXPORT_SCORE_SUMMARY = "export_score_summary"
    EXTEND_DUE = "extend_due"
    FILE_MANY = "file_many"
    FILE_REPORT = "file_report"
    FINALIZE_OPINION = "finalize_opinion"
    HEAR_STATEMENT = "hear_statement"
    IMPORT_CENTERS = "import_centers"
    IMPORT_DEPARTMENTS = "import_departments"
    IMPORT_EXPERTS = "import_experts"
    IMPORT_PROPOSALS = "import_proposals"
    IMPORT_SCORES = "import_scores"
    MOVE_REPORT = "move_report"
    NAME_ACTING_LEADER = "name_acting_leader"
    OPEN_BATCH = "open_batch"
    OPEN_MEETING = "open_meeting"
    OPEN_REPORT_YEAR = "open_report_year"
    PREPARE_WORKSPACE = "prepare_workspace"
    PROPOSE_CANCELLATION = "propose_cancellation"
    RECEIVE_MANY = "receive_many"
    RECEIVE_REPORT = "receive_report"
    RECORD_ARRIVAL = "record_arrival"
    RECORD_BACKUP = "record_backup"
    RECORD_DISTRICT_CHECK = "record_district_check"
    RECORD_LEAVING = "record_leaving"
    RECORD_PAPER_TOTAL = "record_paper_total"
    RECORD_RECUSAL = "record_recusal"
    REGISTER_CENTERS = "register_centers"
    RENAME_DEPARTMENT = "rename_department"
    RENAME_PERSON = "rename_person"
    RESTORE_CENTER = "restore_center"
    RESTORE_PERSON = "restore_person"
    RESUME_SHEET = "resume_sheet"
    RETIRE_PERSON = "retire_person"
    RETURN_REPORT = "return_report"
    RETURN_SHEET = "return_sheet"
    REVERSE_FILING = "reverse_filing"
    REVISE_RULES = "revise_rules"
    SAVE_COMMENT = "save_comment"
    SAVE_DRAFT = "save_draft"
    SAVE_OPINION_TEXT = "save_opinion_text"
    SAVE_POINTS = "save_points"
    SAVE_VETO = "save_veto"
    SEAL_MEETING = "seal_meeting"
    STORE_SIGNATURE = "store_signature"
    SUBMIT_PROPOSAL = "submit_proposal"
    SUBMIT_SHEET = "submit_sheet"
    VOID_SHEET = "void_sheet"
    WITHDRAW_CANCELLATION = "withdraw_cancellation"
    WITHDRAW_EXTENSION = "withdraw_extension"
    WITHDRAW_SHEET = "withdraw_sheet"


class Read(StrEnum):
    """Every kind of answer that can be asked for."""

    AGENDA = "agenda"
    AUDIT = "audit"
    BATCHES = "batches"
    CENTERS = "centers"
    DEPARTMENTS = "departments"
    DUTIES = "duties"
    EXPERTS = "experts"
    GATE = "gate"
    MEETINGS = "meetings"
    OPINIONS = "opinions"
    OWN_SHEETS = "own_sheets"
    PEOPLE = "people"
    PROPOSALS = "proposals"
    RESULTS = "results"
    RULES = "rules"
    SHEET_STATES = "sheet_states"
    WAITING = "waiting"
    WORKSPACE = "workspace"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: who, and until when the content is secret from everybody but the expert it is of."""

    roles: frozenset[Role]
    secret: Secret = Secret.NEVER


_ALL: Final = frozenset(Role)
_DESK: Final = frozenset({Role.CLERK, Role.OFFICE})
_OFFICE: Final = frozenset({Role.OFFICE})
_WATCHING: Final = frozenset({Role.CLERK, Role.OFFICE, Role.SUPERVISOR})
_SCORING: Final = frozenset({Role.EXPERT, Role.CLERK, Role.OFFICE})
_SIGNING: Final = frozenset({Role.OFFICE, Role.EXPERT})


def _rows(roles: frozenset[Role], *acts: Act, secret: Secret = Secret.NEVER) -> dict[Act, Rule]:
    return {act: Rule(roles, secret) for act in acts}


ACTS: Final[Mapping[Act, Rule]] = MappingProxyType(
    _rows(
        _OFFICE,
        Act.PREPARE_WORKSPACE, Act.ADD_PEOPLE, Act.RENAME_PERSON, Act.RETIRE_PERSON, Act.RESTORE_PERSON,
        Act.REVISE_RULES, Act.ADD_FONT, Act.SEAL_MEETING, Act.FINALIZE_OPINION, Act.REVERSE_FILING, Act.EXTEND_DUE,
        Act.WITHDRAW_EXTENSION, Act.PROPOSE_CANCELLATION, Act.WITHDRAW_CANCELLATION, Act.HEAR_STATEMENT,
        Act.DECIDE_CANCELLATION, Act.RESTORE_CENTER,
    )
    | _rows(
        _DESK,
        Act.ADD_DEPARTMENTS, Act.ADD_DEPARTMENT, Act.RENAME_DEPARTMENT, Act.OPEN_BATCH, Act.SAVE_DRAFT,
        Act.DISCARD_DRAFT, Act.SUBMIT_PROPOSAL, Act.ATTACH_MATERIAL, Act.IMPORT_PROPOSALS, Act.IMPORT_EXPERTS,
        Act.IMPORT_DEPARTMENTS, Act.IMPORT_CENTERS, Act.ADD_EXPERTS, Act.CREATE_MEETING, Act.OPEN_MEETING,
        Act.RECORD_ARRIVAL, Act.NAME_ACTING_LEADER, Act.VOID_SHEET, Act.IMPORT_SCORES, Act.DRAFT_OPINION,
        Act.SAVE_OPINION_TEXT, Act.CONFIRM_PRINT, Act.REGISTER_CENTERS, Act.OPEN_REPORT_YEAR, Act.RECEIVE_REPORT,
        Act.RECORD_DISTRICT_CHECK, Act.FILE_REPORT, Act.RETURN_REPORT, Act.RECEIVE_MANY, Act.CHECK_MANY,
        Act.FILE_MANY, Act.CORRECT_REPORT, Act.MOVE_REPORT, Act.RECORD_BACKUP,
    )
    | _rows(_DESK, Act.RECORD_LEAVING, Act.RECORD_PAPER_TOTAL, secret=Secret.UNTIL_SEALED)
    | _rows(_OFFICE, Act.RETURN_SHEET, secret=Secret.UNTIL_SEALED)
    | _rows(_SCORING, Act.ABSTAIN_SHEET, Act.RESUME_SHEET, Act.WITHDRAW_SHEET)
    | _rows(
        _SCORING,
        Act.SAVE_POINTS, Act.SAVE_COMMENT, Act.SAVE_VETO, Act.SUBMIT_SHEET, Act.CAST_VOTE, Act.RECORD_RECUSAL,
        secret=Secret.UNTIL_SEALED,
    )
    | _rows(_SIGNING, Act.STORE_SIGNATURE)
    | _rows(
        _WATCHING,
        Act.EXPORT_SCORE_SUMMARY, Act.EXPORT_SCORE_SHEETS, Act.EXPORT_ANNUAL_CHECKLIST, Act.EXPORT_AUDIT_LOG,
        Act.EXPORT_OPINIONS,
    )
)  # fmt: skip

READS: Final[Mapping[Read, Rule]] = MappingProxyType(
    {
        Read.AGENDA: Rule(_ALL),
        Read.AUDIT: Rule(_WATCHING),
        Read.BATCHES: Rule(_ALL),
        Read.CENTERS: Rule(_ALL),
        Read.DEPARTMENTS: Rule(_ALL),
        Read.DUTIES: Rule(_ALL),
        Read.EXPERTS: Rule(_ALL),
        Read.GATE: Rule(_WATCHING),
        Read.MEETINGS: Rule(_ALL),
        Read.OPINIONS: Rule(_ALL),
        Read.OWN_SHEETS: Rule(_SCORING),
        Read.PEOPLE: Rule(_ALL),
        Read.PROPOSALS: Rule(_ALL),
        Read.RESULTS: Rule(_WATCHING, Secret.UNTIL_SEALED),
        Read.RULES: Rule(_ALL),
        Read.SHEET_STATES: Rule(_WATCHING),
        Read.WAITING: Rule(_ALL),
        Read.WORKSPACE: Rule(_ALL),
    }
)

#: Acts whose audit entries hold scores or ballots.
SECRET_ACTS: Final = frozenset(act for act, rule in ACTS.items() if rule.secret is Secret.UNTIL_SEALED)


def may(role: Role, act: Act) -> bool:
    """Whether a role carries an act; an act without a row is nobody's."""
    rule = ACTS.get(act)
    return rule is not None and role in rule.roles


def may_read(role: Role, read: Read) -> bool:
    """Whether a role may ask for such an answer at all, secrecy apart."""
    rule = READS.get(read)
    return rule is not None and role in rule.roles


def require_act(actor: Actor, act: Act) -> None:
    """Raise ``NotAllowed`` unless the role of ``actor`` carries ``act``."""
    if not may(actor.role, act):
        raise NotAllowed("accounts.not_allowed", person=actor.name, role=actor.role.value, act=act.value)


def require_read(actor: Actor, read: Read, *, sealed: bool) -> None:
    """Raise ``NotAllowed`` unless ``actor`` may have this answer; ``sealed``: whether the meeting it is about is
    sealed, or it is about none."""
    if not may_read(actor.role, read):
        raise NotAllowed("accounts.not_for_reading", person=actor.name, role=actor.role.value, what=read.value)
    if READS[read].secret is Secret.UNTIL_SEALED and not sealed:
        raise NotAllowed("accounts.secret_until_sealed", what=read.value)

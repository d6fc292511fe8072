"""The one table of rights and secrecy: which role carries an act, who may read what, and until when it is secret.

Window, command line, exports, the finder and the tests all take it from here. An act or a read without a row is
nobody's, and a test says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from qtic_desktop.domain.act_names import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.domain.reads import Read, Rule, Secret

__all__ = [
    "ACTS", "READS", "SECRET_ACTS", "Act", "Read", "Rule", "Secret", "acting", "may", "may_read", "require_act",
    "require_read",
]  # fmt: skip

_ALL: Final = frozenset(Role)
_STAFF: Final = _ALL - {Role.EXPERT}
_OFFICERS: Final = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
#: Whose work the reviews are: the three officers keep the house and see nothing of it.
_BUSINESS: Final = _ALL - _OFFICERS
_SECURITY: Final = frozenset({Role.SECURITY_ADMIN})
_DOOR: Final = frozenset({Role.OFFICE, Role.SECURITY_ADMIN})
_DESK: Final = frozenset({Role.CLERK, Role.OFFICE})
_SUPERVISING: Final = frozenset({Role.SUPERVISOR})
_OFFICE: Final = frozenset({Role.OFFICE})
_WATCHING: Final = frozenset({Role.CLERK, Role.OFFICE, Role.SUPERVISOR, Role.VERIFIER, Role.HEAD})
_SCORING: Final = frozenset({Role.EXPERT, Role.CLERK, Role.OFFICE})
_SIGNING: Final = frozenset({Role.OFFICE, Role.EXPERT})


def _rows(roles: frozenset[Role], *acts: Act, secret: Secret = Secret.NEVER) -> dict[Act, Rule]:
    return {act: Rule(roles, secret) for act in acts}


ACTS: Final[Mapping[Act, Rule]] = MappingProxyType(
    _rows(
        _OFFICE,
        Act.PREPARE_WORKSPACE, Act.REVISE_RULES, Act.SEAL_MEETING,
        Act.REVISE_RUBRIC, Act.WITHDRAW_RUBRIC, Act.KEEP_RUBRIC, Act.DROP_RUBRIC,
        Act.REVISE_WORDING, Act.WITHDRAW_WORDING, Act.KEEP_WORDING, Act.DROP_WORDING,
        Act.REVISE_LIST, Act.WITHDRAW_LIST, Act.KEEP_LIST, Act.DROP_LIST,
        Act.FINALIZE_OPINION, Act.REVERSE_FILING, Act.EXTEND_DUE,
        Act.WITHDRAW_EXTENSION, Act.PROPOSE_CANCELLATION, Act.WITHDRAW_CANCELLATION, Act.HEAR_STATEMENT,
        Act.DECIDE_CANCELLATION, Act.RESTORE_CENTER, Act.CANCEL_MEETING, Act.RESTORE_MEETING, Act.WITHDRAW_OPENING,
        Act.RETIRE_EXPERT, Act.RESTORE_EXPERT, Act.MERGE_EXPERTS, Act.SPLIT_EXPERT, Act.SAVE_CONTACT, Act.SHOW_CONTACT,
        Act.FREEZE_POOL, Act.RUN_DRAW, Act.GIVE_UP_DRAW, Act.REDRAW, Act.APPOINT_EXPERT, Act.WITHDRAW_APPOINTMENT,
        Act.ASK_SEAL, Act.WITHDRAW_SEAL, Act.ASK_REOPEN, Act.WITHDRAW_REOPEN, Act.WITHDRAW_DOCKET, Act.RECORD_RECHECK,
        Act.WITHDRAW_RECHECK, Act.RETURN_TO_REVIEW, Act.WITHDRAW_REVIEW,
        Act.REOPEN_ITEM, Act.CONFIRM_RECUSAL, Act.DISMISS_RECUSAL, Act.RECONSIDER_RECUSAL, Act.WITHDRAW_RECUSAL,
        Act.MOVE_YEAR_DUE, Act.TAKE_BACK_YEAR, Act.TAKE_BACK_PAST_YEARS,
        Act.ADOPT_SELECTION, Act.WITHDRAW_SELECTION, Act.CONCLUDE_NOTICE,
        Act.START_CENTERS, Act.TAKE_BACK_START, Act.END_CENTER, Act.REOPEN_CENTER, Act.DECIDE_CHANGE, Act.REVERSE_CHANGE,
        Act.CORRECT_CENTER, Act.ADD_TARGET, Act.WITHDRAW_TARGET,
        Act.REOPEN_NOTICE, Act.WITHDRAW_NOTICE, Act.JUDGE_OBJECTION, Act.DECIDE_OBJECTION,
        Act.REOPEN_OBJECTION, Act.MERGE_DEPARTMENTS, Act.SPLIT_DEPARTMENT,
    )
    | _rows(
        _OFFICE,
        Act.DEFER_EVALUATION, Act.DEEM_PASSED, Act.DECIDE_GRADE, Act.APPLY_GRADES, Act.RECORD_PAPER_GRADE,
        Act.PUBLISH_GRADES, Act.CONCLUDE_GRADES, Act.ORDER_RECTIFICATION, Act.PROPOSE_REVOCATION, Act.HEAR_REVOCATION,
        Act.DECIDE_REVOCATION, Act.OPEN_NEXT_PERIOD, Act.TAKE_BACK_EVALUATION, Act.JUDGE_GRADE_OBJECTION,
        Act.DECIDE_GRADE_OBJECTION, Act.REOPEN_GRADE_OBJECTION,
    )
    | _rows(
        _DESK,
        Act.OPEN_EVALUATION, Act.LIST_EVALUATION, Act.UNLIST_EVALUATION, Act.NOTIFY_EVALUATION,
        Act.RECEIVE_SELF_REPORT, Act.CHECK_SELF_REPORT, Act.NOTE_ACTUAL, Act.NOTE_ABSENCE, Act.PLACE_EVALUATION,
        Act.RECORD_RECTIFICATION, Act.RECORD_PAPER_STEP, Act.WITHDRAW_PAPER_STEP, Act.ATTACH_REPORT,
        Act.NOTE_FIGURES, Act.RECORD_REMINDER, Act.RECORD_SERVICE, Act.WITHDRAW_REMINDER,
        Act.REGISTER_GRADE_OBJECTION, Act.ANSWER_GRADE_OBJECTION,
    )
    | _rows(
        _WATCHING,
        Act.EXPORT_EVALUATION, Act.EXPORT_EVALUATION_CASE, Act.EXPORT_EVALUATION_NOTICE, Act.EXPORT_SUPPORT,
        Act.EXPORT_TARGETS, Act.EXPORT_DUTIES, Act.EXPORT_ANNUAL_LETTER, Act.EXPORT_SERVICE, Act.EXPORT_CANCELLED,
    )
    | _rows(
        _DESK,
        Act.ADD_DEPARTMENTS, Act.ADD_DEPARTMENT, Act.RENAME_DEPARTMENT, Act.OPEN_BATCH, Act.SAVE_DRAFT,
        Act.DISCARD_DRAFT, Act.SUBMIT_PROPOSAL, Act.KEEP_CORRECTION, Act.DROP_CORRECTION, Act.CORRECT_PROPOSAL,
        Act.TAKE_BACK_CORRECTION,
        Act.WITHDRAW_PROPOSAL, Act.READMIT_PROPOSAL, Act.MOVE_PROPOSAL, Act.RENAME_BATCH,
        Act.TAKE_BACK_BATCH, Act.SET_BATCH_DATES, Act.ROLL_OVER_LATE, Act.SET_QUOTA, Act.TAKE_BACK_DEPARTMENT,
        Act.ATTACH_MATERIAL, Act.IMPORT_PROPOSALS,
        Act.LEARN_WORDS, Act.TAKE_PAST_YEARS, Act.IMPORT_EXPERTS, Act.REGISTER_INTENTION, Act.TAKE_UP_INTENTION,
        Act.PUT_BACK_INTENTION, Act.IMPORT_DEPARTMENTS, Act.IMPORT_CENTERS, Act.ADD_EXPERTS, Act.CREATE_MEETING, Act.OPEN_MEETING,
        Act.RECORD_ARRIVAL, Act.NAME_ACTING_LEADER, Act.VOID_SHEET, Act.IMPORT_SCORES, Act.DRAFT_OPINION,
        Act.TAKE_WORDING, Act.KEEP_PHRASE, Act.DROP_PHRASE,
        Act.SAVE_OPINION_TEXT, Act.CONFIRM_PRINT, Act.REGISTER_CENTERS, Act.OPEN_REPORT_YEAR, Act.RECEIVE_REPORT,
        Act.RECORD_DISTRICT_CHECK, Act.FILE_REPORT, Act.RETURN_REPORT, Act.RECEIVE_MANY, Act.CHECK_MANY,
        Act.FILE_MANY, Act.CORRECT_REPORT, Act.MOVE_REPORT, Act.CHANGE_MEETING, Act.CHANGE_PANEL,
        Act.CHANGE_AGENDA, Act.POSTPONE_MEETING, Act.RESUME_MEETING, Act.ADD_MEMBER, Act.REMOVE_MEMBER,
        Act.ELECT_LEADER, Act.RELEASE_ACTING_LEADER, Act.ADD_ITEM, Act.REORDER_AGENDA, Act.SET_ASIDE_ITEM,
        Act.DRAW_LOTS, Act.SET_TIMES, Act.SPLIT_MEETING,
        Act.RESUME_ITEM, Act.CLOSE_ITEM, Act.TAKE_BACK_MOVEMENT, Act.CALL_ITEM, Act.FINISH_ITEM, Act.STEP_OUT,
        Act.STEP_IN, Act.NOTE_WORDS, Act.TAKE_BACK_NOTE, Act.WISH_RECUSAL, Act.RECORD_PLEDGE,
        Act.WITHDRAW_PLEDGE, Act.REGISTER_ALIAS, Act.REMOVE_ALIAS, Act.CORRECT_EXPERT, Act.UPDATE_EXPERTS,
        Act.RECORD_ANSWER, Act.CONVENE_DRAWN, Act.SEAT_DRAWN, Act.REMOVE_MATERIAL, Act.RESTORE_MATERIAL,
        Act.RESTORE_DRAFT,
        Act.DRAFT_SELECTION, Act.EXTEND_SELECTION, Act.DECIDE_SELECTION, Act.DECIDE_MANY, Act.APPLY_CUT, Act.AGREE_NAME,
        Act.RECORD_SITE_VISIT, Act.PUBLISH_NOTICE, Act.REPUBLISH_NOTICE, Act.RECORD_POSTING, Act.REGISTER_OBJECTION,
        Act.WITHDRAW_OBJECTION, Act.ANSWER_OBJECTION, Act.ADD_CENTER, Act.CLOSE_OLD_CENTER, Act.ASK_CHANGE,
        Act.RECORD_CHANGE_CHECK, Act.WITHDRAW_CHANGE,
        Act.MARK_EXAMINATION, Act.CONCLUDE_EXAMINATION, Act.RECORD_SUPPLEMENT, Act.TAKE_BACK_SUPPLEMENT,
        Act.REGISTER_LETTER, Act.CORRECT_LETTER, Act.LIST_LETTER, Act.WITHDRAW_LETTER, Act.RESTORE_LETTER,
        Act.RECEIVE_DELIVERY, Act.TAKE_BACK_DELIVERY, Act.RESTORE_DELIVERY, Act.ATTACH_SCAN,
        Act.EXTEND_CORRECTION, Act.WITHDRAW_RESULT, Act.IMPORT_UNITS, Act.TAKE_BACK_UNITS, Act.DISMISS_HINT, Act.RESTORE_HINT,
    )
    | _rows(
        _DESK,
        Act.RECORD_LEAVING, Act.RECORD_PAPER_TOTAL, Act.KEY_FROM_PAPER, Act.CORRECT_KEYING, Act.DECIDE_SHEET,
        Act.RECORD_BALLOTS,
        secret=Secret.UNTIL_SEALED,
    )
    | _rows(_DESK | {Role.VERIFIER}, Act.KEY_SECOND, secret=Secret.UNTIL_SEALED)
    | _rows(_DESK | {Role.VERIFIER}, Act.NOTE_FLAW)
    | _rows(_DESK, Act.SETTLE_FLAW, Act.PRINT_SHEETS, Act.WITHDRAW_BALLOTS)
    | _rows(_DESK, Act.TAKE_SCANS, Act.PLACE_SCAN, Act.SET_ASIDE_SCAN, Act.TAKE_BACK_SCAN)
    | _rows(_OFFICE, Act.IMPORT_CALENDAR, Act.TAKE_BACK_CALENDAR)
    | _rows(_STAFF, Act.EXPORT_LIST)  # what they have on the screen already
    | _rows(_DESK, Act.EXPORT_PROPOSALS, Act.EXPORT_BUNDLE, Act.IMPORT_BUNDLE, Act.NAME_STATION)
    | _rows(
        _SUPERVISING,
        Act.CONFIRM_SEAL, Act.CONFIRM_REOPEN, Act.CONFIRM_DOCKET, Act.WAIVE_BLOCKER, Act.WITHDRAW_WAIVER,
        Act.WAIVE_VERIFICATION, Act.WITHDRAW_VERIFICATION_WAIVER,
    )
    | _rows(_OFFICE, Act.ASK_DOCKET, Act.RETURN_SHEET, secret=Secret.UNTIL_SEALED)
    | _rows(_SCORING, Act.ABSTAIN_SHEET, Act.RESUME_SHEET, Act.WITHDRAW_SHEET)
    | _rows(
        _SCORING,
        Act.SAVE_POINTS, Act.SAVE_COMMENT, Act.SAVE_VETO, Act.SUBMIT_SHEET, Act.CAST_VOTE, Act.RECORD_RECUSAL,
        secret=Secret.UNTIL_SEALED,
    )
    | _rows(_SIGNING, Act.STORE_SIGNATURE)
    | _rows(_DESK, Act.RECORD_PAPER_SIGNATURE, Act.RECORD_NO_SIGNATURE, Act.ASK_REVISION, Act.WITHDRAW_REVISION)
    | _rows(_DESK, Act.REOPEN_SIGNATURE, Act.QUESTION_SIGNATURE)
    | _rows(
        _DESK | {Role.VERIFIER},
        Act.CONFIRM_PAPER_SIGNATURE, Act.STRIKE_SIGNATURE, Act.UPHOLD_SIGNATURE, Act.KEY_AGAIN, Act.KEY_ANEW,
        Act.VERIFY_PROPOSAL, Act.TAKE_BACK_VERIFICATION,
    )
    | _rows(_ALL, Act.SIGN_IN, Act.CHANGE_SECRET, Act.CONFIRM_CLOCK, Act.NOTE_RESTORE)
    | _rows(_DOOR, Act.ISSUE_SLIP, Act.REPLACE_SLIP, Act.WITHDRAW_SLIP, Act.SET_SECRET)
    | _rows(_STAFF, Act.UNLOCK_PERSON)
    | _rows(_DOOR | _DESK, Act.FREE_SEAT)
    | _rows(_SECURITY, Act.DECLARE_SMALL_OFFICE, Act.END_SMALL_OFFICE, Act.GRANT_ROLE, Act.REVOKE_ROLE)
    | _rows(_SECURITY, Act.CHANGE_ROLE)
    | _rows(_SECURITY, Act.BIND_ROWS, Act.WRONG_SECRET, Act.USE_RECOVERY)
    | _rows(_OFFICE, Act.REGISTER_CERTIFICATE, Act.WITHDRAW_CERTIFICATE, Act.CARRY_OVER)
    | _rows(
        _WATCHING, Act.EXPORT_DRAW, Act.EXPORT_LOTS, Act.PRINT_DRAW, Act.PRINT_MEETING, Act.EXPORT_EXPERTS,
        Act.EXPORT_APPLICATION,
        Act.EXPORT_SCORE_SUMMARY, Act.EXPORT_SCORE_SHEETS, Act.EXPORT_ANNUAL_CHECKLIST, Act.EXPORT_OPINIONS,
        Act.EXPORT_SELECTION, Act.EXPORT_LETTERS, Act.EXPORT_NOTICE, Act.EXPORT_PROOF, Act.EXPORT_ANSWER,
        Act.EXPORT_LEDGER, Act.EXPORT_CENTER_FILE, Act.EXPORT_TASK_BOOK, Act.EXPORT_START, Act.EXPORT_DOCKET,
        Act.EXPORT_RECEIPT, Act.EXPORT_LETTER_LIST, Act.EXPORT_SCAN,
        Act.EXPORT_EXAMINATION, Act.EXPORT_CORRECTION, Act.EXPORT_REFUSAL, Act.EXPORT_REFUSED,
    )
    | _rows(_WATCHING, Act.EXPORT_MINUTES, Act.EXPORT_REHEARSAL)
    | _rows(_WATCHING | {Role.AUDIT_ADMIN}, Act.EXPORT_AUDIT_LOG)
    | _rows(_DOOR, Act.MAKE_RECOVERY, Act.ADD_PEOPLE, Act.RENAME_PERSON, Act.RETIRE_PERSON, Act.RESTORE_PERSON)
    | _rows(_OFFICE | {Role.SYSTEM_ADMIN}, Act.ADD_FONT)
    | _rows(_OFFICE, Act.RECORD_ARCHIVE)
    | _rows(_WATCHING, Act.EXPORT_STATISTICS)
    | _rows(_DESK, Act.MAKE_PRINT_SET, Act.PRINT_SET_SHEET, Act.MAKE_PRACTICE, Act.DELETE_PRACTICE)
    | _rows(_DESK | {Role.SYSTEM_ADMIN}, Act.RECORD_BACKUP)
    | _rows(_OFFICE | {Role.SYSTEM_ADMIN}, Act.MOVE_WORKSPACE)
    | _rows(_OFFICE | {Role.SYSTEM_ADMIN}, Act.SET_KEEPING)
)  # fmt: skip

READS: Final[Mapping[Read, Rule]] = MappingProxyType(
    {
        Read.AGENDA: Rule(_WATCHING),
        Read.AUDIT: Rule(_WATCHING | {Role.AUDIT_ADMIN}),
        Read.BATCHES: Rule(_WATCHING),
        Read.CENTERS: Rule(_WATCHING),
        Read.CONTACTS: Rule(_DESK),
        Read.DEPARTMENTS: Rule(_WATCHING),
        Read.DRAWS: Rule(_WATCHING),
        Read.DUTIES: Rule(_WATCHING),
        Read.EVALUATIONS: Rule(_WATCHING),
        Read.EXAMINATION: Rule(_WATCHING),
        Read.EXPERTS: Rule(_WATCHING),
        Read.GATE: Rule(_WATCHING),
        Read.KEYING: Rule(_WATCHING),
        Read.MATERIAL: Rule(_BUSINESS),
        Read.LETTERS: Rule(_WATCHING),
        Read.MEETINGS: Rule(_BUSINESS),
        Read.OPINIONS: Rule(_BUSINESS),
        Read.OWN_SHEETS: Rule(_SCORING),
        Read.PEOPLE: Rule(_STAFF),
        Read.PROPOSALS: Rule(_WATCHING),
        Read.PUBLICITY: Rule(_WATCHING),
        Read.RECUSALS: Rule(_DESK | _SUPERVISING),
        Read.RESULTS: Rule(_WATCHING, Secret.UNTIL_SEALED),
        Read.RULES: Rule(_ALL),
        Read.SCANS: Rule(_DESK),
        Read.SELECTION: Rule(_WATCHING),
        Read.SHEET_STATES: Rule(_WATCHING),
        Read.WAITING: Rule(_BUSINESS),
        Read.WORKSPACE: Rule(_STAFF),
    }
)

#: Acts whose audit entries hold scores or ballots.
SECRET_ACTS: Final = frozenset(act for act, rule in ACTS.items() if rule.secret is Secret.UNTIL_SEALED)


#: What can be done at a window that only looks: papers and lists are made of what is there, and the record is not written.
LOOKING: Final = frozenset(act for act in Act if act.name.startswith("EXPORT_")) - {Act.EXPORT_BUNDLE} | {Act.SIGN_IN}


def may(role: Role, act: Act) -> bool:
    """Whether a role carries an act; an act without a row is nobody's."""
    rule = ACTS.get(act)
    return rule is not None and role in rule.roles


def may_read(role: Role, read: Read) -> bool:
    """Whether a role may ask for such an answer at all, secrecy apart."""
    rule = READS.get(read)
    return rule is not None and role in rule.roles


def sees_sheet(viewer: Actor, *, expert_id: str, sealed: bool, keyed: bool) -> bool:
    """Whether points, comments and ballot of the sheet of ``expert_id`` may be read: always by the expert, by the desk
    once the meeting is ``sealed``, and before that only while it copies the sheet from paper (``keyed``)."""
    if viewer.role is Role.EXPERT:
        return viewer.expert_id == expert_id
    return sealed or keyed


def require_act(actor: Actor, act: Act) -> None:
    """Raise ``NotAllowed`` unless a role of ``actor`` carries ``act``, and the window is one to act at."""
    if actor.reads_only and act not in LOOKING:
        raise NotAllowed("workspace.reading_only")
    if not any(may(role, act) for role in actor.roles):
        raise NotAllowed("accounts.not_allowed", person=actor.called, role=actor.role.value, act=act.value)


def acting(actor: Actor, act: Act) -> Actor:
    """``actor`` in the role that carries ``act``, so that the record tells in which one it was done; raises as
    ``require_act``."""
    require_act(actor, act)
    role = next(role for role in actor.roles if may(role, act))
    return replace(actor, role=role, also=frozenset(actor.roles) - {role})


def require_read(actor: Actor, read: Read, *, sealed: bool) -> None:
    """Raise ``NotAllowed`` unless ``actor`` may have this answer; ``sealed``: whether the meeting it is about is
    sealed, or it is about none."""
    if not any(may_read(role, read) for role in actor.roles):
        raise NotAllowed("accounts.not_for_reading", person=actor.called, role=actor.role.value, what=read.value)
    if READS[read].secret is Secret.UNTIL_SEALED and not sealed:
        raise NotAllowed("accounts.secret_until_sealed", what=read.value)

"""Who may do what: one table for every use case, so that the right is decided in one place.

Passwords come with the issue on trust; the table and the check at the door are there from the start.
"""

from __future__ import annotations

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed

_DESK = frozenset({Role.CLERK, Role.OFFICE})
_OFFICE = frozenset({Role.OFFICE})
_PAPERS = frozenset({Role.CLERK, Role.OFFICE, Role.SUPERVISOR})
_SCORING = frozenset({Role.EXPERT, Role.CLERK, Role.OFFICE})
_SIGNING = frozenset({Role.OFFICE, Role.EXPERT})

RIGHTS: dict[str, frozenset[Role]] = {
    "add_people": _OFFICE,
    "rename_person": _OFFICE,
    "retire_person": _OFFICE,
    "restore_person": _OFFICE,
    "revise_rules": _OFFICE,
    "add_font": _OFFICE,
    "add_departments": _DESK,
    "add_department": _DESK,
    "rename_department": _DESK,
    "open_batch": _DESK,
    "save_draft": _DESK,
    "discard_draft": _DESK,
    "submit_proposal": _DESK,
    "attach_material": _DESK,
    "import_proposals": _DESK,
    "import_experts": _DESK,
    "import_departments": _DESK,
    "import_centers": _DESK,
    "add_experts": _DESK,
    "create_meeting": _DESK,
    "open_meeting": _DESK,
    "record_arrival": _DESK,
    "record_leaving": _DESK,
    "name_acting_leader": _DESK,
    "record_recusal": _SCORING,
    "fix_not_applicable": _DESK,
    "save_points": _SCORING,
    "save_comment": _SCORING,
    "save_veto": _SCORING,
    "abstain_sheet": _SCORING,
    "resume_sheet": _SCORING,
    "submit_sheet": _SCORING,
    "withdraw_sheet": _SCORING,
    "return_sheet": _OFFICE,
    "void_sheet": _DESK,
    "record_paper_total": _DESK,
    "import_scores": _DESK,
    "cast_vote": _SCORING,
    "seal_meeting": _OFFICE,
    "export_score_summary": _PAPERS,
    "draft_opinion": _DESK,
    "save_opinion_text": _DESK,
    "finalize_opinion": _OFFICE,
    "confirm_print": _DESK,
    "store_signature": _SIGNING,
    "register_centers": _DESK,
    "open_report_year": _DESK,
    "receive_report": _DESK,
    "record_district_check": _DESK,
    "file_report": _DESK,
    "return_report": _DESK,
    "receive_many": _DESK,
    "check_many": _DESK,
    "file_many": _DESK,
    "correct_report": _DESK,
    "reverse_filing": _OFFICE,
    "move_report": _DESK,
    "extend_due": _OFFICE,
    "withdraw_extension": _OFFICE,
    "propose_cancellation": _OFFICE,
    "withdraw_cancellation": _OFFICE,
    "hear_statement": _OFFICE,
    "decide_cancellation": _OFFICE,
    "restore_center": _OFFICE,
    "record_backup": _DESK,
}


def may(role: Role, use_case: str) -> bool:
    """Whether a role carries a use case."""
    return role in RIGHTS.get(use_case, frozenset())


def require_right(actor: Actor, use_case: str) -> None:
    """Raise ``NotAllowed`` unless the role of ``actor`` carries ``use_case``; an unlisted use case is nobody's."""
    if not may(actor.role, use_case):
        raise NotAllowed("accounts.not_allowed", person=actor.name, role=actor.role.value, act=use_case)

"""All tables, one module per stage; importing this package fills ``Base.metadata``."""

from qtic_desktop.storage.tables.accounts import SignerCertificate
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.base import Base
from qtic_desktop.storage.tables.evaluation import Evaluation, EvaluationActual, GradeObjection
from qtic_desktop.storage.tables.examination import Examination, ExaminationItem, HintDismissal, ListedUnitRow
from qtic_desktop.storage.tables.experts import Draw, DrawPlace, Expert, ExpertContact, UnitAlias
from qtic_desktop.storage.tables.intake import Proposal, ProposalFunding, ProposalPartner, ProposalTask, SecondKeying
from qtic_desktop.storage.tables.keying import PaperFlaw, SheetCopy
from qtic_desktop.storage.tables.launch import AnnualDuty, AnnualFigure, Center, CenterChange, CenterTarget, Reminder
from qtic_desktop.storage.tables.letters import Delivery, Letter, LetterLine
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember, PanelMovement, Recusal, SittingNote
from qtic_desktop.storage.tables.opinions import Opinion, OpinionSignature, Wording
from qtic_desktop.storage.tables.past import PastRow, PastTaking
from qtic_desktop.storage.tables.publicity import Objection, PublicityLine, PublicityNotice
from qtic_desktop.storage.tables.registry import (
    Attachment,
    Batch,
    CalendarSpan,
    Department,
    Person,
    RubricVersion,
    RuleSetVersion,
    WorkspaceFact,
)
from qtic_desktop.storage.tables.road import PaperPassage
from qtic_desktop.storage.tables.scans import Scan, ScanPage
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet, SealedResult, Vote
from qtic_desktop.storage.tables.sealing import Docket, Recheck, Seal, Waiver
from qtic_desktop.storage.tables.selection import SelectionItem, SelectionList

__all__ = [
    "AgendaItem",
    "AnnualDuty",
    "AnnualFigure",
    "Attachment",
    "AuditEntry",
    "Base",
    "Batch",
    "CalendarSpan",
    "Center",
    "CenterChange",
    "CenterTarget",
    "Delivery",
    "Department",
    "Docket",
    "Draw",
    "DrawPlace",
    "Examination",
    "ExaminationItem",
    "Evaluation",
    "EvaluationActual",
    "Expert",
    "ExpertContact",
    "GradeObjection",
    "HintDismissal",
    "Letter",
    "LetterLine",
    "ListedUnitRow",
    "Meeting",
    "Objection",
    "Opinion",
    "OpinionSignature",
    "PanelMember",
    "PanelMovement",
    "PaperFlaw",
    "PaperPassage",
    "PastRow",
    "PastTaking",
    "Person",
    "Proposal",
    "ProposalFunding",
    "ProposalPartner",
    "ProposalTask",
    "PublicityLine",
    "PublicityNotice",
    "Recheck",
    "Recusal",
    "Reminder",
    "RubricVersion",
    "RuleSetVersion",
    "Scan",
    "ScanPage",
    "ScoreEntry",
    "ScoreSheet",
    "Seal",
    "SealedResult",
    "SecondKeying",
    "SheetCopy",
    "SelectionItem",
    "SelectionList",
    "SignerCertificate",
    "SittingNote",
    "UnitAlias",
    "Vote",
    "Waiver",
    "Wording",
    "WorkspaceFact",
]

"""推荐与受理: proposals, the draft a clerk is typing, and the tables of the accepted proposal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.intake import Verification
from qtic_desktop.domain.intake.second_keying import Keyed
from qtic_desktop.storage.tables.base import Base, Business, DecimalText, Searchable, StateText


class Proposal(Searchable, Base):
    """A proposal. While it is a draft ``draft`` (JSON, raw text), ``page`` and ``cursor_field`` hold it, and of the
    columns only what lists show and others are compared by; all are filled when it is accepted and never edited through
    the draft again."""

    __tablename__ = "proposals"
    NAMES = ("center_name", "host_name", "director_name", "old_center_name")
    WORDS = ("number", "credit_code")
    number: Mapped[str | None] = mapped_column(String(30), unique=True)
    status: Mapped[str] = mapped_column(String(20))
    batch_id: Mapped[str | None] = mapped_column(ForeignKey("batches.id"))
    track: Mapped[str] = mapped_column(String(12), default="")
    center_name: Mapped[str] = mapped_column(default="", index=True)
    host_name: Mapped[str] = mapped_column(default="", index=True)
    credit_code: Mapped[str] = mapped_column(String(18), default="", index=True)
    department_id: Mapped[str | None] = mapped_column(ForeignKey("departments.id"), index=True)
    letter_number: Mapped[str] = mapped_column(default="")
    letter_date: Mapped[date | None]
    received_on: Mapped[date | None]
    field: Mapped[str] = mapped_column(default="")
    direction: Mapped[str] = mapped_column(default="")
    mode: Mapped[str] = mapped_column(String(20), default="")
    director_name: Mapped[str] = mapped_column(default="", index=True)
    old_center_name: Mapped[str] = mapped_column(default="")
    funding_total: Mapped[Decimal | None] = mapped_column(DecimalText)
    draft: Mapped[str] = mapped_column(default="{}")
    correction: Mapped[str] = mapped_column(default="", server_default="")
    """A correction of the accepted form while it is typed (JSON as ``draft``); empty without one."""
    corrections: Mapped[int] = mapped_column(default=0, server_default="0")
    """How many corrections stand that can be taken back."""
    page: Mapped[str] = mapped_column(String(30), default="")
    cursor_field: Mapped[str] = mapped_column(String(60), default="")
    saved_at: Mapped[str] = mapped_column(String(40), default="")
    examination: Mapped[str] = mapped_column(String(12), default="pending", server_default="pending")
    """Where its examination stands (``ExaminationState``), kept here so that lists can count and filter by it."""
    examination_due: Mapped[date | None]
    """The last day for the papers of a correction, while they are awaited."""
    verification: Mapped[Verification] = mapped_column(
        StateText(Verification, 12), default=Verification.OPEN, server_default=Verification.OPEN
    )
    """Where its second keying (双人录入) stands; of a draft, that it has none."""
    verified_by: Mapped[str] = mapped_column(default="", server_default="")
    """Who ended the second keying, or waived it; empty while it is open."""
    verified_at: Mapped[str] = mapped_column(String(40), default="", server_default="")


# The counts above the two lists read these alone; the track tells evaluations from what somebody recommended.
Index("ix_proposals_status", Proposal.status, Proposal.track)
Index("ix_proposals_examination", Proposal.examination, Proposal.status, Proposal.track)
Index("ix_proposals_batch", Proposal.batch_id, Proposal.status, Proposal.track)
# A status newest first, as the chips above the list ask for it, of whichever track and batch.
Index("ix_proposals_chip", Proposal.status, Proposal.id, Proposal.track, Proposal.batch_id)
Index("ix_proposals_quota", Proposal.batch_id, Proposal.department_id, Proposal.status, Proposal.track)
Index("ix_proposals_waiting", Proposal.status, Proposal.received_on, Proposal.saved_at)
# All that the lists of proposals and of examinations filter, search and sort by, without the wide draft. PostgreSQL keeps
# wide values apart by itself, and could not index texts as long as these may be.
Index(
    "ix_proposals_list", Proposal.id, Proposal.status, Proposal.track, Proposal.batch_id, Proposal.verification,
    Proposal.examination, Proposal.examination_due, Proposal.number, Proposal.sort_first, Proposal.sort_second,
    Proposal.search_initials, Proposal.search_words,
).ddl_if(dialect="sqlite")  # fmt: skip


class ProposalTask(Business, Base):
    """One task of 二（二）chosen by an accepted proposal, with yearly targets."""

    __tablename__ = "proposal_tasks"
    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposals.id"), index=True)
    number: Mapped[int]
    content: Mapped[str]
    year1: Mapped[str]
    year2: Mapped[str]
    year3: Mapped[str]


class ProposalPartner(Business, Base):
    """共建单位 of an accepted proposal; money in 万元."""

    __tablename__ = "proposal_partners"
    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposals.id"), index=True)
    name: Mapped[str]
    duty: Mapped[str]
    money: Mapped[Decimal | None] = mapped_column(DecimalText)


class ProposalFunding(Business, Base):
    """Money by source and year of an accepted proposal, 万元."""

    __tablename__ = "proposal_funding"
    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposals.id"), index=True)
    source: Mapped[str] = mapped_column(String(12))
    year: Mapped[int]
    amount: Mapped[Decimal] = mapped_column(DecimalText)


class SecondKeying(Business, Base):
    """One entry of an accepted proposal in its second keying (双人录入). ``value`` is the settled one as it is compared,
    ``written`` as it goes into the form; ``tried`` a value that differs and waits to come again.

    A row that was undone (taken back, or its entry corrected) stays as ``void`` for the statistics. Of a row
    that is ``corrected`` the value in the form was put in by ``keyer`` alone after the first keying.
    """

    __tablename__ = "second_keyings"
    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposals.id"), index=True)
    field: Mapped[str] = mapped_column(String(60))
    state: Mapped[Keyed] = mapped_column(StateText(Keyed, 8))
    tried: Mapped[str | None]
    value: Mapped[str] = mapped_column(default="")
    written: Mapped[str] = mapped_column(default="")
    keyer_wrong: Mapped[bool] = mapped_column(default=False)
    slips: Mapped[int] = mapped_column(default=0)
    corrected: Mapped[bool] = mapped_column(default=False)
    keyer_id: Mapped[str] = mapped_column(String(36), default="")
    keyer_name: Mapped[str] = mapped_column(default="")
    verifier_id: Mapped[str] = mapped_column(String(36), default="")
    verifier_name: Mapped[str] = mapped_column(default="")
    agreed_at: Mapped[str] = mapped_column(String(40), default="")

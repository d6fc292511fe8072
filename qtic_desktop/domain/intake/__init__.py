"""A proposal as the clerk keys it (推荐与受理, 三（一）): one draft value, checked as a whole.

The draft holds raw text exactly as typed, so that an unfinished or wrong entry is never lost; numbers are parsed
only for checking and when the proposal is submitted.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import astuple, dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.domain.numbers import parse_money
from qtic_desktop.domain.possible import Possible
from qtic_desktop.domain.track import Track as Track


class Mode(StrEnum):
    """建设模式, clause 二（一）."""

    LEAD_ENTERPRISE = "LEAD_ENTERPRISE"
    ALLIANCE = "ALLIANCE"
    RESEARCH_LED = "RESEARCH_LED"


class ProposalStatus(StrEnum):
    """Where a proposal stands; later stages add their own."""

    INTENTION = "intention"  # 建设意向, before the plan
    DRAFT = "draft"
    ACCEPTED = "accepted"
    IN_REVIEW = "in_review"
    REVIEWED = "reviewed"
    WITHDRAWN = "withdrawn"  # 撤回受理


class Verification(StrEnum):
    """Where the second keying of a proposal stands."""

    OPEN = "open"  # 待复录
    BEGUN = "begun"  # 复录中
    VERIFIED = "verified"  # 已复录
    WAIVED = "waived"  # 经监督同意免复录


@dataclass(frozen=True, slots=True)
class ProposalFilter:
    """Which proposals a list shows; None lets all through. A draft belongs to no batch yet and is shown with each."""

    status: ProposalStatus | None = None
    track: Track | None = None
    batch_id: str | None = None


FIELDS_OF_GUIDELINE = ("新一代高端装备制造", "新能源新材料", "现代海洋", "人工智能", "生物医药", "传统优势产业")
HOST_KINDS = ("enterprise", "university", "institute", "other")
TASK_NUMBERS = (1, 2, 3, 4, 5, 6)
FUNDING_SOURCES = ("own", "partners", "local", "other")

#: Prefix of the values that keep what the recommendation list said.
LISTED = "listed."
#: Prefix of the values that keep what was taken from an earlier application of the host.
LAST = "last."

#: Wizard pages and their plain text fields, in reading order. Tables (partners, tasks, ...) have pages of their own.
PAGES: dict[str, tuple[str, ...]] = {
    "recommendation": (
        "track",
        "center_name",
        "department_id",
        "letter_number",
        "letter_date",
        "received_on",
        "channel",
        "filled_on",
    ),
    "host": (
        "host_name",
        "credit_code",
        "host_kind",
        "legal_representative",
        "address",
        "postal_address",
        "district",
        "registered_capital",
        "founded_on",
        "industry",
        "hightech_number",
        "hightech_issued_on",
        "hightech_valid_until",
        "contact_name",
        "contact_phone",
        "contact_mobile",
        "contact_email",
    ),
    "direction": ("field", "direction", "mode", "mode_reason"),
    "tasks": (),
    "plan": ("plan_period", "plan_necessity", "plan_basis", "plan_mechanism", "plan_guarantee"),
    "funding": ("funding_declared",),
    "people": (
        "director_name",
        "director_title",
        "director_speciality",
        "director_phone",
        "staff_total",
        "staff_rd",
        "staff_fixed",
        "staff_visiting",
        "staff_senior",
        "staff_doctors",
        "legal_entity",
        "floor_area",
        "equipment_count",
        "equipment_value",
        "missing_papers",
    ),
    "old_center": (
        "old_center_name",
        "old_center_level",
        "old_approval_number",
        "old_approval_date",
        "old_service_income",
        "old_projects",
        "old_result",
    ),
    "readback": (),
}

#: Pages of the tables that are not called like their page.
TABLE_PAGES: dict[str, str] = {
    "partners": "direction",
    "finance": "funding",
    "indicators": "plan",
    "operation": "old_center",
}
REQUIRED = (
    "track", "center_name", "department_id", "letter_number", "letter_date", "received_on",
    "host_name", "credit_code", "host_kind", "field", "direction", "mode", "director_name",
)  # fmt: skip
#: Fields that take one of a fixed list; anything else, as a hand-made import may bring, counts as not filled in.
CLOSED_LISTS: dict[str, tuple[str, ...]] = {"track": tuple(Track), "mode": tuple(Mode), "host_kind": HOST_KINDS}
REQUIRED_CONVERSION = ("old_center_name", "old_center_level", "old_approval_number")
DATES = (
    "letter_date", "received_on", "filled_on", "founded_on", "hightech_issued_on", "hightech_valid_until",
    "old_approval_date",
)  # fmt: skip
NUMBERS = ("registered_capital", "floor_area", "equipment_value", "old_service_income", "funding_declared")
COUNTS = (
    "staff_total", "staff_rd", "staff_fixed", "staff_visiting", "staff_senior", "staff_doctors", "equipment_count",
    "plan_period",
)  # fmt: skip
_SHORT_TEXTS = ("direction", "mode_reason", "old_projects", "old_result")
_PLAN_TEXTS = ("plan_necessity", "plan_basis", "plan_mechanism", "plan_guarantee")
LIMITS: dict[str, int] = {
    "center_name": 60, **dict.fromkeys(_SHORT_TEXTS, 600), **dict.fromkeys(_PLAN_TEXTS, 2000),
}  # fmt: skip
#: Papers that come with an application; which of them are missing is noted and holds nobody up.
PAPERS = (
    "plan", "recommendation", "list", "licence", "hightech", "finance", "agreement", "staff", "equipment", "site",
    "property", "projects", "statutes", "pledge", "green", "old_approval", "old_results",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Partner:
    """共建单位: name, what it does, and money it brings (万元, raw text)."""

    name: str = ""
    duty: str = ""
    money: str = ""


@dataclass(frozen=True, slots=True)
class TaskPlan:
    """One chosen task of 二（二）with its content and the target of each of three years (raw text)."""

    number: int
    content: str = ""
    year1: str = ""
    year2: str = ""
    year3: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One 考核指标 with where it stands and the target of each of three years (raw text)."""

    name: str = ""
    baseline: str = ""
    year1: str = ""
    year2: str = ""
    year3: str = ""


@dataclass(frozen=True, slots=True)
class Funding:
    """Money by source and year, 万元 as raw text."""

    source: str
    year1: str = ""
    year2: str = ""
    year3: str = ""


@dataclass(frozen=True, slots=True)
class Finance:
    """One of the last three years of the host: revenue, R&D spending, profit, new products and tax, 万元 as raw text."""

    year: str = ""
    revenue: str = ""
    rd: str = ""
    profit: str = ""
    new_products: str = ""
    tax: str = ""


#: Parts of ``Operation`` in 万元; the others are counts.
OPERATION_MONEY = ("service", "project_money")
#: Numbers of papers (文号), whose year stands in 〔〕.
PAPER_NUMBERS = ("letter_number", "old_approval_number")


@dataclass(frozen=True, slots=True)
class Operation:
    """One of the last three years of the old centre (转建): service income and money of projects in 万元, projects, granted
    rights, R&D staff and enterprises served as counts, all as raw text."""

    year: str = ""
    service: str = ""
    projects: str = ""
    project_money: str = ""
    patents: str = ""
    staff: str = ""
    served: str = ""


@dataclass(frozen=True, slots=True)
class ProposalDraft:
    """Everything a clerk typed, raw; ``values`` by field name of ``PAGES``."""

    values: Mapping[str, str] = field(default_factory=dict)
    partners: tuple[Partner, ...] = ()
    tasks: tuple[TaskPlan, ...] = ()
    funding: tuple[Funding, ...] = ()
    finance: tuple[Finance, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    operation: tuple[Operation, ...] = ()

    def get(self, name: str) -> str:
        """Raw text of a field, empty when never typed."""
        return self.values.get(name, "")

    def having(self, name: str, text: str) -> ProposalDraft:
        """The same draft with one field replaced."""
        return replace(self, values={**self.values, name: text})

    def as_listed(self) -> ProposalDraft:
        """The same draft remembering what the recommendation list (推荐汇总表) said, so that differences can be shown."""
        listed = {f"{LISTED}{name}": text for name, text in self.values.items() if text}
        return replace(self, values={**self.values, **listed})

    def listed(self, name: str) -> str:
        """What the recommendation list said about a field; empty when it said nothing or there was no list."""
        return self.get(f"{LISTED}{name}")

    def differs_from_list(self, name: str) -> bool:
        """Whether a field now says something else than the list; blanks and other spellings of a name do not count."""
        return bool(self.listed(name)) and normalize_name(self.listed(name)) != normalize_name(self.get(name))

    @property
    def track(self) -> Track | None:
        """The track, None while not chosen."""
        return Track(self.get("track")) if self.get("track") in list(Track) else None

    def to_mapping(self) -> dict[str, Any]:
        """Plain structure for storage (JSON)."""
        return {
            "values": dict(self.values),
            "partners": [[p.name, p.duty, p.money] for p in self.partners],
            "tasks": [[t.number, t.content, t.year1, t.year2, t.year3] for t in self.tasks],
            "funding": [[f.source, f.year1, f.year2, f.year3] for f in self.funding],
            "finance": [[f.year, f.revenue, f.rd, f.profit, f.new_products, f.tax] for f in self.finance],
            "indicators": [[i.name, i.baseline, i.year1, i.year2, i.year3] for i in self.indicators],
            "operation": [list(astuple(one)) for one in self.operation],
        }

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> ProposalDraft:
        """Inverse of ``to_mapping``."""
        return cls(
            values=dict(data.get("values", {})),
            partners=tuple(Partner(*row) for row in data.get("partners", [])),
            tasks=tuple(TaskPlan(*row) for row in data.get("tasks", [])),
            funding=tuple(Funding(*row) for row in data.get("funding", [])),
            finance=tuple(Finance(*row) for row in data.get("finance", [])),
            indicators=tuple(Indicator(*row) for row in data.get("indicators", [])),
            operation=tuple(Operation(*row) for row in data.get("operation", [])),
        )


def with_papers(draft: ProposalDraft, come: AbstractSet[str]) -> ProposalDraft:
    """The draft without the ticks of missing papers (缺件) whose kinds have come."""
    noted = [kind for kind in draft.get("missing_papers").split(",") if kind]
    left = [kind for kind in noted if kind not in come]
    return draft if left == noted else draft.having("missing_papers", ",".join(left))


def pages_for(draft: ProposalDraft) -> tuple[str, ...]:
    """The wizard pages that apply: the old centre is asked only of a conversion."""
    return tuple(page for page in PAGES if page != "old_center" or draft.track is Track.CONVERSION)


def page_of(field_name: str) -> str:
    """The page a problem's field sits on; table fields are written ``tasks.2.year1``."""
    head = field_name.split(".")[0]
    if head in PAGES:
        return head
    if head in TABLE_PAGES:
        return TABLE_PAGES[head]
    return next((page for page, names in PAGES.items() if head in names), "readback")


def funding_total(draft: ProposalDraft) -> Decimal:
    """Sum of the money table in 万元; unreadable cells count as nothing (they are problems of their own)."""
    cells = (getattr(row, year) for row in draft.funding for year in ("year1", "year2", "year3"))
    return sum((parse_money(cell) or Decimal(0) for cell in cells if cell.strip()), Decimal(0))


class InHand(Protocol):
    """What decides which acts come into question for a proposal."""

    @property
    def status(self) -> str:
        """One of ``ProposalStatus``."""

    @property
    def correcting(self) -> bool:
        """Whether a correction was begun and is not made yet."""

    @property
    def corrections(self) -> int:
        """How many corrections stand that can be taken back."""

    @property
    def verification(self) -> Verification:
        """Where its second keying stands."""


def possible_acts(proposal: InHand) -> tuple[Possible, ...]:
    """An intention is taken up as a draft, and a draft put back. Either can be thrown away. What was accepted is corrected,
    moved to another batch and, until it is on the agenda of a meeting, withdrawn; a withdrawal is taken back. A
    second keying is undone, or waived by the supervisor."""
    acts = {
        ProposalStatus.INTENTION: (Act.TAKE_UP_INTENTION, Act.DISCARD_DRAFT),
        ProposalStatus.DRAFT: (Act.PUT_BACK_INTENTION, Act.DISCARD_DRAFT),
        ProposalStatus.ACCEPTED: (Act.MOVE_PROPOSAL, Act.WITHDRAW_PROPOSAL),
        ProposalStatus.IN_REVIEW: (Act.MOVE_PROPOSAL,),
        ProposalStatus.REVIEWED: (Act.MOVE_PROPOSAL,),
        ProposalStatus.WITHDRAWN: (Act.READMIT_PROPOSAL,),
    }[ProposalStatus(proposal.status)]
    begun = (Act.DROP_CORRECTION,) if proposal.correcting else ()
    if proposal.corrections and not proposal.correcting and Act.MOVE_PROPOSAL in acts:
        begun = (Act.TAKE_BACK_CORRECTION,)
    again = _OF_KEYING[proposal.verification] if Act.MOVE_PROPOSAL in acts else ()
    return tuple(Possible(act) for act in (*begun, *acts, *again))


_OF_KEYING = {
    Verification.OPEN: (Act.WAIVE_VERIFICATION,),
    Verification.BEGUN: (Act.TAKE_BACK_VERIFICATION, Act.WAIVE_VERIFICATION),
    Verification.VERIFIED: (Act.TAKE_BACK_VERIFICATION,),
    Verification.WAIVED: (Act.WITHDRAW_VERIFICATION_WAIVER,),
}

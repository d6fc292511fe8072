"""基础库: workspace facts, departments, batches, versioned rule sets and rubrics."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.storage.tables.base import Base, Business, Searchable


class WorkspaceFact(Base):
    """One fact about the workspace itself (its id, whether it is a sample, the organizer's name)."""

    __tablename__ = "workspace_facts"
    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str]


class Department(Searchable, Base):
    """主管部门: who recommends (district, zone, university or institute). ``merged_into_id`` names the one that stands for a
    merged one, ``moved`` (JSON) what followed it there, so that it can come back."""

    __tablename__ = "departments"
    NAMES = ("name",)
    WORDS = ("code",)
    name: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str] = mapped_column(String(12), default="")
    kind: Mapped[str] = mapped_column(String(20), default="district")
    merged_into_id: Mapped[str | None] = mapped_column(String(36))
    moved: Mapped[str] = mapped_column(default="", server_default="")


class Batch(Business, Base):
    """批次: proposals come in batches, accepted all year (三（一）). ``opens_on`` and ``closes_on`` are its first and last day,
    None for none."""

    __tablename__ = "batches"
    year: Mapped[int]
    number: Mapped[int]
    title: Mapped[str]
    opens_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    __table_args__ = (UniqueConstraint("year", "number"),)


class Quota(Business, Base):
    """How many applications a department may recommend in a batch (指引未规定)."""

    __tablename__ = "quotas"
    batch_id: Mapped[str] = mapped_column(ForeignKey("batches.id"))
    department_id: Mapped[str] = mapped_column(ForeignKey("departments.id"))
    most: Mapped[int]
    __table_args__ = (UniqueConstraint("batch_id", "department_id"),)


class CalendarSpan(Business, Base):
    """Days off (``kind`` off) or weekend days worked (worked) by the notice of a year, from the file ``source``."""

    __tablename__ = "calendar_spans"
    kind: Mapped[str] = mapped_column(String(10))
    name: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]
    source: Mapped[str]
    __table_args__ = (UniqueConstraint("kind", "first"),)


class RuleSetVersion(Business, Base):
    """A version of the settings that the guideline leaves open; ``body`` is JSON. Never changed once used."""

    __tablename__ = "rule_sets"
    number: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str]
    body: Mapped[str]


class RubricVersion(Business, Base):
    """A version of a rubric; ``body`` is the JSON of the data file it came from."""

    __tablename__ = "rubrics"
    track: Mapped[str] = mapped_column(String(12))
    number: Mapped[int]
    title: Mapped[str]
    body: Mapped[str]
    __table_args__ = (UniqueConstraint("track", "number"),)


class ListVersion(Business, Base):
    """A version of a list the office keeps; ``name`` is ``domain.office_lists.OfficeList``, ``body`` the JSON of its
    entries. The version a workspace starts with comes with the program and has no row; the first row is number 2."""

    __tablename__ = "office_lists"
    name: Mapped[str] = mapped_column(String(40))
    number: Mapped[int]
    body: Mapped[str]
    __table_args__ = (UniqueConstraint("name", "number"),)


class Attachment(Business, Base):
    """A file kept by content: ``sha256`` names it in the attachments folder, ``subject_id`` is what it belongs to."""

    __tablename__ = "attachments"
    subject_id: Mapped[str] = mapped_column(String(36), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]


class Person(Business, Base):
    """A person at work in this program. ``also`` are further roles, comma-separated, which only a small office merges;
    ``unit`` tells namesakes apart. The secret is not here: ``keyslots.json`` has a slot with this id."""

    __tablename__ = "people"
    name: Mapped[str]
    role: Mapped[str] = mapped_column(String(12))
    also: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    expert_id: Mapped[str | None] = mapped_column(ForeignKey("experts.id"))
    active: Mapped[bool] = mapped_column(default=True)

"""The papers that lie on the tables of a review meeting, and what is printed on them. Nobody's telephone or number of
any card is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MeetingSheet(StrEnum):
    """A paper of the meeting."""

    PANEL = "panel"  # 专家名单
    SIGN_IN = "sign_in"  # 签到表
    PLEDGES = "pledges"  # 承诺书
    CARDS = "cards"  # 席卡


@dataclass(frozen=True, slots=True)
class PanelLine:
    """An expert of the panel in seat order."""

    seat: int
    name: str
    organization: str
    title: str
    speciality: str
    is_leader: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A proposal in running order; ``track`` NEW, CONVERSION or EVALUATION."""

    position: int
    number: str
    center_name: str
    host_name: str
    track: str


@dataclass(frozen=True, slots=True)
class MeetingPaper:
    """What the papers of one meeting say. ``made_at`` is the printed time of making."""

    number: str
    title: str
    held_on: date
    place: str
    organizer: str
    panel: tuple[PanelLine, ...]
    items: tuple[ItemLine, ...]
    sample: bool
    made_at: str
    in_table: bool = False
    """Whether the panel signs its papers in the accepted table, as the rules of the meeting say."""

"""The list of what a formal examination looks at: the office's own where the rule set has one, else the one that ships."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from sqlalchemy.orm import Session

from qtic_desktop.domain.examination import ChecklistItem, items_for, parse_items
from qtic_desktop.domain.rule_settings import EXAMINATION_ITEMS
from qtic_desktop.resources import resource
from qtic_desktop.services.registry import current_rules


@lru_cache(maxsize=1)
def shipped_items() -> tuple[ChecklistItem, ...]:
    """The list that ships with the program."""
    data = tomllib.loads(resource("dictionaries", "examination.toml").read_text(encoding="utf-8"))
    return parse_items(data["item"])


def items_in_force(session: Session, track: str) -> tuple[ChecklistItem, ...]:
    """The items of a track by the newest rule set."""
    _, _, body = current_rules(session)
    own = body.get(EXAMINATION_ITEMS)
    return items_for(parse_items(own) if own else shipped_items(), track)

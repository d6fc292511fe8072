"""Rubrics and scoring rules as they are stored (JSON), read into values of the domain, each body once."""

from __future__ import annotations

import json
from functools import lru_cache

from qtic_desktop.domain.rubrics import Rubric, parse_rubric
from qtic_desktop.domain.rules import RuleSet


@lru_cache(maxsize=32)
def parsed_rules(body: str) -> RuleSet:
    """The scoring rules of a stored body, parsed once: every point that is typed asks for them."""
    known = RuleSet.default().to_mapping().keys()
    return RuleSet.from_mapping({key: value for key, value in json.loads(body).items() if key in known})


@lru_cache(maxsize=32)
def parsed_rubric(body: str) -> Rubric:
    """The rubric of a stored body, parsed once."""
    return parse_rubric(json.loads(body))

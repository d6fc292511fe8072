"""What validation finds: a code for the sentence, the field it belongs to, and the facts that fill the sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field as made_by
from types import MappingProxyType

from qtic_desktop.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about one field; ``blocking`` findings stop the submission, others are hints (提示)."""

    code: str
    field: str
    facts: Mapping[str, object] = made_by(default_factory=lambda: MappingProxyType({}))
    blocking: bool = True

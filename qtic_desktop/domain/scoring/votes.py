"""Votes of a review meeting (表决, 三（二）): choices, the majority needed, and the count.

The guideline fixes no majority (指引未规定); ``majority`` is a setting. Those entitled are the experts who are present
and not recused for the case. Abstention stays in the denominator and never counts as a yes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.rules import MAJORITIES


class VoteChoice(StrEnum):
    """What stands on a ballot: 同意, 修改后同意, 不同意, 弃权."""

    AGREE = "agree"
    AGREE_AFTER_REVISION = "agree-after-revision"
    DISAGREE = "disagree"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class VoteCount:
    """The count of one case. ``carried`` is None before the first ballot; missing ballots count like abstentions."""

    agree: int
    agree_after_revision: int
    disagree: int
    abstain: int
    entitled: int
    needed: int
    carried: bool | None

    @property
    def cast(self) -> int:
        """Ballots of entitled experts, abstentions included."""
        return self.agree + self.agree_after_revision + self.disagree + self.abstain

    @property
    def missing(self) -> int:
        """Entitled experts without a ballot."""
        return self.entitled - self.cast


def votes_needed(entitled: int, majority: str) -> int:
    """Yes votes that carry a motion: the share of ``entitled`` rounded up; for "1/2" more than half. At least one.

    Raises ``Refused`` (scoring.unknown_majority) for a majority that is not one of ``MAJORITIES``.
    """
    if majority not in MAJORITIES:
        raise Refused("scoring.unknown_majority", value=majority, known=" ".join(MAJORITIES))
    if majority == "1/2":
        return entitled // 2 + 1
    share = Fraction(majority)
    return max(1, -(-entitled * share.numerator // share.denominator))


def count_votes(votes: Mapping[str, VoteChoice], entitled: Collection[str], majority: str) -> VoteCount:
    """Count the ballots of ``entitled`` experts; a ballot of anybody else is not counted (it is a blocker elsewhere)."""
    heard = [choice for expert, choice in votes.items() if expert in entitled]
    agree, revision = heard.count(VoteChoice.AGREE), heard.count(VoteChoice.AGREE_AFTER_REVISION)
    needed = votes_needed(len(entitled), majority)
    return VoteCount(
        agree=agree,
        agree_after_revision=revision,
        disagree=heard.count(VoteChoice.DISAGREE),
        abstain=heard.count(VoteChoice.ABSTAIN),
        entitled=len(entitled),
        needed=needed,
        carried=agree + revision >= needed if heard else None,
    )

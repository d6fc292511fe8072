"""Votes of a review meeting (表决, 三（二）): choices, the majority needed, and the count.

The guideline fixes no majority (指引未规定); ``majority`` is a setting. Those entitled are the experts who are present
and not recused for the case. Abstention stays in the denominator and never counts as a yes.

In a secret vote (无记名) the ballots are papers without a name in a box: the record knows how many there were of each kind
and nothing else, so that nobody can find out whose is whose.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
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
class SecretCount:
    """The ballots of a secret vote as two people counted them. ``invalid``: spoiled ones (废票) and those that were not
    handed back."""

    agree: int
    agree_after_revision: int
    disagree: int
    abstain: int
    invalid: int = 0

    @property
    def total(self) -> int:
        """Ballots that were handed out: one for each who was entitled when the vote was held."""
        return self.agree + self.agree_after_revision + self.disagree + self.abstain + self.invalid

    def of(self, choice: VoteChoice) -> int:
        """How many of one kind."""
        return {
            VoteChoice.AGREE: self.agree,
            VoteChoice.AGREE_AFTER_REVISION: self.agree_after_revision,
            VoteChoice.DISAGREE: self.disagree,
            VoteChoice.ABSTAIN: self.abstain,
        }[choice]

    def moved(self, choice: VoteChoice, by: int) -> SecretCount:
        """The count with so many more of one kind."""
        field = choice.value.replace("-", "_")
        return replace(self, **{field: self.of(choice) + by})


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
    invalid: int = 0
    """Of a secret vote: spoiled ballots and those not handed back; in the denominator, never a yes."""

    @property
    def cast(self) -> int:
        """Ballots of entitled experts, abstentions included."""
        return self.agree + self.agree_after_revision + self.disagree + self.abstain

    @property
    def missing(self) -> int:
        """Entitled experts without a ballot."""
        return self.entitled - self.cast - self.invalid


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


def count_secret(count: SecretCount | None, entitled: int, majority: str) -> VoteCount:
    """The count of a secret vote, None before the ballots were counted. A count of more or fewer ballots than there are
    people entitled is a blocker elsewhere, and carries nothing."""
    needed = votes_needed(entitled, majority)
    if count is None:
        return VoteCount(0, 0, 0, 0, entitled, needed, None)
    carried = count.agree + count.agree_after_revision >= needed
    return VoteCount(
        count.agree,
        count.agree_after_revision,
        count.disagree,
        count.abstain,
        entitled,
        needed,
        carried if count.total == entitled else None,
        count.invalid,
    )

"""Where somebody stands with one sheet: the scoring panel is always in exactly one of these, and keys mean what it says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scoring:
    """Points are given; ``at`` is the criterion to begin at, "" for the first blank one; ``notice`` is said below."""

    at: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The sheet is read back before it is handed in; ``written`` is the sum on paper as it was typed."""

    written: str = ""


@dataclass(frozen=True, slots=True)
class HandingIn:
    """The sheet is on its way to the record; ``back`` is where one stands again when it is refused."""

    back: ReadBack


@dataclass(frozen=True, slots=True)
class Voting:
    """The sheet is locked and the ballot is asked for. ``writing``: a ballot is on its way; ``leaves``: and the person
    has asked to go on, which waits for it."""

    writing: bool = False
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The sheet is being read; ``then`` is what comes after. ``error`` is said there: why one is sent back."""

    then: Scoring | ReadBack | Voting
    error: Exception | None = None


Phase = Reading | Scoring | ReadBack | HandingIn | Voting

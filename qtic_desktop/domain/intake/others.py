"""What a keyed proposal has in common with others of the workspace: a host or a director is rarely meant twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qtic_desktop.domain.identity import LENGTH, normalize_credit_code, normalize_name
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Other:
    """Another proposal, draft or accepted, in the one spelling of names and codes; ``name`` is how a clerk finds it."""

    name: str
    track: str
    center_name: str
    host_name: str
    credit_code: str
    director_name: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What others are compared by, in the one spelling; empty where nothing is typed yet."""

    center_name: str
    host_name: str
    credit_code: str
    director_name: str

    @classmethod
    def of(cls, draft: ProposalDraft) -> Likeness:
        """What a draft says so far; a code of another length than codes have says nothing."""
        code = normalize_credit_code(draft.get("credit_code"))
        return cls(
            normalize_name(draft.get("center_name")),
            normalize_name(draft.get("host_name")),
            code if len(code) == LENGTH else "",
            normalize_name(draft.get("director_name")),
        )


def hints_from_others(draft: ProposalDraft, others: Iterable[Other]) -> Iterator[Problem]:
    """Hints, one a field at most: the same centre, the same host (also for the other track, 一-2), the same director."""
    own = Likeness.of(draft)
    told: set[str] = set()
    for other in others:
        found = {
            "center_name": "same_center" if own.center_name and own.center_name == other.center_name else "",
            "host_name": _same_host(draft, other, own.host_name, own.credit_code),
            "director_name": "same_director" if own.director_name and own.director_name == other.director_name else "",
        }
        for field, what in found.items():
            if what and field not in told:
                told.add(field)
                yield Problem(f"intake.{what}", field, {"other": other.name}, blocking=False)


def _same_host(draft: ProposalDraft, other: Other, host: str, code: str) -> str:
    by_code = bool(code) and code == other.credit_code
    if not by_code and not (host and host == other.host_name):
        return ""
    return "same_host" if other.track == draft.get("track") else "same_host_other_track"

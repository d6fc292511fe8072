"""What a keyed proposal has in common with others of the workspace: a host or a director is rarely meant twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qtic_desktop.domain.identity import normalize_credit_code, normalize_name
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


def hints_from_others(draft: ProposalDraft, others: Iterable[Other]) -> Iterator[Problem]:
    """Hints, one a field at most: the same centre, the same host (also for the other track, 一-2), the same director."""
    host, code = normalize_name(draft.get("host_name")), normalize_credit_code(draft.get("credit_code"))
    center, director = normalize_name(draft.get("center_name")), normalize_name(draft.get("director_name"))
    told: set[str] = set()
    for other in others:
        found = {
            "center_name": "same_center" if center and center == other.center_name else "",
            "host_name": _same_host(draft, other, host, code),
            "director_name": "same_director" if director and director == other.director_name else "",
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

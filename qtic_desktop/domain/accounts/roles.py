"""Which roles one person may carry: apart as a rule, merged in a small office only openly, some never.

岗位分离: whoever keys does not verify, whoever prepares does not decide, whoever watches does nothing else, and the three
officers (系统、安全、审计管理员) stay apart from the business and the auditor from the other two.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Final

from qtic_desktop.domain.changes import Role

OFFICERS: Final = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
#: Who may be the second person at an act that takes two.
SECOND_PERSONS: Final = frozenset(
    {Role.OFFICE, Role.VERIFIER, Role.HEAD, Role.SUPERVISOR, Role.SECURITY_ADMIN, Role.CLERK}
)
#: What a small office may put on one person once it has said so.
MERGEABLE: Final = frozenset(
    {Role.CLERK, Role.VERIFIER, Role.OFFICE, Role.HEAD, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}
)
_TOGETHER: Final = frozenset({frozenset({Role.CLERK, Role.OFFICE})})


def conflicts(roles: Iterable[Role], *, small_office: bool = False) -> tuple[tuple[Role, Role], ...]:
    """The pairs among ``roles`` that one person may not carry, in the order of the table of roles; empty when all is
    well. ``small_office``: the office has said openly that it merges roles."""
    order = list(Role)
    pairs = combinations(sorted(set(roles), key=order.index), 2)
    return tuple(pair for pair in pairs if not _may_be_one(frozenset(pair), small_office=small_office))


def _may_be_one(pair: frozenset[Role], *, small_office: bool) -> bool:
    return pair in _TOGETHER or (small_office and pair <= MERGEABLE)


def is_merged(roles: Iterable[Role]) -> bool:
    """Whether a person carries roles that only a small office merges; then it is shown and printed."""
    return bool(conflicts(roles))

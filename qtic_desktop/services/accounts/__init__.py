"""账户与权限: the people at work, how each gets in, what each may carry, and which certificate signs for whom.

People are here; ``sign_in``, ``slips``, ``recovery`` and ``founding`` are the doors of an encrypted workspace.
"""

from qtic_desktop.services.accounts.people import (
    NAME_LENGTH,
    add_people,
    people_at_the_door,
    rename_person,
    restore_person,
    retire_person,
)

__all__ = [
    "NAME_LENGTH",
    "add_people",
    "people_at_the_door",
    "rename_person",
    "restore_person",
    "retire_person",
]

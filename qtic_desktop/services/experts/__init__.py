"""专家库: the pool of experts, their personal data, other names of their units, and the draw."""

from qtic_desktop.services.experts.contacts import save_contact, show_contact
from qtic_desktop.services.experts.pool import (
    ExpertChange,
    NewExpert,
    add_experts,
    correct_expert,
    merge_experts,
    restore_expert,
    retire_expert,
    split_expert,
    update_experts,
)
from qtic_desktop.services.experts.units import register_alias, remove_alias

__all__ = [
    "ExpertChange",
    "NewExpert",
    "add_experts",
    "correct_expert",
    "merge_experts",
    "register_alias",
    "remove_alias",
    "restore_expert",
    "retire_expert",
    "save_contact",
    "show_contact",
    "split_expert",
    "update_experts",
]

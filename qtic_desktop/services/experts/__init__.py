"""专家库: the pool of experts, their personal data, other names of their units, and the draw."""

from qtic_desktop.services.experts.contacts import print_calls, save_contact, show_contact
from qtic_desktop.services.experts.draw import (
    appoint_expert,
    convene_drawn,
    freeze_pool,
    give_up_draw,
    record_answer,
    redraw,
    run_draw,
    seat_drawn,
    withdraw_appointment,
)
from qtic_desktop.services.experts.draw_files import DrawFiles, export_draw, print_draw
from qtic_desktop.services.experts.expert_list import export_experts
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
    "DrawFiles",
    "ExpertChange",
    "NewExpert",
    "add_experts",
    "appoint_expert",
    "convene_drawn",
    "correct_expert",
    "export_draw",
    "export_experts",
    "freeze_pool",
    "give_up_draw",
    "merge_experts",
    "print_calls",
    "print_draw",
    "record_answer",
    "redraw",
    "register_alias",
    "remove_alias",
    "restore_expert",
    "retire_expert",
    "run_draw",
    "save_contact",
    "seat_drawn",
    "show_contact",
    "split_expert",
    "update_experts",
    "withdraw_appointment",
]

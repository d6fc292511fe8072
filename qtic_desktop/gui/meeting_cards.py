"""The cards of 今日待办 that 评审会议 has; apart from its page, which is made when it is first opened."""

from __future__ import annotations

from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stages import Waiting
from qtic_desktop.gui.texts import tr


def meeting_cards() -> tuple[Waiting, ...]:
    """In the order of the procedure."""
    return (
        Waiting(
            "meetings_to_open",
            tr("{n} 场评审会已安排，等待开会"),
            tr("到评审会"),
            lambda one: Place("meetings", one),
        ),
        Waiting(
            "recusals_to_decide",
            tr("{n} 条回避等待处理"),
            tr("去处理"),
            lambda one: Place("meetings", one, view="recusals"),
        ),
        Waiting(
            "waivers_to_decide",
            tr("{n} 项须由人裁定，等待您放行"),
            tr("到关口"),
            lambda one: Place("meetings", one, view="gate"),
        ),
    )

"""What waits at 评分与表决, as cards of the day."""

from __future__ import annotations

from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stages import Waiting
from qtic_desktop.gui.texts import tr


def scoring_cards() -> tuple[Waiting, ...]:
    """From the first sheet to what comes after the sealing; each is opened at its meeting."""
    return (
        Waiting(
            "sheets_to_score",
            tr("{n} 份评分表还没有提交"),
            tr("去评分"),
            lambda one: Place("scoring", one, view="progress"),
        ),
        Waiting(
            "meetings_to_seal",
            tr("{n} 场评审会评分已齐，等待封存"),
            tr("查看结果"),
            lambda one: Place("scoring", one, view="results"),
        ),
        Waiting(
            "seals_to_confirm",
            tr("{n} 场评审会提出了封存，等待您确认"),
            tr("到关口确认"),
            lambda one: Place("meetings", one, view="gate"),
        ),
        Waiting(
            "reopenings_to_confirm",
            tr("{n} 场评审会申请启封，等待您确认"),
            tr("到关口确认"),
            lambda one: Place("meetings", one, view="gate"),
        ),
        Waiting(
            "sheets_to_verify",
            tr("{n} 份纸质评分表等待另一人复核录入"),
            tr("去复核录入"),
            lambda one: Place("scoring", one, view="progress"),
        ),
        Waiting(
            "boxes_to_count",
            tr("{n} 个项目的无记名票数等待登记"),
            tr("到议程登记"),
            lambda one: Place("meetings", one, view="agenda"),
        ),
        Waiting(
            "dockets_to_confirm",
            tr("{n} 张更正单等待确认"),
            tr("查看更正单"),
            lambda one: Place("scoring", one, view="after"),
        ),
        Waiting(
            "rechecks_due",
            tr("{n} 个修改后同意的项目等待复核"),
            tr("去复核"),
            lambda one: Place("scoring", one, view="after"),
        ),
    )

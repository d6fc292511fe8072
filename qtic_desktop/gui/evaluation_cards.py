"""The cards of 今日待办 that 绩效评估 has; apart from its page, which is made when it is first opened."""

from __future__ import annotations

from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stages import Waiting
from qtic_desktop.gui.texts import tr


def evaluation_cards() -> tuple[Waiting, ...]:
    """In the order of the procedure."""
    return (
        Waiting(
            "evaluations_to_list",
            tr("{n} 个中心建设期满前后，等待列入评估"),
            tr("列入到期中心"),
            lambda _one: Place("evaluation", new=True),
        ),
        Waiting(
            "self_reports_late",
            tr("{n} 份自评报告已逾期"),
            tr("查看绩效评估"),
            lambda one: Place("evaluation", one),
        ),
        Waiting(
            "evaluations_to_meet",
            tr("{n} 个绩效评估等待安排评审会"),
            tr("安排评审会"),
            lambda _one: Place("meetings", new=True),
        ),
        Waiting(
            "grades_to_decide",
            tr("{n} 个中心等待决定等次"),
            tr("到绩效评估"),
            lambda one: Place("evaluation", one),
        ),
        Waiting(
            "grades_to_close",
            tr("{n} 个等次公示期满，等待办结"),
            tr("到绩效评估"),
            lambda one: Place("evaluation", one),
        ),
        Waiting(
            "rectifications_due",
            tr("{n} 个中心整改 30 天内到期或已到期"),
            tr("到绩效评估"),
            lambda one: Place("evaluation", one),
        ),
        Waiting(
            "revocations_open",
            tr("{n} 份拟撤销等待陈述和决定"),
            tr("查看拟办稿"),
            lambda one: Place("evaluation", one),
        ),
    )

"""The stages of the procedure in their order: names, clauses, icons and groups of the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from qtic_desktop.gui.texts import tr


@dataclass(frozen=True, slots=True)
class Stage:
    """One place in the navigation; ``does`` says what the stage does by the guideline, ``paper`` how it is done while the
    program does not carry it, and where its result comes back in."""

    name: str
    title: str
    icon: str
    clause: str = ""
    does: str = ""
    paper: str = ""


def groups() -> tuple[tuple[str, tuple[Stage, ...]], ...]:
    """Groups of the navigation with their stages, in the language of the window."""
    return (
        ("", (Stage("today", tr("今日待办"), "inbox"),)),
        (tr("申报"), _application()),
        (tr("评审"), _review()),
        (tr("建设"), _building()),
        (tr("系统"), (Stage("settings", tr("设置"), "settings"), Stage("audit", tr("审计"), "history"))),
    )


def _application() -> tuple[Stage, ...]:
    return (
        Stage("intake", tr("推荐与受理"), "file-pen", "三(一)"),
        Stage(
            "examination",
            tr("形式审查"),
            "clipboard-check",
            "三(一)",
            tr("核对申报单位的资格、推荐函和附件是否齐全，缺什么出具补正通知。"),
            tr("按审查表逐项核对、签名；不齐的发补正通知，写明期限。审查合格的申报，在“评审会议”里选入议程。"),
        ),
    )


def _review() -> tuple[Stage, ...]:
    return (
        Stage(
            "experts",
            tr("专家与抽取"),
            "users",
            "三(二)",
            tr("登记专家，按领域在监督下抽取，抽取时和签到时核对回避。"),
        ),
        Stage("meetings", tr("评审会议"), "presentation", "三(二)", tr("登记会议、评审组、议程、签到和到会人数。")),
        Stage("scoring", tr("评分与表决"), "list-checks", "三(二)", tr("专家逐项评分并表决，汇总得出论证结果。")),
        Stage("opinions", tr("意见书"), "file-text", "三(二)", tr("写出专家组意见，由组长和专家签署。")),
    )


def _building() -> tuple[Stage, ...]:
    return (
        Stage(
            "selection",
            tr("综合评价"),
            "scale",
            "三(三)",
            tr("对通过论证的项目综合评价，择优确定拟支持建设的名单。"),
            tr("从“评分与表决”导出汇总表，从“意见书”导出意见书，供会议使用；会议纪要和拟支持名单由办公室起草。"),
        ),
        Stage(
            "publicity",
            tr("公示"),
            "megaphone",
            "三(三)",
            tr("公示拟支持名单，登记公示期内收到的异议和处理结果。"),
            tr("公示文、名单和异议的登记由办公室在纸面和网站办理。公示无异议的，在“启动建设”里导入台账。"),
        ),
        Stage("launch", tr("启动建设"), "rocket", "三(三)", tr("公示无异议后启动建设，签订任务书，登记建设期的变更。")),
        Stage("annual_reports", tr("年度报告"), "calendar-check", "三(四)", tr("收取年度总结和计划，区市审核后备案。")),
        Stage(
            "evaluation",
            tr("绩效评估"),
            "trending-up",
            "三(四)",
            tr("建设期满前后评估绩效，结果作为后续建设支持的重要依据。"),
            tr("期满日期看“启动建设”的台账，历年情况看“年度报告”。评估用纸面评分表，结果由办公室归档。"),
        ),
    )


def all_stages() -> tuple[Stage, ...]:
    """Every place of the navigation, top to bottom."""
    return tuple(stage for _group, stages in groups() for stage in stages)


NAMES: Final = (
    "today",
    "intake",
    "examination",
    "experts",
    "meetings",
    "scoring",
    "opinions",
    "selection",
    "publicity",
    "launch",
    "annual_reports",
    "evaluation",
    "settings",
    "audit",
)

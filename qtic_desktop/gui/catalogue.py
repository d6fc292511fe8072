"""The stages of the procedure, each entered once: navigation, page, work on paper, manual and cards of 今日待办 all
come from here. A new stage is one entry here and one folder of its name in every layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qtic_desktop.gui.evaluation_cards import evaluation_cards
from qtic_desktop.gui.meeting_cards import meeting_cards
from qtic_desktop.gui.place import Place, StageName, desk_of_opinion
from qtic_desktop.gui.scan_stage import scan_stage
from qtic_desktop.gui.scoring_cards import scoring_cards
from qtic_desktop.gui.stages import Catalogue, Group, Stage, Waiting
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from qtic_desktop.gui.context import AppContext
    from qtic_desktop.gui.page import Page


def catalogue() -> Catalogue:
    """All stages, in the language of the window."""
    system = (
        Stage("settings", tr("设置"), "settings", make=_settings),
        Stage("audit", tr("审计"), "history", make=_audit),
    )
    first = Stage("today", tr("今日待办"), "inbox", "三(一)", make=_today, manual="start")
    return (Group("", (first,)), *_procedure(), Group(tr("系统"), system))


def waiting_cards() -> dict[str, tuple[str, Waiting]]:
    """The cards of 今日待办 by kind, each with the title of its group."""
    return {card.kind: (group.title, card) for group in _procedure() for stage in group.stages for card in stage.waits}


def cards_of_stages() -> dict[StageName, tuple[str, ...]]:
    """The kinds of work that wait in each stage which has cards of 今日待办."""
    stages = (stage for group in _procedure() for stage in group.stages if stage.waits)
    return {stage.name: tuple(card.kind for card in stage.waits) for stage in stages}


def _procedure() -> Catalogue:
    return (Group(tr("申报"), _application()), Group(tr("评审"), _review()), Group(tr("建设"), _building()))


def _at_examination(one: str) -> Place:
    return Place("examination", one)


def _application() -> tuple[Stage, ...]:
    return (
        Stage(
            "letters",
            tr("推荐函与收件"),
            "file-signature",
            "三(一)",
            make=_letters,
        ),
        Stage(
            "intake",
            tr("推荐与受理"),
            "file-pen",
            "三(一)",
            make=_intake,
            waits=(
                Waiting(
                    "drafts", tr("{n} 份申报还没有填完"), tr("继续填写"), lambda one: Place("intake", one, view="fill")
                ),
                Waiting(
                    "corrections_begun",
                    tr("{n} 份更正还没有完成"),
                    tr("继续更正"),
                    lambda one: Place("intake", one, view="correct"),
                ),
                Waiting(
                    "to_key_again",
                    tr("{n} 份申报等待复录"),
                    tr("去复录"),
                    lambda one: Place("intake", one, view="again"),
                ),
                Waiting(
                    "accepted",
                    tr("{n} 份已受理的申报等待安排评审会"),
                    tr("安排评审会"),
                    lambda _one: Place("meetings", new=True),
                ),
            ),
        ),
        Stage(
            "examination",
            tr("形式审查"),
            "clipboard-check",
            "三(一)",
            make=_examination,
            waits=(
                Waiting("to_examine", tr("{n} 份申报等待形式审查"), tr("去审查"), _at_examination),
                Waiting("corrections_running", tr("等待补正 {n} 件，最早 {day} 到期"), tr("查看补正"), _at_examination),
                Waiting("corrections_overdue", tr("{n} 份申报逾期没有补正"), tr("查看补正"), _at_examination),
            ),
        ),
    )


def _review() -> tuple[Stage, ...]:
    return (
        Stage(
            "experts",
            tr("专家库"),
            "users",
            "三(二)",
            make=_experts,
        ),
        Stage(
            "draws",
            tr("专家抽取"),
            "vote",
            "三(二)",
            make=_draws,
        ),
        Stage(
            "meetings",
            tr("评审会议"),
            "presentation",
            "三(二)",
            make=_meetings,
            waits=meeting_cards(),
        ),
        Stage(
            "scoring",
            tr("评分与表决"),
            "list-checks",
            "三(二)",
            make=_scoring,
            waits=scoring_cards(),
        ),
        Stage(
            "opinions",
            tr("意见书"),
            "file-text",
            "三(二)",
            make=_opinions,
            waits=(
                Waiting(
                    "opinions_to_draft",
                    tr("{n} 个项目等待起草意见书"),
                    tr("起草意见书"),
                    lambda one: Place("opinions", one),
                ),
                Waiting("opinions_to_finalize", tr("{n} 份意见书草稿等待定稿"), tr("打开意见书"), desk_of_opinion),
                Waiting("opinions_to_sign", tr("{n} 份意见书等待签署"), tr("打开意见书"), desk_of_opinion),
                Waiting(
                    "signatures_to_confirm",
                    tr("{n} 份意见书有手写签名等待第二人核对"),
                    tr("打开意见书"),
                    desk_of_opinion,
                ),
                Waiting(
                    "signatures_questioned", tr("{n} 份意见书有手写签名等待核实"), tr("打开意见书"), desk_of_opinion
                ),
            ),
        ),
        scan_stage(),
    )


def _building() -> tuple[Stage, ...]:
    return (
        Stage(
            "selection",
            tr("综合评价"),
            "scale",
            "三(三)",
            make=_selection,
            waits=(
                Waiting(
                    "lists_to_adopt",
                    tr("{n} 份名单正在拟定，等待确定"),
                    tr("到综合评价"),
                    lambda one: Place("selection", one),
                ),
            ),
        ),
        Stage(
            "publicity",
            tr("公示"),
            "megaphone",
            "三(三)",
            make=_publicity,
            waits=(
                Waiting(
                    "objections_open",
                    tr("{n} 件异议等待处理或答复"),
                    tr("处理异议"),
                    lambda one: Place("publicity", one),
                ),
                Waiting(
                    "notices_to_close",
                    tr("{n} 次公示已期满，等待办结"),
                    tr("到公示"),
                    lambda one: Place("publicity", one),
                ),
            ),
        ),
        Stage(
            "launch",
            tr("启动建设"),
            "rocket",
            "三(三)",
            make=_launch,
            waits=(
                Waiting(
                    "centers_to_start",
                    tr("{n} 个中心经公示无异议，等待启动"),
                    tr("启动建设"),
                    lambda _one: Place("launch", new=True),
                ),
                Waiting(
                    "books_missing",
                    tr("{n} 个中心一年内期满，还没有任务书"),
                    tr("补录任务书"),
                    lambda one: Place("launch", one),
                ),
                Waiting(
                    "changes_to_decide",
                    tr("{n} 件中心变更申请等待决定"),
                    tr("看变更申请"),
                    lambda one: Place("launch", one),
                ),
            ),
        ),
        Stage(
            "annual_reports",
            tr("年度报告"),
            "calendar-check",
            "三(四)",
            make=_annual_reports,
            manual="annual",
            waits=(
                Waiting(
                    "reports_to_list",
                    tr("{n} 份年度报告应报而未列入清单"),
                    tr("开启年度补列"),
                    lambda _one: Place("annual_reports", new=True),
                ),
                Waiting(
                    "reports_overdue",
                    tr("{n} 份年度报告已逾期"),
                    tr("查看年度报告"),
                    lambda one: Place("annual_reports", one, view="overdue"),
                ),
                Waiting(
                    "reports_due",
                    tr("{n} 份年度报告 30 天内到期"),
                    tr("查看年度报告"),
                    lambda one: Place("annual_reports", one, view="all"),
                ),
                Waiting(
                    "cancellations_open",
                    tr("{n} 份拟取消资格等待陈述和决定"),
                    tr("查看拟办稿"),
                    lambda one: Place("annual_reports", one, view="overdue"),
                ),
            ),
        ),
        Stage(
            "evaluation",
            tr("绩效评估"),
            "trending-up",
            "三(四)",
            make=_evaluation,
            waits=evaluation_cards(),
        ),
    )


# -- the pages, each imported when it is first opened


def _today(ctx: AppContext) -> Page:
    from qtic_desktop.gui.today import TodayPage

    return TodayPage(ctx, waiting_cards())


def _intake(ctx: AppContext) -> Page:
    from qtic_desktop.gui.intake import IntakePage

    return IntakePage(ctx)


def _letters(ctx: AppContext) -> Page:
    from qtic_desktop.gui.letters import letters_page

    return letters_page(ctx)


def _examination(ctx: AppContext) -> Page:
    from qtic_desktop.gui.examination.page import examination_page

    return examination_page(ctx)


def _experts(ctx: AppContext) -> Page:
    from qtic_desktop.gui.experts import experts_page

    return experts_page(ctx)


def _draws(ctx: AppContext) -> Page:
    from qtic_desktop.gui.draws import draws_page

    return draws_page(ctx)


def _meetings(ctx: AppContext) -> Page:
    from qtic_desktop.gui.meetings.page import MeetingsPage

    return MeetingsPage(ctx)


def _scoring(ctx: AppContext) -> Page:
    from qtic_desktop.gui.scoring.page import ScoringPage

    return ScoringPage(ctx)


def _opinions(ctx: AppContext) -> Page:
    from qtic_desktop.gui.opinions import OpinionsPage

    return OpinionsPage(ctx)


def _selection(ctx: AppContext) -> Page:
    from qtic_desktop.gui.selection import selection_page

    return selection_page(ctx)


def _publicity(ctx: AppContext) -> Page:
    from qtic_desktop.gui.publicity import publicity_page

    return publicity_page(ctx)


def _launch(ctx: AppContext) -> Page:
    from qtic_desktop.gui.launch import launch_page

    return launch_page(ctx)


def _annual_reports(ctx: AppContext) -> Page:
    from qtic_desktop.gui.annual_reports import annual_reports_page

    return annual_reports_page(ctx)


def _evaluation(ctx: AppContext) -> Page:
    from qtic_desktop.gui.evaluation import evaluation_page

    return evaluation_page(ctx)


def _settings(ctx: AppContext) -> Page:
    from qtic_desktop.gui.settings_page import SettingsPage

    return SettingsPage(ctx)


def _audit(ctx: AppContext) -> Page:
    from qtic_desktop.gui.audit import AuditPage

    return AuditPage(ctx)

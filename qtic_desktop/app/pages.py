"""Which page serves which stage, and how the main window is put together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.gui.changes import ChangeNotifier
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.settings import Settings

if TYPE_CHECKING:
    from qtic_desktop.domain.changes import Actor
    from qtic_desktop.gui.background import BackgroundTasks
    from qtic_desktop.gui.page import Page
    from qtic_desktop.resources import Language
    from qtic_desktop.storage.workspace import Workspace

Maker = Callable[[AppContext], "Page"]


def _today(ctx: AppContext) -> Page:
    from qtic_desktop.gui.today import TodayPage

    return TodayPage(ctx)


def _intake(ctx: AppContext) -> Page:
    from qtic_desktop.gui.intake import IntakePage

    return IntakePage(ctx)


def _experts(ctx: AppContext) -> Page:
    from qtic_desktop.gui.experts import ExpertsPage

    return ExpertsPage(ctx)


def _meetings(ctx: AppContext) -> Page:
    from qtic_desktop.gui.meetings import MeetingsPage

    return MeetingsPage(ctx)


def _scoring(ctx: AppContext) -> Page:
    from qtic_desktop.gui.scoring import ScoringPage

    return ScoringPage(ctx)


def _opinions(ctx: AppContext) -> Page:
    from qtic_desktop.gui.opinions import OpinionsPage

    return OpinionsPage(ctx)


def _launch(ctx: AppContext) -> Page:
    from qtic_desktop.gui.launch import LaunchPage

    return LaunchPage(ctx)


def _annual_reports(ctx: AppContext) -> Page:
    from qtic_desktop.gui.annual_reports import AnnualReportsPage

    return AnnualReportsPage(ctx)


def _audit(ctx: AppContext) -> Page:
    from qtic_desktop.gui.audit import AuditPage

    return AuditPage(ctx)


#: Pages by stage; each is imported when it is first opened. Stages that are not here tell so by themselves.
REGISTRY: dict[str, Maker] = {
    "today": _today,
    "intake": _intake,
    "experts": _experts,
    "meetings": _meetings,
    "scoring": _scoring,
    "opinions": _opinions,
    "launch": _launch,
    "annual_reports": _annual_reports,
    "audit": _audit,
}


def build_window(
    workspace: Workspace, actor: Actor, tasks: BackgroundTasks, *, lang: Language, settings_file: Path
) -> MainWindow:
    """The main window of one person on one workspace."""
    context = AppContext(
        store=workspace.store,
        actor=actor,
        tasks=tasks,
        notifier=ChangeNotifier(),
        settings=Settings(settings_file / "settings.ini", actor.id),
        lang=lang,
        workspace=workspace,
        is_sample=workspace.info.sample,
        now=workspace.store.now,
    )
    return MainWindow(context, REGISTRY)

"""The parts of the settings: what each is called, and how it is made. Each brings its modules when it is first wanted: all
of them at once would hold the window for a third of a second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr

Make = Callable[[AppContext, QWidget], QWidget]


def titles() -> list[tuple[str, str]]:
    """Key and name of every part, in their order."""
    return [
        ("look", tr("外观")),
        ("staff", tr("人员")),
        ("rules", tr("评审规则")),
        ("rubrics", tr("评分表")),
        ("wordings", tr("意见书措辞")),
        ("office_lists", tr("事项与字典")),
        ("lists", tr("批次与主管部门")),
        ("calendar", tr("工作日历")),
        ("fonts", tr("公文字体")),
        ("data", tr("数据与备份")),
        ("backups", tr("备份列表")),
        ("archive", tr("归档")),
        ("stations", tr("多台电脑")),
        ("server", tr("服务器")),
    ]


def makes() -> dict[str, Make]:
    """How each part but the look of the window is made, by its key."""
    return {
        "staff": _staff,
        "rules": _rules,
        "rubrics": _rubrics,
        "wordings": _wordings,
        "office_lists": _office_lists,
        "lists": _lists,
        "calendar": _calendar,
        "fonts": _fonts,
        "data": _data,
        "backups": _backups,
        "archive": _archive,
        "stations": _stations,
        "server": _server,
    }


def _staff(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.accounts.staff_section import StaffSection

    return StaffSection(ctx, parent)


def _rules(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.registry.rules_section import RulesSection

    return RulesSection(ctx, parent)


def _rubrics(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.registry.rubric_section import RubricSection

    return RubricSection(ctx, parent)


def _wordings(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.wordings import WordingSection

    return WordingSection(ctx, parent)


def _office_lists(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.registry.office_list_section import OfficeListSection

    return OfficeListSection(ctx, parent)


def _lists(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.registry.lists_section import ListsSection

    return ListsSection(ctx, parent)


def _calendar(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.registry.calendar_section import CalendarSection

    return CalendarSection(ctx, parent)


def _fonts(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.registry.fonts_section import FontsSection

    return FontsSection(ctx, parent)


def _data(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.archive.data_section import DataSection

    return DataSection(ctx, parent)


def _backups(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.archive.generations_section import GenerationsSection

    return GenerationsSection(ctx, parent)


def _archive(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.archive.pack_section import PackSection

    return PackSection(ctx, parent)


def _stations(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.stations.section import StationsSection

    return StationsSection(ctx, parent)


def _server(ctx: AppContext, parent: QWidget) -> QWidget:
    from qtic_desktop.gui.stations.server_section import ServerSection

    return ServerSection(ctx, parent)

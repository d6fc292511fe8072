"""The expert's own list: every proposal of the meeting, what is handed in, what is voted. Nothing of anybody else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.gui.page import Page
from qtic_desktop.gui.scoring.words import sheet_state, vote_text
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column, RowTable
from qtic_desktop.gui.words import track
from qtic_desktop.storage.queries.scoring import SheetRow


def _vote_chip(row: SheetRow) -> tuple[str, str]:
    if row.secret:
        return "neutral", tr("无记名")
    word = vote_text(row.vote)
    if row.vote in (VoteChoice.AGREE, VoteChoice.AGREE_AFTER_REVISION):
        return "ok", word
    return "neutral", word or tr("未表决")


def offer_seat_acts(page: Page, sheets: Callable[[], Sequence[SheetRow]]) -> None:
    """What an expert may want of the computer: the own marks side by side, to hand it on, and larger things to press for a
    finger."""
    ctx = page.ctx

    def compare() -> None:
        from qtic_desktop.gui.scoring.own_compare import OwnCompare

        OwnCompare(sheets(), page.window()).open()

    def touch() -> None:
        ctx.settings.set_touch(not ctx.settings.touch)
        ctx.settings.flush()
        ctx.signals.restyle_wanted.emit()

    over = page.add_action(tr("交给下一位专家"), "arrow-right", lambda: ctx.signals.wished.emit("next"))
    over.setObjectName("hand_over")
    words = tr("恢复鼠标大小") if ctx.settings.touch else tr("触摸屏：放大按钮")
    page.add_action(words, "maximize", touch).setObjectName("touch_mode")
    page.add_action(tr("我的评分对照"), "scale", compare).setObjectName("own_compare")


def own_sheets_table(parent: QWidget) -> RowTable:
    """The table of ``sheets_of_expert`` rows."""
    columns = [
        Column("position", tr("序号"), lambda row: row.position, align="right", width=56),
        Column("center", tr("项目"), lambda row: row.center_name, pinyin=True, stretch=True),
        Column("track", tr("类别"), lambda row: track(row.track), width=72),
        Column("host", tr("依托单位"), lambda row: row.host_name, width=220, pinyin=True),
        Column("state", tr("评分"), lambda row: row.state, width=120, chip=lambda row: sheet_state(row.state)),
        Column("vote", tr("表决"), lambda row: row.vote, width=140, chip=_vote_chip),
    ]
    table = RowTable(columns, parent, name=tr("我的评分表"))
    table.setObjectName("own_sheets")
    return table


def show_start(button: QPushButton, sheets: Sequence[SheetRow]) -> None:
    """What the accent button does with these sheets; without any it waits for a meeting, and says so."""
    left = sum(row.state is SheetState.OPEN for row in sheets)
    started = any(row.state is not SheetState.OPEN or row.entries for row in sheets)
    none = tr("现在没有您要评分的项目；评审会开始后，再来这里评分。")
    button.setText(tr("查看评分表") if sheets and not left else tr("继续评分") if started else tr("开始评分"))
    button.setEnabled(bool(sheets))
    button.setToolTip("" if sheets else none)

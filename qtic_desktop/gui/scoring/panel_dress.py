"""The form of the scoring panel in the manners of the program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from qtic_desktop.gui.forms.ui_scoring_panel import Ui_ScoringPanel
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.scoring.sheet_draft import SheetDraft
from qtic_desktop.gui.scoring.words import total_text
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.words import with_track
from qtic_desktop.storage.queries.scoring import SheetRow

ROLES = {
    "panel_header": "header",
    "panel_footer": "footer",
    "position_label": "title",
    "center_label": "strong",
    "remaining_label": "strong",
    "total_label": "big",
    "missing_label": "muted",
    "done_label": "big",
    "vote_title": "title",
    "vote_state": "reading",
    "leave_button": "quiet",
    "check_button": "primary",
    "onward_button": "primary",
}
ICONS = {
    "leave_button": "arrow-left",
    "enlarge_button": "maximize",
    "previous_button": "chevron-left",
    "next_button": "chevron-right",
    "check_button": "clipboard-check",
    "onward_button": "arrow-right",
    "look_button": "eye",
}


def dress(form: Ui_ScoringPanel) -> None:
    """Roles, icons and margins of the form; whatever it shows is plain text."""
    form.center_label.setWordWrap(True)
    form.done_label.setWordWrap(True)
    form.header_layout.setStretch(2, 1)
    form.header_layout.setContentsMargins(*[theme().px(n) for n in (12, 4, 12, 4)])
    form.footer_layout.setContentsMargins(*[theme().px(n) for n in (16, 4, 12, 4)])
    for name, role in ROLES.items():
        part: QWidget = getattr(form, name)
        if isinstance(part, QLabel):
            part.setTextFormat(Qt.TextFormat.PlainText)
        set_role(part, role)
    for name, picture in ICONS.items():
        one: QPushButton = getattr(form, name)
        one.setAutoDefault(False)
        one.setIcon(icon(picture, "on_accent" if ROLES.get(name) == "primary" else "text"))
        one.setIconSize(QSize(theme().px(16), theme().px(16)))
        one.setMinimumHeight(theme().px(36))


def hold_vote(form: Ui_ScoringPanel, vote_box: QWidget) -> None:
    """Put the ballot in its place; Tab goes from it to the buttons below."""
    form.vote_holder.addWidget(vote_box)
    QWidget.setTabOrder(vote_box, form.look_button)
    QWidget.setTabOrder(form.look_button, form.onward_button)


def say_center(label: QLabel, row: SheetRow) -> None:
    """The name of the centre always; the host only where both go on one line, the materials name it anyway."""
    center = with_track(row.center_name, row.track)
    both = center + "  " + tr("依托单位：{host}").format(host=row.host_name)
    label.setText(both if label.fontMetrics().horizontalAdvance(both) < label.width() else center)
    label.setToolTip(both)


def zoom_keys(zoom: Callable[[int], object], home: Callable[[], object]) -> list[tuple[str, Callable[[], object]]]:
    """The keys for larger, smaller, and as it was made."""
    return [("Ctrl++", lambda: zoom(1)), ("Ctrl+=", lambda: zoom(1)), ("Ctrl+-", lambda: zoom(-1)), ("Ctrl+0", home)]


def add_keys(
    panel: QWidget,
    *,
    check: Callable[[], object],
    undo: Callable[[], object],
    redo: Callable[[], object],
) -> None:
    """The keys of the panel, wherever in it the focus is."""
    for keys, act in (
        ("Ctrl+Return", check),
        ("Ctrl+Enter", check),
        ("Ctrl+Z", undo),
        ("Ctrl+Y", redo),
    ):
        QShortcut(QKeySequence(keys), panel, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)


def running_total(draft: SheetDraft, *, may_tell: bool) -> str:
    """The running total; not while a written sum is to be typed without looking at it, nor where it is withheld."""
    if not draft.counts:
        return tr("不计入")
    if draft.row.withheld or not may_tell:
        return tr("合计：先录手写合计") if draft.is_open else ""
    return total_text(draft.total, draft.maximum)


def enlarge(form: Ui_ScoringPanel, materials: QWidget, wide: bool) -> None:
    """Give the sheet the room of the materials, or back."""
    materials.setVisible(not wide)
    form.enlarge_button.setText(tr("显示材料") if wide else tr("放大评分区"))

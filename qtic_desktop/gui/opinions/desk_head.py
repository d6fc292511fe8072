"""The head of the desk in one row: which opinion, how far it is, and what can be done with its file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.gui.opinions import words
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import OneLine, StateChip, button
from qtic_desktop.gui.widgets.basics import button_icon
from qtic_desktop.services.opinions import OpinionView
from qtic_desktop.storage.queries.opinions import VersionRow


class DeskHead(QWidget):
    """``back``, ``acted(name)`` and ``version_wanted(opinion_id)``; the buttons are ``verify``, ``print``, ``export`` and
    ``final``. Older versions stay within reach."""

    back = Signal()
    acted = Signal(str)
    version_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        leave = button(tr("返回列表"), "arrow-left", "quiet", self)
        leave.setObjectName("backButton")
        leave.clicked.connect(self.back)
        self.title = OneLine("", "title", self)
        self.note = OneLine("", "small", self)
        self.chip = StateChip(parent=self)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(leave)
        row.addLayout(names, 1)
        row.addWidget(self.chip)
        self.versions = button(tr("各版…"), "history", "quiet", self)
        self.versions.setObjectName("versionsButton")
        self.versions.setMenu(QMenu(self.versions))
        self.versions.hide()
        row.addWidget(self.versions)
        for key, text, icon in (
            ("verify", tr("核验"), "shield-check"),
            ("print", tr("打印…"), "printer"),
            ("export", tr("导出 PDF…"), "download"),
            ("final", tr("定稿…"), "file-check"),
        ):
            made = button(text, icon, "primary" if key == "final" else "", self)
            made.setObjectName(f"{key}Button")
            made.clicked.connect(lambda _checked=False, key=key: self.acted.emit(key))
            row.addWidget(made)
            self.buttons[key] = made

    def show_versions(self, versions: Sequence[VersionRow], current: str) -> None:
        """Offer every version there is, once there is more than one."""
        menu = self.versions.menu()
        menu.clear()
        for one in versions:
            act = menu.addAction(words.version(one))
            act.setCheckable(True)
            act.setChecked(one.opinion_id == current)
            act.triggered.connect(lambda _checked=False, key=one.opinion_id: self.version_wanted.emit(key))
        menu.addSeparator()
        menu.addAction(tr("两版对照…")).triggered.connect(lambda: self.acted.emit("compare"))
        self.versions.setVisible(len(versions) > 1)

    def show_view(self, view: OpinionView, actor: Actor) -> None:
        """Name, number, version and state; the acts that make sense in this state for this person."""
        row = view.detail.row
        self.title.set_text(row.center_name)
        code = tr("，核对码 {code}").format(code=view.detail.check_code) if view.detail.check_code else ""
        self.note.set_text(
            tr("{number} · 三（二） · 第 {n} 版{code}").format(number=row.number, n=row.version_no, code=code)
        )
        later = view.detail.superseded_by
        self.chip.set_state(
            *(("neutral", tr("已被第 {n} 版替代").format(n=later)) if later else words.chip_at_length(row))
        )
        draft, signed = row.status is OpinionStatus.DRAFT, view.detail.has_keys
        self.buttons["final"].setVisible(draft and is_theirs(actor, Act.FINALIZE_OPINION))
        for name in ("print", "export"):
            self.buttons[name].setVisible(is_theirs(actor, Act.EXPORT_OPINIONS))
        self.buttons["verify"].setVisible(signed)
        self.buttons["verify"].setEnabled(signed)
        role = "primary" if row.status is OpinionStatus.SIGNED else ""
        set_role(self.buttons["export"], role)
        self.buttons["export"].setIcon(button_icon("download", role))

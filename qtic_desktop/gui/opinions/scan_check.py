"""The second pair of eyes: the scan of hand signatures is looked at before anybody says that they are some."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, plain_label
from qtic_desktop.gui.widgets.pdf_view import PdfView
from qtic_desktop.gui.widgets.tick_list import TickList
from qtic_desktop.services.opinions.signed_scans import SignedScan


class ScanCheckDialog(Dialog):
    """The pages of the scan and who was recorded on it (keys and names); ``done`` gets the keys of those of whom the person
    says that they have signed there. ``which`` names the opinion."""

    harmless = False

    def __init__(
        self,
        which: str,
        people: Sequence[tuple[str, str]],
        scan: SignedScan,
        done: Callable[[tuple[str, ...]], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(tr("核对手写签名"), parent)
        self._done = done
        self.body.addWidget(plain_label(which, "strong", self))
        code = (tr("扫描件上的二维码就是这一份。"), "ok") if scan.code_read else (
            tr("扫描件上没有读到二维码：请看编号和版次是不是这一份。"), "warn"
        )  # fmt: skip
        self.code = plain_label(code[0], code[1], self)
        self.body.addWidget(self.code)
        words = tr(
            "请看签名页：各人的位置上有没有本人的手写签名。看到谁的签名，就勾谁；没有看到的不要勾。都不对就点“不确认”。"
        )
        self.body.addWidget(plain_label(words, "body", self))
        self.people = TickList(self)
        self.people.set_choices(people, prefix="scanOf")
        self.people.setAccessibleName(tr("手写签名"))
        self.people.set_value(people[0][0] if len(people) == 1 else "")  # nobody is ticked for the person who looks
        self.people.edited.connect(self._follow)
        self.view = PdfView(self)
        self.view.show_file(scan.pages, scan.turns)
        beside = QVBoxLayout()
        beside.addWidget(self.people)
        beside.addStretch(1)
        self.people.setFixedWidth(theme().px(200))
        both = QHBoxLayout()
        both.setSpacing(theme().px(16))
        both.addLayout(beside)
        both.addWidget(self.view, 1)
        self.body.addLayout(both, 1)
        self.setMinimumSize(theme().px(920), theme().px(620))
        self.add_button(tr("不确认"), self.reject).setObjectName("scanRefuse")
        self.confirm = self.add_button("", self._confirm, "primary")
        self.confirm.setObjectName("scanConfirm")
        self._follow()
        self.view.setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of those who are ticked."""
        return tuple(filter(None, (self.people.value() or "").split(",")))

    def _follow(self) -> None:
        count = len(self.chosen)
        names = self.people.shown_text() if count == 1 else tr("{n} 人").format(n=count)
        self.confirm.setText(tr("看过了，确认{name}已签名").format(name=names))
        self.confirm.setEnabled(count > 0)
        self.confirm.setToolTip("" if count else tr("没有勾选任何人"))

    def _confirm(self) -> None:
        chosen = self.chosen
        self.accept()
        self._done(chosen)

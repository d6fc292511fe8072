"""What is asked before something is done at the signing board: a reason, a scan, the own slip, or a typed confirmation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, TextArea, TextField, TickBox, button, plain_label
from qtic_desktop.gui.widgets.file_field import FileField
from qtic_desktop.gui.widgets.tick_list import TickList
from qtic_desktop.storage.queries.scans import ComeBack

REASON_LIMIT = 200


class _Asking(Dialog):
    """A dialog with one sentence, some fields, and one act that is possible once they are filled in."""

    holds_entries = True

    def __init__(self, title: str, words: str, act: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.body.addWidget(plain_label(words, "body", self))
        self.setMinimumWidth(theme().px(480))
        self.add_button(tr("取消"), self.reject).setObjectName("lineCancel")
        self.confirm = self.add_button(act, self._confirm, "primary")
        self.confirm.setObjectName("lineConfirm")

    def _confirm(self) -> None:
        raise NotImplementedError

    def _allow(self, allowed: bool, why: str) -> None:
        self.confirm.setEnabled(allowed)
        self.confirm.setToolTip("" if allowed else why)


class ReasonDialog(_Asking):
    """``done`` gets the reason."""

    def __init__(self, title: str, words: str, act: str, done: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(title, words, act, parent)
        self._done = done
        self.reason = TextArea(self, limit=REASON_LIMIT, lines=3)
        self.reason.editor.setObjectName("lineReason")
        self.reason.setAccessibleName(tr("原因"))
        self.body.addWidget(plain_label(tr("原因"), "strong", self))
        self.body.addWidget(self.reason)
        self.reason.edited.connect(self._follow)
        self._follow()
        self.reason.setFocus()

    def _follow(self) -> None:
        self._allow(bool(self.reason.value()), tr("请先写明原因"))

    def _confirm(self) -> None:
        self.accept()
        self._done(self.reason.value())


class ScanDialog(_Asking):
    """Who of the ``waiting`` (keys and names) signed, and where: ``done`` gets their keys and the path of the scan, or None
    for the pages that came ``back`` already. One scan is for everybody who signed on it; ``chosen`` was marked."""

    def __init__(
        self,
        waiting: Sequence[tuple[str, str]],
        chosen: str,
        done: Callable[[tuple[str, ...], Path | None], object],
        parent: QWidget,
        back: ComeBack | None = None,
    ) -> None:
        words = tr(
            "勾选在打印的意见书上手写签了名的人，附上签名页的扫描件；一份扫描件上有几个人的签名，就勾几个人。另一位工作人员核对确认后才算签名。"
        )
        super().__init__(tr("登记手写签名"), words, tr("登记"), parent)
        self._done = done
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("已签名的人"), "strong", self))
        head.addStretch(1)
        self.everybody = button(tr("全部勾选"), "list-checks", "quiet", self)
        self.everybody.setObjectName("lineEverybody")
        self.everybody.clicked.connect(self._tick_all)
        head.addWidget(self.everybody)
        self.body.addLayout(head)
        self.people = TickList(self)
        self.people.set_choices(waiting, prefix="signed")
        self.people.setAccessibleName(tr("已签名的人"))
        self.people.set_value(chosen)
        self.everybody.setVisible(len(waiting) > 1)
        self.people.edited.connect(self._follow)
        self.body.addWidget(self.people)
        self.found = TickBox(_back_words(back), self)
        self.found.setObjectName("lineFound")
        self.found.setChecked(back is not None)
        self.found.setVisible(back is not None)
        self.body.addWidget(self.found)
        self.file = FileField(self, kinds=tr("扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"))
        self.file.line.setObjectName("lineScan")
        self.file.line.setAccessibleName(tr("扫描件"))
        self.body.addWidget(plain_label(tr("扫描件"), "strong", self))
        self.body.addWidget(self.file)
        self.body.addStretch(1)
        self.file.edited.connect(self._follow)
        self.found.toggled.connect(self._follow)
        self._follow()
        (self.file.line if back is None else self.found).setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of those who are ticked."""
        return tuple(filter(None, (self.people.value() or "").split(",")))

    def _tick_all(self) -> None:
        self.people.set_value(",".join(self.people.ticks))
        self._follow()

    def _follow(self) -> None:
        self.file.setEnabled(not self.found.isChecked())
        count = len(self.chosen)
        why = tr("请先选择扫描件") if count else tr("请先勾选签了名的人")
        self._allow(count > 0 and (self.found.isChecked() or bool(self.file.line.value())), why)
        self.confirm.setText(tr("登记 {n} 人").format(n=count) if count > 1 else tr("登记"))

    def _confirm(self) -> None:
        chosen = self.chosen
        self.accept()
        self._done(chosen, None if self.found.isChecked() else Path(self.file.line.value()))


class UnreadDialog(_Asking):
    """No code could be read on a scan: ``said`` tells so, ``which`` names the opinion, and a person says whether it is it."""

    harmless = False

    def __init__(self, said: str, which: str, done: Callable[[], object], parent: QWidget) -> None:
        super().__init__(tr("扫描件上没有读到二维码"), said, tr("登记"), parent)
        self._done = done
        self.seen = TickBox(tr("我看过这份扫描件，上面印的就是：{which}").format(which=which), self)
        self.seen.setObjectName("lineSeen")
        self.body.addWidget(self.seen)
        self.seen.toggled.connect(self._follow)
        self._follow()
        self.seen.setFocus()

    def _follow(self) -> None:
        self._allow(self.seen.isChecked(), tr("请先核对编号和版次"))

    def _confirm(self) -> None:
        self.accept()
        self._done()


class StrikeDialog(_Asking):
    """Who asks to take a hand signature back and why (``said``), and what becomes incomplete; ``done`` when a second person
    agrees."""

    harmless = False

    def __init__(self, said: str, consequences: Sequence[str], done: Callable[[], object], parent: QWidget) -> None:
        super().__init__(tr("同意撤销手写签名"), said, tr("同意撤销"), parent)
        self._done = done
        self.body.addWidget(plain_label(tr("同意以后："), "strong", self))
        for one in consequences:
            self.body.addWidget(plain_label(f"· {one}", "warn", self))
        kept = tr("谁登记、谁确认、用的哪份扫描件，都留在审计日志里。")
        self.body.addWidget(plain_label(kept, "help", self))

    def _confirm(self) -> None:
        self.accept()
        self._done()


def _back_words(back: ComeBack | None) -> str:
    """Which pages came back."""
    if back is None:
        return ""
    come = tr("、").join(str(page) for page in back.come)
    if not back.pages:
        return tr("用已经扫描回来的第 {come} 页").format(come=come)
    return tr("用已经扫描回来的第 {come} 页（共 {n} 页）").format(come=come, n=back.pages)


class SlipDialog(_Asking):
    """The own slip, asked for again: ``done`` gets what was typed."""

    def __init__(self, name: str, done: Callable[[str], object], parent: QWidget) -> None:
        words = tr("请{name}本人输入签到时领到的口令条，用本人的密钥签名。")
        super().__init__(tr("签名"), words.format(name=name), tr("签名"), parent)
        self._done = done
        self.secret = TextField(self, limit=REASON_LIMIT)
        self.secret.setObjectName("lineSecret")
        self.secret.setAccessibleName(tr("口令条"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.body.addWidget(self.secret)
        self.secret.edited.connect(self._follow)
        self._follow()
        self.secret.setFocus()

    def _follow(self) -> None:
        self._allow(bool(self.secret.text().strip()), tr("请先输入口令条"))

    def _confirm(self) -> None:
        secret = self.secret.text()
        self.secret.clear()
        self.accept()
        self._done(secret)


class SampleSignDialog(_Asking):
    """In a sample nobody has a slip: it is said in whose name the signature will be, before it is made."""

    def __init__(self, name: str, done: Callable[[], object], parent: QWidget) -> None:
        words = tr("这是示例：将以{name}的名义签名，只为看看签名以后的样子。真实的工作区里只有本人用凭条才能签。")
        super().__init__(tr("签名"), words.format(name=name), tr("签名"), parent)
        self._done = done
        self._allow(True, "")

    def _confirm(self) -> None:
        self.accept()
        self._done()


class RenewDialog(_Asking):
    """A new version is a correction: who has signed is named, the reason is asked for, and the number is typed."""

    harmless = False

    def __init__(self, number: str, signed: list[str], done: Callable[[str], object], parent: QWidget) -> None:
        words = tr(
            "起草新版以后，这一版标为“已被替代”，文件和签名都保留，仍可打开。专家组写过的各段带到新版，没人改过的句子和结论按现在的记录重写；新版须重新定稿、重新签名。"
        )
        super().__init__(tr("起草新版"), words, tr("起草新版"), parent)
        self._number, self._done = number, done
        who = tr("已签名的 {n} 人须重新签名：{names}").format(n=len(signed), names=tr("、").join(signed))
        self.body.addWidget(plain_label(who if signed else tr("这一版还没有人签名。"), "warn", self))
        self.reason = TextArea(self, limit=REASON_LIMIT, lines=3)
        self.reason.editor.setObjectName("lineReason")
        self.reason.setAccessibleName(tr("原因"))
        self.typed = TextField(self)
        self.typed.setObjectName("renewNumber")
        self.typed.setAccessibleName(tr("编号"))
        self.body.addWidget(plain_label(tr("原因"), "strong", self))
        self.body.addWidget(self.reason)
        self.body.addWidget(plain_label(tr("键入编号 {number} 确认").format(number=number), "strong", self))
        self.body.addWidget(self.typed)
        for field in (self.reason, self.typed):
            field.edited.connect(self._follow)
        self._follow()
        self.reason.setFocus()

    def _follow(self) -> None:
        same = self.typed.value().casefold() == self._number.casefold()
        self._allow(same and bool(self.reason.value()), tr("请写明原因并键入编号"))

    def _confirm(self) -> None:
        self.accept()
        self._done(self.reason.value())

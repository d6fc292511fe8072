"""电子证书 of an expert: which ones sign in the expert's lines, another one registered from its file, one withdrawn."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.errors import QticError, Refused
from qtic_desktop.domain.opinions.certificates import holder_is
from qtic_desktop.domain.possible import Possible
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.act import Act, Line
from qtic_desktop.gui.stage.record_list import Listed, RecordList
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, Dialog, FormColumn, InlineMessage, TextField, plain_label
from qtic_desktop.gui.widgets.file_field import FileField
from qtic_desktop.gui.widgets.secret_field import SecretField
from qtic_desktop.gui.words import Chip
from qtic_desktop.services.accounts.certificates import register_certificate, withdraw_certificate
from qtic_desktop.storage.queries.certificates import CertificateRow, certificates
from qtic_desktop.storage.queries.experts import PoolRow

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.certificate_files import CertificateSeen

_MOST_BYTES = 1 << 20


def look(path: Path, passphrase: str, when: datetime) -> CertificateSeen:
    """Whose certificate the file is; refuses in sentences a clerk can act on."""
    from qtic_desktop.documents.signing.certificate_files import look_into

    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as trouble:
        raise Refused("files.cannot_read", file=path.name, reason=trouble.strerror or "") from trouble
    return look_into(data, passphrase, when=when)


class CertificatesDialog(Dialog):
    """The list; in its place a file is looked into first, and registered once its holder was seen."""

    harmless = False
    holds_entries = True

    def __init__(self, ctx: AppContext, expert: PoolRow, parent: QWidget) -> None:
        super().__init__(tr("电子证书"), parent)
        self._ctx, self._expert = ctx, expert
        self.seen: CertificateSeen | None = None
        self.message = InlineMessage(self)
        hint = tr(
            "证书上写的就是这位专家的，不必登记。证书是别的名字（例如由单位统一申领），或有同名的专家时，由办公室当面核对后登记。"
        )
        self.list = RecordList(ctx, _listed(ctx, expert), self)
        self.list.said.connect(self._say)
        self.list.table.setMinimumHeight(theme().px(160))
        self._make_column()
        self._of_list: list[QWidget] = [plain_label(hint, "muted", self), self.list]
        self._of_file: list[QWidget] = [plain_label(tr("登记一张证书"), "strong", self), self.column]
        whose = tr("{name}（{unit}）").format(name=expert.name, unit=expert.organization)
        for part in (plain_label(whose, "strong", self), *self._of_list, *self._of_file, self.message):
            self.body.addWidget(part)
        self._make_buttons()
        self.setMinimumWidth(theme().px(640))
        self._turn(to_file=False)
        self.list.read()

    def _make_buttons(self) -> None:
        leave = self.add_button(tr("关闭"), self.reject)
        begin = self.add_button(tr("登记证书…"), partial(self._turn, to_file=True))
        back = self.add_button(tr("返回"), self._back)
        self.check = self.add_button(tr("打开证书"), self.open_file)
        self.register = self.add_button(tr("登记这张证书"), self._register, "primary")
        self.begin = begin
        for made, name in (
            (leave, "closeCertificates"),
            (begin, "beginCertificate"),
            (back, "backToCertificates"),
            (self.check, "lookIntoCertificate"),
            (self.register, f"do_{ActName.REGISTER_CERTIFICATE}"),
        ):
            made.setObjectName(name)
        self._of_list += [leave, begin]
        self._of_file += [back, self.check, self.register]

    def _turn(self, *, to_file: bool) -> None:
        """Show the list, or the questions about a file in its place."""
        for part in self._of_list:
            part.setVisible(not to_file)
        for part in self._of_file:
            part.setVisible(to_file)
        self._forget()
        if to_file:
            self.column.focus_field("file")
        else:
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.make_room()

    def _back(self) -> None:
        """To the list; what was typed is gone, for nothing of it is kept."""
        for field in (self.file, self.passphrase, self.reason):
            field.set_value(None)
        self._turn(to_file=False)

    def _make_column(self) -> None:
        self.column = FormColumn(self)
        kinds = tr("证书文件 (*.cer *.crt *.pem *.der *.p12 *.pfx)")
        self.file = FileField(self.column, kinds=kinds)
        self.passphrase = SecretField(self.column)
        self.reason = TextField(self.column, limit=100)
        told = tr("不带私钥的 .cer、.crt、.pem 就够了；文件留在原处，程序只记下持有人和指纹")
        self.column.add("file", tr("证书文件"), self.file, help_text=told, required=True)
        self.column.add("passphrase", tr("证书口令"), self.passphrase, help_text=tr("只有 .p12、.pfx 需要，由本人输入"))
        self.column.add(
            "reason", tr("怎样核对的"), self.reason, help_text=tr("例如：本人当面出示，单位统一申领"), required=True
        )
        for field in (self.file, self.passphrase):
            field.edited.connect(self._forget)

    # -- looking into it

    def open_file(self) -> None:
        """Look into the file and say whose certificate it is."""
        path, phrase, when = self.file.value(), self.passphrase.value(), self._ctx.now()
        if path is None:
            self.column.rows["file"].set_problem(tr("请选择证书文件。"))
            self.column.focus_field("file")
            return
        self.check.setEnabled(False)
        self._ctx.make(lambda: look(path, phrase, when), on_done=self._opened, on_error=self._refused)

    def _opened(self, seen: CertificateSeen) -> None:
        from qtic_desktop.documents.signing.fingerprints import fingerprint_words

        if not isValid(self):
            return
        self.check.setEnabled(True)
        self.seen = seen
        told = tr("证书属于“{owner}”（{unit}），有效期到 {day}，指纹 {words}。").format(
            owner=seen.holder,
            unit=seen.organization or "—",
            day=seen.until.isoformat(),
            words=fingerprint_words(seen.sha256, self._ctx.lang),
        )
        other = not holder_is(self._expert.name, seen.holder)
        asked = (
            tr("持有人不是“{name}”：登记以后，它可以在“{name}”的签名行签名，签名处写持有人“{owner}”。确认无误再登记。")
            if other
            else tr("登记以后，它可以在“{name}”的签名行签名。请核对是本人的证书。")
        )
        gap = "" if self._ctx.lang == "zh" else " "
        self.message.show_message(
            told + gap + asked.format(name=self._expert.name, owner=seen.holder), "warn" if other else "info"
        )
        self.register.setEnabled(True)
        self.register.setToolTip("")
        self.column.focus_field("reason")
        self.make_room()

    def _refused(self, error: Exception) -> None:
        if not isValid(self):
            return
        self.check.setEnabled(True)
        code = error.code if isinstance(error, QticError) else ""
        name = "passphrase" if code == "signing.p12_passphrase" else "file"
        self.column.rows[name].set_problem(self._ctx.say(error))
        self.column.focus_field(name)
        self.make_room()

    def _forget(self) -> None:
        self.seen = None
        self.message.clear()
        self.register.setEnabled(False)
        self.register.setToolTip(tr("先打开证书，核对是谁的"))

    # -- registering it

    def _register(self) -> None:
        seen = self.seen
        if seen is None or not self.register.isEnabled():
            return
        if not self.reason.value().strip():
            self.column.rows["reason"].set_problem(tr("请填写。"))
            self.column.focus_field("reason")
            return
        self.register.setEnabled(False)
        order = register_certificate.bind(
            expert_id=self._expert.id, sha256=seen.sha256, holder=seen.holder, reason=self.reason.value()
        )
        said = tr("已登记“{owner}”的证书，可以在“{name}”的签名行签名。").format(
            owner=seen.holder, name=self._expert.name
        )
        self._ctx.perform(order, on_done=lambda changes: self._registered(changes, said), on_error=self._fail)

    def _registered(self, _changes: Changes, said: str) -> None:
        if not isValid(self):
            return
        self._back()
        self._say(said, "ok")
        self.list.read()

    def _fail(self, error: Exception) -> None:
        if isValid(self):
            self.register.setEnabled(self.seen is not None)
            self._say(self._ctx.say(error), "bad")

    def _say(self, words: str, state: str) -> None:
        if isValid(self):
            self.message.show_message(words, state)
            self.make_room()


def _listed(ctx: AppContext, expert: PoolRow) -> Listed[CertificateRow]:
    from qtic_desktop.documents.signing.fingerprints import fingerprint_words

    def words(row: CertificateRow) -> str:
        return fingerprint_words(row.sha256, ctx.lang)

    return Listed(
        tr("电子证书"),
        lambda: certificates.bind(expert_id=expert.id),
        lambda row: row.id,
        (
            Column("holder", tr("持有人"), lambda row: row.holder, width=96),
            Column("words", tr("指纹"), words, width=190, stretch=True),
            Column("origin", tr("来源"), _origin, width=92),
            Column("since", tr("登记时间"), lambda row: row.registered_at.replace("T", " ")[:10], width=96),
            Column("state", tr("状态"), lambda row: row.withdrawn_at or "", width=88, chip=_state),
        ),
        tr("没有登记过的证书"),
        acts=(_withdraw(expert),),
        possible=_possible,
    )


def _origin(row: CertificateRow) -> str:
    return tr("随凭条发放") if row.origin == "workspace" else tr("办公室登记")


def _state(row: CertificateRow) -> Chip:
    return ("neutral", tr("已注销")) if row.withdrawn_at else ("ok", tr("有效"))


def _possible(row: CertificateRow) -> tuple[Possible, ...]:
    why = "accounts.certificate_of_slip" if row.origin == "workspace" else ""
    if row.withdrawn_at:
        return (Possible(ActName.WITHDRAW_CERTIFICATE, "accounts.certificate_withdrawn", {"holder": row.holder}),)
    return (Possible(ActName.WITHDRAW_CERTIFICATE, why),)


def _withdraw(expert: PoolRow) -> Act[CertificateRow]:
    reason = Line("reason", tr("注销的原因"), tr("例如：证书作废、换了新证书"))
    return Act(
        withdraw_certificate,
        tr("注销证书…"),
        lambda row, given: withdraw_certificate.bind(certificate_id=row.id, reason=given[reason]),
        "x",
        (reason,),
        tr("注销"),
        touches=lambda row: tr(
            "注销后，“{owner}”的这张证书不能再在“{name}”的签名行签新的文件；已经签的仍然有效，可以重新登记。"
        ).format(owner=row.holder, name=expert.name),
        done=lambda row, _given, _changes: tr("已注销“{owner}”的证书；已经签的仍然有效。").format(owner=row.holder),
    )

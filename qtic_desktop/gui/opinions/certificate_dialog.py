"""Sign with a certificate file: look into it first, see whose it is, then sign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from qtic_desktop.domain.errors import QticError, Refused
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.forms.ui_certificate_form import Ui_CertificateForm
from qtic_desktop.gui.save_path import ask_open_path
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, InlineMessage

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.keys import SignerKey

_MOST_BYTES = 1 << 20


def read_key(path: Path, passphrase: str, when: Any) -> SignerKey:
    """Open a certificate file; refuses in sentences a clerk can act on."""
    from qtic_desktop.documents.signing.keys_apart import load_p12_apart

    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as trouble:
        raise Refused("files.cannot_read", file=path.name, reason=trouble.strerror or "") from trouble
    return load_p12_apart(data, passphrase.encode(), when=when)


class CertificateDialog(Dialog):
    """``key_chosen(SignerKey)`` after the file was opened, shown, and signing was asked for."""

    harmless = False

    key_chosen = Signal(object)

    def __init__(self, ctx: AppContext, signer: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("用证书文件签名"), parent)
        self.ctx = ctx
        self.key: SignerKey | None = None
        self._read: Callable[..., SignerKey] = read_key
        self.ui = Ui_CertificateForm()
        inner = QWidget(self)
        self.ui.setupUi(inner)
        self.ui.who.setText(tr("签名人：{name}").format(name=signer))
        self.ui.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.ui.passphrase.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.ui.browseButton.clicked.connect(self._browse)
        for field in (self.ui.certificateFile, self.ui.passphrase):
            field.edited.connect(self._forget)
        self.ui.certificateFile.enter_pressed.connect(self.ui.passphrase.setFocus)
        self.ui.passphrase.enter_pressed.connect(self.open_file)
        self.message = InlineMessage(self)
        self.body.addWidget(inner)
        self.body.addWidget(self.message)
        self.add_button(tr("取消"), self.reject).setObjectName("cancelCertificate")
        self.check = self.add_button(tr("打开证书"), self.open_file)
        self.check.setObjectName("openCertificate")
        self.sign = self.add_button(tr("签名"), self._sign, "primary")
        self.sign.setObjectName("signWithCertificate")
        self.setMinimumWidth(theme().px(520))
        self._forget()
        self.ui.certificateFile.setFocus()

    def open_file(self) -> None:
        """Open the file on the documents thread and show whose certificate it is."""
        path, phrase, when = Path(self.ui.certificateFile.value()), self.ui.passphrase.text(), self.ctx.now()
        if not self.ui.certificateFile.value():
            self.ui.certificateFileRow.set_problem(tr("请选择证书文件。"))
            return
        self.check.setEnabled(False)
        self.ctx.make(lambda: self._read(path, phrase, when), on_done=self._opened, on_error=self._refused)

    def _opened(self, key: SignerKey) -> None:
        from qtic_desktop.documents.signing.fingerprints import fingerprint_words

        self.check.setEnabled(True)
        self.key = key
        sentence = tr("证书属于“{owner}”（{organization}），指纹 {words}。请核对是本人的证书后签名。").format(
            owner=key.owner,
            organization=key.organization or "—",
            words=fingerprint_words(key.fingerprint, self.ctx.lang),
        )
        self.message.show_message(sentence, "info")
        self.sign.setEnabled(True)
        self.sign.setToolTip("")
        self.sign.setFocus()

    def _refused(self, error: Exception) -> None:
        self.check.setEnabled(True)
        code = error.code if isinstance(error, QticError) else ""
        row = self.ui.passphraseRow if code == "signing.p12_passphrase" else self.ui.certificateFileRow
        row.set_problem(self.ctx.say(error))
        if code == "signing.p12_passphrase":
            self.ui.passphrase.setFocus()
            self.ui.passphrase.selectAll()

    def _forget(self) -> None:
        self.key = None
        self.message.clear()
        self.sign.setEnabled(False)
        self.sign.setToolTip(tr("先打开证书，核对是谁的"))

    def _browse(self) -> None:
        chosen = ask_open_path(self, tr("选择证书文件"), "", tr("证书文件 (*.p12 *.pfx)"))
        if chosen:
            self.ui.certificateFile.set_value(chosen)
            self._forget()
            self.ui.passphrase.setFocus()

    def _sign(self) -> None:
        if self.key is not None:
            key = self.key
            self.ui.passphrase.clear()
            self.accept()
            self.key_chosen.emit(key)

"""Pages on which a person chooses a secret: a new workspace, one carried over, a recovery, a secret handed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.accounts.secrets import LEAST_CHARACTERS, LEAST_DIGITS, secret_problems
from qtic_desktop.domain.errors import QticError
from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.texts import say, tr, translations
from qtic_desktop.gui.widgets import PickList, TextField
from qtic_desktop.gui.widgets.secret_field import SecretField
from qtic_desktop.services.accounts.secret_rules import spellings


@dataclass(frozen=True, slots=True)
class Asked:
    """A question before the secret: its key, label, what stands there at first, and a help line; ``choices`` (keys and words)
    where one chooses from a list."""

    key: str
    label: str
    value: str = ""
    help: str = ""
    hidden: bool = False
    choices: tuple[tuple[str, str], ...] = ()


class NewSecretPage(FrontPage):
    """``given`` carries the answers by key, ``secret`` among them; ``left`` when the person thinks better of it.
    ``renews``: the person had one before."""

    given = Signal(object)
    left = Signal()

    def __init__(
        self,
        title: str,
        intro: str,
        act: str,
        questions: Sequence[Asked] = (),
        parent: QWidget | None = None,
        *,
        renews: bool = False,
    ) -> None:
        super().__init__(title, intro, parent)
        self._fields: dict[str, TextField | SecretField | PickList] = {}
        self._act = act
        for asked in questions:
            field = _field(asked, self.column)
            field.set_value(asked.value)
            self._add(asked.key, asked.label, field, asked.help)
        rule = tr("至少 {n} 个字符，全是数字时至少 {digits} 个；可以是一句容易记的话，不要用姓名或单位名称。").format(
            n=LEAST_CHARACTERS, digits=LEAST_DIGITS
        )
        self._add("secret", tr("新口令") if renews else tr("口令"), SecretField(self.column), rule)
        again = tr("再输一遍新口令") if renews else tr("再输一遍口令")
        self._add("again", again, SecretField(self.column), "")
        self.do_button = self.add_act(act, "check", self._give, role="primary", name="giveButton")
        self.add_act(tr("返回"), "arrow-left", self.left.emit, name="leaveButton")
        self._fields["secret"].edited.connect(self._tell_rule)
        self._fields["secret"].finished.connect(self._judge)
        self._fields["again"].enter_pressed.connect(self._give)
        self.form.submit_requested.connect(self._give)
        self.first = next((field for field in self._fields.values() if not field.value()), None)

    def _add(self, key: str, label: str, field: TextField | SecretField | PickList, help_text: str) -> None:
        field.setObjectName(key)
        self._fields[key] = field
        self.form.add(key, label, field, help_text=help_text, required=True)

    def _tell_rule(self) -> None:
        """While it is typed: how much is missing, not that something is wrong."""
        secret = self._fields["secret"].value() or ""
        least = LEAST_DIGITS if secret.isdecimal() else LEAST_CHARACTERS
        short = least - len(secret) if secret else 0
        words = tr("全是数字，还差 {n} 个；加上文字就可以短些。") if secret.isdecimal() else tr("还差 {n} 个字符。")
        self.form.rows["secret"].set_problem(words.format(n=short) if short > 0 else None, blocking=False)

    def _judge(self) -> bool:
        """Whether the secret will do, as far as it can be told here; else say beside it why not."""
        values = {key: field.value() or "" for key, field in self._fields.items()}
        if not values["secret"]:
            return True
        names = [*spellings(values.get("name", "").strip()), values.get("office", "").strip()]
        problem = next(iter(secret_problems(values["secret"], names=names, before=values.get("before", ""))), None)
        if problem is not None:
            self.form.rows["secret"].set_problem(say(problem, translations.lang))
        return problem is None

    def _go_to(self, key: str) -> None:
        """The cursor into the field at fault, after the Enter that brought it to light has had its way."""
        QTimer.singleShot(0, self._fields[key], self._fields[key].setFocus)

    def _give(self) -> None:
        if not self.do_button.isEnabled():
            return
        values = {key: field.value() or "" for key, field in self._fields.items()}
        empty = next((key for key, value in values.items() if not value.strip()), "")
        if empty:
            self.form.rows[empty].set_problem(tr("请填写。"))
            self._go_to(empty)
        elif not self._judge():
            self._go_to("secret")
        elif values.pop("again") != values["secret"]:
            self.form.rows["again"].set_problem(tr("两遍不一样，没有设置。请再输一遍。"))
            self._fields["again"].set_value("")
            self._go_to("again")
        else:
            self.do_button.setEnabled(False)
            self.do_button.setText(tr("正在办理…"))
            self.given.emit(values)

    def refuse(self, error: Exception, sentence: str) -> None:
        """Say why nothing was done beside the field it is about; what was typed stays."""
        self.do_button.setEnabled(True)
        self.do_button.setText(self._act)
        code = error.code if isinstance(error, QticError) else ""
        key = next((key for part, key in _ABOUT if part in code and key in self._fields), "")
        if key:
            self.form.rows[key].set_problem(sentence)
            self._go_to(key)
        else:
            self.say(sentence)


def _field(asked: Asked, parent: QWidget) -> TextField | SecretField | PickList:
    if asked.choices:
        field = PickList(parent)
        field.set_choices(asked.choices)
        return field
    return SecretField(parent) if asked.hidden else TextField(parent)


_ABOUT = (
    ("office_missing", "office"),
    ("recovery", "sheet"),
    ("wrong_secret", "before"),
    ("now_locked", "before"),
    ("secret_", "secret"),
    ("nobody", "name"),
    ("name_missing", "name"),
    ("say_unit", "name"),
    ("slip_for_experts", "name"),
)

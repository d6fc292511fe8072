"""A clerk made of key presses: reads a form "on paper" and keys it through the real wizard, or a second time blind.

Nothing is put into a field but by keys (an input method for Chinese); where the focus goes next is up to the program.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPlainTextEdit, QRadioButton, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.identity import check_character
from qtic_desktop.domain.intake import FUNDING_SOURCES, Finance, Funding, Indicator, Partner, ProposalDraft, TaskPlan
from qtic_desktop.gui.intake import IntakePage, ProposalWizard
from qtic_desktop.gui.intake.choice_cards import ChoiceCards
from qtic_desktop.gui.intake.form_page import FormPage
from qtic_desktop.gui.intake.second_keying import SecondKeying
from qtic_desktop.gui.widgets import ChoiceBox, PickList
from tests.gui.intake_desk import IntakeDesk, key, write

_YEARS = ("year1", "year2", "year3")
_MOST = 260  # fields of one page, with every tick and button


@dataclass
class Robot:
    """Counts what it presses (``keys``, of which ``letters`` write something) and the pages it sees (``screens``)."""

    desk: IntakeDesk
    keys: int = 0
    letters: int = 0
    screens: int = 0

    def press(self, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key."""
        self.keys += 1
        key(which, modifier)

    def type(self, text: str) -> None:
        """A text into an empty or filled line."""
        focused = QApplication.focusWidget()
        line: Any = focused.lineEdit() if isinstance(focused, QComboBox) else focused
        shown = line.toPlainText() if isinstance(line, QPlainTextEdit) else line.text()
        if shown:
            self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            if not text:
                self.press(Qt.Key.Key_Delete)
        self.keys += len(text)
        self.letters += len(text)
        if text:
            write(text)

    # -- first keying

    def key_form(self, page: IntakePage, paper: ProposalDraft) -> ProposalWizard:
        """Every page of the wizard from the paper, up to the read-back."""
        wizard = page.overlay
        assert isinstance(wizard, ProposalWizard)
        while wizard.current != "readback":
            here = wizard.current
            self.screens += 1
            self.key_page(wizard.page(here), paper)
            self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            self.desk.settle()
            assert wizard.current != here, f"stuck on {here}"
        self.screens += 1
        return wizard

    def key_page(self, form: FormPage, paper: ProposalDraft) -> None:
        """From field to field as the focus goes, until it comes to one that was there before."""
        seen: set[QWidget] = set()
        for _ in range(_MOST):
            focused = QApplication.focusWidget()
            if focused is None or focused in seen or not form.content.isAncestorOf(focused):
                return
            seen.add(focused)
            name = form.field_at(focused)
            if isinstance(focused, QCheckBox):
                wanted = focused.objectName() in {f"tasks{task.number}" for task in paper.tasks}
                if wanted != focused.isChecked():
                    self.press(Qt.Key.Key_Space)
                self.press(Qt.Key.Key_Tab)
                continue
            widget = form.fields.get(name) or next(
                (t.cells[name] for t in form.tables.values() if name in t.cells), None
            )
            if widget is None:
                self.press(Qt.Key.Key_Tab)
                continue
            self._enter(widget, focused, on_paper(paper, name))

    def _enter(self, widget: QWidget, focused: QWidget, text: str) -> None:
        if isinstance(widget, ChoiceCards):
            self._take_card(widget, text)
        elif isinstance(widget, ChoiceBox) and not isinstance(widget, PickList):
            for _ in range(widget.count()):
                if not text or widget.value() == text:
                    break
                self.press(Qt.Key.Key_Down)
            self.press(Qt.Key.Key_Return)
        elif isinstance(focused, QPlainTextEdit):
            if text or focused.toPlainText():
                self.type(text)
            self.press(Qt.Key.Key_Tab)
        else:
            line: Any = focused
            if not isinstance(widget, PickList) and line.text() == text:
                self.press(Qt.Key.Key_Return)
                return
            if text or (not isinstance(widget, PickList) and line.text()):
                self.type(self.word_of(widget, text))
            self.press(Qt.Key.Key_Return)

    @staticmethod
    def word_of(widget: QWidget, text: str) -> str:
        """What the paper has for an entry of a list: its words."""
        if isinstance(widget, PickList):
            return widget.itemText(widget.findData(text))
        return text

    def _take_card(self, cards: ChoiceCards, text: str) -> None:
        for turn in range(6):
            focused = QApplication.focusWidget()
            if cards.value() == text:
                break
            if isinstance(focused, QRadioButton) and cards.value() is None:
                self.press(Qt.Key.Key_Space)
            else:
                self.press(Qt.Key.Key_Right if turn % 2 else Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)

    # -- second keying

    def key_again(self, panel: SecondKeying, paper: ProposalDraft, slips: dict[str, str]) -> None:
        """Every empty field from the paper, with a slip here and there; where the two differ, the paper is read again, and
        where it is empty that is said by the button below the field."""
        self.screens += 1
        for _ in range(_MOST):
            focused = QApplication.focusWidget()
            name = "" if focused is None else focused.objectName()
            if not name.startswith("again_"):
                return
            entry = name.removeprefix("again_")
            text = slips.pop(entry, on_paper(paper, entry))
            if text:
                self.type(text)
            self.press(Qt.Key.Key_Return)
            self.desk.settle()
            QTest.qWait(0)
            row = panel.rows.get(entry) if isValid(panel) else None  # the last entry ends it
            if not text and row is not None and row.blank.isVisible() and not on_paper(paper, entry):
                self.press(Qt.Key.Key_Tab)
                assert QApplication.focusWidget() is row.blank
                self.press(Qt.Key.Key_Space)
                self.desk.settle()
                QTest.qWait(0)


def on_paper(paper: ProposalDraft, name: str) -> str:
    """What stands on the paper, read anew, apart from the code under test."""
    head, *rest = name.split(".")
    if not rest:
        return str(paper.values.get(head, ""))
    if head == "funding":
        return next((getattr(line, rest[1]) for line in paper.funding if line.source == rest[0]), "")
    if head == "tasks":
        return next((getattr(task, rest[1]) for task in paper.tasks if str(task.number) == rest[0]), "")
    table: tuple[Any, ...] = getattr(paper, head)
    return str(getattr(table[int(rest[0])], rest[1])) if int(rest[0]) < len(table) else ""


# -- forms on paper

_SURNAMES, _NAMES = "赵钱孙李周吴郑王冯陈", "明华建国立新文海波涛"
_FIELDS = ("新一代高端装备制造", "新能源新材料", "现代海洋", "人工智能", "生物医药", "传统优势产业")


def paper_form(
    chance: random.Random, number: int, departments: Mapping[str, str], *, conversion: bool
) -> ProposalDraft:
    """An application as it lies on the desk; ``departments`` are id and name."""
    body = "91370212" + f"{chance.randrange(10**9):09d}"
    whole = {name: str(chance.randrange(1001, 99999)) + "5" for name in ("registered_capital", "equipment_value")}
    funding = tuple(
        Funding(source, *(str(chance.randrange(11, 980)) for _ in _YEARS)) for source in FUNDING_SOURCES[:3]
    )
    total = sum(int(getattr(line, year)) for line in funding for year in _YEARS)
    person = chance.choice(_SURNAMES) + chance.choice(_NAMES) + chance.choice(_NAMES)
    values = {
        "track": "CONVERSION" if conversion else "NEW",
        "center_name": f"青岛市示例第{number}技术创新中心",
        "department_id": chance.choice(sorted(departments)),
        "letter_number": f"示科函〔2026〕{chance.randrange(10, 99)}号",
        "letter_date": f"2026-03-{chance.randrange(2, 6):02d}",
        "received_on": f"2026-03-{chance.randrange(12, 20):02d}",
        "filled_on": f"2026-02-{chance.randrange(10, 28):02d}",
        "host_name": f"青岛示例{number}号装备有限公司",
        "credit_code": body + check_character(body),
        "host_kind": "enterprise",
        "legal_representative": person,
        "address": f"崂山区科苑路 {number} 号",
        "founded_on": f"20{chance.randrange(10, 20)}-0{chance.randrange(1, 10)}-1{chance.randrange(0, 10)}",
        "hightech_number": f"GR2024371{number:05d}",
        "hightech_issued_on": "2024-11-30",
        "hightech_valid_until": "2027-11-30",
        "contact_name": "李敏",
        "contact_phone": f"0532-8{chance.randrange(10**7):07d}",
        "field": chance.choice(_FIELDS),
        "direction": "深远海装备共性技术",
        "mode": "LEAD_ENTERPRISE",
        "plan_period": "3",
        "funding_declared": str(total),
        "director_name": person[0] + "工",
        "director_title": "研究员",
        "staff_total": str(chance.randrange(120, 190)),
        "staff_rd": str(chance.randrange(30, 110)),
        "floor_area": str(chance.randrange(1100, 9000)),
        **whole,
    }
    if conversion:
        values |= {
            "old_center_name": f"青岛市示例{number}工程技术研究中心",
            "old_center_level": "municipal",
            "old_approval_number": f"青科字〔2015〕{chance.randrange(10, 99)}号",
            "old_approval_date": f"2015-06-{chance.randrange(10, 28):02d}",
            "old_service_income": str(chance.randrange(100, 999)),
        }
    years = tuple(
        Finance(str(2023 + n), *(str(chance.randrange(low, high)) for low, high in
                ((20000, 90000), (1200, 1900), (700, 990), (3000, 9000), (300, 600))))
        for n in range(3)
    )  # fmt: skip
    return ProposalDraft(
        values,
        partners=tuple(Partner(f"青岛示例伙伴{number}第{n}单位", "联合攻关", str(110 + 37 * n)) for n in range(3)),
        tasks=(TaskPlan(1, "建设公共试验平台", "完成设计 1 项", "建成平台 1 个", "服务企业 20 家"),),
        indicators=(Indicator("发明专利（件）", "3", "5", "8", "12"),),
        funding=funding,
        finance=years,
    )

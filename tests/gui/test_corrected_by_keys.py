"""Each field of an accepted application is corrected by keys through the window's door, told in the record, and taken back."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.identity import check_character
from qtic_desktop.domain.intake import (
    FUNDING_SOURCES,
    PAGES,
    Finance,
    Funding,
    Indicator,
    Operation,
    Partner,
    ProposalDraft,
    TaskPlan,
)
from qtic_desktop.domain.intake.changes import changes_between
from qtic_desktop.gui.intake import IntakePage, ProposalWizard
from qtic_desktop.gui.place import Place
from qtic_desktop.services.intake import save_draft, submit_proposal
from qtic_desktop.storage.queries import intake as rows
from qtic_desktop.storage.queries import registry
from qtic_desktop.storage.tables.audit import AuditEntry
from tests.gui.intake_desk import IntakeDesk, desk, hand_in, key, page, write
from tests.gui.keying_robot import Robot
from tests.helpers.doors import ask, perform

__all__ = ["desk", "page"]

pytestmark = [
    pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing"),
    pytest.mark.usefixtures("themed"),
]
BODY, OTHER_BODY = "91370212123456789", "91370212987654321"
#: What is chosen from a list: on the form that was accepted, and on the one that is right.
CHOSEN = {
    "channel": ("recommended", "directed"),
    "host_kind": ("enterprise", "university"),
    "field": ("新一代高端装备制造", "现代海洋"),
    "mode": ("LEAD_ENTERPRISE", "RESEARCH_LED"),
    "legal_entity": ("yes", "no"),
    "old_center_level": ("national", "municipal"),
    "missing_papers": ("plan", "licence"),
    "credit_code": (BODY + check_character(BODY), OTHER_BODY + check_character(OTHER_BODY)),
    "plan_period": ("3", "5"),
    "contact_email": ("a@example.org", "b@example.org"),
}


def forms(departments: tuple[str, str]) -> tuple[ProposalDraft, ProposalDraft]:
    """The form as it was accepted, and as it should be: no entry of the two is the same."""
    both: list[dict[str, str]] = [{"track": "CONVERSION"}, {"track": "CONVERSION"}]
    names = [name for page in PAGES.values() for name in page if name != "track"]
    for place, name in enumerate(names):
        pair = CHOSEN.get(name) or (
            departments
            if name == "department_id"
            else (f"2026-02-{place % 9 + 1:02d}", f"2026-02-{place % 9 + 11:02d}")
            if name.endswith(("_on", "_date", "_until"))
            else (f"{place + 100}", f"{place + 500}")
            if name.startswith(("staff_", "floor_", "equipment_", "registered_", "funding_"))
            or name.endswith("_income")
            else (f"原来的{place}", f"更正的{place}")
        )
        for values, text in zip(both, pair, strict=True):
            values[name] = text
    made = []
    for base, values in zip((10, 50), both, strict=True):
        years = [str(2023 + n) for n in range(3)]
        made.append(
            ProposalDraft(
                values,
                partners=(Partner(f"青岛伙伴{base}公司", f"分工{base}", str(base)),),
                tasks=(TaskPlan(1, f"内容{base}", f"甲{base}", f"乙{base}", f"丙{base}"),),
                funding=tuple(Funding(one, str(base), str(base + 1), str(base + 2)) for one in FUNDING_SOURCES),
                finance=tuple(Finance(year, *(str(base * 100 + n) for n in range(5))) for year in years),
                indicators=(Indicator(f"指标{base}", *(f"{base + n} 项" for n in range(4))),),
                operation=tuple(Operation(year, *(str(base + n) for n in range(6))) for year in years),
            )
        )
    return made[0], made[1]


def told(desk: IntakeDesk) -> tuple[str, dict[str, Any]]:
    with desk.workspace.store.read() as session:
        entry = session.query(AuditEntry).order_by(AuditEntry.seq.desc()).first()
        assert entry is not None
        return entry.act, json.loads(entry.details)


def key_form_again(wizard: ProposalWizard, desk: IntakeDesk, paper: ProposalDraft) -> None:
    """Every page from the paper, by keys alone, up to the read-back."""
    robot = Robot(desk)
    wizard.go_to("recommendation")
    while wizard.current != "readback":
        here = wizard.current
        robot.key_page(wizard.page(here), paper)
        if here == "people":
            tick = wizard.page("people").findChild(QCheckBox, "missingLicence")
            assert tick is not None
            tick.setFocus()
            key(Qt.Key.Key_Space)
        key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        desk.settle()
        assert wizard.current != here, f"stuck on {here}"


def press_by_key(root: Any, name: str) -> None:
    (button,) = (made for made in root.findChildren(QPushButton, name) if made.isVisible())
    assert button.isEnabled(), button.toolTip()
    button.window().activateWindow()  # a dialog was open above it, and no window manager gives the focus back here
    QApplication.processEvents()
    button.setFocus()
    key(Qt.Key.Key_Space)


def test_each_field_is_corrected_by_keys_told_in_the_record_and_taken_back(desk: IntakeDesk, page: IntakePage) -> None:
    departments = [row.id for row in ask(desk.workspace.store, registry.departments)]
    accepted, right = forms((departments[0], departments[3]))
    assert len(changes_between(accepted, right)) >= 69
    store, actor = desk.workspace.store, desk.ctx.actor
    (key_,) = perform(store, actor, save_draft, draft=accepted, page="readback", cursor_field="").ids
    perform(store, actor, submit_proposal, proposal_id=key_)
    desk.settle()
    page.activate(Place("intake", key_, view="correct"))
    desk.settle()
    wizard = page.overlay
    assert isinstance(wizard, ProposalWizard)
    key_form_again(wizard, desk, right)
    wizard.readback.setFocus()
    hand_in()
    desk.settle()
    dialog = getattr(wizard.keeper, "dialog", None)
    assert dialog is not None
    write("申报单位来函更正")
    with contextlib.suppress(RuntimeError):
        for _ in range(4):
            if (QApplication.focusWidget() or dialog).objectName() == "confirmCorrection":
                break
            key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "confirmCorrection"  # type: ignore[union-attr]
    key(Qt.Key.Key_Space)
    desk.settle()

    def stored() -> ProposalDraft:
        return ProposalDraft.from_mapping(ask(store, rows.draft, proposal_id=key_).draft)

    assert {one.field: (one.before, one.after) for one in changes_between(stored(), right)} == {}
    act, details = told(desk)
    names = {name for pages in PAGES.values() for name in pages} - {"track"}
    assert (act, names - set(details["changed"])) == ("correct_proposal", set())
    lines = {one.partition(".")[0] for one in set(details["changed"]) - names}
    assert lines == {"partners", "tasks", "indicators", "funding", "finance", "operation"}
    assert details["changed"]["director_name"] == [accepted.get("director_name"), right.get("director_name")]
    page.activate(Place("intake", key_))
    desk.settle()
    press_by_key(page.card, Act.TAKE_BACK_CORRECTION)
    desk.settle()
    form = page.card.form
    assert form is not None
    assert "以下改回" in form.told.text()
    form.focus_first()
    write("更正件是另一个项目的")
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert changes_between(stored(), accepted) == ()
    act, details = told(desk)
    assert (act, names - set(details["changed"])) == ("take_back_correction", set())
    history = [one.act for one in ask(store, rows.proposal_history, proposal_id=key_)]
    assert history[-2:] == ["correct_proposal", "take_back_correction"]
    assert replace(stored(), values={}) == replace(accepted, values={})

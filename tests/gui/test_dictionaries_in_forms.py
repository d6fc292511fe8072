"""What the office retires is offered to no new application and stays where an old one holds it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.intake import ProposalDraft, TaskPlan
from qtic_desktop.domain.office_lists import ListEntry, OfficeList
from qtic_desktop.gui.intake.choices import choices_of
from qtic_desktop.gui.intake.form_page import FormPage
from qtic_desktop.gui.intake.materials import MaterialList
from qtic_desktop.gui.intake.page_making import make_page
from qtic_desktop.storage.queries.office_lists import shipped_entries

PARTS = {"direction": "人工智能", "mode": "ALLIANCE", "tasks": "3", "people": "green"}


def retired(name: OfficeList, *keys: str, more: tuple[ListEntry, ...] = ()) -> tuple[ListEntry, ...]:
    return (*(replace(one, retired=one.key in keys) for one in shipped_entries(name)), *more)


DICTIONARIES = {
    OfficeList.FIELDS: retired(OfficeList.FIELDS, "人工智能", more=(ListEntry("低空经济", "低空经济"),)),
    OfficeList.MODES: retired(OfficeList.MODES, "ALLIANCE"),
    OfficeList.TASKS: tuple(
        replace(one, retired=one.key == "3", words="本局的说明" if one.key == "1" else one.words)
        for one in shipped_entries(OfficeList.TASKS)
    ),
    OfficeList.PAPERS: retired(OfficeList.PAPERS, "green", more=(ListEntry("环评批复", "环评批复"),)),
}
OLD = ProposalDraft(
    {"field": "人工智能", "mode": "ALLIANCE", "missing_papers": "green,一种旧材料"}, tasks=(TaskPlan(3, "服务"),)
)


def page(qtbot: QtBot, key: str, draft: ProposalDraft) -> FormPage:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = make_page(key, holder, (), 2026, DICTIONARIES)
    made.setParent(None)
    qtbot.addWidget(made)
    made.show_draft(draft)
    return made


def test_a_new_application_is_offered_what_is_in_use(qtbot: QtBot, themed: None) -> None:
    assert [key for key, _ in choices_of(DICTIONARIES, OfficeList.FIELDS)][-1] == "低空经济"
    direction: Any = page(qtbot, "direction", ProposalDraft())
    fields = direction.fields
    texts = [fields["field"].itemText(n) for n in range(fields["field"].count())]
    assert "低空经济" in texts
    assert "人工智能" not in texts
    assert [key for card, key in fields["mode"]._cards.items() if not card.isHidden()] == [
        "LEAD_ENTERPRISE",
        "RESEARCH_LED",
    ]
    plan: Any = page(qtbot, "tasks", ProposalDraft())
    tasks = plan.tables["tasks"]
    assert [n for n, card in tasks._cards.items() if not card.isHidden()] == [1, 2, 4, 5, 6]
    assert tasks._ticks[1].accessibleDescription() == "本局的说明"
    people = page(qtbot, "people", ProposalDraft())
    missing: Any = people.fields["missing_papers"]
    assert missing.ticks["green"].isHidden()
    assert not missing.ticks["环评批复"].isHidden()
    kinds = people.content.findChildren(MaterialList)[0].kind
    assert kinds.findData("环评批复") >= 0
    assert kinds.findData("green") < 0


def test_an_old_application_shows_what_was_chosen_and_loses_none_of_it(qtbot: QtBot, themed: None) -> None:
    for key in ("direction", "tasks", "people"):
        made = page(qtbot, key, OLD)
        kept = made.read_into(OLD)
        assert {name: kept.get(name) for name in OLD.values} == dict(OLD.values), key
        assert kept.tasks == OLD.tasks
    direction: Any = page(qtbot, "direction", OLD)
    assert not next(card for card, key in direction.fields["mode"]._cards.items() if key == "ALLIANCE").isHidden()


def test_edge_22_a_field_outside_the_list_is_written_by_hand_and_kept_as_written(qtbot: QtBot, themed: None) -> None:
    direction: Any = page(qtbot, "direction", ProposalDraft())
    field: Any = direction.fields["field"]
    heard: list[str] = []
    direction.finished.connect(heard.append)
    field.lineEdit().setText("合成生物")
    field.commit()
    assert (field.value(), heard) == ("合成生物", ["field"])
    assert direction.read_into(ProposalDraft()).get("field") == "合成生物"
    field.lineEdit().setText("xdhy")
    field.commit()
    assert field.value() == "现代海洋"
    again: Any = page(qtbot, "direction", ProposalDraft({"field": "合成生物"}))
    assert again.fields["field"].value() == "合成生物"
    assert again.fields["field"].lineEdit().text() == "合成生物"

"""One map of words for the entries of a proposal: form, correction, history and audit log say the same."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from qtic_desktop.documents.content.audit_words import detail_lines
from qtic_desktop.documents.content.field_words import field_words, value_words
from qtic_desktop.domain.intake import PAGES, ProposalDraft
from qtic_desktop.domain.intake.second_keying import GROUPS, fields_to_key
from qtic_desktop.gui.intake.fields import object_name

FORMS = Path(__file__).parents[2] / "ui" / "intake"


def labels() -> dict[str, str]:
    """Label by name of the row, read from the forms themselves."""
    found = {}
    for file in FORMS.glob("*.ui"):
        for widget in ElementTree.parse(file).iter("widget"):
            label = widget.find("property[@name='label']/string")
            if widget.get("class") == "FieldRow" and label is not None:
                found[widget.get("name", "")] = label.text or ""
    return found


def test_every_entry_is_called_as_the_form_calls_it() -> None:
    told = labels()
    names = [name for page in PAGES.values() for name in page]
    assert {name: field_words(name) for name in names} == {name: told[f"{object_name(name)}Row"] for name in names}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_entry_that_is_keyed_twice_shows_a_name_of_the_program(lang: str) -> None:
    fields = fields_to_key(ProposalDraft({"track": "CONVERSION"}), tuple(GROUPS))
    words = [field_words(field, "en" if lang == "en" else "zh") for field in fields]
    assert len(set(words)) == len(words) > 60
    assert not [text for text in words if "_" in text or "{" in text or ".0" in text]


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"director_name": ["王一", "王二"]}, "中心主任：王一 → 王二"),
        ({"mode": ["ALLIANCE", "RESEARCH_LED"]}, "建设模式：多家企业联合 → 高校院所牵头"),
        ({"partners.2": ["", "青岛海洋大学 | 研究 | 30"]}, "共建单位 第 2 行：— → 青岛海洋大学 | 研究 | 30"),
        ({"funding.1": ["own | 1 | 2 | 3", "own | 1 | 2 | 4"]}, "经费 第 1 行：依托单位自筹 | 1 | 2 | 3 → 依托单位自筹 | 1 | 2 | 4"),
        ({"missing_papers": ["plan,licence", ""]}, "缺少的纸质件：建设方案、法人证书或营业执照 → —"),
    ],
)  # fmt: skip
def test_a_correction_in_the_log_is_told_in_the_words_of_the_form(changed: dict[str, list[str]], line: str) -> None:
    assert detail_lines({"changed": changed}) == [line]


def test_what_is_no_choice_stays_as_it_is() -> None:
    assert value_words("director_name", "NEW") == "NEW"
    assert value_words("partners.0.name", "own | a") == "own | a"

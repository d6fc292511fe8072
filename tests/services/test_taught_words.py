"""An import learns each district's words: headings and names of departments, said once, remembered, changed, forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from qtic_desktop.domain.changes import SYSTEM, Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.services.imports.words import WordsOfFile, learn_words, words_of_file
from qtic_desktop.services.perform import work
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.workspace import Workspace, create_workspace
from tests.helpers.doors import perform
from tests.review_story import CLERK
from tests.services.taking_in import codes, counts, rows, table, take

ROW: dict[str, object] = {
    "类别": "新建", "项目名称": "青岛市甲技术创新中心", "牵头单位名称": "青岛甲公司", "归口": "城阳区科技局",
    "牵头人": "林大川", "统一社会信用代码": "91350100M000100Y43",
}  # fmt: skip
HEADINGS = {
    "类别": "track",
    "项目名称": "center_name",
    "牵头单位名称": "host_name",
    "归口": "department",
    "牵头人": "director",
}


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "w") as made:
        with made.store.begin(SYSTEM) as unit:
            prepare_workspace(unit, organizer="青岛市科学技术局", sample=False)
        yield made


def words(real: Workspace, path: Path) -> WordsOfFile:
    return work(real, CLERK, words_of_file.bind(path=path))


def teach(real: Workspace, headings: dict[str, str], departments: dict[str, str] | None = None) -> None:
    perform(real.store, CLERK, learn_words, headings=headings, departments=departments or {})


def drafts(real: Workspace) -> list[ProposalDraft]:
    return [ProposalDraft.from_mapping(json.loads(text)) for (text,) in rows(real, "SELECT draft FROM proposals")]


def test_a_list_in_the_districts_own_words_is_explained_once_and_then_read(real: Workspace, tmp_path: Path) -> None:
    theirs = table(tmp_path, ROW)
    with pytest.raises(Refused, match=r"exchange\.(columns_missing|no_heading)"):
        take(real, "proposals", theirs)
    asked = words(real, theirs)
    assert {word.written for word in asked.headings} >= set(HEADINGS)
    teach(real, HEADINGS)
    asked = words(real, theirs)
    assert [(one.written, one.meaning) for one in asked.departments] == [("城阳区科技局", "")]
    meant = next(key for key, name in asked.register if name.startswith("城阳区"))
    teach(real, {}, {"城阳区科技局": meant})
    report = take(real, "proposals", theirs)
    assert counts(report) == (1, 0, 0, 0)
    (draft,) = drafts(real)
    assert (draft.get("department_id"), draft.get("director_name")) == (meant, "林大川")
    assert draft.get("center_name") == "青岛市甲技术创新中心"
    assert "imports.department_not_listed" not in [code for _, code in codes(report)]
    again = words(real, theirs)
    assert [word.written for word in (*again.headings, *again.departments) if not word.learned] == []


def test_what_was_taught_is_changed_forgotten_and_told(real: Workspace, tmp_path: Path) -> None:
    theirs = table(tmp_path, ROW)
    teach(real, HEADINGS | {"牵头人": "contact"})
    assert take(real, "proposals", theirs).new == 1
    assert drafts(real)[0].get("contact_name") == "林大川"
    teach(real, {" 牵头人 ": "director"})  # another spelling of the same word takes its place
    assert [one.meaning for one in words(real, theirs).headings if one.written == "牵头人"] == ["director"]
    teach(real, {"项目名称": ""})
    with pytest.raises(Refused, match=r"exchange\.columns_missing"):
        take(real, "proposals", theirs)
    told = rows(real, "SELECT details FROM audit_entries WHERE act = 'learn_words' ORDER BY seq DESC LIMIT 1")
    assert "项目名称" in told[0][0]


@pytest.mark.parametrize(
    ("headings", "departments", "code"),
    [
        ({"归口": "weather"}, {}, "no_such_meaning"),
        ({}, {"火星区科技局": "nobody"}, "no_such_meaning"),
        ({" ": "track"}, {}, "word_too_long"),
        ({"长" * 90: "track"}, {}, "word_too_long"),
    ],
)
def test_what_means_nothing_is_not_remembered(
    real: Workspace, headings: dict[str, str], departments: dict[str, str], code: str
) -> None:
    with pytest.raises(Refused, match=rf"imports\.{code}"):
        teach(real, headings, departments)


def test_an_expert_teaches_nothing(real: Workspace) -> None:
    with pytest.raises(NotAllowed):
        perform(
            real.store,
            Actor("e", "专家", Role.EXPERT, "e"),
            learn_words,
            headings={"归口": "department"},
            departments={},
        )

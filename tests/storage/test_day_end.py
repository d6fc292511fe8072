"""下班: the copy is opened apart and compared, and one page tells of the day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.archive import day_end
from qtic_desktop.services.archive.day_end import DayEnd, end_day
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.queries.archive import storage_facts
from qtic_desktop.storage.workspace import open_workspace
from tests.review_story import OFFICE, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    story = begin_story(tmp_path / "w", proposals=1)
    story.convene()
    story.open()
    yield story
    story.workspace.close()


def finish(story: Story, parent: Path) -> DayEnd:
    steps = end_day(story.workspace, OFFICE, parent=parent, waiting=("5 份评分表还没有提交",))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made = end.value
            assert isinstance(made, DayEnd)
            return made


def test_the_copy_holds_the_same_and_the_page_says_so(story: Story, tmp_path: Path) -> None:
    (tmp_path / "U盘").mkdir()
    made = finish(story, tmp_path / "U盘")
    words = "".join(page.extract_text() for page in PdfReader(made.page).pages).replace("\n", "")
    assert made.backup.folder.name in words
    assert "评分表5张" in words
    assert "5 份评分表还没有提交" in words.replace("5份", "5 份")
    assert made.backup.last_hash[:8].upper() in words.upper() or made.backup.last_hash[:4].upper() in words.upper()
    assert len(PdfReader(made.page).pages) == 1
    facts = story.ask(storage_facts)
    assert facts.backup_name == made.backup.folder.name
    with open_workspace(made.backup.folder, now=story.workspace.store.now) as copy:
        assert check_workspace(copy) == ()


def test_a_copy_that_differs_is_no_backup(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stick").mkdir()
    real = day_end.back_up

    def spoiled(*args: object, **named: object):
        made = yield from real(*args, **named)
        (made.folder / "workspace.toml").write_text("")
        return made

    monkeypatch.setattr(day_end, "back_up", spoiled)
    with pytest.raises(Refused) as refusal:
        finish(story, tmp_path / "stick")
    assert refusal.value.code == "archive.copy_differs"
    assert story.ask(storage_facts).backup_at == ""
    assert not list((tmp_path / "stick").glob("*.pdf"))

"""A small review with a pool to draw from, and a draw of it, for tests of the draw and of its papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.experts.draw import DrawRule, Group, Spoken
from qtic_desktop.services import experts as use
from qtic_desktop.services.perform import ask
from qtic_desktop.storage.queries.experts.draws import DrawDetail, draws
from tests.review_story import OFFICE, Story, begin_story

RULE = DrawRule((Group(5, 2),), one_per_unit=False)
SPOKEN = (Spoken("监督员", "37"), Spoken("组长", "0042"))
SUPERVISOR = Actor("s-1", "监督员", Role.SUPERVISOR)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2, experts=12)
    for number, expert in enumerate(made.experts):
        change = use.ExpertChange(organization=f"外地研究所{number}", former_units=())
        made.do(use.correct_expert, expert_id=expert, change=change, reason="测试名册")
    yield made
    made.workspace.close()


def newest(story: Story) -> DrawDetail:
    return ask(story.workspace.store, OFFICE, draws.bind())[0]


def freeze(story: Story, rule: DrawRule = RULE) -> DrawDetail:
    story.do(use.freeze_pool, title="示例评审会", proposal_ids=story.proposals, rule=rule)
    return newest(story)


def run(story: Story, rule: DrawRule = RULE) -> DrawDetail:
    story.do(use.run_draw, draw_id=freeze(story, rule).id, spoken=SPOKEN)
    return newest(story)


def undrawn(drawn: DrawDetail) -> str:
    """One of the pool whom the lot did not take."""
    return next(one.id for one in drawn.pool if one.id not in {place.expert_id for place in drawn.places})


def words_of(file: Path) -> str:
    text = "".join(page.extract_text() for page in PdfReader(file).pages)
    return "".join(text.split())

"""Papers and files of a draw: the pool and the record, the sheet for telephoning, and the page that repeats it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.experts.draw import Candidate, DrawResult, DrawRule, Group, Spoken, draw
from qtic_desktop.domain.experts.draw_records import DrawRecord, Earlier, record_of, replay
from qtic_desktop.resources import resource
from qtic_desktop.services import experts as use
from qtic_desktop.services.drawn_page import page_with
from qtic_desktop.services.perform import ask, work
from qtic_desktop.storage.queries.audit import LogFilter, audit_page
from qtic_desktop.storage.queries.experts.draws import draws
from tests.helpers.draw_page import DrawPage, told_by
from tests.helpers.drawn import SPOKEN, SUPERVISOR, freeze, newest, run, story, undrawn, words_of
from tests.review_story import CLERK, OFFICE, Story

__all__ = ["story"]


def files(story: Story, tmp_path: Path) -> use.DrawFiles:
    return work(story.workspace, OFFICE, use.export_draw.bind(draw_id=run(story).id, out=tmp_path / "抽取.html"))


def test_the_record_is_written_for_programs_and_as_a_page(story: Story, tmp_path: Path) -> None:
    frozen = freeze(story)
    with pytest.raises(Refused) as caught:
        work(story.workspace, OFFICE, use.export_draw.bind(draw_id=frozen.id, out=tmp_path / "抽取.html"))
    assert caught.value.code == "experts.not_drawn_yet"
    story.do(use.give_up_draw, draw_id=frozen.id, reason="重来")
    story.do(use.redraw, draw_id=frozen.id, reason="重来")
    again = next(one for one in ask(story.workspace.store, OFFICE, draws.bind()) if one.attempt == 2)
    story.do(use.run_draw, draw_id=again.id, spoken=SPOKEN)
    made = work(story.workspace, OFFICE, use.export_draw.bind(draw_id=again.id, out=tmp_path / "抽取.html"))
    assert replay(json.loads(made.record.read_bytes())).holds
    assert made.fingerprint in made.path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("qapp")
def test_the_page_alone_repeats_the_draw_and_finds_what_was_changed(story: Story, tmp_path: Path) -> None:
    made = files(story, tmp_path)
    assert set(told_by(made.path).values()) == {True}
    body = json.loads(made.record.read_bytes())
    body["pool"][2]["unit"] = "</script><b>别的单位"
    made.path.write_text(page_with(json.dumps(body, ensure_ascii=False)), encoding="utf-8")
    told = told_by(made.path)
    assert not any(told[part] for part in ("pool", "seed", "digest"))


ALPHABET = "abz09-_é海𠅤😀￿"


def any_draw(chance: random.Random) -> tuple[DrawRecord, DrawResult]:
    """A draw of any pool, rule, attempt and numbers: ids beyond the first plane among them, pools of one as of hundreds."""
    size = chance.choice((1, 2, 3, 17, 60, 300))
    kinds = ("technical", "finance", "management")
    pool = tuple(
        Candidate(
            f"{''.join(chance.choices(ALPHABET, k=3))}{n}",
            f'专"家\\{n}\t',
            f"单位{chance.randrange(size)}",
            chance.choice(kinds),
            tuple(chance.sample(("海洋", "材料", "软件"), chance.randrange(4))),
            chance.random() < 0.3,
            chance.randrange(10),
        )
        for n in range(size)
    )
    groups = tuple(
        Group(chance.randrange(1, 5), chance.randrange(3), chance.choice(("", *kinds)), chance.choice(("", "海洋")))
        for _ in range(chance.randrange(1, 4))
    )
    rule, attempt = DrawRule(groups, chance.random() < 0.5, chance.randrange(1, 20)), chance.randrange(1, 4)
    spoken = tuple(Spoken(who, str(chance.randrange(10**9))) for who in ("监督员", "组长"))
    earlier = tuple(Earlier(n, "f" * 64, "专家临时出差") for n in range(1, attempt))
    result = draw(rule, pool, attempt=attempt, numbers=[one.number for one in spoken])
    return DrawRecord("示例评审会", rule, pool, attempt, spoken, earlier), result


@pytest.mark.usefixtures("qapp")
def test_the_page_agrees_with_the_program_on_any_draw_and_on_no_changed_one() -> None:
    page = DrawPage(page_with(""))
    chance = random.Random(20260310)
    for _ in range(24):
        body = record_of(*any_draw(chance))
        assert set(page.told(json.dumps(body, ensure_ascii=False)).values()) == {True}
        for name, value, faults in (
            ("attempt", body["attempt"] + 1, {"attempt", "seed", "digest"}),
            ("seed", "0" * 64, {"seed", "digest"}),
            ("title", "x", {"digest"}),
            ("pool", [*body["pool"][1:], {**body["pool"][0], "reviews": 99}], {"pool", "seed", "digest"}),
            ("spoken", [{**one, "number": one["number"] + "0"} for one in body["spoken"]], {"seed", "digest"}),
        ):
            changed = {**body, name: value}
            told = page.told(json.dumps(changed, ensure_ascii=False))
            assert faults <= {part for part, holds in told.items() if not holds}, name
            assert {part for part, holds in told.items() if not holds} == set(replay(changed).faults), name


def test_the_pool_is_printed_for_the_supervisor_before_the_draw_and_the_record_after_it(
    story: Story, tmp_path: Path
) -> None:
    frozen, out = freeze(story), tmp_path / "抽取.pdf"
    work(story.workspace, SUPERVISOR, use.print_draw.bind(draw_id=frozen.id, out=out))
    before = words_of(out)
    assert frozen.fingerprint[:12] in before
    assert all(one.unit in before for one in frozen.pool)
    assert "现场报数" not in before
    story.do(use.run_draw, draw_id=frozen.id, spoken=SPOKEN)
    free = undrawn(newest(story))
    story.do(use.appoint_expert, draw_id=frozen.id, expert_id=free, reason="该领域仅此一位")
    work(story.workspace, SUPERVISOR, use.print_draw.bind(draw_id=frozen.id, out=out))
    after = words_of(out)
    assert "监督员37，组长0042" in after
    assert "该领域仅此一位" in after


def test_the_sheet_for_telephoning_is_for_the_office_alone_and_leaves_a_trace(story: Story, tmp_path: Path) -> None:
    out = tmp_path / "联系单.pdf"
    frozen = freeze(story)
    with pytest.raises(Refused) as caught:
        work(story.workspace, OFFICE, use.print_calls.bind(draw_id=frozen.id, out=out))
    assert caught.value.code == "experts.not_drawn_yet"
    story.do(use.run_draw, draw_id=frozen.id, spoken=SPOKEN)
    first = newest(story).places[0]
    data = {"phone": "13800001234", "id_number": "11010519491231002X", "bank": "", "bank_account": ""}
    story.do(use.save_contact, expert_id=first.expert_id, **data)
    assert work(story.workspace, OFFICE, use.print_calls.bind(draw_id=frozen.id, out=out)).about == "7"
    text = words_of(out)
    assert all(place.name in text for place in newest(story).places)
    assert text.index("13800001234") < text.index(newest(story).places[1].name)
    assert "11010519491231002X" not in text
    entry = story.ask(audit_page, wanted=LogFilter(), limit=1).rows[0]
    assert (entry.act, entry.details["count"]) == ("show_contact", 7)
    assert "13800001234" not in str(entry.details)
    for actor in (CLERK, SUPERVISOR):
        with pytest.raises(NotAllowed):
            work(story.workspace, actor, use.print_calls.bind(draw_id=frozen.id, out=out))


def test_the_page_asks_nobody_outside(tmp_path: Path) -> None:
    text = resource("pages", "draw.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert "http:" not in text
    assert "https:" not in text
    assert "fetch(" not in text

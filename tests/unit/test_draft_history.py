"""Undo of a draft: values in, values out, one step per entry, nothing lost either way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.intake import Funding, Partner, ProposalDraft, TaskPlan
from qtic_desktop.domain.intake.draft_history import DraftHistory, changed_field

EMPTY = ProposalDraft()


def test_typing_on_in_one_field_is_one_step_until_it_is_closed() -> None:
    history = DraftHistory(EMPTY)
    for text in ("青", "青岛", "青岛市"):
        history.take(EMPTY.having("center_name", text))
    history.close_step()
    history.take(EMPTY.having("center_name", "青岛市海洋"))
    step = history.undo()
    assert step is not None
    assert (step.field, history.draft.get("center_name")) == ("center_name", "青岛市")
    history.undo()
    assert history.draft == EMPTY
    assert history.undo() is None


def test_a_row_taken_out_comes_back_with_everything_in_it() -> None:
    full = ProposalDraft(partners=(Partner("甲", "研究", "100"), Partner("乙", "中试", "20.5")))
    history = DraftHistory(full)
    history.take(ProposalDraft(partners=full.partners[1:]))
    assert history.next_undo == "partners"
    history.undo()
    assert history.draft == full
    history.redo()
    assert history.draft.partners == full.partners[1:]


def test_what_is_typed_after_an_undo_ends_the_redo() -> None:
    history = DraftHistory(EMPTY)
    history.take(EMPTY.having("direction", "一"))
    history.undo()
    history.take(EMPTY.having("direction", "二"))
    assert history.redo() is None
    assert history.draft.get("direction") == "二"


def test_a_change_is_named_as_problems_are() -> None:
    base = ProposalDraft(funding=(Funding("own", "1", "2"),), tasks=(TaskPlan(2, "内容", "目标"),))
    assert changed_field(base, base) == ""
    assert changed_field(base, ProposalDraft(funding=(Funding("own", "1", "3"),), tasks=base.tasks)) == (
        "funding.own.year2"
    )
    assert changed_field(base, ProposalDraft(funding=base.funding)) == "tasks.2"
    assert changed_field(base, ProposalDraft(tasks=base.tasks)) == "funding"
    assert changed_field(EMPTY, ProposalDraft(tasks=(TaskPlan(3),))) == "tasks.3"


@given(st.lists(st.tuples(st.sampled_from(["track", "mode", "direction"]), st.text(max_size=3)), max_size=12))
def test_undoing_all_gives_the_beginning_and_redoing_all_the_end(entries: list[tuple[str, str]]) -> None:
    history, draft, steps = DraftHistory(EMPTY), EMPTY, 0
    for name, text in entries:
        draft = draft.having(name, text)
        steps += history.take(draft) is not None
        history.close_step()
    while history.undo():
        pass
    assert all(not text for text in history.draft.values.values())
    while history.redo():
        steps -= 1
    assert steps == 0
    assert {k: v for k, v in history.draft.values.items() if v} == {k: v for k, v in draft.values.items() if v}

"""Roles on one person: apart as a rule, merged only after the office has said so, some never; all on record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import QticError
from qtic_desktop.services.accounts import add_people
from qtic_desktop.services.accounts import small_office as offices
from qtic_desktop.services.perform import ask as ask_as
from qtic_desktop.services.perform import perform
from qtic_desktop.services.use_case import UseCase
from qtic_desktop.storage.queries.accounts import small_office
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.registry import Person
from qtic_desktop.storage.workspace import Workspace
from tests.review_story import OFFICE, begin_story

SECURITY = Actor("sec", "安全员", Role.SECURITY_ADMIN)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with begin_story(tmp_path / "w", proposals=0, experts=0).workspace as made:
        yield made


def do(workspace: Workspace, use: UseCase[...], *, actor: Actor = SECURITY, **facts: object) -> None:
    perform(workspace.store, actor, use.bind(**facts))


def code(workspace: Workspace, use: UseCase[...], **facts: object) -> str:
    with pytest.raises(QticError) as caught:
        do(workspace, use, **facts)
    return caught.value.code


def person(workspace: Workspace, name: str, role: Role) -> str:
    (made,) = perform(workspace.store, OFFICE, add_people.bind(people=[(name, role)])).ids
    return made


def roles(workspace: Workspace, person_id: str) -> list[str]:
    with workspace.store.read() as session:
        row = session.get(Person, person_id)
        assert row is not None
        return [row.role, *filter(None, row.also.split(","))]


def test_roles_stay_apart_until_the_office_says_openly_that_it_merges_them(workspace: Workspace) -> None:
    clerk = person(workspace, "孙丽", Role.CLERK)
    assert code(workspace, offices.grant_role, person_id=clerk, role=Role.VERIFIER) == "accounts.roles_conflict"
    do(workspace, offices.grant_role, person_id=clerk, role=Role.OFFICE)
    assert ask_as(workspace.store, OFFICE, small_office.bind()) is None
    assert code(workspace, offices.declare_small_office, reason="  ") == "accounts.reason_missing"
    do(workspace, offices.declare_small_office, reason="全室三人")
    assert code(workspace, offices.declare_small_office, reason="再说一次") == "accounts.small_office_already"
    do(workspace, offices.grant_role, person_id=clerk, role=Role.VERIFIER)
    assert roles(workspace, clerk) == ["clerk", "office", "verifier"]
    said = ask_as(workspace.store, OFFICE, small_office.bind())
    assert said is not None
    assert (said.reason, said.merged) == ("全室三人", (("孙丽", (Role.CLERK, Role.OFFICE, Role.VERIFIER)),))
    for never in (Role.SUPERVISOR, Role.AUDIT_ADMIN, Role.EXPERT):
        assert code(workspace, offices.grant_role, person_id=clerk, role=never) == "accounts.roles_conflict"
    assert code(workspace, offices.grant_role, person_id=clerk, role=Role.OFFICE) == "accounts.has_role"


def test_merging_ends_only_when_nobody_carries_merged_roles(workspace: Workspace) -> None:
    clerk = person(workspace, "孙丽", Role.CLERK)
    assert code(workspace, offices.end_small_office) == "accounts.no_small_office"
    do(workspace, offices.declare_small_office, reason="全室三人")
    do(workspace, offices.grant_role, person_id=clerk, role=Role.HEAD)
    assert code(workspace, offices.end_small_office) == "accounts.still_merged"
    assert code(workspace, offices.revoke_role, person_id=clerk, role=Role.CLERK) == "accounts.no_such_role"
    do(workspace, offices.revoke_role, person_id=clerk, role=Role.HEAD)
    do(workspace, offices.end_small_office)
    assert roles(workspace, clerk) == ["clerk"]
    with workspace.store.read() as session:
        acts = [entry.act for entry in session.query(AuditEntry).order_by(AuditEntry.seq)][-4:]
    assert acts == ["declare_small_office", "grant_role", "revoke_role", "end_small_office"]


def test_only_the_security_officer_grants_and_nobody_to_themselves(workspace: Workspace) -> None:
    clerk = person(workspace, "孙丽", Role.CLERK)
    for actor in (OFFICE, Actor("h", "周", Role.HEAD), Actor("a", "审", Role.AUDIT_ADMIN)):
        assert (
            code(workspace, offices.grant_role, actor=actor, person_id=clerk, role=Role.OFFICE)
            == "accounts.not_allowed"
        )
    own = person(workspace, "吴刚", Role.SECURITY_ADMIN)
    itself = Actor(own, "吴刚", Role.SECURITY_ADMIN)
    assert code(workspace, offices.grant_role, actor=itself, person_id=own, role=Role.OFFICE) == "accounts.not_yourself"


def test_merged_roles_stand_on_the_paper_and_separate_ones_do_not(tmp_path: Path) -> None:
    from qtic_desktop.documents.check import page_texts
    from qtic_desktop.services import opinions
    from qtic_desktop.services.opinions import papers
    from qtic_desktop.storage.queries import opinions as rows
    from qtic_desktop.storage.workspace import open_workspace
    from tests.helpers.closed import sealed_story
    from tests.helpers.doors import ask
    from tests.helpers.doors import perform as act

    with open_workspace(sealed_story(tmp_path / "w")) as made:
        items = [row.agenda_item_id for row in ask(made.store, rows.opinions)]
        (plain,) = act(made.store, OFFICE, opinions.draft_opinion, agenda_item_id=items[0]).ids
        assert "兼任" not in "".join(page_texts(papers.preview_opinion(made, OFFICE, opinion_id=plain)))
        clerk = person(made, "孙丽", Role.CLERK)
        do(made, offices.declare_small_office, reason="全室三人")
        do(made, offices.grant_role, person_id=clerk, role=Role.VERIFIER)
        text = "".join("".join(page_texts(papers.preview_opinion(made, OFFICE, opinion_id=plain))).split())
        assert "以下人员兼任通常应分开的岗位：孙丽（录入、复核）。" in text
        papers.finalize(made, OFFICE, opinion_id=plain, reason="会上讨论一致")
        frozen = ask(made.store, opinions.opinion_view, opinion_id=plain).facts
        assert frozen.merged_roles == (("孙丽", ("clerk", "verifier")),)

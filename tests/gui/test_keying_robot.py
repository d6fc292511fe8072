"""The robot of 双人录入: proposals of both tracks keyed by keys alone through the real wizard, with seeded errors; another
person keys them again blind, with errors of their own. None reaches "verified".

Two proposals in the suite; ``make reliability`` (``QTIC_ROBOT``) has thirty with more than 200 errors.
"""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake import ProposalDraft, Verification
from qtic_desktop.domain.intake.second_keying import fields_to_key, read_entry
from qtic_desktop.gui.intake import IntakePage
from qtic_desktop.gui.intake.second_keying import SecondKeying
from qtic_desktop.gui.place import Place
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.queries import intake as rows
from qtic_desktop.storage.queries import registry
from qtic_desktop.storage.queries.second_keying import keying_rules
from tests.gui.intake_desk import IntakeDesk, desk, hand_in
from tests.gui.keying_robot import Robot, on_paper, paper_form
from tests.helpers.doors import ask
from tests.storage.test_second_keying import MISTAKES

__all__ = ["desk"]

ANOTHER = Actor("clerk-2", "录入员乙", Role.CLERK)
PROPOSALS = int(os.environ.get("QTIC_ROBOT", "2"))
_FIRST, _SECOND = 5, 5  # errors of each keying
_DAYS = ("_on", "_date", "_until", ".year", "credit_code")

pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]


@contextlib.contextmanager
def seat(desk: IntakeDesk, qtbot: QtBot, actor: Actor) -> Iterator[IntakePage]:
    """The page of one person, gone when the person gets up."""
    ctx = replace(desk.ctx, actor=actor)
    page = IntakePage(ctx)
    ctx.notifier.changed.connect(page.refresh)
    page.resize(1150, 660)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    desk.settle()
    yield page
    desk.settle()
    ctx.notifier.changed.disconnect(page.refresh)
    page.close()
    page.deleteLater()
    QApplication.processEvents()


def keyed(desk: IntakeDesk, qtbot: QtBot, robot: Robot, paper: ProposalDraft) -> str:
    """The first keying, to the acceptance; the id of the proposal."""
    before = {row.id for row in desk.proposals()}
    with seat(desk, qtbot, desk.ctx.actor) as page:
        page.new_proposal()
        desk.settle()
        wizard = robot.key_form(page, paper)
        blocking = [wizard.problems.item(n).text() for n in range(wizard.problems.count())]
        wizard.readback.setFocus()  # past the hints that are listed
        hand_in()
        desk.settle()
        assert page.overlay is None, blocking
    (proposal_id,) = {row.id for row in desk.proposals()} - before
    return proposal_id


def stored(desk: IntakeDesk, proposal_id: str) -> ProposalDraft:
    return ProposalDraft.from_mapping(ask(desk.workspace.store, rows.draft, proposal_id=proposal_id).draft)


def differs(form: ProposalDraft, paper: ProposalDraft, fields: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Fields whose text is not that of the paper, as two people would compare them."""
    both = {name: (on_paper(form, name), on_paper(paper, name)) for name in fields}
    return {
        name: pair for name, pair in both.items() if read_entry(name, pair[0]).value != read_entry(name, pair[1]).value
    }


def test_none_of_the_seeded_errors_of_two_people_at_the_keyboard_reaches_verified(
    desk: IntakeDesk, qtbot: QtBot
) -> None:
    chance = random.Random(20260320)
    departments = {row.id: row.name for row in ask(desk.workspace.store, registry.departments)}
    with desk.workspace.store.read() as session:
        groups = keying_rules(session).groups
    robot, seeded, at_first = Robot(desk), 0, 0
    for number in range(PROPOSALS):
        paper = paper_form(chance, number + 1, departments, conversion=bool(number % 2))
        fields = fields_to_key(paper, groups)
        first, touched = paper, set[str]()
        for mistake in (MISTAKES[(number + n) % len(MISTAKES)] for n in range(_FIRST)):
            wrong, names = mistake(chance, first)
            if not names & touched:
                first, touched = wrong, touched | names
                seeded += 1
        years = zip(first.finance, paper.finance, strict=True)  # the heads of the columns are the program's own
        first = replace(first, finance=tuple(replace(line, year=sound.year) for line, sound in years))
        proposal_id = keyed(desk, qtbot, robot, first)
        assert differs(stored(desk, proposal_id), first, fields) == {}  # the robot keys what it reads
        at_first += len(differs(stored(desk, proposal_id), paper, fields))
        sound = [n for n in fields if n.split(".")[0] not in touched and on_paper(paper, n) and not n.endswith(_DAYS)]
        slips = {name: on_paper(paper, name) + "1" for name in chance.sample(sound, _SECOND)}
        seeded += len(slips)
        with seat(desk, qtbot, ANOTHER) as page:
            page.activate(Place("intake", proposal_id, view="again"))
            desk.settle()
            QTest.qWait(20)
            panel = page.overlay
            assert isinstance(panel, SecondKeying)
            robot.key_again(panel, paper, slips)
        assert slips == {}
        row = next(one for one in desk.proposals() if one.id == proposal_id)
        assert row.verification is Verification.VERIFIED
        assert differs(stored(desk, proposal_id), paper, fields) == {}, number
        (told,) = [
            one
            for one in ask(desk.workspace.store, rows.proposal_history, proposal_id=proposal_id)
            if one.act == "verify_proposal"
        ]
        assert told.details["verifier_errors"] == _SECOND
        assert told.details["keyer_errors"] > 0
    assert at_first >= PROPOSALS
    assert seeded >= PROPOSALS * 8
    assert check_workspace(desk.workspace) == ()
    print(f"\n{PROPOSALS} proposals, {seeded} seeded errors, {at_first} wrong entries, {robot.keys} keys")

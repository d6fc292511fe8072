"""Why an act is not this person's, in words; the one place that turns the table of rights into grey buttons."""

from __future__ import annotations

from qtic_desktop.domain.acts import ACTS, Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.gui import words
from qtic_desktop.gui.texts import mark, tr


def why_not_mine(actor: Actor, act: Act) -> str:
    """The sentence for a button that is grey because of who is at work; empty when the act is theirs."""
    if is_theirs(actor, act):
        return ""
    if actor.reads_only:
        return tr("这个窗口只能查看，不能办理。")
    rule = ACTS.get(act)
    theirs = [words.role(one) for one in Role if rule is not None and one in rule.roles]
    return tr("只有{roles}能办理这件事，您的身份只能查看。").format(roles=mark("、").join(theirs))

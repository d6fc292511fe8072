"""The acts on a proposal after it was accepted: each asks for its reason and is taken back by its opposite."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qtic_desktop.gui.stage.act import Act, Choice, Words
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.intake import changes as use
from qtic_desktop.storage.queries.intake import ProposalRow


def _reason(label: str, help_text: str = "") -> Words:
    return Words("reason", label, help_text, lines=2)


def withdraw() -> Act[ProposalRow]:
    """撤回受理, until it is on the agenda of a meeting."""
    reason = _reason(tr("撤回的原因"), tr("例如申报单位来函的文号；撤回后可以恢复"))
    return Act(
        use.withdraw_proposal,
        tr("撤回受理…"),
        lambda row, given: use.withdraw_proposal.bind(proposal_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        group=tr("受理以后"),
    )


def readmit() -> Act[ProposalRow]:
    """The way back from a withdrawal."""
    reason = _reason(tr("恢复的原因"))
    return Act(
        use.readmit_proposal,
        tr("恢复受理…"),
        lambda row, given: use.readmit_proposal.bind(proposal_id=row.id, reason=given[reason]),
        "check",
        (reason,),
    )


def move(batches: Callable[[], Sequence[tuple[str, str]]]) -> Act[ProposalRow]:
    """Into another batch, and back by the same act."""
    reason = _reason(tr("移动的原因"))
    to = Choice("batch_id", tr("移到哪一批次"), later=batches)
    return Act(
        use.move_proposal,
        tr("移到另一批次…"),
        lambda row, given: use.move_proposal.bind(proposal_id=row.id, batch_id=given[to], reason=given[reason]),
        "arrow-right",
        (to, reason),
        tr("移动"),
        group=tr("受理以后"),
    )


def drop() -> Act[ProposalRow]:
    """Give up a correction that was begun."""
    return Act(
        use.drop_correction,
        tr("放弃更正…"),
        lambda row, _given: use.drop_correction.bind(proposal_id=row.id),
        "undo-2",
        asks=lambda _row: tr("放弃还没有完成的更正？申报保持受理时的内容；已经改的留在审计记录里。"),
        does=tr("放弃更正"),
        group=tr("受理以后"),
    )

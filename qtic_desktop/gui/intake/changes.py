"""The acts on a proposal after it was accepted: each asks for its reason and is taken back by its opposite."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qtic_desktop.documents.content.field_words import field_words
from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui import words
from qtic_desktop.gui.intake.correcting import change_words, effects
from qtic_desktop.gui.stage.act import Act, Ahead, Choice, Given, Words
from qtic_desktop.gui.texts import mark, tr, translations
from qtic_desktop.services.intake import changes as use
from qtic_desktop.services.intake import corrections
from qtic_desktop.services.intake.corrections import LastCorrection
from qtic_desktop.storage.queries.intake import ProposalRow

_SHOWN = 10
"""Entries that are named one by one."""


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
        done=lambda row, _given, _changes: tr("{number} 已撤回受理，编号保留，可以恢复。").format(number=row.number),
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
        done=lambda row, _given, _changes: tr("{number} 已恢复受理。").format(number=row.number),
    )


def move(batches: Callable[[], Sequence[tuple[str, str]]]) -> Act[ProposalRow]:
    """Into another batch, and back by the same act."""
    reason = _reason(tr("移动的原因"))
    to = Choice("batch_id", tr("移到哪一批次"), later=batches)

    def other(row: ProposalRow) -> dict[str, object]:
        """The one other batch there is; where there are several, the person chooses."""
        others = [key for key, _name in batches() if key != row.batch_id]
        return {"batch_id": others[0] if len(others) == 1 else None}

    def moved(row: ProposalRow, given: Given, _changes: Changes) -> str:
        name = dict(batches()).get(given[to], "")
        return tr("{number} 已移到{batch}。").format(number=row.number, batch=name)

    return Act(
        use.move_proposal,
        tr("移到另一批次…"),
        lambda row, given: use.move_proposal.bind(proposal_id=row.id, batch_id=given[to], reason=given[reason]),
        "arrow-right",
        (to, reason),
        tr("移动"),
        fill=other,
        done=moved,
        group=tr("受理以后"),
    )


def take_back() -> Act[ProposalRow]:
    """The way back from the last correction; what goes back and what rests on it is said before."""
    reason = _reason(tr("撤回更正的原因"))

    def told(found: LastCorrection | None) -> str:
        if found is None:
            return tr("没有可以撤回的更正。")
        when = words.minute(found.at)
        lines = [
            tr("{who} {when} 的更正（原因：{why}），以下改回：").format(
                who=found.actor_name, when=when, why=found.reason
            )
        ]
        lines += [f"· {change_words(change, translations.lang)}" for change in found.goes_back[:_SHOWN]]
        if len(found.goes_back) > _SHOWN:
            lines.append(tr("· 另有 {n} 处").format(n=len(found.goes_back) - _SHOWN))
        if found.stays:
            names = mark("、").join(field_words(field, translations.lang) for field in found.stays)
            lines.append(tr("后来又改过，不退回：{names}").format(names=names))
        lines += [line for line in (effects(found.touched),) if line]
        return "\n".join(lines)

    return Act(
        corrections.take_back_correction,
        tr("撤回上次更正…"),
        lambda row, given: corrections.take_back_correction.bind(proposal_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤回更正"),
        ahead=Ahead(lambda row, _given: corrections.last_correction.bind(proposal_id=row.id), told),
        done=lambda row, _given, _changes: tr("{number} 的上次更正已撤回，更正和撤回都留在记录里。").format(
            number=row.number
        ),
        group=tr("受理以后"),
        from_top=True,
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
        done=lambda row, _given, _changes: tr("{number} 的更正已放弃，申报保持受理时的内容。").format(
            number=row.number
        ),
        group=tr("受理以后"),
    )

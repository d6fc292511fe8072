"""What is asked in a dialog while a pile is keyed: the ground of a ticked line on falsehood, flaws of the paper."""

from __future__ import annotations

from qtic_desktop.domain.scoring.keying import OF_A_FIGURE, TOTAL, Flaw
from qtic_desktop.gui.scoring.pile.column import ColumnDraft, field_word, flaw_word
from qtic_desktop.gui.stage.act import Act, Choice, Line, Words
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import scoring
from qtic_desktop.services.scoring import corrections
from qtic_desktop.storage.queries.keying import FlawRow, Pile


def note_flaw_act(pile: Pile, name: str) -> Act[ColumnDraft]:
    """Something is wrong with the paper; ``name`` is the field one is in."""
    kinds = tuple((kind.value, flaw_word(kind)) for kind in Flaw)
    fields = (*((one.number, f"{one.number}  {one.title}") for one in pile.criteria), (TOTAL, field_word(TOTAL)))
    kind = Choice("kind", tr("什么问题"), choices=kinds)
    criterion = Choice("criterion", tr("哪一项"), tr("没有签名的不用选"), choices=fields)
    note = Line("note", tr("说明"), tr("例如：像 7 又像 1"), required=False, limit=100)
    known = [key for key, _words in fields]
    return Act(
        scoring.note_flaw,
        tr("登记纸表问题…"),
        lambda draft, given: scoring.note_flaw.bind(
            sheet_id=draft.sheet_id,
            kind=Flaw(given[kind]),
            criterion=given[criterion] if Flaw(given[kind]) in OF_A_FIGURE else "",
            note=given[note],
        ),
        "circle-alert",
        (kind, criterion, note),
        tr("登记"),
        fill=lambda _draft: {"criterion": name if name in known else known[0]},
    )


def settle_flaw_act(draft: ColumnDraft) -> Act[ColumnDraft]:
    """A person has settled what was wrong."""
    standing = [flaw for flaw in draft.column.keying.flaws if flaw.stands]
    which = Choice("flaw_id", tr("问题"), choices=tuple((flaw.id, flaw_text(flaw)) for flaw in standing))
    how = Words("how", tr("怎样处理的"), tr("例如：专家当场辨认为 7 分并签字；误登，原件清楚"), lines=2)
    return Act(
        scoring.settle_flaw,
        tr("处理纸表问题…"),
        lambda _draft, given: scoring.settle_flaw.bind(flaw_id=given[which], how=given[how]),
        "check",
        (which, how),
        tr("登记处理"),
    )


def flaw_text(flaw: FlawRow) -> str:
    """A flaw in one line."""
    about = f"{field_word(flaw.criterion)} " if flaw.criterion else ""
    note = tr("（{note}）").format(note=flaw.note) if flaw.note else ""
    return f"{about}{flaw_word(flaw.kind)}{note}"


def veto_act() -> Act[ColumnDraft]:
    """The line on falsehood is ticked on the paper; its ground is copied too."""
    ground = Words("reason", tr("纸面写的依据"), tr("照纸面录；纸面没有写依据的，请专家补写"), lines=2)
    return Act(
        scoring.save_veto,
        tr("弄虚作假一栏勾了…"),
        lambda draft, given: scoring.save_veto.bind(sheet_id=draft.sheet_id, veto=True, reason=given[ground]),
        "circle-alert",
        (ground,),
        tr("登记"),
    )


def return_act() -> Act[ColumnDraft]:
    """A sheet that was handed in is given back to be keyed again."""
    why = Words("reason", tr("退回的原因"), tr("例如：第 3 项看错一行，照纸面重录"), lines=2, limit=200)
    return Act(
        corrections.return_sheet,
        tr("退回重录…"),
        lambda draft, given: corrections.return_sheet.bind(sheet_id=draft.sheet_id, reason=given[why]),
        "undo-2",
        (why,),
        tr("退回"),
        touches=lambda draft: tr("{expert}的这一份重新打开，录过的分数还在，改好再提交；已复核的要再复核一次。").format(
            expert=draft.column.name
        ),
    )

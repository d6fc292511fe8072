"""What is said and done about the second keying of a proposal beside the keying itself: its acts, words and statistics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qtic_desktop.documents.content.field_words import field_words, value_words
from qtic_desktop.domain.intake import Verification
from qtic_desktop.gui import words
from qtic_desktop.gui.stage.act import Act, Ahead, Tick, Words
from qtic_desktop.gui.texts import tr, translations
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, Dialog, RowTable, plain_label
from qtic_desktop.services.intake import second_keying as use
from qtic_desktop.storage.queries.intake import ProposalRow
from qtic_desktop.storage.queries.second_keying import PutRight, put_right

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.second_keying import KeyerRow, KeyingSheet


_NAMED = 3
"""Entries put right that are named where a second keying ends; the history has them all."""
_ROOM = 40
"""Characters of a value that are shown before a second keying is taken back; the form has the whole."""


def take_back() -> Act[ProposalRow]:
    """Undo a second keying that was begun or ended."""
    reason = Words("reason", tr("撤销的原因"), tr("撤销后每一项都要重新复录"), lines=2)
    restore = Tick("restore", tr("恢复第一遍录入的值"), tr("不勾选，则下列各项保留复录改正后的值"))
    return Act(
        use.take_back_verification,
        tr("撤销复录…"),
        lambda row, given: use.take_back_verification.bind(
            proposal_id=row.id, reason=given[reason], restore=given[restore]
        ),
        "undo-2",
        (reason, restore),
        hides=lambda row: frozenset() if row.verification == Verification.VERIFIED else frozenset({"restore"}),
        ahead=Ahead(lambda row, _given: put_right.bind(proposal_id=row.id), _told_put_right),
        done=lambda row, _given, _changes: tr("{number} 的复录已撤销，等待重新复录。").format(number=row.number),
        group=tr("受理以后"),
    )


def _told_put_right(entries: tuple[PutRight, ...]) -> str:
    """Which entries say what the second keying put there."""
    if not entries:
        return ""
    lang = translations.lang
    line = tr("· {field}：第一遍 {before}，现在 {now}")
    shown = [
        line.format(
            field=field_words(one.field, lang),
            before=_short(value_words(one.field, one.before, lang)),
            now=_short(value_words(one.field, one.now, lang)),
        )
        for one in entries
    ]
    return "\n".join((tr("复录改正过 {n} 项，不恢复就保持现在的值：").format(n=len(entries)), *shown))


def _short(text: str) -> str:
    return "—" if not text else text if len(text) <= _ROOM else f"{text[:_ROOM]}…"


def waive() -> Act[ProposalRow]:
    """The supervisor's consent to do without."""
    reason = Words("reason", tr("免复录的原因"), tr("写进这份申报的办理记录"), lines=2)
    return Act(
        use.waive_verification,
        tr("同意免复录…"),
        lambda row, given: use.waive_verification.bind(proposal_id=row.id, reason=given[reason]),
        "check",
        (reason,),
        done=lambda row, _given, _changes: tr("{number} 可以不复录就列入评审会。").format(number=row.number),
        group=tr("受理以后"),
    )


def withdraw_waiver() -> Act[ProposalRow]:
    """The way back from a waiver."""
    reason = Words("reason", tr("撤销的原因"), lines=2)
    return Act(
        use.withdraw_verification_waiver,
        tr("撤销免复录…"),
        lambda row, given: use.withdraw_verification_waiver.bind(proposal_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        done=lambda row, _given, _changes: tr("{number} 的免复录已撤销。").format(number=row.number),
        group=tr("受理以后"),
    )


def standing(row: ProposalRow) -> str:
    """Where the second keying stands, and who ended or waived it when."""
    word = words.verification(row.verification)[1]
    if row.verification not in (Verification.VERIFIED, Verification.WAIVED):
        return word
    return tr("{word}（{person} {day}）").format(word=word, person=row.verified_by, day=row.verified_at[:10])


def ended_words(sheet: KeyingSheet) -> str:
    """What came of a second keying that has ended."""
    told = tr("{number} 复录完成，{n} 项两遍一致。").format(number=sheet.number, n=len(sheet.lines))
    wrong = [line for line in sheet.lines if line.keyer_wrong]
    if wrong:
        lang = translations.lang
        pattern = tr("{field} {before} → {now}")
        shown = [
            pattern.format(
                field=field_words(line.field, lang),
                before=_short(value_words(line.field, line.before, lang)),
                now=_short(value_words(line.field, line.value, lang)),
            )
            for line in wrong[:_NAMED]
        ]
        more = tr("等") if len(wrong) > _NAMED else ""
        told += tr("第一遍录错 {n} 项，已按复录改正：{entries}{more}。").format(
            n=len(wrong), entries=tr("；").join(shown), more=more
        )
    if sheet.slips:
        told += tr("第二遍录错 {n} 次。").format(n=sheet.slips)
    return told


class StatisticsDialog(Dialog):
    """Who was wrong how often, in the first keying and in the second."""

    def __init__(self, rows: Sequence[KeyerRow], parent: QWidget) -> None:
        super().__init__(tr("录入差错统计"), parent)
        said = tr("只数复录过的内容。第一遍：复录的人两次录入相同、与第一遍不同；第二遍：重新看纸面后改了的。")
        self.body.addWidget(plain_label(said if rows else tr("还没有复录过的申报。"), "muted", self))
        self.table = RowTable(_columns(), self, name=tr("录入差错统计"))
        self.table.setMinimumHeight(theme().px(240))
        self.table.set_rows(rows, lambda row: row.id)
        self.table.setVisible(bool(rows))
        self.body.addWidget(self.table)
        self.setMinimumWidth(theme().px(680))
        self.add_button(tr("关闭"), self.reject, "primary").setObjectName("closeStatistics")


def _columns() -> list[Column]:
    return [
        Column("name", tr("人员"), lambda row: row.name, stretch=True, pinyin=True),
        Column("keyed", tr("第一遍录入"), lambda row: row.keyed, align="right", width=96),
        Column("wrong", tr("其中录错"), lambda row: row.wrong, align="right", width=88),
        Column("again", tr("第二遍录入"), lambda row: row.again, align="right", width=96),
        Column("slips", tr("其中录错"), lambda row: row.slips, align="right", width=88),
    ]

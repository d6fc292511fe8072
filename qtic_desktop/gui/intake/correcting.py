"""更正 an accepted proposal in the form it was keyed in: kept while typed, made only with a reason, effects said before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.documents.content.field_words import field_words, value_words
from qtic_desktop.domain.intake import ProposalDraft, with_papers
from qtic_desktop.domain.intake.changes import FieldChange, changes_between
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.drafting import DraftKeeper
from qtic_desktop.gui.intake.typed_draft import typed_draft
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, FieldRow, TextArea, plain_label

if TYPE_CHECKING:
    from qtic_desktop.resources import Language
    from qtic_desktop.services.intake.changes import Touched

_SHOWN = 12


class CorrectionKeeper(DraftKeeper):
    """Keeps what is typed beside the record, which stays as it was accepted until the correction is made."""

    def __init__(
        self, ctx: AppContext, proposal_id: str, accepted: ProposalDraft, *, begun: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(ctx, proposal_id, parent)
        self.accepted = accepted
        self.dialog: CorrectionDialog | None = None
        self._begun = begun

    @property
    def word(self) -> str:
        """The words on the button that ends it."""
        return tr("更正…")

    def papers_came(self, kinds: frozenset[str]) -> None:
        """The record has ticked them off with the file: that is no correction of the form."""
        self.accepted = with_papers(self.accepted, kinds)

    @property
    def takes_memory(self) -> bool:
        """Nothing is filled into what was accepted."""
        return False

    @property
    def kept_words(self) -> str:
        """Nothing of the record has changed yet."""
        return tr("改动都已保留，申报还没有更正。要离开请按“返回列表”。")

    @property
    def keeping_word(self) -> str:
        """An accepted form that is looked at is no draft; a correction that was begun is kept as one."""
        return tr("保留更正") if self._begun else ""

    def why_not(self, draft: ProposalDraft) -> str:
        """What the button waits for."""
        return "" if changes_between(self.accepted, draft) else tr("还没有改动")

    def keep(self, draft: ProposalDraft, page: str, cursor: str) -> None:
        """Keep the correction as far as it is; looking through the form writes nothing."""
        if self._asked is not None and draft == self._asked[0]:
            return
        if not self._begun and not changes_between(self.accepted, draft):
            return
        from qtic_desktop.services.intake.changes import keep_correction

        self._begun = True
        self._asked = (draft, page, cursor)
        self._waiting += 1
        kept = keep_correction.bind(
            proposal_id=str(self.proposal_id), draft=draft, seen=self._slot.seen, gave_way=self._gave_way
        )
        self._gave_way = {}
        typed = typed_draft(self._place, draft, self._ctx.lang, since=self.accepted, departments=self.departments)
        self._ctx.perform(kept, on_done=self._done, on_error=self._not_done, typed=typed)

    def submit(
        self, batch_id: str | None, on_done: Callable[[str], None], on_error: Callable[[Exception], None]
    ) -> None:
        """Show what will change and what rests on it, ask for the reason, then correct."""
        from qtic_desktop.services.intake.changes import touched_by_correction

        if self._asked is None:
            return
        draft, proposal_id = self._asked[0], str(self.proposal_id)

        def ask(touched: Touched) -> None:
            if not isValid(self):
                return
            owner = self.parent()
            assert isinstance(owner, QWidget)
            changed = changes_between(self.accepted, draft)
            lines = tuple(self._in_words(change) for change in changed)
            self.dialog = CorrectionDialog(lines, touched, owner)
            self.dialog.agreed.connect(correct)
            self.dialog.open()

        def correct(reason: str) -> None:
            from qtic_desktop.services.intake.changes import correct_proposal

            made = correct_proposal.bind(proposal_id=proposal_id, draft=draft, reason=reason)
            self._ctx.perform(made, on_done=lambda _changes: corrected(), on_error=refused)

        def corrected() -> None:
            if self.dialog is not None:
                self.dialog.close_now()
            on_done(proposal_id)

        def refused(error: Exception) -> None:
            if self.dialog is not None:
                self.dialog.reason_row.set_problem(self._ctx.say(error))
            on_error(error)

        self._ctx.ask(touched_by_correction.bind(proposal_id=proposal_id), on_done=ask, on_error=on_error)

    def _in_words(self, change: FieldChange) -> str:
        """An entry as the form names it, before and after."""
        if change.field == "department_id":
            before, after = (self.departments.get(text, text) for text in (change.before, change.after))
            change = FieldChange(change.field, before, after)
        return change_words(change, self._ctx.lang)


class CorrectionDialog(Dialog):
    """``agreed`` with the reason, after every changed entry and its consequence was shown."""

    agreed = Signal(str)
    holds_entries = True

    def __init__(
        self,
        lines: Sequence[str],
        touched: Touched,
        parent: QWidget,
    ) -> None:
        super().__init__(tr("更正申报"), parent)
        head = tr("共 {n} 处改动；原来的内容和原因都留在记录里。").format(n=len(lines))
        self.body.addWidget(plain_label(head, "strong", self))
        shown = list(lines[:_SHOWN])
        if len(lines) > _SHOWN:
            shown.append(tr("另有 {n} 处").format(n=len(lines) - _SHOWN))
        self.changes = plain_label("\n".join(shown), "body", self)
        self.changes.setObjectName("correctionChanges")
        self.body.addWidget(self.changes)
        self.effects = plain_label(effects(touched), "warn", self)
        self.effects.setObjectName("correctionEffects")
        self.effects.setVisible(bool(self.effects.text()))
        self.body.addWidget(self.effects)
        self.reason = TextArea(self, lines=2)
        self.reason.setObjectName("correctionReason")
        self.reason_row = FieldRow(
            self, label=tr("更正原因"), field=self.reason, help_text=tr("例如申报单位来函的文号"), required=True
        )
        self.body.addWidget(self.reason_row)
        self.setMinimumWidth(theme().px(520))
        self.add_button(tr("返回"), self.reject).setObjectName("leaveCorrection")
        self.add_button(tr("更正"), self._take, "primary").setObjectName("confirmCorrection")
        self.reason.setFocus()

    def close_now(self) -> None:
        """It is done; nothing more is asked."""
        self.done(1)

    def _take(self) -> None:
        reason = self.reason.value().strip()
        self.reason_row.set_problem(None if reason else tr("请写明原因。"))
        if reason:
            self.agreed.emit(reason)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def change_words(change: FieldChange, lang: Language) -> str:
    """An entry as the form names it, before and after."""
    before, after = (value_words(change.field, text, lang) for text in (change.before, change.after))
    return f"{field_words(change.field, lang)}{mark('：')}{_short(before) or tr('（空）')} → {_short(after) or tr('（空）')}"


def effects(touched: Touched) -> str:
    """What rests on the record and will say something else."""
    parts = []
    if touched.sheets:
        parts.append(tr("专家已按原内容交了 {n} 份评分表").format(n=touched.sheets))
    if touched.signed:
        parts.append(tr("已定稿或已签名的意见书 {n} 份，文字仍是原内容，需要时请起草新版").format(n=touched.signed))
    elif touched.opinions:
        parts.append(tr("已起草的意见书 {n} 份，请重新核对").format(n=touched.opinions))
    return mark("；").join(parts) + tr("。") if parts else ""

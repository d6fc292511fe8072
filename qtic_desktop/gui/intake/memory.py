"""A credit code that is known fills the blank entries of its host as they stood in the last application, marked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from qtic_desktop.domain.identity import is_credit_code, normalize_credit_code
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.memory import COPIED, remembered
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.drafting import DraftKeeper
from qtic_desktop.gui.texts import tr

MessageAct = tuple[str, Callable[[], object]]
"""Words under a message, and what pressing them does."""

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.intake import LastForm


class HostMemory(QObject):
    """``filled`` carries the draft, a sentence, and acts (words, what they do) that go with it."""

    filled = Signal(object, str, object)

    def __init__(
        self, ctx: AppContext, keeper: DraftKeeper, draft: Callable[[], ProposalDraft], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._ctx, self._keeper, self._draft = ctx, keeper, draft
        self._asked = normalize_credit_code(draft().get("credit_code"))

    def look(self, draft: ProposalDraft) -> None:
        """Ask for the last application of the host, once for each code that is whole and sound."""
        code = normalize_credit_code(draft.get("credit_code"))
        if code == self._asked or not is_credit_code(code) or not self._keeper.takes_memory:
            return
        self._asked = code
        from qtic_desktop.storage.queries.intake import last_form

        found = last_form.bind(credit_code=code, but=self._keeper.proposal_id or "")
        self._ctx.ask(found, on_done=partial(self._take, code))

    def _take(self, code: str, last: LastForm | None) -> None:
        if not isValid(self) or last is None or code != normalize_credit_code(self._draft().get("credit_code")):
            return
        draft, count = remembered(self._draft(), ProposalDraft.from_mapping(last.draft), ("host",))
        if count:
            words = tr("按 {number} 上次所填补上了 {n} 项空着的内容，已标明，请对照纸面。").format(
                number=last.number, n=count
            )
        else:
            words = tr("这家单位申报过 {number}。").format(number=last.number)
        copy = (tr("其余各页也照上次填"), partial(self._copy, last))
        self.filled.emit(draft, words, (copy,))

    def _copy(self, last: LastForm) -> None:
        """The other pages too, where they are blank: the second year of a host is much like the first."""
        draft, count = remembered(self._draft(), ProposalDraft.from_mapping(last.draft), COPIED)
        words = tr("照 {number} 填了 {n} 处空着的内容，已标明；金额、日期和推荐信息没有照填。")
        self.filled.emit(draft, words.format(number=last.number, n=count), ())

"""What the wizard says of its saves: one that failed, and a form that two people type at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QWidget

from qtic_desktop.documents.content.field_words import field_words, value_words
from qtic_desktop.domain.clashes import OtherValue, Pair, chosen_draft, losing
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui.clash import Clashes, Sides, joined_words, merged
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.drafting import DraftKeeper
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import InlineMessage


class KeepingSaid:
    """``again`` asks for the save once more; ``draft`` is the form as it stands on the screen, ``show`` puts another state of
    it there as one step, ``name`` is what the form calls a field, and ``back`` puts the focus where typing was left."""

    def __init__(
        self,
        ctx: AppContext,
        keeper: DraftKeeper,
        wizard: QWidget,
        message: InlineMessage,
        again: Callable[[], None],
        draft: Callable[[], ProposalDraft],
        show: Callable[[ProposalDraft], None],
        name: Callable[[str], str],
        back: Callable[[], None],
    ) -> None:
        self._ctx, self._keeper, self._message = ctx, keeper, message
        self._again, self._draft, self._show, self._label, self._back = again, draft, show, name, back
        self._failure_told = False
        self.clashes = Clashes(ctx, wizard, lambda said, word, do: message.show_message(said, "warn", ((word, do),)))
        keeper.kept.connect(self._kept)
        keeper.failed.connect(self._not_kept)
        keeper.clashed.connect(self._meet)

    def _kept(self, _when: datetime) -> None:
        """The header of the window says when; here only a failure before is no longer said."""
        if self._failure_told:
            self._failure_told = False
            self._message.clear()

    def _not_kept(self, error: Exception) -> None:
        self._failure_told = True
        self._message.show_message(self._ctx.say(error), "bad", ((tr("再试一次"), self._again),))

    def _meet(self, error: OtherValue[ProposalDraft]) -> None:
        """Entries that only the other person wrote come beside these; of the others a person decides."""
        error.pairs = tuple(self._in_words(one) for one in error.pairs)
        sides = merged(error.pairs)
        if sides is None:
            self._failure_told = True
            self.clashes.meet(error, self._name, lambda chosen: self._decided(error, chosen))
        else:
            self._settle(error, sides)
            self._message.show_message(joined_words(error, self._name), "info")

    def _in_words(self, pair: Pair) -> Pair:
        """What is chosen in a field as the form names it."""
        names, lang = self._keeper.departments, self._ctx.lang
        if pair.key == "department_id":
            return replace(pair, theirs=names.get(pair.theirs, pair.theirs), mine=names.get(pair.mine, pair.mine))
        return replace(
            pair, theirs=value_words(pair.key, pair.theirs, lang), mine=value_words(pair.key, pair.mine, lang)
        )

    def _name(self, pair: Pair) -> str:
        label = self._label(pair.key)
        return label if label != pair.key else field_words(pair.key, self._ctx.lang)

    def _decided(self, error: OtherValue[ProposalDraft], sides: Sides) -> None:
        self._message.clear()
        self._settle(error, sides)
        self._back()

    def _settle(self, error: OtherValue[ProposalDraft], sides: Sides) -> None:
        self._keeper.settle(error.theirs, losing(error.pairs, sides))
        self._show(chosen_draft(error.theirs, self._draft(), sides))
        self._again()

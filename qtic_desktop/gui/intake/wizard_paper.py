"""The paper beside the wizard: what the wizard says of its pages and fields."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.drafting import DraftKeeper
from qtic_desktop.gui.intake.form_page import FormPage
from qtic_desktop.gui.intake.paper_beside import ANY_FORM, PaperBeside
from qtic_desktop.gui.intake.shelf import MaterialShelf
from qtic_desktop.gui.intake.wizard_frame import WizardFrame


class _WizardDesk:
    """The form that is filled in; ``at`` gives the draft and the page in front."""

    def __init__(self, frame: WizardFrame, keeper: DraftKeeper, at: Callable[[], tuple[ProposalDraft, str]]) -> None:
        self._frame, self._keeper, self._at = frame, keeper, at

    def paper_id(self) -> str | None:
        return self._keeper.proposal_id

    def paper_form(self) -> str:
        return self._at()[0].get("track") or ANY_FORM

    def paper_page(self) -> str:
        return self._at()[1]

    def paper_field(self, widget: QWidget | None) -> str:
        page = self._frame.stack.currentWidget()
        return page.field_at(widget) if isinstance(page, FormPage) else ""

    def paper_label(self, field: str) -> str:
        page = self._frame.stack.currentWidget()
        return (page.label_of(field) if isinstance(page, FormPage) else "") or field

    def paper_shown(self, shown: bool) -> None:
        """A table wider than half the window scrolls sideways; nothing of it is cut off."""
        self._frame.make_room(shown)
        for page in self._frame.stack.findChildren(FormPage):
            _let_scroll(page, shown)


def _let_scroll(page: FormPage, wanted: bool) -> None:
    policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    page.setHorizontalScrollBarPolicy(policy)


def beside_wizard(
    frame: WizardFrame,
    ctx: AppContext,
    keeper: DraftKeeper,
    shelf: MaterialShelf,
    at: Callable[[], tuple[ProposalDraft, str]],
) -> PaperBeside:
    """Lay the scan of the form beside the wizard; a file that comes or goes there is known here."""
    desk = _WizardDesk(frame, keeper, at)
    beside = PaperBeside(ctx, desk, frame.halves, frame.paper_button, take=shelf.take_scan)

    def page_came(_number: int) -> None:
        page = frame.stack.currentWidget()
        if isinstance(page, FormPage):
            _let_scroll(page, beside.is_shown)
        beside.page_came()

    frame.stack.currentChanged.connect(page_came)
    shelf.present.connect(lambda _kinds: beside.refresh())
    beside.begin()
    return beside

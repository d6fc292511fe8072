"""An exported log is held against its signature and against this workspace; the answer is a sentence on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.gui.page import Page
from qtic_desktop.resources import message
from qtic_desktop.services.signed_log import verify_export

if TYPE_CHECKING:
    from qtic_desktop.services.signed_log import SignedFile

_KINDS = {"valid": "ok", "unknown": "warn", "invalid": "bad"}


def tell_about_export(page: Page, path: Path) -> None:
    """Say on the page what is to be said of a log, whether it or its signature was chosen."""

    def tell(found: SignedFile) -> None:
        page.message.show_message(message(found.code, page.ctx.lang, **found.facts), _KINDS[found.state])

    page.ctx.work(verify_export.bind(path=path), on_done=tell, on_error=page.report)

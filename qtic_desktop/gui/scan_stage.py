"""扫描回收 as the catalogue has it, apart from its page, which is imported when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stages import Stage, Waiting
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from qtic_desktop.gui.context import AppContext
    from qtic_desktop.gui.page import Page


def scan_stage() -> Stage:
    """The entry."""
    return Stage(
        "scans",
        tr("扫描回收"),
        "file-check",
        "三(二)",
        make=_scans,
        waits=(
            Waiting(
                "scans_to_place",
                tr("{n} 页扫描件等待认领"),
                tr("去认领"),
                lambda one: Place("scans", one, view="waiting"),
            ),
        ),
    )


def _scans(ctx: AppContext) -> Page:
    from qtic_desktop.gui.scans import scans_page

    return scans_page(ctx)

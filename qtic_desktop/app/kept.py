"""After a session that did not end: what of whose was kept, and the way to it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from shiboken6 import isValid

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.today.kept_dialog import way_to
from qtic_desktop.resources import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from qtic_desktop.gui.main_window import MainWindow
    from qtic_desktop.storage.queries.kept import Kept, KeptEntry

_WHAT: Final = {
    Act.SAVE_DRAFT: "申报草稿",
    Act.SAVE_POINTS: "评分表",
    Act.SAVE_COMMENT: "评分表",
    Act.SAVE_VETO: "评分表",
    Act.SAVE_OPINION_TEXT: "意见书",
}


def tell_what_was_kept(window: MainWindow, since: datetime) -> None:
    """Ask what was being typed then, and say it on the page in front."""
    from qtic_desktop.storage.queries.kept import kept_since

    window.ctx.ask(kept_since.bind(since=since.isoformat(timespec="seconds")), on_done=partial(_tell, window))


def _tell(window: MainWindow, kept: Kept) -> None:
    if not isValid(window):
        return
    lang = window.ctx.lang
    if kept.last is None:
        window.notices.tell(message("gui.kept_nothing" if not kept.others else "gui.kept_others", lang), "warn")
        return
    last = kept.last
    facts = {"name": last.actor_name, "time": last.at[11:19], "what": tr(_WHAT[Act(last.act)]), "about": last.about}
    sentence = message("gui.kept_after_crash", lang, **facts)
    go_on = partial(window.ctx.go, way_to(last))
    acts = ((tr("查看…"), partial(_look, window, last, sentence, go_on)), (tr("打开"), go_on))
    window.notices.tell(sentence, "warn", acts)


def _look(window: MainWindow, last: KeptEntry, sentence: str, go_on: Callable[[], None]) -> None:
    from qtic_desktop.gui.today.kept_dialog import KeptDialog

    dialog = KeptDialog(last, sentence, go_on, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

"""What a start has loaded is set aside once, and what comes later is collected as before."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.collector import Collector


class Knot:
    """Holds itself."""

    def __init__(self) -> None:
        self.me = self


def test_what_is_loaded_is_set_aside_once_and_later_knots_are_undone(qtbot: QtBot) -> None:
    parent = QObject()
    gc.unfreeze()  # the tests set aside what they have loaded, too
    try:
        collector = Collector(parent)
        assert not gc.isenabled()
        collector.set_aside()
        held = gc.get_freeze_count()
        assert held > 10_000
        later = weakref.ref(Knot())
        collector.set_aside()
        assert gc.get_freeze_count() == held
        gc.collect()
        assert later() is None
    finally:
        gc.freeze()

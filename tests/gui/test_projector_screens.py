"""The projector window on one, two and three displays, mirrored ones, and when the second is pulled out and plugged in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.gui.screen_fixtures import ROOT

PLAY = """
import json
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from qtic_desktop.gui.meetings.projector import Projector

app = QApplication([])
window = QWidget()
layout = QHBoxLayout(window)
layout.setContentsMargins(0, 0, 0, 0)
layout.setSpacing(0)
menu, page = QWidget(), QWidget()
menu.setFixedWidth(216)
layout.addWidget(menu)
layout.addWidget(page)
window.setGeometry(app.screens()[0].geometry())
window.show()


def told(big):
    return [big.screen().name(), big.geometry().getRect(), big.isFullScreen(), big.lines["note"].text()]


class Pulled(Projector):
    there = True

    def others(self):
        return super().others() if self.there else []


big = Pulled(window)
big.open_beside(page)
big.lines["clock"].setText("00:00")
said = {"others": [one.name() for one in big.others()], "opened": told(big)}
said["more"] = big.move_on()
said["then"] = told(big)
said["last"] = big.move_on()
big.there = False
big._on_screens(app.screens()[0])
app.processEvents()
said["pulled"] = told(big)
big.there = True
big._on_screens(app.screens()[0])
app.processEvents()
said["plugged"] = told(big)
print(json.dumps(said))
"""


def played(folder: Path, *screens: tuple[str, int, int, int, int]) -> dict[str, object]:
    """What the window said of itself in a process of its own with these displays."""
    keys = ("name", "x", "y", "width", "height")
    facts = [dict(zip(keys, one, strict=True)) | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1} for one in screens]
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": facts}), encoding="utf-8")
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PLAY],
        cwd=ROOT, env={**os.environ, **platform}, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_it_fills_the_second_display_goes_on_to_the_third_and_comes_back_when_that_is_pulled_out(
    tmp_path: Path,
) -> None:
    laptop, beamer, screen = ("A", 0, 0, 1093, 614), ("B", 1093, 0, 1024, 768), ("C", 2117, 0, 1920, 1080)
    mirror = ("M", 0, 0, 1093, 614)
    said = played(tmp_path, laptop, mirror, beamer, screen)
    assert said["others"] == ["B", "C"], "a display that shows the same as the laptop is no second one"
    assert said["opened"] == ["B", [1093, 0, 1024, 768], True, ""]
    assert said["more"] is True
    assert said["then"] == ["C", [2117, 0, 1920, 1080], True, ""]
    assert said["last"] is False, "pressed once more it is closed"
    name, (x, y, width, height), full, note = said["pulled"]  # type: ignore[misc]
    assert (name, full) == ("A", False)
    assert note.startswith("投影屏断开了")
    assert x + width <= 216, "it hides nothing of the page"
    assert y >= 614 // 2
    assert y + height <= 614
    assert said["plugged"] == ["B", [1093, 0, 1024, 768], True, ""]


def test_with_one_display_it_stands_beside_the_page_and_says_why(tmp_path: Path) -> None:
    said = played(tmp_path, ("A", 0, 0, 1093, 614))
    name, (x, _, width, _), full, note = said["opened"]  # type: ignore[misc]
    assert (name, full, said["more"]) == ("A", False, False)
    assert x + width <= 216
    assert note.startswith("只有一块显示屏")

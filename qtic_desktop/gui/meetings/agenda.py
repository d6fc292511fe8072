"""The running order of a meeting; once it is open, who takes part in each proposal and whether that is enough."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import plain_label
from qtic_desktop.gui.words import with_track
from qtic_desktop.storage.queries.meetings import AttendanceRow, MeetingDetail


class AgendaList(QWidget):
    """One line a proposal, below it the attendance, and in the colour of a warning what it lacks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(2))
        self._body: QWidget | None = None

    def show_items(self, detail: MeetingDetail, attendance: Sequence[AttendanceRow], minimum: int) -> None:
        """Show the proposals in running order; ``minimum`` is the quorum."""
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self._body.deleteLater()
        self._body = QWidget(self)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(2))
        names = {seat.expert_id: seat.name for seat in detail.panel}
        here = {row.agenda_item_id: row for row in attendance}
        for item in detail.items:
            text = f"{item.position}  {item.number}  {with_track(item.center_name, item.track)}"
            layout.addWidget(plain_label(text, parent=self._body))
            if item.id in here:
                layout.addWidget(plain_label(_who(here[item.id], names), "muted", self._body))
            for sentence in lacks(here.get(item.id), minimum):
                layout.addWidget(plain_label(sentence, "warn", self._body))
        self._layout.addWidget(self._body)


def _who(row: AttendanceRow, names: dict[str, str]) -> str:
    parts = [tr("参加 {n} 人").format(n=len(row.taking_part))]
    if row.recused:
        parts.append(tr("回避 {n} 人").format(n=row.recused))
    if row.absent:
        parts.append(tr("缺席 {n} 人").format(n=row.absent))
    if row.acting:
        parts.append(tr("代理组长 {name}").format(name=names[row.leader_id]))
    return "    " + tr("，").join(parts)


def lacks(row: AttendanceRow | None, minimum: int) -> list[str]:
    """What is wrong with the attendance of a proposal, as sentences."""
    if row is None:
        return []
    found = []
    if len(row.taking_part) < minimum:
        words = tr("参加 {n} 人，少于规则要求的 {minimum} 人（指引未规定）；封存时须由人裁定。")
        found.append(words.format(n=len(row.taking_part), minimum=minimum))
    if not row.leader_id:
        found.append(tr("组长不参加这个项目，请指定代理组长。"))
    return found

"""分年度考核指标: what will be measured, where it stands now, and the target of each of three years."""

from __future__ import annotations

from collections.abc import Sequence

from qtic_desktop.domain.intake import Indicator
from qtic_desktop.gui.intake.line_table import LineTable
from qtic_desktop.gui.texts import tr


class IndicatorTable(LineTable):
    """Names: ``indicators.0.name``, ``baseline`` and ``year1`` to ``year3``; figures with their unit, as on paper."""

    table = "indicators"
    row_type = Indicator
    parts = ("name", "baseline", "year1", "year2", "year3")
    stretches = (5, 2, 2, 2, 2)

    def titles(self) -> Sequence[str]:
        """Heads of the columns."""
        return (tr("考核指标（写明单位）"), tr("现状"), tr("第 1 年"), tr("第 2 年"), tr("第 3 年"))

    def spoken(self, line: int, column: int) -> str:
        """Which indicator and what of it."""
        words = (
            tr("考核指标 {n} 名称"),
            tr("考核指标 {n} 现状"),
            tr("考核指标 {n} 第 1 年"),
            tr("考核指标 {n} 第 2 年"),
            tr("考核指标 {n} 第 3 年"),
        )
        return words[column].format(n=line)

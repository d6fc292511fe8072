"""共建单位: a line each with what it does and the money it brings (万元)."""

from __future__ import annotations

from collections.abc import Sequence

from qtic_desktop.domain.intake import Partner
from qtic_desktop.gui.intake.line_table import LineTable
from qtic_desktop.gui.texts import tr


class PartnerTable(LineTable):
    """Names: ``partners.0.name``, ``duty`` and ``money`` (万元)."""

    table = "partners"
    row_type = Partner
    parts = ("name", "duty", "money")
    money = frozenset({"money"})
    stretches = (3, 3, 2)

    def titles(self) -> Sequence[str]:
        """Heads of the columns."""
        return (tr("单位名称"), tr("分工"), tr("出资（万元）"))

    def spoken(self, line: int, column: int) -> str:
        """Which partner and what of it."""
        words = (tr("共建单位 {n} 名称"), tr("共建单位 {n} 分工"), tr("共建单位 {n} 出资（万元）"))
        return words[column].format(n=line)

"""A table sorts names as they are read."""

from __future__ import annotations

import pytest

from qtic_desktop.gui.models.rows import Column, RowTableModel


@pytest.mark.usefixtures("qapp")
def test_a_table_sorts_its_names_as_they_are_read_and_its_figures_as_figures() -> None:
    columns = [
        Column("name", "姓名", lambda row: row[0], pinyin=True),
        Column("count", "数", lambda row: row[1]),
    ]
    model = RowTableModel(columns)
    model.set_rows([("张海涛", 2), ("", 9), ("陈颇", 10), ("丁一", 1)])
    model.sort(0)
    assert [row[0] for row in model.shown()] == ["陈颇", "丁一", "张海涛", ""]
    model.sort(1)
    assert [row[1] for row in model.shown()] == [1, 2, 9, 10]

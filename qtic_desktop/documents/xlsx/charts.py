"""Charts in a workbook: pictures of cells that are there, so that a figure stands in one place alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.chart import BarChart, PieChart, Reference
from openpyxl.chart.label import DataLabelList

from qtic_desktop.documents.xlsx.grid import Picture

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CHART_ROW: Final = 20.0  # points
_ROW_CM: Final = CHART_ROW / 72 * 2.54
_COLUMN_CM: Final = 0.2  # of a character of the usual type
_COLORS: Final = ("2F6DA8", "C77C2B", "5B8C5A", "8A5A9E")


def draw_chart(sheet: Worksheet, picture: Picture, width: float) -> None:
    """Draw one chart; ``width`` is that of the whole sheet in characters."""
    first, last = picture.rows
    chart = PieChart() if picture.kind == "pie" else BarChart()
    for column in picture.values:
        chart.add_data(Reference(sheet, column, picture.head, column, last), titles_from_data=True)
    chart.set_categories(Reference(sheet, picture.label, first, picture.label, last))
    chart.title = None
    chart.width = min(26.0, width * _COLUMN_CM)  # type: ignore[assignment]
    chart.height = (picture.tall - 1) * _ROW_CM
    if isinstance(chart, BarChart):
        chart.type, chart.gapWidth = "bar", 60
        chart.x_axis.scaling.orientation = "maxMin"  # the first line of the table is the first bar
        chart.y_axis.majorGridlines = None
        chart.x_axis.delete = chart.y_axis.delete = False
        chart.y_axis.scaling.min = 0
        if len(picture.values) == 1:
            chart.legend = None
        for place, series in enumerate(chart.series):
            series.graphicalProperties.solidFill = _COLORS[place % len(_COLORS)]
    chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    if picture.kind == "pie":
        chart.dataLabels.showPercent = True
    sheet.add_chart(chart, f"A{picture.at}")

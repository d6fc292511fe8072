"""统计图: what the workbook and the pages of the statistics show, on the screen, down to the records behind a bar."""

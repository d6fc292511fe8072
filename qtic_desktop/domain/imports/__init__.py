"""Columns and forms of what comes in from workbooks (见导入): headings, kinds, what each column must be."""

"""Workbooks that the office prints, files and fills in: values typed as values, text that can never act."""

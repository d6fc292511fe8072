"""形式审查: the list of accepted applications, the sheet of items, results and corrections."""

"""绩效评估 (三（四）): listing and self-reports, the panel, grades, what follows them, papers."""

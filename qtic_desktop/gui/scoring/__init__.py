"""评分与表决: the expert's panel, the clerk's matrix, the figures and their explanation, and sealing."""

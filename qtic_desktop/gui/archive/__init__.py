"""归档与备份 in the window: where the data is, backups, checks, and what the program is made of."""

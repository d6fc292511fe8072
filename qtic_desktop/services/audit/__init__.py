"""检查 (check): the whole workspace held against its own audit log, its rules of access and its files."""

"""The database of a workspace on a PostgreSQL server (docs/decisions/0020-on-a-server.md)."""

"""SQLAlchemy tables, queries, migrations and the audit chain."""

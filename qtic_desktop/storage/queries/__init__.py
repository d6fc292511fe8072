"""Reads for lists and panels: functions ``query(session, **facts)`` that return frozen rows."""

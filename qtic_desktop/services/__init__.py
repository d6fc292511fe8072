"""Use cases: one module per stage, keyword-only functions, one transaction each."""

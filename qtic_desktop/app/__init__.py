"""Composition root: command line, wiring, diagnostics."""

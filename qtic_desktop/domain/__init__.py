"""The procedure of the guideline as values and pure functions: no I/O, no clock, no Qt, no SQL."""

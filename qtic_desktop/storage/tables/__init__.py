"""The tables, one module per stage. Who reads or writes some names the module they are in; who goes through all of them
asks ``every`` for them, so that a start maps only what its first list shows."""

"""One module per command: ``run(options) -> Answer``."""

"""What counts as a reason wherever one is asked for."""

from __future__ import annotations

from typing import Final

LEAST_REASON: Final = 4
"""Characters that a reason has at least; fewer say nothing to whoever reads the record later."""

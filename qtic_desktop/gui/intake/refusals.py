"""What a field did not take while something was typed into it.

``1.5亿`` leaves ``1.5`` in a field of 万元, and the sentence that said so is gone with the next key. So it stands beside
the field until somebody comes back and changes it.
"""

from __future__ import annotations

from collections.abc import Mapping


class Refusals:
    """Sentences by field name."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self._left: set[str] = set()

    def add(self, field: str, sentence: str) -> None:
        """Something was not taken."""
        self.said[field] = sentence
        self._left.discard(field)

    def left(self, field: str) -> None:
        """The field was left; changing it after this is a second look."""
        if field in self.said:
            self._left.add(field)

    def edited(self, field: str) -> None:
        """The field, or the table it lies in, was changed."""
        for name in [name for name in self._left if name == field or name.startswith(f"{field}.")]:
            self._left.discard(name)
            self.said.pop(name, None)

    def joined(self, found: Mapping[str, tuple[str, bool]]) -> dict[str, tuple[str, bool]]:
        """``found`` with these as hints; a hint gives way to them, what blocks does not."""
        hints = {name: (sentence, False) for name, sentence in self.said.items()}
        return {**found, **{name: hint for name, hint in hints.items() if not found.get(name, ("", False))[1]}}

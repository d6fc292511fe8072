"""What a field did not take while something was typed into it.

``1.5亿`` leaves ``1.5`` in a field of 万元, and the sentence that said so is gone with the next key. So it stands beside
the field until somebody comes back and changes it. Where nothing of what was typed or pasted is in the figure that stands
there afterwards, a good figure ends it at once.
"""

from __future__ import annotations

from collections.abc import Mapping


class Refusals:
    """Sentences by field name."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self._left: set[str] = set()
        self._stood: dict[str, str] = {}
        self._fresh: set[str] = set()

    def add(self, field: str, sentence: str, stood: str, *, whole: bool) -> None:
        """Something was not taken; ``stood`` is the text that was in the field then. ``whole``: it came at once and nothing
        of it is in the field, so that what is typed next stands by itself."""
        self.said[field] = sentence
        self._stood[field] = "" if whole else stood
        if whole:
            self._fresh.add(field)
        else:
            self._fresh.discard(field)
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

    def typed(self, field: str, text: str) -> None:
        """``text`` is a good figure that stands in the field now. It ends the sentence where it does not go on from what
        stood there when something was refused: ``1亿5`` would be 15."""
        if field not in self.said or not text:
            return
        stood = self._stood[field]
        if field in self._fresh or (stood and not text.startswith(stood)):
            self._forget(field)

    def emptied(self, field: str) -> None:
        """The field is blank again: what is typed now begins anew."""
        if field in self.said:
            self._fresh.add(field)

    def _forget(self, field: str) -> None:
        self.said.pop(field, None)
        self._left.discard(field)
        self._fresh.discard(field)

    def joined(self, found: Mapping[str, tuple[str, bool]]) -> dict[str, tuple[str, bool]]:
        """``found`` with these as hints; a hint gives way to them, what blocks does not."""
        hints = {name: (sentence, False) for name, sentence in self.said.items()}
        return {**found, **{name: hint for name, hint in hints.items() if not found.get(name, ("", False))[1]}}

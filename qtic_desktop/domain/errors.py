"""Two kinds of trouble a person meets: a rule that says no, and an environment that fails. Sentences live in resources."""

from __future__ import annotations

from typing import Self


class QticError(Exception):
    """An expected refusal with a stable id; ``facts`` fill the sentence found under ``code`` in the messages.
    ``argument`` is the one it is about, where that is known."""

    exit_status = 2

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
        self.argument = ""

    def beside(self, argument: str) -> Self:
        """The same refusal, about one argument of the use case: a form then says it beside that field."""
        self.argument = argument
        return self

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({shown})" if shown else self.code


class Refused(QticError):
    """The input or the state does not allow it; nothing was changed."""


class StaleEdit(Refused):
    """Somebody else changed the same record since it was read (optimistic lock)."""


class MissingGlyph(Refused):
    """No font at hand can print a character; named before anything is printed or signed."""


class EnvironmentTrouble(QticError):
    """Disk, permission, lock or missing program: not the person's fault, nothing half-done."""

    exit_status = 3


class NotAllowed(QticError):
    """The role of this person does not carry the right."""

    exit_status = 4

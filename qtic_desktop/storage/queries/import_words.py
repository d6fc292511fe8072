"""What the import was taught (``domain.imports.words``)."""

from __future__ import annotations

from typing import Final

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.imports.words import LearnedWords
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.registry import WorkspaceFact

LEARNED: Final = "import_words"


@query(Read.PROPOSALS)
def learned_words(session: Session) -> LearnedWords:
    """Headings and departments of recommendation lists, as this office taught them."""
    fact = session.get(WorkspaceFact, LEARNED)
    return LearnedWords.from_text(fact.value if fact is not None else "")

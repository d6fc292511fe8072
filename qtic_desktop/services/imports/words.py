"""Teach the import the words of a district's list: its headings and how it writes departments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.confined.reader import Reader, read_apart
from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.columns import PROPOSALS
from qtic_desktop.domain.imports.columns_past import PAST_MEANINGS
from qtic_desktop.domain.imports.forms import MARKED_HEADING
from qtic_desktop.domain.imports.words import LearnedWords
from qtic_desktop.exchange.spreadsheets import look_at_heads
from qtic_desktop.services.imports.places import register
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job, use_case
from qtic_desktop.storage.queries.import_words import LEARNED, learned_words
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.registry import Department, WorkspaceFact
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace

_LONGEST: Final = 80
_MOST: Final = 30


@use_case(Act.LEARN_WORDS)
def learn_words(work: UnitOfWork, *, headings: Mapping[str, str], departments: Mapping[str, str]) -> Changes:
    """Remember what headings (as written, to the key of a column) and names of departments (to the id) mean; an empty
    meaning forgets the word. The audit entry says what was taught.

    Raises ``Refused``: imports.no_such_meaning, imports.word_too_long.
    """
    columns = {column.key for column in PROPOSALS.columns} | PAST_MEANINGS
    known = set(work.session.scalars(select(Department.id).where(Department.merged_into_id.is_(None))))
    for word in (*headings, *departments):
        if not word.strip() or len(word) > _LONGEST:
            raise Refused("imports.word_too_long", word=word[:20])
    if (set(headings.values()) - columns | set(departments.values()) - known) - {""}:
        raise Refused("imports.no_such_meaning")
    fact = work.session.get(WorkspaceFact, LEARNED)
    before = LearnedWords.from_text(fact.value if fact is not None else "")
    after = before.joined(headings, departments)
    work.session.merge(WorkspaceFact(name=LEARNED, value=after.to_text()))
    work.record(Act.LEARN_WORDS, Kind.WORKSPACE, "workspace", words=sorted((*headings, *departments)))
    return Changes.of_kinds(Kind.WORKSPACE)


@dataclass(frozen=True, slots=True)
class WordOfFile:
    """A word as the file writes it and what it means, empty where nothing is known; ``learned``: somebody taught it."""

    written: str
    meaning: str
    learned: bool
    suggested: bool = False
    """Whether ``meaning`` is only what the program thinks likely."""


_COLUMNS: Final = tuple((column.key, column.zh, column.en) for column in PROPOSALS.columns[1:])


@dataclass(frozen=True, slots=True)
class WordsOfFile:
    """The headings that the program does not know by itself or was taught, the departments likewise, and what there is to
    choose from (id and name)."""

    headings: tuple[WordOfFile, ...]
    departments: tuple[WordOfFile, ...]
    register: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str, str], ...] = _COLUMNS
    """What a heading can mean: key, Chinese and English title."""


@query(Read.PROPOSALS)
def department_names(session: Session, *, written: tuple[str, ...]) -> dict[str, str]:
    """What the register itself makes of names: id by name, empty for none."""
    known = register(session, learned=False)
    return {name: known.id_of(name) for name in written}


@query(Read.PROPOSALS)
def department_register(session: Session) -> tuple[tuple[str, str], ...]:
    """Id and name of every department, by name."""
    rows = select(Department.id, Department.name).where(Department.merged_into_id.is_(None)).order_by(Department.name)
    return tuple((row.id, row.name) for row in session.execute(rows))


@job(Act.IMPORT_PROPOSALS, thread="storage")
def words_of_file(workspace: Workspace, actor: Actor, *, path: Path) -> WordsOfFile:
    """The words of a recommendation list that can be taught; ``Refused`` for a file that is no table at all."""
    known = ask(workspace.store, actor, learned_words.bind())
    heads = read_apart(Reader.TABLES, look_at_heads, path, PROPOSALS, dict(known.headings))
    headings = tuple(
        WordOfFile(word, known.meaning_of_heading(word), bool(known.meaning_of_heading(word)))
        for word in heads.unknown
        if word != MARKED_HEADING
    )
    written = heads.texts_of("department")[:_MOST]
    own = ask(workspace.store, actor, department_names.bind(written=written))
    departments = tuple(
        WordOfFile(word, known.meaning_of_department(word), bool(known.meaning_of_department(word)))
        for word in written
        if not own[word] and len(word) <= _LONGEST
    )
    return WordsOfFile(headings[:_MOST], departments, ask(workspace.store, actor, department_register.bind()))

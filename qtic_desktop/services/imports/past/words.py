"""What the headings and departments of a workbook of past years may mean: offered by likeness, said by a person, remembered."""

from __future__ import annotations

from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.imports.columns_past import FORMS_OF_PAST, meaning
from qtic_desktop.domain.imports.words import likely_meaning
from qtic_desktop.services.imports.past import read_past
from qtic_desktop.services.imports.words import WordOfFile, WordsOfFile, department_names, department_register
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.import_words import learned_words
from qtic_desktop.storage.workspace import Workspace

_MOST = 30


@job(Act.TAKE_PAST_YEARS, thread="storage")
def words_of_past(workspace: Workspace, actor: Actor, *, path: Path) -> WordsOfFile:
    """The words of the workbook that can be taught, with what is likely; ``Refused`` for a file that is none."""
    found, known = read_past(workspace, actor, path), ask(workspace.store, actor, learned_words.bind())
    columns = tuple(
        (meaning(part, one.key), f"{form.zh}：{one.zh}", f"{form.en}: {one.en}")
        for part, form in FORMS_OF_PAST.items()
        for one in form.columns[1:]
    )
    titles = {
        word: meaning(part, one.key)
        for part, form in FORMS_OF_PAST.items()
        for one in form.columns[1:]
        for word in (one.zh, *one.aliases)
    }
    past = [(word, key) for word, key in known.headings.items() if "." in key]
    headings = [WordOfFile(word, key, True) for word, key in past]
    for word in found.unknown:
        if not known.meaning_of_heading(word):
            likely = likely_meaning(word, titles)
            headings.append(WordOfFile(word, likely, False, bool(likely)))
    written = found.departments[:_MOST]
    own = ask(workspace.store, actor, department_names.bind(written=written))
    departments = tuple(
        WordOfFile(word, known.meaning_of_department(word), bool(known.meaning_of_department(word)))
        for word in written
        if not own[word]
    )
    register = ask(workspace.store, actor, department_register.bind())
    return WordsOfFile(tuple(headings[:_MOST]), departments, register, columns)

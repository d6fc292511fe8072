"""Two people at one sheet of an examination: what stands at an item is not what the person was shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.clashes import Pair
from qtic_desktop.resources import words
from qtic_desktop.services.clashes import other_value
from qtic_desktop.storage.tables.examination import ExaminationItem
from qtic_desktop.storage.unit_of_work import UnitOfWork


def require_seen(
    work: UnitOfWork,
    proposal_id: str,
    items: Mapping[str, ExaminationItem],
    marks: Sequence[tuple[str, str, str]],
    seen: Mapping[str, Collection[tuple[str, str]]],
) -> None:
    """``OtherValue`` where an item holds neither what is to be written nor anything of ``seen``; an item not named there is
    written as it comes."""
    theirs = {key: (items[key].mark.value, items[key].note) for key, _mark, _note in marks}
    pairs = [
        Pair(key, _in_one(*theirs[key]), _in_one(mark, note.strip()), items[key].title)
        for key, mark, note in marks
        if key in seen and theirs[key] not in ((mark, note.strip()), *seen[key])
    ]
    if pairs:
        raise other_value(work, Act.MARK_EXAMINATION, proposal_id, theirs, pairs)


def _in_one(mark: str, note: str) -> str:
    """A mark with its note, as a pair shows them."""
    return f"{words('audit.value').get(mark, mark)}\n{note}".strip()

"""People of one name, told apart: the unit stands beside a name whenever somebody else of that name is known here, and a
number behind it where the unit is the same too. Nobody's name gets anything beside it otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


class Known(NamedTuple):
    """A person as the rule knows them; ``unit`` is empty where nobody has said it."""

    id: str
    name: str
    unit: str


def beside(people: Iterable[Known]) -> dict[str, str]:
    """What stands beside the name, by id, for those of ``people`` who share theirs; numbers go by the order of ids, which
    is that in which people were registered."""
    known = sorted(people)
    names = Counter(one.name for one in known)
    same = Counter((one.name, one.unit) for one in known)
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[str, str] = {}
    for one in known:
        if names[one.name] > 1:
            key = (one.name, one.unit)
            seen[key] += 1
            found[one.id] = one.unit if same[key] == 1 and one.unit else f"{one.unit} {seen[key]}".strip()
    return found


def called(name: str, apart: str) -> str:
    """The name as it is shown, written down and printed: with what tells it apart, where there is something."""
    return f"{name}（{apart}）" if apart and not name.endswith("）") else name

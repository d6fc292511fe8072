"""Two values where only one can stand: what somebody else wrote meanwhile, and what the person at work would write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from qtic_desktop.domain.errors import StaleEdit

if TYPE_CHECKING:  # every form is ready for a clash, and few are of these two
    from qtic_desktop.domain.intake import ProposalDraft
    from qtic_desktop.domain.opinions import OpinionText

Value = TypeVar("Value")
OTHER: Final = "storage.other_value"


class Side(StrEnum):
    """Whose value is to stand."""

    THEIRS = "theirs"
    MINE = "mine"


@dataclass(frozen=True, slots=True)
class Pair:
    """One place with both values, as text. ``key`` names the place to the program, ``title`` to a person where the data
    have a name for it. ``only``: whose change it is where the other one left it as it was, None where both changed it."""

    key: str
    theirs: str
    mine: str
    title: str = ""
    only: Side | None = None


class OtherValue(StaleEdit, Generic[Value]):
    """Nothing was written: ``who`` has written something else ``at`` (ISO 8601) since the person at work last saw it.
    ``theirs`` is what stands there as a whole, ``pairs`` are the places that differ."""

    def __init__(self, theirs: Value, pairs: Sequence[Pair], *, who: str, at: str) -> None:
        super().__init__(OTHER, who=who, at=at[11:16], count=len(pairs))
        self.theirs, self.pairs, self.who, self.at = theirs, tuple(pairs), who, at


def chosen_text(theirs: OpinionText, mine: OpinionText, sides: Mapping[str, Side]) -> OpinionText:
    """Each part of an opinion from the side it was given; what differs nowhere is the same on both."""
    if _WHOLE in sides:
        return theirs if sides[_WHOLE] is Side.THEIRS else mine
    parts = tuple(
        other if sides.get(f"part.{place}") is Side.THEIRS else part
        for place, (part, other) in enumerate(zip(mine.parts, theirs.parts, strict=True))
    )
    plain = {name: getattr(theirs, name) for name in _PLAIN if sides.get(name) is Side.THEIRS}
    return replace(mine, parts=parts, **plain)


_PLAIN: Final = ("opening", "dissent")
_WHOLE: Final = "text"


def text_pairs(base: OpinionText | None, theirs: OpinionText, mine: OpinionText) -> tuple[Pair, ...]:
    """Where two texts of an opinion differ; ``base`` is what ``mine`` was written from, None where that is not known."""

    def places(text: OpinionText) -> dict[str, tuple[str, str]]:
        parts = {f"part.{place}": (part.heading, part.body) for place, part in enumerate(text.parts)}
        return {"opening": ("", text.opening), **parts, "dissent": ("", text.dissent)}

    def headings(text: OpinionText) -> list[str]:
        return [part.heading for part in text.parts]

    before = {} if base is None else places(base)
    ours = places(mine)
    if headings(theirs) != headings(mine):  # another wording was taken: its parts are not the same parts
        whole = ["\n\n".join(words for _, words in places(one).values() if words) for one in (theirs, mine)]
        return (Pair(_WHOLE, whole[0], whole[1]),)
    return tuple(
        Pair(key, words, ours[key][1], title, _only(before.get(key, (title, None))[1], words, ours[key][1]))
        for key, (title, words) in places(theirs).items()
        if words != ours[key][1]
    )


def is_another(theirs: ProposalDraft, known: Iterable[ProposalDraft]) -> bool:
    """Whether it is a state of a form that is none of the ``known`` ones. Ticks of missing papers are taken off with every
    file that comes, by nobody in particular."""
    return theirs.having(_TICKS, "") not in (one.having(_TICKS, "") for one in known)


_TICKS: Final = "missing_papers"


def draft_pairs(base: ProposalDraft | None, theirs: ProposalDraft, mine: ProposalDraft) -> tuple[Pair, ...]:
    """Where two states of a form differ: an entry each, a table as a whole."""
    from qtic_desktop.domain.intake.changes import TABLES, changes_between

    found: dict[str, Pair] = {}
    for change in changes_between(theirs, mine):
        key = change.field.partition(".")[0]
        if key == _TICKS:
            continue
        if key not in TABLES:
            was = None if base is None else base.get(key).strip()
            found[key] = Pair(
                key, change.before, change.after, only=_only(was, change.before.strip(), change.after.strip())
            )
        elif (known := found.get(key)) is None:
            was = None if base is None else getattr(base, key)
            found[key] = Pair(
                key, change.before, change.after, only=_only(was, getattr(theirs, key), getattr(mine, key))
            )
        else:
            found[key] = replace(
                known, theirs=f"{known.theirs}\n{change.before}".strip(), mine=f"{known.mine}\n{change.after}".strip()
            )
    return tuple(found.values())


def chosen_draft(theirs: ProposalDraft, mine: ProposalDraft, sides: Mapping[str, Side]) -> ProposalDraft:
    """The form with each entry from the side it was given."""
    from qtic_desktop.domain.intake.changes import TABLES

    for key, side in sides.items():
        if side is Side.THEIRS:
            mine = replace(mine, **{key: getattr(theirs, key)}) if key in TABLES else mine.having(key, theirs.get(key))
    return mine


def _only(was: object, theirs: object, mine: object) -> Side | None:
    if was is None:
        return None
    return Side.MINE if was == theirs else Side.THEIRS if was == mine else None


def losing(
    pairs: Sequence[Pair], sides: Mapping[str, Side], name: Callable[[Pair], str] = lambda pair: pair.key
) -> dict[str, str]:
    """What gives way, by the name of its place: it is told in the log, so that it is not lost. What was changed on one side
    alone does not give way."""
    return {
        name(one): one.mine if sides.get(one.key) is Side.THEIRS else one.theirs for one in pairs if one.only is None
    }

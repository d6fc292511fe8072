"""Values made the short way are what the standard decorator makes: nobody can tell them apart by what they do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from dataclasses import field
from types import MappingProxyType
from typing import Any, ClassVar, Generic, TypeVar

import pytest

from qtic_desktop.domain import values

Item = TypeVar("Item")


class _None:
    """Nothing at all."""


class _One:
    """One field."""

    name: str


class _Some(Generic[Item]):
    """Fields of all kinds, and a method."""

    name: str
    held: Item
    number: int | None = None
    """Told beside."""
    parts: tuple[str, ...] = field(default=())
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Both together."""
        return f"{self.name} {self.number}"


PLAIN = (_None, _One, _Some)
GIVEN: dict[type, tuple[Any, ...]] = {_None: (), _One: ("a",), _Some: ("a", 1, 2, ("x",), {"b": "c"})}


def both(shape: type) -> tuple[Any, Any]:
    """The same class made by either."""

    def body() -> type:
        kept = {name: value for name, value in vars(shape).items() if name not in {"__dict__", "__weakref__"}}
        return type(shape.__name__, shape.__bases__, kept) if shape is not _Some else type(shape.__name__, (), kept)

    return values.dataclass(frozen=True, slots=True)(body()), dataclasses.dataclass(frozen=True, slots=True)(body())


@pytest.mark.parametrize("shape", PLAIN)
def test_a_value_is_what_the_library_makes(shape: type) -> None:
    ours, theirs = both(shape)
    given = GIVEN[shape]
    one, other, same = ours(*given), theirs(*given), ours(*given)
    assert repr(one).replace(ours.__qualname__, "") == repr(other).replace(theirs.__qualname__, "")
    assert (one == same, one != same, one == other, one == None) == (True, False, False, False)  # noqa: E711
    for name in (entry.name for entry in dataclasses.fields(theirs)):
        assert getattr(one, name) == getattr(other, name)
    assert list(inspect.signature(ours).parameters) == list(inspect.signature(theirs).parameters)
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert not hasattr(one, "__dict__")
    assert [f.name for f in dataclasses.fields(ours)] == [f.name for f in dataclasses.fields(theirs)]
    assert dataclasses.asdict(one) == dataclasses.asdict(other)
    assert copy.copy(one) == one
    assert copy.deepcopy(one) == one
    assert ours.__dataclass_params__.frozen


def test_equal_values_have_one_hash_and_others_differ() -> None:
    ours, _theirs = both(_One)
    assert hash(ours("a")) == hash(ours("a"))
    assert len({ours("a"), ours("a"), ours("b")}) == 2
    some, _other = both(_Some)
    with pytest.raises(TypeError):
        hash(some("a", 1))  # a dict inside


def test_what_is_not_given_is_the_default_and_each_has_its_own() -> None:
    ours, _theirs = both(_Some)
    one, other = ours("a", held=1), ours(name="a", held=1)
    assert (one.number, one.parts, one.facts) == (None, (), {})
    assert one.facts is not other.facts
    with pytest.raises(TypeError):
        ours("a")
    assert dataclasses.replace(one, number=3).label == "a 3"
    assert one.number is None


def test_nothing_of_a_value_can_be_changed() -> None:
    ours, _theirs = both(_One)
    one = ours("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.name
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.other = "b"


@values.dataclass(frozen=True, slots=True)
class Kept:
    """At the top of a module, so that it can be written away."""

    name: str
    facts: MappingProxyType[str, str] | None = None


def test_a_value_can_be_written_away_and_read_again() -> None:
    assert pickle.loads(pickle.dumps(Kept("a"))) == Kept("a")


def test_a_class_of_another_manner_is_made_by_the_library() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Checked:
        name: str

        def __post_init__(self) -> None:
            if not self.name:
                raise ValueError("no name")

    @values.dataclass(frozen=True, slots=True)
    class Named:
        name: str
        KNOWN: ClassVar[int] = 3
        late: int = field(kw_only=True, default=1)

    @values.dataclass(frozen=True, slots=True)
    class More(Kept):
        number: int = 0

    @values.dataclass(slots=True)
    class Open:
        name: str

    with pytest.raises(ValueError, match="no name"):
        Checked("")
    assert (Named("a", late=2).late, Named.KNOWN) == (2, 3)
    with pytest.raises(TypeError):
        Named("a", 2)  # type: ignore[misc]
    assert More("a", None, 2) == More("a", number=2) != More("a", number=3)
    with pytest.raises(dataclasses.FrozenInstanceError):
        More("a").number = 2  # type: ignore[misc]
    changed = Open("a")
    changed.name = "b"
    assert changed.name == "b"

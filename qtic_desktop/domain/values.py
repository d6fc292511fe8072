"""``dataclass`` for what stands before the first list does: the same values, made in a third of the time.

The standard decorator writes six methods of every frozen class as text and compiles each of them; for a hundred and thirty
classes that was a fourteenth of the start. Five of the six are alike for all values and are shared here, so that
``__init__`` alone is compiled. A class of another manner (not frozen, a base with fields, fields with a manner of their own,
a method that the decorator would write) is made by the standard one.
"""

from __future__ import annotations

import dataclasses
import inspect
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass

__all__ = ["dataclass"]

if not TYPE_CHECKING:

    def dataclass(cls=None, /, **how):
        """As ``dataclasses.dataclass``."""

        def make(cls):
            return _value(cls) if how == _VALUE and _is_plain(cls) else dataclasses.dataclass(**how)(cls)

        return make if cls is None else make(cls)


_VALUE = {"frozen": True, "slots": True}
_WRITTEN = frozenset({"__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__post_init__"})
_MANNERS = ("ClassVar", "InitVar", "KW_ONLY")


@dataclasses.dataclass(frozen=True, slots=True)
class _Like:
    """Its parameters are those of all values."""


def _is_plain(cls: type) -> bool:
    names = inspect.get_annotations(cls)
    if (
        "self" in names
        or _WRITTEN & set(cls.__dict__)
        or any(hasattr(base, "__dataclass_fields__") for base in cls.__mro__)
    ):
        return False
    if any(manner in str(told) for told in names.values() for manner in _MANNERS):
        return False
    given = [value for value in vars(cls).values() if isinstance(value, dataclasses.Field)]
    return all(one.init and one.repr and one.compare and one.hash is None and one.kw_only is not True for one in given)


def _value(cls: type) -> type:
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(made)
    names = tuple(field.name for field in fields)
    read = _reader(names)

    def equal(self: Any, other: object) -> Any:
        return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented

    def put(self: Any, name: str, value: object) -> None:
        if type(self) is made or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(made, self).__setattr__(name, value)

    def take_out(self: Any, name: str) -> None:
        if type(self) is made or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(made, self).__delattr__(name)

    made.__init__, made.__repr__, made.__eq__ = _init(made, fields), _told, equal
    made.__hash__ = lambda self: hash(read(self))
    made.__setattr__, made.__delattr__ = put, take_out
    made.__getstate__, made.__setstate__ = _state, _restore
    made.__dataclass_params__ = _Like.__dataclass_params__  # type: ignore[attr-defined]
    return made  # type: ignore[no-any-return]


def _reader(names: tuple[str, ...]) -> Any:
    """What gives all fields of a value as one tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda self: (getattr(self, names[0]),)) if names else (lambda _self: ())


@recursive_repr()
def _told(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
    return f"{self.__class__.__qualname__}({told})"


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__dataclass_fields__]


def _restore(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)


def _init(made: type, fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    known: dict[str, Any] = {"_unset": _UNSET}
    taken, lines = ["self"], []
    for place, field in enumerate(fields):
        known[f"_set{place}"] = made.__dict__[field.name].__set__
        value = field.name
        if field.default is not dataclasses.MISSING:
            known[f"_value{place}"] = field.default
            taken.append(f"{field.name}=_value{place}")
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_value{place}"] = field.default_factory
            taken.append(f"{field.name}=_unset")
            value = f"_value{place}() if {field.name} is _unset else {field.name}"
        else:
            taken.append(field.name)
        lines.append(f"  _set{place}(self, {value})")
    body = "\n".join(lines or ["  pass"])
    exec(f"def __init__({', '.join(taken)}):\n{body}", known)
    known["__init__"].__qualname__ = f"{made.__qualname__}.__init__"
    return known["__init__"]


_UNSET = object()

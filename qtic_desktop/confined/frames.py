"""What goes between the program and its child: one value a frame, large bytes beside it and never copied twice.

A value that comes from the child is built of plain types and of the program's own records alone: whatever a foreign
file made of the child, its answer calls nothing.
"""

from __future__ import annotations

import importlib
import io
import pickle
import struct
from collections.abc import Callable
from enum import Enum
from types import MappingProxyType
from typing import Any, BinaryIO, Final

_HEAD: Final = struct.Struct("<QI")
_LENGTH: Final = struct.Struct("<Q")
_ASIDE: Final = 1 << 16  # bytes; what is longer travels beside the value
_MOST_ASIDE: Final = 64
_OWN: Final = ("qtic_desktop.domain.", "qtic_desktop.exchange.", "qtic_desktop.documents.", "qtic_desktop.confined.")
_PLAIN: Final = {
    ("builtins", "str"),
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("builtins", "bytearray"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("decimal", "Decimal"),
    ("pathlib", "PosixPath"),
    ("pathlib", "PurePosixPath"),
    ("pathlib", "WindowsPath"),
    ("pathlib", "PureWindowsPath"),
}


class TooLarge(Exception):
    """A frame is longer than its reader takes."""


class Garbled(Exception):
    """The bytes are no frame, or name what no answer may hold."""


def frozen_mapping(found: dict[str, object]) -> MappingProxyType[str, object]:
    """How a mapping that cannot be changed is built again at the other end."""
    return MappingProxyType(found)


class _Packer(pickle.Pickler):
    def __init__(self, file: BinaryIO, aside: list[bytes]) -> None:
        super().__init__(file, protocol=5)
        self._aside = aside

    def persistent_id(self, obj: object) -> int | None:
        if type(obj) is not bytes or len(obj) < _ASIDE or len(self._aside) == _MOST_ASIDE:
            return None
        self._aside.append(obj)
        return len(self._aside) - 1

    def reducer_override(self, obj: object) -> Any:
        if isinstance(obj, MappingProxyType):
            return frozen_mapping, (dict(obj),)
        if isinstance(obj, str) and not isinstance(
            obj, Enum
        ):  # a text of some library: the words are all that is meant
            return str, (str.__str__(obj),)
        return NotImplemented


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: BinaryIO, aside: list[bytes], *, trusted: bool) -> None:
        super().__init__(file)
        self._aside, self._trusted = aside, trusted

    def persistent_load(self, pid: object) -> bytes:
        if not isinstance(pid, int) or not 0 <= pid < len(self._aside):
            raise Garbled
        return self._aside[pid]

    def find_class(self, module_name: str, global_name: str) -> object:
        if self._trusted or (module_name, global_name) in _PLAIN:
            return super().find_class(module_name, global_name)
        if (module_name, global_name) == (frozen_mapping.__module__, frozen_mapping.__name__):
            return frozen_mapping
        if module_name.startswith(_OWN) and "." not in global_name:
            found: object = getattr(importlib.import_module(module_name), global_name, None)
            if isinstance(found, type) and (hasattr(found, "__dataclass_fields__") or issubclass(found, Enum)):
                return found
        raise Garbled(f"{module_name}.{global_name}")


def send(pipe: BinaryIO, value: object) -> None:
    """Write one value and flush it."""
    aside: list[bytes] = []
    packed = io.BytesIO()
    _Packer(packed, aside).dump(value)
    body = packed.getbuffer()
    pipe.write(_HEAD.pack(len(body), len(aside)))
    for one in aside:
        pipe.write(_LENGTH.pack(len(one)))
    pipe.write(body)
    for one in aside:
        pipe.write(one)
    pipe.flush()


def receive(pipe: BinaryIO, *, most: int | None = None, trusted: bool = False) -> object:
    """The next value. ``most`` bytes in all; ``trusted`` at the end that was started by the other one.

    Raises ``EOFError`` where the other end is gone, ``TooLarge`` and ``Garbled``.
    """
    length, count = _HEAD.unpack(_exactly(pipe, _HEAD.size))
    if count > _MOST_ASIDE:
        raise Garbled
    lengths = [_LENGTH.unpack(_exactly(pipe, _LENGTH.size))[0] for _ in range(count)]
    if most is not None and length + sum(lengths) > most:
        raise TooLarge
    body = _exactly(pipe, length)
    aside = [_exactly(pipe, one) for one in lengths]
    try:
        return _Unpacker(io.BytesIO(body), aside, trusted=trusted).load()
    except (MemoryError, Garbled):
        raise
    except Exception as trouble:
        raise Garbled(type(trouble).__name__) from trouble


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    found = pipe.read(length)
    if len(found) < length:
        raise EOFError
    return found


def name_of(function: Callable[..., object]) -> tuple[str, str]:
    """Module and name by which the child finds a function."""
    return function.__module__, function.__qualname__


def function_of(name: tuple[str, str]) -> Callable[..., object]:
    """The function of the program's own that is meant."""
    module, function = name
    if not module.startswith(_OWN):
        raise Garbled(module)
    found: Callable[..., object] = getattr(importlib.import_module(module), function)
    return found

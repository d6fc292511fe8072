"""Every paper there is a function for: found by looking, made of values filled in by their types, so that none is forgotten."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Literal, Union

from qtic_desktop.documents import content
from qtic_desktop.documents.model import Document

DAY = date(2026, 3, 5)
WORD = "青岛市示例文字"
_LISTS = (tuple, list, Sequence, Iterable, Iterator, frozenset, set)


def makers() -> dict[str, Callable[..., Document]]:
    """The public functions of the papers that give a document, by ``module.name``."""
    found = {}
    for module in pkgutil.walk_packages(content.__path__, f"{content.__name__}."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            own = function.__module__ == module.name and not name.startswith("_")
            if own and function.__annotations__.get("return") == "Document":
                found[f"{module.name.removeprefix(content.__name__ + '.')}.{name}"] = function
    return found


def filled(wanted: Any, name: str = "") -> Any:
    """A value of a type: one of everything, words in every place of words."""
    origin, inside = typing.get_origin(wanted), typing.get_args(wanted)
    if origin is Literal:
        return inside[0]
    if origin in (Union, types.UnionType):
        chosen = [one for one in inside if one is not type(None)]
        return filled(chosen[0], name)
    if origin in _LISTS:
        if origin is tuple and (len(inside) != 2 or inside[1] is not Ellipsis):
            return tuple(filled(one, name) for one in inside)
        one = filled(inside[0], name)
        return (one,) if origin not in (frozenset, set) else frozenset({one})
    if origin is not None and issubclass(origin, Mapping):
        return {filled(inside[0], name): filled(inside[1], name)}
    if isinstance(wanted, type):
        if issubclass(wanted, Enum):
            return next(iter(wanted))
        if dataclasses.is_dataclass(wanted):
            return made(wanted)
        plain: dict[type, object] = {
            bool: False, int: 1, str: WORD, Decimal: Decimal("82.50"), Fraction: Fraction(165, 2), date: DAY,
            datetime: datetime(2026, 3, 5, 9, tzinfo=UTC), object: WORD, float: 10.0, bytes: b"",
        }  # fmt: skip
        if wanted in plain:
            return plain[wanted]
    raise TypeError(f"nothing to fill {name} ({wanted}) with")


def made(kind: type[Any], **known: Any) -> Any:
    """One value of a dataclass."""
    hints = typing.get_type_hints(kind, vars(importlib.import_module(kind.__module__)))
    return kind(
        **{
            one.name: known.get(one.name, filled(hints[one.name], one.name))
            for one in dataclasses.fields(kind)
            if one.init
        }
    )


def paper(make: Callable[..., Document]) -> Document:
    """The document of a function, its arguments filled in."""
    hints = typing.get_type_hints(make)
    given = {
        name: filled(hints[name], name)
        for name, parameter in inspect.signature(make).parameters.items()
        if parameter.default is inspect.Parameter.empty or name in ("day",)
    }
    return make(**given)


def _by_hand() -> dict[str, Callable[[], Document]]:
    """What types do not tell enough about."""
    from qtic_desktop.documents.content.audit import audit_document
    from qtic_desktop.documents.content.opinions import draft_text, opinion_document
    from qtic_desktop.documents.content.scoring import score_sheets_document, score_summary_document
    from qtic_desktop.documents.content.shown_list import ShownHead, ShownList, shown_list_document
    from qtic_desktop.domain.audit import LogRow
    from tests.documents import papers

    entry = LogRow(
        7, "2026-03-20T09:00:07+08:00", WORD, "office", "correct_report", "duty", WORD, {"reason": WORD}, "ab" * 32
    )
    shown = ShownList(WORD, WORD, (ShownHead(WORD), ShownHead(WORD, True)), lambda: ((WORD, WORD),))
    return {
        "audit.audit_document": lambda: audit_document((entry,), shown=WORD, last_hash="ef" * 32, day=DAY),
        "opinions.opinion_document": lambda: opinion_document(papers.facts(), draft_text(papers.facts()), draft=True),
        "scoring.sheets.score_sheets_document": lambda: score_sheets_document(papers.summary()),
        "scoring.summary.score_summary_document": lambda: score_summary_document(papers.summary()),
        "shown_list.shown_list_document": lambda: shown_list_document(
            shown, shown.rows(), day=DAY, made_at="", sample=False, lang="zh"
        ),
    }


#: Made of a whole record, in the tests that have one.
ELSEWHERE = frozenset({"statistics.statistics_document"})


def documents() -> dict[str, Document]:
    """One document of every function there is; a function whose values cannot be filled in by their types fails here."""
    hand = _by_hand()
    return {
        name: hand[name]() if name in hand else paper(make) for name, make in makers().items() if name not in ELSEWHERE
    }

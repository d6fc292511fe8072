"""``search``: what the window's search would show, by words, pinyin initials and codes; all of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from qtic_desktop.app.answers import Answer
from qtic_desktop.app.entry import entered
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.experts import ExpertFilter
from qtic_desktop.domain.intake import ProposalFilter
from qtic_desktop.domain.launch import CenterFilter
from qtic_desktop.domain.listing import Wanted
from qtic_desktop.resources import Language, message
from qtic_desktop.services.perform import ask
from qtic_desktop.storage.queries.experts import EXPERTS
from qtic_desktop.storage.queries.intake import PROPOSALS
from qtic_desktop.storage.queries.launch import CENTERS
from qtic_desktop.storage.unit_of_work import Store

_AT_ONCE = 1000
_LISTS: dict[str, tuple[Any, Any, tuple[str, ...]]] = {
    "proposals": (PROPOSALS, ProposalFilter(), ("number", "center_name", "host_name", "status")),
    "experts": (EXPERTS, ExpertFilter(), ("name", "organization", "speciality")),
    "centers": (CENTERS, CenterFilter(), ("number", "name", "host_name", "status")),
}
"""Per kind its list, the filter that lets all through, and the columns that are told."""


def run(options: argparse.Namespace) -> Answer:
    """Search one kind of records, or all."""
    kinds = [options.kind] if options.kind else list(_LISTS)
    with entered(options, reads_only=True) as here:
        found = {kind: list(_found(here.workspace.store, here.actor, kind, options.text)) for kind in kinds}
    data = {"text": options.text, "count": {kind: len(rows) for kind, rows in found.items()}, "found": found}
    return Answer(data, [line for kind, rows in found.items() for line in _lines(kind, rows, options.lang)])


def _found(store: Store, actor: Actor, kind: str, text: str) -> Iterator[dict[str, str]]:
    listing, everything, columns = _LISTS[kind]
    first = 0
    while rows := ask(store, actor, listing.page(Wanted(everything, text), first, _AT_ONCE)):
        for row in rows:
            yield {"id": row.id} | {name: str(getattr(row, name)) for name in columns}
        first += len(rows)


def _lines(kind: str, rows: list[dict[str, str]], lang: Language) -> Iterator[str]:
    yield message(f"search.{kind}", lang, count=len(rows))
    for row in rows:
        yield "  " + "  ".join(text for name, text in row.items() if name != "id" and text)

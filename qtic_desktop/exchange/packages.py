"""The parts of an Office package by their relationships, as the format wants it: names of parts are free.

ECMA-376 part 2: the root relationships name the main part, its own relationships name the rest; names are compared
without case, and some programs write a backslash for the slash.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from qtic_desktop.domain.errors import Refused
from qtic_desktop.exchange.archives import Container
from qtic_desktop.exchange.xml_events import Budget, XmlStream

SMALL_PART = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Relation:
    """One link of a part: ``kind`` is the last word of its type (worksheet, styles, ...), ``target`` the part."""

    id: str
    kind: str
    target: str


class Package:
    """The main part of a package and what it is linked with."""

    def __init__(self, container: Container, budget: Budget, usual: str) -> None:
        """``usual`` is the main part where the package does not name one; ``Refused`` when there is none at all."""
        self.container, self.budget = container, budget
        named = next((one.target for one in self._relations("") if one.kind == "officeDocument"), usual)
        self.main = named if named in container else usual
        if "[content_types].xml" not in container or self.main not in container:
            raise Refused("exchange.not_a_workbook", file="")
        self.relations = {one.id: one for one in self._relations(self.main)}

    def one(self, kind: str, usual: str) -> str | None:
        """The part of a kind that the main part has once (strings, styles), None when there is none."""
        named = next((one.target for one in self.relations.values() if one.kind == kind), "")
        for name in (named, join(dirname(self.main), usual)):
            if name and name in self.container:
                return name
        if named:
            raise Refused("exchange.part_missing", part=named)
        return None

    def relations_of(self, part: str) -> tuple[Relation, ...]:
        """What a part is linked with, of a sheet its comments and drawings; links to what is not there are left out."""
        return tuple(one for one in self._relations(part) if one.target in self.container)

    def _relations(self, part: str) -> Iterator[Relation]:
        name = join(dirname(part), "_rels", f"{basename(part)}.rels")
        found: list[Relation] = []

        def start(element: str, attributes: dict[str, str]) -> None:
            if element == "Relationship" and attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                found.append(Relation(attributes.get("Id", ""), kind, self._target(part, attributes.get("Target", ""))))

        if name in self.container:
            XmlStream(name, start, nothing, self.budget).run(self.container.stream(name, SMALL_PART))
        return iter(found)

    def _target(self, part: str, target: str) -> str:
        """The part a link leads to: from the root, or from the folder of the linking part."""
        place = target.replace("\\", "/")
        name = place.lstrip("/") if place.startswith("/") else normpath(join(dirname(part), place))
        return name if name in self.container else unquote(name)


def nothing(*_: object) -> None:
    """For a reader that only looks at one side of the elements."""
    return

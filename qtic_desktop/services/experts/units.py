"""Other names of units (简称、曾用名): what the search for ties between experts and proposals needs to know."""

from __future__ import annotations

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.experts import UnitAlias
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none


@use_case(Act.REGISTER_ALIAS)
def register_alias(work: UnitOfWork, *, alias: str, name: str) -> Changes:
    """Note that ``alias`` is another name of the unit ``name``; ``Refused`` when it is one of another unit already."""
    alias, name = normalize_name(alias), normalize_name(name)
    if not alias or not name or alias == name:
        raise Refused("experts.alias_empty")
    if one_or_none(work.session, UnitAlias, alias=alias) is not None:
        raise Refused("experts.alias_taken", alias=alias)
    row = UnitAlias(id=work.new_id(), alias=alias, name=name)
    work.session.add(row)
    work.record(Act.REGISTER_ALIAS, Kind.EXPERT, row.id, alias=alias, name=name)
    return Changes.of_kinds(Kind.EXPERT, Kind.RECUSAL)


@use_case(Act.REMOVE_ALIAS)
def remove_alias(work: UnitOfWork, *, alias_id: str, reason: str) -> Changes:
    """Take back another name of a unit; recusals decided because of it stay as they are."""
    if not reason.strip():
        raise Refused("experts.without_reason")
    row = work.get(UnitAlias, alias_id)
    work.session.delete(row)
    work.record(Act.REMOVE_ALIAS, Kind.EXPERT, alias_id, alias=row.alias, name=row.name, reason=reason.strip())
    return Changes.of_kinds(Kind.EXPERT, Kind.RECUSAL)

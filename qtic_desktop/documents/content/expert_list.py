"""专家名单: the pool as a list, under the headings of the workbook that is taken in, so that it can be brought up to date
and read back. Telephone, cards and accounts are never on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qtic_desktop.documents.model import Block, Column, Document, KeyValues, Paragraph, Row, Table
from qtic_desktop.domain.experts import in_one_line
from qtic_desktop.domain.imports.columns import EXPERTS
from qtic_desktop.resources import Language, message

_WIDTHS = (
    ("marker", 6.0), ("name", 11.0), ("organization", 26.0), ("title", 11.0), ("speciality", 18.0), ("kind", 9.0),
    ("fields", 18.0), ("former_units", 20.0), ("city", 10.0),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExpertLine:
    """One expert; ``kind`` and ``status`` as the program keeps them, ``reviews`` of this year."""

    name: str
    organization: str
    title: str
    speciality: str
    kind: str
    fields: tuple[str, ...]
    former_units: tuple[str, ...]
    city: str
    reviews: int
    status: str


def expert_list_document(
    lines: tuple[ExpertLine, ...], *, as_of: date, scope: str, sample: bool, made_at: str, lang: Language = "zh"
) -> Document:
    """All ``lines`` in their order; ``scope`` says what was left out."""
    facts = [(_say(lang, "as_of"), as_of.isoformat()), (_say(lang, "count"), str(len(lines)))]
    if scope:
        facts.append((_say(lang, "scope"), scope))
    heads = (*_heads(lang), Column(_say(lang, "reviews"), 9.0, "center"), Column(_say(lang, "status"), 9.0, "center"))
    rows = tuple(_row(place, line, lang) for place, line in enumerate(lines, 1))
    blocks: tuple[Block, ...] = (
        KeyValues(tuple(facts)),
        Table(heads, rows, small=True, frozen=2),
        Paragraph(_say(lang, "without"), "note"),
    )
    return Document(
        title=_say(lang, "title"),
        kind=_say(lang, "name"),
        code=as_of.isoformat(),
        version_no=1,
        blocks=blocks,
        sample=sample,
        landscape=True,
        dated=as_of,
        made_at=made_at,
        name=_say(lang, "name"),
        expected=tuple(line.name for line in lines),
        lang=lang,
    )


def _heads(lang: Language) -> tuple[Column, ...]:
    known = {column.key: column for column in EXPERTS.columns}
    return tuple(
        Column(known[key].zh if lang == "zh" else known[key].en, width, "center" if key == "marker" else "left")
        for key, width in _WIDTHS
    )


def _row(place: int, line: ExpertLine, lang: Language) -> Row:
    kinds = {one.value: one.zh if lang == "zh" else one.en for one in EXPERTS.column("kind").choices}
    return (
        place, line.name, line.organization, line.title, line.speciality, kinds.get(line.kind, line.kind),
        in_one_line(line.fields), in_one_line(line.former_units), line.city, line.reviews,
        _say(lang, f"status_{line.status}"),
    )  # fmt: skip


def _say(lang: Language, code: str) -> str:
    return message(f"paper.experts.{code}", lang)

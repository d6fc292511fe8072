"""归档: the 卷内目录 and the 备考表 of a pack, and the page that shows it and checks it anywhere."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from qtic_desktop.documents.model import Block, Column, Document, KeyValues, Paragraph, Row, SignLine, Table
from qtic_desktop.domain.archive import AROUND, FORMAT, Drawer, PackedFile, PackFacts, PackVerdict, sums
from qtic_desktop.resources import Language, message, resource

_GROUP = 8
_NAMED = 20


def _say(code: str, **facts: object) -> str:
    return message(f"paper.archive.{code}", "zh", **facts)


def contents_document(facts: PackFacts, day: date) -> Document:
    """The list of everything in the pack, in its order, with pages and the head of each digest."""
    columns = (
        Column(_say("order"), 6.0, "center"),
        Column(_say("drawer"), 13.0),
        Column(_say("title"), 34.0),
        Column(_say("about"), 24.0),
        Column(_say("pages"), 7.0, "center"),
        Column(_say("sha256"), 16.0),
    )
    rows: tuple[Row, ...] = tuple(
        (place, one.drawer.words, one.title, one.about, one.pages or "—", one.sha256[:16])
        for place, one in enumerate(facts.files, 1)
    )
    return _document("contents", facts, day, (Table(columns, rows, small=True),), landscape=True)


def remarks_document(facts: PackFacts, day: date) -> Document:
    """The 备考表: how much there is, what was left out and why, the code of the whole, and who answers for it."""
    pages = sum(one.pages for one in facts.files)
    blocks: list[Block] = [
        KeyValues(
            (
                (_say("batch"), facts.batch_title),
                (_say("count"), _say("count_text", files=len(facts.files), pages=pages)),
                (_say("record"), _say("record_text", entries=facts.entries, hash=facts.last_hash[:16])),
                (_say("code"), grouped(facts.code)),
            )
        ),
        Paragraph(_say("left_out"), "h1"),
        *(Paragraph(line) for line in facts.left_out or (_say("nothing_left_out"),)),
        Paragraph(_say("how"), "h1"),
        Paragraph(_say("how_text")),
        SignLine(tuple(_say(label) for label in ("filed_by", "checked_by", "filed_on"))),
    ]
    return _document("remarks", facts, day, tuple(blocks))


def _document(
    name: str, facts: PackFacts, day: date, blocks: tuple[Block, ...], *, landscape: bool = False
) -> Document:
    title = _say(name)
    return Document(
        title=title,
        kind=title,
        code=facts.batch_title,
        version_no=1,
        blocks=blocks,
        sample=facts.sample,
        landscape=landscape,
        footer_code=facts.code[:12],
        dated=day,
        made_at=facts.made_at,
        expected=(facts.code[:8],),
    )


def grouped(code: str) -> str:
    """A code in groups that can be read aloud and compared."""
    return " ".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def index_text(facts: PackFacts, files: tuple[PackedFile, ...]) -> str:
    """The index as JSON: ``files`` are all but the index itself and what is made from it."""
    body = {
        "format": FORMAT,
        "batch": facts.batch_title,
        "organizer": facts.organizer,
        "made_at": facts.made_at,
        "sample": facts.sample,
        "record": {"entries": facts.entries, "last_hash": facts.last_hash},
        "code": facts.code,
        "left_out": list(facts.left_out),
        "projects": [dict(one) for one in facts.projects],
        "files": [asdict(one) | {"drawer": Drawer(one.drawer).value} for one in files],
    }
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True)


def pack_sentences(verdict: PackVerdict, lang: Language = "zh") -> list[str]:
    """What a check of a pack came to, in plain words; at most ``_NAMED`` paths of each kind."""
    if verdict.broken:
        return [message("archive.pack.broken", lang, reason=verdict.broken)]
    parts = {"differs": verdict.differ, "missing": verdict.missing, "extra": verdict.extra}
    if not any(parts.values()):
        lines = [message("archive.pack.whole", lang, files=verdict.files, code=grouped(verdict.code))]
    else:
        counts = {"differ": len(verdict.differ), "missing": len(verdict.missing), "extra": len(verdict.extra)}
        lines = [message("archive.pack.not_whole", lang, **counts)]
    for name, paths in parts.items():
        lines += [message(f"archive.pack.{name}", lang, path=path) for path in paths[:_NAMED]]
        lines += ["…"] if len(paths) > _NAMED else []
    if verdict.recorded is not None:
        lines.append(message("archive.pack.recorded" if verdict.recorded else "archive.pack.not_recorded", lang))
    return lines


def page_text(index: str) -> str:
    """The page with the index in it; nothing in the index can end the element it stands in."""
    template = resource("pages", "archive.html").read_text(encoding="utf-8")
    return template.replace("/*INDEX*/", index.replace("<", "\\u003c"))


def sums_text(files: tuple[PackedFile, ...], more: dict[str, str]) -> str:
    """The list for ``sha256sum -c``: the files, and ``more`` by path."""
    extra = tuple(PackedFile(path, 0, digest, Drawer.AROUND, "") for path, digest in more.items())
    assert not {one.path for one in extra} - AROUND
    return sums((*files, *extra))

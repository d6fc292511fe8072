"""下班单: one page that says what was done today, what waits, and that the copy of it all was read back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qtic_desktop.documents.content.audit_words import short_code
from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import Block, Column, Document, KeyValues, Paragraph, Table
from qtic_desktop.resources import Language, message, words


@dataclass(frozen=True, slots=True)
class DayPage:
    """``wrong``: whose secrets were typed wrong, how often, and whether that locked it.

    The facts of the page: acts and what is held with their counts, what waits in sentences, the backup."""

    day: date
    done: Sequence[tuple[str, int]]
    people: Sequence[str]
    held: Sequence[tuple[str, int]]
    waiting: Sequence[str]
    backup: str
    files: int
    entries: int
    last_hash: str
    sample: bool
    made_at: str
    wrong: Sequence[tuple[str, int, bool]] = ()


def day_document(page: DayPage, lang: Language = "zh") -> Document:
    """The page."""

    def say(code: str, **facts: object) -> str:
        return message(f"paper.day.{code}", lang, **facts)

    acts = words("audit.act", lang)
    done = tuple((acts.get(act, act), count) for act, count in page.done)
    join = say("join")
    wrong = [say("wrong_locked" if locked else "wrong_of", name=name, n=n) for name, n, locked in page.wrong]
    facts = KeyValues(
        (
            (say("day"), chinese_date(page.day)),
            (say("people"), join.join(page.people) or say("nobody")),
            (say("backup"), say("backup_told", name=page.backup, files=page.files)),
            (say("chain"), say("chain_told", entries=page.entries, check=short_code(page.last_hash))),
            *([(say("wrong"), join.join(wrong))] if wrong else []),
            (say("held"), join.join(say(f"held_{name}", n=count) for name, count in page.held)),
        )
    )
    blocks: list[Block] = [facts, Paragraph(say("done"), "h1")]
    blocks.append(
        Table((Column(say("act"), 60), Column(say("times"), 14, "right")), done, small=True)
        if done
        else Paragraph(say("nothing_done"))
    )
    blocks.append(Paragraph(say("waiting"), "h1"))
    blocks += [Paragraph(line) for line in page.waiting] or [Paragraph(say("nothing_waits"))]
    return Document(
        title=say("title"), kind=say("title"), code=page.day.isoformat(), version_no=1, blocks=tuple(blocks),
        sample=page.sample, footer_code=short_code(page.last_hash), dated=page.day, made_at=page.made_at, name=say("title"),
        expected=(page.backup,), lang=lang,
    )  # fmt: skip

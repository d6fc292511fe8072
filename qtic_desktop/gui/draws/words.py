"""Words for what an expert is in a draw, what came of asking, and where a draw stands."""

from __future__ import annotations

from qtic_desktop.documents.content.experts import left_out_in_words
from qtic_desktop.domain.experts.contacting import Answer
from qtic_desktop.domain.experts.pool import Part
from qtic_desktop.gui.texts import tr, translations
from qtic_desktop.gui.words import Chip
from qtic_desktop.storage.queries.experts.draw_lines import DrawLine


def part(value: Part) -> str:
    """What an expert is in a draw."""
    return {
        Part.MEMBER: tr("正选"),
        Part.ALTERNATE: tr("候补"),
        Part.APPOINTED: tr("指定"),
        Part.POOL: tr("名单内"),
        Part.EXCLUDED: tr("未列入"),
    }[value]


def chip(row: DrawLine) -> Chip:
    """As ``part``; who sits on the panel as the answers stand is marked, alternates that came up among them."""
    word = part(row.part)
    if row.on_panel:
        return "ok", tr("候补递补") if row.part is Part.ALTERNATE else word
    return {
        Part.ALTERNATE: ("accent", word),
        Part.EXCLUDED: ("warn", word),
    }.get(row.part, ("neutral", word))


def answer(value: Answer) -> str:
    """What came of asking."""
    return {
        Answer.NOT_ASKED: tr("未联系"),
        Answer.ACCEPTED: tr("参加"),
        Answer.DECLINED: tr("不参加"),
        Answer.NO_ANSWER: tr("联系不上"),
    }[value]


def answer_of(row: DrawLine) -> str:
    """As ``answer``; whose turn it is now is said, and an alternate that is not needed yet has no word."""
    if row.answer is None or (row.answer is Answer.NOT_ASKED and not row.on_panel):
        return ""
    return tr("待联系") if row.to_ask else answer(row.answer)


def why(row: DrawLine) -> str:
    """Why somebody is not in the pool, or what was noted."""
    return left_out_in_words(row.why, row.what, translations.lang) if row.why else row.note


def draw_title(key: str) -> str:
    """A draw from its key."""
    _id, attempt, title = key.split("@", 2)
    return tr("第 {n} 次　{title}").format(title=title, n=attempt)


def marked(fingerprint: str) -> str:
    """A fingerprint in groups that can be compared by eye."""
    return " ".join(fingerprint[at : at + 8] for at in range(0, len(fingerprint), 8))

"""No sentence without a source: what the experts wrote and how they scored, beside the parts of an opinion, and what of the
text nobody wrote, nobody said, or contradicts itself (三（二）)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qtic_desktop.domain.opinions import Conclusion, OpinionFacts, OpinionText
from qtic_desktop.domain.opinions.record_check import (
    AGAINST,
    IN_FAVOUR,
    Against,
    against_record,
    false_figures,
    without_votes,
)

_SENTENCE: Final = re.compile(r"[^。；！？;!?\n]+")
_SIGNS: Final = re.compile(r"[\W_]+")
_SHARED: Final = 6
"""Characters in a row that a sentence shares with a remark to be called taken from it."""
_GOOD: Final = (
    "明确", "清楚", "可行", "合理", "齐全", "完整", "规范", "符合", "具备", "落实", "充分", "健全", "完成", "满足", "匹配",
    "先进", "成熟", "到位",
)  # fmt: skip
_NOT: Final = ("不够", "不", "未能", "未", "尚未", "没有", "缺乏", "难以")


@dataclass(frozen=True, slots=True)
class Remark:
    """What one expert wrote, named by the seat: the criterion (number and title, empty for the whole) and the words."""

    seat: int
    criterion: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The printed mean of a criterion and its maximum, both as decimal text; ``mean`` is empty where it does not apply."""

    criterion: str
    title: str
    mean: str
    maximum: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything an opinion can be drawn from. ``parts`` says which criteria each part speaks of (those of none belong to
    every part), ``standard`` is the text as the record drafts it, ``facts`` what the record says."""

    remarks: tuple[Remark, ...]
    marks: tuple[Mark, ...]
    parts: Mapping[str, frozenset[str]]
    standard: OpinionText
    facts: OpinionFacts | None = None

    def remarks_of(self, key: str) -> tuple[Remark, ...]:
        """What was written about the matter of a part, what is about the whole last."""
        own = self.parts.get(key, frozenset())
        spoken = frozenset().union(*self.parts.values()) if self.parts else frozenset()
        near = [one for one in self.remarks if one.criterion in own]
        rest = [one for one in self.remarks if one.criterion not in spoken]
        return (*near, *rest)

    def marks_of(self, key: str) -> tuple[Mark, ...]:
        """The means of the criteria of a part."""
        return tuple(mark for mark in self.marks if mark.criterion in self.parts.get(key, frozenset()))


class DoubtKind(StrEnum):
    """Why a part cannot stand as it is without somebody answering for it."""

    STANDARD = "standard"
    """A sentence of the standard wording that nobody touched."""
    NO_SOURCE = "no_source"
    """Nothing of the sentence was written by an expert."""
    CONTRADICTION = "contradiction"
    """Two sentences, or a sentence and the conclusion, say the opposite."""
    RECORD = "record"
    """A fact of the record is lacking in the opening, or something is stated otherwise than the record has it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One finding about the part ``key``; ``words`` is the sentence, ``other`` the one it contradicts.
    Against the record: ``words`` is what is said (empty: nothing), ``other`` the record, ``fact`` which (``RecordFact``)."""

    key: str
    kind: DoubtKind
    words: str = ""
    other: str = ""
    fact: str = ""

    @property
    def stops(self) -> bool:
        """Whether nobody can answer for it with a reason: the record is not a matter of opinion."""
        return self.kind is DoubtKind.RECORD


def stopping(found: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Those that stop the final version whatever reason is given."""
    return tuple(one for one in found if one.stops)


def doubts(text: OpinionText, sources: Sources, conclusion: Conclusion) -> tuple[Doubt, ...]:
    """What of the text has no source or contradicts itself, sentence by sentence: a remark that was taken over is the source
    of its own sentence and of no other. What is against the record stands first, contradictions last; the conclusion comes from
    the votes and is not doubted; blanks are found elsewhere (``unfinished``)."""
    drafted = {part.key: {_bare(one) for one in _sentences(part.body)} for part in sources.standard.parts}
    written = [_bare(one.text) for one in sources.remarks]
    found: list[Doubt] = []
    for part in text.parts:
        for one in _sentences(part.body):
            if _bare(one) in drafted.get(part.key, set()):
                found.append(Doubt(part.key, DoubtKind.STANDARD, one))
            elif not _is_taken(_bare(one), written):
                found.append(Doubt(part.key, DoubtKind.NO_SOURCE, one))
    return (*_against(text, sources), *found, *_contradictions(text, conclusion))


def _against(text: OpinionText, sources: Sources) -> Iterator[Doubt]:
    """The opening fact by fact, and the figures in the parts; an empty opening is a blank."""
    facts = sources.facts
    if facts is None:
        return
    means = [mark.mean for mark in sources.marks if mark.mean]
    found: list[tuple[str, Against]] = []
    if text.opening.strip():
        found += [("opening", one) for one in against_record(text.opening, sources.standard.opening, facts)]
    found += [(part.key, one) for part in text.parts for one in false_figures(part.body, facts, means)]
    for key, one in found:
        yield Doubt(key, DoubtKind.RECORD, one.said, one.record, one.fact)


def _contradictions(text: OpinionText, conclusion: Conclusion) -> Iterator[Doubt]:
    agreed = conclusion is not Conclusion.DISAGREE
    wrong = AGAINST if agreed else IN_FAVOUR
    said = [(part.key, one) for part in text.parts for one in _sentences(part.body)]
    for key, sentence in said:
        if any(word in without_votes(sentence) for word in wrong):
            yield Doubt(key, DoubtKind.CONTRADICTION, sentence, text.conclusion)
    for place, (key, sentence) in enumerate(said):
        for word in _GOOD:
            for subject in _denied(sentence, word):
                other = next((one for n, (_, one) in enumerate(said) if n != place and _claims(one, subject, word)), "")
                if other:
                    yield Doubt(key, DoubtKind.CONTRADICTION, sentence, other)


def _denied(sentence: str, word: str) -> Iterator[str]:
    """Of what the sentence says that it is not so: the two characters before the negation."""
    for negation in _NOT:
        for found in re.finditer(f"([\\u3400-\\u9fff]{{2}}){negation}{word}", sentence):
            if found[1][-1] not in "不未没尚":
                yield found[1]


def _claims(sentence: str, subject: str, word: str) -> bool:
    """Whether the sentence says of ``subject`` that it is ``word``."""
    return bool(re.search(f"{re.escape(subject)}(?:较|基本|比较|很|已|都|均|清楚|[，、]){{0,2}}{word}", sentence))


def _sentences(body: str) -> list[str]:
    return [found.strip() for found in _SENTENCE.findall(body) if found.strip()]


def _bare(text: str) -> str:
    return _SIGNS.sub("", text)


def _is_taken(body: str, written: Sequence[str]) -> bool:
    """Whether the sentence is part of a remark, shares so many characters in a row with one, or holds a whole shorter one."""
    for remark in written:
        if not remark:
            continue
        if body and body in remark:  # a short sentence of a longer remark
            return True
        if len(remark) <= _SHARED:
            if remark in body:
                return True
            continue
        if any(remark[place : place + _SHARED] in body for place in range(len(remark) - _SHARED + 1)):
            return True
    return False

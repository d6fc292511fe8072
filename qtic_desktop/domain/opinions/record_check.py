"""What of an opinion's words lacks or contradicts a fact of the record (三（二）): the opening names the proposal, its host, the
meeting and the panel, and no part states another mean or another count of votes.

Nobody answers for such a place with a reason: it is written right, or the standard wording is restored.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from qtic_desktop.domain.opinions import Conclusion, OpinionFacts

AGAINST: Final = ("不同意", "不通过", "不予通过", "不具备", "不可行")
IN_FAVOUR: Final = ("同意通过", "具备建设基础", "符合论证要求", "符合建设要求", "建议通过", "同意建设")
_HAN: Final = "\u3400-\u9fff"
_FIGURE: Final = "(\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十]{1,3})"
_DIGITS: Final = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_DAY: Final = re.compile("\\d{4}年\\d{1,2}月\\d{1,2}日")
_QUOTED: Final = re.compile('[“"「《]([^”"」》]*中心[^”"」》]*)[”"」》]')
_CODE: Final = re.compile("编号(?:为|是|[:：])?([A-Za-z0-9][A-Za-z0-9._/-]*)")
_MADE_OF: Final = re.compile(f"由{_FIGURE}[名位个人](?:[{_HAN}]{{0,4}}专家)?组成")
_EXPERTS: Final = re.compile(f"{_FIGURE}[名位个][{_HAN}]{{0,4}}专家")
_LEADS: Final = re.compile(
    f"(?:(?:^|[，。；、：:,;])由?|由)([{_HAN}·]{{2,6}}?)(?:担任|任|代行)(?:专家组)?(?:代理)?组长"
)
_IS_LEADER: Final = re.compile(f"组长(?:由|为|是|[:：])([{_HAN}·]{{2,6}}?)(?=担任|[，。；、（(]|$)")
_LEADER_AWAY: Final = re.compile(f"组长([{_HAN}·]{{2,6}}?)(?:未参加|没有参加|缺席)")
_CLAUSE: Final = re.compile("[^，。；,;\\n]+")
_NONE: Final = re.compile("无|没有|均未|不需|应当|应予|制度|要求")
_MEAN: Final = re.compile(f"(?:平均(?:得分|分数|分)?|综合得分)(?:为|是|达|[:：])?{_FIGURE}分")
_SORTS: Final = "修改后同意|整改后同意|不同意|弃权|同意(?:通过评估|通过)?|赞成|反对"
_VOTES: Final = re.compile(f"({_SORTS})(?:的|为|是|共|[:：])?{_FIGURE}[票人]|{_FIGURE}[票人](?:表示|投)?({_SORTS})")


class RecordFact(StrEnum):
    """Which fact of the record a place is about."""

    CENTER = "center"
    OLD_CENTER = "old_center"
    HOST = "host"
    DEPARTMENT = "department"
    CODE = "code"
    DIRECTOR = "director"
    DAY = "day"
    MEETING = "meeting"
    PLACE = "place"
    ORGANIZER = "organizer"
    EXPERTS = "experts"
    LEADER = "leader"
    LEADER_NAMED = "leader_named"
    RECUSED = "recused"
    ABSENT = "absent"
    PERIOD = "period"
    MEAN = "mean"
    VOTES = "votes"
    CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True)
class Against:
    """One place: what is ``said`` (empty where the fact is not stated at all) and what the record has (empty where it has
    nothing of the kind)."""

    fact: RecordFact
    said: str
    record: str


def against_record(opening: str, standard: str, facts: OpinionFacts) -> tuple[Against, ...]:
    """What the ``opening`` lacks of the facts that the ``standard`` one states, and what it states otherwise."""
    if _plain(opening) == _plain(standard):
        return ()
    words, drafted = _plain(opening), _plain(standard)
    found = [
        Against(fact, "", value)
        for fact, value in _stated(facts)
        if _has(drafted, _plain(value)) and not _has(words, _plain(value))
    ]
    found += _experts(words, drafted, facts)
    found += _others(words, drafted, facts)
    found += false_figures(opening, facts)
    found += _conclusion(words, drafted, facts)
    return tuple(dict.fromkeys(found))


def false_figures(body: str, facts: OpinionFacts, means: Collection[str] = ()) -> tuple[Against, ...]:
    """A mean or a count of votes in ``body`` that is not that of the record; ``means`` are those of single criteria, which
    may be stated too."""
    words = _plain(body)
    known = {Decimal(one) for one in (facts.mean, *means) if one}
    found = [
        Against(RecordFact.MEAN, one[0], facts.mean or "")
        for one in _MEAN.finditer(words)
        if _number(one[1]) not in known
    ]
    for one in _VOTES.finditer(words):
        sort, figure = (one[1], one[2]) if one[1] else (one[4], one[3])
        right = _votes_of(sort, facts)
        if _number(figure) not in right:
            found.append(Against(RecordFact.VOTES, one[0], str(right[0])))
    return tuple(found)


def without_votes(sentence: str) -> str:
    """The sentence without its counts of votes, which are for and against and no conclusion."""
    return _VOTES.sub("", sentence)


def _stated(facts: OpinionFacts) -> Iterator[tuple[RecordFact, str]]:
    leader = next((seat.name for seat in facts.panel if seat.is_leader), "")
    day = facts.held_on
    yield from (
        (RecordFact.CENTER, facts.center_name),
        (RecordFact.OLD_CENTER, facts.old_center_name),
        (RecordFact.HOST, facts.host_name),
        (RecordFact.DEPARTMENT, facts.department_name),
        (RecordFact.CODE, facts.proposal_number),
        (RecordFact.DIRECTOR, facts.director_name),
        (RecordFact.DAY, f"{day.year}年{day.month}月{day.day}日"),
        (RecordFact.MEETING, facts.meeting_title),
        (RecordFact.PLACE, facts.place),
        (RecordFact.ORGANIZER, facts.organizer),
        (RecordFact.LEADER, leader),
        (RecordFact.LEADER_NAMED, facts.leader_named),
        (RecordFact.PERIOD, facts.period),
    )
    yield from ((RecordFact.RECUSED, seat.name) for seat in facts.panel if seat.recused)
    yield from ((RecordFact.ABSENT, name) for name in facts.absent)


def _experts(words: str, drafted: str, facts: OpinionFacts) -> Iterator[Against]:
    """The number of experts: that of the panel where it is said what the panel is made of; beside it may stand how many
    were there, voted, were absent or recused."""
    whole, recused = len(facts.panel) + len(facts.absent), sum(seat.recused for seat in facts.panel)
    known = {whole, len(facts.panel), facts.entitled, len(facts.panel) - recused, len(facts.absent), recused} - {0}
    stated = [(one[0], _number(one[1])) for one in _EXPERTS.finditer(words)]
    made_of = [(one[0], _number(one[1])) for one in _MADE_OF.finditer(words)]
    wrong = [said for said, number in made_of if number != whole]
    wrong += [said for said, number in stated if number not in known]
    if wrong:
        yield Against(RecordFact.EXPERTS, wrong[0], str(whole))
    elif whole not in [number for _said, number in (*stated, *made_of)] and _EXPERTS.search(drafted):
        yield Against(RecordFact.EXPERTS, "", str(whole))


def _others(words: str, drafted: str, facts: OpinionFacts) -> Iterator[Against]:
    """Another centre, day, code, leader, and people who are said to be recused or absent and are not."""
    day = f"{facts.held_on.year}年{facts.held_on.month}月{facts.held_on.day}日"
    leader = next((seat.name for seat in facts.panel if seat.is_leader), "")
    for fact, pattern, record in (
        (RecordFact.CENTER, _QUOTED, facts.center_name),
        (RecordFact.DAY, _DAY, day),
        (RecordFact.CODE, _CODE, facts.proposal_number),
        (RecordFact.LEADER, _LEADS, leader),
        (RecordFact.LEADER, _IS_LEADER, leader),
        (RecordFact.LEADER_NAMED, _LEADER_AWAY, facts.leader_named),
    ):
        allowed = {one[one.re.groups] for one in pattern.finditer(drafted)} | {_plain(record)}
        for one in pattern.finditer(words):
            if one[one.re.groups] not in allowed:
                yield Against(fact, one[one.re.groups], record)
    recused = [seat.name for seat in facts.panel if seat.recused]
    for fact, sign, names in (
        (RecordFact.RECUSED, "回避", recused),
        (RecordFact.ABSENT, "缺席", [*facts.absent, facts.leader_named]),
    ):
        present = [seat.name for seat in facts.panel if seat.name not in names]
        known = set(_CLAUSE.findall(drafted))
        for clause in _CLAUSE.findall(words):
            if sign not in clause or clause in known or _NONE.search(clause):
                continue
            if any(name in clause for name in present) or not any(name and name in clause for name in names):
                yield Against(fact, clause, "、".join(name for name in names if name))
        where = "".join(clause for clause in _CLAUSE.findall(words) if sign in clause)
        for name in names:
            if name and name in words and name not in where and name in drafted and name != facts.leader_named:
                yield Against(fact, "", name)


def _conclusion(words: str, drafted: str, facts: OpinionFacts) -> Iterator[Against]:
    wrong = IN_FAVOUR if facts.conclusion is Conclusion.DISAGREE else AGAINST
    known = set(_CLAUSE.findall(drafted))
    for clause in _CLAUSE.findall(words):
        if clause not in known and any(word in without_votes(clause) for word in wrong):
            yield Against(RecordFact.CONCLUSION, clause, facts.conclusion.value)


def _votes_of(sort: str, facts: OpinionFacts) -> tuple[int, ...]:
    if sort in ("修改后同意", "整改后同意"):
        return (facts.agree_after_revision,)
    if sort in ("不同意", "反对"):
        return (facts.disagree,)
    if sort == "弃权":
        return (facts.abstain,)
    both = facts.agree + facts.agree_after_revision
    return (both, facts.agree) if sort == "赞成" else (facts.agree,)


def _has(words: str, value: str) -> bool:
    """Whether the value stands there, and not as a piece of a longer number or code."""
    if not value:
        return False
    before = "(?<![0-9A-Za-z])" if value[0].isascii() else ""
    after = "(?![0-9A-Za-z])" if value[-1].isascii() else ""
    return bool(re.search(f"{before}{re.escape(value)}{after}", words))


def _number(figure: str) -> Decimal:
    """A figure in digits or, up to 99, in Chinese numerals."""
    if figure[0].isdigit():
        return Decimal(figure)
    if "十" not in figure:
        return Decimal("".join(str(_DIGITS[one]) for one in figure))
    tens, _, ones = figure.partition("十")
    return Decimal((_DIGITS.get(tens, 1) * 10) + (_DIGITS.get(ones, 0)))


def _plain(text: str) -> str:
    """Without blanks, full-width digits and letters as usual ones: another way of writing is no other fact."""
    wide = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
    return re.sub("\\s+", "", text.translate(wide | {0xFF0E: ord("."), 0xFF0D: ord("-"), 0x2060: None}))

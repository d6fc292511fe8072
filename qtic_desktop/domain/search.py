"""Finding records by words and by the first letters of pinyin: what is stored with a record and what is typed are
brought to one form here, so that the database and a list in memory find the same.

A record has two texts. ``words`` is what stands in it, in plain form, a line for each part. ``initials`` is the same
with every Chinese name replaced by its initials (青岛海洋: ``qdhy``), so that a word of Latin letters and figures alone
is sought there and nowhere else: figures and codes stand in it as they are. A short name, that of a person or a place,
has its whole pinyin there too (王建国: ``wangjianguo``), in letters that nobody types, so that it is found from the
beginning of a syllable and makes no noise among the initials.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import Final

from qtic_desktop.domain.values import dataclass

VERSION: Final = "3 pypinyin 0.55.0"
"""Of the rules below and of the tables behind them; texts and sort keys of another version are written anew when a
workspace opens."""

_HETERONYMS: Final = (
    "乐ly 乘cs 仇cq 传cz 伺cs 伽gjq 便bp 俟qs 刨bp 刹sc 剿jc 匙sc 匮kg 卜bp 卡kq 厦sx 参csz 单dcs 召zs 叨dt 叶yx 吁xy 吓xh "
    "否fp 吭kh 咳kh 囤dt 圈qj 堡bp 壳kq 奇qj 宿sx 尉wy 尿ns 屏pb 属sz 弹dt 强qj 恶ew 扁bp 扒bp 扛kg 折zs 拗an 攒zc 曝pb 曾zc "
    "会hk 朝cz 朴pb 查cz 柏b 栅zs 校xj 椎zc 槛kj 沓dt 泊bp 洗xs 澄cd 率ls 畜cx 番fp 盖gs 盛sc 省sx 石sd 磅bp 禅cs 种zc 秘mb "
    "粘zn 系xj 纤xq 纶lg 给gj 缪m 翟zd 耙bp 臭cx 莞gw 蔓mw 蔚wy 藏cz 蛤gh 行xh 裳sc 褚cz 覃tq 解jx 调dt 贾jg 车cj 轧zyg "
    "辟pb 适sk 遗yw 重zc 铅qy 铛dc 长cz 阿ae 陂bp 降jx 靓jl 颤cz 骠pb 鹄gh 万wm 区qo 祭jz 繁fp 浒hx 朱zs 炮pb 嚼j 露l 薄b 亲q"
)
"""Characters that are read in more than one way in names and terms people use, with the first letter of each reading.
Readings found only in old books are left out: with them 青岛 would be found by ``jd`` too, and so would every centre."""

_OTHERS: Final = {entry[0]: entry[1:] for entry in _HETERONYMS.split()}
_HAN: Final = re.compile("([\u3007\u3400-\u9fff\U00020000-\U0003ffff]+)")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SHORT: Final = 4
"""Of a name this short, that of a person, every combination of readings is found."""
_REACH: Final = 6
"""In a longer name one other reading at a time, with this many letters on either side of it."""


@dataclass(frozen=True, slots=True)
class SearchText:
    """The two texts of a record, as they are stored."""

    words: str
    initials: str

    @classmethod
    def of(cls, names: Iterable[str], words: Iterable[str] = ()) -> SearchText:
        """``names`` are found as written and by initials, ``words`` (codes, titles) as written."""
        named = [plain(name) for name in names if name]
        others = [plain(word) for word in words if word]
        letters = [initials(name) for name in named] + [word for word in others if not _HAN.fullmatch(word)]
        letters += [reading for name in named for reading in readings(name)]
        return cls("\n".join(named + others), "\n".join(letters))

    def holds(self, sought: Iterable[SoughtWord]) -> bool:
        """Whether every word occurs."""
        return all(
            word.text in (self.initials if word.latin else self.words)
            or (bool(word.reading) and word.reading in self.initials)
            for word in sought
        )


@dataclass(frozen=True, slots=True)
class SoughtWord:
    """One typed word in plain form; a ``latin`` one is sought among the initials, and by its ``reading`` among whole
    pinyin, where it can be pinyin at all (else empty)."""

    text: str
    latin: bool
    reading: str = ""


def sought_words(typed: str) -> tuple[SoughtWord, ...]:
    """The words of what was typed; none for nothing but spaces."""
    return tuple(SoughtWord(word, word.isascii(), _as_reading(word)) for word in plain(typed).split())


def plain(text: str) -> str:
    """Half width, lower case, nothing invisible: what is compared."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=16384)
def initials(name: str) -> str:
    """First letters of a name in plain form: ``qdhy`` for 青岛海洋; letters and figures stay. One line as it is read,
    and further lines for the other ways to read it (曾乐: ``cl``, ``cy``, ``zl``, ``zy``)."""
    letters: list[str] = []
    for part in _HAN.split(name):
        letters.extend(_read(part) if _HAN.fullmatch(part) else part)
    others = [
        (place, letter)
        for place, char in enumerate(name)
        for letter in _OTHERS.get(char, "")
        if letter != letters[place]
    ]
    usual = "".join(letters)
    if not others:
        return usual
    if len(name) <= _SHORT:
        each = [dict.fromkeys((first, *_OTHERS.get(char, ""))) for first, char in zip(letters, name, strict=True)]
        return "\n".join("".join(reading) for reading in product(*each))
    around = (usual[max(0, p - _REACH) : p] + letter + usual[p + 1 : p + 1 + _REACH] for p, letter in others)
    return "\n".join((usual, *around))


@lru_cache(maxsize=16384)
def readings(name: str) -> tuple[str, ...]:
    """The whole pinyin of every short run of characters in a name in plain form, from each of its syllables on, a line
    for each; in letters of another width behind a mark, which ``plain`` leaves in nothing that is typed."""
    found: dict[str, None] = {}
    for run in _HAN.findall(name):
        if not 1 < len(run) <= _SHORT:
            continue
        syllables = _syllables(run)
        firsts = dict.fromkeys((syllables[0], _SURNAMES.get(run[0], syllables[0]).rstrip("12345")))
        for line in (*("".join((first, *syllables[1:])) for first in firsts), *_ends(syllables)):
            for way in dict.fromkeys((line, line.replace("v", "u"), line.replace("v", "yu"))):
                found[_START + _aside(way)] = None
    return tuple(found)


def _ends(syllables: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("".join(syllables[place:]) for place in range(1, len(syllables)))


@lru_cache(maxsize=16384)
def _syllables(run: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    read = lazy_pinyin(run, style=Style.NORMAL)
    if len(read) != len(run):  # unknown characters come joined together
        read = [lazy_pinyin(char, style=Style.NORMAL)[0] for char in run]
    return tuple(syllable.casefold() for syllable in read)


_START: Final = "\uff5e"
_WIDE: Final = 0xFEE0
_SPOKEN: Final = re.compile(
    "(?:(?:[zcs]h|[ln]y|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]{1,3}(?:ng|n|r)?)+(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?"
)
"""What can be the beginning of a name in pinyin; initials alone cannot, for they have no vowels to speak of."""


def _as_reading(word: str) -> str:
    return _START + _aside(word) if len(word) > 1 and _SPOKEN.fullmatch(word) else ""


def _aside(letters: str) -> str:
    return "".join(chr(ord(one) + _WIDE) if "a" <= one <= "z" else one for one in letters)


@lru_cache(maxsize=16384)
def _read(part: str) -> tuple[str, ...]:
    """One letter for each Chinese character, as the words they stand in are read; an unknown one stays itself."""
    from pypinyin import Style, lazy_pinyin

    read = lazy_pinyin(part, style=Style.FIRST_LETTER)
    if len(read) != len(part):  # unknown characters come joined together
        read = [lazy_pinyin(char, style=Style.FIRST_LETTER)[0] for char in part]
    return tuple(letter.casefold()[:1] or char for letter, char in zip(read, part, strict=True))


_SURNAMES: Final = {
    "曾": "zeng1", "单": "shan4", "仇": "qiu2", "解": "xie4", "查": "zha1", "朴": "piao2", "区": "ou1", "翟": "zhai2",
    "缪": "miao4", "盖": "ge3", "任": "ren2", "华": "hua4", "乐": "yue4", "員": "yun4", "员": "yun4", "覃": "qin2",
}  # fmt: skip
"""Readings of a character as a surname, where as a word it is read in another way first."""


@lru_cache(maxsize=16384)
def in_reading_order(text: str) -> tuple[tuple[str, ...], str]:
    """What a list is sorted by: syllable after syllable with its tone, as in a dictionary; letters and figures before
    characters, as written. Characters of one reading follow each other by their form."""
    from pypinyin import Style, lazy_pinyin

    written = plain(text)
    syllables: list[str] = []
    for part in _HAN.split(written):
        if not _HAN.fullmatch(part):
            syllables.extend(part)
            continue
        read = lazy_pinyin(part, style=Style.TONE3, neutral_tone_with_five=True)
        if len(read) != len(part):  # unknown characters come joined together
            read = [lazy_pinyin(char, style=Style.TONE3, neutral_tone_with_five=True)[0] for char in part]
        if not syllables and 1 < len(written) <= _SHORT and part[0] in _SURNAMES:
            read[0] = _SURNAMES[part[0]]
        syllables.extend(f"~{syllable}" for syllable in read)  # behind every letter and figure
    return tuple(syllables), written


#: Below every character, so that a name stands before all that it is the beginning of.
_NEXT, _END = "\x02", "\x01"


def sort_key(text: str) -> str:
    """What a database sorts a name by, character by character: the order of ``in_reading_order``. Empty for a blank."""
    if not text.strip():
        return ""
    syllables, written = in_reading_order(text)
    return f"{_NEXT.join(syllables)}{_END}{written}"


def matches(text: str, typed: str, *, by_initials: bool = True) -> bool:
    """Whether every word that was typed occurs in ``text``, as written, by initials or by whole pinyin. What a database
    keeps to be sought has the pinyin of short names alone: that of long ones would be several times the name."""
    written = plain(text)
    left = [word for word in sought_words(typed) if word.text not in written]
    # Figures stand among the initials as they stand in the text, so there is nothing to find for figures alone.
    if any(not word.latin or word.text.isdecimal() for word in left):
        return False
    if not left or not by_initials:
        return not left
    letters = SearchText.of((text,))
    return all(letters.holds((word,)) or _is_spoken(word, written) for word in left)


def _is_spoken(word: SoughtWord, written: str) -> bool:
    """Whether pinyin that was typed is read somewhere in a text, from the beginning of a syllable on."""
    if not word.reading:
        return False
    runs = (_syllables(run) for run in _HAN.findall(written))
    lines = ("".join(syllables[place:]) for syllables in runs for place in range(len(syllables)))
    return any(way.startswith(word.text) for line in lines for way in (line, line.replace("v", "u")))

"""What a spreadsheet shows of a stored value: the number formats, as far as a list of entries uses them.

ECMA-376 part 1, 18.8.30 and 18.8.31. Only whole figures with words, noughts and strokes around them are rendered;
whatever else changes the look of a value is told apart, so that nobody takes the stored one for the shown one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from qtic_desktop.domain.numbers import decimal_text

_LONGEST = 255  # characters of a format that a spreadsheet program accepts
#: Formats that are known by number alone. 27 to 36 and 50 to 58 are the dates of the Chinese and Japanese editions.
_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    **dict.fromkeys((5, 6, 7, 8, 42, 44), '"¥"#,##0.00'), 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", **dict.fromkeys(range(14, 18), "yyyy-m-d"), **dict.fromkeys(range(18, 22), "h:mm"),
    22: "yyyy-m-d h:mm", **dict.fromkeys(range(27, 32), "yyyy-m-d"), **dict.fromkeys(range(32, 36), "h:mm"),
    36: "yyyy-m-d", **dict.fromkeys((37, 38), "#,##0"), **dict.fromkeys((39, 40), "#,##0.00"), 41: "#,##0",
    43: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys(range(50, 59), "yyyy-m-d"),
}  # fmt: skip
_TOKEN = re.compile(
    r'(?P<quoted>"[^"]{0,255}"?)|(?P<escaped>[\\!].)|(?P<pad>[_*].)|(?P<bracket>\[[^\]\[]{0,80}\])'
    r"|(?P<general>General|G/通用格式)|(?P<power>[eE][+-])|(?P<half>AM/PM|A/P|上午/下午)|(?P<place>[0#?])"
    r"|(?P<one>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^-\]]*)(-[0-9A-Fa-f]*)?\]")
_COLOUR = re.compile(
    r"\[(color ?\d+|颜色 ?\d+|black|blue|cyan|green|magenta|red|white|yellow|[黑蓝青绿洋红白黄]+色?)\]", re.IGNORECASE
)
_HARMLESS = frozenset(" ()+-\u00a0")


@dataclass(frozen=True, slots=True)
class _Part:
    """One token of a section: ``kind`` literal | place | point | comma | percent | power | general | text | strange."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format in its sections (above 0, below 0, 0, text); ``temporal`` is "date", "time" or empty."""

    code: str
    sections: tuple[tuple[_Part, ...], ...]
    temporal: str

    def keeps_amount(self, stored: Decimal) -> bool:
        """Whether a figure is shown with its own value and no unit: nothing scaled, no per cent, no words beside it."""
        section = self._section_for(stored)
        return section is not None and not self.temporal and _keeps(section)

    def shown_number(self, stored: Decimal) -> str | None:
        """What is shown of a stored number where text belongs; None when it cannot be rendered.

        A plain format (0, 0.00, #,##0) only rounds what is shown, so the stored number itself is given.
        """
        section = self._section_for(stored)
        if section is None or self.temporal or any(part.kind in _UNRENDERED for part in section):
            return None
        if _is_plain(section):
            return decimal_text(stored)
        below = stored < 0 and (len(self.sections) < 2 or self.sections[1] is not section)
        figures = _figures(section, abs(stored))
        return None if figures is None else f"-{figures}" if below else figures

    def shown_text(self, stored: str) -> str | None:
        """What is shown of a stored text: the words that a section for text adds; None where it shows nothing."""
        section = self.sections[3] if len(self.sections) > 3 else self.sections[0]
        if not any(part.kind == "text" for part in section):
            return stored if len(self.sections) < 4 else None
        return "".join(stored if part.kind == "text" else part.text for part in section)

    def _section_for(self, value: Decimal) -> tuple[_Part, ...] | None:
        if any(part.kind == "condition" for section in self.sections for part in section):
            return None
        place = 2 if value == 0 and len(self.sections) > 2 else 1 if value < 0 and len(self.sections) > 1 else 0
        section = self.sections[place]
        return section if section else None


_UNRENDERED = frozenset({"percent", "strange", "fraction"})


def built_in(number: int) -> str:
    """The code of a format that the file does not spell out; General for numbers without a meaning."""
    return _BUILT_IN.get(number, "General")


@lru_cache(maxsize=4096)
def read_format(code: str) -> NumberFormat:
    """A format code taken apart; one longer than any program writes is strange throughout."""
    if len(code) > _LONGEST:
        return NumberFormat(code, ((_Part("strange", ""),),), "")
    sections: list[list[_Part]] = [[]]
    clock: set[str] = set()
    for found in _TOKEN.finditer(code or "General"):
        kind, text = str(found.lastgroup), found.group()
        if kind == "one" and text == ";":
            sections.append([])
        else:
            sections[-1].extend(_part(kind, text, clock))
    temporal = "date" if clock & set("yd") or clock == {"m"} else "time" if clock else ""
    return NumberFormat(code, tuple(tuple(section) for section in sections), temporal)


def _part(kind: str, text: str, clock: set[str]) -> list[_Part]:
    if kind == "quoted":
        return [_Part("literal", text.strip('"'))]
    if kind == "escaped":
        return [_Part("literal", text[1:])]
    if kind == "pad":
        return []
    if kind == "bracket":
        return _bracket(text, clock)
    if kind == "half":
        clock.add("h")
        return []
    if kind in ("general", "power", "place"):
        return [_Part(kind, text)]
    return _single(text, clock)


def _bracket(text: str, clock: set[str]) -> list[_Part]:
    elapsed, currency = _ELAPSED.fullmatch(text), _CURRENCY.fullmatch(text)
    if elapsed:
        clock.add(elapsed[1][0].lower())
        return []
    if currency:
        return [_Part("literal", currency[1])] if currency[1] else []
    if _COLOUR.fullmatch(text):
        return []
    return [_Part("condition" if text[1:2] in "<>=" else "strange", text)]


def _single(char: str, clock: set[str]) -> list[_Part]:
    known = {".": "point", ",": "comma", "%": "percent", "@": "text", "/": "fraction"}
    if char.lower() in "ymdhs":
        clock.add(char.lower())
        return []
    return [_Part(known.get(char, "literal"), char)]


def _keeps(section: tuple[_Part, ...]) -> bool:
    if any(part.kind in ("general", "text") for part in section):
        return not any(part.kind == "literal" and part.text.strip() for part in section)
    kinds = [part.kind for part in section]
    if "place" not in kinds or _UNRENDERED & set(kinds):
        return False
    return not _scales(section) and all(set(part.text) <= _HARMLESS for part in section if part.kind == "literal")


def _scales(section: tuple[_Part, ...]) -> bool:
    """Whether a comma stands after the last figure of the whole part: each divides what is shown by a thousand."""
    kinds = [part.kind for part in section]
    whole = kinds[: kinds.index("point")] if "point" in kinds else kinds
    return any(
        kind == "comma" and "place" not in part[place + 1 :]
        for part in (whole, kinds)
        for place, kind in enumerate(part)
        if "place" in part[:place]
    )


def _is_plain(section: tuple[_Part, ...]) -> bool:
    """Whether nothing but the figures is shown, without noughts before them."""
    if any(part.kind == "general" for part in section):
        return len(section) == 1
    if any(part.kind == "text" for part in section):
        return all(part.kind == "text" for part in section)
    kinds = [part.kind for part in section]
    whole = section[: kinds.index("point")] if "point" in kinds else section
    noughts = sum(part.kind == "place" and part.text == "0" for part in whole)
    words = any(part.kind == "literal" and part.text.strip() for part in section)
    return noughts <= 1 and not words and not _scales(section) and "place" in kinds


def _figures(section: tuple[_Part, ...], value: Decimal) -> str | None:
    """The digits of a number laid into the places of a section, with the words between them."""
    kinds = [part.kind for part in section]
    if "general" in kinds or "text" in kinds:
        return "".join(decimal_text(value) if part.kind in ("general", "text") else part.text for part in section)
    if _scales(section) or "power" in kinds:
        return None
    point = kinds.index("point") if "point" in kinds else len(kinds)
    whole_places = kinds[:point].count("place")
    rest = _fraction(section[point:], value)
    if rest is None or not whole_places:
        return None
    digits = str(int(value)) if int(value) else ""
    return _whole(section[:point], digits.rjust(whole_places), "comma" in kinds) + rest


def _whole(section: tuple[_Part, ...], digits: str, grouped: bool) -> str:
    """``digits`` is padded with blanks to the number of places; what is longer stands at the first place."""
    shown, left, first = "", list(digits), len(digits) - sum(part.kind == "place" for part in section)
    for part in section:
        if part.kind == "literal":
            shown += part.text
        elif part.kind == "place":
            while True:
                digit = left.pop(0)
                shown += digit if digit != " " else "0" if part.text == "0" else ""
                if grouped and left and len(left) % 3 == 0 and shown and shown[-1].isdigit():
                    shown += ","
                if first <= 0:
                    break
                first -= 1
    return shown


def _fraction(section: tuple[_Part, ...], value: Decimal) -> str | None:
    """What stands from the point on; None when figures would be rounded away."""
    places = [part for part in section if part.kind == "place"]
    digits = decimal_text(value).partition(".")[2]
    if len(digits) > len(places):
        return None
    digits, shown = digits.ljust(len(places)), ""
    left = list(digits)
    for part in section:
        if part.kind == "place":
            digit = left.pop(0)
            shown += digit if digit != " " else "0" if part.text == "0" else ""
        elif part.kind in ("literal", "point"):
            shown += part.text
    return shown

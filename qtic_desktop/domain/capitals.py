"""An amount in the capitals of Chinese accounts (大写金额), so that a slip of unit or place is seen and heard.

正确填写票据和结算凭证的基本规定 (中国人民银行): a zero between figures is written 零 once, however many there are; an amount
that ends with yuan closes with 整.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("仟", "佰", "拾", "")
_WAN: Final = 10_000
_FEN: Final = 100


def in_capitals(amount: Decimal) -> str:
    """``amount`` of 万元 as an amount of yuan in capitals (1200.5: 壹仟贰佰万伍仟元整); empty where it has parts of a fen."""
    fen = abs(amount) * _WAN * _FEN
    if fen != int(fen):
        return ""
    yuan, parts = divmod(int(fen), _FEN)
    jiao, cent = divmod(parts, 10)
    sign = "负" if amount < 0 and fen else ""
    words = f"{_whole(yuan)}元" if yuan or not parts else ""
    if not parts:
        return f"{sign}{words}整"
    tenths = f"{_DIGITS[jiao]}角" if jiao else ("零" if words else "")
    return f"{sign}{words}{tenths}" + (f"{_DIGITS[cent]}分" if cent else "整")


def _whole(number: int) -> str:
    """A whole number by its parts of 亿 and 万."""
    for unit, name in ((_WAN * _WAN, "亿"), (_WAN, "万")):
        if number >= unit:
            high, low = divmod(number, unit)
            zero = "零" if low and low < unit // 10 else ""
            return f"{_whole(high)}{name}{zero}{_whole(low) if low else ''}"
    return _section(number)


def _section(number: int) -> str:
    """Up to four figures."""
    if not number:
        return _DIGITS[0]
    written = ""
    for place, figure in zip(_PLACES[-len(str(number)) :], str(number), strict=True):
        if figure != "0":
            written += f"{_DIGITS[int(figure)]}{place}"
        elif not written.endswith(_DIGITS[0]):
            written += _DIGITS[0]
    return written.rstrip(_DIGITS[0])

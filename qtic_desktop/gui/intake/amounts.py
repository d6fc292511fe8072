"""An amount of 万元 in words and capitals, for the line under its field."""

from __future__ import annotations

from qtic_desktop.domain.capitals import in_capitals
from qtic_desktop.domain.numbers import parse_money
from qtic_desktop.gui.texts import tr, translations


def amount_words(text: str) -> str:
    """``1,200 万元，壹仟贰佰万元整``; empty where nothing can be read or the amount is nothing."""
    amount = parse_money(text)
    if not amount:
        return ""
    if translations.lang == "en":  # capitals are a custom of Chinese papers
        return tr("{amount} 万元").format(amount=f"{amount:,f}")
    return tr("{amount} 万元，{capitals}").format(amount=f"{amount:,f}", capitals=in_capitals(amount) or "—")

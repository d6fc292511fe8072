"""The guideline's own words, by clause, for the foot of every page and for the stages done on paper."""

from __future__ import annotations

from functools import cache

from qtic_desktop.resources import Language, message, resource, tables_of

_FIGURES = str.maketrans("一二三四", "1234")


@cache
def _clauses() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = tables_of(resource("texts", "clauses.toml"))
    return loaded


def clause_text(clause: str, lang: Language = "zh") -> str:
    """The words of a clause such as ``三(一)``; empty for an unknown one. Chinese is the text, English its gist."""
    return _clauses().get(clause, {}).get(lang, "")


def clause_words(clause: str, lang: Language = "zh") -> str:
    """How a clause is named on screen."""
    if not clause:
        return ""
    if lang == "zh":
        return message("gui.clause", lang, clause=clause.replace("(", "（").replace(")", "）"))
    return message("gui.clause", lang, clause=clause.translate(_FIGURES))


def known_clauses() -> frozenset[str]:
    """Every clause that has a text."""
    return frozenset(_clauses())

"""Words for what differs between two states of a sheet."""

from __future__ import annotations

from qtic_desktop.domain.stations import Figure, UnitFinding
from qtic_desktop.resources import Language, message, words


def figure_words(figure: Figure, lang: Language) -> str:
    """What an entry of a sheet is called, e.g. 第3项分数."""
    name, _, number = figure.what.partition(" ")
    if name == "comment" and not number:
        name = "overall"
    return message(f"stations.what_{name}", lang, n=number)


def value_words(figure: Figure, value: str, lang: Language) -> str:
    """An entry as a person would say it: a vote, a state and a flaw of the paper by their names, a blank as such."""
    if not value:
        return message("stations.empty", lang)
    name = figure.what.partition(" ")[0]
    if name in ("vote", "state"):
        return words("audit.value", lang).get(value, value)
    if name == "veto":
        return message("stations.ticked" if value in ("1", "True") else "stations.empty", lang)
    if name == "flaw":
        kind, _, note = value.partition(" ")
        return f"{words('audit.value', lang).get(kind, kind)} {note}".strip()
    return value


def difference(unit: UnitFinding, lang: Language) -> str:
    """Every entry in which the two states differ, with both values."""
    code = "stations.figure_covered" if unit.secret else "stations.figure"
    told = (
        message(
            code,
            lang,
            what=figure_words(one, lang),
            ours=value_words(one, one.ours, lang),
            theirs=value_words(one, one.theirs, lang),
        )
        for one in unit.figures
    )
    return message("stations.join", lang).join(told)

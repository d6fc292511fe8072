"""Words for what differs between two states of a sheet."""

from __future__ import annotations

from qtic_desktop.domain.stations import Figure, UnitFinding
from qtic_desktop.resources import Language, message


def figure_words(figure: Figure, lang: Language) -> str:
    """What an entry of a sheet is called, e.g. 第3项分数."""
    name, _, number = figure.what.partition(" ")
    if name == "comment" and not number:
        name = "overall"
    return message(f"stations.what_{name}", lang, n=number)


def difference(unit: UnitFinding, lang: Language) -> str:
    """Every entry in which the two states differ, with both values."""
    code = "stations.figure_covered" if unit.secret else "stations.figure"
    told = (message(code, lang, what=figure_words(one, lang), ours=one.ours, theirs=one.theirs) for one in unit.figures)
    return message("stations.join", lang).join(told)

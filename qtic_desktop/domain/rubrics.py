"""Rubrics as data: criteria with maximum, clause, sub-items and anchor texts; bands; the check of one entered score.

The guideline gives no scoring table (指引未规定): the rubrics in ``resources/rubrics`` are editable proposals.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.numbers import decimal_from, decimal_text, parse_number

TRACKS = ("NEW", "CONVERSION", "EVALUATION")


class Band(NamedTuple):
    """A quality band: its mark on the sheet, its English name, and the share of the maximum where it begins."""

    mark: str
    title_en: str
    lower: Fraction


BANDS = (
    Band("优", "excellent", Fraction(90, 100)),
    Band("良", "good", Fraction(75, 100)),
    Band("中", "fair", Fraction(60, 100)),
    Band("差", "poor", Fraction(0)),
)


@dataclass(frozen=True, slots=True)
class SubItem:
    """A hint of how the points of a criterion are meant; it is not scored by itself."""

    title: str
    points: Decimal
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a score in ``band`` (优 良 中 差) looks like for one criterion."""

    band: str
    text: str
    text_en: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the score sheet. ``clause`` is shown as 依据条款; ``applies_task`` is the task of 二（二）(1-6) without
    which the criterion is not applicable, None when it always applies."""

    number: str
    title: str = ""
    maximum: Decimal = Decimal(0)
    clause: str = ""
    subs: tuple[SubItem, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    applies_task: int | None = None
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class Rubric:
    """A versioned score sheet of one track ("NEW", "CONVERSION", "EVALUATION")."""

    code: str
    version: int
    track: str
    title: str
    criteria: tuple[Criterion, ...]
    title_en: str = ""
    bands: tuple[Band, ...] = BANDS
    veto: str = ""
    """What the veto line of the sheet asks; blank for the words that come with the program."""

    def maximum(self, not_applicable: Collection[str] = frozenset()) -> Decimal:
        """Points attainable when the criteria numbered in ``not_applicable`` are taken out."""
        return sum((c.maximum for c in self.criteria if c.number not in not_applicable), Decimal(0))

    def not_applicable_for(self, tasks: Collection[int]) -> frozenset[str]:
        """Numbers of the criteria whose task is not among the chosen ``tasks`` (fixed by the office before the meeting)."""
        return frozenset(c.number for c in self.criteria if c.applies_task is not None and c.applies_task not in tasks)


def band_of(points: Decimal, maximum: Decimal, bands: tuple[Band, ...] = BANDS) -> str:
    """The band mark of ``points``; a bound belongs to the upper band. ``maximum`` must be positive."""
    share = Fraction(points) / Fraction(maximum)
    return next((band.mark for band in bands if share >= band.lower), bands[-1].mark)


def band_middle(band: str, maximum: Decimal, step: Decimal, bands: tuple[Band, ...] = BANDS) -> Decimal:
    """The score on ``step`` inside ``band`` nearest its middle, the higher of two equally near.

    Raises ``Refused`` (scoring.unknown_band, scoring.band_empty) for another mark or where no score on the step exists.
    """
    place = next((index for index, known in enumerate(bands) if known.mark == band), None)
    if place is None:
        raise Refused("scoring.unknown_band", band=band)
    top, unit = Fraction(maximum), Fraction(step)
    low = bands[place].lower * top
    high = bands[place - 1].lower * top if place else top
    first, last = -(-low // unit), high // unit
    if place and last * unit == high:
        last -= 1
    if first > last:
        raise Refused("scoring.band_empty", band=band, maximum=decimal_text(maximum), step=decimal_text(step))
    nearest = min(range(first, last + 1), key=lambda count: (abs(count * unit - (low + high) / 2), -count))
    return Decimal(nearest) * step


def check_points(text: str, criterion: Criterion, step: Decimal) -> Decimal:
    """The score typed in ``text`` for ``criterion``: 0 to the maximum, on ``step``; full-width digits are understood.

    Raises ``Refused``: scoring.not_a_number (also for an empty text: blank is not zero), scoring.negative,
    scoring.above_maximum, scoring.off_step.
    """
    points = parse_number(text)
    if points is None:
        raise Refused("scoring.not_a_number", number=criterion.number, text=text[:20])
    code = points_fault(points, criterion, step)
    if code is not None:
        maximum = decimal_text(criterion.maximum)
        raise Refused(code, number=criterion.number, points=text.strip()[:20], maximum=maximum, step=decimal_text(step))
    return abs(points) if points == 0 else points


def points_fault(points: Decimal, criterion: Criterion, step: Decimal) -> str | None:
    """The code of the rule a score breaks, None when it is legal."""
    if points < 0:
        return "scoring.negative"
    if points > criterion.maximum:
        return "scoring.above_maximum"
    return "scoring.off_step" if Fraction(points) % Fraction(step) else None


def parse_rubric(mapping: Mapping[str, Any]) -> Rubric:
    """Read a rubric file. Raises ``Refused``: scoring.rubric_key (unknown or missing key), scoring.rubric_value,
    scoring.rubric_sum (criteria must add up to 100, sub-items to their criterion), scoring.rubric_number (a double)."""
    _keys(mapping, {"code", "version", "track", "title", "criteria"}, {"title_en", "bands", "veto"}, "rubric")
    if mapping["track"] not in TRACKS:
        raise Refused("scoring.rubric_value", key="track", value=str(mapping["track"]))
    version = _number("version", mapping["version"])
    if version != int(version) or version < 1:
        raise Refused("scoring.rubric_value", key="version", value=str(mapping["version"]))
    if not isinstance(mapping["criteria"], list | tuple):
        raise Refused("scoring.rubric_value", key="criteria", value=str(mapping["criteria"])[:40])
    criteria = tuple(_criterion(line) for line in mapping["criteria"])
    numbers = [criterion.number for criterion in criteria]
    for number in numbers:
        if numbers.count(number) > 1:
            raise Refused("scoring.rubric_number", number=number)
    rubric = Rubric(
        code=str(mapping["code"]),
        version=int(version),
        track=str(mapping["track"]),
        title=str(mapping["title"]),
        criteria=criteria,
        title_en=str(mapping.get("title_en", "")),
        bands=_bands(mapping.get("bands")),
        veto=str(mapping.get("veto", "")),
    )
    if rubric.maximum() != 100:
        raise Refused("scoring.rubric_sum", what=rubric.title, sum=decimal_text(rubric.maximum()), wanted="100")
    return rubric


def _bands(bounds: object) -> tuple[Band, ...]:
    """The bands with the lower bounds of 优, 良 and 中 in per cent of the maximum; None for the usual ones."""
    if bounds is None:
        return BANDS
    if not isinstance(bounds, list | tuple) or len(bounds) != len(BANDS) - 1:
        raise Refused("scoring.rubric_bands", bounds=str(bounds)[:40])
    shares = [_number("bands", bound) for bound in bounds]
    if not 100 > shares[0] > shares[1] > shares[2] > 0:
        raise Refused("scoring.rubric_bands", bounds="、".join(decimal_text(share) for share in shares))
    lower = (*(Fraction(share) / 100 for share in shares), Fraction(0))
    return tuple(Band(band.mark, band.title_en, low) for band, low in zip(BANDS, lower, strict=True))


def _criterion(line: Mapping[str, Any]) -> Criterion:
    optional = {"title_en", "clause", "applies_task", "subs", "anchors"}
    _keys(line, {"number", "title", "maximum"}, optional, "criteria")
    number, maximum, task = str(line["number"]), _number("maximum", line["maximum"]), line.get("applies_task")
    if maximum == 0:
        raise Refused("scoring.rubric_value", key="maximum", value=str(line["maximum"]))
    if task is not None and task not in range(1, 7):
        raise Refused("scoring.rubric_value", key="applies_task", value=str(task))
    subs = tuple(_sub(sub) for sub in line.get("subs", ()))
    total = sum((sub.points for sub in subs), Decimal(0))
    if subs and total != maximum:
        raise Refused("scoring.rubric_sum", what=number, sum=decimal_text(total), wanted=decimal_text(maximum))
    return Criterion(
        number=number,
        title=str(line["title"]),
        maximum=maximum,
        clause=str(line.get("clause", "")),
        subs=subs,
        anchors=tuple(_anchor(anchor) for anchor in line.get("anchors", ())),
        applies_task=task,
        title_en=str(line.get("title_en", "")),
    )


def _sub(entry: Mapping[str, Any]) -> SubItem:
    _keys(entry, {"title", "points"}, {"title_en"}, "subs")
    return SubItem(str(entry["title"]), _number("points", entry["points"]), str(entry.get("title_en", "")))


def _anchor(entry: Mapping[str, Any]) -> Anchor:
    _keys(entry, {"band", "text"}, {"text_en"}, "anchors")
    if entry["band"] not in {band.mark for band in BANDS}:
        raise Refused("scoring.rubric_value", key="band", value=str(entry["band"]))
    return Anchor(str(entry["band"]), str(entry["text"]), str(entry.get("text_en", "")))


def _keys(mapping: object, needed: set[str], optional: set[str], where: str) -> None:
    if not isinstance(mapping, Mapping):
        raise Refused("scoring.rubric_value", key=where, value=str(mapping)[:40])
    for key in sorted(needed - set(mapping)) + sorted(set(mapping) - needed - optional):
        raise Refused("scoring.rubric_key", key=key, where=where)


def _number(key: str, value: object) -> Decimal:
    number = decimal_from(value)
    if number is None or number < 0:
        raise Refused("scoring.rubric_value", key=key, value=str(value)[:40])
    return number

"""A score sheet while it is being written: everything as typed, what it still lacks, and what it is once it is whole.

The guideline gives no scoring table (指引未规定); the office writes one, for all meetings convened after it is in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from qtic_desktop.domain.numbers import decimal_text, parse_number
from qtic_desktop.domain.problems import Problem
from qtic_desktop.domain.rubrics import BANDS, Rubric, parse_rubric

FULL: Final = Decimal(100)
MOST_CRITERIA: Final = 12
"""As many as the sheet on paper and the workbook of scores have lines for."""


@dataclass(frozen=True, slots=True)
class SubDraft:
    """A hint of what the points of a criterion are meant for."""

    title: str = ""
    points: str = ""
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class CriterionDraft:
    """One line as typed; ``anchors`` are the texts of 优 良 中 差 in this order, ``task`` the task of 二（二）(1-6) without
    which the line is not applicable, 0 when it always applies."""

    title: str = ""
    maximum: str = ""
    clause: str = ""
    task: int = 0
    subs: tuple[SubDraft, ...] = ()
    anchors: tuple[str, ...] = ("", "", "", "")
    title_en: str = ""
    anchors_en: tuple[str, ...] = ("", "", "", "")


@dataclass(frozen=True, slots=True)
class RubricDraft:
    """A score sheet of one track as typed; ``bounds`` are the lower bounds of 优, 良 and 中 in per cent of a maximum.
    ``begun_from`` is the number of the version it was begun from."""

    track: str
    title: str
    begun_from: int
    criteria: tuple[CriterionDraft, ...] = ()
    bounds: tuple[str, ...] = ("90", "75", "60")
    veto: str = ""
    title_en: str = ""
    code: str = ""

    def total(self) -> Decimal:
        """The sum of the maxima that can be read."""
        return sum((parse_number(one.maximum) or Decimal(0) for one in self.criteria), Decimal(0))

    def with_criterion(self, place: int, one: CriterionDraft) -> RubricDraft:
        """The same with another criterion at ``place`` (from 0)."""
        return replace(self, criteria=(*self.criteria[:place], one, *self.criteria[place + 1 :]))

    def to_mapping(self, version: int) -> dict[str, Any]:
        """As ``parse_rubric`` reads it; criteria are numbered in their order. For a draft without blocking problems."""
        return {
            "code": self.code or self.track.lower(),
            "version": version,
            "track": self.track,
            "title": self.title.strip(),
            "title_en": self.title_en,
            "bands": list(self.bounds),
            "veto": self.veto.strip(),
            "criteria": [_line(str(place), one) for place, one in enumerate(self.criteria, 1)],
        }


def draft_of(rubric: Rubric) -> RubricDraft:
    """A draft that says what ``rubric`` says."""
    return RubricDraft(
        track=rubric.track,
        title=rubric.title,
        begun_from=rubric.version,
        criteria=tuple(
            CriterionDraft(
                title=one.title,
                maximum=decimal_text(one.maximum),
                clause=one.clause,
                task=one.applies_task or 0,
                subs=tuple(SubDraft(sub.title, decimal_text(sub.points), sub.title_en) for sub in one.subs),
                anchors=tuple(_of_band(mark.mark, {a.band: a.text for a in one.anchors}) for mark in BANDS),
                title_en=one.title_en,
                anchors_en=tuple(_of_band(mark.mark, {a.band: a.text_en for a in one.anchors}) for mark in BANDS),
            )
            for one in rubric.criteria
        ),
        bounds=tuple(_percent(band.lower) for band in rubric.bands[:-1]),
        veto=rubric.veto,
        title_en=rubric.title_en,
        code=rubric.code,
    )


def draft_to_mapping(draft: RubricDraft) -> dict[str, Any]:
    """Plain values for storage; ``draft_from_mapping`` reads an equal draft back."""
    return asdict(draft)


def draft_from_mapping(kept: Mapping[str, Any]) -> RubricDraft:
    """The draft kept as plain values. Raises ``TypeError`` or ``KeyError`` for what is none."""
    criteria = tuple(
        CriterionDraft(
            **{
                **one,
                "subs": tuple(SubDraft(**sub) for sub in one["subs"]),
                "anchors": tuple(one["anchors"]),
                "anchors_en": tuple(one["anchors_en"]),
            }
        )
        for one in kept["criteria"]
    )
    return RubricDraft(**{**kept, "criteria": criteria, "bounds": tuple(kept["bounds"])})


def rubric_problems(draft: RubricDraft, step: Decimal) -> tuple[Problem, ...]:
    """What stands between a draft and a version in force, in reading order; ``field`` is the number of the criterion,
    with ``.n`` for one of its sub-items, or the name of the field. ``step`` is the smallest unit points are given in."""
    found = [] if draft.title.strip() else [Problem("registry.rubric_title", "title")]
    if not 0 < len(draft.criteria) <= MOST_CRITERIA:
        found.append(Problem("registry.rubric_count", "criteria", {"n": len(draft.criteria), "most": MOST_CRITERIA}))
    titles = [one.title.strip() for one in draft.criteria]
    for place, one in enumerate(draft.criteria, 1):
        found += _of_criterion(str(place), one, step)
        if titles[place - 1] and titles.index(titles[place - 1]) < place - 1:
            found.append(
                Problem("registry.rubric_same_title", str(place), {"number": place, "title": one.title.strip()})
            )
    if draft.total() != FULL and draft.criteria:
        left = FULL - draft.total()
        facts = {"sum": decimal_text(draft.total()), "left": decimal_text(abs(left))}
        found.append(Problem("registry.rubric_short" if left > 0 else "registry.rubric_over", "total", facts))
    bounds = [parse_number(bound) for bound in draft.bounds]
    whole = [bound for bound in bounds if bound is not None]
    if len(whole) < len(BANDS) - 1 or not FULL > whole[0] > whole[1] > whole[2] > 0:
        found.append(Problem("registry.rubric_bounds", "bounds"))
    return tuple(found)


def whole_rubric(draft: RubricDraft, version: int) -> Rubric:
    """The score sheet a draft without blocking problems is. Raises ``Refused`` as ``parse_rubric`` does."""
    return parse_rubric(draft.to_mapping(version))


def _of_criterion(number: str, one: CriterionDraft, step: Decimal) -> list[Problem]:
    found = [] if one.title.strip() else [Problem("registry.rubric_no_title", number, {"number": number})]
    maximum = parse_number(one.maximum)
    if maximum is None or maximum <= 0:
        found.append(Problem("registry.rubric_no_maximum", number, {"number": number}))
    elif Fraction(maximum) % Fraction(step):
        facts = {"number": number, "maximum": decimal_text(maximum), "step": decimal_text(step)}
        found.append(Problem("registry.rubric_off_step", number, facts))
    points = [parse_number(sub.points) for sub in one.subs]
    for place, (sub, given) in enumerate(zip(one.subs, points, strict=True), 1):
        if not sub.title.strip() or given is None or given <= 0:
            found.append(Problem("registry.rubric_sub", f"{number}.{place}", {"number": number, "n": place}))
    total = sum((given for given in points if given is not None), Decimal(0))
    if one.subs and maximum is not None and total != maximum:
        facts = {"number": number, "sum": decimal_text(total), "maximum": decimal_text(maximum)}
        found.append(Problem("registry.rubric_subs", number, facts))
    if any(one.anchors) and not all(text.strip() for text in one.anchors):
        found.append(Problem("registry.rubric_anchors", number, {"number": number}, blocking=False))
    return found


def _line(number: str, one: CriterionDraft) -> dict[str, Any]:
    texts = zip(BANDS, one.anchors, one.anchors_en, strict=True)
    line: dict[str, Any] = {
        "number": number,
        "title": one.title.strip(),
        "title_en": one.title_en,
        "maximum": _plain(one.maximum),
        "clause": one.clause.strip(),
        "subs": [
            {"title": sub.title.strip(), "title_en": sub.title_en, "points": _plain(sub.points)} for sub in one.subs
        ],
        "anchors": [
            {"band": band.mark, "text": text.strip(), "text_en": english}
            for band, text, english in texts
            if text.strip()
        ],
    }
    return line | ({"applies_task": one.task} if one.task else {})


def _plain(text: str) -> str:
    number = parse_number(text)
    return text if number is None else decimal_text(number)


def _of_band(mark: str, texts: Mapping[str, str]) -> str:
    return texts.get(mark, "")


def _percent(share: Fraction) -> str:
    per_cent = share * 100
    return decimal_text(Decimal(per_cent.numerator) / Decimal(per_cent.denominator))

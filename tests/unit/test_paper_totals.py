"""Where the written sum and the keyed items differ, the item named is one whose correction makes them agree."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.rubrics import Criterion
from qtic_desktop.domain.scoring.paper_totals import likely_slips

HALF = Decimal("0.5")
CRITERIA = tuple(Criterion(str(n), maximum=Decimal(m)) for n, m in enumerate((15, 20, 15, 20, 10, 10, 5, 5), 1))


def sheet(*points: str) -> dict[str, Decimal | None]:
    return {criterion.number: Decimal(text) for criterion, text in zip(CRITERIA, points, strict=True)}


def test_swapped_figures_come_first() -> None:
    wide = tuple(Criterion(str(n), maximum=Decimal(30)) for n in (1, 2, 3))
    keyed: dict[str, Decimal | None] = {"1": Decimal(10), "2": Decimal(12), "3": Decimal(15)}
    assert likely_slips(wide, keyed, HALF, Decimal(46)) == ("2", "1", "3")


def test_a_point_left_out_is_found() -> None:
    keyed = sheet("12", "9", "10", "12", "8", "8", "4", "4")
    assert likely_slips(CRITERIA, keyed, HALF, Decimal("67.5"))[0] == "1"


def test_equal_sums_name_nothing() -> None:
    keyed = sheet("1", "1", "1", "1", "1", "1", "1", "1")
    assert likely_slips(CRITERIA, keyed, HALF, Decimal(8)) == ()


@given(
    st.tuples(*(st.integers(0, int(one.maximum * 2)).map(lambda n: Decimal(n) / 2) for one in CRITERIA)),
    st.integers(0, 200).map(lambda n: Decimal(n) / 2),
)
def test_every_item_named_could_be_corrected_to_the_written_sum(points: tuple[Decimal, ...], written: Decimal) -> None:
    keyed: dict[str, Decimal | None] = {one.number: value for one, value in zip(CRITERIA, points, strict=True)}
    difference = written - sum(points)
    possible = {
        one.number
        for one, value in zip(CRITERIA, points, strict=True)
        if difference and 0 <= value + difference <= one.maximum
    }
    assert set(likely_slips(CRITERIA, keyed, HALF, written)) == possible

"""Chips with their counts and further choices above a list, and what of it they let through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QObject

from qtic_desktop.gui.page import Page
from qtic_desktop.gui.stage.records import Extra, Filter, Records
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = TypeVar("Row")
_ALL: Final = "*"


class ListFilters(QObject, Generic[Row]):
    """Belongs to one page; the counts in the chips are those of the further choices in force. ``apply`` is told the key
    of the chip whenever the list has to be another."""

    def __init__(self, page: Page, records: Records[Row], apply: Callable[[str], None]) -> None:
        super().__init__(page)
        self._page, self._tell = page, apply
        self._filters: Mapping[str, Filter[Row]] = {one.key: one for one in records.filters}
        self._rows: tuple[Row, ...] = ()
        self._narrow = self._counted = False
        page.set_filters([(one.key, one.title) for one in records.filters])
        page.filter_changed.connect(lambda _key: self._apply())
        self.boxes: dict[str, ChoiceBox] = {}
        self._extras = {extra.name: extra for extra in records.extras}
        for extra in records.extras:
            self._add_box(extra)

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the chips."""
        return frozenset(self._filters)

    def _add_box(self, extra: Extra[Row]) -> None:
        box = ChoiceBox(self._page)
        box.setObjectName(extra.name)
        box.setAccessibleName(extra.title)
        box.setMinimumWidth(theme().px(150))
        box.edited.connect(self._apply)
        box.hide()
        self._page.add_to_filters(box)
        self.boxes[extra.name] = box

    def take(self, rows: Sequence[Row]) -> None:
        """Other rows: count them and offer the values that occur."""
        self._rows = tuple(rows)
        for name, box in self.boxes.items():
            extra, chosen = self._extras[name], box.value()
            values = sorted({extra.of(row) for row in rows})
            box.set_choices([(_ALL, extra.everything), *((one, one) for one in values)])
            box.set_value(chosen if chosen in values else _ALL)
        self.make_room(narrow=self._narrow)
        self._apply()

    def make_room(self, *, narrow: bool) -> None:
        """Further choices give way where there is no room or nothing to choose; what nobody sees leaves nothing out."""
        changed, self._narrow = narrow != self._narrow, narrow
        for box in self.boxes.values():
            box.setVisible(not narrow and box.count() > 2)
        if changed and self.boxes:
            self._apply()

    def take_counts(self, total: int, counts: Mapping[str, int]) -> None:
        """The counts as a window on the database gives them; the first chip stands for everything."""
        for place, (key, one) in enumerate(self._filters.items()):
            count = total if place == 0 else counts[key]
            self._page.set_filter_count(key, count)
            if one.seldom:
                self._page.show_filter(key, count > 0 or self._page.filter_key == key)

    def _is_of_choices(self, row: Row) -> bool:
        return all(
            box.value() in (None, _ALL, self._extras[name].of(row)) or not box.isVisibleTo(self._page)
            for name, box in self.boxes.items()
        )

    def passes(self, row: Row) -> bool:
        """Whether chip and choices let a row through."""
        chosen = self._filters.get(self._page.filter_key)
        return (chosen is None or chosen.shows(row)) and self._is_of_choices(row)

    def apply(self) -> None:
        """What the filter depends on beside chip and choices is another now."""
        self._apply()

    def _apply(self) -> None:
        self._count()
        self._tell(self._page.filter_key)

    def _count(self) -> None:
        rows = [row for row in self._rows if self._is_of_choices(row)]
        self._counted = self._counted or bool(self._rows)
        for key, one in self._filters.items() if self._counted else ():  # no number before there ever was a row
            count = sum(map(one.shows, rows))
            self._page.set_filter_count(key, count)
            if one.seldom:
                self._page.show_filter(key, count > 0 or self._page.filter_key == key)

    def show_everything(self) -> None:
        """Take back every choice and the search, because what one wants to see is hidden by them."""
        for box in self.boxes.values():
            box.set_value(_ALL)
        self._page.search.clear()
        if self._filters:
            self._page.choose_filter(next(iter(self._filters)))
        else:
            self._apply()

    def choices(self) -> tuple[tuple[str, str], ...]:
        """The further choices in force, by name."""
        chosen = ((name, box.value()) for name, box in self.boxes.items() if box.isVisibleTo(self._page))
        return tuple((name, value) for name, value in chosen if value not in (None, _ALL))

    def choose(self, choices: Sequence[tuple[str, str]]) -> list[str]:
        """Put further choices in force, those not named taken back; values that do not occur now are answered."""
        wanted, lacking = dict(choices), []
        for name, box in self.boxes.items():
            value = wanted.get(name, _ALL)
            if box.findData(value) < 0:
                lacking.append(value)
            box.set_value(value if box.findData(value) >= 0 else _ALL)
        self._apply()
        return lacking

    def in_words(self) -> str:
        """What of the list is left out, as it was chosen; empty where nothing was."""
        first = next(iter(self._filters), "")
        chip = self._filters[self._page.filter_key].title if self._page.filter_key != first else ""
        chosen = [str(box.value()) for box in self.boxes.values() if box.value() not in (None, _ALL)]
        sought = self._page.search.text().strip()
        words = [chip, *chosen, tr("搜索“{text}”").format(text=sought) if sought else ""]
        return mark("，").join(part for part in words if part)

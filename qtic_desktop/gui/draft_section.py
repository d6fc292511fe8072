"""A part of the settings in which a draft is typed: kept by itself, taken back step by step, put in force as a version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.section import Section
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import commit_input_method
from qtic_desktop.services.use_case import Write

KEEP_AFTER_MS = 1000

Draft = TypeVar("Draft")
Spot = TypeVar("Spot")


@dataclass(frozen=True, slots=True)
class Drafting(Generic[Draft]):
    """The acts of a draft. ``typed`` names it (``at``: one draft for each) and tells what stands in it; ``revised`` is the
    sentence when it came in force."""

    keeps: Act
    revises: Act
    keep: Callable[[Draft], Write]
    drop: Callable[[Draft], Write]
    revise: Callable[[Draft, str], Write]
    typed: Callable[[Draft], Typed]
    revised: Callable[[Draft], str]


class DraftSection(Section, Generic[Draft, Spot]):
    """A subclass lays out its fields and says where the person stands (``spot``), what is in force, and how a draft is put
    on the screen; it tells what was typed by ``_type`` and every other change by ``_change``."""

    def __init__(self, ctx: AppContext, purpose: str, drafting: Drafting[Draft], parent: QWidget | None = None) -> None:
        super().__init__(ctx, purpose, parent)
        self.draft: Draft | None = None
        self._drafting = drafting
        self._past: list[tuple[Draft, Spot]] = []
        self._typing_at: Spot | None = None
        self._unkept: dict[str, Draft] = {}  # by the name of the draft: asked to be kept, and not acknowledged yet
        self._keep_soon = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keep_soon.timeout.connect(self.keep)

    # -- what a subclass says

    def spot(self) -> Spot:
        """Where the person stands."""
        raise NotImplementedError

    def in_force(self) -> Draft | None:
        """The version in force as a draft begun from it; None before it was read."""
        raise NotImplementedError

    def _put(self, draft: Draft, spot: Spot) -> None:
        """Show ``draft``, standing at ``spot`` or near it, and remember it."""
        raise NotImplementedError

    def _came_in_force(self, changes: Changes) -> None:
        """The draft is a version now."""

    # -- the draft

    @property
    def may_write(self) -> bool:
        """Whether the person at work may put a draft in force."""
        return self.may(self._drafting.revises)

    @property
    def can_take_back(self) -> bool:
        """Whether there is a step to take back."""
        return self.may_write and bool(self._past)

    def _take_read(self, stored: Draft, spot: Spot) -> None:
        """Show what was read, but for a draft of the same name that is newer on the screen than in the record."""
        name, newer = self._name(stored), None
        if self.draft is not None and self._name(self.draft) == name and self._keep_soon.isActive():
            newer = self.draft
        newer = newer or self._unkept.get(name)
        if newer is None:
            self._past.clear()
        self._put(newer or stored, spot)

    def _name(self, draft: Draft) -> str:
        return self._drafting.typed(draft).at

    def _type(self, draft: Draft) -> None:
        """Something was typed into the line at hand: one step to take back until a pause or another line."""
        spot = self.spot()
        if self.draft is not None and self._typing_at != spot:
            self._past.append((self.draft, spot))
            self._typing_at = spot
        self.draft = draft
        self._soon()

    def _change(self, draft: Draft, spot: Spot) -> None:
        """A line was put in, taken out, moved or turned."""
        assert self.draft is not None
        self._typing_at = None
        self._past.append((self.draft, self.spot()))
        self._put(draft, spot)
        self._soon()

    def take_back(self) -> None:
        """The draft as it was before the last line was put in, taken out, moved or typed into."""
        if self._past:
            self._typing_at = None
            self._put(*self._past.pop())
            self._soon()

    def _soon(self) -> None:
        self.ctx.saving.typed(self._drafting.keeps)
        self._keep_soon.start()

    def keep(self) -> None:
        """Keep the draft as typed so far."""
        self._keep_soon.stop()
        self._typing_at = None
        draft = self.draft
        if draft is None or not self.may(self._drafting.keeps):
            return
        typed = self._drafting.typed(draft)
        self._unkept[typed.at] = draft

        def done(_changes: Changes) -> None:
            if self._unkept.get(typed.at) is draft:
                del self._unkept[typed.at]

        self.ctx.perform(self._drafting.keep(draft), on_done=done, on_error=self.fail, typed=typed)

    def _flush(self) -> None:
        commit_input_method()
        if self._keep_soon.isActive():
            self.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed is kept before the section goes away."""
        self._flush()
        super().hideEvent(event)

    # -- its end

    def _ended(self, draft: Draft) -> None:
        """Nothing of it waits for the record any more."""
        name = self._name(draft)
        self._unkept.pop(name, None)
        self.ctx.saving.settled(self._drafting.keeps)
        self.ctx.saving.forget(self._drafting.keeps, name)

    def drop(self) -> None:
        """Give the draft up; the version in force is shown again, and 撤销 brings the draft back."""
        in_force, given_up = self.in_force(), self.draft
        if in_force is None or given_up is None:
            return
        self._flush()  # what was typed within this second is in the log too

        def done(_changes: Changes) -> None:
            self._ended(given_up)
            self._past.append((given_up, self.spot()))
            self._put(in_force, self.spot())
            self.said.emit(tr("草稿已放弃，显示的是启用中的版本。按“撤销”可以把草稿找回来。"), "ok")

        self.ctx.perform(self._drafting.drop(given_up), on_done=done, on_error=self.fail)

    def revise(self, reason: str) -> None:
        """Put the draft in force as the next version; nothing is lost when it is refused."""
        draft = self.draft
        if draft is None or not self.may_write:
            return
        commit_input_method()
        self._keep_soon.stop()

        def done(changes: Changes) -> None:
            self._ended(draft)
            self._came_in_force(changes)
            self.said.emit(self._drafting.revised(draft), "ok")

        def refused(error: Exception) -> None:
            self._keep_soon.start()
            self.fail(error)

        self.ctx.perform(self._drafting.revise(draft, reason), on_done=done, on_error=refused)

"""A throw-away stage for the kit: boxes on a shelf that are named, sealed and thrown away, kept in memory alone."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor, Changes, Kind, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.possible import Possible
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.act import Act, Choice, Day, Line, Tick, Words
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Extra, Records, by_value
from qtic_desktop.gui.stage.shown import Fact, Shown
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.use_case import WorkOrder, use_case
from qtic_desktop.storage.queries.query import Question
from tests.gui.review_window import settle, show_page

NAME, SEAL, THROW, PILE, TIDY = (
    ActName.RENAME_DEPARTMENT,
    ActName.ADD_DEPARTMENT,
    ActName.REVISE_RULES,
    ActName.ADD_DEPARTMENTS,
    ActName.OPEN_BATCH,
)


@dataclass(frozen=True, slots=True)
class Box:
    """A row."""

    id: str
    name: str
    owner: str
    state: str = "open"
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry of the audit log."""

    at: str
    actor_name: str
    act: str
    details: dict[str, Any]


@dataclass
class Shelf:
    """What is stored, how often it was read, and how often each act was done. ``gate`` holds an act back."""

    rows: list[Box]
    reads: int = 0
    done: list[ActName] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    refusal: Exception | None = None

    def __post_init__(self) -> None:
        self.gate.set()

    def read(self) -> tuple[Box, ...]:
        self.reads += 1
        return tuple(self.rows)

    def change(self, box_id: str, **changes: Any) -> None:
        self.rows = [replace(row, **changes) if row.id == box_id else row for row in self.rows]

    def act(self, name: ActName) -> None:
        assert self.gate.wait(20)
        if self.refusal is not None:
            raise self.refusal
        self.done.append(name)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper that was made."""

    path: Path


class Boxes:
    """The use cases of the stage."""

    def __init__(self, shelf: Shelf) -> None:
        @use_case(NAME)
        def name_box(_work: Any, *, box_id: str, name: str, until: date, kind: str, glass: bool) -> Changes:
            if name == "taken":
                raise Refused("accounts.person_exists", name=name).beside("name")
            shelf.act(NAME)
            shelf.change(box_id, name=name, until=until)
            return Changes.of(Kind.BATCH, box_id)

        @use_case(SEAL)
        def seal_box(_work: Any, *, box_id: str) -> Changes:
            shelf.act(SEAL)
            shelf.change(box_id, state="sealed")
            return Changes.of(Kind.BATCH, box_id)

        @use_case(THROW)
        def throw_box(_work: Any, *, box_id: str, why: str, word: str) -> Changes:
            shelf.act(THROW)
            shelf.rows = [row for row in shelf.rows if row.id != box_id]
            return Changes.of(Kind.BATCH, box_id)

        @use_case(PILE)
        def pile(_work: Any, *, box_ids: list[str], note: str) -> Changes:
            shelf.act(PILE)
            for box_id in box_ids:
                shelf.change(box_id, state="piled")
            return Changes.of(Kind.BATCH, *box_ids)

        @use_case(TIDY)
        def put_box(_work: Any, *, name: str, owner: str) -> Changes:
            shelf.act(TIDY)
            shelf.rows.append(Box(f"new-{len(shelf.rows)}", name, owner))
            return Changes.of(Kind.BATCH, shelf.rows[-1].id)

        self.name_box, self.seal_box, self.throw_box = name_box, seal_box, throw_box
        self.pile, self.put_box = pile, put_box


def shelf_page(ctx: AppContext, shelf: Shelf) -> RecordPage[Box]:
    """The whole stage."""
    use = Boxes(shelf)

    def naming() -> Act[Box]:
        name, until = Line("name", "名称", limit=12), Day("until", "保存到")
        kind, glass = Choice("kind", "种类", choices=(("wood", "木"), ("tin", "铁"))), Tick("glass", "易碎")
        return Act(
            use.name_box,
            "改名…",
            lambda box, given: use.name_box.bind(
                box_id=box.id, name=given[name], until=given[until], kind=given[kind], glass=given[glass]
            ),
            entries=(until, kind, glass, name),
            fill=lambda box: {"name": box.name},
            done=lambda _subject, given, _changes: f"named {given[name]}",
        )

    def throwing() -> Act[Box]:
        why, word = Words("why", "原因"), Line("word", "口令")
        return Act(
            use.throw_box,
            "扔掉…",
            lambda box, given: use.throw_box.bind(box_id=box.id, why=given[why], word=given[word]),
            entries=(why, word),
            look="danger",
        )

    def piling() -> Act[tuple[Box, ...]]:
        note = Line("note", "备注", required=False)
        return Act(
            use.pile,
            "堆放 {n} 个…",
            lambda boxes, given: use.pile.bind(box_ids=[box.id for box in boxes], note=given[note]),
            entries=(note,),
            done=lambda _subject, _given, changes: f"piled {len(changes.ids)}",
        )

    def putting() -> Act[None]:
        name, owner = Line("name", "名称"), Line("owner", "谁的")
        return Act(
            use.put_box,
            "放上…",
            lambda _none, given: use.put_box.bind(name=given[name], owner=given[owner]),
            entries=(name, owner),
            done=lambda _subject, given, _changes: f"put {given[name]}",
        )

    def note(path: Path) -> WorkOrder[Sheet]:
        def run(_workspace: Any, _actor: Actor) -> Sheet:
            if shelf.refusal is not None:
                raise shelf.refusal
            path.write_bytes(b"x" * 2000)
            return Sheet(path)

        return WorkOrder(ActName.EXPORT_AUDIT_LOG, run, False, "documents")

    sealing: Act[Box] = Act(
        use.seal_box,
        "封箱",
        lambda box, _given: use.seal_box.bind(box_id=box.id),
        asks=lambda box: "" if box.owner == "甲" else f"封上{box.name}？",
        done=lambda _subject, _given, _changes: "sealed",
    )

    def possible(box: Box) -> tuple[Possible, ...]:
        shut = box.state == "sealed"
        why = "accounts.retired" if shut else ""
        return (
            Possible(NAME, why, {"name": box.name}),
            *(() if shut else (Possible(SEAL),)),
            *((Possible(THROW),) if ctx.actor.role is Role.OFFICE else ()),
        )

    def possible_many(boxes: Any) -> dict[ActName, list[Box]]:
        return {PILE: [box for box in boxes if box.state == "open"]}

    return RecordPage(
        ctx,
        Records(
            name="launch",
            table="箱子",
            reads=lambda _scope: Question(Read.WORKSPACE, lambda _session, _viewer: shelf.read()),
            kinds=frozenset({Kind.BATCH}),
            key=lambda box: box.id,
            columns=(
                Column("name", "名称", lambda box: box.name, pinyin=True, width=200),
                Column("owner", "谁的", lambda box: box.owner, width=100),
            ),
            filters=by_value(lambda box: box.state, ("open", "开着"), ("sealed", "封好"), ("piled", "堆好")),
            extras=(Extra("owners", "人员", "所有人", lambda box: box.owner),),
            waits=lambda box: box.state == "open",
            shown=lambda box: Shown(box.name, box.owner, facts=(Fact("状态", box.state),), note="可以办"),
            nothing=Shown("选一个箱子"),
            begins=(putting(),),
            acts=(naming(), sealing, throwing()),
            many=(piling(),),
            possible=possible,
            possible_many=possible_many,
            history=lambda box: Question(
                Read.WORKSPACE,
                lambda _session, _viewer: (
                    Noted("2026-03-05T09:10:11+08:00", "李雪", "open_batch", {"name": box.name}),
                ),
            ),
            papers=(
                Paper(
                    ActName.EXPORT_AUDIT_LOG,
                    "导出箱单…",
                    lambda: "箱/单",
                    note,
                    (".xlsx", ".pdf"),
                    why_not=lambda: "" if shelf.rows else "没有箱子",
                ),
            ),
            empty=Empty("架上还没有箱子。", "launch"),
        ),
    )


class Hands:
    """A person at the page."""

    def __init__(self, qtbot: QtBot, ctx: AppContext, shelf: Shelf, page: RecordPage[Box]) -> None:
        self.qtbot, self.ctx, self.shelf, self.page = qtbot, ctx, shelf, page

    def settle(self) -> None:
        settle(self.qtbot, self.ctx)

    def go(self, **place: Any) -> None:
        self.page.activate(Place("launch", **place))
        self.settle()

    def click(self, name: str, inside: QWidget | None = None) -> QPushButton:
        """Click a button by its name."""
        shown = [made for made in (inside or self.page).findChildren(QPushButton, name) if made.isVisible()]
        assert len(shown) == 1, (name, shown)
        found = shown[0]
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        return found

    def open(self, act: ActName) -> Any:
        """Open the form of an act of the record at hand."""
        self.click(act)
        form = self.page.card.form
        assert form is not None
        return form

    def type(self, field: Any, text: str) -> None:
        """Put the cursor into a field and type over what is there."""
        target = getattr(field, "editor", field)
        target.setFocus()
        target.selectAll()
        QTest.keyClicks(target, text)

    def changed(self, box_id: str, **changes: Any) -> None:
        """Somebody else changes a record."""
        self.shelf.change(box_id, **changes)
        self.ctx.notifier.publish(Changes.of(Kind.BATCH, box_id))
        self.settle()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf([Box("1", "alpha", "甲"), Box("2", "twin", "甲"), Box("3", "twin", "乙"), Box("4", "omega", "乙")])


@pytest.fixture
def hands(qtbot: QtBot, ctx: AppContext, shelf: Shelf, themed: None) -> Hands:
    ctx.actor = Actor("o", "办公室", Role.OFFICE)
    return sit_down(qtbot, ctx, shelf)


def sit_down(qtbot: QtBot, ctx: AppContext, shelf: Shelf) -> Hands:
    """The page in front, read once."""
    page = shelf_page(ctx, shelf)
    show_page(qtbot, page, 1200, 760)
    ctx.notifier.changed.connect(page.refresh)
    made = Hands(qtbot, ctx, shelf, page)
    made.go()
    return made

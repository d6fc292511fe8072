"""What Ctrl+K finds beyond pages and acts: records, asked of the database as they are typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.domain.examination import number_in_code
from qtic_desktop.domain.experts import ExpertFilter
from qtic_desktop.domain.intake import ProposalFilter
from qtic_desktop.domain.launch import CenterFilter
from qtic_desktop.domain.listing import Look, Wanted
from qtic_desktop.gui.background import Cancelled
from qtic_desktop.gui.command_palette import Found
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Command
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.texts import tr

Shower = Callable[[AppContext, Any], Command]

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.intake import ProposalRow
    from qtic_desktop.storage.queries.launch import CenterRow
    from qtic_desktop.storage.queries.meetings import ExpertRow
    from qtic_desktop.storage.queries.query import Question

SHOWN = 12
"""Records of a kind that are listed; how many more there are is said."""


class RecordSearch:
    """One search for what was typed: proposals, experts and centres, told to ``take`` together when all are in."""

    def __init__(self, ctx: AppContext, text: str, take: Callable[[Found], None]) -> None:
        from qtic_desktop.storage.queries.experts import EXPERTS
        from qtic_desktop.storage.queries.intake import PROPOSALS
        from qtic_desktop.storage.queries.launch import CENTERS

        self._ctx = ctx
        self._take: Callable[[Found], None] | None = take
        self._parts: list[Found | None] = [None, None, None]
        none: frozenset[str] = frozenset()
        coded = number_in_code(text)
        text = coded or text
        asked: tuple[tuple[Question[Look[Any]], Shower, str], ...] = (
            (
                PROPOSALS.look(Wanted(ProposalFilter(), text), 0, SHOWN, none, ""),
                _examined if coded else _proposal,
                tr("推荐与受理"),
            ),
            (EXPERTS.look(Wanted(ExpertFilter(), text), 0, SHOWN, none, ""), _expert, tr("专家库")),
            (CENTERS.look(Wanted(CenterFilter(), text), 0, SHOWN, none, ""), _center, tr("启动建设")),
        )
        self._tasks = [
            ctx.ask(
                question,
                on_done=partial(self._answer, place, show, where),
                on_error=partial(self._trouble, place),
            )
            for place, (question, show, where) in enumerate(asked)
        ]

    def drop(self) -> None:
        """Another search has taken the place of this one."""
        self._take = None
        for task in self._tasks:
            task.cancel()

    def _answer(self, place: int, show: Shower, where: str, look: Look[Any]) -> None:
        more = tr("“{where}”中共找到 {count} 项，这里列出前 {shown} 项；多输入几个字可以缩小范围。")
        notes = (more.format(where=where, count=look.count, shown=SHOWN),) if look.count > SHOWN else ()
        self._fill(place, Found(tuple(show(self._ctx, row) for row in look.rows), notes))

    def _trouble(self, place: int, error: Exception) -> None:
        told = not isinstance(error, (NotAllowed, Cancelled))
        self._fill(place, Found((), (self._ctx.say(error),) if told else ()))

    def _fill(self, place: int, found: Found) -> None:
        self._parts[place] = found
        whole = [part for part in self._parts if part is not None]
        if self._take is not None and len(whole) == len(self._parts):
            commands = tuple(command for part in whole for command in part.commands)
            self._take(Found(commands, tuple(note for part in whole for note in part.notes)))


def _proposal(ctx: AppContext, row: ProposalRow) -> Command:
    from qtic_desktop.gui.intake.choices import name_of

    return Command(name_of(row), lambda: ctx.go(Place("intake", row.id)), "file-text", f"{row.number} {row.host_name}")


def _examined(ctx: AppContext, row: ProposalRow) -> Command:
    """A code read off a paper of the examination leads to where the record goes on."""
    title = tr("形式审查：{name}").format(name=row.center_name)
    return Command(
        title, lambda: ctx.go(Place("examination", row.id)), "clipboard-check", f"{row.number} {row.host_name}"
    )


def _expert(ctx: AppContext, row: ExpertRow) -> Command:
    return Command(
        f"{row.name}（{row.organization}）", lambda: ctx.go(Place("experts", row.id)), "user", row.speciality
    )


def _center(ctx: AppContext, row: CenterRow) -> Command:
    return Command(row.name, lambda: ctx.go(Place("launch", row.id)), "building-2", row.number)

"""今日待办: a card for each kind of work that waits for this person, in the order of the procedure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.gui import words as words_of
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Page
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.stage.paper import Exporter, Paper
from qtic_desktop.gui.stages import Waiting
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.today.day_end import DayEnding
from qtic_desktop.gui.today.first_steps import FirstSteps
from qtic_desktop.gui.widgets import Card, EmptyState, StateChip, button, plain_label
from qtic_desktop.gui.widgets.basics import button_icon
from qtic_desktop.services.duties import export_duties
from qtic_desktop.services.files import MadeFile

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.first_steps import Office

_WATCHED: Final = {
    Kind.PROPOSAL, Kind.MEETING, Kind.SHEET, Kind.VOTE, Kind.OPINION, Kind.DUTY, Kind.CENTER, Kind.EVALUATION, Kind.WORKSPACE,
    Kind.PERSON, Kind.RECUSAL, Kind.BATCH, Kind.DEPARTMENT, Kind.RULES,
}  # fmt: skip


class TodayPage(Page):
    """The first page after the start; every card has one button. ``cards`` words each kind of work that can wait, with
    the group of stages it belongs to."""

    name: StageName = "today"

    def __init__(
        self, ctx: AppContext, cards: Mapping[str, tuple[str, Waiting]], parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, parent)
        self._kinds = cards
        self.cards: dict[str, Card] = {}
        self._beside = 2
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget(area)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, theme().px(4), theme().px(8), 0)
        self._greeting = plain_label("", "muted", content)
        outer.addWidget(self._greeting)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme().px(16))
        outer.addLayout(self._grid)
        self.first_steps = FirstSteps(ctx, content)
        outer.addWidget(self.first_steps)
        outer.addStretch(1)
        area.setWidget(content)
        self.set_list(area)
        self.set_empty(self._make_empty())
        self.exporter = Exporter(ctx, self, self.message, self.busy)
        if is_theirs(ctx.actor, Act.EXPORT_DUTIES):
            calendar = _calendar()
            made = self.add_action(calendar.title, calendar.icon, lambda: self.exporter.export(calendar))
            made.setObjectName(calendar.act)
        self._waits: tuple[str, ...] = ()
        if is_theirs(ctx.actor, Act.RECORD_BACKUP):
            self.day_ending = DayEnding(self, lambda: self._waits)
        self.refresh(Changes.of(Kind.WORKSPACE))

    def _make_empty(self) -> EmptyState:
        role = self.ctx.actor.role
        if role is Role.SUPERVISOR:
            words = tr("您是监督员：不录入，封存、更正和放行时作第二人，现在没有等您处理的事。每一笔改动都在审计里。")
            empty = EmptyState(words, tr("查看审计记录"), parent=self)
            empty.button.setIcon(button_icon("history", "primary"))
            empty.acted.connect(lambda: self.ctx.go(Place("audit")))
            return empty
        if not is_theirs(self.ctx.actor, Act.SAVE_DRAFT) and role is not Role.EXPERT:
            told = tr("您是{role}：{rights}。现在没有等您处理的事。").format(
                role=words_of.role(role.value), rights=words_of.role_rights(role.value)
            )
            return EmptyState(told, parent=self)
        if role is Role.EXPERT:
            return EmptyState(tr("现在没有等您处理的事。评审会开始后，待评的项目会出现在这里。"), parent=self)
        empty = EmptyState(tr("现在没有等您处理的事。收到推荐函后，从新建申报开始。"), tr("新建申报"), parent=self)
        empty.acted.connect(lambda: self.ctx.go(Place("intake", new=True)))
        return empty

    def refresh(self, changes: Changes) -> None:
        """Count again whenever anything that could wait was touched."""
        from qtic_desktop.services.waiting_now import waiting_now

        if not changes.kinds & _WATCHED:
            return
        self.ctx.ask(waiting_now.bind(today=self.ctx.now().date()), on_done=self._show)
        if is_theirs(self.ctx.actor, Act.ADD_DEPARTMENTS) and not self.ctx.is_sample:
            from qtic_desktop.services.accounts.first_steps import first_steps

            self.ctx.work(first_steps.bind(), on_done=self._show_first)

    def _show(self, rows: tuple[Any, ...]) -> None:
        if not isValid(self):  # the window was made anew, in another language, before the answer came
            return
        for card in self.cards.values():
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        for row in rows:
            self.cards[row.kind] = self._card(row)
        self._waits = tuple(self._words(row) for row in rows)
        self._lay_cards()
        words = tr("{name}，有 {n} 类工作等您处理。") if rows else tr("{name}，现在没有等您处理的事。")
        self._greeting.setText(words.format(name=self.ctx.actor.called, n=len(rows)))
        self.set_waiting(sum(row.count for row in rows))
        self.show_empty(not rows and self.first_steps.isHidden())

    def _show_first(self, office: Office) -> None:
        if isValid(self):
            self.first_steps.show_office(office)
            self.show_empty(not self.cards and self.first_steps.isHidden())

    def _lay_cards(self) -> None:
        """As many cards side by side as can be read: three on an ordinary screen."""
        self._beside = min(3, max(1, self.width() // theme().px(350)))
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, *divmod(place, self._beside))
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < self._beside))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards anew when their number beside each other changes."""
        super().resizeEvent(event)
        if self._beside != min(3, max(1, self.width() // theme().px(350))):
            self._lay_cards()

    def _words(self, row: Any) -> str:
        """How many wait, and where the words ask for it the first day they are owed by."""
        from qtic_desktop.storage.queries.today import DATED

        left = row.days if row.kind in DATED and row.days is not None else 0
        day = self.ctx.now().date() + timedelta(days=left)
        return self._kinds[row.kind][1].words.format(n=row.count, day=day.isoformat())

    def _about(self, row: Any) -> str:
        """What is opened first; of a draft that somebody else began, whose it is."""
        if not row.keyer.id:
            return str(row.name)
        keyed = words_of.keyed_by(row.keyer.name, row.keyer.at, self.ctx.now().isoformat())
        return "　".join(filter(None, (row.name, keyed)))

    def _card(self, row: Any) -> Card:
        group, kind = self._kinds[row.kind]
        card = Card()
        card.setObjectName(f"card_{row.kind}")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.addWidget(plain_label(group, "small", card))
        head.addStretch(1)
        state, words = days_words(row.kind, row.days)
        if words:
            head.addWidget(StateChip(words, state, parent=card))
        card.body.addLayout(head)
        card.body.addWidget(plain_label(self._words(row), "title", card))
        card.body.addWidget(plain_label(self._about(row) or " ", "muted", card))
        foot = QHBoxLayout()
        act = button(kind.act, "arrow-right", parent=card)
        act.setObjectName(f"open_{row.kind}")
        act.clicked.connect(lambda: self.ctx.go(kind.opens(row.subject_id)))
        foot.addWidget(act)
        foot.addStretch(1)
        card.body.addLayout(foot)
        return card


def _calendar() -> Paper[MadeFile]:
    """Every day by which something is owed, for the calendar of a telephone or a mail program."""
    return Paper(
        Act.EXPORT_DUTIES,
        tr("导出日程…"),
        lambda: tr("技术创新中心日程"),
        lambda path: export_duties.bind(out=path),
        (".ics", ".xlsx", ".pdf"),
        told=lambda made: tr("共 {n} 个日期").format(n=made.about),
        icon="calendar",
    )


def days_words(kind: str, days: int | None) -> tuple[str, str]:
    """State and words for the time of the first one that waits."""
    from qtic_desktop.storage.queries.today import DATED

    if days is None or kind == "sheets_to_score":
        return "neutral", ""
    if kind in DATED:
        return _days_left(kind, days)
    if days < 0:
        return "neutral", tr("日期在 {n} 天后").format(n=-days)
    if days == 0:
        return "neutral", tr("今天")
    if kind == "cancellations_open":
        return "bad", tr("已拟办 {n} 天").format(n=days)
    return ("warn" if days > 7 else "neutral"), tr("已等 {n} 天").format(n=days)


def _days_left(kind: str, days: int) -> tuple[str, str]:
    meeting = kind == "meetings_to_open"
    if days == 0:
        return "warn", tr("今天开会") if meeting else tr("今天到期")
    if days > 0:
        return "accent" if meeting else "warn", tr("还有 {n} 天").format(n=days)
    owed = kind in ("reports_overdue", "corrections_running", "corrections_overdue", "rechecks_due")
    return "bad", (tr("逾期 {n} 天") if owed else tr("已过 {n} 天")).format(n=-days)

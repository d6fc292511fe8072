"""两版对照: two versions of an opinion side by side, what only one of them says marked in colour and by a line, not by colour
alone; the facts of the record beside the words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QWidget

from qtic_desktop.domain.opinions import OpinionFacts
from qtic_desktop.domain.opinions.comparing import ComparedText, Piece, compare_texts, facts_that_differ
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import words
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, Dialog, TickBox, plain_label
from qtic_desktop.services.opinions import OpinionView, opinion_view
from qtic_desktop.storage.queries.opinions import VersionRow, opinion_versions


class CompareDialog(Dialog):
    """Left the older of the two chosen, right the newer; the version at the desk and the one before it at first."""

    def __init__(self, ctx: AppContext, agenda_item_id: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("两版对照"), parent)
        self.ctx = ctx
        self._views: dict[str, OpinionView] = {}
        self._rows: tuple[VersionRow, ...] = ()
        self.older, self.newer = ChoiceBox(self), ChoiceBox(self)
        line = QHBoxLayout()
        for box, name, label in (
            (self.older, "olderVersion", tr("左边的版本")),
            (self.newer, "newerVersion", tr("右边的版本")),
        ):
            box.setObjectName(name)
            box.setAccessibleName(label)
            box.edited.connect(self._compare)
            line.addWidget(box, 1)
        self.body.addLayout(line)
        self.changed_only = TickBox(tr("只看不同的"), self)
        self.changed_only.toggled.connect(self._compare)
        self.body.addWidget(self.changed_only)
        self.told = plain_label("", "strong", self)
        self.body.addWidget(self.told)
        self.sheet = QTextBrowser(self)
        self.sheet.setObjectName("comparedVersions")
        self.sheet.setAccessibleName(tr("两版对照"))
        set_role(self.sheet, "paper")
        self.body.addWidget(self.sheet, 1)
        self.add_button(tr("关闭"), self.accept, "primary")
        self.resize(theme().px(980), theme().px(640))
        question = opinion_versions.bind(agenda_item_id=agenda_item_id)
        self.ctx.ask(question, on_done=self._take, on_error=self._fail)

    def _take(self, rows: tuple[VersionRow, ...]) -> None:
        self._rows = rows
        for box, place in ((self.older, 1), (self.newer, 0)):
            box.set_choices([(row.opinion_id, words.version(row)) for row in rows])
            box.set_value(rows[min(place, len(rows) - 1)].opinion_id)
        self._compare()

    def _fail(self, error: Exception) -> None:
        self.told.setText(self.ctx.say(error))

    def _compare(self) -> None:
        """Read what is not read yet, then show."""
        for chosen in (self.older.value(), self.newer.value()):
            if chosen and chosen not in self._views:
                question = opinion_view.bind(opinion_id=chosen)
                self.ctx.ask(question, on_done=partial(self._keep, chosen), on_error=self._fail)
                return
        left, right = self._views.get(self.older.value() or ""), self._views.get(self.newer.value() or "")
        if left is not None and right is not None:
            self._show(left, right)

    def _keep(self, opinion_id: str, view: OpinionView) -> None:
        self._views[opinion_id] = view
        self._compare()

    def _show(self, left: OpinionView, right: OpinionView) -> None:
        facts = [(title, told(left.facts), told(right.facts)) for title, told in _facts_told(left.facts, right.facts)]
        parts = compare_texts(left.text, right.text)
        count = len(facts) + sum(part.differs for part in parts)
        self.told.setText(tr("{n} 处不同。").format(n=count) if count else tr("两版的事实和文字完全相同。"))
        shown = [
            part for part in parts if part.differs or (not self.changed_only.isChecked() and (part.older or part.newer))
        ]
        tokens = theme().tokens
        rows = [_row(title, escape(a), escape(b)) for title, a, b in facts]
        rows += [_row(_heading(part), _marked(part.older), _marked(part.newer)) for part in shown]
        head = "".join(f"<th>{escape(text)}</th>" for text in ("", self.older.currentText(), self.newer.currentText()))
        style = f"border-collapse:collapse; border-style:solid; border-color:{tokens.line}"
        self.sheet.setHtml(
            f'<table width="100%" border="1" cellspacing="0" cellpadding="{theme().px(6)}" style="{style}">'
            f"<tr>{head}</tr>{''.join(rows)}</table>"
        )


def _row(title: str, left: str, right: str) -> str:
    return (
        f'<tr><td width="14%" valign="top"><b>{escape(title)}</b></td>'
        f'<td width="43%" valign="top">{left}</td><td width="43%" valign="top">{right}</td></tr>'
    )


def _heading(part: ComparedText) -> str:
    fixed = {"opening": tr("开头"), "conclusion": tr("论证结论"), "dissent": tr("不同意见")}
    return fixed.get(part.key) or part.heading


def _marked(pieces: tuple[Piece, ...]) -> str:
    """What is gone is struck through, what is new underlined, each on its own ground."""
    tokens = theme().tokens
    looks = {
        "gone": f'<span style="background-color:{tokens.bad_soft}; text-decoration:line-through">',
        "new": f'<span style="background-color:{tokens.ok_soft}; text-decoration:underline">',
    }
    return "".join(
        escape(piece.text).replace("\n", "<br/>")
        if piece.how == "same"
        else f"{looks[piece.how]}{escape(piece.text).replace(chr(10), '<br/>')}</span>"
        for piece in pieces
    )


def _facts_told(left: OpinionFacts, right: OpinionFacts) -> list[tuple[str, Callable[[OpinionFacts], str]]]:
    """The facts that differ, in words: what people know by a name of its own, the rest together."""
    differ = set(facts_that_differ(left, right))
    known: list[tuple[set[str], str, Callable[[OpinionFacts], str]]] = [
        ({"conclusion"}, tr("结论"), lambda facts: words.conclusion(facts.conclusion)),
        (
            {"entitled", "agree", "agree_after_revision", "disagree", "abstain", "needed", "majority"},
            tr("表决"),
            words.votes,
        ),
        ({"mean", "counted", "pass_mean"}, tr("平均分"), words.mean),
        ({"panel"}, tr("专家组"), words.panel),
        ({"wording"}, tr("措辞"), lambda facts: words.wording(facts.wording)),
        ({"center_name"}, tr("中心名称"), lambda facts: facts.center_name),
        ({"host_name"}, tr("依托单位"), lambda facts: facts.host_name),
        ({"director_name"}, tr("中心主任"), lambda facts: facts.director_name),
        ({"opinion_date", "held_on"}, tr("日期"), lambda facts: facts.opinion_date.isoformat()),
    ]
    return [(title, told) for names, title, told in known if names & differ]

"""What stands above the list of a draw: where it is, what comes next, the fingerprint, the rule, the numbers spoken."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.documents.content.experts import rule_in_words
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.experts.pool import DrawState
from qtic_desktop.gui.draws.words import marked
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.texts import mark, tr, translations
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import StateChip, button, plain_label
from qtic_desktop.gui.words import Chip, minute
from qtic_desktop.storage.queries.experts.draws import DrawDetail

_NAMED = 2


class DrawHead(QWidget):
    """Shows one draw; ``run_wanted``: the numbers have been spoken and are to be entered."""

    run_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.details_shown = True
        self._room: bool | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme().px(8))
        layout.setSpacing(theme().px(6))
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        self.steps = [StateChip(parent=self) for _ in range(4)]
        for chip in self.steps:
            line.addWidget(chip)
        self.more = button(tr("校验码和规则"), "chevron-down", "link", self)
        self.more.setObjectName("drawDetails")
        self.more.clicked.connect(lambda: self.show_details(not self.details_shown))
        line.addStretch(1)
        layout.addLayout(line)
        self.next = plain_label("", "body", self)
        self.next.setMinimumHeight(
            2 * self.next.fontMetrics().lineSpacing()
        )  # the list below does not move from answer to answer
        self.warning = plain_label("", "warn", self)
        self.mark = plain_label("", "small", self)
        self.mark.setFont(theme().font(13, tabular=True))
        self.facts = plain_label("", "small", self)
        self.run = button(tr("现场报数，抽取…"), "vote", "primary", self)
        self.run.setObjectName(Act.RUN_DRAW)
        self.run.clicked.connect(self.run_wanted)
        now = QHBoxLayout()
        now.setSpacing(theme().px(12))
        now.addWidget(self.next, 1)
        now.addWidget(self.more)
        now.addWidget(self.run)
        layout.addLayout(now)
        for label in (self.warning, self.mark, self.facts):
            label.setWordWrap(True)
            layout.addWidget(label)

    def show_details(self, shown: bool) -> None:
        """Fingerprint, rule, proposals and numbers, or only where the draw stands."""
        self.details_shown = shown
        for label in (self.mark, self.facts):
            label.setVisible(shown)
        self.more.setIcon(icon("chevron-up" if shown else "chevron-down", "accent"))

    def make_room(self, *, low: bool) -> None:
        """In a low window the details wait behind their button; whoever pressed it has the last word until the window is
        made another height."""
        if low is not self._room:
            self._room = low
            self.show_details(not low)

    def show_draw(self, draw: DrawDetail) -> None:
        """Say how the draw stands."""
        self.run.setVisible(any(one.act is Act.RUN_DRAW and not one.why_not for one in draw.acts))
        for chip, (kind, words) in zip(self.steps, steps(draw), strict=True):
            chip.set_state(kind, words)
        self.next.setText(next_step(draw))
        self.warning.setText("\n".join(_warnings(draw)))
        self.warning.setVisible(bool(self.warning.text()))
        told = tr("名单校验码：{code}（冻结于 {at}）")
        self.mark.setText(told.format(code=marked(draw.fingerprint), at=minute(draw.frozen_at)))
        self.facts.setText("\n".join(_facts(draw)))
        self.facts.setToolTip("\n".join(name for _, name in draw.proposals))


def steps(draw: DrawDetail) -> tuple[Chip, ...]:
    """The four steps of a draw as chips."""
    if draw.state is DrawState.REPLACED:
        done = tr("已抽取，作废") if draw.drawn_at else tr("没有抽取，作废")
        return (("ok", tr("1 名单已冻结")), ("neutral", done), ("neutral", ""), ("neutral", ""))
    drawn = draw.state is DrawState.DRAWN
    asked, needed = len(draw.panel) - len(draw.ask_next), draw.rule.members
    told = tr("3 联系 {n}/{all}").format(n=asked, all=max(needed, len(draw.panel)))
    all_told = drawn and not draw.ask_next
    return (
        ("ok", tr("1 名单已冻结")),
        ("ok", tr("2 已抽取")) if drawn else ("accent", tr("2 等待现场报数")),
        ("ok" if all_told else "accent", told) if drawn else ("neutral", tr("3 联系专家")),
        ("ok", tr("4 已列入 {number}").format(number=draw.meeting))
        if draw.meeting
        else ("accent" if all_told else "neutral", tr("4 列入评审会")),
    )


def next_step(draw: DrawDetail) -> str:
    """What is to be done now, in a sentence."""
    if draw.state is DrawState.REPLACED:
        return tr("这一次已作废，原样保留。原因：{reason}").format(reason=draw.ended_reason)
    if draw.state is DrawState.FROZEN:
        return tr("请打印名单，由监督员核对校验码并签字；然后请至少两位在场的人各报一个数字。")
    if draw.ask_next:
        known = {place.expert_id: f"{place.name}（{place.unit}）" for place in draw.places}
        names = [known[one] for one in draw.ask_next[:_NAMED]]
        more = tr("等 {n} 位").format(n=len(draw.ask_next)) if len(draw.ask_next) > _NAMED else ""
        return tr("请联系：{names}{more}。").format(names=mark("、").join(names), more=more)
    if len(draw.panel) < draw.rule.members:
        missing = draw.rule.members - len(draw.panel)
        return tr("还差 {n} 位，候补已用完：可以不经抽取指定，或说明原因重新抽取。").format(n=missing)
    if draw.meeting:
        return tr("专家已列入评审会 {number}。").format(number=draw.meeting)
    return tr("应到的 {n} 位都已答复，可以新建评审会，或列入已有的评审会。").format(n=len(draw.panel))


def _warnings(draw: DrawDetail) -> Iterator[str]:
    if draw.state is DrawState.FROZEN and draw.thin:
        groups = mark("、").join(str(place + 1) for place in draw.thin)
        yield tr("第 {groups} 组的候选不到名额的三倍，选择余地小。").format(groups=groups)
    lacking = [
        tr("第 {group} 组少{what} {n} 名").format(group=place, what=what, n=count)
        for place, pair in enumerate(draw.short, 1)
        for what, count in zip((tr("正选"), tr("候补")), pair, strict=True)
        if count
    ]
    if lacking:
        yield tr("名单里的人不够：{groups}。").format(groups=mark("；").join(lacking))
    for one in draw.earlier:
        yield tr("第 {n} 次抽取已作废，原因：{reason}").format(n=one.attempt, reason=one.reason)


def _facts(draw: DrawDetail) -> Iterator[str]:
    yield tr("规则：{rule}").format(rule=rule_in_words(draw.rule, translations.lang))
    names = [name for _, name in draw.proposals]
    more = tr("等 {n} 项").format(n=len(names)) if len(names) > _NAMED else ""
    yield tr("项目：{names}").format(names=mark("；").join(names[:_NAMED]) + more)
    if draw.spoken:
        said = mark("，").join(f"{one.who} {one.number}" for one in draw.spoken)
        yield tr("报数：{said}").format(said=said)

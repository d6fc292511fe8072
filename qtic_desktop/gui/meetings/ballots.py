"""The box of a secret vote (无记名表决): what two people counted is entered as numbers, and taken back."""

from __future__ import annotations

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring import SecretCount
from qtic_desktop.gui.meetings.acts import reason
from qtic_desktop.gui.stage.act import Act, Given, Line
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import scoring
from qtic_desktop.storage.queries.meetings import ItemLifeRow, ItemLine


def count_words(life: ItemLifeRow) -> str:
    """How a secret vote stands; nothing where the vote is by name."""
    if not life.secret:
        return ""
    return tr("无记名；票数已登记，封存前不显示") if life.counted else tr("无记名；票数还没有登记")


def record_count() -> Act[ItemLine]:
    """Numbers of ballots, and who counted."""
    kinds = (
        Line("agree", tr("同意（张）")),
        Line("agree_after_revision", tr("修改后同意（张）")),
        Line("disagree", tr("不同意（张）")),
        Line("abstain", tr("弃权（张）")),
        Line("invalid", tr("废票（张）"), tr("看不清、多选的，和没有交回的；没有写 0")),
    )
    counted, watched = Line("counted_by", tr("计票人"), limit=40), Line("watched_by", tr("监票人"), limit=40)

    def count(given: Given) -> SecretCount:
        return SecretCount(*(_number(one, given[one]) for one in kinds))

    return Act(
        scoring.record_ballots,
        tr("登记无记名票数…"),
        lambda line, given: scoring.record_ballots.bind(
            agenda_item_id=line.id, count=count(given), counted_by=given[counted], watched_by=given[watched]
        ),
        "vote",
        (*kinds, counted, watched),
        tr("登记票数"),
        done=lambda _line, _given, _changes: tr("票数已登记，封存前不显示；登记错了可以撤销重登。"),
        touches=lambda line: tr(
            "有权表决的 {n} 人，每人一张，加起来须是 {n}。只记票数，不记是谁投的；封存以后才显示。"
        ).format(n=0 if line.attendance is None else len(line.attendance.taking_part)),
        group=tr("这个项目"),
        wide=True,
    )


def withdraw_count() -> Act[ItemLine]:
    """Entered wrongly, or voted again."""
    why = reason(tr("例如：登记有误；计票以后有人回避，重新表决"))
    return Act(
        scoring.withdraw_ballots,
        tr("撤销无记名票数…"),
        lambda line, given: scoring.withdraw_ballots.bind(agenda_item_id=line.id, reason=given[why]),
        "undo-2",
        (why,),
        tr("撤销票数"),
        done=lambda _line, _given, _changes: tr("票数已撤销，请重新计票登记；原来的留在办理记录里。"),
        touches=lambda _line: tr("这个项目又没有票数，登记以前不能封存。"),
        group=tr("这个项目"),
    )


def _number(asked: Line, text: str) -> int:
    if not text.strip().isdecimal():
        raise Refused("scoring.ballot_number").beside(asked.name)
    return int(text)

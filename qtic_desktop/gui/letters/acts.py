"""The acts of 推荐函与收件: on a letter, and on a delivery below it."""

from __future__ import annotations

from typing import Any

from qtic_desktop.domain.letters import Channel
from qtic_desktop.gui.stage.act import Act, Choice, Day, Entry, File, Given, Line, PaperNumber, Words
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import letters
from qtic_desktop.services.letters import LetterEntry
from qtic_desktop.storage.queries.letters import LetterRow


def channel(value: str) -> str:
    """The way of a recommendation in words."""
    return {Channel.RECOMMENDED: tr("主管部门推荐"), Channel.DIRECTED: tr("定向组织")}[Channel(value)]


class _Letter:
    """What is asked of a letter, when it comes and when it is put right."""

    def __init__(self) -> None:
        self.number = PaperNumber("number", tr("文号"), limit=60)
        self.dated = Day("dated", tr("函件日期"))
        self.department = Line("department", tr("主管部门"), tr("写全称，或只对应一个部门的几个字"), limit=60)
        known = tuple((one.value, channel(one.value)) for one in Channel)
        self.channel = Choice("channel", tr("推荐方式"), choices=known)
        self.sealed = Choice("sealed", tr("盖章"), choices=(("yes", tr("已盖章")), ("no", tr("未盖章"))))
        self.received = Day("received_on", tr("收到日期"))
        self.opinion = Line("opinion", tr("推荐意见"), tr("照抄；没有可不填"), required=False, limit=300)
        self.place = Line("place", tr("存放位置"), tr("例如：一号柜 2026 年第一批"), required=False, limit=60)

    def entries(self) -> tuple[Entry[Any], ...]:
        """In the order they are asked."""
        return (
            self.number, self.dated, self.department, self.channel, self.sealed, self.received, self.opinion, self.place,
        )  # fmt: skip

    def entry(self, given: Given) -> LetterEntry:
        """What was answered."""
        return LetterEntry(
            given[self.number], given[self.dated], given[self.department], given[self.channel],
            given[self.sealed] == "yes", given[self.received], given[self.opinion], given[self.place],
        )  # fmt: skip


def _centers(help_text: str) -> Words:
    return Words("centers", tr("推荐名单"), help_text, required=False, limit=8000, lines=6)


def _how() -> str:
    return tr("一行一个：中心名称，空两格或制表符，依托单位；可以从表格里复制两列粘贴")


def register_act() -> Act[None]:
    """Note a letter that came."""
    asked, centers = _Letter(), _centers(_how())
    return Act(
        letters.register_letter,
        tr("登记推荐函…"),
        lambda _none, given: letters.register_letter.bind(entry=asked.entry(given), centers=given[centers]),
        "plus",
        (*asked.entries(), centers),
        tr("登记"),
        fill=lambda _none: {
            "dated": None,
            "sealed": None,
        },  # nobody has looked yet; what is not looked at is not chosen
        done=lambda _none, given, _changes: tr("已登记 {number}。收到材料时登记收件，打印回执。").format(
            number=given[asked.number]
        ),
    )


def acts() -> tuple[Act[LetterRow], ...]:
    """In the order they are offered."""
    return (
        _receive(), _list(), _scan(), _correct(), _withdraw(), _restore(), _take_back(), _restore_delivery(),
    )  # fmt: skip


def _receive() -> Act[LetterRow]:
    on, who = Day("delivered_on", tr("收件日期")), Line("who", tr("送件人"), tr("姓名和单位"), limit=60)
    papers = Words(
        "papers", tr("收到的材料"), tr("一行一种，写明份数和页数，例如：建设方案 3份 120页"), limit=4000, lines=6
    )
    place = Line("place", tr("存放位置"), required=False, limit=60)
    return Act(
        letters.receive_delivery,
        tr("登记收件…"),
        lambda row, given: letters.receive_delivery.bind(
            letter_id=row.letter_id, delivered_on=given[on], who=given[who], papers=given[papers], place=given[place]
        ),
        "inbox",
        (on, who, papers, place),
        tr("登记收件"),
        fill=lambda row: {"place": row.place},
        done=lambda _row, _given, _changes: tr("已登记收件。选中推荐函下面的这一行，可以打印回执。"),
    )


def _list() -> Act[LetterRow]:
    centers = _centers(_how())
    return Act(
        letters.list_letter,
        tr("登记名单…"),
        lambda row, given: letters.list_letter.bind(letter_id=row.letter_id, centers=given[centers]),
        "list-checks",
        (centers,),
        tr("登记名单"),
        fill=lambda row: {"centers": row.centers},
        done=lambda _row, _given, _changes: tr("名单已登记，右侧逐行写明是否送达。"),
    )


def _scan() -> Act[LetterRow]:
    path = File(
        "path",
        tr("扫描件"),
        tr("PDF 或图片；换新的以后，原来的仍按内容保存"),
        kinds=tr("扫描件 (*.pdf *.jpg *.jpeg *.png)"),
    )
    return Act(
        letters.take_scan,
        tr("存入扫描件…"),
        lambda row, given: letters.take_scan.bind(letter_id=row.letter_id, path=given[path]),
        "upload",
        (path,),
        tr("存入"),
    )


def _correct() -> Act[LetterRow]:
    asked, reason = _Letter(), Words("reason", tr("更正的原因"))
    return Act(
        letters.correct_letter,
        tr("更正…"),
        lambda row, given: letters.correct_letter.bind(
            letter_id=row.letter_id, entry=asked.entry(given), reason=given[reason]
        ),
        "pen-line",
        (*asked.entries(), reason),
        tr("更正"),
        fill=lambda row: {
            "number": row.number, "dated": row.dated, "department": row.department_name, "channel": row.channel,
            "sealed": "yes" if row.sealed else "no", "received_on": row.received_on, "opinion": row.opinion, "place": row.place,
        },
        group=tr("更正"),
    )  # fmt: skip


def _withdraw() -> Act[LetterRow]:
    reason = Words("reason", tr("撤销的原因"), tr("收件记录保留；可以恢复"))
    return Act(
        letters.withdraw_letter,
        tr("撤销登记…"),
        lambda row, given: letters.withdraw_letter.bind(letter_id=row.letter_id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤销登记"),
        group=tr("更正"),
    )


def _restore() -> Act[LetterRow]:
    return Act(
        letters.restore_letter,
        tr("恢复推荐函"),
        lambda row, _given: letters.restore_letter.bind(letter_id=row.letter_id),
        "undo-2",
    )


def _take_back() -> Act[LetterRow]:
    reason = Words("reason", tr("撤销的原因"), tr("登记错了，或材料已退回；编号不再使用，可以恢复"))
    return Act(
        letters.take_back_delivery,
        tr("撤销这次收件…"),
        lambda row, given: letters.take_back_delivery.bind(delivery_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤销收件"),
    )


def _restore_delivery() -> Act[LetterRow]:
    return Act(
        letters.restore_delivery,
        tr("恢复这次收件"),
        lambda row, _given: letters.restore_delivery.bind(delivery_id=row.id),
        "undo-2",
    )

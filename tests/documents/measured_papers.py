"""Papers of twelve kinds and more, of data drawn by a seed: long and short names, figures, quotes, few and many people."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from qtic_desktop.documents.content.meeting_forms import set_document
from qtic_desktop.documents.content.meetings import meeting_document
from qtic_desktop.documents.content.opinions import draft_text, opinion_document
from qtic_desktop.documents.content.scoring import score_summary_document
from qtic_desktop.documents.content.scoring.minutes import minutes_document
from qtic_desktop.documents.model import Document
from qtic_desktop.domain.meetings.minutes import ItemMinute, MinutesPaper, SeatMinute
from qtic_desktop.domain.meetings.papers import ItemLine, MeetingPaper, MeetingSheet, PanelLine
from qtic_desktop.domain.meetings.print_set import SetFacts, SetItem, SetSheet
from qtic_desktop.domain.opinions import Conclusion, OpinionKind
from tests.documents import papers, word_papers

DAY = date(2026, 3, 5)
_SAID = (
    "中试线产能测算偏乐观，第2年指标应当细化", "“揭榜挂帅”机制清楚", "3年投入8600万元，其中自筹5200万元", "建议于2026年12月31日前补充材料",
    "与青岛市海洋所、中国海洋大学等12家单位共建", "技术路线可行（见附件3）", "成果转化合同额1.2亿元", "第1场评审会的意见已采纳",
    "《建设方案》第4章与任务书不一致", "人才队伍共36人，高级职称占58.3%", "设备利用率为75%以上", "经费12,500,000.00元",
)  # fmt: skip
_NAMES = ("海洋", "智能", "装备", "绿色", "制造", "协同", "新材料", "生物医药", "工业互联网", "深海采样")


class Draws:
    """Data of one seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(f"paper {seed}")

    def name(self) -> str:
        return f"青岛市{''.join(self.dice.sample(_NAMES, self.dice.randint(1, 5)))}技术创新中心"

    def words(self, most: int = 6) -> str:
        return "，".join(self.dice.choices(_SAID, k=self.dice.randint(1, most))) + "。"

    def panel(self) -> tuple[PanelLine, ...]:
        return tuple(
            PanelLine(number, one.name, one.organization, one.title, one.speciality, one.is_leader)
            for number, one in enumerate(papers.panel(self.dice.randint(3, 15)), 1)
        )

    def count(self) -> int:
        return self.dice.randint(1, 9)


def _opinion(kind: OpinionKind, board: str) -> Callable[[Draws], Document]:
    def made(draws: Draws) -> Document:
        name = draws.name()
        facts = papers.facts(
            kind, center_name=name, host_name=f"{name[:-6]}有限公司", panel=papers.panel(draws.dice.randint(3, 15)),
            conclusion=draws.dice.choice(list(Conclusion)), board=board, grade="良好", period="2023年3月1日至2026年2月28日",
            meeting_title=f"2026年第{draws.count()}批方案论证会（第{draws.count()}场）",
        )  # fmt: skip
        text = draft_text(facts)
        parts = tuple(replace(part, body=draws.words()) for part in text.parts)
        dissent = draws.words(3) if draws.dice.random() < 0.3 else ""
        return opinion_document(facts, replace(text, parts=parts, dissent=dissent), draft=draws.dice.random() < 0.5)

    return made


def _meeting(sheet: MeetingSheet) -> Callable[[Draws], Document]:
    def made(draws: Draws) -> Document:
        items = tuple(
            ItemLine(number, f"QTIC-2026-X{number:03d}", draws.name(), f"{draws.name()[:-6]}公司", "NEW")
            for number in range(1, draws.count() + 1)
        )
        table = draws.dice.random() < 0.5
        paper = MeetingPaper(
            "M-1", "2026年第1批评审会", DAY, "三楼会议室", "市科技局", draws.panel(), items, True, "", table
        )
        return meeting_document(paper, sheet)

    return made


def _set(sheet: SetSheet) -> Callable[[Draws], Document]:
    def made(draws: Draws) -> Document:
        items = tuple(
            SetItem(
                number,
                f"QTIC-2026-X{number:03d}",
                draws.name(),
                f"{draws.name()[:-6]}公司",
                "崂山区科技局",
                "钱主任",
                "NEW",
            )
            for number in range(1, draws.count() + 1)
        )
        signers = draws.panel() if draws.dice.random() < 0.5 else ()
        facts = SetFacts(
            "M-1",
            "2026年第1批评审会",
            DAY,
            "三楼会议室",
            "市科技局",
            (),
            items,
            "2/3",
            False,
            True,
            "",
            signers=signers,
        )
        return set_document(sheet, facts)

    return made


def _minutes(draws: Draws) -> Document:
    panel = draws.panel()
    seats = tuple(SeatMinute(one.seat, one.name, one.organization, one.is_leader, "present", True, ()) for one in panel)
    items = tuple(
        ItemMinute(
            number, f"QTIC-2026-X{number:03d}", draws.name(), "公司", "", "", panel[0].name, False, len(panel), (), (), (),
            (), (draws.words(),), draws.words(), (draws.words(),),
        )
        for number in range(1, draws.count() + 1)
    )  # fmt: skip
    log = tuple((f"2026-03-05 0{n}:00", "经办", draws.words()) for n in range(draws.count()))
    signers = panel if draws.dice.random() < 0.5 else ()
    return minutes_document(
        MinutesPaper("M-1", "评审会", DAY, "三楼", "市科技局", "sealed", seats, items, log, 5, True, "", signers)
    )


def _word(kind: str) -> Callable[[Draws], Document]:
    return lambda draws: word_papers.documents(draws.name(), draws.count())[kind]


KINDS: dict[str, Callable[[Draws], Document]] = {
    "opinion of a plan, lines": _opinion(OpinionKind.ARGUMENT, "lines"),
    "opinion of a plan, table": _opinion(OpinionKind.ARGUMENT, "table"),
    "opinion of a conversion": _opinion(OpinionKind.ASSESSMENT, "lines"),
    "opinion of an evaluation": _opinion(OpinionKind.EVALUATION, "table"),
    "public notice": _word("notice"),
    "proof of the notice": _word("proof"),
    "answer to an objection": _word("answer"),
    "letters": _word("letters"),
    "start of centres": _word("start"),
    "file of a centre": _word("file"),
    "notice of a meeting": _set(SetSheet.NOTICE),
    "agenda": _set(SetSheet.AGENDA),
    "site visit": _set(SetSheet.VISIT),
    "blank forms": _set(SetSheet.BLANKS),
    "minutes": _minutes,
    "pledges": _meeting(MeetingSheet.PLEDGES),
    "sign-in": _meeting(MeetingSheet.SIGN_IN),
    "list of the panel": _meeting(MeetingSheet.PANEL),
    "count of votes": _set(SetSheet.COUNT),
    "selection": _word("selection"),
    "score summary": lambda draws: score_summary_document(papers.summary()),
}


def paper(kind: str, seed: int) -> Document:
    """A paper of a kind with the data of a seed, dated so that it can be made in every form."""
    made = KINDS[kind](Draws(seed))
    return replace(made, dated=made.dated or DAY)

"""An invented opinion, so that a wording can be looked at before there is a meeting. Every name in it says that it is one."""

from __future__ import annotations

from datetime import date
from typing import Final

from qtic_desktop.domain.opinions import Conclusion, OpinionFacts, OpinionKind, PanelSeat

_NAMES: Final = ("张示例", "李示例", "王示例", "赵示例", "陈示例", "刘示例", "孙示例")
#: Agree, agree after revision, disagree, abstain of six who vote: one of seven is recused.
_VOTES: Final = {
    Conclusion.AGREE: (6, 0, 0, 0, "86.42"),
    Conclusion.AGREE_AFTER_REVISION: (3, 2, 0, 1, "78.25"),
    Conclusion.DISAGREE: (1, 0, 4, 1, "54.17"),
}


def sample_facts(kind: OpinionKind, conclusion: Conclusion) -> OpinionFacts:
    """The facts of an invented proposal with this conclusion."""
    agree, revise, disagree, abstain, mean = _VOTES[conclusion]
    panel = tuple(
        PanelSeat(f"sample-{seat}", name, f"示例大学第{seat}学院", "教授", "示例专业", seat == 1, seat == len(_NAMES))
        for seat, name in enumerate(_NAMES, 1)
    )
    return OpinionFacts(
        kind=kind,
        center_name="青岛市示例装备技术创新中心",
        host_name="青岛示例装备有限公司",
        department_name="示例区科学技术局",
        proposal_number="QTIC-2026-000",
        director_name="周示例",
        old_center_name="青岛市示例装备工程技术研究中心",
        meeting_title="2026年示例评审会",
        held_on=date(2026, 3, 5),
        place="示例会议室",
        organizer="示例市科学技术局",
        panel=panel,
        entitled=len(_NAMES) - 1,
        agree=agree,
        agree_after_revision=revise,
        disagree=disagree,
        abstain=abstain,
        needed=4,
        majority="2/3",
        mean=mean,
        pass_mean="60",
        counted=len(_NAMES) - 1,
        conclusion=conclusion,
        version_no=1,
        check_code="",
        opinion_date=date(2026, 3, 5),
        sample=True,
        grade="良好" if conclusion is not Conclusion.DISAGREE else "不合格",
        period="2023年3月1日至2026年2月28日",
    )

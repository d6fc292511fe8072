"""The opinion of the panel: 专家论证意见 for a new centre, 转建考核意见 for a conversion (三（二）), 绩效评估意见 (三（四）)."""

from __future__ import annotations

from dataclasses import replace

from qtic_desktop.documents.content.sentences import BLANK, Fact
from qtic_desktop.documents.content.wording import Wording, chinese_date, kept_whole, numeral
from qtic_desktop.documents.model import Block, Document, Paragraph, SignatureBoard, SignatureSlot
from qtic_desktop.domain.opinions import Conclusion, OpinionFacts, OpinionKind, OpinionPart, OpinionText, PanelSeat
from qtic_desktop.domain.opinions.wordings import OpinionWording
from qtic_desktop.resources import message


def _values(facts: OpinionFacts) -> dict[str, Fact]:
    leader = next((seat.name for seat in facts.panel if seat.is_leader), "")
    return {
        "日期": chinese_date(facts.held_on),
        "组织单位": facts.organizer,
        "会议地点": facts.place,
        "会议名称": facts.meeting_title,
        "主管部门": facts.department_name,
        "依托单位": facts.host_name,
        "中心名称": facts.center_name,
        "原中心名称": facts.old_center_name,
        "编号": facts.proposal_number,
        "中心主任": facts.director_name,
        "专家人数": len(facts.panel) + len(facts.absent),
        "组长": leader,
        "应表决人数": facts.entitled,
        "同意票": facts.agree,
        "修改后同意票": facts.agree_after_revision,
        "不同意票": facts.disagree,
        "弃权票": facts.abstain,
        "需赞成票": facts.needed,
        "表决多数": facts.majority,
        "平均分": facts.mean or "",
        "通过线": facts.pass_mean,
        "有效评分表数": facts.counted,
        "等次": facts.grade,
        "建设期": facts.period,
        "原组长": facts.leader_named,
        "回避专家": "、".join(seat.name for seat in facts.panel if seat.recused),
        "缺席专家": "、".join(facts.absent),
    }


def draft_text(facts: OpinionFacts, wording: OpinionWording | None = None) -> OpinionText:
    """A first text for the panel to read out and change. A refusal gets blanks: its reasons only the panel can write.
    ``wording``: the office's own, else the one that comes with the program."""
    words, values = Wording(facts.kind, wording), _values(facts)
    against = facts.conclusion is Conclusion.DISAGREE
    parts = []
    for part in words.text.parts:
        heading, body = words.part(part, values, against=against)
        parts.append(OpinionPart(part.key, heading, body))
    return OpinionText(
        opening=words.sentence("opening", values),
        parts=tuple(parts),
        conclusion=words.sentence(f"conclusion.{facts.conclusion.name.lower()}", values),
    )


def part_criteria(kind: OpinionKind, wording: OpinionWording | None = None) -> dict[str, tuple[str, ...]]:
    """Which criteria of the score sheet each part of the paper speaks of."""
    return {part.key: tuple(part.criteria.split()) for part in Wording(kind, wording).text.parts}


def unfinished(text: OpinionText) -> tuple[str, ...]:
    """Keys of the parts that are empty or still hold a blank; such a text may be printed as a draft only."""
    fields = [
        ("opening", text.opening),
        *((part.key, part.body) for part in text.parts),
        ("conclusion", text.conclusion),
    ]
    return tuple(key for key, body in fields if BLANK in body or not body.strip())


def opinion_document(
    facts: OpinionFacts, text: OpinionText, *, draft: bool, made_at: str = "", wording: OpinionWording | None = None
) -> Document:
    """The paper of an opinion: facts of the record, the words of the panel, and a place for every signature."""
    words, values = Wording(facts.kind, wording), _values(facts)
    blocks: list[Block] = [*_paragraphs(text.opening)]
    for number, part in enumerate(text.parts, 1):
        blocks += _section(number, part.heading, part.body)
    number = len(text.parts) + 1
    vote = _votes(words, facts, values)
    blocks += _section(number, words.sentence("conclusion_heading"), f"{vote}\n{text.conclusion}")
    if text.dissent.strip():
        blocks += _section(number + 1, words.sentence("dissent_heading"), text.dissent)
    if values["回避专家"]:
        blocks.append(Paragraph(words.sentence("recused", values), "body"))
    if facts.merged_roles:
        blocks.append(Paragraph(_merged(words, facts, values), "note"))
    blocks = [_kept_whole(block, facts) for block in blocks]
    blocks.append(SignatureBoard(_slots(words, facts, values), chinese_date(facts.opinion_date), facts.board))
    return Document(
        title=words.sentence("title", values),
        kind=words.kind,
        code=facts.proposal_number,
        version_no=facts.version_no,
        blocks=tuple(blocks),
        sample=facts.sample,
        draft=draft,
        footer_code=facts.check_code,
        dated=facts.opinion_date,
        made_at=made_at,
        expected=_expected(facts),
    )


def _merged(wording: Wording, facts: OpinionFacts, values: dict[str, Fact]) -> str:
    """Who of the office carries roles that are apart elsewhere: said on the paper, for whoever reads it later."""
    people = [f"{name}（{'、'.join(wording.role(role) for role in roles)}）" for name, roles in facts.merged_roles]
    return wording.sentence("merged_roles", {**values, "兼任人员": "，".join(people)})


def _expected(facts: OpinionFacts) -> tuple[str, ...]:
    """What the finished paper must give back when it is read: the centre, the host and every signer's name."""
    return (facts.center_name, facts.host_name, *(seat.name for seat in facts.panel))


def _kept_whole(block: Block, facts: OpinionFacts) -> Block:
    if not isinstance(block, Paragraph):
        return block
    names = [facts.director_name, *facts.absent, *(seat.name for seat in facts.panel)]
    return replace(block, text=kept_whole(block.text, names))


def _votes(wording: Wording, facts: OpinionFacts, values: dict[str, Fact]) -> str:
    with_revision = facts.agree_after_revision > 0 and wording.has("votes_with_revision")
    sentences = [wording.sentence("votes_with_revision" if with_revision else "votes", values)]
    if facts.secret:
        sentences.append(message(f"paper.opinion.{'secret_invalid' if facts.invalid else 'secret'}", n=facts.invalid))
    if facts.mean is not None:
        sentences.append(wording.sentence("mean", values))
    if wording.has("unspecified"):
        sentences.append(wording.sentence("unspecified", values))
    return "".join(sentences)


def _section(number: int, heading: str, body: str) -> list[Block]:
    return [Paragraph(f"{numeral(number)}、{heading}", "h1"), *_paragraphs(body)]


def _paragraphs(text: str) -> list[Block]:
    return [Paragraph(line.strip()) for line in text.splitlines() if line.strip()]


def _slots(wording: Wording, facts: OpinionFacts, values: dict[str, Fact]) -> tuple[SignatureSlot, ...]:
    """The leader first, then the members in seat order; a recused expert does not sign."""
    seats = sorted((seat for seat in facts.panel if not seat.recused), key=lambda seat: not seat.is_leader)
    return tuple(_slot(wording, seat, values) for seat in seats)


def _slot(wording: Wording, seat: PanelSeat, values: dict[str, Fact]) -> SignatureSlot:
    role = wording.sentence("leader_role" if seat.is_leader else "member_role", values)
    return SignatureSlot(seat.field_name, role, seat.name, seat.organization, seat.title, seat.speciality)

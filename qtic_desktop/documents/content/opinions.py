"""The opinion of the panel: 专家论证意见 for a new centre, 转建考核意见 for a conversion (三（二）), 绩效评估意见 (三（四）)."""

from __future__ import annotations

from dataclasses import replace

from qtic_desktop.documents.content.wording import BLANK, Wording, chinese_date, kept_whole, numeral
from qtic_desktop.documents.model import Block, Document, Paragraph, SignatureBoard, SignatureSlot
from qtic_desktop.domain.opinions import Conclusion, OpinionFacts, OpinionPart, OpinionText, PanelSeat


def _wording(facts: OpinionFacts) -> Wording:
    return Wording(facts.kind.value)


def _values(facts: OpinionFacts) -> dict[str, object]:
    leader = next((seat.name for seat in facts.panel if seat.is_leader), "")
    return {
        "date": chinese_date(facts.held_on),
        "organizer": facts.organizer,
        "place": facts.place,
        "meeting_title": facts.meeting_title,
        "department_name": facts.department_name,
        "host_name": facts.host_name,
        "center_name": facts.center_name,
        "old_center_name": facts.old_center_name,
        "proposal_number": facts.proposal_number,
        "director_name": facts.director_name,
        "panel_size": len(facts.panel),
        "leader_name": leader,
        "entitled": facts.entitled,
        "agree": facts.agree,
        "agree_after_revision": facts.agree_after_revision,
        "disagree": facts.disagree,
        "abstain": facts.abstain,
        "needed": facts.needed,
        "majority": facts.majority,
        "mean": facts.mean or "",
        "pass_mean": facts.pass_mean,
        "counted": facts.counted,
        "grade": facts.grade,
        "period": facts.period,
    }


def draft_text(facts: OpinionFacts) -> OpinionText:
    """A first text for the panel to read out and change. A refusal gets blanks: its reasons only the panel can write."""
    wording, values = _wording(facts), _values(facts)
    against = facts.conclusion is Conclusion.DISAGREE
    parts = []
    for part in wording.parts():
        text = part["body_disagree"] if against and "body_disagree" in part else part["body"]
        parts.append(OpinionPart(part["key"], part["heading"], wording.fill(text, values)))
    return OpinionText(
        opening=wording.sentence("opening", values),
        parts=tuple(parts),
        conclusion=wording.sentence(f"conclusion.{facts.conclusion.name.lower()}", values),
    )


def part_criteria(facts: OpinionFacts) -> dict[str, tuple[str, ...]]:
    """Which criteria of the score sheet each part of the paper speaks of."""
    return {part["key"]: tuple(part.get("criteria", "").split()) for part in _wording(facts).parts()}


def unfinished(text: OpinionText) -> tuple[str, ...]:
    """Keys of the parts that are empty or still hold a blank; such a text may be printed as a draft only."""
    fields = [
        ("opening", text.opening),
        *((part.key, part.body) for part in text.parts),
        ("conclusion", text.conclusion),
    ]
    return tuple(key for key, body in fields if BLANK in body or not body.strip())


def opinion_document(facts: OpinionFacts, text: OpinionText, *, draft: bool, made_at: str = "") -> Document:
    """The paper of an opinion: facts of the record, the words of the panel, and a place for every signature."""
    wording, values = _wording(facts), _values(facts)
    blocks: list[Block] = [*_paragraphs(text.opening)]
    for number, part in enumerate(text.parts, 1):
        blocks += _section(number, part.heading, part.body)
    number = len(text.parts) + 1
    vote = _votes(wording, facts, values)
    blocks += _section(number, wording.sentence("conclusion_heading"), f"{vote}\n{text.conclusion}")
    if text.dissent.strip():
        blocks += _section(number + 1, wording.sentence("dissent_heading"), text.dissent)
    recused = [seat.name for seat in facts.panel if seat.recused]
    if recused:
        blocks.append(Paragraph(wording.sentence("recused", {"names": "、".join(recused)}), "body"))
    if facts.merged_roles:
        blocks.append(Paragraph(_merged(wording, facts), "note"))
    blocks = [_kept_whole(block, facts) for block in blocks]
    blocks.append(SignatureBoard(_slots(wording, facts), chinese_date(facts.opinion_date), facts.board))
    return Document(
        title=wording.sentence("title", values),
        kind=wording.sentence("kind"),
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


def _merged(wording: Wording, facts: OpinionFacts) -> str:
    """Who of the office carries roles that are apart elsewhere: said on the paper, for whoever reads it later."""
    people = [
        f"{name}（{'、'.join(wording.sentence(f'role.{role}') for role in roles)}）"
        for name, roles in facts.merged_roles
    ]
    return wording.sentence("merged_roles", {"people": "，".join(people)})


def _expected(facts: OpinionFacts) -> tuple[str, ...]:
    """What the finished paper must give back when it is read: the centre, the host and every signer's name."""
    return (facts.center_name, facts.host_name, *(seat.name for seat in facts.panel))


def _kept_whole(block: Block, facts: OpinionFacts) -> Block:
    if not isinstance(block, Paragraph):
        return block
    names = [facts.director_name, *(seat.name for seat in facts.panel)]
    return replace(block, text=kept_whole(block.text, names))


def _votes(wording: Wording, facts: OpinionFacts, values: dict[str, object]) -> str:
    with_revision = facts.agree_after_revision > 0 and wording.has("votes_with_revision")
    sentences = [wording.sentence("votes_with_revision" if with_revision else "votes", values)]
    if facts.mean is not None:
        sentences.append(wording.sentence("mean", values))
    sentences.append(wording.sentence("unspecified"))
    return "".join(sentences)


def _section(number: int, heading: str, body: str) -> list[Block]:
    return [Paragraph(f"{numeral(number)}、{heading}", "h1"), *_paragraphs(body)]


def _paragraphs(text: str) -> list[Block]:
    return [Paragraph(line.strip()) for line in text.splitlines() if line.strip()]


def _slots(wording: Wording, facts: OpinionFacts) -> tuple[SignatureSlot, ...]:
    """The leader first, then the members in seat order; a recused expert does not sign."""
    seats = sorted((seat for seat in facts.panel if not seat.recused), key=lambda seat: not seat.is_leader)
    return tuple(_slot(wording, seat) for seat in seats)


def _slot(wording: Wording, seat: PanelSeat) -> SignatureSlot:
    role = wording.sentence("leader_role" if seat.is_leader else "member_role")
    return SignatureSlot(seat.field_name, role, seat.name, seat.organization, seat.title, seat.speciality)

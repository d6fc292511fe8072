"""会议记录 (三（二）): the panel, each proposal in its order, what was done besides, and three lines to sign."""

from __future__ import annotations

from qtic_desktop.documents.content.panel_signs import panel_signs
from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import Block, Column, Document, KeyValues, Paragraph, Row, SignLine, Table
from qtic_desktop.domain.meetings.minutes import ItemMinute, MinutesPaper, SeatMinute
from qtic_desktop.resources import message


def _say(code: str, **facts: object) -> str:
    return message(f"paper.minutes.{code}", "zh", **facts)


def minutes_document(paper: MinutesPaper) -> Document:
    """The minutes; before sealing they are a draft and hold no result."""
    blocks: list[Block] = [KeyValues(_facts(paper)), Paragraph(_say("panel"), "h1"), _panel(paper)]
    blocks.append(Paragraph(_say("items"), "h1"))
    if paper.state != "sealed":
        blocks.append(Paragraph(_say("no_result"), "note"))
    for item in paper.items:
        facts = {"n": item.position, "number": item.number, "name": item.center_name, "host": item.host_name}
        blocks.append(Paragraph(_say("item", **facts), "h2"))
        blocks += [Paragraph(line) for line in _item(item)]
    blocks += [Paragraph(_say("log"), "h1"), _log(paper)]
    leader = () if paper.signers else (_say("sign_leader"),)
    blocks += [
        *panel_signs(paper.signers),
        SignLine((*leader, _say("sign_minutes"))),
        SignLine((_say("sign_supervisor"), _say("sign_date"))),
    ]
    return Document(
        title=_say("title"),
        kind=_say("name"),
        code=paper.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.sample,
        draft=paper.state != "sealed",
        dated=paper.held_on,
        made_at=paper.made_at,
        name=_say("name"),
        expected=(paper.number, *(item.number for item in paper.items)),
    )


def _facts(paper: MinutesPaper) -> tuple[tuple[str, str], ...]:
    came = sum(one.came in ("present", "left") for one in paper.seats)
    leader = next((f"{one.name}（{one.organization}）" for one in paper.seats if one.leads), "")
    return (
        (_say("meeting"), f"{paper.number}　{paper.title}"),
        (_say("held"), f"{chinese_date(paper.held_on)}　{paper.place}"),
        (_say("organizer"), paper.organizer),
        (_say("leader"), leader),
        (_say("came"), _say("came_text", all=len(paper.seats), present=came, minimum=paper.minimum)),
        (_say("state"), _say(f"state_{paper.state}")),
    )


def _panel(paper: MinutesPaper) -> Table:
    columns = (
        Column(_say("seat"), 6, "center"), Column(_say("expert"), 16), Column(_say("unit"), 31),
        Column(_say("presence"), 31), Column(_say("pledge"), 9, "center"),
    )  # fmt: skip
    rows: tuple[Row, ...] = tuple(
        (
            one.seat, _say("leads", name=one.name) if one.leads else one.name, one.organization, _came(one),
            _say("pledged") if one.pledged else "",
        )
        for one in paper.seats
    )  # fmt: skip
    return Table(columns, rows)


def _came(one: SeatMinute) -> str:
    moved = [_say(f"moved_{kind}", n=place, reason=reason) for kind, place, reason in one.moved]
    return "；".join((_say(f"came_{one.came}"), *moved))


def _item(item: ItemMinute) -> list[str]:
    if item.ground:
        return [_say("aside", ground=_say(f"ground_{item.ground}"), reason=item.aside), *_room(item)]
    lines = []
    if item.taking_part:
        kind = "part_acting" if item.acting else "part" if item.leader else "part_nobody"
        lines.append(_say(kind, n=item.taking_part, leader=item.leader))
    lines += [_say("recused", name=name, reason=reason.rstrip("。")) for name, reason in item.recused]
    if item.absent:
        lines.append(_say("absent", names="、".join(item.absent)))
    lines += _room(item)
    lines += [_say("waived", what=what, reason=reason, by=by) for what, reason, by in item.waived]
    lines += item.sheets
    if item.result:
        lines.append(item.result)
    if item.close:
        lines.append(_say("close", text="".join(item.close)))
    return lines


def _room(item: ItemMinute) -> list[str]:
    return [_say(f"room_{one.kind}", at=one.at, name=one.name, words=one.words) for one in item.room]


def _log(paper: MinutesPaper) -> Block:
    if not paper.log:
        return Paragraph(_say("nothing"), "plain")
    columns = (Column(_say("time"), 17), Column(_say("by"), 12), Column(_say("what"), 62))
    return Table(columns, tuple((at, by, what) for at, by, what in paper.log), small=True)

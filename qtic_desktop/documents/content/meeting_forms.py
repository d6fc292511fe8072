"""会议用纸 of the print set: notice, agenda, lots, site visit, blank forms, count of votes, and the list of the whole set."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qtic_desktop.documents.content.fees import fees_document
from qtic_desktop.documents.content.panel_signs import panel_signs
from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Items,
    KeyValues,
    Paragraph,
    Part,
    Row,
    SignLine,
    Table,
    Value,
)
from qtic_desktop.domain.meetings.print_set import Printed, SetFacts, SetItem, SetSheet
from qtic_desktop.resources import message

_ROOM = "\n\n"  # in a cell that is filled by hand
_TALL = "\n" * 3
_LINE = "\n"
_VISIT_LINES = 7
_RECORD_LINES = 8
_BALLOTS_ON_A_PAGE = 3


def _say(code: str, **facts: object) -> str:
    return message(f"paper.set.{code}", "zh", **facts)


def set_document(sheet: SetSheet, facts: SetFacts) -> Document:
    """One paper of the set."""
    make: dict[SetSheet, Callable[[SetFacts], Document]] = {
        SetSheet.NOTICE: _notice,
        SetSheet.AGENDA: _agenda,
        SetSheet.LOTS: _lots,
        SetSheet.VISIT: _visit,
        SetSheet.BLANKS: _blanks,
        SetSheet.COUNT: _count,
        SetSheet.FEES: fees_document,
    }
    return make[sheet](facts)


def _document(
    sheet: SetSheet, facts: SetFacts, blocks: Sequence[Block], *, title: str = "", landscape: bool = False
) -> Document:
    name = _say(sheet.value)
    return Document(
        title=title or name,
        kind=name,
        code=facts.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=facts.sample,
        landscape=landscape,
        dated=facts.held_on,
        made_at=facts.made_at,
        name=name,
        expected=tuple(item.center_name for item in facts.items) if sheet is not SetSheet.BLANKS else (),
    )


def head(facts: SetFacts, *more: tuple[str, str]) -> KeyValues:
    """Which meeting a paper is of."""
    return KeyValues(
        (
            (_say("meeting"), facts.title),
            (_say("number"), facts.number),
            (_say("when"), f"{chinese_date(facts.held_on)}　{facts.place}"),
            *more,
        )
    )


def _projects(
    facts: SetFacts, *more: Column, values: Callable[[SetItem], tuple[Value | Cell, ...]] | None = None
) -> Table:
    columns = (
        Column(_say("order"), 6.0, "center"), Column(_say("proposal"), 28.0), Column(_say("center"), 30.0),
        Column(_say("host"), 24.0), *more,
    )  # fmt: skip
    rows: tuple[Row, ...] = tuple(
        (item.position, item.number, item.center_name, item.host_name, *(values(item) if values is not None else ()))
        for item in facts.items
    )
    return Table(columns, rows)


def _when(facts: SetFacts, date: str) -> str:
    """Day, time and place: the planned time of the first proposal, a blank where none is planned."""
    start = facts.times[0].partition("-")[0] if facts.times else ""
    return _say("notice_when_at_text" if start else "notice_when_text", date=date, place=facts.place, start=start)


def _notice(facts: SetFacts) -> Document:
    date = chinese_date(facts.held_on)
    order = _say("notice_order_open" if facts.lots is None else "notice_order_drawn")
    blocks: list[Block] = [
        Paragraph(_say("notice_to"), "plain"),
        Paragraph(_say("notice_body", date=date, title=facts.title, count=len(facts.items))),
        Paragraph(_say("notice_when"), "h1"),
        Paragraph(_when(facts, date)),
        Paragraph(_say("notice_who"), "h1"),
        Paragraph(_say("notice_who_text")),
        Paragraph(_say("notice_how"), "h1"),
        *(Paragraph(line) for line in _say("notice_how_text", order=order).splitlines()),
        Paragraph(_say("notice_contact")),
        Paragraph(_say("notice_annex")),
        Paragraph(f"{facts.organizer}\n{_say('issued_on')}", "issued"),
        Part(_say("notice_annex").partition("：")[2], _say("agenda_projects"), landscape=False),
        _projects(facts, Column(_say("department"), 18.0), values=lambda item: (item.department_name,)),
    ]
    return _document(SetSheet.NOTICE, facts, blocks)


def _agenda(facts: SetFacts) -> Document:
    def more(item: SetItem) -> tuple[Value | Cell, ...]:
        return _planned(
            facts, item
        ), ""  # for the pen: it goes to the applicants, who was recused is not theirs to read

    blocks: list[Block] = [
        head(facts, (_say("organizer"), facts.organizer)),
        Items(tuple(_say("agenda_steps").splitlines())),
        Paragraph(_say("agenda_projects"), "h1"),
        _projects(facts, Column(_say("time"), 12.0, "center"), Column(_say("remark"), 16.0), values=more),
        Paragraph(_say("agenda_note"), "note"),
    ]
    return _document(SetSheet.AGENDA, facts, blocks)


def _planned(facts: SetFacts, item: SetItem) -> str:
    place = facts.items.index(item)
    return facts.times[place] if place < len(facts.times) else ""


def _drawn(facts: SetFacts) -> tuple[tuple[str, str], ...]:
    if facts.lots is None:
        return ()
    spoken = "；".join(f"{who}：{number}" for who, number in facts.lots.spoken)
    return (
        (_say("lots_spoken"), _say("lots_attempt", n=facts.lots.attempt, spoken=spoken)),
        (_say("lots_mark"), facts.lots.fingerprint),
    )


def _lots(facts: SetFacts) -> Document:
    """Filled in where the lots were drawn here; else blank, to be filled in by hand."""
    columns = Column(_say("lot"), 10.0, "center"), Column(_say("drawn_by"), 18.0), Column(_say("time"), 12.0)

    def values(item: SetItem) -> tuple[Value | Cell, ...]:
        return (_ROOM if facts.lots is None else str(item.position)), "", _planned(facts, item)

    blocks: list[Block] = [
        head(facts, *_drawn(facts)),
        _projects(facts, *columns, values=values),
        Paragraph(_say("lots_note" if facts.lots is None else "lots_how"), "note"),
        SignLine((_say("kept_by"), _say("supervised_by"), _say("day"))),
    ]
    return _document(SetSheet.LOTS, facts, blocks)


def _visit(facts: SetFacts) -> Document:
    """A page for each proposal."""
    blocks: list[Block] = []
    for place, item in enumerate(facts.items):
        if place:
            blocks.append(Part(_say("visit"), item.number, landscape=False))
        blocks += _visited(item)
    return _document(SetSheet.VISIT, facts, blocks)


def _visited(item: SetItem) -> list[Block]:
    columns = (
        Column(_say("order"), 7.0, "center"), Column(_say("visit_item"), 30.0), Column(_say("visit_seen"), 40.0),
        Column(_say("visit_as"), 14.0),
    )  # fmt: skip
    rows: tuple[Row, ...] = (
        *((number, _say(f"visit_{number}"), _LINE, "") for number in range(1, _VISIT_LINES + 1)),
        (Cell(_say("visit_says"), "strong", span=2), Cell(_ROOM, span=2)),
    )
    facts = (
        (_say("center"), item.center_name), (_say("host"), item.host_name), (_say("proposal"), item.number),
        (_say("director"), item.director_name),
    )  # fmt: skip
    return [
        KeyValues(facts),
        SignLine((_say("visit_date"), _say("visit_host_people"))),
        Table(columns, rows),
        SignLine((_say("visit_signed"), _say("visit_host_signed"))),
        Paragraph(_say("visit_note"), "fine"),
    ]


def _blanks(facts: SetFacts) -> Document:
    """An opinion of one expert, a declaration of a tie, and paper for notes, each on a page of its own."""
    two = (Column(_say("blank_record_item"), 18.0), Column(_say("blank_record_words"), 72.0))
    opinion = tuple((part, _TALL) for part in _say("blank_opinion_parts").splitlines())
    tie = tuple((part, _TALL) for part in _say("blank_recusal_facts").splitlines())
    three = (
        Column(_say("time"), 12.0),
        Column(_say("blank_record_item"), 30.0),
        Column(_say("blank_record_words"), 48.0),
    )
    blocks: list[Block] = [
        head(facts),
        SignLine((_say("proposal"), _say("center"))),
        Table(two, opinion),
        Paragraph(_say("blank_conclusion"), "plain"),
        SignLine((_say("expert_signed"), _say("day"))),
        Part(_say("blank_recusal"), _say("blank_recusal"), landscape=False),
        head(facts),
        Table(two, tie),
        Paragraph(_say("blank_decision"), "plain"),
        SignLine((_say("expert_signed"), _say("approved_by"), _say("supervised_by"))),
        Part(_say("blank_record"), _say("blank_record"), landscape=False),
        head(facts),
        Table(three, ((_ROOM, "", ""),) * _RECORD_LINES),
        SignLine((_say("recorded_by"), _say("day"))),
        *_ballots(facts),
    ]
    return _document(SetSheet.BLANKS, facts, blocks, title=_say("blank_opinion"))


def _ballots(facts: SetFacts) -> list[Block]:
    """Of each proposal voted on in secret a ballot for everybody on the panel, to be cut apart: no name, no seat, no code."""
    columns = tuple(Column(_say(code), 25.0, "center") for code in ("agree", "revise", "disagree", "abstain"))
    boxes: tuple[Row, ...] = (("□",) * len(columns),)
    found: list[Block] = []
    for item in facts.items:
        for place in range(len(facts.panel) if item.number in facts.secret else 0):
            if place % _BALLOTS_ON_A_PAGE == 0:
                found.append(Part(_say("ballot"), item.number, landscape=False))
            found += [
                Paragraph(_say("ballot_about", number=item.number, center=item.center_name), "plain"),
                Table(columns, boxes),
                Paragraph(_say("ballot_note"), "fine"),
            ]
    return found


def _count(facts: SetFacts) -> Document:
    """Filled in from the sealed results, else blank: before sealing nobody learns a ballot from a paper either."""
    codes = ("entitled", "cast", "agree", "revise", "disagree", "abstain", "needed")
    columns = tuple(Column(_say(code), 8.0, "center") for code in codes)

    def more(item: SetItem) -> tuple[Value | Cell, ...]:
        count = item.count
        if count is None:
            return (*[""] * len(codes), _ROOM)
        votes = (count.agree, count.agree_after_revision, count.disagree, count.abstain)
        return count.entitled, count.cast, *votes, count.needed, Cell(item.verdict, "strong")

    blocks: list[Block] = [
        head(facts),
        Paragraph(_say("count_sealed" if facts.sealed else "count_open"), "note"),
        _projects(facts, *columns, Column(_say("verdict"), 14.0, "center"), values=more),
        Paragraph(_say("count_rule", majority=facts.majority), "note"),
        *panel_signs(facts.signers),
        SignLine((_say("counted_by"), _say("watched_by"), _say("checked_by"), _say("day"))),
    ]
    return _document(SetSheet.COUNT, facts, blocks, landscape=True)


def list_document(
    facts: SetFacts, printed: Sequence[Printed], *, before: Sequence[tuple[str, str, int]], entries: int, last_hash: str
) -> Document:
    """The list that lies on top of a set: what is in it, how many pages, which version, and what was printed before."""
    columns = (
        Column(_say("order"), 6.0, "center"), Column(_say("paper"), 26.0), Column(_say("pages"), 8.0, "center"),
        Column(_say("version"), 8.0, "center"), Column(_say("printed"), 20.0), Column(_say("code"), 18.0),
    )  # fmt: skip
    rows: tuple[Row, ...] = tuple(
        (place, one.title, one.pages, one.version, _how(one), one.code) for place, one in enumerate(printed, 1)
    )
    amount = _say("list_pages", papers=len(printed), pages=sum(one.pages for one in printed))
    record = _say("list_record", entries=entries, hash=last_hash[:16])
    earlier = [_say("list_when", when=when, who=who, papers=papers) for when, who, papers in before]
    blocks: list[Block] = [
        head(facts, (_say("list_amount"), amount), (_say("list_chain"), record)),
        Table(columns, rows),
        Paragraph(_say("list_note"), "note"),
        Paragraph(_say("list_before"), "h1"),
        Items(tuple(earlier)) if earlier else Paragraph(_say("list_never"), "note"),
        SignLine((_say("kept_by"), _say("checked_by"), _say("day"))),
    ]
    return Document(
        title=_say("list"),
        kind=_say("list"),
        code=facts.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=facts.sample,
        dated=facts.held_on,
        made_at=facts.made_at,
        name=_say("list"),
        expected=tuple(one.code for one in printed if one.code),
    )


def _how(one: Printed) -> str:
    if one.before:
        return _say("reprint", n=one.before + 1)
    return _say("first_print") if one.version == 1 else _say("changed")

"""What a proposal says of itself: key facts, the papers that have not come, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from qtic_desktop.domain.examination import AT_THE_DESK, ExaminationState
from qtic_desktop.domain.intake import ProposalStatus, Verification
from qtic_desktop.domain.office_lists import OfficeList, standing_for
from qtic_desktop.domain.road import Stop
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.choices import NOTHING_CHANGED, Dictionaries, entries_of, name_of
from qtic_desktop.gui.intake.materials import KINDS
from qtic_desktop.gui.intake.verification import standing
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.road_words import strip
from qtic_desktop.gui.stage.shown import Chip, Fact, Line, Link, Shown
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.widgets import InlineMessage
from qtic_desktop.gui.words import merged_words
from qtic_desktop.storage.queries.draft_keyers import Keyer
from qtic_desktop.storage.queries.intake import ProposalRow

_YEAR = 5
"""Characters of 2026年 before the name of a batch, for which a chip has no room; the card has the whole."""
_SHORT = 7
"""Characters of a field of the guideline that have room beside another fact."""


def shown(row: ProposalRow, dictionaries: Dictionaries = NOTHING_CHANGED) -> Shown:
    """Facts that are known, the next step, and the way to it. A field that was merged in the dictionary is named as it is
    today, with what the record says."""
    field = field_words(row.field, dictionaries)
    draft, intention = row.status == ProposalStatus.DRAFT, row.status == ProposalStatus.INTENTION
    facts = (
        Fact(tr("编号"), row.number, short=True),
        Fact(tr("批次"), row.batch_title, short=True),
        Fact(tr("类型"), words.track(row.track), short=len(field) <= _SHORT),
        Fact(tr("领域"), field, short=len(field) <= _SHORT),
        Fact(tr("依托单位"), row.host_name),
        Fact(tr("推荐单位"), row.department_name),
        Fact(tr("收到日期"), row.received_on.isoformat() if row.received_on else "", short=True),
        Fact(
            tr("经费合计"),
            tr("{amount} 万元").format(amount=f"{row.funding_total:,f}") if row.funding_total else "",
            short=True,
        ),
        Fact(tr("中心主任"), row.director_name, short=not row.verified_by),
        Fact(tr("复录"), "" if draft or intention else standing(row), short=not row.verified_by),
        Fact(tr("草稿保存于"), words.minute(row.saved_at) if draft else ""),
    )
    return Shown(
        name_of(row),
        chip=status_chip(row),
        facts=tuple(fact for fact in facts if fact.text),
        lines=tuple(Line(text, "bad") for text in (_late(row),) if text),
        note=_next(row),
        links=_ways(row),
    )


def field_words(written: str, dictionaries: Dictionaries) -> str:
    """A field as the dictionary has it today."""
    today = standing_for(entries_of(dictionaries, OfficeList.FIELDS)).get(written, written)
    return merged_words(today, written)


def _late(row: ProposalRow) -> str:
    if not row.late or row.closes_on is None or row.status == ProposalStatus.WITHDRAWN:
        return ""
    return tr("逾期收到：本批 {day} 截止；可以移到下一批次").format(day=row.closes_on.isoformat())


def batch_chip(row: ProposalRow) -> Chip:
    """Its batch, and that it came too late for it."""
    late = row.late and row.status != ProposalStatus.WITHDRAWN
    short = row.batch_title[_YEAR:] if row.batch_title[_YEAR - 1 : _YEAR] == "年" else row.batch_title
    return ("bad", tr("逾期 {batch}").format(batch=short)) if late else ("", row.batch_title)


def status_chip(row: ProposalRow) -> Chip:
    """Where it stands; a correction that was begun and is not made yet stands out."""
    return ("warn", tr("更正未完")) if row.correcting else words.proposal_status(row.status)


def way(
    row: ProposalRow, viewer: str, now: datetime, found: tuple[tuple[Stop, ...], tuple[str, ...], Keyer]
) -> tuple[Line, ...]:
    """How far it has come as a strip of stations (a draft has no road yet), and which papers have not come; of a draft
    that somebody else than ``viewer`` (an id) typed on last, who it was and when."""
    stops, kinds, keyer = found
    road = () if row.status in (ProposalStatus.DRAFT, ProposalStatus.INTENTION) else (strip(stops, row.id),)
    of_other = row.status == ProposalStatus.DRAFT and keyer.other_than(viewer)
    keyed = (
        (
            Line(
                words.keyed_by(keyer.name, keyer.at, now.isoformat()),
            ),
        )
        if of_other
        else ()
    )
    return (*keyed, *missing(kinds), *road)


def say_whose(message: InlineMessage, keyer: Keyer, ctx: AppContext) -> None:
    """Before one types on in a draft of somebody else, it is said whose it is."""
    if keyer.other_than(ctx.actor.id):
        keyed = words.keyed_by(keyer.name, keyer.at, ctx.now().isoformat())
        message.show_message(tr("这份草稿由{keyed}。您接着填写的，记在您的名下。").format(keyed=keyed), "warn")


def missing(kinds: Sequence[str]) -> tuple[Line, ...]:
    """Which papers have not come."""
    names = mark("、").join(tr(KINDS.get(kind, kind)) for kind in kinds)
    return (Line(tr("缺件：{names}").format(names=names), "warn"),) if kinds else ()


def _next(row: ProposalRow) -> str:
    if row.status == ProposalStatus.INTENTION:
        return tr("收到建设方案后，转为申报草稿接着录；已登记的内容都会带过去。")
    if row.status == ProposalStatus.DRAFT:
        return tr("接着填写，核对后提交受理。编号在受理时给出。")
    if row.status == ProposalStatus.ACCEPTED:
        return next_step(row)
    if row.status == ProposalStatus.IN_REVIEW:
        return tr("已列入评审会。会议封存评分后可以起草意见书。")
    if row.status == ProposalStatus.WITHDRAWN:
        return tr("已撤回受理，不再列入评审；编号保留。误撤的可以恢复。")
    return tr("评审已结束。综合评价在后续阶段进行。")


def next_step(row: ProposalRow) -> str:
    """What comes next for an accepted proposal: what its meeting waits for, else the meeting, and what was left out."""
    if row.examination == ExaminationState.REFUSED:
        return tr("形式审查不予受理，不列入评审会。")
    if row.examination == ExaminationState.CORRECTION:
        until = "" if row.examination_due is None else words.day_of_week(row.examination_due)
        told = tr("待补正，期限 {day}：等待申报单位的材料，到了在形式审查登记。")
        return told.format(day=until) if until else tr("形式审查要求补正，等待申报单位的材料。")
    must, may = _before_the_meeting(row)
    if must:
        return tr("下一步：{steps}，然后安排评审会。").format(steps=mark("、").join(must))
    told = (
        tr("下一步：安排评审会，组织专家考核目前建设情况（三（二））。")
        if row.track == "CONVERSION"
        else tr("下一步：安排评审会，组织专家对建设方案咨询论证（三（二））。")
    )
    if may:
        told += tr("还没有做{steps}；按本局规则可以不做。").format(steps=mark("、").join(may))
    return told


def _before_the_meeting(row: ProposalRow) -> tuple[list[str], list[str]]:
    """What is open and a meeting waits for, and what is open and it does not wait for."""
    steps: tuple[list[str], list[str]] = [], []
    if row.examination in (ExaminationState.REFUSED, ExaminationState.CORRECTION):
        return steps
    if row.verification in (Verification.OPEN, Verification.BEGUN):
        steps[0 if row.key_first else 1].append(tr("复录"))
    if row.examination in AT_THE_DESK:
        steps[0 if row.examine_first else 1].append(tr("形式审查"))
    return steps


def _ways(row: ProposalRow) -> tuple[Link, ...]:
    if row.status == ProposalStatus.DRAFT:
        return (Link(tr("继续填写"), Place("intake", row.id, view="fill"), icon="pen-line", is_next=True),)
    if row.status in (ProposalStatus.WITHDRAWN, ProposalStatus.INTENTION):
        return ()
    must, _may = _before_the_meeting(row)
    title = tr("继续更正") if row.correcting else tr("查看和更正申报表")
    forms = [Link(title, Place("intake", row.id, view="correct"), icon="file-text")]
    forms.append(Link(tr("打印申报表"), Place("intake", row.id, view="print"), icon="printer"))
    if row.verification in (Verification.OPEN, Verification.BEGUN) and not row.correcting:
        words_of_it = tr("复录") if row.verification is Verification.OPEN else tr("继续复录")
        forms.append(
            Link(words_of_it, Place("intake", row.id, view="again"), icon="list-checks", is_next=tr("复录") in must)
        )
    if row.status == ProposalStatus.ACCEPTED and row.examination == ExaminationState.CORRECTION:
        forms.append(Link(tr("查看补正"), Place("examination", row.id), icon="clipboard-check"))
    if row.status != ProposalStatus.ACCEPTED or row.examination in (
        ExaminationState.REFUSED,
        ExaminationState.CORRECTION,
    ):
        return tuple(forms)
    if tr("形式审查") in must:
        forms.append(Link(tr("形式审查"), Place("examination", row.id), icon="clipboard-check", is_next=True))
    if not must:
        return (*forms, Link(tr("安排评审会"), Place("meetings", new=True), icon="users", is_next=True))
    return tuple(forms)

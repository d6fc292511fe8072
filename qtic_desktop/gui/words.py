"""One word, and where it is a state one chip, for every value of the domain that people see: the only place that says
them. A value without a word is shown as it is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from qtic_desktop.documents.content.audit_words import detail_lines
from qtic_desktop.gui.texts import mark, tr, translations
from qtic_desktop.resources import words as table

Chip = tuple[str, str]
"""A kind (ok, warn, bad, accent, neutral) and a word."""


# -- people


def role(value: str) -> str:
    """A role of the people at work."""
    return table("accounts.role", translations.lang).get(value, value)


def role_rights(value: str) -> str:
    """What a role may do, in a few words."""
    return {
        "clerk": tr("录入申报、组织会议、登记评分和报告"),
        "office": tr("录入员的全部工作，并封存会议、定稿意见书"),
        "supervisor": tr("查看全部、不录入；作为第二人确认封存、更正和放行"),
        "expert": tr("为自己评分、表决、签署意见"),
        "verifier": tr("核对录入的内容、确认纸面签名，不录入"),
        "head": tr("查看全部过程和结果、导出文件，不改动"),
        "sys_admin": tr("维护工作区、字体和备份，不看评审内容"),
        "sec_admin": tr("管理人员、岗位、口令和凭条，不看评审内容"),
        "audit_admin": tr("只查看审计记录"),
    }.get(value, "")


def roles(first: str, also: Iterable[str] = ()) -> str:
    """All roles of a person, the first one first."""
    return mark("、").join(role(one) for one in (first, *also))


def person(name: str, role_of: str, also: Sequence[str] = ()) -> str:
    """Name and roles, or the role alone where nobody has given it a name yet."""
    if also:
        return tr("{name} · {role}等 {n} 岗").format(name=name, role=role(role_of), n=len(also) + 1)
    words = role(role_of)
    unnamed = (words, {"clerk": "录入员", "office": "办公室", "supervisor": "监督员"}.get(role_of))
    return words if name in unnamed else f"{name} · {words}"


def expert_kind(value: str) -> str:
    """What an expert is asked for."""
    return {
        "technical": tr("技术"),
        "finance": tr("财务"),
        "management": tr("管理"),
        "investment": tr("投资"),
    }.get(value, value)


def in_use(active: bool) -> Chip:
    """Whether somebody is still on the list one chooses from."""
    return ("ok", tr("在用")) if active else ("neutral", tr("已停用"))


# -- proposals, centres, departments


def track(value: str) -> str:
    """新建, 转建, or the evaluation that uses the same sheets."""
    return {"NEW": tr("新建"), "CONVERSION": tr("转建"), "EVALUATION": tr("绩效评估")}.get(value, value)


def proposal_status(value: str) -> Chip:
    """Where a proposal stands."""
    return {
        "intention": ("neutral", tr("建设意向")),
        "draft": ("warn", tr("草稿")),
        "accepted": ("accent", tr("已受理")),
        "in_review": ("accent", tr("评审中")),
        "reviewed": ("ok", tr("已评审")),
        "withdrawn": ("neutral", tr("已撤回")),
    }.get(value, ("neutral", value))


def verification(value: str) -> Chip:
    """Where the second keying of a proposal stands."""
    return {
        "open": ("neutral", tr("待复录")),
        "begun": ("warn", tr("复录中")),
        "verified": ("ok", tr("已复录")),
        "waived": ("warn", tr("免复录")),
    }.get(value, ("neutral", value))


def with_track(name: str, value: str) -> str:
    """The name of a centre with its track behind it."""
    return tr("{name}（{track}）").format(name=name, track=track(value))


def center_status(value: str) -> Chip:
    """Where a centre of the ledger stands."""
    known = {
        "running": ("ok", tr("在建")),
        "cancelled": ("neutral", tr("已取消资格")),
        "merged": ("neutral", tr("已并入")),
        "moved": ("neutral", tr("已迁出")),
        "bankrupt": ("neutral", tr("破产或注销")),
        "given_up": ("neutral", tr("申请撤销")),
        "withdrawn": ("neutral", tr("启动已收回")),
        "revoked": ("neutral", tr("评估后撤销")),
    }
    return known.get(value, ("neutral", value))


def department_kind(value: str) -> str:
    """What a recommending department is."""
    return {"district": tr("区市"), "zone": tr("功能区"), "institution": tr("高校院所")}.get(value, value)


# -- the record


def minute(at: str) -> str:
    """Day and minute of a time as it is stored (ISO 8601)."""
    return at[:16].replace("T", " ")


def keyed_by(name: str, at: str, today: str) -> str:
    """Who typed last on a form and when (ISO 8601): the time alone where it was today (ISO 8601)."""
    when = minute(at)[11:] if at[:10] == today[:10] else minute(at)
    return tr("{name} {time} 录入").format(name=name, time=when)


def act(value: str) -> str:
    """A recorded act."""
    return table("audit.act", translations.lang).get(value, value)


def subject(value: str) -> str:
    """A kind of record."""
    return subjects().get(value, value)


def subjects() -> Mapping[str, str]:
    """The word for each kind of record."""
    return table("audit.subject", translations.lang)


def details(values: Mapping[str, Any], act: str = "") -> list[str]:
    """What an entry of the log holds beside who, when and what, one by one."""
    return detail_lines(values, translations.lang, act)


# -- days


def day_of_week(day: date) -> str:
    """A day with its name, for a person who looks at the calendar on the wall."""
    week = (tr("周一"), tr("周二"), tr("周三"), tr("周四"), tr("周五"), tr("周六"), tr("周日"))
    return tr("{day}（{week}）").format(day=day.isoformat(), week=week[day.weekday()])


# -- dictionaries


def merged_words(today: str, written: str) -> str:
    """An entry of a dictionary as it stands today, and what the record says where that was merged into it."""
    if today == written:
        return tr(written) if written else ""
    return tr("{today}（原：{written}）").format(today=tr(today), written=written)

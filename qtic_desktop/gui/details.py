"""What an audit entry holds beside who, when and what, as words: no ids, no program text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from qtic_desktop.gui.texts import mark, tr

_ID: Final = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
_DIGEST: Final = re.compile(r"^[0-9a-f]{64}$")
#: What only the program understands: places in forms and links to other records.
UNSHOWN: Final = frozenset({"item", "expert", "field", "page", "draft"})


def labels() -> dict[str, str]:
    """The word for each recorded detail."""
    return {
        "added": tr("新增"),
        "annual_due_day": tr("截止日"),
        "annual_due_month": tr("截止月份"),
        "annual_late_start_month": tr("次年首报的启动月份"),
        "annual_measure": tr("按时的依据"),
        "approval": tr("批准"),
        "ballot": tr("原表决"),
        "bytes": tr("字节数"),
        "cancel": tr("取消资格"),
        "cancelled_on": tr("取消日期"),
        "center": tr("中心编号"),
        "certificate": tr("证书"),
        "checked": tr("区市审核日期"),
        "code": tr("校验码"),
        "codes": tr("所涉问题"),
        "count": tr("个数"),
        "criterion": tr("指标"),
        "decision": tr("决定"),
        "digest": tr("校验码"),
        "digests": tr("封存结果"),
        "district_checked_on": tr("区市审核日期"),
        "district_opinion": tr("审核意见"),
        "due": tr("截止日"),
        "experts": tr("专家"),
        "file": tr("文件"),
        "filed_on": tr("备案日期"),
        "filing_number": tr("备案号"),
        "length": tr("字数"),
        "measure": tr("按时的依据"),
        "decimals": tr("保留小数"),
        "excellent_cap": tr("优秀比例上限"),
        "grades": tr("等次"),
        "holder": tr("证书持有人"),
        "kind": tr("类别"),
        "locked": tr("已锁定"),
        "minimum_panel": tr("最少人数"),
        "name": tr("名称"),
        "names": tr("姓名"),
        "pass_mean": tr("通过线"),
        "role": tr("角色"),
        "step": tr("最小分值"),
        "trim": tr("去掉高低分"),
        "trim_leaves": tr("去掉后至少"),
        "trim_minimum": tr("去高低分的人数"),
        "vote_majority": tr("表决比例"),
        "number": tr("编号"),
        "on": tr("日期"),
        "opened": tr("新开评分表"),
        "opinion": tr("意见"),
        "organizer": tr("组织单位"),
        "plan": tr("计划收到"),
        "plan_received_on": tr("计划收到日期"),
        "points": tr("各项分数"),
        "present": tr("到会"),
        "proposals": tr("项目"),
        "reason": tr("原因"),
        "rows": tr("行数"),
        "sample": tr("示例"),
        "second": tr("第二经办人"),
        "sha256": tr("文件校验码"),
        "small_office": tr("合并岗位"),
        "stays": tr("仍任岗位"),
        "copies": tr("份数"),
        "pages": tr("页数"),
        "state": tr("状态"),
        "size": tr("大小"),
        "source": tr("来源"),
        "statement": tr("陈述申辩"),
        "submitted_at": tr("提交时间"),
        "summary": tr("总结收到"),
        "summary_received_on": tr("总结收到日期"),
        "title": tr("名称"),
        "to": tr("移到"),
        "total": tr("纸面总分"),
        "unit": tr("单位"),
        "until": tr("改为"),
        "version": tr("版次"),
        "veto": tr("一票否决"),
        "was": tr("原内容"),
        "year": tr("年度"),
    }


def _values() -> dict[str, str]:
    return {
        "city": tr("市局备案日期"),
        "clerk": tr("录入员"),
        "expert": tr("专家"),
        "office": tr("工作人员"),
        "supervisor": tr("监督员"),
        "verifier": tr("复核员"),
        "head": tr("负责人"),
        "sys_admin": tr("系统管理员"),
        "sec_admin": tr("安全管理员"),
        "audit_admin": tr("审计管理员"),
        "none": tr("不去掉"),
        "one-high-one-low": tr("各去掉一个"),
        "district": tr("区市审核日期"),
        "agree": tr("同意"),
        "agree-after-revision": tr("修改后同意"),
        "disagree": tr("不同意"),
        "abstain": tr("弃权"),
        "open": tr("未提交"),
        "submitted": tr("已提交"),
        "abstained": tr("弃权"),
        "recused": tr("回避"),
        "absent": tr("未到会"),
        "void": tr("作废"),
    }


def detail_lines(values: Mapping[str, Any]) -> list[str]:
    """The details one by one: ``名称：值``, and ``名称：原值 → 新值`` for what was changed."""
    known, lines = labels(), _changed(values)
    done = {"before", "after", "changed"} | ({"until"} if "before" in values and "until" in values else set())
    for key, value in values.items():
        if key not in done and key not in UNSHOWN and value not in (None, "", [], {}) and _say(value):
            lines.append(_named(known.get(key, key), _say(value)))
    return lines


def details(values: Mapping[str, Any]) -> str:
    """The details as one line."""
    return mark("；").join(detail_lines(values))


def _changed(values: Mapping[str, Any]) -> list[str]:
    """What was and what is."""
    known = labels()
    before, after = values.get("before"), values.get("after", values.get("until"))
    lines: list[str] = []
    if isinstance(values.get("changed"), Mapping):
        lines += [
            _named(known.get(key, key), f"{_say(pair[0])} → {_say(pair[1])}") for key, pair in values["changed"].items()
        ]
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        both = {**before, **after}
        lines += [_named(known.get(k, k), f"{_say(before.get(k))} → {_say(after.get(k))}") for k in both]
    elif isinstance(before, Mapping):
        told = [f"{known.get(k, k)} {_say(v)}" for k, v in before.items() if v not in (None, "", {}, [])]
        lines += [_named(tr("原记录"), mark("、").join(told))] if told else []
    elif after is not None and (_say(before) or _say(after)):
        lines.append(f"{_say(before) or '—'} → {_say(after) or '—'}")
    elif before not in (None, "", [], {}) and _say(before):
        lines.append(_named(tr("原记录"), _say(before)))
    return lines


def _named(name: str, value: str) -> str:
    return f"{name}{mark('：')}{value}"


def _say(value: object) -> str:
    """A value in words; nothing for a link to another record."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return tr("是") if value else tr("否")
    if isinstance(value, Mapping):
        return mark("、").join(f"{key} {_say(part)}" for key, part in value.items() if _say(part))
    if isinstance(value, list | tuple):
        told = [text for text in map(_say, value) if text]
        return mark("、").join(told) if told else tr("{n} 项").format(n=len(value))
    text = str(value)
    if _ID.match(text):
        return ""
    if _DIGEST.match(text):
        return "-".join(text[place : place + 4].upper() for place in (0, 4, 8))
    return _values().get(text, text)

"""What the sentences of an opinion are called where they are written."""

from __future__ import annotations

from qtic_desktop.domain.opinions import Conclusion, OpinionKind
from qtic_desktop.domain.opinions.wordings import SHIPPED, OpinionWording
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.texts import tr
from qtic_desktop.storage.queries.opinions import OpinionRow


def kind(value: OpinionKind) -> str:
    """The paper of a track."""
    return {
        OpinionKind.ARGUMENT: tr("专家论证意见（新建）"),
        OpinionKind.ASSESSMENT: tr("转建考核意见"),
        OpinionKind.EVALUATION: tr("绩效评估意见"),
    }[value]


def kind_of(row: OpinionRow) -> OpinionKind:
    """The paper of a proposal of a meeting."""
    return OpinionKind.of(row.track)


def sentence(key: str) -> str:
    """The name of a sentence beside the parts."""
    return {
        "title": tr("标题"),
        "opening": tr("开头"),
        "votes": tr("表决结果"),
        "votes_with_revision": tr("表决结果（有修改后同意票时）"),
        "mean": tr("得分"),
        "unspecified": tr("规则说明"),
        "conclusion_heading": tr("结论部分的标题"),
        "conclusion.agree": tr("结论：同意"),
        "conclusion.agree_after_revision": tr("结论：修改后同意"),
        "conclusion.disagree": tr("结论：不同意"),
        "dissent_heading": tr("不同意见部分的标题"),
        "recused": tr("回避说明"),
        "merged_roles": tr("兼任说明"),
        "leader_role": tr("签名处：组长"),
        "member_role": tr("签名处：成员"),
    }[key]


def version(number: int) -> str:
    """A version in words."""
    return tr("随程序提供") if number == SHIPPED else tr("第 {n} 版").format(n=number)


def field(name: str, wording: OpinionWording) -> str:
    """A text as a list of flaws calls it."""
    if name == "parts":
        return tr("各部分")
    if not name.startswith("part."):
        return sentence(name)
    _, key, what = name.split(".")
    heading = next((part.heading for part in wording.parts if part.key == key), key)
    return {
        "heading": tr("“{heading}”的标题"),
        "body": tr("“{heading}”的文字"),
        "body_disagree": tr("“{heading}”不同意时的文字"),
    }[what].format(heading=heading or tr("（没有标题）"))


def conclusion(value: Conclusion) -> str:
    """Which invented opinion is looked at."""
    return {
        Conclusion.AGREE: tr("示例：同意"),
        Conclusion.AGREE_AFTER_REVISION: tr("示例：修改后同意"),
        Conclusion.DISAGREE: tr("示例：不同意"),
    }[value]


def in_words(draft: OpinionWording) -> Typed:
    """A draft that the record does not have yet."""
    told = tuple((sentence(key), text) for key, text in draft.sentences.items() if text)
    parts = tuple((part.heading, part.body) for part in draft.parts)
    return Typed(draft.kind, tr("意见书措辞草稿（{kind}）").format(kind=kind(draft.kind)), (*told, *parts))

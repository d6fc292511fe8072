"""Roles in words, the same at the start, in the header, in the settings and in the audit log."""

from __future__ import annotations

from qtic_desktop.gui.texts import tr


def role_words(role: str) -> str:
    """A role (value of ``domain.changes.Role``) in the language of the window."""
    return {
        "clerk": tr("录入员"),
        "office": tr("办公室"),
        "supervisor": tr("监督员"),
        "expert": tr("评审专家"),
    }.get(role, role)


def role_rights(role: str) -> str:
    """What a role may do, in a few words."""
    return {
        "clerk": tr("录入申报、组织会议、登记评分和报告"),
        "office": tr("录入员的全部工作，并封存会议、定稿意见书"),
        "supervisor": tr("只查看，不改动"),
        "expert": tr("为自己评分、表决、签署意见"),
    }.get(role, "")


def person_words(name: str, role: str) -> str:
    """Name and role, or the role alone where nobody has given it a name yet."""
    words = role_words(role)
    return (
        words
        if name in (words, {"clerk": "录入员", "office": "办公室", "supervisor": "监督员"}.get(role))
        else f"{name} · {words}"
    )

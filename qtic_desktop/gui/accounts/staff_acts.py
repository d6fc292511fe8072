"""What is done with a person of the office, and with what the office says about merged roles."""

from __future__ import annotations

from qtic_desktop.domain.changes import Role
from qtic_desktop.gui import words
from qtic_desktop.gui.stage.act import Act, Choice, Line, Words
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.accounts import NAME_LENGTH, add_people, restore_person
from qtic_desktop.services.accounts.slips import rename_at_the_door, retire_at_the_door
from qtic_desktop.services.accounts.small_office import (
    change_role,
    declare_small_office,
    end_small_office,
    grant_role,
    revoke_role,
)
from qtic_desktop.storage.queries.accounts import SmallOffice
from qtic_desktop.storage.queries.registry import StaffRow

#: In the order in which an office fills them.
_ROLES = (
    Role.CLERK,
    Role.VERIFIER,
    Role.OFFICE,
    Role.HEAD,
    Role.SUPERVISOR,
    Role.SYSTEM_ADMIN,
    Role.SECURITY_ADMIN,
    Role.AUDIT_ADMIN,
)
_UNIT_LENGTH = 40


def separation() -> str:
    """The rules of separated roles in words, as ``domain.accounts.roles`` keeps them."""
    return tr(
        "一人一岗：录入与复核、办理与决定、三名管理员互相分开；监督员和审计管理员任何时候都不兼其他岗位。"
        "录入员和办公室可以是同一人；其他兼任要先声明合并岗位，会显示并印在意见书上。"
    )


def _name() -> Line:
    return Line("name", tr("姓名"), tr("以后的每一笔记录都写这个名字"), limit=NAME_LENGTH)


def _role(label: str, help_text: str = "") -> Choice:
    offered = tuple((role.value, tr("{role}：{rights}").format(**_said(role))) for role in _ROLES)
    return Choice("role", label, help_text, choices=offered)


def _said(role: Role) -> dict[str, str]:
    return {"role": words.role(role), "rights": words.role_rights(role)}


def _who(row: StaffRow) -> str:
    """Whom it is about, above what is asked."""
    return tr("“{name}”，现在的身份：{roles}。").format(name=row.called, roles=words.roles(row.role, row.also))


def add(*, has_secrets: bool) -> Act[None]:
    """登记人员; where there are secrets, the new one has none yet, and cannot come in before that."""
    said = tr("已登记“{name}”。下次开始工作时可以选这个名字。")
    if has_secrets:
        said = tr("已登记“{name}”，还不能登录：请接着在“凭条与解锁…”里发放凭条，或让本人当面设口令。")
    name, role = _name(), _role(tr("身份"), separation())
    unit = Line("unit", tr("处室"), tr("只在有同名的人时需要，用来区分"), required=False, limit=_UNIT_LENGTH)
    return Act(
        add_people,
        tr("登记人员…"),
        lambda _none, given: add_people.bind(people=[(given[name], Role(given[role]))], unit=given[unit]),
        "plus",
        (name, role, unit),
        tr("登记"),
        done=lambda _none, given, _changes: said.format(name=given[name]),
    )


def rename() -> Act[StaffRow]:
    """更正姓名."""
    name = _name()
    return Act(
        rename_at_the_door,
        tr("更正姓名…"),
        lambda row, given: rename_at_the_door.bind(person_id=row.id, name=given[name]),
        "pen-line",
        (name,),
        tr("更正"),
        asks=_who,
        fill=lambda row: {"name": row.name},
        done=lambda _row, given, _changes: tr("已更正为“{name}”；以前的记录保留原名。").format(name=given[name]),
    )


def change() -> Act[StaffRow]:
    """调整岗位."""
    role = _role(tr("新的岗位"), separation())
    reason = Line("reason", tr("原因"), tr("例如：登记时选错了，或工作调整。写进审计记录"), limit=100)
    return Act(
        change_role,
        tr("调整岗位…"),
        lambda row, given: change_role.bind(person_id=row.id, role=Role(given[role]), reason=given[reason]),
        "refresh-cw",
        (role, reason),
        tr("调整"),
        asks=_who,
        fill=lambda row: {"role": row.role},
        done=lambda row, given, _changes: tr(
            "“{name}”的岗位已由{before}调整为{after}，下次登录起有效；登录办法不变，以前的记录保留原来的身份。调错了，再调整一次即可。"
        ).format(name=row.called, before=words.role(row.role), after=words.role(given[role])),
    )


def grant() -> Act[StaffRow]:
    """兼任."""
    role = _role(tr("再担任"), separation())
    return Act(
        grant_role,
        tr("兼任…"),
        lambda row, given: grant_role.bind(person_id=row.id, role=Role(given[role])),
        "users",
        (role,),
        tr("兼任"),
        asks=_who,
        done=lambda row, given, _changes: tr("“{name}”现在兼任{role}，下次登录起有效。").format(
            name=row.called, role=words.role(given[role])
        ),
    )


def revoke() -> Act[StaffRow]:
    """收回兼任."""
    role = _role(tr("收回的岗位"))
    return Act(
        revoke_role,
        tr("收回兼任…"),
        lambda row, given: revoke_role.bind(person_id=row.id, role=Role(given[role])),
        "undo-2",
        (role,),
        tr("收回"),
        asks=_who,
        fill=lambda row: {"role": row.also[0].value if row.also else Role.CLERK.value},
        done=lambda row, given, _changes: tr("“{name}”不再兼任{role}，下次登录起有效。").format(
            name=row.called, role=words.role(given[role])
        ),
    )


def retire() -> Act[StaffRow]:
    """停用: says first what it closes, for the way in does not come back by itself."""
    return Act(
        retire_at_the_door,
        tr("停用…"),
        lambda row, _given: retire_at_the_door.bind(person_id=row.id),
        "x",
        does=tr("停用"),
        asks=lambda row: tr(
            "停用“{name}”：名单里不再出现，口令或凭条立即作废；以前的记录保留原名。以后可以恢复，恢复后由两人补发凭条。"
        ).format(name=row.called),
        done=lambda row, _given, _changes: tr("已停用“{name}”，口令和凭条已作废。可以随时恢复。").format(
            name=row.called
        ),
    )


def restore() -> Act[StaffRow]:
    """恢复."""
    return Act(
        restore_person,
        tr("恢复"),
        lambda row, _given: restore_person.bind(person_id=row.id),
        "undo-2",
        done=lambda row, _given, _changes: tr(
            "已恢复“{name}”。原来的口令已经作废，请在“凭条与解锁”里补发凭条（两人办理）。"
        ).format(name=row.called),
    )


def declare() -> Act[None]:
    """声明合并岗位."""
    reason = Words("reason", tr("为什么要合并"), tr("写进审计记录，显示在这里，印在意见书上"), limit=200, lines=3)
    return Act(
        declare_small_office,
        tr("声明合并岗位…"),
        lambda _none, given: declare_small_office.bind(reason=given[reason]),
        "users",
        (reason,),
        tr("声明"),
        done=lambda _none, _given, _changes: tr("已声明合并岗位。现在可以让一个人兼任几个岗位，监督和审计除外。"),
    )


def end() -> Act[SmallOffice]:
    """结束合并岗位."""
    return Act(
        end_small_office,
        tr("结束合并岗位…"),
        lambda _said_before, _given: end_small_office.bind(),
        "undo-2",
        does=tr("结束合并"),
        asks=lambda _said_before: tr("以后恢复一人一岗。还有人兼任应当分开的岗位时，程序不会结束，并说出是谁。"),
        done=lambda _said_before, _given, _changes: tr("已恢复一人一岗。"),
    )

"""One word, and where it is a state one chip, for every value of the domain that people see: the only place that says
them. A value without a word is shown as it is recorded."""

from __future__ import annotations

from qtic_desktop.gui.texts import tr

Chip = tuple[str, str]
"""A kind (ok, warn, bad, accent, neutral) and a word."""


# -- people


def role(value: str) -> str:
    """A role of the people at work."""
    return {
        "clerk": tr("录入员"),
        "office": tr("办公室"),
        "supervisor": tr("监督员"),
        "expert": tr("评审专家"),
        "verifier": tr("复核员"),
        "head": tr("负责人"),
        "sys_admin": tr("系统管理员"),
        "sec_admin": tr("安全管理员"),
        "audit_admin": tr("审计管理员"),
    }.get(value, value)


def role_rights(value: str) -> str:
    """What a role may do, in a few words."""
    return {
        "clerk": tr("录入申报、组织会议、登记评分和报告"),
        "office": tr("录入员的全部工作，并封存会议、定稿意见书"),
        "supervisor": tr("只查看，不改动"),
        "expert": tr("为自己评分、表决、签署意见"),
        "verifier": tr("复核录入的内容，不录入"),
        "head": tr("查看全部结果，作出决定"),
        "sys_admin": tr("维护工作区、字体和备份，不看评审内容"),
        "sec_admin": tr("管理人员、岗位、口令和凭条，不看评审内容"),
        "audit_admin": tr("只查看审计记录"),
    }.get(value, "")


def person(name: str, role_of: str) -> str:
    """Name and role, or the role alone where nobody has given it a name yet."""
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


def with_track(name: str, value: str) -> str:
    """The name of a centre with its track behind it."""
    return tr("{name}（{track}）").format(name=name, track=track(value))


def center_status(value: str) -> Chip:
    """Where a centre of the ledger stands."""
    known = {"running": ("ok", tr("在建")), "cancelled": ("neutral", tr("已取消资格"))}
    return known.get(value, ("neutral", value))


def department_kind(value: str) -> str:
    """What a recommending department is."""
    return {"district": tr("区市"), "zone": tr("功能区"), "institution": tr("高校院所")}.get(value, value)


# -- the record


def minute(at: str) -> str:
    """Day and minute of a time as it is stored (ISO 8601)."""
    return at[:16].replace("T", " ")


def second(at: str) -> str:
    """Day and time of a time as it is stored, without the offset."""
    return at[:19].replace("T", " ")


def short_code(digest: str) -> str:
    """The first twelve figures of a check code in groups that can be read aloud."""
    return "-".join(digest[place : place + 4].upper() for place in (0, 4, 8)) if digest else "—"


def act(value: str) -> str:
    """A recorded act."""
    return acts().get(value, value)


def subject(value: str) -> str:
    """A kind of record."""
    return subjects().get(value, value)


def acts() -> dict[str, str]:
    """The word for each recorded act."""
    return {
        "abstain_sheet": tr("弃权评分"),
        "add_department": tr("登记主管部门"),
        "add_departments": tr("登记主管部门"),
        "add_experts": tr("登记专家"),
        "add_font": tr("加入公文字体"),
        "add_people": tr("登记人员"),
        "attach_material": tr("收存材料"),
        "carry_over": tr("转为加密的工作区"),
        "cast_vote": tr("投票"),
        "change_secret": tr("更换口令"),
        "confirm_print": tr("确认已印好"),
        "create_meeting": tr("建立评审会"),
        "declare_small_office": tr("声明合并岗位"),
        "discard_draft": tr("删除申报草稿"),
        "correct_report": tr("更正年度报告"),
        "decide_cancellation": tr("登记取消资格的决定"),
        "draft_opinion": tr("起草意见书"),
        "end_small_office": tr("不再合并岗位"),
        "extend_due": tr("登记延期"),
        "grant_role": tr("授予岗位"),
        "hear_statement": tr("登记陈述申辩"),
        "record_backup": tr("备份"),
        "move_report": tr("移到应记的中心"),
        "restore_center": tr("恢复资格"),
        "reverse_filing": tr("撤销备案"),
        "withdraw_extension": tr("撤销延期"),
        "file_report": tr("年度报告备案"),
        "finalize_opinion": tr("意见书定稿"),
        "fix_not_applicable": tr("设定不适用指标"),
        "import_file": tr("导入表格"),
        "import_proposals": tr("导入申报"),
        "issue_slip": tr("发放凭条"),
        "make_recovery": tr("制作恢复单"),
        "open_batch": tr("开启批次"),
        "open_meeting": tr("开始评审会"),
        "open_report_year": tr("开启年度"),
        "prepare_workspace": tr("建立工作区"),
        "propose_cancellation": tr("拟取消资格"),
        "receive_report": tr("收到年度报告"),
        "record_district_check": tr("登记区市审核"),
        "record_paper_total": tr("登记纸面总分"),
        "name_acting_leader": tr("指定代理组长"),
        "record_arrival": tr("登记迟到到会"),
        "record_leaving": tr("登记提前离会"),
        "record_recusal": tr("登记回避"),
        "register_certificate": tr("登记证书"),
        "register_centers": tr("记入台账"),
        "rename_department": tr("更正主管部门名称"),
        "rename_person": tr("更正人员姓名"),
        "replace_slip": tr("补发凭条"),
        "restore_person": tr("恢复人员"),
        "resume_sheet": tr("恢复评分"),
        "retire_person": tr("停用人员"),
        "return_report": tr("办理退回补正"),
        "return_sheet": tr("退回评分表"),
        "revoke_role": tr("收回岗位"),
        "revise_rules": tr("修订评审规则"),
        "save_comment": tr("保存评语"),
        "save_draft": tr("保存申报草稿"),
        "save_opinion_text": tr("保存意见书文字"),
        "save_points": tr("打分"),
        "save_veto": tr("登记一票否决"),
        "seal_meeting": tr("封存评分"),
        "set_secret": tr("设置口令"),
        "sign_in": tr("登录"),
        "store_signature": tr("签名"),
        "submit_proposal": tr("提交受理"),
        "submit_sheet": tr("提交评分表"),
        "unlock_person": tr("解除锁定"),
        "use_recovery": tr("使用恢复单"),
        "void_sheet": tr("评分表作废"),
        "withdraw_cancellation": tr("撤回拟办稿"),
        "withdraw_certificate": tr("注销证书"),
        "withdraw_sheet": tr("撤回评分表"),
        "withdraw_slip": tr("收回凭条"),
        "wrong_secret": tr("口令不对"),
    }


def subjects() -> dict[str, str]:
    """The word for each kind of record."""
    return {
        "batch": tr("批次"),
        "center": tr("中心"),
        "department": tr("主管部门"),
        "duty": tr("年度报告"),
        "expert": tr("专家"),
        "font": tr("公文字体"),
        "meeting": tr("评审会"),
        "opinion": tr("意见书"),
        "person": tr("人员"),
        "proposal": tr("申报"),
        "rules": tr("评审规则"),
        "sheet": tr("评分表"),
        "vote": tr("表决"),
        "workspace": tr("工作区"),
    }

"""What the lists of the office are called, and what is said of each."""

from __future__ import annotations

from qtic_desktop.domain.office_lists import ListEntry, OfficeList
from qtic_desktop.gui.texts import tr


def list_name(name: OfficeList) -> str:
    """A list in a few words."""
    return {
        OfficeList.EXAMINATION_NEW: tr("审查事项（新建）"),
        OfficeList.EXAMINATION_CONVERSION: tr("审查事项（转建）"),
        OfficeList.FIELDS: tr("领域"),
        OfficeList.MODES: tr("建设模式"),
        OfficeList.TASKS: tr("建设任务"),
        OfficeList.PAPERS: tr("材料种类"),
        OfficeList.REMARKS: tr("常用说明"),
    }[name]


def about(name: OfficeList) -> str:
    """What the list is for, and what a change of it does."""
    if name.is_examination:
        return tr("逐项审查时看的事项（指引未规定，由本局制定）。已经开始的审查一直用原来的事项，以后开始的用新版。")
    return {
        OfficeList.FIELDS: tr(
            "指引一-1 写明的产业领域；申报表里也可以直接写别的领域。停用的在旧申报里照样显示，新申报不再提供。"
        ),
        OfficeList.MODES: tr(
            "指引二（一）列明三种情形，并写明“可采取多种组建模式”，本局可以另加。停用的在旧申报里照样显示；并入的，列表和统计跟着走，"
            "申报里保留原来写的。"
        ),
        OfficeList.TASKS: tr("指引二（二）写明从“以下任务”中选择，六项是指引定的，不能另加；可以停用，可以改说明。"),
        OfficeList.REMARKS: tr("形式审查写说明的地方提供，选了可以再改（Alt+↓）。已经写下的说明不随这里改动。"),
        OfficeList.PAPERS: tr("随申报送来的材料。停用的在旧申报里照样显示，新申报不再提供。"),
    }[name]


def standing(name: OfficeList, one: ListEntry, merged_into: str) -> str:
    """The state of an entry in a word or two, empty for the usual one."""
    if one.retired:
        return tr("并入{into}").format(into=merged_into) if merged_into else tr("已停用")
    return tr("只作记录") if name.is_examination and not one.required else ""

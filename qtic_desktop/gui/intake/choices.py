"""Titles of the wizard's pages and the entries of its lists, in the guideline's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from qtic_desktop.domain.office_lists import ListEntry, OfficeList, added_modes, offered
from qtic_desktop.gui.intake.choice_cards import ChoiceCards
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import ChoiceBox
from qtic_desktop.storage.queries.office_lists import shipped_entries

PAGE_TITLES: Final = {
    "recommendation": "推荐信息",
    "host": "依托单位",
    "direction": "领域与模式",
    "tasks": "建设任务",
    "plan": "建设方案",
    "funding": "经费与财务",
    "people": "人员与材料",
    "old_center": "原中心",
    "readback": "核对并提交",
}
TRACKS: Final = (
    ("NEW", "新建", "由国家高新技术企业、高等学校、科研院所新建，组织专家对建设方案咨询论证。"),
    ("CONVERSION", "转建", "由工程技术研究中心转建，组织专家对目前建设情况考核，提出是否同意转建意见。"),
)
MODES: Final = (
    (
        "LEAD_ENTERPRISE",
        "企业牵头",
        "优势企业具有突出地位、行业集中度较高的领域：主要由企业牵头，产业链有关企业、高校、科研院所等参与。",
    ),
    (
        "ALLIANCE",
        "多家企业联合",
        "多家企业均衡竞争、行业集中度较低的领域：由多家行业骨干企业联合相关高等学校、科研院所。",
    ),
    (
        "RESEARCH_LED",
        "高校院所牵头",
        "主要由技术研发牵引推动、市场还未培育成熟的战略性领域：由高校、科研院所、高水平创新研究院牵头，有关企业参与。",
    ),
)
#: The fields of 一-1 as the domain keeps them, named here once more so that they have English.
FIELDS: Final = ("新一代高端装备制造", "新能源新材料", "现代海洋", "人工智能", "生物医药", "传统优势产业")
HOST_KINDS: Final = {"enterprise": "企业", "university": "高等学校", "institute": "科研院所", "other": "其他"}
CHANNELS: Final = {"recommended": "主管部门推荐", "directed": "定向组织"}
LEVELS: Final = {"national": "国家级", "provincial": "省级", "municipal": "市级"}
YES_NO: Final = {"yes": "是", "no": "否"}


#: Entries of each dictionary, retired ones too; one that is not there is as it ships.
Dictionaries = Mapping[OfficeList, tuple[ListEntry, ...]]
NOTHING_CHANGED: Final[Dictionaries] = {}


def entries_of(dictionaries: Dictionaries, name: OfficeList) -> tuple[ListEntry, ...]:
    """Every entry of a dictionary."""
    return dictionaries.get(name) or shipped_entries(name)


def own_modes(dictionaries: Dictionaries) -> frozenset[str]:
    """The modes an office has beside the guideline's."""
    return frozenset(added_modes(entries_of(dictionaries, OfficeList.MODES)))


def choices_of(dictionaries: Dictionaries, name: OfficeList) -> list[tuple[str, str]]:
    """Key and words of what a new record can choose."""
    return [(one.key, tr(one.title)) for one in offered(entries_of(dictionaries, name))]


def name_of(row: Any) -> str:
    """The centre of a proposal; a draft without a name goes by its host or by when it was kept, to be told apart."""
    if row.center_name:
        return str(row.center_name)
    other = row.host_name or row.saved_at[:16].replace("T", " ")
    return tr("（未命名，{other}）").format(other=other) if other else tr("（未命名）")


def fill_lists(fields: dict[str, Any], dictionaries: Dictionaries) -> None:
    """Put the entries into the lists of a page; departments and dictionaries come from the workspace."""
    lists = {"host_kind": HOST_KINDS, "channel": CHANNELS, "old_center_level": LEVELS, "legal_entity": YES_NO}
    for name, texts in lists.items():
        box = fields.get(name)
        if isinstance(box, ChoiceBox):
            box.set_choices([(key, tr(text)) for key, text in texts.items()])
    box = fields.get("field")
    if isinstance(box, ChoiceBox):
        box.set_choices(choices_of(dictionaries, OfficeList.FIELDS))
    chooser = fields.get("track")
    if isinstance(chooser, ChoiceCards):
        chooser.set_choices([(key, tr(a), tr(b)) for key, a, b in TRACKS], side_by_side=True)
    chooser = fields.get("mode")
    if isinstance(chooser, ChoiceCards):
        entries = entries_of(dictionaries, OfficeList.MODES)
        chooser.set_choices([(one.key, tr(one.title), tr(one.words)) for one in entries])
        chooser.hide_but([one.key for one in offered(entries)])

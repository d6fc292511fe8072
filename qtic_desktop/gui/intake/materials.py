"""随附材料: the files that came with a proposal, taken in as PDF and kept by content."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.gui.save_path import ask_open_paths
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, button, plain_label

KINDS: Final = {
    "plan": "建设方案",
    "recommendation": "推荐函",
    "list": "推荐汇总表",
    "licence": "法人证书或营业执照",
    "hightech": "高新技术企业证书",
    "finance": "财务或专项审计报告",
    "agreement": "共建或合作协议",
    "staff": "研发人员名单与社保",
    "equipment": "设备清单",
    "site": "场地证明",
    "property": "知识产权证明",
    "projects": "项目立项文件",
    "statutes": "章程或管理制度",
    "pledge": "科研诚信承诺书",
    "green": "绿色门槛自查表与审查意见表",
    "old_approval": "原中心批准文件",
    "old_results": "原中心考核评价材料",
    "other": "其他",
}


class MaterialList(QWidget):
    """Lists what is there; ``file_chosen`` carries the kind and the path of a file to take in."""

    file_chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(8))
        self.words = plain_label(tr("还没有材料。纸质件没有电子版的，可以以后补。"), "muted", self)
        self._layout.addWidget(self.words)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        self.kind = ChoiceBox(self)
        self.kind.setObjectName("materialKind")
        self.kind.setAccessibleName(tr("材料种类"))
        self.kind.set_choices([(key, tr(text)) for key, text in KINDS.items()])
        self.kind.set_value("plan")
        self.add_button = button(tr("添加 PDF 文件"), "file-text", parent=self)
        self.add_button.setObjectName("addMaterial")
        self.add_button.clicked.connect(self._choose)
        line.addWidget(self.kind, 1)
        line.addWidget(self.add_button)
        self._layout.addLayout(line)

    def set_materials(self, rows: Sequence[tuple[str, str]]) -> None:
        """Kind and file name of each file that is there."""
        if rows:
            self.words.setText("\n".join(f"{tr(KINDS.get(kind, kind))}：{name}" for kind, name in rows))

    def _choose(self) -> None:
        for name in ask_open_paths(self, tr("添加 PDF 文件"), tr("PDF 文件 (*.pdf)")):
            self.file_chosen.emit(self.kind.value() or "other", Path(name))

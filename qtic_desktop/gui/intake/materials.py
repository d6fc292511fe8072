"""随附材料: the files that came with a proposal, taken in as PDF or picture and kept by content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.gui.save_path import ask_open_paths
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, OneLine, button, plain_label

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.intake import MaterialRow, RemovedMaterial

KINDS: Final = {
    "form": "申报表扫描件",
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


def kinds_of_file() -> str:
    """What a dialog of files offers."""
    return tr("PDF 和图片 (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp)")


class MaterialList(QWidget):
    """Lists what is there, each file with what can be done with it.

    ``file_chosen`` carries the kind, the path and the id of the file it replaces (empty for none); ``open_wanted`` and
    ``remove_wanted`` a row, ``restore_wanted`` a removed one.
    """

    file_chosen = Signal(str, object, str)
    open_wanted = Signal(object)
    remove_wanted = Signal(object)
    restore_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_paths = ask_open_paths
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(8))
        self.words = plain_label(tr("还没有材料。纸质件没有电子版的，可以以后补。"), "muted", self)
        self._layout.addWidget(self.words)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme().px(4))
        self._layout.addLayout(self._lines)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        self.kind = ChoiceBox(self)
        self.kind.setObjectName("materialKind")
        self.kind.setAccessibleName(tr("材料种类"))
        self.kind.set_choices([(key, tr(text)) for key, text in KINDS.items()])
        self.kind.set_value("plan")
        self.add_button = button(tr("添加文件…"), "file-text", parent=self)
        self.add_button.setObjectName("addMaterial")
        self.add_button.clicked.connect(self._choose)
        line.addWidget(self.kind, 1)
        line.addWidget(self.add_button)
        self._layout.addLayout(line)

    def set_materials(self, rows: Sequence[MaterialRow], removed: Sequence[RemovedMaterial] = ()) -> None:
        """Show the files that are there, and below those that were taken off."""
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._lines.addWidget(self._line(row))
        for gone in removed:
            self._lines.addWidget(self._removed_line(gone))
        self.words.setVisible(not rows)

    def shown(self) -> list[str]:
        """What the lines say."""
        items = (self._lines.itemAt(number) for number in range(self._lines.count()))
        lines = [item.widget() for item in items if item is not None]
        return [line.accessibleName() for line in lines if line is not None]

    def _line(self, row: MaterialRow) -> QWidget:
        name = tr("{kind}：{file}").format(kind=tr(KINDS.get(row.kind, row.kind)), file=row.file_name)
        acts = (
            (tr("打开"), "eye", "openMaterial", partial(self.open_wanted.emit, row)),
            (tr("替换…"), "refresh-cw", "replaceMaterial", partial(self._replace, row)),
            (tr("移除"), "x", "removeMaterial", partial(self.remove_wanted.emit, row)),
        )
        return self._with_acts(name, "body", acts)

    def _removed_line(self, row: RemovedMaterial) -> QWidget:
        facts = {"kind": tr(KINDS.get(row.kind, row.kind)), "file": row.file_name}
        acts = ((tr("恢复"), "undo-2", "restoreMaterial", partial(self.restore_wanted.emit, row)),)
        return self._with_acts(tr("已移除 {kind}：{file}").format(**facts), "muted", acts)

    def _with_acts(self, words: str, role: str, acts: Sequence[tuple[str, str, str, Callable[[], None]]]) -> QWidget:
        line = QWidget(self)
        line.setAccessibleName(words)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(4))
        row.addWidget(OneLine(words, role, line), 1)
        for text, sign, name, slot in acts:
            made = button(text, sign, "quiet", line)
            made.setObjectName(name)
            made.setAccessibleName(f"{text} {words}")
            made.clicked.connect(slot)
            row.addWidget(made)
        return line

    def _choose(self) -> None:
        for name in self.ask_paths(self, tr("添加文件…"), kinds_of_file()):
            self.file_chosen.emit(self.kind.value() or "other", Path(name), "")

    def _replace(self, row: MaterialRow) -> None:
        for name in self.ask_paths(self, tr("替换 {file}").format(file=row.file_name), kinds_of_file())[:1]:
            self.file_chosen.emit(row.kind, Path(name), row.id)

"""Taking in a workbook: read whole and shown before anything is written; a person then takes it in or leaves it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.forms import ImportKind
from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.carrier import Carrier
from qtic_desktop.gui.texts import tone, tr
from qtic_desktop.gui.widgets import BusyBar, InlineMessage

if TYPE_CHECKING:
    from qtic_desktop.gui.stage.workbook_preview import ImportPreview
    from qtic_desktop.services.files import MadeFile
    from qtic_desktop.services.imports import ImportReport
    from qtic_desktop.services.imports.words import WordsOfFile
    from qtic_desktop.services.use_case import WorkOrder


@dataclass(frozen=True, slots=True)
class WorkbookImport:
    """What a stage takes in: the kind of workbook, the act that writes it, and the words. ``blank`` is the name offered
    for the empty workbook; ``taken`` words what came, from {n}. ``updates``: records that are there and differ can take what
    the file says."""

    kind: ImportKind
    act: Act
    title: str
    blank: str
    taken: Callable[[int], str]
    updates: bool = False


class Importer(Carrier["ImportReport"]):
    """Carries out a ``WorkbookImport`` for a page."""

    taken_in = Signal(object)

    def __init__(
        self, ctx: AppContext, what: WorkbookImport, page: QWidget, message: InlineMessage, busy: BusyBar
    ) -> None:
        super().__init__(ctx, page, message, busy)
        self._what = what
        self.title, self.blank, self.kind = what.title, what.blank, what.kind

    def kinds(self) -> str:
        """Old ones too, because their refusal says what to do, and a greyed-out name does not."""
        return ";;".join(
            (tr("表格 (*.xlsx *.csv *.tsv *.txt)"), tr("旧格式的表格，请先另存 (*.xls *.et)"), tr("所有文件 (*)"))
        )

    def order(self, path: Path, *, dry_run: bool, update: bool = False) -> WorkOrder[ImportReport]:
        """As the kind of workbook is read; ``update``: what is there and differs takes what the file says."""
        from qtic_desktop.services.imports import import_order

        return import_order(self._what.kind, path, dry_run=dry_run, update=update)

    def words_order(self, path: Path) -> WorkOrder[WordsOfFile]:
        """Those of a list of proposals."""
        from qtic_desktop.services.imports.words import words_of_file

        return words_of_file.bind(path=path)

    def marked_order(self, source: Path, path: Path) -> WorkOrder[MadeFile]:
        """With what was found in its cells."""
        from qtic_desktop.services.imports.marked import marked_order

        return marked_order(self._what.kind, source, path, lang=self._ctx.lang)

    def look_at(self, path: Path, report: ImportReport) -> ImportPreview:
        """Row by row."""
        from qtic_desktop.gui.stage.workbook_preview import ImportPreview

        made = ImportPreview(self._ctx, path.name, report, self._page.window(), updates=self._what.updates)
        made.update_wanted.connect(lambda: self.run(path, self.order(path, dry_run=False, update=True), self.written))
        return made

    def written(self, report: ImportReport) -> None:
        """What came, and what did not."""
        words = self._what.taken(report.new)
        if report.updated:
            words += tr("已按文件更新 {n} 行，原来的内容留在办理记录里。").format(n=report.updated)
        left = report.same + report.different + len(report.rejected)
        if left:
            words += tr(
                "另有 {n} 行没有导入：已有且相同 {same} 行，已有但不同 {different} 行，不能导入 {bad} 行。"
            ).format(n=left, same=report.same, different=report.different, bad=len(report.rejected))
        self._message.show_message(words, "warn" if report.different or report.rejected else "ok")
        self.taken_in.emit(report)

    def cannot_read(self, path: Path, error: Exception) -> None:
        """A list whose headings are not known can be explained."""
        unknown = isinstance(error, Refused) and error.code in ("exchange.columns_missing", "exchange.no_heading")
        if not unknown or self._what.kind is not ImportKind.PROPOSALS:
            self.fail(error)
            return
        acts = ((tr("认识这份表…"), partial(self.teach, path)), (tr("另存空白表格…"), self.save_blank))
        self._message.show_message(self._ctx.say(error), tone(error), acts)

    def marked_words(self, made: MadeFile, name: str) -> str:
        """How many rows, and that only what is new comes in later."""
        words = tr("已把 {n} 行的问题标在 {name} 里，可以发回去改；改好后再导入，只会导入新的行。")
        if made.status == "table":
            words += tr("原来的格式没有保留，只有表格内容。")
        return words.format(n=made.about, name=name)

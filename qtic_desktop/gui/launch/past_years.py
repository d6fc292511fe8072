"""历年台账 on the page of 启动建设: choose, look, teach, take in, give back marked, take back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.imports.columns_past import PAST_YEARS
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.launch.past_dialogs import PastPreview, take_back_act, takings_dialog
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.stage.carrier import Carrier
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.texts import tr
from qtic_desktop.storage.queries.launch import CenterRow
from qtic_desktop.storage.queries.past import PastTakingRow, past_takings

if TYPE_CHECKING:
    from qtic_desktop.services.files import MadeFile
    from qtic_desktop.services.imports.past import PastReport
    from qtic_desktop.services.imports.words import WordsOfFile
    from qtic_desktop.services.use_case import WorkOrder


class PastYears(Carrier["PastReport"]):
    """Carries the workbook from its file into the ledger, and what was taken in back out of it."""

    def __init__(self, ctx: AppContext, page: RecordPage[CenterRow]) -> None:
        super().__init__(ctx, page, page.message, page.busy)
        self._books = page
        self.title, self.blank, self.kind = tr("历年台账"), tr("历年台账（空白表格）"), PAST_YEARS

    def open(self) -> None:
        """What was taken in so far, and taking in more."""
        self._ctx.ask(past_takings.bind(), on_done=self._show_takings, on_error=self._books.report)

    def _show_takings(self, rows: tuple[PastTakingRow, ...]) -> None:
        actor = self._ctx.actor
        dialog = takings_dialog(
            rows, why_not=why_not_mine(actor, Act.TAKE_PAST_YEARS),
            why_not_back=why_not_mine(actor, Act.TAKE_BACK_PAST_YEARS), parent=self._books,
        )  # fmt: skip
        dialog.loading.connect(self.choose)
        dialog.blank.connect(self.save_blank)
        dialog.taking_back.connect(self._take_back)
        self._books.show_dialog(dialog)

    def _take_back(self, row: PastTakingRow) -> None:
        dialog = ActDialog(self._ctx, take_back_act(), row, self._books.window())
        said = tr("已整份撤回“{file}”。改正后可以再记入。").format(file=row.source)
        dialog.acted.connect(lambda _done: self._message.show_message(said, "ok"))
        self._books.show_dialog(dialog)

    def order(self, path: Path, *, dry_run: bool) -> WorkOrder[PastReport]:
        """All of it or nothing."""
        from qtic_desktop.services.imports.past import past_order

        return past_order(path, dry_run=dry_run)

    def words_order(self, path: Path) -> WorkOrder[WordsOfFile]:
        """Those of all its sheets."""
        from qtic_desktop.services.imports.past.words import words_of_past

        return words_of_past.bind(path=path)

    def marked_order(self, source: Path, path: Path) -> WorkOrder[MadeFile]:
        """With every reason beside its cell."""
        from qtic_desktop.services.imports.past import mark_past_file

        return mark_past_file.bind(path=source, out=path, lang=self._ctx.lang)

    def look_at(self, path: Path, report: PastReport) -> PastPreview:
        """Cell by cell, and centre by centre."""
        return PastPreview(self._ctx, path.name, report, self._books.window())

    def written(self, report: PastReport) -> None:
        """What came, and that gaps can be looked at again."""
        words = report.summary(self._ctx.lang)
        if report.gaps and report.written:
            words += tr("缺项可以用同一份文件再试运行查看，或“标注后退回”。")
        self._message.show_message(words, "ok" if report.written else "warn")

    def marked_words(self, made: MadeFile, name: str) -> str:
        """How many rows; the whole workbook is taken in again."""
        return tr("已把 {n} 行的问题和缺项标在 {name} 里；改好后整份再导入。").format(n=made.about, name=name)

    def blank_words(self, name: str) -> str:
        """Where it is taken in."""
        return tr("空白表格已存为 {name}。填好后从“历年台账”导入。").format(name=name)

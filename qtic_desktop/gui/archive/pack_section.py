"""归档: the pack of a batch, made for the records office, and a pack checked against its own list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.save_path import AskPath, ask_folder, ask_open_path, ask_save_path, safe_name, with_ending
from qtic_desktop.gui.section import Section, column, row_of, scrolling
from qtic_desktop.gui.stage.paper import kind_words
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, ChoiceBox, StateChip, button, plain_label

if TYPE_CHECKING:
    from qtic_desktop.domain.archive import PackVerdict
    from qtic_desktop.services.archive.pack import Pack
    from qtic_desktop.storage.queries.registry import NamedRow

_ZIP = (".zip",)


class PackSection(Section):
    """Above what to file and as what, below what came of it."""

    kinds = frozenset({Kind.BATCH, Kind.PROPOSAL})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            ctx, tr("一个批次办完以后，把它的材料、意见书、名单、公示和数据归成一包，交给档案部门；没有本程序也能打开和核对。"), parent
        )  # fmt: skip
        self.ask_path: AskPath = ask_save_path
        self.ask_folder: AskPath = ask_folder
        self.ask_open: AskPath = ask_open_path
        content, inside = column(self, 760)
        inside.setContentsMargins(0, 0, theme().px(8), 0)
        inside.addWidget(plain_label(tr("生成归档包"), "section", content))
        self._names: dict[str, str] = {}
        self._asked: object = None
        self.batch = ChoiceBox(content)
        self.batch.setObjectName("packBatch")
        self.batch.setAccessibleName(tr("批次"))
        self.batch.setMinimumWidth(theme().px(320))
        inside.addLayout(row_of(plain_label(tr("批次"), "body", content), self.batch))
        inside.addWidget(
            plain_label(
                tr("包里有：申报材料、评分表和汇总表、更正单、各版意见书和签名情况、扫描回来的签字页、名单、公示件、建设档案，全部数据（两种通用的数据格式），"
                   "SHA-256 清单，卷内目录和备考表，以及一个可以在任何电脑上打开的核对页。没有封存的评分和表决、没有定稿的意见书"
                   "不会收入，备考表里写明。异议人不会收入。"),
                "help", content,
            )
        )  # fmt: skip
        inside.addWidget(
            plain_label(tr("归档包没有加密，里面有专家姓名、评分和申报材料，请按档案管理规定保管。"), "help", content)
        )
        self.ahead = plain_label("", "warn", content)
        self.ahead.setObjectName("packAhead")
        self.ahead.setWordWrap(True)
        self.ahead.hide()
        self.batch.edited.connect(self._look_ahead)
        self.as_zip = self.guard(button(tr("存成一个压缩文件…"), "save", "primary", content), Act.RECORD_ARCHIVE)
        self.as_zip.setObjectName("packZip")
        self.as_zip.clicked.connect(self.make_zip)
        self.as_folder = self.guard(button(tr("存成文件夹…"), "folder-open", "", content), Act.RECORD_ARCHIVE)
        self.as_folder.setObjectName("packFolder")
        self.as_folder.clicked.connect(self.make_folder)
        self.busy = BusyBar(content)
        self.made = plain_label("", "body", content)
        inside.addLayout(row_of(self.as_zip, self.as_folder))
        inside.addWidget(self.ahead)
        inside.addWidget(self.busy)
        inside.addWidget(self.made)
        inside.addSpacing(theme().px(12))
        inside.addWidget(plain_label(tr("核对归档包"), "section", content))
        inside.addWidget(
            plain_label(tr("逐个文件与包内目录比对，并查它的总校验码是不是从这个工作区归档时记下的。"), "help", content)
        )
        self.check_zip = button(tr("核对压缩文件…"), "shield-check", "", content)
        self.check_zip.setObjectName("checkPackZip")
        self.check_zip.clicked.connect(lambda: self._check(self.ask_open))
        self.check_folder = button(tr("核对文件夹…"), "folder-open", "", content)
        self.check_folder.setObjectName("checkPackFolder")
        self.check_folder.clicked.connect(lambda: self._check(self.ask_folder))
        self.chip = StateChip(parent=content)
        self.chip.hide()
        self.verdict = plain_label("", "body", content)
        inside.addLayout(row_of(self.check_zip, self.check_folder))
        inside.addLayout(row_of(self.chip))
        inside.addWidget(self.verdict)
        inside.addStretch(1)
        self.body.addWidget(scrolling(content, self), 1)

    def read(self) -> None:
        """The batches there are."""
        from qtic_desktop.storage.queries.registry import batches

        self.ctx.ask(batches.bind(), on_done=self._show, on_error=self.fail)

    def _show(self, rows: tuple[NamedRow, ...]) -> None:
        before = self.batch.value()
        self._names = {row.id: row.name for row in rows}
        self.batch.set_choices([(row.id, tr("{batch}的全部材料").format(batch=row.name)) for row in rows])
        known = [row.id for row in rows]
        if known:
            self.batch.set_value(before if before in known else known[0])
        self.batch.setEnabled(bool(rows))
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Say before anything is packed what would not be in it, and which corrections are open."""
        from qtic_desktop.services.archive.pack import ahead_of_pack

        batch = self.batch.value()
        if batch != self._asked:  # of the same one what was said stands until the answer comes: nothing jumps meanwhile
            self.ahead.hide()
        self._asked = batch
        if batch is None or not self.may(Act.RECORD_ARCHIVE):
            return

        def told(said: tuple[str, ...]) -> None:
            if self.batch.value() == batch:
                self.ahead.setText("\n".join([tr("现在归档，要先知道："), *said]))
                self.ahead.setVisible(bool(said))

        self.ctx.work(ahead_of_pack.bind(batch=batch, lang=self.ctx.lang), on_done=told, on_error=self.fail)

    def make_zip(self) -> None:
        """Ask for a name, make the pack."""
        if not self._has_batch():
            return
        chosen = self.ask_path(self.window(), tr("生成归档包"), f"{self._name()}.zip", kind_words(_ZIP))
        if chosen:
            self._make(with_ending(Path(chosen), _ZIP))

    def make_folder(self) -> None:
        """Ask where, make the pack as a folder of its own there."""
        if not self._has_batch():
            return
        chosen = self.ask_folder(self.window(), tr("归档包放在哪个文件夹里"), "", "")
        if chosen:
            self._make(Path(chosen) / self._name())

    def _has_batch(self) -> bool:
        if self.batch.value() is None:
            self.said.emit(tr("还没有批次，没有可以归档的内容。"), "info")
            return False
        return True

    def _name(self) -> str:
        return safe_name(tr("归档_{batch}").format(batch=self._names.get(str(self.batch.value()), "")))

    def _make(self, out: Path) -> None:
        from qtic_desktop.services.archive.pack import make_pack

        self.made.setText("")
        for one in (self.as_zip, self.as_folder):
            one.setEnabled(False)
        task = self.ctx.work_in_steps(
            make_pack.bind(out=out, batch=str(self.batch.value()), replace=out.is_file()),
            on_done=self._made, on_error=self.fail, label=tr("正在归档"),
        )  # fmt: skip
        task.ended.connect(self._ended)
        self.busy.watch(task, tr("正在归档并读回核对"))

    def _ended(self) -> None:
        for one in (self.as_zip, self.as_folder):
            one.setEnabled(self.may(Act.RECORD_ARCHIVE))

    def _made(self, pack: Pack) -> None:
        from qtic_desktop.documents.content.archive import grouped

        size = f"{pack.size / 1_000_000:.1f}"
        said = tr("已归档，并已读回核对：{name}，{files} 个文件，{size} MB。").format(
            name=pack.path.name, files=pack.files, size=size
        )
        lines = [said, tr("总校验码 {code}，备考表上印的是同一个。").format(code=grouped(pack.code))]
        if pack.left_out:
            lines += [tr("没有收入的："), *pack.left_out]
        self.made.setText("\n".join(lines))
        self.said.emit(said, "ok")

    # -- checking

    def _check(self, ask: AskPath) -> None:
        from qtic_desktop.services.archive.pack_check import check_kept_pack

        chosen = ask(self.window(), tr("核对归档包"), "", kind_words(_ZIP))
        if not chosen:
            return
        self.chip.hide()
        self.verdict.setText("")
        task = self.ctx.work(check_kept_pack.bind(path=Path(chosen)), on_done=self._tell, on_error=self.fail)
        self.busy.watch(task, tr("正在核对归档包"))

    def _tell(self, verdict: PackVerdict) -> None:
        from qtic_desktop.documents.content.archive import pack_sentences

        if verdict.broken:
            self.chip.set_state("bad", tr("不能核对"))
        elif not verdict.whole:
            self.chip.set_state("bad", tr("不一致"))
        else:
            self.chip.set_state("ok", tr("完好"))
        self.chip.show()
        self.verdict.setText("\n".join(pack_sentences(verdict, self.ctx.lang)))
